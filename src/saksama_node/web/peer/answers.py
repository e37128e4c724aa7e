"""How bytes are answered to machines: types, cache headers, entity tags.

Rules kept here:
  * What never changes is cached for a year, what grows for a second at most; each answer has a strong entity tag.
  * Any page anywhere may read the public log (CORS); no cookie is set or read here.
  * A refusal is a short plain text.
Left to others: what is answered (views), compression (a proxy in front).
"""

import hashlib
from typing import Final

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response

FOREVER: Final = "public, max-age=31536000, immutable"
A_MOMENT: Final = "public, max-age=1"
NEVER: Final = "no-store"

OCTETS: Final = "application/octet-stream"
TEXT: Final = "text/plain; charset=utf-8"
JSON: Final = "application/json"


def answer(request: HttpRequest, data: bytes, content_type: str, cache: str) -> HttpResponseBase:
    """These bytes, or 304 where the reader has them."""
    tag = f'"{hashlib.sha256(data).hexdigest()[:32]}"'
    response = HttpResponse(data, content_type=content_type)
    found = get_conditional_response(request, etag=tag, response=response)
    final = response if found is None else found
    final["ETag"] = tag
    return _public(final, cache)


def refuse(status: int, words: str, cache: str = A_MOMENT) -> HttpResponse:
    """A status with a short plain text."""
    response = HttpResponse(f"{words}\n", content_type=TEXT, status=status)
    _public(response, cache)
    return response


def not_found() -> HttpResponse:
    """404 in plain words. Kept for a moment only: the log may grow to hold it."""
    return refuse(404, "not found")


def nothing(request: HttpRequest) -> HttpResponse:
    """404 for every other address of machines."""
    return not_found()


def _public(response: HttpResponseBase, cache: str) -> HttpResponseBase:
    response["Cache-Control"] = cache
    response["Access-Control-Allow-Origin"] = "*"
    return response
