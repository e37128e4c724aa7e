"""Audits of results: each is drawn again from the log, and its remaining risk computed again.

Rules kept here:
  * The list stands in the log before the seed can be known: the seed is the first signature of the outside witness that
    the list names, over the list. A list that names none has a seed that two persons typed: told as not checked.
  * Its figures came into this log before it.
  * A further audit of the same figures at the same region says which one it is, which was the first, and why.
  * A first draw of typed dice has two persons; a later draw has the same seed and more draws. A reading has two
    persons, its station was drawn, and it stands once. Nothing follows the end.
  * Only an outcome that was confirmed, or a plan that broke, ends an audit before every station that was drawn is read:
    who stops at a reading that displeases is named. The first draw takes as many as the list and the limit ask for.
  * What the node's page shows of an ended audit is what its entries say.
  * What must be computed to be judged (list, tickets, risk) is told as not checked where nobody is there to compute it.
Left to others: the mathematics (`saksama.tally.audit.again`, where its libraries are installed).
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Protocol

from msgspec import UNSET

from saksama.entries.kinds.audit import (
    AuditCommitted,
    AuditConcluded,
    AuditDrawn,
    AuditObserved,
    AuditOutcome,
)
from saksama.entries.kinds.sheet import SheetImported
from saksama.errors import CallerError, EvidenceError
from saksama.procedure.audit_seed import audit_seed
from saksama.statistics.audits import audit_differs, audit_shown, path_of
from saksama.verify.agreements import Agreements
from saksama.verify.blobs import Blobs
from saksama.verify.contents import Item
from saksama.verify.findings import Code, Findings
from saksama.verify.meaning.seeds import Place, Signed, check_first, signed_at, witness_named
from saksama.verify.meaning.sheets import Definitions, made_otherwise
from saksama.verify.served import ServedLog
from saksama.verify.shown import Pages

type Reason = tuple[str, str]
"""Which rule an entry does not keep, in Indonesian and English."""

_NO_LIST: Final[Reason] = ("audit ini tidak punya daftar", "this audit has no list")
_TWO_LISTS: Final[Reason] = ("audit ini sudah punya daftar", "this audit has a list already")
_NO_FIGURES: Final[Reason] = (
    "angkanya bukan versi yang sudah masuk ke log ini",
    "its figures are no version that had come into this log",
)
_NOT_FIRST: Final[Reason] = (
    "angka yang sama sudah pernah diaudit di wilayah ini, dan itu tidak dikatakan dengan benar beserta alasannya",
    "the same figures had been audited at this region, and that is not said rightly and with a reason",
)
_FIRST: Final[Reason] = (
    "disebut audit berulang, padahal angka ini belum pernah diaudit di wilayah ini",
    "it is said to be a further audit, but these figures had not been audited at this region",
)
_ENDED: Final[Reason] = ("audit ini sudah selesai", "this audit had ended")
_ONE_PERSON: Final[Reason] = ("orang kedua sama dengan yang pertama, atau tidak ada", "no second person, or the same")
_OTHER_SEED: Final[Reason] = ("benihnya bukan yang pertama", "its seed is not the first one")
_NOT_MORE: Final[Reason] = ("undiannya tidak bertambah", "it draws no more than before")
_NOT_DRAWN: Final[Reason] = ("TPS ini tidak terundi", "this station was not drawn")
_NOT_YET_DRAWN: Final[Reason] = ("belum ada undian", "nothing was drawn yet")
_READ_TWICE: Final[Reason] = ("TPS ini sudah dibaca", "this station has been read")
_UNREAD: Final[Reason] = (
    "diakhiri tanpa penetapan sebelum semua TPS yang terundi dibaca",
    "ended without a confirmed outcome before every station that was drawn was read",
)
_EARLY_ENDS: Final = frozenset({AuditOutcome.CONFIRMED, AuditOutcome.BOUND_BROKEN})
"""Outcomes that stand whatever the forms that are still unread say."""


class Auditor(Definitions, Protocol):
    """Makes lists, draws and risks again; each answer says what is wrong, or is empty."""

    def list_wrong(self, body: AuditCommitted, figures: bytes, published: bytes) -> str:
        """Whether the list follows from the figures."""

    def draw_wrong(self, body: AuditCommitted, published: bytes, draw: AuditDrawn, tickets: bytes) -> str:
        """Whether the seed draws these tickets, and a first draw as many as are needed."""

    def reading_wrong(self, body: AuditCommitted, published: bytes, seen: AuditObserved) -> str:
        """Whether a reading has a figure for each candidate."""

    def end_wrong(
        self,
        body: AuditCommitted,
        published: bytes,
        draw: AuditDrawn,
        seen: Sequence[AuditObserved],
        end: AuditConcluded,
    ) -> str:
        """Whether the readings give this outcome and this risk."""


@dataclass(slots=True)
class _Audit:
    """How far an audit has been read."""

    committed: AuditCommitted | None = None
    item: Item | None = None
    published: bytes | None = None
    draw: AuditDrawn | None = None
    drawn: set[str] = field(default_factory=set)
    seen: dict[str, AuditObserved] = field(default_factory=dict)
    ended: bool = False


@dataclass(frozen=True, slots=True)
class _Judge:
    """Reads the audits of one log. `auditor` None: nobody is there to compute."""

    log: ServedLog
    blobs: Blobs
    pages: Pages
    found: Findings
    auditor: Auditor | None
    agreements: Agreements
    came: Mapping[tuple[str, str], int]
    """By document and contest, the entry with which figures first came."""
    signed: list[Signed]
    """Draws from a witness's signature, to be held against what the witness says it signed."""
    same: dict[tuple[str, str, str], list[str]] = field(default_factory=dict)
    """By contest, figures and region: the audits, the first first."""

    def read(self, audit: _Audit, item: Item) -> None:
        """The next entry of an audit. One that breaks a rule is told by the first it breaks, and counts for nothing."""
        reason = next(_reasons(audit, item), None)
        if reason is not None:
            self._unlawful(item, reason)
            return
        match item.body:
            case AuditCommitted() as body:
                self._committed(audit, item, body)
            case AuditDrawn() as body:
                self._drawn(audit, item, body)
            case AuditObserved() as body:
                self._observed(audit, item, body)
            case AuditConcluded() as body:
                self._ended(audit, item, body)

    def _committed(self, audit: _Audit, item: Item, body: AuditCommitted) -> None:
        audit.committed, audit.item = body, item
        if self.came.get((body.figures, body.contest), item.index) >= item.index:
            self._unlawful(item, _NO_FIGURES)
        self._counted(item, body)
        audit.published = self._blob(body.list, item)
        figures = self._blob(body.figures, item)
        if self.auditor is None or audit.published is None or figures is None:
            return
        if not made_otherwise(self.auditor, self.found, self.log.origin, item, body):
            self._wrong(item, "list", self.auditor.list_wrong(body, figures, audit.published))

    def _counted(self, item: Item, body: AuditCommitted) -> None:
        earlier = self.same.setdefault((body.contest, body.figures, body.region), [])
        said = (body.first, body.number, body.reason is not UNSET)
        if earlier and said != (earlier[0], len(earlier) + 1, True):
            self._unlawful(item, _NOT_FIRST)
        if not earlier and said != (UNSET, UNSET, False):
            self._unlawful(item, _FIRST)
        earlier.append(item.wire.subject)

    def _drawn(self, audit: _Audit, item: Item, body: AuditDrawn) -> None:
        if audit.draw is None and audit.committed is not None and audit.item is not None:
            self._seeded(audit.item, audit.committed, item, body)
        audit.draw = body
        tickets = self._blob(body.tickets, item)
        if tickets is None:
            return
        _head, *lines = tickets.decode("ascii", "replace").splitlines() or [""]
        audit.drawn |= {line.rpartition(",")[2] for line in lines}
        if self.auditor and audit.committed and audit.published is not None:
            why = self.auditor.draw_wrong(audit.committed, audit.published, body, tickets)
            self._wrong(item, "draw", why)

    def _seeded(self, listed: Item, committed: AuditCommitted, item: Item, body: AuditDrawn) -> None:
        """Whether the seed of a first draw is what the list said it would be."""
        sizes = self.log.sizes
        between = bisect_right(sizes, listed.index)
        if between == len(sizes) or sizes[between] > item.index:
            self.found.add(Code.AUDIT_UNCOMMITTED, self.log.origin, item.index, subject=item.wire.subject)
        if committed.witness is UNSET:
            self.found.add(Code.AUDIT_TYPED, self.log.origin, item.index, subject=item.wire.subject)
            return
        try:
            self._wrong(item, "seed", self._seed_wrong(listed, committed, item, body))
        except (EvidenceError, CallerError, ValueError) as error:
            self._wrong(item, "seed", str(error))

    def _seed_wrong(self, listed: Item, committed: AuditCommitted, item: Item, body: AuditDrawn) -> str:
        """Why the witness's signature is not where this seed comes from; raises what its parts raise."""
        if body.cosignature is UNSET or body.size is UNSET:
            return "the list names a witness, and the draw has no signature of it"
        agreement, name = str(committed.agreement), str(committed.witness)
        witness = witness_named(self.log, listed.index, agreement, name, self.agreements)
        signed = signed_at(self.log, Place(item, listed.index, body.size), body.cosignature, witness)
        self.signed.append(signed)
        dice = "" if committed.dice is UNSET else committed.dice
        is_same = audit_seed(item.wire.subject, signed.signature, dice) == body.seed
        return "" if is_same else "the witness's signature gives another seed"

    def _observed(self, audit: _Audit, item: Item, body: AuditObserved) -> None:
        audit.seen[body.station] = body
        if self.auditor and audit.committed and audit.published is not None:
            why = self.auditor.reading_wrong(audit.committed, audit.published, body)
            self._wrong(item, "reading", why)

    def _ended(self, audit: _Audit, item: Item, body: AuditConcluded) -> None:
        audit.ended = True
        if body.outcome not in _EARLY_ENDS and not audit.drawn <= audit.seen.keys():
            self._unlawful(item, _UNREAD)
        if self.auditor and audit.committed and audit.draw and audit.published is not None:
            seen = tuple(audit.seen.values())
            why = self.auditor.end_wrong(audit.committed, audit.published, audit.draw, seen, body)
            self._wrong(item, "risk", why)
        if audit.draw is not None:
            served = self.pages.get(path_of(item.wire.subject), self.log.origin, item.index)
            shown = audit_shown(audit.draw, tuple(audit.seen.values()), body)
            self._wrong(item, "page", "" if served is None else audit_differs(served, shown))

    def _blob(self, digest: str, item: Item) -> bytes | None:
        return self.blobs.get(digest, [self.log.base], self.log.origin, item.index)

    def _wrong(self, item: Item, part: str, why: str) -> None:
        if why:
            evidence = {"subject": item.wire.subject, "part": part, "why": why}
            self.found.add(Code.AUDIT_WRONG, self.log.origin, item.index, **evidence)

    def _unlawful(self, item: Item, reason: Reason) -> None:
        evidence = {"subject": item.wire.subject, "act": item.wire.kind, "reason": reason[0], "reason_en": reason[1]}
        self.found.add(Code.AUDIT_UNLAWFUL, self.log.origin, item.index, **evidence)


def check_audits(
    log: ServedLog, blobs: Blobs, pages: Pages, auditor: Auditor | None, agreements: Agreements, found: Findings
) -> bool:
    """Read every audit of the log in its order; give whether all that must be computed or asked was."""
    entered = log.contents.family("audit")
    judge = _Judge(log, blobs, pages, found, auditor, agreements, _came(log) if entered else {}, [])
    audits: dict[str, _Audit] = {}
    for item in entered:
        judge.read(audits.setdefault(item.wire.subject, _Audit()), item)
    told = check_first(log, judge.signed, pages.reader, Code.AUDIT_SKIPPED, found)
    return told and (not audits or auditor is not None)


def _came(log: ServedLog) -> Mapping[tuple[str, str], int]:
    came: dict[tuple[str, str], int] = {}
    for item in log.contents.of(SheetImported):
        if isinstance(item.body, SheetImported):
            came.setdefault((item.body.document, item.body.contest), item.index)
    return came


def _reasons(audit: _Audit, item: Item) -> Iterator[Reason]:
    """What is not as it should be, the gravest first."""
    if audit.ended:
        yield _ENDED
    match item.body:
        case AuditCommitted():
            if audit.committed is not None:
                yield _TWO_LISTS
        case _ if audit.committed is None:
            yield _NO_LIST
        case AuditDrawn() as body:
            yield from _draw_reasons(audit, item, body)
        case AuditObserved() as body:
            yield from _reading_reasons(audit, item, body)
        case _ if audit.draw is None:
            yield _NOT_YET_DRAWN
        case _:
            pass


def _draw_reasons(audit: _Audit, item: Item, body: AuditDrawn) -> Iterator[Reason]:
    is_typed = audit.committed is not None and audit.committed.witness is UNSET
    if audit.draw is None and is_typed and body.second in {UNSET, item.wire.actor}:
        yield _ONE_PERSON
    if audit.draw is not None and body.seed != audit.draw.seed:
        yield _OTHER_SEED
    if audit.draw is not None and body.draws <= audit.draw.draws:
        yield _NOT_MORE


def _reading_reasons(audit: _Audit, item: Item, body: AuditObserved) -> Iterator[Reason]:
    if body.second == item.wire.actor:
        yield _ONE_PERSON
    if body.station not in audit.drawn:
        yield _NOT_DRAWN
    if body.station in audit.seen:
        yield _READ_TWICE
