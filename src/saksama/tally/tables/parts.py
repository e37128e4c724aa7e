"""From rows of text to columns of figures, part by part.

Rules kept here:
  * Empty, NA, NaN and null are unknown; a figure is a whole number from 0 on, of nine digits at most (`83.0`, as
    programs write a column that has gaps, is 83). All else is a fault with its line and column.
  * A code stands in one line.
Left to others: where the rows come from (`comma`, `sirekap`, a Parquet file by the command line).
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from saksama.tally.columns import Columns, Figure, Texts
from saksama.tally.tables.shape import CODE, EMPTY, FIGURE, TEXT, TWICE, Faults, Shape

PART: Final = 20_000
"""Rows that are turned into columns at a time."""
_WHOLE: Final = re.compile(r"([0-9]{1,9})(?:\.0)?")
_UNKNOWN: Final = frozenset({"", "NA", "NaN", "nan", "null", "NULL"})


@dataclass(frozen=True, slots=True)
class Part:
    """Some rows: the line of each, and by column of the file what stands there."""

    lines: Sequence[int]
    columns: Mapping[str, Sequence[str]]


class _Figures(dict[str, float]):
    """What a text says, remembered: a country's sheets hold some thousand different figures. Infinite: no figure."""

    def __missing__(self, text: str) -> float:
        stripped = text.strip()
        if stripped in _UNKNOWN:
            found = np.nan
        elif match := _WHOLE.fullmatch(stripped):
            found = float(match[1])
        else:
            return np.inf  # not remembered: a file of noise must not fill the memory
        self[text] = found
        return found


class Gathered:
    """Takes parts, gives a table."""

    def __init__(self, shape: Shape, faults: Faults, present: frozenset[str]) -> None:
        """`present`: the columns that the file has."""
        self._shape = shape
        self._faults = faults
        self._said = _Figures()
        self._ids: list[Texts] = []
        self._lines: list[Sequence[int]] = []
        self._figures = {name: column for name, column in shape.figures.items() if column in present}
        self._tags = {name: column for name, column in shape.tags.items() if column in present}
        self._parts: dict[str, list[Figure]] = {name: [] for name in self._figures}
        self._texts: dict[str, list[Texts]] = {name: [] for name in self._tags}
        self.rows = 0

    def take(self, part: Part) -> None:
        """Add some rows."""
        self._lines.append(part.lines)
        ident = self._shape.ident
        codes = [text.strip() for text in part.columns[ident]] if ident else self._numbers(len(part.lines))
        self._ids.append(np.array(codes, dtype=np.str_))
        for line, code in zip(part.lines, codes, strict=True) if ident else ():
            if not self._shape.code.fullmatch(code):
                self._faults.add(CODE, line, ident or "", code)
            elif (wrong := self._shape.judge(code)) is not None:
                self._faults.add(wrong, line, ident or "", code)
        for name, column in self._figures.items():
            self._parts[name].append(self._figure(part, name, column))
        for name, column in self._tags.items():
            self._texts[name].append(self._text(part, column))
        self.rows += len(part.lines)

    def table(self, digest: str) -> Columns | None:
        """All rows as a table; None where there was a fault."""
        if not self.rows:
            if not self._faults.kept:
                self._faults.add(EMPTY)
            return None
        ids = np.concatenate(self._ids)
        self._check_once(ids)
        if self._faults.kept:
            return None
        figures = {name: np.concatenate(parts) for name, parts in self._parts.items()}
        return Columns(ids, figures, {name: np.concatenate(parts) for name, parts in self._texts.items()}, digest)

    def _numbers(self, count: int) -> list[str]:
        return [str(number) for number in range(self.rows + 1, self.rows + 1 + count)]

    def _figure(self, part: Part, name: str, column: str) -> Figure:
        texts = part.columns[column]
        found = np.fromiter(map(self._said.__getitem__, texts), dtype=np.float64, count=len(texts))
        for at in np.flatnonzero(np.isinf(found)).tolist():
            self._faults.add(FIGURE, part.lines[at], column, texts[at])
        if name in self._shape.unknown_zero:
            found[found == 0] = np.nan
        return found

    def _text(self, part: Part, column: str) -> Texts:
        texts = part.columns[column]
        if not "".join(texts).isascii():
            for line, text in zip(part.lines, texts, strict=True):
                if not text.isascii() and any("\ud800" <= sign <= "\udfff" for sign in text):
                    self._faults.add(TEXT, line, column)
        return np.array([text.strip() for text in texts], dtype=np.str_)

    def _check_once(self, ids: Texts) -> None:
        listed = ids.tolist()
        if len(set(listed)) == len(listed):
            return
        seen: set[str] = set()
        lines = (line for part in self._lines for line in part)
        for line, code in zip(lines, listed, strict=True):
            if code in seen:
                self._faults.add(TWICE, line, self._shape.ident or "", code)
            seen.add(code)
