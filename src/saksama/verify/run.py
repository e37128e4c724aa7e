"""One run of the verifier: how to ask, what was asked, what was read and found so far.

Rules kept here: values alone; each step of a run takes them in and adds to them.
Left to others: the steps (whole), the report (reporting).
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from saksama.procedure.deadlines import Clocks, NoClocks
from saksama.procedure.edition import Edition
from saksama.procedure.reading import earlier
from saksama.verify.ages import is_simulation
from saksama.verify.agreements import Owing
from saksama.verify.findings import Finding, Findings, Place
from saksama.verify.meaning.audits import Auditor
from saksama.verify.meaning.dispatches import Side, Tally
from saksama.verify.meaning.numbers import SaidNumbers
from saksama.verify.meaning.sheets import Lister
from saksama.verify.meaning.supervision_numbers import SaidSupervision
from saksama.verify.memory.anew import Why
from saksama.verify.memory.cosigned import Listed
from saksama.verify.memory.drawers import InMemory, Spool
from saksama.verify.memory.hands import Hands, OneHand
from saksama.verify.memory.index import Memory
from saksama.verify.memory.judging import Outcome
from saksama.verify.memory.past import Kept, Past
from saksama.verify.reader import Progress, Reader
from saksama.verify.report import NotChecked
from saksama.verify.served import Head, ServedLog
from saksama.verify.trust import Anchors, LogTrust
from saksama.verify.wellknown import WellKnown


def _nobody() -> None:
    return None


@dataclass(frozen=True, slots=True)
class Asking:
    """How to ask: a reader, who is told of progress, how to wait a moment; whose clocks count the law's periods.

    `lister`, `auditor`: give who makes the lists of results, and audits, again, where a log has some; None where the
    libraries are not installed.
    `earlier`: editions of before, by their digest. `seen`: findings that a person acknowledged. `now`: what
    the clock says, `at`: the moment as of which a person wants it judged; without either nothing is judged by a clock.
    `is_copy`: what is read was kept by somebody earlier, and need not be what the node serves now.
    `kept`: what an earlier run left, by the same `rules`; `anew`: why nothing; `memory`: where this run leaves the
    like; `spool`: makes the place where entries wait; `hands`: who judges.
    """

    reader: Reader
    progress: Progress
    pause: Callable[[], None]
    clocks: Clocks = field(default_factory=NoClocks)
    lister: Callable[[], Lister | None] = _nobody
    auditor: Callable[[], Auditor | None] = _nobody
    earlier: Mapping[str, Edition] = field(default_factory=earlier)
    seen: Collection[Place] = ()
    now: datetime | None = None
    at: datetime | None = None
    is_copy: bool = False
    kept: Kept | None = None
    anew: Why = Why.FIRST
    memory: Memory | None = None
    rules: str = ""
    spool: Callable[[], Spool] = InMemory
    hands: Hands = field(default_factory=OneHand)


@dataclass(frozen=True, slots=True)
class Node:
    """A node before its log is read: what it says of itself, its numbers, its newest checkpoint."""

    url: str
    described: WellKnown
    numbers: SaidNumbers
    supervision: SaidSupervision
    head: Head | None


@dataclass(slots=True)
class Run:
    """One run over one node and its partner."""

    asking: Asking
    anchors: Anchors
    found: Findings
    nodes: list[Node] = field(default_factory=list)
    logs: list[ServedLog] = field(default_factory=list)
    sides: dict[str, Side] = field(default_factory=dict)
    trusts: dict[str, LogTrust] = field(default_factory=dict)
    dispatches: Tally | None = None
    unchecked: set[NotChecked] = field(default_factory=set)
    past: Past | None = None
    apart: Outcome = field(default_factory=Outcome)
    unwatched: dict[str, list[Finding]] = field(default_factory=dict)
    listed: dict[str, dict[str, Listed]] = field(default_factory=dict)
    own_word: set[tuple[str, int]] = field(default_factory=set)
    owed: tuple[Owing, ...] = ()

    def moment(self, origin: str) -> datetime | None:
        """As of when this log is judged; None where no clock says, as of a simulation whose moment nobody named."""
        if self.asking.at is not None or not is_simulation(origin):
            return self.asking.at or self.asking.now
        return None
