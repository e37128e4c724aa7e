"""Contests on the stations of NTB with a margin that one wants, and what is wrong with what was reported of them.

Rules kept here:
  * Stations, ballots and the spread of votes are those of NTB 2024 where votes were published; between the two leaders
    votes are moved, everywhere alike, until the margin is the one that was asked for.
  * A wrong outcome is the hardest one: on the forms the leaders are level, so that nothing but chance can tell.
  * Each fault is told by what was reported above the forms; no fault leaves more votes at a station than ballots.
Left to others: drawing, counting what is confirmed (`audit`).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from saksama.cli.tally.contest_options import table_of
from saksama.tally.assertions import Whole
from saksama.tally.bound import Limits, ballots
from saksama.tally.contest import candidates_in, contest_of

LOSER: Final = 0
WINNER: Final = 1

type Dice = np.random.Generator


@dataclass(frozen=True, slots=True, eq=False)
class World:
    """Votes on the forms, stations x candidates, and the bound of each station's ballots."""

    ids: NDArray[np.str_]
    candidates: tuple[str, ...]
    votes: Whole
    most: Whole


def ntb(file: Path) -> World:
    """The stations of NTB whose votes were published, and fit into their ballots."""
    table = table_of(file, None, "en")
    if table is None:
        raise SystemExit(f"{file} cannot be read")
    contest = contest_of(table, candidates_in(table))
    most = ballots(table, Limits(), contest.votes.sum(axis=1)).most
    used = ~contest.held & (contest.votes.sum(axis=1) <= most) & (contest.votes.sum(axis=1) > 0)
    return World(contest.ids[used], contest.candidates, contest.votes[used], most[used])


def with_margin(world: World, margin: float) -> World:
    """The same stations, the second candidate ahead of the first by `margin` of all ballots; at 0 they are level."""
    votes = world.votes.copy()
    goal = round(margin * int(world.most.sum()) / 2) * 2
    lead = int((votes[:, WINNER] - votes[:, LOSER]).sum())
    moved = np.floor(votes[:, WINNER] * (lead - goal) / 2 / votes[:, WINNER].sum()).astype(np.int64)
    votes[:, WINNER] -= moved
    votes[:, LOSER] += moved
    # What the rounding left, vote by vote, where there are any.
    left = (int((votes[:, WINNER] - votes[:, LOSER]).sum()) - goal) // 2
    some = np.flatnonzero(votes[:, WINNER] > 0)[:left]
    votes[some, WINNER] -= 1
    votes[some, LOSER] += 1
    odd = int((votes[:, WINNER] - votes[:, LOSER]).sum()) - goal
    if odd:
        place = int(np.argmax(votes[:, WINNER]))
        votes[place, WINNER] -= odd
    return World(world.ids, world.candidates, votes, world.most)


def _moved(world: World, each: Whole, lead: int, dice: Dice) -> Whole:
    """Reported: at stations in chance order up to `each` votes went to the winner, until he leads by `lead`."""
    order = dice.permutation(len(world.ids))
    most = np.minimum(each, world.votes[:, LOSER])[order]
    before = np.cumsum(most) - most
    taken = np.clip(-(-lead // 2) - before, 0, most)
    votes = world.votes.copy()
    votes[order, WINNER] += taken
    votes[order, LOSER] -= taken
    return votes


def a_little_everywhere(world: World, lead: int, dice: Dice) -> Whole:
    """A few votes moved at every station."""
    each = -(-lead // 2 // len(world.ids)) + 1
    return _moved(world, np.full(len(world.ids), each), lead, dice)


def all_at_a_few(world: World, lead: int, dice: Dice) -> Whole:
    """All votes of the loser moved, at as few stations as it takes."""
    return _moved(world, world.votes[:, LOSER], lead, dice)


def added(world: World, lead: int, dice: Dice) -> Whole:
    """Votes that no form has, added for the winner up to the ballots that there were."""
    order = dice.permutation(len(world.ids))
    free = (world.most - world.votes.sum(axis=1))[order]
    votes = world.votes.copy()
    votes[order, WINNER] += np.clip(lead - (np.cumsum(free) - free), 0, free)
    return votes


FAULTS: Final[Mapping[str, Callable[[World, int, Dice], Whole]]] = {
    "a_little_everywhere": a_little_everywhere,
    "all_at_a_few": all_at_a_few,
    "added": added,
}


def misread(votes: Whole, dice: Dice, digits: float = 0.0) -> Whole:
    """Reported figures that differ from the forms by reading alone, one candidate's at a station, either way.

    At 15 % of the stations by up to three votes, as when the batches of Georgia were counted again in 2022; at a share
    of `digits` by 10 or 100, as where one digit is misread (the residuals of NTB's sums cluster there).
    """
    reported = _changed(votes, 0.15, np.array([1, 2, 3]), dice)
    return _changed(reported, digits, np.array([10, 100]), dice)


def _changed(votes: Whole, share: float, sizes: Whole, dice: Dice) -> Whole:
    found = votes.copy()
    rows = np.flatnonzero(dice.random(len(votes)) < share)
    columns = dice.integers(0, votes.shape[1], len(rows))
    change = dice.choice(sizes, len(rows)) * dice.choice([-1, 1], len(rows))
    found[rows, columns] = np.maximum(0, found[rows, columns] + change)
    return found
