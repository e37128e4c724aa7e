"""Pages about the look itself: the accent, the gallery of components, the pages of errors.

Rules kept here:
  * An error page says what happened, what to do next, and a code that the documentation explains.
  * What was recorded before an answer failed is not called "not received".
  * Who is refused for trying too often costs little: that page is made once for each language and place.
Left to others: the components (`templatetags/saksama_ui.py`), the accent's colours (`accent.py`).
"""

import sys
from functools import cache
from http import HTTPStatus
from typing import Final

from django.core.exceptions import RequestDataTooBig
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from saksama_node.accounts.recused import KeptAway
from saksama_node.ledger import outcome
from saksama_node.ledger.world import fault_of
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS
from saksama_node.web.accent import stylesheet
from saksama_node.web.unable import UNKNOWN, sentence, status

_NO_ROOM: Final = 507


@require_safe
@cache_control(public=True, max_age=3600)
def accent(_request: HttpRequest) -> HttpResponse:
    """Serve this institution's accent."""
    return HttpResponse(stylesheet(SETTINGS.accent), content_type="text/css; charset=utf-8")


def bad_request(request: HttpRequest, exception: Exception | None = None, *, words: str = "") -> HttpResponse:
    """Answer 400, or 413 to what is longer than the address takes. `words`: what was wrong, where it is known."""
    status = HTTPStatus.BAD_REQUEST
    if isinstance(exception, RequestDataTooBig):
        status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
        words = _("Kiriman ini lebih besar daripada yang diterima di alamat ini. Tidak ada yang disimpan.")
    return render(request, "errors/400.html", {"words": words, "status": status.value}, status=status)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 403: no role for it, or a declared interest."""
    kept_away = exception is not None and KeptAway.code in exception.args
    return render(request, "errors/403.html", {"kept_away": kept_away}, status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 404."""
    return render(request, "errors/404.html", status=404)


def failed(request: HttpRequest) -> HttpResponse:
    """Answer 500, or 503 or 507 where the world failed us, without touching the database, which may be what failed."""
    page: dict[str, object] = {"node": SETTINGS, "at": now(), "LANGUAGE_CODE": get_language(), "acted": outcome.acted()}
    # Django calls this while it handles the error.
    fault = fault_of(sys.exception())
    words = sentence(fault) if fault is not None else ""
    if fault is None or not words:
        return HttpResponse(render_to_string("errors/500.html", page), status=500)
    # SQLite opened a connection for reading only while the disk took no writing: the next request opens another.
    connection.close()
    page |= {"words": words, "code": fault.code}
    page["unknown"] = fault.code == UNKNOWN
    page["counter"] = status(fault) == _NO_ROOM and not request.path.startswith("/meja/")
    words = render_to_string("errors/503.html", page)
    return HttpResponse(words, status=status(fault), headers={"Retry-After": "30"})


def too_many(words: str, back: str) -> HttpResponse:
    """Answer 429 to one who tried too often. `words` and `back` are our own, never the reader's: the page is kept."""
    return HttpResponse(_too_many(get_language() or "", words, back), status=429, headers={"Cache-Control": "no-store"})


@cache
def _too_many(language: str, words: str, back: str) -> str:
    page = {"node": SETTINGS, "LANGUAGE_CODE": language, "words": words, "back": back}
    return render_to_string("errors/429.html", page)


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer 403 to a form whose token does not match: an old page, or a forged one."""
    return render(request, "errors/csrf.html", status=403)
