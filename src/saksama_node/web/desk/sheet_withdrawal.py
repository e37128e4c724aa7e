"""Desk act: a copy that was brought by mistake is taken back, at `.../tarik/`.

Rules kept here: it goes on to the list, since the copy's own page is no more; a refusal stands on the copy's page.
Left to others: whether it may (flows.withdraw_copy).
"""

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from saksama_node.accounts.policy import Action
from saksama_node.accounts.staff import Staff
from saksama_node.flows.withdraw_copy import withdraw_copy
from saksama_node.results.keying import CopyRefused
from saksama_node.web.desk.access import desk
from saksama_node.web.desk.faults import explain


@desk(Action.SHEET_KEY)
@require_POST
def withdraw(request: HttpRequest, by: Staff, subject: str) -> HttpResponseBase:
    """Take a copy back."""
    try:
        withdraw_copy(by, subject)
    except CopyRefused as refused:
        messages.error(request, explain(refused))
        return redirect("desk:sheet", subject)
    messages.success(request, _("Salinan ditarik. TPS itu dapat menerima salinan lain."))
    return redirect("desk:sheets")


URLS: list[URLPattern] = [path("hasil/salinan/<str:subject>/tarik/", withdraw, name="sheet-withdraw")]
