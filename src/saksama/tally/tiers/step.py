"""One step between two tiers: every parent held against the sum of its children.

Rules kept here:
  * A figure is compared where the parent has it and every child below it is known. Where a child is unknown the parent
    is incomplete; it is `short` where it is less than the children that are known, whatever the unknown ones hold.
  * A change is parent less children: above zero, the parent has more.
  * A parent without a child below it in this source is incomplete too, and a child without a parent is counted.
Left to others: which tables make a step (`compare`), the sentences (`words`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from saksama.tally.columns import Columns, Figure
from saksama.tally.tiers.consistency import Consistency, Identity, consistency
from saksama.tally.tiers.levels import Level


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
