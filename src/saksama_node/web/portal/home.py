"""The portal's first page: what this is, and the doors.

Rules kept here: plain words; numbers come from the log; no picture of a person, no colour of a party.
Left to others: reporting and following up (the cases' pages).
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.views.decorators.http import require_safe

from saksama_node.agreements import public as agreements
from saksama_node.ledger import public as ledger
from saksama_node.settings.current import SETTINGS
from saksama_node.web.gate.sharing import made_once


@require_safe
@made_once
def home(request: HttpRequest) -> HttpResponse:
    """Show the doors."""
    shown = agreements.shown()
    agreement = shown[0] if shown else None
    partner = next((each for each in agreement.parties if each.origin != SETTINGS.origin), None) if agreement else None
    witnesses = ledger.standing()
    page = {
        "agreement": agreement,
        "partner": partner,
        "size": ledger.tree_size(),
        "latest": ledger.latest(1),
        "witnesses": witnesses,
        "unwitnessed": not witnesses,
    }
    return render(request, "portal/home.html", page)


URLS: list[URLPattern] = [path("", home, name="home")]
