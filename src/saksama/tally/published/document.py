"""The document of a version: one CSV for one table of figures, so that the same figures are the same bytes.

Rules kept here:
  * UTF-8, LF at the end of every line, comma between cells; quotes only where a text needs them.
  * First the code (`kode_tps` for stations, `kode` for areas), then the texts in the order of their names, then the
    figures in the order that the writer gives; rows rise by code. A figure is a whole number without leading zeros,
    or empty: unknown.
  * Only bytes that are written again as themselves are read.
Left to others: which columns those are (the sheet), reading what people hand in (`saksama.cli.tally.table_file`).
"""

import csv
import hashlib
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import batched
from typing import Final

import numpy as np

from saksama.errors import CallerError
from saksama.tally.columns import Columns, ColumnsUneven, Figure, Texts

STATIONS: Final = "kode_tps"
AREAS: Final = "kode"
TEXTS: Final = frozenset({"desa", "kabkota", "kecamatan", "nama_wilayah", "psu"})
"""Columns of texts that a document may have; every other one holds figures."""
_QUOTED: Final = frozenset(',"\r\n')
PART: Final = 20_000
"""Rows that are read or written at a time: the texts of a country's cells are far more than its figures."""
_NOT_SO: Final = "not written in its one form"
_STATION: Final = 13
_LONGEST_FIGURE: Final = 9
_DIGITS: Final = frozenset("0123456789")


class DocumentMalformed(CallerError):
    """Bytes that are no document of figures in its one form."""

    code = "tally.document-malformed"
    advice = "Download the document again and compare its SHA-256 with the one in the log."

    why: str


def write_document(table: Columns, figures: Sequence[str]) -> bytes:
    """The document of a table: its texts of `TEXTS`, and of `figures` those that it has."""
    order = np.argsort(table.ids, kind="stable")
    texts = [name for name in sorted(table.tags) if name in TEXTS]
    numbers = [name for name in figures if name in table.figures]
    first = STATIONS if len(table) and len(str(table.ids[order[0]])) == _STATION else AREAS
    parts = [_line((first, *texts, *numbers))]
    for at in range(0, len(table), PART):
        rows = order[at : at + PART]
        parts.append(
            _rows(
                table.ids[rows].tolist(),
                [table.tags[name][rows].tolist() for name in texts],
                [table.figures[name][rows] for name in numbers],
            )
        )
    return b"".join(parts)


def parse_document(data: bytes) -> Columns:
    """The table of a document. Raises `DocumentMalformed`."""
    reader = csv.reader(io.TextIOWrapper(io.BytesIO(data), "utf-8", newline=""), strict=True)
    try:
        head = next(reader, [])
        if len(set(head)) != len(head) or not head or head[0] not in (STATIONS, AREAS):
            raise DocumentMalformed("a column stands twice, or the first one is no code")
        parts = list(_parts(reader, head, data))
    except (UnicodeDecodeError, csv.Error) as error:
        raise DocumentMalformed(str(error)) from error
    if not parts:
        raise DocumentMalformed("no rows")
    try:
        found = _joined(head, parts, data)
    except ColumnsUneven as error:
        raise DocumentMalformed("a code stands twice") from error
    longest = (STATIONS, AREAS)[len(str(found.ids[0])) != _STATION]
    if head[0] != longest or not (found.ids[1:] > found.ids[:-1]).all():
        raise DocumentMalformed(_NOT_SO)
    return found


@dataclass(frozen=True, slots=True, eq=False)
class _Part:
    ids: Texts
    texts: tuple[Texts, ...]
    figures: tuple[Figure, ...]


def _parts(reader: Iterator[list[str]], head: Sequence[str], data: bytes) -> Iterator[_Part]:
    """Some rows at a time, each held against the octets that its table is written as."""
    texts = [name for name in head[1:] if name in TEXTS]
    numbers = [name for name in head[1:] if name not in TEXTS]
    place = len(_line(head))
    if texts != sorted(texts) or list(head[1:]) != [*texts, *numbers] or data[:place] != _line(head):
        raise DocumentMalformed(_NOT_SO)
    for rows in batched(reader, PART, strict=False):
        if any(len(row) != len(head) for row in rows):
            raise DocumentMalformed("rows that are not as long as the first")
        columns = list(zip(*rows, strict=True))
        if not all(code and _DIGITS.issuperset(code) for code in columns[0]):
            raise DocumentMalformed("a code is no code")
        after = 1 + len(texts)
        ids, *said = (np.array(column, dtype=np.str_) for column in columns[:after])
        part = _Part(ids, tuple(said), tuple(_read(column) for column in columns[after:]))
        # From the arrays: a text that they do not hold as it stands (one that ends in NUL) is refused.
        written = _rows(part.ids.tolist(), [each.tolist() for each in part.texts], part.figures)
        if data[place : place + len(written)] != written:
            raise DocumentMalformed(_NOT_SO)
        place += len(written)
        yield part
    if place != len(data):
        raise DocumentMalformed(_NOT_SO)


def _joined(head: Sequence[str], parts: Sequence[_Part], data: bytes) -> Columns:
    texts = [name for name in head[1:] if name in TEXTS]
    numbers = head[1 + len(texts) :]
    return Columns(
        np.concatenate([part.ids for part in parts]),
        {name: np.concatenate([part.figures[at] for part in parts]) for at, name in enumerate(numbers)},
        {name: np.concatenate([part.texts[at] for part in parts]) for at, name in enumerate(texts)},
        hashlib.sha256(data).hexdigest(),
    )


def _line(cells: Sequence[str]) -> bytes:
    return (",".join(cells) + "\n").encode()


def _rows(ids: Sequence[str], texts: Sequence[Sequence[str]], figures: Sequence[Figure]) -> bytes:
    columns: list[Iterable[str]] = [ids]
    columns += [map(_text, column) for column in texts]
    columns += [_written(column) for column in figures]
    lines = map(",".join, zip(*columns, strict=True))
    return "".join(f"{line}\n" for line in lines).encode()


def _read(texts: Sequence[str]) -> Figure:
    known = {text: _figure(text) for text in set(texts)}
    return np.fromiter((known[text] for text in texts), dtype=np.float64, count=len(texts))


def _figure(text: str) -> float:
    if not text:
        return np.nan
    if len(text) > _LONGEST_FIGURE or not _DIGITS.issuperset(text):
        raise DocumentMalformed(f"{text[:20]!r} is no figure")
    return float(text)


def _written(figures: Figure) -> list[str]:
    values, place = np.unique(figures, return_inverse=True)
    texts = ["" if np.isnan(value) else str(int(value)) for value in values.tolist()]
    return [texts[at] for at in place.tolist()]


def _text(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if _QUOTED.intersection(text) else text
