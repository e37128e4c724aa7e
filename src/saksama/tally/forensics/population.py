"""Which stations a screen may use, and why the others are left out.

Rules kept here:
  * Each station left out has one reason: the first that applies, in the order in which they are asked.
  * Special places (901 and above), noken areas and re-votes are other populations: tagged, never mixed in.
  * Where the source has the sums of a sheet, a station that breaks one is left out: its figures are faults of reading
    before they are anything else.
Left to others: the sums themselves with residuals and remedies (`saksama.tally.checks`).
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Self

import numpy as np

from saksama.tally.columns import Columns, Figure, Mask, Texts
from saksama.tally.sheet.definition import Part, Sheet

LEAST: Final = 1000
"""Stations under which a screen of a whole election judges nothing."""
LARGEST: Final = 100_000
"""Persons or votes of one station; what is above is a fault of reading."""
STATION_DIGITS: Final = 13
FIRST_SPECIAL: Final = "901"
NOKEN: Final = ("94", "95")
"""Papua Tengah and Papua Pegunungan, KPU's codes of 2024, where votes are given by noken or by agreement in part of
the kabupaten. The whole provinces are taken out: which stations, the tables do not say (certainty: middling)."""
KIND: Final = "kind"
"""The tag that says what a station is; "" is an ordinary one."""
NOTE: Final = "psu"
"""The tag in which KPU notes a re-vote; "" or `ORDINARY` where there was none."""
ORDINARY: Final = ("", "Reguler")
TURNOUT: Final = "turnout"
INVALID: Final = "invalid"
"""Shares that are no contestant's."""


@dataclass(frozen=True, slots=True)
class Names:
    """Which columns are meant. `received`: ballots found in the box, or valid votes; `given`: ballots given out."""

    registered: str = "dpt_j"
    given: str = "pengguna_dpt_j"
    received: str = "suara_sah"
    leader: str = "suara_paslon_1"


class Reason(StrEnum):
    """Why a station is not used."""

    SPECIAL = "special"
    NOKEN = "noken"
    REVOTE = "re-vote"
    UNKNOWN = "unknown"
    NOT_WHOLE = "not-whole"
    SUMS = "sums"
    NOTHING_RECEIVED = "nothing-received"
    FEW_VOTERS = "few-voters"
    TOO_LARGE = "too-large"
    FEW_VOTES = "few-votes"
    NEAR_FULL = "near-full"
    PART_ABOVE_WHOLE = "part-above-whole"


POPULATIONS: Final = (Reason.SPECIAL, Reason.NOKEN, Reason.REVOTE)
"""Other populations, in the order in which they are asked."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """What a result was made by and from.

    `method`: the paper or rule; `version`: of our reading of it; `seed`: None where nothing is drawn; `digest`: SHA-256
    (hex) of the input; `used`: stations; `excluded`: how many, by reason.
    """

    method: str
    version: str
    parameters: Mapping[str, int | float | str]
    seed: int | None
    digest: str
    used: int
    excluded: Mapping[Reason, int]


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a screen does, whatever the table: another `digest` (SHA-256, hex) means that it may say something else.

    `rests_on`: digests of the recipes that it uses.
    """

    method: str
    version: str
    constants: Mapping[str, float | str]
    rests_on: tuple[str, ...] = ()

    @property
    def digest(self) -> str:
        """Of method, version and constants, those too by which stations are left out."""
        sieve = {"largest": LARGEST, "least_stations": LEAST, "special_from": FIRST_SPECIAL, "noken": list(NOKEN)}
        told = [self.method, self.version, {**self.constants}, list(self.rests_on), sieve]
        return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


class Sieve:
    """Marks stations as left out, each with its first reason."""

    def __init__(self, stations: int) -> None:
        """All are kept."""
        self.kept: Mask = np.ones(stations, dtype=np.bool_)
        self._excluded: dict[Reason, int] = {}

    def drop(self, reason: Reason, which: Mask) -> Self:
        """Leave out those of `which` that are still kept."""
        if falling := int((fallen := which & self.kept).sum()):
            self._excluded[reason] = self._excluded.get(reason, 0) + falling
        self.kept &= ~fallen
        return self

    def drop_unless_whole(self, *columns: Figure) -> Self:
        """Leave out stations where one of these is unknown, then those where one is no whole number from 0 up."""
        for column in columns:
            self.drop(Reason.UNKNOWN, np.isnan(column))
        for column in columns:
            known = np.nan_to_num(column)
            self.drop(Reason.NOT_WHOLE, (known < 0) | (known != np.floor(known)) | ~np.isfinite(column))
        return self

    def provenance(
        self, recipe: Recipe, parameters: Mapping[str, float | str], digest: str, seed: int | None = None
    ) -> Provenance:
        """The account of what was kept, and of what was done with it."""
        used, left_out = int(self.kept.sum()), dict(self._excluded)
        return Provenance(recipe.method, recipe.version, parameters, seed, digest, used, left_out)


def ordinary(columns: Columns) -> Sieve:
    """A sieve from which special places, noken areas and re-votes have fallen already."""
    sieve, populations = Sieve(len(columns)), populations_of(columns)
    for reason in POPULATIONS:
        sieve.drop(reason, populations == reason.value)
    return sieve


def populations_of(columns: Columns) -> Texts:
    """The tag of each station: "" where it is an ordinary one, else the value of one of `POPULATIONS`.

    By the tag `KIND`, KPU's note of a re-vote, and the station's code.
    """
    kind = columns.tags.get(KIND, np.full(len(columns), ""))
    note = columns.tags.get(NOTE, np.full(len(columns), ""))
    indonesian = coded(columns.ids)
    signs = columns.ids.astype(f"<U{STATION_DIGITS}").view("<U1").reshape(-1, STATION_DIGITS)
    number = np.ascontiguousarray(signs[:, -len(FIRST_SPECIAL) :]).view(f"<U{len(FIRST_SPECIAL)}").reshape(-1)
    which = {
        Reason.SPECIAL: (kind == Reason.SPECIAL.value) | (indonesian & (number >= FIRST_SPECIAL)),
        Reason.NOKEN: (kind == Reason.NOKEN.value) | (indonesian & np.isin(columns.area(2), NOKEN)),
        Reason.REVOTE: (kind == Reason.REVOTE.value) | ~np.isin(note, ORDINARY),
    }
    found = np.full(len(columns), "", dtype="<U8")
    for reason in reversed(POPULATIONS):
        found[which[reason]] = reason.value
    return found


def sums_of(sheet: Sheet, columns: Columns) -> tuple[Part, ...]:
    """The sums by which a station of this sheet is complete, those for which the source has the fields."""
    parts = (part for rule in sheet.fitted(columns.figures).sums for part in rule.part)
    return tuple(part for part in parts if columns.has(part.fields))


def adding_up(columns: Columns, sieve: Sieve, sums: Sequence[Part]) -> Sieve:
    """Leave out stations where one of these sums is not known, or does not hold."""
    sides = [
        [np.sum([columns.figure(name) for name in side], axis=0) for side in (part.left, part.right)] for part in sums
    ]
    for left, right in sides:
        sieve.drop(Reason.UNKNOWN, np.isnan(left) | np.isnan(right))
    for left, right in sides:
        sieve.drop(Reason.SUMS, left != right)
    return sieve


def coded(ids: Texts) -> Mask:
    """Whether an id is a station's code of Indonesia: thirteen digits."""
    return np.asarray((np.char.str_len(ids) == STATION_DIGITS) & np.char.isdigit(ids), dtype=np.bool_)
