"""Look at the trace of what staff did: whether each day that ended is as the log says.

Rules kept here:
  * The doctor holds every day against the log itself; alarms and pages say what the worker's looks found, a day at a
    time.
  * Days in a row that stand alike are one finding, known by its days: another day is another alarm, which nobody has
    seen yet.
Left to others: what stands against the log (`trace.traced`), whose duty it is (`condition.outcomes`).
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Final

from saksama_node.condition.check import Check, found
from saksama_node.trace import traced
from saksama_node.trace.traced import Standing

_CODES: Final[Mapping[Standing, str]] = {
    Standing.THINNED: "trace.thinned",
    Standing.TORN: "trace.torn",
    Standing.GONE: "trace.gone",
    Standing.LOST: "trace.lost",
}
_SHOWN: Final = 20


def trace_days(*, thorough: bool) -> list[Check]:
    """What is wrong with days; `thorough`: each is made again from its lines now, which takes a while."""
    days = [(each.day, each.standing) for each in reversed(traced.days())] if thorough else traced.looked_at()
    wrong = [found(_CODES[standing], about) for standing, about in _runs(days)]
    return wrong[-_SHOWN:] or [found("trace.well", count=len(days))]


def _runs(days: Iterable[tuple[date, Standing]]) -> list[tuple[Standing, str]]:
    runs: list[tuple[Standing, date, date]] = []
    for day, standing in days:
        if standing not in _CODES:
            continue
        if runs and runs[-1][0] is standing and day - runs[-1][2] == timedelta(days=1):
            runs[-1] = (standing, runs[-1][1], day)
        else:
            runs.append((standing, day, day))
    return [(standing, f"{first}" if first == last else f"{first} / {last}") for standing, first, last in runs]
