"""The trace of what staff do: each day sealed once, in order, none left out once it began.

Rules kept here:
  * The first sealed day is where the trace begins; after it comes each next day, also one in which nobody did anything.
  * A day is not sealed while it still goes on anywhere in the country (UTC+9, eastern Indonesia, ends it first).
Left to others: what a day holds. It is committed to, and read at the node (`entries.trace`).
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Final

from saksama.entries.kinds.trace import TraceSealed
from saksama.verify.findings import Code, Findings
from saksama.verify.meaning.unlawful import Unlawful, name_all
from saksama.verify.served import ServedLog

_EASTERNMOST: Final = timedelta(hours=9)
type _Reason = tuple[str, str]


def check_traces(log: ServedLog, found: Findings) -> None:
    """Name every day that is sealed twice, out of order, too early, or after days that are missing."""
    newest: date | None = None
    for item in log.contents.of(TraceSealed):
        if not isinstance(item.body, TraceSealed):
            continue
        day = date.fromisoformat(item.body.day)
        faults = (Unlawful(item, *reasons) for reasons in _faults(day, newest, item.at))
        name_all(found, Code.TRACE_UNLAWFUL, log.origin, faults, day=str(day))
        newest = day if newest is None else max(day, newest)


def _faults(day: date, newest: date | None, at: datetime) -> Iterator[_Reason]:
    if at < datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(days=1) - _EASTERNMOST:
        yield "disegel sebelum hari itu berakhir", "it was sealed before that day ended"
    if newest is None or day == newest + timedelta(days=1):
        return
    if day == newest:
        yield "disegel dua kali", "it was sealed twice"
    elif day < newest:
        yield "disegel sesudah hari yang lebih baru", "it was sealed after a later day"
    else:
        missing = (day - newest).days - 1
        yield f"{missing} hari sebelumnya tidak disegel", f"days before it that were not sealed: {missing}"
