"""The loop of a report (LHP): sent, examined step by step, given back, approved, opened again; replayed from its acts.

Rules kept here:
  * A version is one more than the last, and is sent only at the beginning, after it was given back, or reopened.
  * Only the version that stands is examined, at the step whose turn it is; after its last step it is approved.
  * Nobody examines a report that they sent a version of.
  * A report counts as made when its first version was sent; approval is the other reading.
  * The first act that breaks a rule is named; after it the walk stands still, so that one fault is one finding.
Left to others: who may examine for which office, notes and their answers (the node); which acts are one report's.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Final

from saksama.entries.body import Body
from saksama.entries.kinds.observation import LhpApproved, LhpReopened, LhpReturned, LhpSent


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
    """What the acts come to. `step`: the last step approved of this version; `made`: when the first version was sent.

    `approved`: when the last step of the version that stands was approved.
    """

    state: State = State.DRAFT
    version: int = 0
    step: int = 0
    writers: frozenset[str] = frozenset()
    made: datetime | None = None
    approved: datetime | None = None


@dataclass(frozen=True, slots=True)
class Walked:
    """Where the walk came to stand, and the first act that breaks a rule, with the rule; None where all keep them."""

    stand: Stand
    broken: tuple[Act, Broken] | None = None


def walk(acts: Iterable[Act], steps: int) -> Walked:
    """Replay a report's acts in the log's order, under a chain of so many examinations."""
    stand = Stand()
    for act in acts:
        fault = fault_of(stand, act)
        if fault is not None:
            return Walked(stand, (act, fault))
        stand = _after(stand, act, steps)
    return Walked(stand)


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
        if body.step != stand.step + 1:
            return Broken.STEP
        return Broken.OWN if act.actor in stand.writers else None
    return None


def _after(stand: Stand, act: Act, steps: int) -> Stand:
    match act.body:
        case LhpSent(version=version):
            return Stand(State.SENT, version, writers=stand.writers | {act.actor}, made=stand.made or act.at)
        case LhpReturned():
            return replace(stand, state=State.RETURNED)
        case LhpApproved(step=step) if step >= steps:
            return replace(stand, state=State.APPROVED, step=step, approved=act.at)
        case LhpApproved(step=step):
            return replace(stand, step=step)
        case LhpReopened():
            return replace(stand, state=State.REOPENED, approved=None)
        case _:
            return stand
