"""The loop of a report (LHP): sent, examined step by step, given back, approved, opened again; replayed from its acts.

Rules kept here:
  * A version is one more than the last, and is sent only at the beginning, after it was given back, or reopened.
  * A report goes through the levels of its period's chain from its writer's own level up; one that is for no period,
    through its writer's own level alone. A returned version begins anew at the first.
  * In a village and at a polling station there is one supervisor: their own level examines nothing of theirs; for no
    period the district does.
  * Only the version that stands is examined, by the level whose turn it is; after the last one it is approved.
  * Nobody examines a report that they sent a version of.
  * A report counts as made when its first version was sent; approval is the other reading.
  * The first act that breaks a rule is named; after it the walk stands still, so that one fault is one finding.
Left to others: who may examine for which office, notes and their answers (the node); which acts are one report's.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Final

from saksama.entries.body import Body
from saksama.entries.kinds.observation import LhpApproved, LhpReopened, LhpReturned, LhpSent
from saksama.procedure.levels import Level


class State(StrEnum):
    """Where a report stands."""

    DRAFT = "draft"
    SENT = "sent"
    RETURNED = "returned"
    APPROVED = "approved"
    REOPENED = "reopened"


class Broken(StrEnum):
    """Which rule an act does not keep."""

    STATE = "state"
    VERSION = "version"
    STEP = "step"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Act:
    """One entry of a report: its place in the log, moment, actor (pseudonym within the report) and body."""

    index: int
    at: datetime
    actor: str
    body: Body


@dataclass(frozen=True, slots=True)
class Stand:
    """What the acts come to. `passed`, `steps`: levels that approved the version that stands, and all that have to.

    `made`: when the first version was sent; `approved`: when the last level approved.
    """

    state: State = State.DRAFT
    version: int = 0
    passed: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    writers: frozenset[str] = frozenset()
    made: datetime | None = None
    approved: datetime | None = None

    @property
    def turn(self) -> str:
        """The level whose turn it is to examine; empty where it is nobody's."""
        return self.steps[len(self.passed)] if self.state is State.SENT else ""


@dataclass(frozen=True, slots=True)
class Walked:
    """Where the walk came to stand, and the first act that breaks a rule, with the rule; None where all keep them."""

    stand: Stand
    broken: tuple[Act, Broken] | None = None


def walk(acts: Iterable[Act], chain: Sequence[str]) -> Walked:
    """Replay a report's acts in the log's order. `chain`: of its period; empty for a report that is for none."""
    walked = Walked(Stand())
    for act in acts:
        walked = follow(walked, act, chain)
    return walked


def follow(walked: Walked, act: Act, chain: Sequence[str]) -> Walked:
    """Where a walk comes to stand by one act more; it stands still where one broke a rule before."""
    if walked.broken is not None:
        return walked
    fault = fault_of(walked.stand, act)
    return Walked(_after(walked.stand, act, chain)) if fault is None else Walked(walked.stand, (act, fault))


def steps_of(chain: Sequence[str], level: str) -> tuple[str, ...]:
    """The levels that examine a report of somebody of this level: those of the chain that are not below it."""
    own = level not in _ALONE
    above = [each for each in chain if _height(each) < _height(level) or (own and each == level)]
    return tuple(above) or (level if own else Level.DISTRICT.value,)


_ALONE: Final = frozenset({Level.VILLAGE.value, Level.STATION.value})
"""The levels whose office is one person."""


def _height(level: str) -> int:
    return list(Level).index(Level(level)) if level in list(Level) else len(Level)


_FROM: Final[Mapping[type[Body], tuple[State, ...]]] = {
    LhpSent: (State.DRAFT, State.RETURNED, State.REOPENED),
    LhpReturned: (State.SENT,),
    LhpApproved: (State.SENT,),
    LhpReopened: (State.APPROVED,),
}


def fault_of(stand: Stand, act: Act) -> Broken | None:
    """Which rule this act breaks here, None where it may be done."""
    body = act.body
    if not isinstance(body, (LhpSent, LhpReturned, LhpApproved, LhpReopened)):
        return None
    if stand.state not in _FROM[type(body)]:
        return Broken.STATE
    if body.version != stand.version + isinstance(body, LhpSent):
        return Broken.VERSION
    if isinstance(body, (LhpReturned, LhpApproved)):
        if body.level != stand.turn:
            return Broken.STEP
        return Broken.OWN if act.actor in stand.writers else None
    return None


def _after(stand: Stand, act: Act, chain: Sequence[str]) -> Stand:
    match act.body:
        case LhpSent(version=version, level=level):
            steps = stand.steps or steps_of(chain, level)
            writers = stand.writers | {act.actor}
            return Stand(State.SENT, version, steps=steps, writers=writers, made=stand.made or act.at)
        case LhpReturned():
            return replace(stand, state=State.RETURNED, passed=())
        case LhpApproved(level=level):
            passed = (*stand.passed, level)
            if passed == stand.steps:
                return replace(stand, state=State.APPROVED, passed=passed, approved=act.at)
            return replace(stand, passed=passed)
        case LhpReopened():
            return replace(stand, state=State.REOPENED, passed=(), approved=None)
        case _:
            return stand
