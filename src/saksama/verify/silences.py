"""Silences that are over: in an agreed log nobody has room to write afterwards what a day was.

Rules kept here:
  * Between two cosigned checkpoints lies no more than the text then in force lets a log be silent: within that time
    alone its own word counts. It is told when the log goes on, for nobody could tell it before.
  * Between two that lie nearer, an observation that nobody cosigned for more than an hour is told once: it may have
    been written with what was seen later.
  * What counts is a checkpoint that all cosigned whom the policy asks, and together: one party alone may say any time.
  * Before an agreement is in force, and after it ended or ran out, a log owes no hour. A simulation's clock jumps.
Left to others: a silence that lasts (ages), an hour that was not observed (meaning.watching), what an observation says.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import pairwise
from typing import Final

from saksama.entries.kinds.log import LogObserved
from saksama.verify.ages import is_simulation
from saksama.verify.agreements import Owing
from saksama.verify.checkpoints import TOLERANCE, Standing, Witnessed
from saksama.verify.contents import Item
from saksama.verify.findings import Code, Findings
from saksama.verify.served import ServedLog

UNSIGNED: Final = timedelta(hours=1)
"""For how long an observation may wait for a cosignature."""


def check_silences(log: ServedLog, standing: Standing, owed: Sequence[Owing], found: Findings) -> None:
    """Name each time between two cosigned checkpoints in which the log had more room than it may have."""
    if is_simulation(log.origin) or not standing.asks_witnesses:
        return
    looked = log.contents.of(LogObserved)
    indexes = [item.index for item in looked]
    for earlier, later, allowed in _spans(standing.prompt, owed):
        silent = later.at - earlier.at
        if silent > allowed + TOLERANCE:
            told = {"since": earlier.at.isoformat(), "until": later.at.isoformat()}
            lengths = {"silent": str(int(silent.total_seconds())), "allowed": str(int(allowed.total_seconds()))}
            found.add(Code.LOG_SILENT, log.origin, earlier.size, **lengths, **told)
            continue
        within = looked[bisect_right(indexes, earlier.size - 1) : bisect_right(indexes, later.size - 1)]
        _check_observed(log.origin, within, later, found)


def _check_observed(origin: str, within: Sequence[Item], later: Witnessed, found: Findings) -> None:
    late = [item for item in within if later.at - item.at > UNSIGNED + TOLERANCE]
    if late:
        times = {"at": late[0].at.isoformat(), "cosigned": later.at.isoformat()}
        found.add(Code.OBSERVED_LATE, origin, late[0].index, number=len(late), **times)


def _spans(cosigned: Sequence[Witnessed], owed: Sequence[Owing]) -> Iterator[tuple[Witnessed, Witnessed, timedelta]]:
    """Two checkpoints that follow each other and lie over an hour apart, and how far the text of then lets them."""
    for earlier, later in pairwise(cosigned):
        if later.at - earlier.at <= UNSIGNED:
            continue
        binding = [each for each in owed if each.since <= earlier.at < each.replaced]
        allowed = [each.silence for each in binding if earlier.at + each.silence <= each.until]
        if allowed:
            yield earlier, later, min(allowed)
