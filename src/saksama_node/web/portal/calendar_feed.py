"""The calendar of one person, at `/kalender/<key>.ics`, for calendar programs, which cannot log in.

Rules kept here:
  * The key stands in the address, because such a program sends nothing else. Our own log names the route, never the
    path; a proxy before the node must not write this path either (docs/operations.md).
  * A wrong, a revoked and an ended person's key get the same answer, 404; each counts, as a wrong follow-up code does.
  * Nobody else keeps it: no cache, no search engine.
Left to others: what is in it, by the rights of this moment (flows read_calendar).
"""

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from saksama_node.flows.deadlines.read_calendar import calendar_by_key
from saksama_node.web import throttle

_GUESSES: Final = 10
_WHAT: Final = "calendar"


@never_cache
@require_safe
def feed(request: HttpRequest, key: str) -> HttpResponse:
    """Hand out the calendar."""
    guess = throttle.admit_in_turn(request, _WHAT, _GUESSES)
    if isinstance(guess, throttle.Held):
        return _said(_("Terlalu banyak alamat kalender yang salah. Coba lagi nanti."), 429)
    found = throttle.judged(guess, lambda: calendar_by_key(key))
    if found is None:
        return _said(_("Tidak ada kalender di alamat ini. Buat alamat baru di meja."), 404)
    response = HttpResponse(found, content_type="text/calendar; charset=utf-8")
    response["X-Robots-Tag"] = "noindex"
    return response


def _said(words: str, status: int) -> HttpResponse:
    return HttpResponse(words, status=status, content_type="text/plain; charset=utf-8")


URLS: list[URLPattern] = [path("kalender/<str:key>.ics", feed, name="calendar_feed")]
