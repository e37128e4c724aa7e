"""Replay: walk a history through a procedure, and say where it broke.

Rules kept here: the first unlawful act is named; after it the walk stands still, so that one fault is one finding.
Left to others: which entries make a history (the caller), the tables (moves).
"""

from collections.abc import Iterable
from dataclasses import dataclass

from saksama.entries.body import Body
from saksama.entries.kinds.case import CaseReviewed
from saksama.entries.kinds.content import ContentJudged, ContentTriaged
from saksama.procedure.moves import START, Procedure


@dataclass(frozen=True, slots=True)
class Break:
    """The act at position `index` may not follow in `state`; `lawful` are those that may."""

    index: int
    act: str
    state: str
    lawful: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Replay:
    """The state that a history reached, and its first break, None if it is lawful."""

    state: str
    broken: Break | None


def act_of(body: Body) -> str:
    """The act's name in the tables."""
    if isinstance(body, (CaseReviewed, ContentTriaged, ContentJudged)):
        return f"{body.KIND}:{body.outcome}"
    return body.KIND


def step(procedure: Procedure, state: str, act: str) -> str | None:
    """The state after `act`, None if it may not follow in `state`."""
    return procedure.moves.get(state, {}).get(act)


def replay(procedure: Procedure, acts: Iterable[tuple[int, str]]) -> Replay:
    """Walk (position, act) pairs in their order from the start."""
    state = START
    for index, act in acts:
        following = step(procedure, state, act)
        if following is None:
            return Replay(state, Break(index, act, state, tuple(sorted(procedure.may(state)))))
        state = following
    return Replay(state, None)
