"""Stations in a CSV file.

Rules kept here: UTF-8, with or without a mark at its beginning; columns apart by comma, semicolon or tab, as the head
has them; a row of another length than the head's is a fault; a blank line is none.
Left to others: what stands in the cells (`parts`).
"""

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from typing import BinaryIO, Final

from saksama.tally.columns import Columns
from saksama.tally.tables.parts import PART, Gathered, Part
from saksama.tally.tables.shape import BROKEN, COLUMN, DOUBLED, EMPTY, LENGTH, NO_FIGURES, NO_TEXT, Faults, Shape

LONGEST: Final = 1_000_000
"""Characters of one field."""
_APART: Final = (",", ";", "\t")
_HEAD: Final = 64 << 10


def parse_csv(
    stream: BinaryIO, shape: Shape, faults: Faults, digest: Callable[[], str], told: Callable[[], None]
) -> Columns | None:
    """Read a CSV. `digest` is asked at the end; `told` after each part. None where there was a fault."""
    csv.field_size_limit(LONGEST)
    # Bytes that are no UTF-8 stay as signs that no text has, so that each can be told with its line.
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", errors="surrogateescape", newline="")
    head = text.readline(_HEAD)
    if any(sign == "\0" or "\ud800" <= sign <= "\udfff" for sign in head):
        faults.add(NO_TEXT, 1)
        return None
    apart = max(_APART, key=head.count)
    names = [name.strip() for name in next(csv.reader([head], delimiter=apart), [])]
    if not any(names):
        faults.add(EMPTY)
        return None
    if not fitting(names, shape, faults):
        return None
    gathered = Gathered(shape, faults, frozenset(names))
    for lines, rows in _parts(text, apart, len(names), faults):
        gathered.take(Part(lines, dict(zip(names, zip(*rows, strict=True), strict=True))))
        told()
    return gathered.table(digest())


def fitting(names: Sequence[str], shape: Shape, faults: Faults) -> bool:
    """Whether a file with these columns holds what is wanted; adds a fault for each that is missing or twofold."""
    needed = {*shape.needed, *([shape.ident] if shape.ident else [])}
    used = needed | {*shape.figures.values(), *shape.tags.values()}
    shown = ", ".join(names)
    wrong = [c for c in sorted(used) if names.count(c) > 1 or (c in needed and c not in names)]
    for column in wrong:
        faults.add(DOUBLED if column in names else COLUMN, 1, column, shown)
    if not wrong and not set(shape.figures.values()) & set(names):
        faults.add(NO_FIGURES, 1, "", shown)
        return False
    return not wrong


def _parts(
    text: io.TextIOWrapper, apart: str, width: int, faults: Faults
) -> Iterator[tuple[list[int], list[list[str]]]]:
    """Rows of the right length, each with the line on which it ends."""
    reader = csv.reader(text, delimiter=apart, strict=True)
    lines: list[int] = []
    rows: list[list[str]] = []
    try:
        for row in reader:
            if len(row) != width:
                if row:
                    faults.add(LENGTH, reader.line_num + 1, "", f"{len(row)} ≠ {width}")
                continue
            lines.append(reader.line_num + 1)
            rows.append(row)
            if len(rows) == PART:
                yield lines, rows
                lines, rows = [], []
    except csv.Error as error:
        faults.add(BROKEN, reader.line_num + 1, "", str(error))
    if rows:
        yield lines, rows
