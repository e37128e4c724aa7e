"""Asking for a further draw, at `/meja/undian/<subject>/ulang/`.

Rules kept here: what was written is not lost where it is refused: the case is shown again, with the form as sent.
Left to others: what may be entered (cases.lots.lots), its second person (seconds), what the page shows of draws (lots).
"""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from saksama.errors import SaksamaError
from saksama_node.accounts.policy import Action, require
from saksama_node.accounts.staff import Staff
from saksama_node.cases import queries
from saksama_node.cases.lots import lots
from saksama_node.flows.seconds import two_persons
from saksama_node.web.desk.cases.cases import show_case
from saksama_node.web.desk.cases.lots import further_form
from saksama_node.web.desk.frame.access import desk
from saksama_node.web.desk.frame.faults import explain


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
        two_persons.propose(by, lots.asked(subject, form.cleaned_data["reason"]))
    except SaksamaError as error:
        form.add_error(None, explain(error))
        return show_case(request, by, subject, further=form)
    messages.success(request, _("Undian ulang diusulkan. Orang kedua harus menyetujuinya."))
    return redirect("desk:case", subject)


URLS: list[URLPattern] = [
    path("undian/<str:subject>/ulang/", propose, name="lot_propose"),
]
