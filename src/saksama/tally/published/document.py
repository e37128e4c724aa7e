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
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from saksama.errors import CallerError
from saksama.tally.columns import Columns, ColumnsUneven, Figure

STATIONS: Final = "kode_tps"
AREAS: Final = "kode"
TEXTS: Final = frozenset({"desa", "kabkota", "kecamatan", "nama_wilayah", "psu"})
"""Columns of texts that a document may have; every other one holds figures."""
_QUOTED: Final = frozenset(',"\r\n')
_STATION: Final = 13
_LONGEST_FIGURE: Final = 9
_DIGITS: Final = frozenset("0123456789")


@dataclass(eq=False)
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
    ids = table.ids[order].tolist()
    columns: list[Iterable[str]] = [ids]
    columns += [map(_text, table.tags[name][order].tolist()) for name in texts]
    columns += [_written(table.figures[name][order]) for name in numbers]
    head = (STATIONS if ids and len(ids[0]) == _STATION else AREAS, *texts, *numbers)
    lines = [",".join(head), *map(",".join, zip(*columns, strict=True))]
    return ("\n".join(lines) + "\n").encode()


def parse_document(data: bytes) -> Columns:
    """The table of a document. Raises `DocumentMalformed`."""
    try:
        rows = list(csv.reader(io.StringIO(data.decode(), newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        raise DocumentMalformed(str(error)) from error
    if len(rows) < 2 or any(len(row) != len(rows[0]) for row in rows):
        raise DocumentMalformed("no rows, or rows that are not as long as the first")
    head, *body = rows
    if len(set(head)) != len(head) or head[0] not in (STATIONS, AREAS):
        raise DocumentMalformed("a column stands twice, or the first one is no code")
    columns = dict(zip(head, zip(*body, strict=True), strict=True))
    found = _table(head, columns, data)
    if write_document(found, [name for name in head[1:] if name not in TEXTS]) != data:
        raise DocumentMalformed("not written in its one form")
    return found


def _table(head: Sequence[str], columns: dict[str, tuple[str, ...]], data: bytes) -> Columns:
    ids = columns[head[0]]
    if not all(code and _DIGITS.issuperset(code) for code in ids):
        raise DocumentMalformed("a code is no code")
    try:
        return Columns(
            np.array(ids, dtype=np.str_),
            {name: _read(columns[name]) for name in head[1:] if name not in TEXTS},
            {name: np.array(columns[name], dtype=np.str_) for name in head[1:] if name in TEXTS},
            hashlib.sha256(data).hexdigest(),
        )
    except ColumnsUneven as error:
        raise DocumentMalformed("a code stands twice") from error


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
