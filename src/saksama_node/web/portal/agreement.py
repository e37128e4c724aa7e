"""The agreement as anyone may read it: who may ask whom for what, until when, and how to check the signatures.

Rules kept here: it shows what the signed text says; what is assumed stands beside it, marked.
Left to others: whether it is in force (agreements.public), the signed note's bytes (peer).
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.views.decorators.http import require_safe

from saksama_node.agreements import public as agreements
from saksama_node.settings.current import SETTINGS
from saksama_node.web.codes import STANDING_STATES, word
from saksama_node.web.portal.history import lines


@require_safe
def agreement(request: HttpRequest) -> HttpResponse:
    """Show every agreement that was proposed, the newest first."""
    shown = [
        {"it": each, "state": STANDING_STATES[each.standing], "standing": word(each.standing), "history": lines(each)}
        for each in agreements.shown()
    ]
    return render(request, "portal/agreement.html", {"shown": shown, "url": SETTINGS.url})


URLS: list[URLPattern] = [path("nota/", agreement, name="agreement")]
