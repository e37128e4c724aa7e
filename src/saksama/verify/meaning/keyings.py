"""Supervisors' copies and findings that left the queue: typed by two, opened as they were committed, confirmed by two.

Rules kept here:
  * A copy is typed twice, in turn, of one contest and station, by two persons, before it is put together, once.
  * Who puts it together is the second of them where both typed the same, else a third.
  * Its document opens what both committed to, and changes nothing on which they agreed.
  * A finding is confirmed by another person than the one who proposed how it is settled.
Left to others: versions and lists (sheets), what the figures mean (tally).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from saksama.entries.commitment import OpeningFails
from saksama.entries.kinds.keying import SheetKeyed, SheetReconciled, SheetResolved
from saksama.entries.reconciliation import ReconciliationMalformed, check_reconciled, parse_reconciliation
from saksama.verify.blobs import Blobs
from saksama.verify.contents import Item
from saksama.verify.findings import Code, Findings
from saksama.verify.served import ServedLog

type Reason = tuple[str, str]
"""Which rule an entry does not keep, in Indonesian and English."""

_TURN: Final[Reason] = ("pengetikan ini bukan gilirannya", "this keying is not its turn")
_OTHER: Final[Reason] = (
    "kontes atau TPS lain daripada pengetikan pertama",
    "another contest or station than the first",
)
_TWICE: Final[Reason] = ("satu orang mengetik dua kali", "one person typed it twice")
_EARLY: Final[Reason] = ("dipadukan sebelum dua orang mengetik", "put together before two had typed it")
_AGAIN: Final[Reason] = ("dipadukan dua kali", "put together twice")
_NAMES: Final[Reason] = ("menyebut orang lain daripada yang mengetik", "names others than those who typed it")
_THIRD: Final[Reason] = ("yang memutuskan bukan orang ketiga", "whoever decided is not a third person")
_SECOND: Final[Reason] = (
    "tanpa yang berbeda, tetapi bukan oleh pengetik kedua",
    "nothing differs, yet not by the second",
)
_ALONE: Final[Reason] = ("diusulkan dan disetujui satu orang", "proposed and confirmed by one person")


@dataclass(slots=True)
class _Copy:
    typed: list[Item] = field(default_factory=list)
    done: bool = False


def check_keyings(log: ServedLog, blobs: Blobs, found: Findings) -> None:
    """Read every keying, reconciliation and resolution of the log in its order."""
    copies: dict[str, _Copy] = {}
    for item in log.contents.family("sheet"):
        copy = copies.setdefault(item.wire.subject, _Copy())
        match item.body:
            case SheetKeyed() as body:
                reason = _typed(copy, item, body)
            case SheetReconciled() as body:
                reason = _put_together(copy, item, body) or _document(log, blobs, copy, item, body)
                copy.done = True
            case SheetResolved(second=second):
                reason = _ALONE if second == item.wire.actor else None
            case _:
                continue
        if reason is not None:
            told = {"act": item.wire.kind, "reason": reason[0], "reason_en": reason[1]}
            found.add(Code.SHEET_UNLAWFUL, log.origin, item.index, subject=item.wire.subject, **told)


def _typed(copy: _Copy, item: Item, body: SheetKeyed) -> Reason | None:
    copy.typed.append(item)
    if copy.done or body.turn != len(copy.typed):
        return _TURN
    # At most one came before: there are two turns.
    before = copy.typed[:-1]
    if any(_about(each) != (body.contest, body.station) for each in before):
        return _OTHER
    return _TWICE if any(each.wire.actor == item.wire.actor for each in before) else None


def _put_together(copy: _Copy, item: Item, body: SheetReconciled) -> Reason | None:
    if copy.done:
        return _AGAIN
    if len(copy.typed) != 2:
        return _EARLY
    if any(_about(each) != (body.contest, body.station) for each in copy.typed):
        return _OTHER
    persons = _actors(copy.typed)
    if persons != [body.first, body.second]:
        return _NAMES
    if body.decided:
        return _THIRD if item.wire.actor in persons else None
    return None if item.wire.actor == body.second else _SECOND


def _document(log: ServedLog, blobs: Blobs, copy: _Copy, item: Item, body: SheetReconciled) -> Reason | None:
    data = blobs.get(body.document, [log.base], log.origin, item.index)
    if data is None:
        return None
    try:
        check_reconciled(parse_reconciliation(data), body, [each.entry for each in copy.typed])
    except ReconciliationMalformed as error:
        return f"dokumennya tidak sesuai: {error.why}", f"its document does not fit: {error.why}"
    except OpeningFails:
        return "dokumennya tidak membuka yang dikomitmenkan", "its document does not open what was committed"
    return None


def _about(item: Item) -> tuple[str, str]:
    return (item.body.contest, item.body.station) if isinstance(item.body, SheetKeyed) else ("", "")


def _actors(items: Sequence[Item]) -> list[str]:
    return [each.wire.actor for each in items]
