"""Reading the log for the page `/catatan/`: filters by family, day and subject, newest first.

Rules kept here:
  * A day is a day in the office's zone. `at` may lie up to 120 s behind an earlier entry's (design: Time), so a day is
    searched with that margin and then cut exactly.
Left to others: the words (`sentences`), the page (`log`).
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from django.utils.timezone import get_default_timezone

from saksama.entries.kinds import BODIES
from saksama_node.ledger import public as ledger
from saksama_node.ledger.public import LoggedEntry

PAGE: Final = 50
_MARGIN: Final = timedelta(seconds=120)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the reader asks for; empty texts and None do not narrow. `before`: only below this index."""

    family: str = ""
    subject: str = ""
    since: date | None = None
    until: date | None = None
    before: int | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A page of entries, newest first, and the index below which the next page begins (None: no more)."""

    entries: Sequence[LoggedEntry]
    older: int | None


def families() -> tuple[str, ...]:
    """Give the first halves of the kinds' names, in the order of the kinds."""
    return tuple(dict.fromkeys(kind.partition(".")[0] for kind in BODIES))


def find(asked: Asked) -> Found:
    """Read one page."""
    # Where the calendar itself ends, a day narrows nothing.
    start = _start(asked.since if asked.since != date.min else None)
    end = _start(asked.until + timedelta(days=1) if asked.until and asked.until != date.max else None)
    found: list[LoggedEntry] = []
    for each in _newest_first(asked, end):
        if start is not None and each.entry.at < start - _MARGIN:
            break
        if (start is None or each.entry.at >= start) and (end is None or each.entry.at < end):
            found.append(each)
        if len(found) > PAGE:
            return Found(found[:PAGE], found[PAGE - 1].index)
    return Found(found, None)


def one(index: int) -> LoggedEntry | None:
    """Read one entry; None above the integrated tree."""
    found = ledger.latest(1, before=index + 1)
    return found[0] if found and found[0].index == index else None


def _newest_first(asked: Asked, end: datetime | None) -> Iterator[LoggedEntry]:
    kinds = _kinds(asked.family)
    if asked.subject:
        rows = ledger.logged(kinds, asked.subject)
        yield from reversed([each for each in rows if asked.before is None or each.index < asked.before])
        return
    before = asked.before
    if end is not None:
        edge = _first_after(end + _MARGIN)
        before = edge if before is None else min(before, edge)
    while page := ledger.latest(PAGE + 1, kinds, before):
        yield from page
        before = page[-1].index


def _kinds(family: str) -> Iterable[str] | None:
    return [kind for kind in BODIES if kind.partition(".")[0] == family] if family else None


def _start(day: date | None) -> datetime | None:
    return None if day is None else datetime.combine(day, time(), get_default_timezone())


def _first_after(moment: datetime) -> int:
    """Find the first index whose time is not before `moment`, by halving: 17 reads in a log of 100,000."""
    return bisect_left(range(ledger.tree_size()), moment, key=_time_of)


def _time_of(index: int) -> datetime:
    return ledger.latest(1, before=index + 1)[0].entry.at
