"""Doing one act on a case, at `/meja/perkara/<subject>/<act>/`.

Rules kept here: an act is done by POST alone; a refused one shows the case again with the reason beside the form.
Whoever comes back to its address, from the login or by the browser, is led to the case.
Left to others: which acts there are (`case_moves`).
"""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from saksama.errors import SaksamaError
from saksama_node.accounts.policy import Action, may, require
from saksama_node.accounts.staff import Staff
from saksama_node.cases import queries
from saksama_node.flows.case_rights import RIGHTS
from saksama_node.web.desk.access import desk
from saksama_node.web.desk.case_moves import MOVES, form_sent
from saksama_node.web.desk.cases import show_case
from saksama_node.web.desk.faults import explain


@desk(Action.CASE_READ)
@require_http_methods(["GET", "HEAD", "POST"])
def act(request: HttpRequest, by: Staff, subject: str, slug: str) -> HttpResponse:
    """Do it."""
    if request.method != "POST":
        return redirect("desk:case", subject)
    move = next((each for each in MOVES if each.slug == slug), None)
    if move is None:
        raise Http404
    case = queries.case(subject)
    require(by, RIGHTS[move.kind], case.region)
    form = form_sent(move, case, request.POST)
    if not form.is_valid():
        return show_case(request, by, subject, act=slug, form=form)
    try:
        is_entered = move.do(by, case, form.cleaned_data)
    except SaksamaError as error:
        return show_case(request, by, subject, act=slug, form=form, fault=explain(error))
    if is_entered:
        messages.success(request, _("Tercatat: %(act)s.") % {"act": move.title})
    else:
        messages.success(request, _("Diusulkan. Orang kedua harus menyetujuinya sebelum tercatat."))
    # Who handed the case over may not be among its readers any more.
    after = queries.case(subject)
    return redirect("desk:case", subject) if may(by, Action.CASE_READ, after.region) else redirect("desk:cases")


URLS: list[URLPattern] = [path("perkara/<str:subject>/<slug:slug>/", act, name="case_act")]
