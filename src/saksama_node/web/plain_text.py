"""Texts with a NUL in them: no person types one, no database of ours keeps one alike.

Rules kept here:
  * A NUL in an address, a query or a form's text is answered 400 before a view sees it: SQLite would look it up,
    PostgreSQL would fail, a C library behind a view would stop reading there.
  * A view that judges its body's length before it is parsed (csrf_exempt) is not forestalled; its fields refuse it.
Left to others: other control characters (`web.reporting.forms`), files (their types).
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict

from saksama_node.web.look import bad_request

_NUL = "\x00"


class PlainText:
    """Middleware that refuses them."""

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
        return bad_request(request) if named or _has(request.GET) or (parsed and _has(request.POST)) else None


def _has(given: QueryDict) -> bool:
    return any(_NUL in name or any(_NUL in each for each in values) for name, values in given.lists())
