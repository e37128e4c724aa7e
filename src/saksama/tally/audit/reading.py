"""What two people read from the drawn forms, each for themselves, made into one reading.

Rules kept here:
  * Where the two agree in every candidate, that is the reading. Where they differ, the station is unsettled and counts
    as not read yet: nobody's reading is taken over the other's.
  * A row without figures says that the form was looked for and could not be read; no row says nothing.
Left to others: who settles a difference (a third person, in a new file of either), what a reading means (`risk`).
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Self

import numpy as np

from saksama.errors import CallerError
from saksama.tally.assertions import Whole
from saksama.tally.columns import Columns
from saksama.tally.contest import Contest, contest_of

_SHOWN: Final = 5
_AREA: Final = 4


class ReadingStrange(CallerError):
    """A reading names stations that the audited list does not have.

    `stations`: the first of them by code; `count`: how many; `areas`: how many of each kab/kota, as `code=count`, the
    first of them by code.
    """

    code = "tally.audit.reading-strange"
    advice = "Compare the codes of the stations with the list that was published before the draw."

    stations: tuple[str, ...]
    count: int
    areas: tuple[str, ...]

    @classmethod
    def of(cls, stations: Collection[str]) -> Self:
        """Of all codes that are strange: a whole file of another province is one line."""
        areas = Counter(each[:_AREA] for each in stations)
        named = tuple(f"{code}={count}" for code, count in sorted(areas.items())[:_SHOWN])
        return cls(tuple(sorted(stations)[:_SHOWN]), len(stations), named)


@dataclass(frozen=True, slots=True)
class Reading:
    """`votes`: by station, of each candidate; None where the form could not be read. `unsettled`: stations."""

    votes: Mapping[str, Whole | None]
    unsettled: tuple[str, ...] = ()


def reading_of(table: Columns, candidates: Sequence[str]) -> Reading:
    """One person's reading. Raises `ColumnAbsent`, `VotesNotWhole`."""
    return Reading(_by_station(contest_of(table, candidates)))


def both(first: Reading, second: Reading) -> Reading:
    """What two people read alike. A station that only one of them has is unsettled too."""
    names = sorted({*first.votes, *second.votes})
    alike = {name for name in names if name in first.votes and name in second.votes and _alike(first, second, name)}
    return Reading(
        {name: first.votes[name] for name in names if name in alike},
        tuple(name for name in names if name not in alike),
    )


def _alike(first: Reading, second: Reading, name: str) -> bool:
    one, other = first.votes[name], second.votes[name]
    return one is other if one is None or other is None else bool(np.array_equal(one, other))


def _by_station(contest: Contest) -> dict[str, Whole | None]:
    rows = zip(contest.ids.tolist(), contest.votes, contest.held.tolist(), strict=True)
    return {name: None if held else votes for name, votes, held in rows}
