"""What a result claims, as inequalities between sums of votes: for the audit and for what held sheets could change.

Rules kept here:
  * An assertion is a whole weight for each candidate; it holds when the weighted sum of all votes is above zero. A tie
    is not a win.
  * The claim of a contest is the list of its assertions: the outcome is right exactly when all of them hold.
  * Weights are whole numbers, so that every margin is exact: a threshold p/q gives the candidate q - p and everyone
    else -p.
Left to others: where votes come from (`saksama.tally.contest`). A seat by Sainte-Lague is one more maker of assertions
here (weights in the proportion 1/d_A : -1/d_B); nothing else would change.

Source: Stark, "Sets of half-average nulls generate risk-limiting audits" (SHANGRLA, 2020), sections 2.1 and 2.2.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from saksama.errors import CallerError

type Whole = NDArray[np.int64]


class AssertionImpossible(CallerError):
    """The contest has no outcome of this kind to claim."""

    code = "tally.assertion"
    advice = "Name candidates that the contest has, a leader without a tie, and a threshold between 0 and 1."

    why: str


@dataclass(frozen=True, slots=True)
class Assertion:
    """The sum of `weights` times votes is above zero. `name`: which candidates it compares, for people."""

    name: str
    weights: tuple[int, ...]

    @property
    def worst(self) -> int:
        """What one ballot can take away at most: no less than 0."""
        return max(0, -min(self.weights))

    def of(self, votes: Whole) -> Whole:
        """The weighted sum, along the last axis (candidates) of `votes`."""
        return votes @ np.asarray(self.weights, dtype=np.int64)


def plurality(candidates: Sequence[str], totals: Sequence[int]) -> tuple[Assertion, ...]:
    """The leader has more votes than each other candidate. Raises `AssertionImpossible` on a tie at the top."""
    winner = _leader(candidates, totals)
    return tuple(
        Assertion(
            f"{candidates[winner]} > {candidates[other]}",
            tuple(1 if place == winner else -1 if place == other else 0 for place in range(len(candidates))),
        )
        for other in range(len(candidates))
        if other != winner
    )


def above(candidates: Sequence[str], candidate: str, share: tuple[int, int]) -> tuple[Assertion, ...]:
    """`candidate` has more than `share` (p, q for p/q) of the valid votes, as for a majority: more than 1/2."""
    part, whole, place = _share(candidates, candidate, share)
    weights = tuple(whole - part if each == place else -part for each in range(len(candidates)))
    return (Assertion(f"{candidate} > {part}/{whole}", weights),)


def not_above(candidates: Sequence[str], candidate: str, share: tuple[int, int]) -> tuple[Assertion, ...]:
    """`candidate` has less than `share` of the valid votes; exactly the share counts as neither."""
    part, whole, place = _share(candidates, candidate, share)
    weights = tuple(part - whole if each == place else part for each in range(len(candidates)))
    return (Assertion(f"{candidate} < {part}/{whole}", weights),)


def on_its_side(
    candidates: Sequence[str], totals: Sequence[int], candidate: str, share: tuple[int, int]
) -> tuple[Assertion, ...]:
    """`above` where the totals bear it out, else `not_above`."""
    over = above(candidates, candidate, share)
    margin = sum(weight * total for weight, total in zip(over[0].weights, totals, strict=True))
    return over if margin > 0 else not_above(candidates, candidate, share)


def _share(candidates: Sequence[str], candidate: str, share: tuple[int, int]) -> tuple[int, int, int]:
    part, whole = share
    if candidate not in candidates:
        raise AssertionImpossible(f"no candidate {candidate}; there are {', '.join(candidates)}")
    if not 0 < part < whole:
        raise AssertionImpossible(f"the threshold {part}/{whole} is not between 0 and 1")
    return part, whole, list(candidates).index(candidate)


def _leader(candidates: Sequence[str], totals: Sequence[int]) -> int:
    if len(candidates) < 2:
        raise AssertionImpossible(f"{len(candidates)} candidates")
    first, second = sorted(range(len(totals)), key=lambda place: -totals[place])[:2]
    if totals[first] == totals[second]:
        raise AssertionImpossible(f"{candidates[first]} and {candidates[second]} are level at {totals[first]}")
    return first
