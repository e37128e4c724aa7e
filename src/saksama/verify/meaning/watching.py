"""Observations: a log that lives under an agreement writes down every hour what it holds of the partner's log.

Rules kept here:
  * An hour without an observation counts only where the log shows that its node ran: two entries of its own, both past
    the hour and ten minutes apart. A node that was off has no entries, and one that starts observes at once.
  * It begins when both had signed, or with the last observation before.
Left to others: whether an observation is true (forks).
"""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Final

from saksama.agreement.institutions import InForce
from saksama.entries.kinds.log import LogObserved
from saksama.verify.findings import Code, Findings
from saksama.verify.served import ServedLog

HOURLY: Final = timedelta(hours=1)
SLACK: Final = timedelta(minutes=10)


def check_watching(log: ServedLog, partner: str, line: Sequence[InForce], found: Findings) -> None:
    """Name each time that the log lived on for more than an hour without having looked at the partner's log."""
    if not line:
        return
    observed = {
        item.index
        for item in log.contents.of(LogObserved)
        if isinstance(item.body, LogObserved) and item.body.origin == partner
    }
    for index, last, at in _unwatched(log, observed, line[0].since):
        found.add(Code.OBSERVED_MISSING, log.origin, index, of=partner, last=last.isoformat(), until=at.isoformat())


def _unwatched(log: ServedLog, observed: set[int], since: datetime) -> Iterator[tuple[int, datetime, datetime]]:
    """The first entry past the hour, the last observation before it, and the last entry of the same time."""
    last, first, told = since, None, None
    for index, at in log.contents.moments:
        if index in observed:
            if told is not None:
                yield told
            last, first, told = at, None, None
        elif at > last + HOURLY + SLACK and log.contents.kinds[index] != LogObserved.KIND:
            first = first or (index, at)
            if at >= first[1] + SLACK:
                told = first[0], last, at
    if told is not None:
        yield told
