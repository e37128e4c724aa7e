"""Could the sheets that are still held change the outcome? Exactly, by ballots, for any assertion and any area.

Rules kept here:
  * A ballot that has not been counted may go to anyone; nothing is guessed from where it lies.
  * The ballots delivered (form II.1) bound a station; else the voters on its list and the reserve, rounded up (UU
    7/2017 art. 344: 2 %); else the largest list the election allows and its reserve: 306 in Pemilu 2024.
  * A list of 0, or longer than the election allows, is a misreading; it bounds nothing. So is a figure below the
    ballots that the same sheet says were cast, or below its votes.
  * Votes never bound themselves: what is being questioned is no evidence of its own size.
  * Which bound a station got is kept, so that every result can say how many had which.
  * The least that an assertion can end at is its margin without the held stations, less all of their ballots each at
    its worst; the assertion is safe where that stays above zero. It is exact: some filling of the sheets ends there.
  * `overturn`: below zero can be reached, another outcome; `tie`: zero at least can, and no less; `safe`: neither.
  * An area where nothing was counted, or whose counted votes are level at the top, has no outcome to protect: `open`.
  * In words, "could" is said of ballots, never of people.
Left to others: what a result claims (`saksama.tally.assertions`), which areas are asked of (the caller), audits, which
are bounded alike (`saksama.tally.audit`).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray

from saksama.tally.assertions import Assertion, AssertionImpossible, Whole
from saksama.tally.columns import Columns, Figure, Mask, Texts
from saksama.tally.contest import Contest
from saksama.tally.sheet.definition import Role, Sheet
from saksama.words import Language, whole

_COUNTED_WRONG: Final = 2
"""Ballots delivered may be so many above what was due: more is a misreading."""


class Source(IntEnum):
    """What bounds a station's ballots."""

    DELIVERED = 0
    LIST = 1
    LARGEST = 2


@dataclass(frozen=True, slots=True)
class Limits:
    """What the election allows. `largest`: voters on a list; `reserve_permille`: ballots added to 1,000; columns."""

    largest: int = 300
    reserve_permille: int = 20
    delivered: tuple[str, ...] = ("surat_suara_diterima",)
    voters: tuple[str, ...] = ("dpt_j",)
    cast: tuple[str, ...] = ("suara_sah", "suara_total", "pengguna_total_j")

    @classmethod
    def of(cls, sheet: Sheet) -> Self:
        """Those of a sheet: its numbers, and the columns that have the roles."""
        return cls(
            sheet.limits.registered,
            sheet.limits.reserve_permille,
            sheet.by_role(Role.DELIVERED),
            sheet.by_role(Role.REGISTERED),
            tuple(name for role in (Role.VALID, Role.CAST, Role.USERS) for name in sheet.by_role(role)),
        )

    def with_reserve(self, voters: Figure) -> Figure:
        """Voters and the reserve, rounded up: 300 gives 306, 151 gives 155."""
        # Whole numbers under the division: 1.02 x 150 in floating point is above 153.
        return np.asarray(np.ceil(voters * (1000 + self.reserve_permille) / 1000))

    @property
    def most(self) -> int:
        """The largest list and its reserve."""
        return -(-self.largest * (1000 + self.reserve_permille) // 1000)


@dataclass(frozen=True, slots=True, eq=False)
class Ballots:
    """`most`: int64, an upper bound of each station's ballots; `source`: int8, a `Source` of each."""

    most: Whole
    source: NDArray[np.int8]

    def counted(self, among: Mask | NDArray[np.intp]) -> dict[str, int]:
        """How many of these stations (a mask, or their places) used which bound, by its name in small letters."""
        return {each.name.lower(): int((self.source[among] == each).sum()) for each in Source}


def ballots(table: Columns, limits: Limits, votes: Whole) -> Ballots:
    """The bound of every station of the table. `votes`: all that were counted there, 0 where it is held."""
    # What the sheet itself speaks of: a bound below it is a misreading of one or the other.
    cast = np.max([votes.astype(np.float64), *(np.nan_to_num(_column(table, (name,))) for name in limits.cast)], axis=0)
    most = np.full(len(table), limits.most, dtype=np.int64)
    source = np.full(len(table), Source.LARGEST, dtype=np.int8)
    listed = _column(table, limits.voters)
    # From the weaker to the stronger, so that the stronger is what remains.
    for kind, known, bound in (
        (Source.LIST, (listed > 0) & (listed <= limits.largest), limits.with_reserve(listed)),
        (Source.DELIVERED, ~np.isnan(delivered := _column(table, limits.delivered)), delivered),
    ):
        used = known & (bound >= cast) & (bound <= limits.most + _COUNTED_WRONG)
        most[used] = bound[used].astype(np.int64)
        source[used] = kind
    return Ballots(most, source)


def _column(table: Columns, names: Sequence[str]) -> Figure:
    """The first of these columns that the table has; unknown everywhere where it has none."""
    found = [table.figures[name] for name in names if name in table.figures]
    return found[0] if found else np.full(len(table), np.nan)


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
    order = np.argsort(areas, kind="stable")
    names, starts = np.unique(areas[order], return_index=True)
    # Stations are sorted by area once: a mask of all stations for each of 83,762 desa would take hours.
    rows = np.split(order, starts[1:])
    return tuple(_area(contest, bound, claim, str(name), inside) for name, inside in zip(names, rows, strict=True))


def _area(contest: Contest, bound: Ballots, claim: Claim, name: str, inside: NDArray[np.intp]) -> Held:
    waiting = inside[contest.held[inside]]
    totals = tuple(int(each) for each in contest.votes[inside].sum(axis=0))
    most = int(bound.most[waiting].sum())
    try:
        reaches = tuple(_reach(each, totals, most) for each in claim(totals))
    except AssertionImpossible:
        # Level at the top: there is no leader whose lead could be lost.
        reaches = ()
    return Held(
        area=name,
        stations=len(inside),
        held=len(waiting),
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


_BOUNDS: Final = (
    (
        "Batas surat suara per TPS: yang diterima (II.1) di {delivered} TPS, DPT dan cadangan di {list}, batas "
        "terbesar pemilihan di {largest}."
    ),
    (
        "Ballots of a station bounded by: those delivered (II.1) at {delivered} stations, the list of voters and its "
        "reserve at {list}, the largest that the election allows at {largest}."
    ),
)

_AREA: Final = (
    "{title}: {held} dari {stations} TPS tertahan, paling banyak {ballots} surat suara.",
    "{title}: {held} of {stations} stations held, with at most {ballots} ballots.",
)
_OUTCOMES: Final = {
    Outcome.SAFE: (
        "Itu tidak dapat mengubah hasil: {claim} tetap, sisa paling sedikit {least} dari selisih {margin}.",
        "They cannot change the outcome: {claim} stands, with at least {least} left of a margin of {margin}.",
    ),
    Outcome.TIE: (
        "Itu dapat membuat {claim} menjadi imbang: selisihnya {margin}.",
        "They could make a tie of {claim}: its margin is {margin}.",
    ),
    Outcome.OVERTURN: (
        "Itu dapat mengubah hasil: {claim} berselisih {margin}, dan dapat berakhir pada {least}.",
        "They could change the outcome: {claim} has a margin of {margin}, and could end at {least}.",
    ),
    Outcome.OPEN: (
        "Belum ada hasil: tidak ada yang terhitung, atau imbang.",
        "There is no outcome yet: nothing was counted, or it is level.",
    ),
}


def bounds(used: Mapping[str, int], language: Language) -> str:
    """How many stations used which bound."""
    told = {name: whole(number, language) for name, number in used.items()}
    return _BOUNDS[0 if language == "id" else 1].format_map(told)


def told(area: Held, title: str, language: Language) -> str:
    """What the held sheets of one area could do, in two sentences. `title`: the area, for people."""
    nearest = min(area.reaches, key=lambda each: each.least, default=None)
    fields = {
        "title": title,
        "held": whole(area.held, language),
        "stations": whole(area.stations, language),
        "ballots": whole(area.ballots, language),
        "claim": nearest.name if nearest else "-",
        "margin": whole(nearest.margin, language) if nearest else "-",
        "least": whole(nearest.least, language) if nearest else "-",
    }
    place = 0 if language == "id" else 1
    return f"{_AREA[place].format_map(fields)} {_OUTCOMES[area.outcome][place].format_map(fields)}"
