"""One page for all who had asked for it before it was begun: where many wait for the same, it is made once.

Rules kept here:
  * Nobody gets an older page than one made for him would be, and where nobody waits for a turn nothing is shared.
  * Only what is nobody's is shared: asked without a query, and with no cookie but the choice of a language and that of
    forms. A cookie that the page would set is not handed on.
  * It is made with a forms' secret of nobody; each reader's own tokens are put in their places. One that this missed
    would be worth nothing to anybody.
Left to others: when one asked (`gate`), which pages are made so (the portal's).
"""

import re
import time
from collections.abc import Callable
from functools import wraps
from typing import Final, NamedTuple

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token

ASKED: Final = "saksama.asked"
"""When a request came, by the monotonic clock, among what the pages are told of it; a header cannot say it."""
_OWN: Final = "CSRF_COOKIE"
"""Where Django keeps a reader's secret meanwhile."""
_COOKIES: Final = frozenset({settings.CSRF_COOKIE_NAME, settings.LANGUAGE_COOKIE_NAME})
_TOKEN: Final = re.compile(rb'(?<=name="csrfmiddlewaretoken" value=")[^"]*')

type View = Callable[[HttpRequest], HttpResponse]


class _Page(NamedTuple):
    began: float
    status: int
    headers: dict[str, str]
    content: bytes


def made_once(view: View) -> View:
    """Make a page that says the same to everybody once for all who wait for it."""
    newest: dict[str | None, _Page] = {}

    @wraps(view)
    def answered(request: HttpRequest) -> HttpResponse:
        asked = request.META.get(ASKED)
        if asked is None or not _is_nobodys(request):
            return view(request)
        page = newest.get(request.LANGUAGE_CODE)
        if page is None or page.began < asked:
            page = newest[request.LANGUAGE_CODE] = _made(view, request)
        content = _TOKEN.sub(lambda _: get_token(request).encode(), page.content)
        return HttpResponse(content, status=page.status, headers=page.headers)

    return answered


def _is_nobodys(request: HttpRequest) -> bool:
    return request.method == "GET" and not request.META["QUERY_STRING"] and request.COOKIES.keys() <= _COOKIES


def _made(view: View, request: HttpRequest) -> _Page:
    began, own = time.monotonic(), request.META.pop(_OWN, None)
    try:
        response = view(request)
    finally:
        request.META.pop(_OWN, None)
        if own is not None:
            request.META[_OWN] = own
    return _Page(began, response.status_code, dict(response.items()), response.content)
