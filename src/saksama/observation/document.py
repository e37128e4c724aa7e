"""What a sent version is, as the bytes that its entry commits to (`report`): form, number, answers, annexes.

Rules kept here: one form of the same content; an annex is named by the SHA-256 of its bytes, in the report's order.
Left to others: whether the answers answer the form (answers), files (the node).
"""

import msgspec

from saksama.errors import EvidenceError
from saksama.json_documents import read_json
from saksama.observation.answers import Answers, tidied


class DocumentMalformed(EvidenceError):
    """The bytes are no version of a report."""

    code = "observation.document-malformed"
    advice = "Ask the office for the version again; what was committed is what its entry says."

    why: str


class Annex(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A file that belongs to the report. `sha256`: of its bytes; `kind`: what it is, as `photo`; `words`: about it."""

    kind: str
    sha256: str
    words: str


class Document(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A version. `form`: digest of the form that it answers."""

    annexes: tuple[Annex, ...]
    answers: dict[str, str | list[dict[str, str]]]
    form: str
    number: str


def document_of(form: str, number: str, answers: Answers, annexes: tuple[Annex, ...] = ()) -> Document:
    """The version that these make."""
    kept = msgspec.convert(tidied(answers), dict[str, str | list[dict[str, str]]])
    return Document(annexes=annexes, answers=kept, form=form, number=number)


def write_document(document: Document) -> bytes:
    """Its bytes."""
    return msgspec.json.encode(document, order="sorted")


def parse_document(data: bytes) -> Document:
    """Read it. Raises `DocumentMalformed`."""
    try:
        document = read_json(data, Document)
    except msgspec.DecodeError as error:
        raise DocumentMalformed(why=str(error)) from error
    if write_document(document) != data:
        raise DocumentMalformed(why="it is not written in its one form")
    return document
