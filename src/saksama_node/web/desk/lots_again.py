"""A further draw on the desk, at `/meja/undian/<subject>/`: asked for by one person, begun or dropped by a second.

Rules kept here: what was written is not lost where it is refused: the case is shown again, with the form as sent.
Left to others: what may be entered (flows.draw_again), what the page shows of draws (lots).
"""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from saksama.errors import SaksamaError
from saksama_node.accounts.policy import Action, require
from saksama_node.accounts.staff import Staff
from saksama_node.cases import queries
from saksama_node.flows import draw_again
from saksama_node.web.desk.access import desk
from saksama_node.web.desk.cases import show_case
from saksama_node.web.desk.faults import explain
from saksama_node.web.desk.lots import further_form


@desk(Action.CASE_ASSIGN)
@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: HttpRequest, by: Staff, subject: str) -> HttpResponse:
    """Ask for a further draw; whoever comes back to this address is led to the case."""
    if request.method != "POST":
        return redirect("desk:case", subject)
    require(by, Action.CASE_ASSIGN, queries.case(subject).region)
    form = further_form(request.POST)
    if not form.is_valid():
        return show_case(request, by, subject, further=form)
    try:
        draw_again.propose_further_draw(by, subject, form.cleaned_data["reason"])
    except SaksamaError as error:
        form.add_error(None, explain(error))
        return show_case(request, by, subject, further=form)
    messages.success(request, _("Undian ulang diusulkan. Orang kedua harus menyetujuinya."))
    return redirect("desk:case", subject)


@desk(Action.CASE_ASSIGN)
@require_POST
def decide(request: HttpRequest, by: Staff, subject: str) -> HttpResponse:
    """Begin the proposed further draw as second person, or drop it."""
    require(by, Action.CASE_ASSIGN, queries.case(subject).region)
    try:
        if request.POST.get("putusan") == "setuju":
            draw_again.confirm_further_draw(by, subject)
            messages.success(request, _("Daftar undian ulang tercatat. Undian menunggu tanda tangan penyaksi luar."))
        else:
            draw_again.take_back_further_draw(by, subject)
            messages.success(request, _("Usulan undian ulang dihapus."))
    except SaksamaError as error:
        messages.error(request, explain(error))
    return redirect("desk:case", subject)


URLS: list[URLPattern] = [
    path("undian/<str:subject>/ulang/", propose, name="lot_propose"),
    path("undian/<str:subject>/putusan/", decide, name="lot_decide"),
]
