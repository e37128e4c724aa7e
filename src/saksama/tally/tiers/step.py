"""One step between two tiers: every parent held against the sum of its children.

Rules kept here:
  * An area's level is the length of its code; a code of another length belongs to no tier and is refused with all
    others of its kind.
  * A figure is compared where the parent has it and every child below it is known. Where a child is unknown the parent
    is incomplete; it is `short` where it is less than the children that are known, whatever the unknown ones hold.
  * A change is parent less children: above zero, the parent has more.
  * A parent without a child below it in this source is incomplete too, and a child without a parent is counted.
  * A difference can be said to lie between two tiers only if the area's own figures fit each other. An identity is
    tested where all of its figures are known; an area without one that can be tested is untestable, not consistent.
Left to others: which tables make a step (`compare`), the sentences (`words`), which areas there should be and their
names (the regions' list), which figure of a sheet may be misread (`saksama.tally.checks`).

Source: the form's identities (C.Hasil and D.Hasil have the same): pairs make the valid votes, valid and invalid the
total, the three lists the voters, women and men all of them, and as many voters as ballots used.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import Final

import numpy as np
from numpy.typing import NDArray

from saksama.errors import CallerError
from saksama.tally.columns import Columns, Figure

_SHOWN = 20


class Level(IntEnum):
    """A tier; its value is the number of digits of its areas' codes (Kemendagri's, without dots)."""

    PROVINCE = 2
    KABKOTA = 4
    KECAMATAN = 6
    DESA = 10
    STATION = 13


class CodeOfNoLevel(CallerError):
    """Codes that are of no tier. `codes`: the first of them; `count`: how many."""

    code = "tally.tiers.code"
    advice = "Write codes without dots: province 2 digits, kab/kota 4, kecamatan 6, desa 10, TPS 13."

    codes: tuple[str, ...]
    count: int


def by_level(table: Columns) -> dict[Level, Columns]:
    """The areas of each level, the finest first. Raises `CodeOfNoLevel`."""
    lengths = np.strings.str_len(table.ids)
    strange = ~np.isin(lengths, [level.value for level in Level])
    if strange.any():
        raise CodeOfNoLevel(tuple(table.ids[strange][:_SHOWN].tolist()), int(strange.sum()))
    levels = sorted((level for level in Level if (lengths == level).any()), reverse=True)
    return {level: table.only(lengths == level) for level in levels}


class Consistency(StrEnum):
    """How an area's own figures stand."""

    CONSISTENT = "consistent"
    NOT = "not"
    UNTESTABLE = "untestable"


@dataclass(frozen=True, slots=True)
class Identity:
    """The `parts` make the `whole`; names of figures."""

    parts: tuple[str, ...]
    whole: str


_PEOPLE: Final = ("pengguna_dpt", "pengguna_dptb", "pengguna_dpk", "pengguna_total")


def identities(candidates: Sequence[str]) -> tuple[Identity, ...]:
    """The identities of a sheet with these candidates."""
    return (
        Identity(tuple(candidates), "suara_sah"),
        Identity(("suara_sah", "suara_tidak_sah"), "suara_total"),
        Identity(("pengguna_total_j",), "suara_total"),
        *(Identity(tuple(f"{name}_{kind}" for name in _PEOPLE[:3]), f"pengguna_total_{kind}") for kind in "jlp"),
        *(Identity((f"{name}_l", f"{name}_p"), f"{name}_j") for name in _PEOPLE),
    )


def consistency(table: Columns, rules: Sequence[Identity]) -> tuple[Consistency, ...]:
    """Of each area of a table."""
    tested = np.zeros(len(table), dtype=np.bool_)
    broken = np.zeros(len(table), dtype=np.bool_)
    for rule in rules:
        known = table.known((*rule.parts, rule.whole))
        if known.any():
            residual = table.figure(rule.whole) - np.sum([table.figure(part) for part in rule.parts], axis=0)
            tested |= known
            broken |= known & (residual != 0)
    kinds = np.where(broken, Consistency.NOT, np.where(tested, Consistency.CONSISTENT, Consistency.UNTESTABLE))
    return tuple(Consistency(str(kind)) for kind in kinds)


@dataclass(frozen=True, slots=True)
class End:
    """One end of a step: a level in a source ("A" or "B")."""

    source: str
    level: Level


@dataclass(frozen=True, slots=True)
class Difference:
    """An area whose parent figure is not what its children make.

    `changes`: parent less children, by figure, where they differ; `unknown`: children without one of these figures;
    `itself`: whether the parent's own figures fit each other.
    """

    area: str
    children: int
    unknown: int
    changes: Mapping[str, int]
    itself: Consistency


@dataclass(frozen=True, slots=True)
class Step:
    """`equal`, `different` and `incomplete` areas make `areas`; an incomplete one that is short is `short` too.

    `net`: the sum of the changes of complete areas, by figure; `alone`: children whose parent is not in the table.
    """

    below: End
    above: End
    fields: tuple[str, ...]
    areas: int
    children: int
    equal: int
    incomplete: int
    alone: int
    different: tuple[Difference, ...]
    short: tuple[Difference, ...]
    net: Mapping[str, int]


def step(
    below: tuple[End, Columns], above: tuple[End, Columns], fields: Sequence[str], rules: Sequence[Identity]
) -> Step:
    """Compare the figures that both tables have among `fields`."""
    (low, children), (high, parents) = below, above
    used = tuple(name for name in fields if name in children.figures and name in parents.figures)
    place, alone = _places(children.area(high.level).astype(parents.ids.dtype), parents)
    number = np.bincount(place[~alone], minlength=len(parents))
    made, unknown = _sums(children, used, place, alone, len(parents))
    reported = _matrix(parents, used)
    # A figure that the parent lacks says nothing; one that a child lacks leaves the parent incomplete.
    known = ~np.isnan(reported)
    complete = known & (unknown == 0) & (number[:, None] > 0)
    change = np.where(known, np.nan_to_num(reported) - made, 0)
    wrong = complete & (change != 0)
    short = known & ~complete & (change < 0)
    whole = complete.all(axis=1) if used else np.zeros(len(parents), dtype=np.bool_)
    differs = wrong.any(axis=1)
    kinds = consistency(parents, rules)

    def named(rows: NDArray[np.bool_], marked: NDArray[np.bool_]) -> tuple[Difference, ...]:
        return tuple(
            Difference(
                area=str(parents.ids[row]),
                children=int(number[row]),
                unknown=int(unknown[row].max(initial=0)),
                changes={name: int(change[row, at]) for at, name in enumerate(used) if marked[row, at]},
                itself=kinds[row],
            )
            for row in np.flatnonzero(rows)
        )

    return Step(
        below=low,
        above=high,
        fields=used,
        areas=len(parents),
        children=len(children),
        equal=int((whole & ~differs).sum()),
        incomplete=int((~whole & ~differs).sum()),
        alone=int(alone.sum()),
        different=named(differs, wrong),
        short=named(short.any(axis=1) & ~differs, short),
        net={name: int(change[wrong[:, at], at].sum()) for at, name in enumerate(used)},
    )


def _places(codes: NDArray[np.str_], parents: Columns) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """Of each child its parent's row, and whether it has none."""
    order = np.argsort(parents.ids)
    found = np.minimum(np.searchsorted(parents.ids, codes, sorter=order), len(parents) - 1)
    place = order[found].astype(np.int64)
    return place, np.asarray(parents.ids[place] != codes)


def _matrix(table: Columns, fields: Sequence[str]) -> Figure:
    return np.column_stack([table.figure(name) for name in fields]) if fields else np.zeros((len(table), 0))


def _sums(
    children: Columns,
    fields: Sequence[str],
    place: NDArray[np.int64],
    alone: NDArray[np.bool_],
    parents: int,
) -> tuple[Figure, NDArray[np.int64]]:
    """What the known children make, and how many are unknown: parents x fields."""
    made = np.zeros((parents, len(fields)))
    unknown = np.zeros((parents, len(fields)), dtype=np.int64)
    for at, name in enumerate(fields):
        column = children.figure(name)[~alone]
        made[:, at] = np.bincount(place[~alone], weights=np.nan_to_num(column), minlength=parents)
        unknown[:, at] = np.bincount(place[~alone], weights=np.isnan(column), minlength=parents)
    return made, unknown
