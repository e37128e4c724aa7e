"""Observations in time: whoever writes down what they saw of a log saw what was cosigned an hour before.

Rules kept here: an observation is false where it misses a checkpoint of that log that somebody had cosigned an hour
before it. Either the observer looked away, or was not shown what others were; its own cosignature says which.
Left to others: whether the note is the log's (forks), whether an hour was observed at all (meaning.watching).
"""

from bisect import bisect_right
from datetime import timedelta
from typing import Final

from saksama.entries.kinds.log import LogObserved
from saksama.verify.checkpoints import TOLERANCE, Standing
from saksama.verify.findings import Code, Findings
from saksama.verify.served import ServedLog

AFTER: Final = timedelta(hours=1)


def check_seen_in_time(observer: ServedLog, origin: str, standing: Standing, found: Findings) -> None:
    """Name what `observer` wrote of the log `origin`, whose checkpoints `standing` tells, and was too old."""
    for item in observer.contents.of(LogObserved):
        body = item.body
        if not isinstance(body, LogObserved) or body.origin != origin:
            continue
        place = bisect_right(standing.sizes, body.size)
        if place == len(standing.sizes) or standing.cosigned[place].at + AFTER + TOLERANCE >= item.at:
            continue
        missed = standing.cosigned[place]
        told = {"of": origin, "signer": missed.by, "cosigned": missed.at.isoformat()}
        why = "what was cosigned more than an hour before is missing"
        found.add(Code.OBSERVED_FALSE, observer.origin, item.index, why=why, missed=missed.size, **told)
