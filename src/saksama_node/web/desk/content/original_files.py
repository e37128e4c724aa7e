"""The original of captured content at the desk, at `/meja/konten/.../berkas/`: looked at, drawn, copied, handed out.

Rules kept here:
  * What leads to the original leads to its page, which warns and shows a drawing. It goes out as an attachment, under a
    name of ours: nothing of it runs here.
  * Where somebody covered some of it, here or in another capture of the same bytes, nothing of it is had here: it is
    opened at its own page, for a reason (masking).
Left to others: what such a page shows (frame.looked_files), what is shown of content without its original (captured).
"""

from functools import partial
from typing import Final

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _

from saksama_node.accounts.policy import INSTITUTION, Action, Staff, require
from saksama_node.confined.kinds import OTHER
from saksama_node.confined.looked import File
from saksama_node.contentwatch.captures.captured import PartView, copy_of, original_bytes
from saksama_node.contentwatch.captures.masking import is_covered_in
from saksama_node.contentwatch.strangers.material import Role
from saksama_node.contentwatch.strangers.refusal import Format
from saksama_node.web.desk.frame.access import desk_page
from saksama_node.web.desk.frame.looked_files import Found, looked_files
from saksama_node.web.handing_out import to_keep

_ENDINGS: Final = {
    Format.PAGE.value: ".html",
    Format.TEXT.value: ".txt",
    Format.JPEG.value: ".jpg",
    Format.PNG.value: ".png",
    Format.WEBP.value: ".webp",
}


def _original(by: Staff, subject: str) -> tuple[PartView | None, str]:
    """The original as this person may have it, None where it was erased, and what it is called here."""
    require(by, Action.CONTENT_READ, INSTITUTION)  # content has no place
    part = copy_of(subject).part(Role.BODY)
    if part is None:
        return None, _("Konten")
    if is_covered_in(part.sha256):
        raise PermissionDenied
    return part, f"konten-{subject[:8]}{_ENDINGS.get(part.media_type, '')}"


def _kind(part: PartView) -> str:
    """Its type, where it is one that is captured here: a partner may name another."""
    return part.media_type if part.media_type in _ENDINGS else OTHER


def _found(by: Staff, subject: str) -> Found:
    part, name = _original(by, subject)
    file = None if part is None else File(part.sha256, part.size, partial(_kind, part), partial(original_bytes, part))
    return Found(name, file, reverse("desk:content", args=[subject]), _("Konten ini"))


@desk_page(Action.CONTENT_READ)
def original(_request: HttpRequest, by: Staff, subject: str) -> HttpResponse:
    """The original as it was captured, to keep."""
    part, name = _original(by, subject)
    if part is None:
        raise Http404
    return to_keep(original_bytes(part), _kind(part), name)


_HERE: Final = "konten/<str:subject>/berkas/"
URLS: list[URLPattern] = [
    path(_HERE, original, name="content-file"),
    *looked_files(_HERE, "content-file-", Action.CONTENT_READ, _found),
]
