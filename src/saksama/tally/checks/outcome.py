"""What came of a rule: where it was broken, by how much, and where nobody could say.

Rules kept here:
  * A residual is left minus right, with its sign; for a bound, what is beyond it; 0 stands nowhere.
  * A rule whose fields the source lacks is untestable at every station; it was never found to hold.
  * Counts are of stations, each once, however many comparisons of the rule fail there.
Left to others: making outcomes (`rules`), telling them (`findings`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from saksama.tally.columns import Columns, Figure, Mask, Numbers, Texts
from saksama.tally.sheet.definition import Rule, Sheet

type Places = NDArray[np.intp]
"""Positions of stations in their table, rising."""

_COUNTED: Final = 6
"""Digits of an area of which there are so few that they are counted by their number."""
ANY: Final = "any"
"""At least one of the sums: `H2`, `H5`, `H6`, `H7` of a sheet like the presidential one."""


@dataclass(frozen=True, slots=True, eq=False)
class Outcome:
    """One comparison. `codes`: where it is broken (stations; areas for a roll-up), with `residual`, `left`, `right`.

    `at`: the stations' positions, as long as `codes`; empty for areas. `tested`: at how many it could be computed.
    `other`: name of the second source; "" where there is one.
    """

    left_fields: tuple[str, ...]
    right_fields: tuple[str, ...]
    tested: int
    codes: Texts
    at: Places
    residual: Figure
    left: Figure
    right: Figure
    other: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Untestable:
    """A rule that a source cannot be asked: at how many stations, and what is missing."""

    stations: int
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Result:
    """A rule with its outcomes. `lacking`: fields of comparisons of it that the source does not have."""

    rule: Rule
    outcomes: tuple[Outcome, ...]
    lacking: tuple[str, ...] = ()

    @property
    def tested(self) -> int:
        """At how many stations (areas) at least one comparison could be made, as far as one comparison tells."""
        return max((outcome.tested for outcome in self.outcomes), default=0)

    @property
    def of_areas(self) -> bool:
        """Whether it is areas and not stations that it speaks of."""
        return any(outcome.codes.size != outcome.at.size for outcome in self.outcomes)

    def broken(self, stations: int) -> Mask:
        """The stations at which it is broken."""
        found = np.zeros(stations, dtype=np.bool_)
        for outcome in self.outcomes:
            found[outcome.at] = True
        return found

    def areas(self) -> set[str]:
        """The areas at which a roll-up is broken."""
        return {code for outcome in self.outcomes if not outcome.at.size for code in outcome.codes.tolist()}


@dataclass(frozen=True, slots=True, eq=False)
class AreaCounts:
    """Of one area: stations, those with votes, complete ones, and by rule the complete ones where it is broken."""

    stations: int
    voted: int
    complete: int
    rules: Mapping[str, int]


@dataclass(frozen=True, slots=True, eq=False)
class Report:
    """All rules of a sheet at all stations of a table.

    `complete`: the stations at which every figure of the testable sums is known; `voted`: at which every contestant's
    votes are; `name`: what the source is called.
    """

    sheet: Sheet
    name: str
    table: Columns
    complete: Mask
    voted: Mask
    results: Mapping[str, Result]
    untestable: Mapping[str, Untestable]

    @property
    def ids(self) -> Texts:
        """The stations' codes."""
        return self.table.ids

    @property
    def digest(self) -> str:
        """SHA-256 of what the source was read from."""
        return self.table.digest

    def broken(self, rule: str) -> Mask:
        """The stations at which a rule, or with `any` one of the sums, is broken."""
        if rule != ANY:
            return self.results[rule].broken(self.ids.size)
        sums = [each.id for each in self.sheet.sums if each.id in self.results]
        found = np.zeros(self.ids.size, dtype=np.bool_)
        for each in sums:
            found |= self.results[each].broken(self.ids.size)
        return found

    def counts(self) -> dict[str, int]:
        """By rule, at how many complete stations it is broken (areas, for a roll-up), and `any`."""
        found = {
            rule: len(result.areas()) if result.of_areas else int(np.count_nonzero(self.broken(rule) & self.complete))
            for rule, result in self.results.items()
        }
        return found | ({ANY: int(np.count_nonzero(self.broken(ANY) & self.complete))} if self._has_sums() else {})

    def by(self, digits: int) -> dict[str, AreaCounts]:
        """The same by area; `digits` of the code: 2 province, 4 kab/kota, 6 kecamatan, 10 desa."""
        codes, place = _areas(self.table.area_numbers(digits), digits)

        def counted(mask: Mask) -> list[int]:
            return [int(n) for n in np.bincount(place[mask], minlength=len(codes))]

        stations = counted(np.ones(self.ids.size, dtype=np.bool_))
        voted, complete = counted(self.voted), counted(self.complete)
        names = [rule for rule, result in self.results.items() if not result.of_areas]
        names += [ANY] if self._has_sums() else []
        rules = {rule: counted(self.broken(rule) & self.complete) for rule in names}
        return {
            code: AreaCounts(stations[n], voted[n], complete[n], {rule: each[n] for rule, each in rules.items()})
            for n, code in enumerate(codes)
        }

    def _has_sums(self) -> bool:
        return any(each.id in self.results for each in self.sheet.sums)


def _areas(own: Numbers, digits: int) -> tuple[list[str], Places]:
    """The areas' codes, rising, and for each station which of them is its own."""
    if digits <= _COUNTED:
        # Few enough to count them all: no sorting.
        there = np.bincount(own, minlength=10**digits) > 0
        numbers, place = np.flatnonzero(there), (np.cumsum(there) - 1)[own]
    else:
        numbers, place = np.unique(own, return_inverse=True)
    return [f"{number:0{digits}d}" for number in numbers.tolist()], place
