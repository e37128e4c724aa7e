"""Look at an attachment of a dispatch without opening it: its type, what is to be warned of.

Rules kept here: what it is, its bytes say, as with evidence; of a type that is no evidence nothing is drawn, and what
it hides is said all the same. A file that is not here has no warnings.
Left to others: the looking (`confined`), who may see the file (web).
"""

from collections.abc import Iterable

from saksama_node.cases.evidence import HEAD_BYTES, TypeNotTaken, media_type
from saksama_node.confined.kinds import OTHER
from saksama_node.confined.looked import LARGEST, File, Warnings, listed
from saksama_node.exchange.attachments import Kept
from saksama_node.exchange.faults import AttachmentMissing


def file_of(kept: Kept) -> File:
    """The file as it is looked at. Raises `AttachmentMissing`, and so does reading it."""
    return File(kept.sha256, kept.size, _type(kept) if kept.size <= LARGEST else OTHER, lambda: _read(kept))


def warned(files: Iterable[Kept]) -> list[Warnings]:
    """What is to be said of each, as far as a list has time."""
    files = list(files)
    try:
        told = listed(file_of(each) for each in files if each.is_here)
    except AttachmentMissing:
        return [() for _ in files]
    return [told.get(each.sha256, ()) for each in files]


def _type(kept: Kept) -> str:
    with kept.open() as plain:
        head = plain.read(HEAD_BYTES)
    try:
        return media_type(kept.name, head)
    except TypeNotTaken:
        return OTHER


def _read(kept: Kept) -> bytes:
    with kept.open() as plain:
        return plain.read()
