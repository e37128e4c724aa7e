"""How the door answers devices of the field: JSON alone, never kept on the way, a refusal with its code and words.

Rules kept here: no cookie is set or read; nothing that a device sent is said back or logged.
Left to others: what is answered (door), who asks (signed).
"""

from collections.abc import Mapping

import msgspec
from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

JSON = "application/json"

WORDS: Mapping[str, Promise] = {
    "field.not-here": _("Tidak ada di sini."),
}
"""Why the door refuses, for who reads it on the telephone."""


def answer(data: bytes = b"", status: int = 200, **headers: str) -> HttpResponse:
    """These bytes, as JSON."""
    response = HttpResponse(data, content_type=JSON, status=status)
    response["Cache-Control"] = "no-store"
    for name, value in headers.items():
        response[name.replace("_", "-")] = value
    return response


def nothing(request: HttpRequest) -> HttpResponse:
    """404 for every other address of the door."""
    return refuse(404, "field.not-here")


def refuse(status: int, code: str, **headers: str) -> HttpResponse:
    """A refusal, in its code and in words."""
    return answer(msgspec.json.encode({"code": code, "words": str(WORDS[code])}), status, **headers)
