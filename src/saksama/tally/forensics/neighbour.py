"""Neighbours: stations whose shares differ from those around them more than stations there do.

Rules kept here:
  * A station is compared with its desa without itself, drawn toward its kecamatan without itself, and that toward its
    kab/kota (`PULL_DESA`, `PULL_KECAMATAN` imagined votes).
  * One precision for all stations, per share (`betabinomial`): what is ordinary is learned from the election itself.
  * Of several shares the smallest p counts, times how many there are; what is shown has q at most `NEIGHBOUR_Q`
    (Benjamini and Hochberg, JRSS B 57 (1995), on whole arrays). A q of 0.05 is a rate among what is shown; it is no
    probability that anything is wrong at one station.
  * Turnout and invalid votes are compared in the same way; what the source lacks is left out, not zero. Turnout is
    users of the voters' list over the list, so that voters from elsewhere do not raise it above one.
  * A station that breaks a sum of its sheet is the arithmetic's, not this screen's.
  * What is moved evenly over a desa, or stuffed for whom the place likes anyway, is invisible here.
Left to others: the words for it, which must state the power (docs/reference/screens.md); a handful of values in plain
Python (`saksama.fairness.exact`); why a station differs: a wedding, a flood, a closed road, a fault of reading.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from saksama.errors import CallerError
from saksama.tally.columns import ColumnAbsent, Columns, Figure, Mask
from saksama.tally.forensics.betabinomial import central_ranges, fit_precision, inside, mid_p
from saksama.tally.forensics.excess import Excess, Standing, excess_over
from saksama.tally.forensics.flag import Flag
from saksama.tally.forensics.population import (
    INVALID,
    LARGEST,
    LEAST,
    STATION_DIGITS,
    TURNOUT,
    Provenance,
    Reason,
    Sieve,
    adding_up,
    coded,
    ordinary,
)
from saksama.tally.forensics.recipes import (
    FEWEST_VOTES,
    NEIGHBOUR,
    NEIGHBOUR_Q,
    NEIGHBOUR_TAIL,
    PULL_DESA,
    PULL_KECAMATAN,
)
from saksama.tally.sheet.definition import Part


def adjusted(p: NDArray[np.float64]) -> NDArray[np.float64]:
    """The q of each p."""
    order = np.argsort(p, kind="stable")
    ratio = p[order] * p.size / np.arange(1, p.size + 1)
    found = np.empty(p.size)
    found[order] = np.minimum(np.minimum.accumulate(ratio[::-1])[::-1], 1.0)
    return found


RANGE: Final = 0.99
"""Of the range that is told as expected."""

type Array = NDArray[np.float64]
type Groups = NDArray[np.int64]


class AreasUnknown(CallerError):
    """Neither the stations' codes nor a column says which stations are neighbours. `present`: the columns of names."""

    code = "tally.areas-unknown"
    advice = "Use codes of thirteen digits, or name the columns of the areas: kabkota=..,kecamatan=..,desa=.."

    present: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Areas:
    """The area of each station at three levels, as numbers from 0; all as long as the list of stations."""

    kabkota: Groups
    kecamatan: Groups
    desa: Groups

    def only(self, kept: Mask) -> "Areas":
        """Those of the stations that are kept."""
        return Areas(self.kabkota[kept], self.kecamatan[kept], self.desa[kept])


@dataclass(frozen=True, slots=True)
class Share:
    """One share as it was looked at: its precision, and per station used what was expected and how far off it is."""

    name: str
    phi: float
    part: Array
    whole: Array
    mu: Array
    p: Array


@dataclass(frozen=True, slots=True)
class NeighbourScreen:
    """`tail`: stations under `NEIGHBOUR_TAIL`, against as many as the model gives, of all shares together and of each.

    `phi`: the precision of each share; `flags`: stations to look at, smallest p first.
    """

    tail: Excess
    tails: Mapping[str, Excess]
    phi: Mapping[str, float]
    flags: tuple[Flag, ...]
    provenance: Provenance

    @property
    def standing(self) -> Standing:
        """Too few under `LEAST`; noticeable where a station is shown."""
        if self.tail.n < LEAST:
            return Standing.TOO_FEW
        return Standing.NOTICEABLE if self.flags else Standing.AS_CHANCE


def areas_of(columns: Columns) -> Areas:
    """From the stations' own codes: four, six and ten of thirteen digits. Raises `AreasUnknown`."""
    if not coded(columns.ids).all():
        raise AreasUnknown(tuple(columns.tags))
    codes = columns.ids.astype(np.int64)
    return Areas(*(_numbered(codes // 10 ** (STATION_DIGITS - digits)) for digits in (4, 6, 10)))


def areas_named(columns: Columns, kabkota: str, kecamatan: str, desa: str) -> Areas:
    """From three tags, the largest area first; a name counts within the larger area. Raises `AreasUnknown`."""
    names = (kabkota, kecamatan, desa)
    if not all(name in columns.tags for name in names):
        raise AreasUnknown(tuple(columns.tags))
    found, above = [], np.zeros(len(columns), dtype=np.int64)
    for name in names:
        within = _numbered(columns.tags[name])
        above = _numbered(above * (within.max(initial=0) + 1) + within)
        found.append(above)
    return Areas(*found)


def _numbered(labels: NDArray[np.int64] | NDArray[np.str_]) -> Groups:
    return np.unique(labels, return_inverse=True)[1].astype(np.int64)


def screen_neighbour(columns: Columns, parts: Sequence[str], areas: Areas) -> NeighbourScreen:
    """Screen the shares of `parts` in their sum (the candidates' votes). Raises `ColumnAbsent`."""
    figures = [columns.figure(part) for part in parts]
    sieve = ordinary(columns).drop_unless_whole(*figures)
    total = np.sum(figures, axis=0)
    pairs = [(name, part, total) for name, part in zip(parts, figures, strict=True)]
    return screen_shares(columns, sieve, pairs, areas)


def screen_shares(
    columns: Columns, sieve: Sieve, shares: Sequence[tuple[str, Figure, Figure]], areas: Areas
) -> NeighbourScreen:
    """Screen shares, at least one, each (name, part, whole), of the stations that the sieve has kept."""
    for _, part, whole in shares:
        sieve.drop(Reason.FEW_VOTES, whole < FEWEST_VOTES).drop(Reason.TOO_LARGE, whole > LARGEST)
        sieve.drop(Reason.PART_ABOVE_WHOLE, part > whole)
    kept = sieve.kept
    here = areas.only(kept)
    looked = [look(name, part[kept], whole[kept], here) for name, part, whole in shares]
    p = np.minimum(1.0, len(looked) * np.min([each.p for each in looked], axis=0))
    parameters: dict[str, float | str] = {
        "shares": " ".join(name for name, _, _ in shares),
        **NEIGHBOUR.constants,
    }
    return NeighbourScreen(
        tail=_tail(p),
        tails={each.name: _tail(each.p) for each in looked},
        phi={each.name: each.phi for each in looked},
        flags=_flags(columns.ids[kept], looked, p),
        provenance=sieve.provenance(NEIGHBOUR, parameters, columns.digest),
    )


def look(name: str, part: Array, whole: Array, areas: Areas) -> Share:
    """Expected share, precision and p of every station."""
    mu = inside(expected_shares(part, whole, areas))
    phi = fit_precision(part, whole, mu)
    return Share(name, phi, part, whole, mu, mid_p(part, whole, mu, phi))


def expected_shares(part: Array, whole: Array, areas: Areas) -> Array:
    """The share that the others around a station give it (results note, section 3)."""
    kabkota = _sums(areas.kabkota, part) / np.maximum(_sums(areas.kabkota, whole), 1)
    around = _sums(areas.kecamatan, part) - part + PULL_KECAMATAN * kabkota
    kecamatan = around / (_sums(areas.kecamatan, whole) - whole + PULL_KECAMATAN)
    near = _sums(areas.desa, part) - part + PULL_DESA * kecamatan
    return np.asarray(near / (_sums(areas.desa, whole) - whole + PULL_DESA), dtype=np.float64)


def _tail(p: Array) -> Excess:
    return excess_over(p <= NEIGHBOUR_TAIL, np.full(p.size, NEIGHBOUR_TAIL))


def _sums(groups: Groups, values: Array) -> Array:
    """The sum of each station's group."""
    return np.asarray(np.bincount(groups, values)[groups], dtype=np.float64)


def _flags(ids: NDArray[np.str_], looked: Sequence[Share], p: Array) -> tuple[Flag, ...]:
    q = adjusted(p)
    shown = np.flatnonzero(q <= NEIGHBOUR_Q)
    shown = shown[np.argsort(p[shown], kind="stable")]
    if not shown.size:
        return ()
    # The share that is furthest off speaks for the station.
    spokesman = np.argmin([share.p[shown] for share in looked], axis=0)

    chosen = np.arange(shown.size)
    part = np.stack([share.part[shown] for share in looked])[spokesman, chosen]
    whole = np.stack([share.whole[shown] for share in looked])[spokesman, chosen]
    mu = np.stack([share.mu[shown] for share in looked])[spokesman, chosen]
    phi = np.array([share.phi for share in looked])[spokesman]
    low, high = central_ranges(whole, mu, phi, RANGE)
    return tuple(
        Flag(
            station=str(ids[at]),
            share=looked[spokesman[n]].name,
            reported=int(part[n]),
            whole=int(whole[n]),
            expected=float(whole[n] * mu[n]),
            low=int(low[n]),
            high=int(high[n]),
            p=float(p[at]),
            q=float(q[at]),
        )
        for n, at in enumerate(shown.tolist())
    )


@dataclass(frozen=True, slots=True)
class TurnoutNames:
    """Which columns are meant. `given`: users of the list `registered`; `invalid` of all votes `cast`."""

    registered: str = "dpt_j"
    given: str = "pengguna_dpt_j"
    invalid: str = "suara_tidak_sah"
    cast: str = "suara_total"


def screen_turnout(columns: Columns, names: TurnoutNames, areas: Areas, sums: Sequence[Part] = ()) -> NeighbourScreen:
    """Screen turnout and the rate of invalid votes, or the one of them that the source has.

    `sums`: what must add up at a station. Raises `ColumnAbsent` where there is neither.
    """
    asked = ((TURNOUT, names.given, names.registered), (INVALID, names.invalid, names.cast))
    shares: list[tuple[str, Figure, Figure]] = [
        (share, columns.figure(part), columns.figure(whole))
        for share, part, whole in asked
        if columns.has((part, whole))
    ]
    if not shares:
        # Of the first pair the one that the source lacks: the other may well be there.
        missing = next(name for name in (names.registered, names.given) if not columns.has((name,)))
        raise ColumnAbsent(missing, tuple(columns.figures))
    sieve = ordinary(columns)
    for _, part, whole in shares:
        sieve.drop_unless_whole(part, whole)
    return screen_shares(columns, adding_up(columns, sieve, sums), shares, areas)
