"""Observations in time: whoever writes down what they saw of a log saw what was cosigned an hour before.

Rules kept here:
  * It is false where it misses a checkpoint of that log that somebody had cosigned an hour before it. Either
    the observer looked away, or was not shown what others were; its own cosignature says which.
  * It is false where every cosignature in it was given after it, and others' of that size too: nobody saw them then.
Left to others: whether the note is the log's (forks), whether an hour was observed at all (meaning.watching).
"""

from bisect import bisect_right
from datetime import UTC, datetime, timedelta
from typing import Final

from saksama.entries.kinds.log import LogObserved
from saksama.errors import EvidenceError
from saksama.verify.checkpoints import TOLERANCE, Standing, only_counting
from saksama.verify.contents import Item
from saksama.verify.findings import Code, Findings
from saksama.verify.kept_checkpoints import open_head
from saksama.verify.served import ServedLog
from saksama.verify.trust import LogTrust

AFTER: Final = timedelta(hours=1)


def check_seen_in_time(observer: ServedLog, origin: str, standing: Standing, trust: LogTrust, found: Findings) -> None:
    """Name what `observer` wrote of the log `origin`, as `standing` tells of that, where it was too old or too new."""
    for item in observer.contents.of(LogObserved):
        body = item.body
        if not isinstance(body, LogObserved) or body.origin != origin:
            continue
        if (first := _first_signed(item, body, standing, trust)) is not None:
            why = "its cosignatures were given after it"
            found.add(Code.OBSERVED_FALSE, observer.origin, item.index, why=why, of=origin, cosigned=first.isoformat())
            continue
        place = bisect_right(standing.sizes, body.size)
        if place == len(standing.sizes) or standing.cosigned[place].at + AFTER + TOLERANCE >= item.at:
            continue
        missed = standing.cosigned[place]
        told = {"of": origin, "signer": missed.by, "cosigned": missed.at.isoformat()}
        why = "what was cosigned more than an hour before is missing"
        found.add(Code.OBSERVED_FALSE, observer.origin, item.index, why=why, missed=missed.size, **told)


def _first_signed(item: Item, body: LogObserved, standing: Standing, trust: LogTrust) -> datetime | None:
    """The earliest cosignature in the observation, where that and all that reach its size are later than it."""
    until = item.at + 2 * TOLERANCE
    reached = standing.first_over(body.size - 1)
    if reached is None or reached <= until:
        return None
    try:
        times = trust.policy.check(only_counting(open_head(body.checkpoint.encode())[0], trust)).witnessed.values()
    except EvidenceError:
        return None
    first = datetime.fromtimestamp(min(times), UTC) if times else None
    return first if first is not None and first > until else None
