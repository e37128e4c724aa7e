"""Results: every version's document is what its entry says, and the list of what does not fit is made again from it.

Rules kept here:
  * A document is served, has its digest, is in its one form, and holds as many rows as the entry says.
  * A recap that builds up names the version just before it in this log; its document is made again from that one, the
    rows that came in and the areas that were withdrawn.
  * A list is of a version that came into this log before it, under the same subject. It was held against the version
    before that one, and the newest version of every other source of the contest that had come in: none is left out.
  * A list that was made by another definition of its sheet than the one that is here is told as that, not as bent.
  * What the node's pages show of a version by area is what follows from its document.
  * The list and its counts are made again; where nobody is there to compute them, that is told as not checked.
Left to others: the mathematics (`saksama.tally.published.again`, where its libraries are installed).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Protocol

from msgspec import UNSET

from saksama.entries.kinds.audit import AuditCommitted
from saksama.entries.kinds.sheet import RECAPS, SheetFlagged, SheetImported, Source
from saksama.verify.blobs import Blobs
from saksama.verify.contents import Item
from saksama.verify.findings import Code, Findings
from saksama.verify.served import ServedLog
from saksama.verify.shown import Pages

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
_NOT_NEWEST: Final[Reason] = (
    "versi yang dilanjutkannya bukan versi terakhir dari sumber dan kontes ini sebelum catatan ini",
    "the version that it builds on is not the last one of this source and contest before this entry",
)
_NO_MERGE: Final[Reason] = (
    "hanya rekap yang dilanjutkan: dengan versi sebelumnya, dan dengan baris baru atau wilayah yang ditarik",
    "only a recap builds up: on a version before it, by new rows or by areas that are withdrawn",
)


_LEFT_OUT: Final[Reason] = (
    "daftarnya tidak disandingkan dengan versi terbaru setiap sumber yang sudah masuk ke log ini",
    "its list was not held against the newest version of every source that had come into this log",
)


@dataclass(frozen=True, slots=True)
class Beside:
    """A version that a list was held against: its source, its document; `earlier`: of the same source."""

    source: str
    document: bytes
    earlier: bool


@dataclass(frozen=True, slots=True)
class _Version:
    """A version that came: its subject, its source, the how manieth of it in its contest, its document.

    Of a recap, `fresh`: the octets whose rows are new in it, None where they could not be had; `gone`: the areas that
    it takes away, None where it is whole and takes all.
    """

    subject: str
    source: Source
    number: int
    document: str
    fresh: bytes | None = b""
    gone: tuple[str, ...] | None = ()


@dataclass(slots=True)
class _Line:
    """The versions of one source of a contest in their order.

    Since when a recap says an area's figures is read on where a page asks: kept of each, it would be their product.
    """

    versions: list[_Version] = field(default_factory=list)
    read: int = 0
    since: dict[str, int] | None = field(default_factory=dict)

    def since_at(self, number: int, codes: Callable[[bytes], Iterable[str]]) -> Mapping[str, int] | None:
        """By area the number of the version, up to this one, that said its figures last; None where one was not had."""
        if number < self.read:
            self.read, self.since = 0, {}
        for version in self.versions[self.read : number]:
            self._read_on(version, codes)
        self.read = number
        return self.since

    def _read_on(self, version: _Version, codes: Callable[[bytes], Iterable[str]]) -> None:
        stays = {} if version.gone is None else self.since
        if stays is None or version.fresh is None:
            self.since = None
            return
        for code in [code for code in stays if code.startswith(version.gone)] if version.gone else ():
            del stays[code]
        if version.fresh:
            stays |= dict.fromkeys(codes(version.fresh), version.number)
        self.since = stays


class Definitions(Protocol):
    """Knows the definitions of sheets."""

    def is_other(self, sheet: str, definition: str) -> bool:
        """Whether a sheet of this id is here, and its definition has another SHA-256."""


class Lister(Definitions, Protocol):
    """Reads documents and makes lists again; each answer says what is wrong, or is empty."""

    def document_wrong(self, body: SheetImported, document: bytes) -> str:
        """Whether a document is in its one form and as long as the entry says."""

    def merge_wrong(self, body: SheetImported, document: bytes, base: bytes, part: bytes | None) -> str:
        """Whether a document is what the rows of `part` and the withdrawn areas make of its base."""

    def list_wrong(self, body: SheetFlagged, source: str, figures: bytes, beside: Sequence[Beside]) -> str:
        """Whether the list and its counts follow from the figures."""

    def codes(self, document: bytes) -> tuple[str, ...]:
        """The areas that a document has rows of; none where it cannot be read."""

    def shown_wrong(self, body: SheetFlagged, figures: bytes, served: bytes, since: Mapping[str, int]) -> str:
        """Whether what a page shows by area follows from the figures; `since`: of a recap, each area's version."""


@dataclass(slots=True)
class _Judge:
    """Reads the versions of one log. `lister` None: nobody is there to compute."""

    log: ServedLog
    blobs: Blobs
    pages: Pages
    found: Findings
    lister: Lister | None
    came: dict[tuple[str, str], dict[str, _Version]] = field(default_factory=dict)
    """By contest and document, the versions that came, the last one of each subject; two sources may say the same."""
    lines: dict[str, dict[Source, _Line]] = field(default_factory=dict)
    """By contest and source, the versions in their order."""

    def imported(self, item: Item, body: SheetImported) -> None:
        """A version comes in."""
        here = self.came.setdefault((body.contest, body.document), {})
        line = self.lines.setdefault(body.contest, {}).setdefault(body.source, _Line()).versions
        before = line[-1] if line else None
        # The same figures again are the same version, unless others came between: then they came back.
        if before is None or before.document != body.document:
            line.append(self._version(item, body, len(line) + 1))
            here[item.wire.subject] = line[-1]
        document = self._blob(body.document, item)
        builds = not (body.base is UNSET and body.part is UNSET and body.without is UNSET)
        if builds and not self._may_build(item, body, "" if before is None else before.document):
            return
        if self.lister is not None and document is not None:
            why = self.lister.document_wrong(body, document)
            self._wrong(item, "document", why)
            if builds and not why:
                self._merged(self.lister, item, body, document)

    def _version(self, item: Item, body: SheetImported, number: int) -> _Version:
        known = item.wire.subject, body.source, number, body.document
        if self.lister is None or body.source not in RECAPS:
            return _Version(*known)
        said = body.document if body.base is UNSET else body.part
        fresh = b"" if said is UNSET else self._blob(str(said), item)
        gone = None if body.base is UNSET else () if body.without is UNSET else body.without
        return _Version(*known, fresh, gone)

    def _may_build(self, item: Item, body: SheetImported, before: str) -> bool:
        """Whether a version builds on the one just before it, by new rows or by areas that are withdrawn."""
        if body.source not in RECAPS or body.base is UNSET or (body.part is UNSET) is (body.without is UNSET):
            self._unlawful(item, _NO_MERGE)
        elif body.base != before:
            self._unlawful(item, _NOT_NEWEST)
        else:
            return True
        return False

    def _merged(self, lister: Lister, item: Item, body: SheetImported, document: bytes) -> None:
        base = self._blob(str(body.base), item)
        part = None if body.part is UNSET else self._blob(body.part, item)
        if base is not None and (part is not None or body.part is UNSET):
            self._wrong(item, "merge", lister.merge_wrong(body, document, base, part))

    def flagged(self, item: Item, body: SheetFlagged) -> None:
        """A list is entered."""
        version = self.came.get((body.contest, body.figures), {}).get(item.wire.subject)
        if version is None:
            self._unlawful(item, _NO_FIGURES)
            return
        beside = self._beside(body.contest, version)
        if tuple(each.document for each in beside) != body.against:
            came = all((body.contest, each) in self.came for each in body.against)
            self._unlawful(item, _LEFT_OUT if came else _NOT_BESIDE)
            return
        if self.lister is not None and made_otherwise(self.lister, self.found, self.log.origin, item, body):
            return
        figures = self._blob(body.figures, item)
        others = [
            Beside(each.source.value, data, each.source is version.source)
            for each in beside
            if (data := self._blob(each.document, item)) is not None
        ]
        is_whole = figures is not None and len(others) == len(body.against)
        if self._blob(body.document, item) is not None and is_whole and self.lister is not None and figures is not None:
            why = self.lister.list_wrong(body, version.source.value, figures, others)
            self._wrong(item, "list", why)
            # Figures that come from another sheet than the entry names would be told twice.
            if not why:
                self._page(item, body, version, figures)

    def _page(self, item: Item, body: SheetFlagged, version: _Version, figures: bytes) -> None:
        path = f"hasil/{body.contest}/{version.source.value}/{version.number}.json"
        served = self.pages.get(path, self.log.origin, item.index)
        if served is None or self.lister is None:
            return
        since = self.lines[body.contest][version.source].since_at(version.number, self.lister.codes)
        if since is not None:
            self._wrong(item, "page", self.lister.shown_wrong(body, figures, served, since))

    def _beside(self, contest: str, version: _Version) -> list[_Version]:
        """What a list of a version that enters now must be held against: the one before it, then by source's name."""
        lines = self.lines[contest]
        before = lines[version.source].versions[max(version.number - 2, 0) : version.number - 1]
        others = sorted(source for source in lines if source is not version.source)
        return [*before, *(lines[source].versions[-1] for source in others)]

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


def check_sheets(log: ServedLog, blobs: Blobs, pages: Pages, lister: Lister | None, found: Findings) -> bool:
    """Read every version and list of the log in its order; give whether all that must be computed was."""
    judge = _Judge(log, blobs, pages, found, lister)
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
