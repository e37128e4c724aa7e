"""Doing one act on a case, at `/meja/perkara/<subject>/<act>/`.

Rules kept here: an act is done by POST alone; a refused one shows the case again with the reason beside the form.
Left to others: which acts there are (`case_moves`).
"""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from saksama.errors import SaksamaError
from saksama_node.accounts.policy import Action, require
from saksama_node.accounts.staff import Staff
from saksama_node.cases import queries
from saksama_node.web.desk.access import desk
from saksama_node.web.desk.case_moves import MOVES, form_for
from saksama_node.web.desk.cases import show_case
from saksama_node.web.desk.faults import explain


@desk(Action.CASE_READ)
@require_POST
def act(request: HttpRequest, by: Staff, subject: str, slug: str) -> HttpResponse:
    """Do it."""
    move = next((each for each in MOVES if each.slug == slug), None)
    if move is None:
        raise Http404
    case = queries.case(subject)
    require(by, move.action, case.region)
    form = form_for(move, case, request.POST)
    if not form.is_valid():
        return show_case(request, by, subject, act=slug, form=form)
    try:
        move.do(by, case, form.cleaned_data)
    except SaksamaError as error:
        return show_case(request, by, subject, act=slug, form=form, fault=explain(error))
    messages.success(request, _("Tercatat: %(act)s.") % {"act": move.title})
    return redirect("desk:case", subject)


URLS: list[URLPattern] = [path("perkara/<str:subject>/<slug:slug>/", act, name="case_act")]
