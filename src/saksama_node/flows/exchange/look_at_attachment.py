"""Look at an attachment of a dispatch without opening it: its type, what is to be warned of.

Rules kept here: what it is, its bytes say, as with evidence; of a type that is no evidence nothing is drawn, and what
it hides is said all the same. A file that is not here has no warnings, and takes none of the others'. No file is opened
for a list whose warnings are known.
Left to others: the looking (`confined`), who may see the file (web).
"""

from collections.abc import Iterable
from functools import partial

from saksama_node.cases.evidence import HEAD_BYTES, TypeNotTaken, media_type
from saksama_node.confined.kinds import OTHER
from saksama_node.confined.looked import LARGEST, File, Warnings, looked_over
from saksama_node.exchange.attachments import Kept
from saksama_node.exchange.faults import AttachmentMissing


def file_of(sent: Kept) -> File:
    """The file as it is looked at; asking for its type or reading it raises `AttachmentMissing`."""
    return File(sent.sha256, sent.size, partial(_kind_of, sent), partial(_octets_of, sent))


def warned(files: Iterable[Kept]) -> list[Warnings]:
    """What is to be said of each, as far as a list has time."""
    files = list(files)
    told = looked_over((file_of(each) for each in files if each.is_here), AttachmentMissing)
    return [told.get(each.sha256, ()) for each in files]


def _kind_of(sent: Kept) -> str:
    if sent.size > LARGEST:
        return OTHER
    with sent.open() as plain:
        head = plain.read(HEAD_BYTES)
    try:
        return media_type(sent.name, head)
    except TypeNotTaken:
        return OTHER


def _octets_of(sent: Kept) -> bytes:
    with sent.open() as plain:
        return plain.read()
