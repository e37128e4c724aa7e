"""Attachments of a dispatch, at `/meja/kiriman/.../berkas/<n>/`: looked at, drawn, copied, handed out as they came.

Rules kept here:
  * Attachments are handed out as files to keep, never shown as pages: they come from outside. What leads to one leads
    to its page, which warns and shows a drawing.
  * Captured content goes to those alone who may read content, and not where somebody covered some of it.
Left to others: what such a page shows (frame.looked_files), the dispatch (`exchange`).
"""

from collections.abc import Sequence

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _

from saksama.vocabulary import DispatchKind
from saksama_node.accounts.policy import INSTITUTION, Action, Staff, may
from saksama_node.contentwatch.captures.masking import is_covered_in
from saksama_node.exchange import queries
from saksama_node.exchange.attachments import Kept
from saksama_node.exchange.queries import IncomingInfo, OutgoingInfo
from saksama_node.exchange.states import OutgoingState
from saksama_node.flows.exchange.look_at_attachment import file_of, warned
from saksama_node.web.desk.frame.access import desk_page
from saksama_node.web.desk.frame.looked_files import Found, looked_files
from saksama_node.web.desk.words.files import Warned, warned_words
from saksama_node.web.handing_out import kept

_CONTENT = frozenset({DispatchKind.CONTENT_CLAIM, DispatchKind.CONTENT_FINDING})


def file_rows(files: Sequence[Kept]) -> list[tuple[int, Kept, list[Warned]]]:
    """The attachments by their position, with what is to be said of each."""
    return [(at, each, warned_words(told)) for at, (each, told) in enumerate(zip(files, warned(files), strict=True))]


def _sent(by: Staff, way: str, subject: str, index: int, position: int) -> Kept:
    """An attachment that this person may have. `index` is 0 for a dispatch of ours; `position` counts from 0."""
    found = queries.outgoing(subject) if way == "keluar" else queries.incoming_at(subject, index)
    files = found.files
    if position >= len(files) or not files[position].is_here:
        raise Http404
    if found.kind in _CONTENT and not _may_keep(by, found, files[position].name):
        raise PermissionDenied
    return files[position]


def _may_keep(by: Staff, found: OutgoingInfo | IncomingInfo, name: str) -> bool:
    """Whether this person may have a captured original: who may let a held one go has to see it, others read content.

    Of what somebody covered the original is opened at the copy, for a reason.
    """
    # What passes between the institutions is of no office.
    if found.state == OutgoingState.HELD and may(by, Action.DISPATCH_RELEASE, INSTITUTION):
        return True
    return may(by, Action.CONTENT_READ, INSTITUTION) and not is_covered_in(name)  # content has no place


@desk_page(Action.DISPATCH_READ)
def file(_request: HttpRequest, by: Staff, way: str, subject: str, index: int, position: int) -> HttpResponseBase:
    """An attachment, as a file to keep."""
    sent = _sent(by, way, subject, index, position)
    return kept(FileResponse(sent.open(), content_type="application/octet-stream"), sent.name)


def _found(by: Staff, way: str, subject: str, index: int, position: int) -> Found:
    sent = _sent(by, way, subject, index, position)
    ours, theirs = reverse("desk:dispatch_out", args=[subject]), reverse("desk:dispatch_in", args=[subject, index])
    return Found(sent.name, file_of(sent), ours if way == "keluar" else theirs, _("Kiriman"))


_HERE = "kiriman/<str:way>/<str:subject>/<int:index>/berkas/<int:position>/"
URLS: list[URLPattern] = [
    path(_HERE, file, name="dispatch_file"),
    *looked_files(_HERE, "dispatch_file_", Action.DISPATCH_READ, _found),
]
