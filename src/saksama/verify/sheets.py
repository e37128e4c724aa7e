"""Results: every version's document is what its entry says, and the list of what does not fit is made again from it.

Rules kept here:
  * A document is served, has its digest, is in its one form, and holds as many rows as the entry says.
  * A list is of a version that came into this log before it, under the same subject; so did every version that it was
    held against, of the same contest. One of them that is of the same source is its earlier version.
  * A list that was made by another definition of its sheet than the one that is here is told as that, not as bent.
  * The list and its counts are made again; where nobody is there to compute them, that is told as not checked.
Left to others: the mathematics (`saksama.tally.published.again`, where its libraries are installed).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, Protocol

from msgspec import UNSET

from saksama.entries.kinds.audit import AuditCommitted
from saksama.entries.kinds.sheet import SheetFlagged, SheetImported
from saksama.verify.blobs import Blobs
from saksama.verify.contents import Item
from saksama.verify.findings import Code, Findings
from saksama.verify.served import ServedLog

LARGEST: Final = 256 << 20
"""Octets of a document: a country's stations are about 100 MB."""

type Reason = tuple[str, str]
"""Which rule an entry does not keep, in Indonesian and English."""

_NO_FIGURES: Final[Reason] = (
    "angkanya bukan versi yang sudah masuk ke log ini dengan subjek ini",
    "its figures are no version that had come into this log under this subject",
)
_NOT_BESIDE: Final[Reason] = (
    "versi pembandingnya belum masuk ke log ini untuk kontes ini",
    "a version that it was held against had not come into this log for this contest",
)


@dataclass(frozen=True, slots=True)
class Beside:
    """A version that a list was held against: its source, its document; `earlier`: of the same source."""

    source: str
    document: bytes
    earlier: bool


class Definitions(Protocol):
    """Knows the definitions of sheets."""

    def is_other(self, sheet: str, definition: str) -> bool:
        """Whether a sheet of this id is here, and its definition has another SHA-256."""


class Lister(Definitions, Protocol):
    """Reads documents and makes lists again; each answer says what is wrong, or is empty."""

    def document_wrong(self, body: SheetImported, document: bytes) -> str:
        """Whether a document is in its one form and as long as the entry says."""

    def list_wrong(self, body: SheetFlagged, source: str, figures: bytes, beside: Sequence[Beside]) -> str:
        """Whether the list and its counts follow from the figures."""


@dataclass(slots=True)
class _Judge:
    """Reads the versions of one log. `lister` None: nobody is there to compute."""

    log: ServedLog
    blobs: Blobs
    found: Findings
    lister: Lister | None
    came: dict[str, tuple[str, SheetImported]] = field(default_factory=dict)
    """By contest, a space and document: the subject and entry by which it came first."""

    def imported(self, item: Item, body: SheetImported) -> None:
        """A version comes in."""
        self.came.setdefault(f"{body.contest} {body.document}", (item.wire.subject, body))
        document = self._blob(body.document, item)
        if self.lister is not None and document is not None:
            self._wrong(item, "document", self.lister.document_wrong(body, document))

    def flagged(self, item: Item, body: SheetFlagged) -> None:
        """A list is entered."""
        subject, version = self.came.get(f"{body.contest} {body.figures}", ("", None))
        if version is None or subject != item.wire.subject:
            self._unlawful(item, _NO_FIGURES)
            return
        beside = [self.came.get(f"{body.contest} {digest}") for digest in body.against]
        if None in beside:
            self._unlawful(item, _NOT_BESIDE)
            return
        if self.lister is not None and made_otherwise(self.lister, self.found, self.log.origin, item, body):
            return
        figures = self._blob(body.figures, item)
        others = [
            Beside(each.source.value, data, each.source is version.source)
            for _subject, each in (found for found in beside if found is not None)
            if (data := self._blob(each.document, item)) is not None
        ]
        is_whole = figures is not None and len(others) == len(body.against)
        if self._blob(body.document, item) is not None and is_whole and self.lister is not None and figures is not None:
            self._wrong(item, "list", self.lister.list_wrong(body, version.source.value, figures, others))

    def _blob(self, digest: str, item: Item) -> bytes | None:
        return self.blobs.get(digest, [self.log.base], self.log.origin, item.index, limit=LARGEST)

    def _wrong(self, item: Item, part: str, why: str) -> None:
        if why:
            evidence = {"subject": item.wire.subject, "part": part, "why": why}
            self.found.add(Code.SHEET_WRONG, self.log.origin, item.index, **evidence)

    def _unlawful(self, item: Item, reason: Reason) -> None:
        evidence = {"subject": item.wire.subject, "act": item.wire.kind, "reason": reason[0], "reason_en": reason[1]}
        self.found.add(Code.SHEET_UNLAWFUL, self.log.origin, item.index, **evidence)


def made_otherwise(
    known: Definitions, found: Findings, origin: str, item: Item, body: SheetFlagged | AuditCommitted
) -> bool:
    """Whether an entry's list was made by another definition of its sheet than the one that is here; told if so."""
    if body.definition is UNSET or not known.is_other(body.sheet, str(body.definition)):
        return False
    told = {"act": item.wire.kind, "subject": item.wire.subject, "sheet": body.sheet}
    found.add(Code.SHEET_DEFINITION_UNKNOWN, origin, item.index, **told, definition=str(body.definition))
    return True


def check_sheets(log: ServedLog, blobs: Blobs, lister: Lister | None, found: Findings) -> bool:
    """Read every version and list of the log in its order; give whether all that must be computed was."""
    judge = _Judge(log, blobs, found, lister)
    read = 0
    for item in log.contents.family("sheet"):
        match item.body:
            case SheetImported() as body:
                judge.imported(item, body)
            case SheetFlagged() as body:
                judge.flagged(item, body)
            case _:
                continue
        read += 1
    return not read or lister is not None
