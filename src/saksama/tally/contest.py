"""The votes of one contest as whole numbers: which stations give them, and which are held.

Rules kept here:
  * A station where one candidate's votes are unknown is held as a whole: none of its votes are counted, and all of its
    ballots may still go to anyone.
  * Votes are whole and not negative; a figure that is neither is refused with its station, never rounded.
Left to others: what the candidates' columns are called in a sheet (`saksama.tally.sheet`); how many ballots a station
had (`saksama.tally.bound`).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from saksama.errors import CallerError
from saksama.tally.columns import Columns, Mask, Texts

VOTES: Final = re.compile(r"suara_paslon_(\d+)")
_SHOWN: Final = 20


class NoContest(CallerError):
    """The table has fewer than two columns of candidates."""

    code = "tally.no-contest"
    advice = "Name the candidates' columns, or call them suara_paslon_1, suara_paslon_2 and so on."

    present: tuple[str, ...]


class VotesNotWhole(CallerError):
    """Votes that are negative or no whole number. `stations`: the first of them; `count`: how many."""

    code = "tally.votes-not-whole"
    advice = "Mend the figures of the stations that are named; votes are whole numbers from 0."

    column: str
    stations: tuple[str, ...]
    count: int


@dataclass(frozen=True, slots=True, eq=False)
class Contest:
    """`votes`: int64, stations x candidates, zero where held; `held`: stations without a full count."""

    candidates: tuple[str, ...]
    ids: Texts
    votes: NDArray[np.int64]
    held: Mask
    digest: str

    @property
    def totals(self) -> tuple[int, ...]:
        """Votes of each candidate at all stations that are not held."""
        return tuple(int(each) for each in self.votes.sum(axis=0))


def candidates_in(table: Columns) -> tuple[str, ...]:
    """The columns suara_paslon_N, by their number. Raises `NoContest` where there are fewer than two."""
    found = {int(match[1]): name for name in table.figures if (match := VOTES.fullmatch(name))}
    if len(found) < 2:
        raise NoContest(tuple(table.figures))
    return tuple(found[number] for number in sorted(found))


def contest_of(table: Columns, candidates: Sequence[str]) -> Contest:
    """The contest between these columns. Raises `ColumnAbsent`, `VotesNotWhole`."""
    raw = np.column_stack([_whole(table, name) for name in candidates])
    held = np.isnan(raw).any(axis=1)
    raw[held] = 0
    return Contest(tuple(candidates), table.ids, raw.astype(np.int64), held, table.digest)


def _whole(table: Columns, name: str) -> NDArray[np.float64]:
    column = table.figure(name)
    known = ~np.isnan(column)
    wrong = known & ((column < 0) | (np.floor(column, where=known, out=np.zeros_like(column)) != column))
    if wrong.any():
        raise VotesNotWhole(name, tuple(str(each) for each in table.ids[wrong][:_SHOWN]), int(wrong.sum()))
    return column
