"""Which one field may be wrong, where sums do not hold: candidates for a person to look at, never a correction.

Rules kept here (results-verification, 1):
  * A field is a candidate iff every broken equality contains it, one correction mends them all, no equality that holds
    would be broken, and the corrected figure is from 0 to what the form's boxes hold.
  * Candidates of a station are ranked: fewer changed digits first, then digits that look alike, then a shifted column.
  * Figures are compared digit by digit, from the right, with leading zeros; a digit that is easily taken for another is
    one of 1/7, 0/6, 3/8, 4/9. A cause is a guess about reading and accuses nobody.
  * Nothing is corrected. A station may have none (two faults, or a fault on the paper itself), or several.
Left to others: looking at the photo.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np
from numpy.typing import NDArray

from saksama.tally.columns import Columns, Figure, Mask
from saksama.tally.sheet.definition import Kind, Part, Sheet

type Numbers = NDArray[np.int64]

_PLACES: Final = 9
_ALIKE: Final = np.zeros((10, 10), dtype=np.bool_)
for _one, _other in ((1, 7), (0, 6), (3, 8), (4, 9)):
    _ALIKE[_one, _other] = _ALIKE[_other, _one] = True


class Cause(StrEnum):
    """What would explain it: digits that look alike; one other digit; a column shifted; several digits."""

    ALIKE = "alike"
    DIGIT = "digit"
    SHIFT = "shift"
    SEVERAL = "several"


def changed_digits(read: Numbers, right: Numbers) -> Numbers:
    """In how many places each pair of figures differs."""
    return np.sum(_digits(read) != _digits(right), axis=0)


def look_alike(read: Numbers, right: Numbers) -> Mask:
    """Where every digit that differs is easily taken for the other."""
    ours, theirs = _digits(read), _digits(right)
    alike: Mask = np.all((ours == theirs) | _ALIKE[ours, theirs], axis=0)
    alike &= read != right
    return alike


def shifted(read: Numbers, right: Numbers) -> Mask:
    """Where one figure is ten times the other."""
    tenfold: Mask = (read == 10 * right) | (right == 10 * read)
    tenfold &= read != right
    return tenfold


def _digits(figures: Numbers) -> Numbers:
    powers = 10 ** np.arange(_PLACES, dtype=np.int64)
    return (figures[np.newaxis, :] // powers[:, np.newaxis]) % 10


@dataclass(frozen=True, slots=True)
class Candidate:
    """A field that may be wrong: what stands there, what would make all sums hold, how many digits that changes."""

    station: str
    field: str
    read: int
    right: int
    digits: int
    cause: Cause


@dataclass(frozen=True, slots=True, eq=False)
class Localised:
    """Candidates at all stations where an equality is broken, as columns, ranked within each station.

    `failing`: positions of those stations in the table; `at`: position, for each candidate; `field`: index in `fields`.
    """

    ids: NDArray[np.str_]
    failing: NDArray[np.intp]
    fields: tuple[str, ...]
    at: NDArray[np.intp]
    field: NDArray[np.intp]
    read: Numbers
    right: Numbers
    digits: Numbers
    cause: tuple[Cause, ...]

    def by_station(self) -> Mapping[str, Sequence[Candidate]]:
        """The candidates of each station that has one, the likeliest first."""
        found: dict[str, list[Candidate]] = defaultdict(list)
        columns = (self.at.tolist(), self.field.tolist(), self.read.tolist(), self.right.tolist(), self.digits.tolist())
        for at, field, read, right, digits, cause in zip(*columns, self.cause, strict=True):
            code = str(self.ids[at])
            found[code].append(Candidate(code, self.fields[field], read, right, digits, cause))
        return found

    def explained(self) -> NDArray[np.intp]:
        """Positions of the stations that have exactly one candidate."""
        where, often = np.unique(self.at, return_counts=True)
        alone: NDArray[np.intp] = where[often == 1]
        return alone


@dataclass(frozen=True, slots=True, eq=False)
class _Found:
    """Candidates of one field: places among the failing stations, what was read, what would be right."""

    place: NDArray[np.intp]
    read: Numbers
    right: Numbers


def localise(table: Columns, sheet: Sheet, rules: Sequence[str] = ()) -> Localised:
    """Candidates by the equalities of a sheet; `rules`: by these alone."""
    fitted = sheet.fitted(table.figures)
    parts = [
        part
        for rule in fitted.rules
        if rule.kind is Kind.EQUAL and (not rules or rule.id in rules)
        for part in rule.part
        if table.has(part.fields)
    ]
    fields = tuple(dict.fromkeys(name for part in parts for name in part.fields))
    residuals = np.stack([_residual(table, part) for part in parts]) if parts else np.zeros((0, len(table)))
    failing = np.flatnonzero((np.abs(residuals) > 0).any(axis=0))
    residuals = residuals[:, failing]
    found = [
        _candidates(table.figure(name)[failing], _signs(parts, name), residuals, fitted.limits.figure)
        for name in fields
    ]
    return _ranked(table, fields, failing, found)


def _residual(table: Columns, part: Part) -> Figure:
    signed = [table.figure(name) for name in part.left] + [-table.figure(name) for name in part.right]
    whole = signed[0]
    for each in signed[1:]:
        whole = whole + each
    return whole


def _signs(parts: Sequence[Part], name: str) -> Figure:
    """For each equality: 1 where the field stands on its left, -1 on its right, 0 where it is not in it."""
    return np.array([float(part.left.count(name) - part.right.count(name)) for part in parts])


def _candidates(read: Figure, signs: Figure, residuals: Figure, largest: int) -> _Found:
    inside = signs != 0
    broken_outside = (np.abs(residuals[~inside]) > 0).any(axis=0)
    # An equality that holds asks for the correction 0 and so rules the field out; one that is unknown asks for nothing.
    corrections = -residuals[inside] / signs[inside, np.newaxis]
    high, low = np.fmax.reduce(corrections, axis=0), np.fmin.reduce(corrections, axis=0)
    right = read + high
    place = np.flatnonzero(~broken_outside & (high == low) & (high != 0) & (right >= 0) & (right <= largest))
    return _Found(place, read[place].astype(np.int64), right[place].astype(np.int64))


def _ranked(table: Columns, fields: tuple[str, ...], failing: NDArray[np.intp], found: Sequence[_Found]) -> Localised:
    place = np.concatenate([each.place for each in found] or [np.zeros(0, dtype=np.intp)])
    field = np.repeat(np.arange(len(found)), [each.place.size for each in found])
    read = np.concatenate([each.read for each in found] or [np.zeros(0, dtype=np.int64)])
    right = np.concatenate([each.right for each in found] or [np.zeros(0, dtype=np.int64)])
    digits, alike, shift = changed_digits(read, right), look_alike(read, right), shifted(read, right)
    order = np.lexsort((field, ~shift, ~alike, digits, place))
    causes = [
        Cause.ALIKE if alike[n] else Cause.SHIFT if shift[n] else Cause.DIGIT if digits[n] == 1 else Cause.SEVERAL
        for n in order.tolist()
    ]
    return Localised(
        ids=table.ids,
        failing=failing,
        fields=fields,
        at=failing[place[order]],
        field=field[order],
        read=read[order],
        right=right[order],
        digits=digits[order],
        cause=tuple(causes),
    )
