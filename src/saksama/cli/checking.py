"""How the command line checks a node: whose clocks count, who makes lists and audits again, what is asked again.

Rules kept here:
  * What is only late (cosignatures on their way) is asked for again before it is called unchecked.
  * The clock is read once a round; a person may name another moment, as a simulation or a kept copy needs.
Left to others: every judgement (saksama.verify), where answers come from (fetch, copies).
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from saksama.cli.made_again import auditor, lister
from saksama.cli.memory.hands import Copies
from saksama.cli.memory.kept import KeptMemory
from saksama.cli.memory.spool_file import SpoolFile
from saksama.verify.findings import Code, Place
from saksama.verify.meaning.statutory import StatutoryClocks
from saksama.verify.memory.anew import Anew, Why
from saksama.verify.reader import Progress, Reader
from saksama.verify.report import Report
from saksama.verify.run import Asking
from saksama.verify.trust import Anchors
from saksama.verify.whole import verify_node

ROUNDS: Final = 6


@dataclass(frozen=True, slots=True)
class Past:
    """What was kept of the address; `full`: nothing of it is used, and it is made anew."""

    memory: KeptMemory
    full: bool = False

    def of(self, asking: Asking) -> Asking:
        """The same, beginning where the earlier check ended."""
        made = replace(asking, memory=self.memory, rules=self.memory.rules)
        if self.full:
            return replace(made, anew=Why.ASKED)
        try:
            return replace(made, kept=self.memory.recall())
        except Anew as anew:
            return replace(made, anew=anew.why)


@dataclass(frozen=True, slots=True)
class Judging:
    """`seen`: findings that a person acknowledged; `now`: the clock, None for none; `at`: a moment in its place.

    `past`: what an earlier check left, which this one replaces. `is_copy`: a copy is judged, no node.
    """

    seen: Collection[Place] = ()
    now: Callable[[], datetime] | None = None
    at: datetime | None = None
    past: Past | None = None
    is_copy: bool = False


def check_once(
    url: str,
    anchors: Anchors,
    reader: Reader,
    progress: Progress,
    pause: Callable[[], None],
    by: Judging = Judging(),
) -> Report:
    """Check the node at `url` as it answers now."""
    asking = Asking(
        reader,
        progress,
        pause,
        StatutoryClocks(),
        lister,
        auditor,
        seen=by.seen,
        now=None if by.now is None else by.now(),
        at=by.at,
        is_copy=by.is_copy,
        spool=SpoolFile,
        hands=Copies(),
    )
    return verify_node(url, anchors, asking if by.past is None else by.past.of(asking))


def is_only_late(report: Report) -> bool:
    """Whether all that was found are cosignatures that may be on their way."""
    return bool(report.findings) and all(one.code is Code.NOT_YET_WITNESSED for one in report.findings)


def check(
    url: str, anchors: Anchors, reader: Reader, progress: Progress, pause: Callable[[], None], by: Judging
) -> Report:
    """Check the node at `url`, again while cosignatures are on their way."""
    report = check_once(url, anchors, reader, progress, pause, by)
    for _ in range(ROUNDS - 1):
        if not is_only_late(report):
            break
        pause()
        report = check_once(url, anchors, reader, progress, pause, by)
    return report
