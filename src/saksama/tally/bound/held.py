"""Could the sheets that are held change the outcome of an area? Exactly, by ballots.

Rules kept here:
  * The least that an assertion can end at is its margin without the held stations, less all of their ballots each at
    its worst; the assertion is safe where that stays above zero. It is exact: some filling of the sheets ends there.
  * `overturn`: below zero can be reached, another outcome; `tie`: zero at least can, and no less; `safe`: neither.
  * An area where nothing was counted, or whose counted votes are level at the top, has no outcome to protect: `open`.
Left to others: what bounds a station's ballots (`ballots`), which areas are asked of (the caller).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from saksama.tally.assertions import Assertion, AssertionImpossible
from saksama.tally.bound.ballots import Ballots
from saksama.tally.columns import Mask, Texts
from saksama.tally.contest import Contest

type Claim = Callable[[Sequence[int]], tuple[Assertion, ...]]
"""What a result claims, from the totals of its candidates."""


class Outcome(StrEnum):
    """What the held sheets could do."""

    SAFE = "safe"
    TIE = "tie"
    OVERTURN = "overturn"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Reach:
    """One assertion: `margin` as counted, and the `least` that it can end at, in its own units."""

    name: str
    margin: int
    least: int


@dataclass(frozen=True, slots=True)
class Held:
    """One area. `ballots`: at most, at its held stations; `bounds`: how many of those stations used which bound."""

    area: str
    stations: int
    held: int
    ballots: int
    totals: tuple[int, ...]
    bounds: dict[str, int]
    outcome: Outcome
    reaches: tuple[Reach, ...]


def held(contest: Contest, bound: Ballots, claim: Claim, areas: Texts) -> tuple[Held, ...]:
    """Every area named in `areas` (one name a station), in the order of their names."""
    return tuple(_area(contest, bound, claim, str(name), areas == name) for name in np.unique(areas))


def _area(contest: Contest, bound: Ballots, claim: Claim, name: str, inside: Mask) -> Held:
    waiting = inside & contest.held
    totals = tuple(int(each) for each in contest.votes[inside].sum(axis=0))
    most = int(bound.most[waiting].sum())
    try:
        reaches = tuple(_reach(each, totals, most) for each in claim(totals))
    except AssertionImpossible:
        # Level at the top: there is no leader whose lead could be lost.
        reaches = ()
    return Held(
        area=name,
        stations=int(inside.sum()),
        held=int(waiting.sum()),
        ballots=most,
        totals=totals,
        bounds=bound.counted(waiting),
        outcome=_outcome(reaches),
        reaches=reaches,
    )


def _reach(assertion: Assertion, totals: tuple[int, ...], most: int) -> Reach:
    margin = sum(weight * votes for weight, votes in zip(assertion.weights, totals, strict=True))
    return Reach(assertion.name, margin, margin - most * assertion.worst)


def _outcome(reaches: tuple[Reach, ...]) -> Outcome:
    if not reaches or min(each.margin for each in reaches) <= 0:
        return Outcome.OPEN
    least = min(each.least for each in reaches)
    return Outcome.SAFE if least > 0 else Outcome.TIE if least == 0 else Outcome.OVERTURN
