"""Reading the trace: which days there are, whether each is as the log says that it ended, and its sealed lines.

Rules kept here:
  * Nothing is believed because it stands in a row: a day is made again from its sealed lines, and held against what the
    log commits to. The passphrase is not needed for that.
  * Which days ended the log says, not the rows: a day of which the log knows and no row is there is named.
  * Before its end a day is held against its own row alone; that is said (`OPEN`).
Left to others: opening lines (flow `read_trace`), writing them (`tracing`).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from django.db import connection

from saksama.entries.commitment import Opening, OpeningFails, check_opening
from saksama.entries.kinds.trace import TraceSealed
from saksama.entries.trace import FIRST, HEAD, BadDayHead, DayHead, begin, follow, parse_day_head
from saksama.tlog.tree import leaf_hash
from saksama_node.accounts.policy import today
from saksama_node.ledger.logged import LoggedEntry
from saksama_node.ledger.queries import committed, opening_of_each
from saksama_node.trace.models import Day, Line, Look


class Standing(StrEnum):
    """How a day stands against the log."""

    OPEN = "open"
    WHOLE = "whole"
    THINNED = "thinned"
    TORN = "torn"
    GONE = "gone"
    """The log says that it ended, and there is no row of it."""
    LOST = "lost"
    """It came back with an old backup, which knew nothing of its end: that is said since, by the row itself."""
    EXPIRED = "expired"


LEAST_KEPT: Final = timedelta(days=90)
"""No setting lets lines go earlier: a younger day without its lines was thinned."""
FAULTS: Final = frozenset({Standing.THINNED, Standing.TORN, Standing.GONE, Standing.LOST})


@dataclass(frozen=True, slots=True)
class DayChecked:
    """A day of the trace as it was found. `lines`: how many are there; `ended_with`: how many the log commits to, None
    where nobody can say; `first_wrong`: the first line that is missing or does not follow, 0 where none is.
    """

    day: date
    standing: Standing
    lines: int
    ended_with: int | None
    first_wrong: int
    entry: int | None


def is_there() -> bool:
    """Whether this database has a trace: before the first migration it has none."""
    return Line._meta.db_table in connection.introspection.table_names()  # noqa: SLF001 - Django's documented name


def days(newest: date | None = None, limit: int | None = None) -> list[DayChecked]:
    """Days with how they stand, the newest first; up to `newest` and so many, where these are given."""
    ended, rows = _ended(), _rows()
    found = sorted((day for day in {*ended, *rows} if newest is None or day <= newest), reverse=True)[:limit]
    return _held(found, ended, rows)


def ended_days() -> set[date]:
    """The days of which the log says that they ended."""
    return set(_ended())


def ended_day(day: date) -> DayChecked:
    """How one of these stands."""
    return _held([day], _ended(), _rows())[0]


def looked_at() -> list[tuple[date, Standing]]:
    """How each ended day stood when it was last looked at (`looking`), the oldest first."""
    rows = Look.objects.order_by("day").values_list("day", "standing")
    return [(day, Standing(standing)) for day, standing in rows]


def lines(day: date) -> Iterator[tuple[int, bytes]]:
    """The sealed lines of a day with their numbers, in order."""
    found = Line.objects.filter(day__day=day).order_by("number").values_list("number", "sealed")
    for number, sealed in found.iterator():
        yield number, bytes(sealed)


def ended_as(day: date) -> LoggedEntry | None:
    """The entry with which a day ended; None while it goes on."""
    return _ended().get(day)


def _rows() -> dict[date, Day]:
    return {row.day: row for row in Day.objects.all()}


def _held(found: Sequence[date], ended: Mapping[date, LoggedEntry], rows: Mapping[date, Day]) -> list[DayChecked]:
    kept = opening_of_each([ended[day].leaf_id for day in found if day in ended], HEAD)
    # What each day began from: where the row before it ended.
    heads = [FIRST, *(bytes(rows[day].head) for day in sorted(rows))]
    before = dict(zip(sorted(rows), heads, strict=False))
    return [_checked(day, rows.get(day), before.get(day), ended.get(day), kept) for day in found]


def _ended() -> dict[date, LoggedEntry]:
    found: dict[date, LoggedEntry] = {}
    for each in committed([TraceSealed.KIND]):
        if isinstance(each.entry.body, TraceSealed):
            found.setdefault(date.fromisoformat(each.entry.body.day), each)
    return found


def _head(entry: LoggedEntry, kept: Opening | None) -> DayHead | None:
    if kept is None:
        return None
    try:
        check_opening(entry.entry, kept)
        return parse_day_head(kept.data)
    except (OpeningFails, BadDayHead):
        return None


def _checked(
    day: date, row: Day | None, before: bytes | None, entry: LoggedEntry | None, kept: Mapping[int, Opening]
) -> DayChecked:
    said = None if entry is None else _head(entry, kept.get(entry.leaf_id))
    index = None if entry is None else entry.index
    if row is None:
        return DayChecked(day, Standing.GONE, 0, None if said is None else said.lines, 1, index)
    ended_with = row.lines if entry is None else None if said is None else said.lines
    if row.expired_at is not None and said is not None and today() - day >= LEAST_KEPT:
        standing = Standing.EXPIRED if _continues(row, before, said) else Standing.TORN
        return DayChecked(day, standing, 0, ended_with, 0, index)
    if entry is not None and said is None:
        # What the log commits to is gone with the database that knew it. A day that came back is lost, no less.
        held = Line.objects.filter(day=row).count()
        known = row.lost and bytes(row.head) == leaf_hash(entry.entry.encode())
        return DayChecked(day, Standing.LOST if known else Standing.TORN, held, None, 0, index)
    expected = DayHead(bytes(row.before), day, bytes(row.head), row.lines) if said is None else said
    count, gap, head = _again(expected.before, day)
    if gap or count < expected.lines:
        return DayChecked(day, Standing.THINNED, count, ended_with, gap or count + 1, index)
    if head != expected.head or count != expected.lines or not _continues(row, before, expected):
        return DayChecked(day, Standing.TORN, count, ended_with, 0, index)
    return DayChecked(day, Standing.OPEN if entry is None else Standing.WHOLE, count, ended_with, 0, index)


def _again(before: bytes, day: date) -> tuple[int, int, bytes]:
    """How many lines are there, the first number that is missing (0: none), and the head that they make."""
    head, count, gap = begin(before, day), 0, 0
    for number, sealed in lines(day):
        count += 1
        if number != count and not gap:
            gap = count
        head = follow(head, day, count, sealed)
    return count, gap, head


def _continues(row: Day, before: bytes | None, said: DayHead) -> bool:
    """Whether the day began where the one before it ended, and its row says of it what the log does."""
    return said.before == before and (bytes(row.before), bytes(row.head)) == (said.before, said.head)
