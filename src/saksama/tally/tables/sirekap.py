"""Stations as Sirekap answered: one JSON object a line, `{"kode_tps": ..., "body": ...}`.

Rules kept here:
  * `"null"` is a key of Sirekap's chart and no candidate; `null` for a chart, for the administration or for a figure
    says unknown.
  * A candidate's key with votes that the sheet does not know is a fault: it is another contest's answer.
  * Photo addresses are not read: they lead to names and signatures.
Left to others: which key is which figure (the sheet), what a table is (`parts`).
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import BinaryIO, Final

import msgspec

from saksama.tally.columns import Columns
from saksama.tally.tables.parts import PART, Gathered, Part
from saksama.tally.tables.shape import FIGURE, JSON, Faults, Shape

type _Row = dict[str, str]
_CHART: Final = "chart"
_PARTS: Final = (_CHART, "administrasi")
_DECODER: Final = msgspec.json.Decoder(dict[str, object])
_BROKEN: Final = "bukan objek JSON (no JSON object)"
_ABSENT: Final = "tidak ada, atau bukan yang seharusnya (missing, or not what it should be)"
_STRANGE: Final = "calon yang tidak ada di lembar ini (a candidate that this sheet does not have)"


def parse_sirekap(
    stream: BinaryIO, shape: Shape, faults: Faults, digest: Callable[[], str], told: Callable[[], None]
) -> Columns | None:
    """Read lines of JSON. `digest` is asked at the end; `told` after each part. None where there was a fault."""
    gathered = Gathered(_inner(shape), faults, frozenset(("kode_tps", "psu", *shape.sirekap)))
    for lines, rows in _parts(stream, shape, faults):
        names = ("kode_tps", "psu", *shape.sirekap)
        gathered.take(Part(lines, {name: [row.get(name, "") for row in rows] for name in names}))
        told()
    return gathered.table(digest())


def _inner(shape: Shape) -> Shape:
    """The columns under the names of the table's figures: JSON lines have no others."""
    figures = {name: name for name in shape.sirekap}
    return replace(shape, figures=figures, ident="kode_tps", tags={"psu": "psu"}, needed=frozenset(), sirekap={})


def _parts(stream: Iterable[bytes], shape: Shape, faults: Faults) -> Iterator[tuple[list[int], list[_Row]]]:
    lines: list[int] = []
    rows: list[_Row] = []
    known = {path: name for name, path in shape.sirekap.items()}
    for number, line in enumerate(stream, 1):
        if line.isspace():
            continue
        row = _row(line, number, known, faults)
        if row is not None:
            lines.append(number)
            rows.append(row)
        if len(rows) == PART:
            yield lines, rows
            lines, rows = [], []
    if rows:
        yield lines, rows


def _row(line: bytes, number: int, known: dict[str, str], faults: Faults) -> _Row | None:
    try:
        found = _DECODER.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        faults.add(JSON, number, "{}", _BROKEN)
        return None
    code, body = found.get("kode_tps"), found.get("body")
    if not isinstance(code, str) or not isinstance(body, dict):
        faults.add(JSON, number, "body" if isinstance(code, str) else "kode_tps", _ABSENT)
        return None
    row: _Row = {"kode_tps": code, "psu": str(body["psu"]) if body.get("psu") else ""}
    for part in _PARTS:
        inner = body.get(part)
        if inner is None:
            continue
        if not isinstance(inner, dict):
            faults.add(JSON, number, part, _ABSENT)
            continue
        _take(row, part, inner, number, known, faults)
    return row


def _take(row: _Row, part: str, inner: dict[str, object], number: int, known: dict[str, str], faults: Faults) -> None:
    for key, value in inner.items():
        path = f"{part}.{key}"
        if value is None:
            continue
        if path not in known:
            # The administration of another year may have more figures; a candidate more is another contest.
            if part == _CHART:
                faults.add(JSON, number, path, _STRANGE)
            continue
        if type(value) is not int:  # a Boolean is an int to isinstance
            faults.add(FIGURE, number, path, str(value))
            continue
        row[known[path]] = str(value)
