"""What a form sends as text, before a view sees it: no NUL, and every line ended by one letter.

Rules kept here:
  * A NUL in an address, a query or a form's text is answered 400 before a view sees it: SQLite would look it up,
    PostgreSQL would fail, a C library behind a view would stop reading there.
  * A browser ends a line with two letters when it sends and counts one while it lets type. Here it becomes one, so that
    every length is judged as the counter on the page showed it, and what is kept has one kind of line end.
  * A view that judges its body's length before it is parsed (csrf_exempt) is not forestalled; its fields do both
    (`web.reporting.forms`).
Left to others: other control characters (`web.reporting.forms`), files (their types).
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict

from saksama_node.web.look import bad_request

_NUL = "\x00"


class PlainText:
    """Middleware that refuses the one and mends the other."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], _args: object, kwargs: Mapping[str, Any]
    ) -> HttpResponse | None:
        """Look at what the view would be given."""
        # After CSRF's own process_view, which has parsed the form where it must: parsing it here costs nothing more.
        parsed = request.method == "POST" and not getattr(view, "csrf_exempt", False)
        named = any(_NUL in str(each) for each in kwargs.values())
        if named or _has(request.GET) or (parsed and _has(request.POST)):
            return bad_request(request)
        if parsed and _has(request.POST, "\r"):
            request.POST = _one_end(request.POST)  # type: ignore[assignment]  # typed immutable; views only read it
        return None


def _has(given: QueryDict, letter: str = _NUL) -> bool:
    return any(letter in name or any(letter in each for each in values) for name, values in given.lists())


def _one_end(given: QueryDict) -> QueryDict:
    mended = QueryDict(mutable=True, encoding=given.encoding)
    for name, values in given.lists():
        mended.setlist(name, [each.replace("\r\n", "\n").replace("\r", "\n") for each in values])
    return mended
