"""Observations: a log that lives under an agreement writes down every hour what it holds of the partner's log.

Rules kept here:
  * An hour without an observation counts only where the log shows that its node ran: two entries of its own, both past
    the hour and ten minutes apart. A node that was off has no entries, and one that starts observes at once.
  * It begins when both had signed, or with the last observation before, and no agreement asks for it after its end.
Left to others: whether an observation is true (forks).
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Final

from saksama.agreement.institutions import InForce
from saksama.entries.kinds.log import LogObserved
from saksama.verify.agreements import Owing
from saksama.verify.findings import Code, Finding, Findings
from saksama.verify.served import ServedLog

HOURLY: Final = timedelta(hours=1)
SLACK: Final = timedelta(minutes=10)


def check_watching(
    log: ServedLog,
    partner: str,
    line: Sequence[InForce],
    owed: Sequence[Owing],
    found: Findings,
    before: Collection[Finding] = (),
) -> list[Finding]:
    """Name each time that the log lived on for more than an hour without having looked at the partner's log.

    `before`: those of an earlier run. Gives all that nothing after them changes: an observation ended each.
    """
    if not line:
        return []
    looked = log.contents.of(LogObserved)
    observed = {item.index for item in looked if isinstance(item.body, LogObserved) and item.body.origin == partner}
    others = {item.index for item in looked} - observed
    # From the last observation that an earlier run read on: what lay before it, was told then.
    start = max((index for index in observed if index < log.begun), default=0)
    stands = [each for each in before if each.index is not None and each.index < start]
    moments = log.contents.columns.moments_from(start)
    for index, last, at, is_over in _unwatched(moments, observed, others, line[0].since):
        if not any(max(each.since, last) + HOURLY + SLACK <= at and last + HOURLY <= each.until for each in owed):
            continue
        told = {"of": partner, "last": last.isoformat(), "until": at.isoformat()}
        found.add(Code.OBSERVED_MISSING, log.origin, index, **told)
        if is_over:
            stands.append(Finding(Code.OBSERVED_MISSING, log.origin, index, told))
    return stands


def _unwatched(
    moments: Iterable[tuple[int, datetime]], observed: set[int], others: set[int], since: datetime
) -> Iterator[tuple[int, datetime, datetime, bool]]:
    """The first entry past the hour, the last observation before it, the last entry of the same time, and whether an
    observation ended it.
    """
    last, first, told = since, None, None
    for index, at in moments:
        if index in observed:
            if told is not None:
                yield *told, True
            last, first, told = at, None, None
        elif at > last + HOURLY + SLACK and index not in others:
            first = first or (index, at)
            if at >= first[1] + SLACK:
                told = first[0], last, at
    if told is not None:
        yield *told, False
