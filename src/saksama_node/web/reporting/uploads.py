"""Files of a form: judged by size before they are read, taken with the digests that the browser made.

Rules kept here:
  * A body that says it is too long is refused before a byte of it is parsed.
  * A browser does not choose files again by itself: those that were chosen and not taken go along by name.
  * The browser's digests come as one JSON list in the order of the files; without them only the server digests.
Left to others: types, digests, sealing (cases.evidence).
"""

from typing import Annotated

import msgspec
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest

from saksama_node.cases.evidence import MAX_FILES, MAX_TOTAL_BYTES, DigestDiffers, Given, check_all
from saksama_node.web.handing_out import printed

_FORM_BYTES = 1 << 20
_DIGITS = 12


class _Digest(msgspec.Struct, frozen=True):
    size: int
    sha256: Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{64}\Z")]


def body_too_long(request: HttpRequest) -> bool:
    """Whether the body is longer than any form that is taken; asked before it is parsed."""
    length = str(request.META.get("CONTENT_LENGTH") or "0")
    return not length.isdecimal() or len(length) > _DIGITS or int(length) > MAX_TOTAL_BYTES + _FORM_BYTES


def unsent(request: HttpRequest) -> list[str]:
    """The names of files that were chosen on this form, now or before, and are not taken."""
    now = [printed(file.name) for file in request.FILES.getlist("files") if isinstance(file, UploadedFile)]
    return (now or [printed(name) for name in request.POST.getlist("unsent")])[:MAX_FILES]


def given_files(request: HttpRequest) -> tuple[Given, ...]:
    """The files with their digests. Raises `DigestDiffers`, `TooMany`, `TooLarge`, `Empty`."""
    files = [file for file in request.FILES.getlist("files") if isinstance(file, UploadedFile)]
    digests = _digests(request.POST.get("digests", ""))
    if digests and len(digests) != len(files):
        raise DigestDiffers(files[0].name or "" if files else "")
    given = [
        Given(
            name=printed(file.name),
            size=file.size or 0,
            source=file.file,  # type: ignore[arg-type]  # django-stubs: IO[Any]
            digest=digests[at].sha256 if digests else "",
        )
        for at, file in enumerate(files)
    ]
    check_all(given)
    return tuple(given)


def _digests(text: str) -> list[_Digest]:
    if not text:
        return []
    try:
        return msgspec.json.decode(text, type=list[_Digest])
    except msgspec.DecodeError as error:
        raise DigestDiffers("") from error
