"""A recap that builds up area by area: what was handed in, put onto the version before it.

Rules kept here:
  * Of each area (a code) the row that came last counts, whole: a figure that it leaves out is unknown, it is not the
    older one. An area that the newer rows do not name stays as it was.
  * A withdrawn area is gone with all that lies below it.
  * Whoever has the base, the rows and the withdrawn codes makes the same table.
Left to others: which version is the base (the node, `verify.meaning.sheets`), the table's one form (`document`).
"""

from collections.abc import Collection

import numpy as np

from saksama.errors import CallerError
from saksama.tally.columns import Columns, Mask


class AreasAbsent(CallerError):
    """Areas that should be withdrawn and of which the version has no row."""

    code = "tally.areas-absent"
    advice = "Withdraw only areas that the newest version has."

    areas: tuple[str, ...]


class NothingLeft(CallerError):
    """Without these areas the version would have no row: there is no version without figures."""

    code = "tally.nothing-left"
    advice = "Hand in the right figures of an area instead; they count from then on."

    areas: tuple[str, ...]


def merged(base: Columns, part: Columns | None, without: Collection[str] = ()) -> Columns:
    """The rows of `part` in place of those of `base` with the same codes, `without` some areas; by code.

    Raises `AreasAbsent`, `NothingLeft`.
    """
    kept = _kept(base, without)
    if part is None:
        if not kept.any():
            raise NothingLeft(tuple(sorted(without)))
        return base.only(kept)
    old = base.only(kept & ~np.isin(base.ids, part.ids))
    ids = np.concatenate([old.ids, part.ids])
    order = np.argsort(ids, kind="stable")
    unknown, unnamed = float("nan"), np.str_("")
    return Columns(
        ids[order],
        {
            name: np.concatenate([each.figures.get(name, np.full(len(each), unknown)) for each in (old, part)])[order]
            for name in dict.fromkeys((*old.figures, *part.figures))
        },
        {
            name: np.concatenate([each.tags.get(name, np.full(len(each), unnamed)) for each in (old, part)])[order]
            for name in dict.fromkeys((*old.tags, *part.tags))
        },
        "",
    )


def merge_wrong(found: Columns, expected: Columns) -> str:
    """Where a table is not the one that was expected: the first part that differs; empty where it is."""
    if found.ids.tolist() != expected.ids.tolist():
        code = min({*found.ids.tolist()} ^ {*expected.ids.tolist()})
        return f"area {code} is in one of the two alone"
    for name in sorted({*found.figures} ^ {*expected.figures} | {*found.tags} ^ {*expected.tags}):
        return f"column {name} is in one of the two alone"
    for name, column in found.figures.items():
        differs = ~((column == expected.figures[name]) | (np.isnan(column) & np.isnan(expected.figures[name])))
        if differs.any():
            return f"area {found.ids[differs][0]}: {name} is not the figure that came last"
    for name, texts in found.tags.items():
        if (differs := texts != expected.tags[name]).any():
            return f"area {found.ids[differs][0]}: {name} is not the text that came last"
    return ""


def _kept(base: Columns, without: Collection[str]) -> Mask:
    """The rows that are not withdrawn."""
    gone = {code: np.strings.startswith(base.ids, code) for code in without}
    if absent := tuple(sorted(code for code, rows in gone.items() if not rows.any())):
        raise AreasAbsent(absent)
    kept = np.ones(len(base), dtype=np.bool_)
    for rows in gone.values():
        kept &= ~rows
    return kept
