"""The version of the supervisors' copies: its figures are those that were put together in this log, station by station.

Rules kept here:
  * Of each station and contest the reconciliation counts that stands last before the version; each such station is in
    the version, and no other.
  * A figure is compared by its field; unknown is not zero. The first differences are named with station and field.
Left to others: whether a reconciliation opens what was typed (keyings), the document's one form (sheets).
"""

import csv
import io
from bisect import insort
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from heapq import merge
from itertools import groupby, islice
from typing import Final

from saksama.entries.kinds.keying import SheetReconciled
from saksama.entries.kinds.sheet import SheetImported, Source
from saksama.entries.reconciliation import Figures, Reconciliation, ReconciliationMalformed, parse_reconciliation
from saksama.verify.blobs import Blobs, ReadOnce
from saksama.verify.contents import Item
from saksama.verify.findings import Code, Findings
from saksama.verify.meaning.sheets import LARGEST
from saksama.verify.served import ServedLog

_NAMED: Final = 5
_CODE: Final = "kode_tps"

type Stated = Mapping[str, str]
"""A row of a document: by column its text, empty for unknown."""


@dataclass(frozen=True, slots=True)
class _Copy:
    index: int
    figures: Figures


@dataclass(slots=True)
class _Standing:
    """The copies of one contest that stand: by station, and the stations in order."""

    copies: dict[str, _Copy] = field(default_factory=dict)
    stations: list[str] = field(default_factory=list)

    def put(self, station: str, copy: _Copy) -> None:
        """The copy counts for its station from now on."""
        if station not in self.copies:
            insort(self.stations, station)
        self.copies[station] = copy


def check_copies(log: ServedLog, blobs: Blobs, found: Findings) -> None:
    """Hold every version of the source `pengawas` against the copies that stood in the log before it."""
    stands: dict[str, _Standing] = {}
    parse = ReadOnce(parse_reconciliation, ReconciliationMalformed)
    for item in log.contents.family("sheet"):
        match item.body:
            case SheetReconciled() as body:
                copy = _copy(log, blobs, item, body, parse)
                if copy is not None:
                    stands.setdefault(body.contest, _Standing()).put(body.station, copy)
            case SheetImported(source=Source.SUPERVISOR) as body:
                _hold(log, blobs, item, body, stands.get(body.contest, _Standing()), found)
            case _:
                continue


def _copy(
    log: ServedLog, blobs: Blobs, item: Item, body: SheetReconciled, parse: ReadOnce[Reconciliation]
) -> _Copy | None:
    data = blobs.get(body.document, [log.base], log.origin, item.index)
    if data is None:
        return None
    try:
        return _Copy(item.index, parse(data).figures)
    except ReconciliationMalformed:
        # That the document is none is told where it was entered.
        return None


def _hold(log: ServedLog, blobs: Blobs, item: Item, body: SheetImported, stands: _Standing, found: Findings) -> None:
    data = blobs.get(body.document, [log.base], log.origin, item.index, limit=LARGEST)
    rows = None if data is None else _rows(data)
    if rows is None:
        return
    differences = list(islice(_differences(rows, stands), _NAMED + 1))
    if differences:
        more = " …" if len(differences) > _NAMED else ""
        why = "; ".join(differences[:_NAMED]) + more
        evidence = {"subject": item.wire.subject, "part": "copies", "why": why}
        found.add(Code.SHEET_WRONG, log.origin, item.index, **evidence)


def _rows(data: bytes) -> Mapping[str, Stated] | None:
    """The rows by station; None for bytes that are no such table, which is told as a document in no form."""
    try:
        table = csv.DictReader(io.StringIO(data.decode(), newline=""), strict=True, restval="", restkey="")
        read = list(table)
    except (UnicodeDecodeError, csv.Error):
        return None
    if not table.fieldnames or table.fieldnames[0] != _CODE:
        return None
    return {row[_CODE]: {name: text for name, text in row.items() if name and name != _CODE} for row in read}


def _differences(rows: Mapping[str, Stated], stands: _Standing) -> Iterator[str]:
    """Each difference with station and field, by station: no more is looked through than is asked for."""
    for station, _ in groupby(merge(sorted(rows), stands.stations)):
        copy, row = stands.copies.get(station), rows.get(station)
        if copy is None:
            yield f"{station}: no copy of it was put together before"
        elif row is None:
            yield f"{station}: its copy of entry {copy.index} is left out"
        else:
            yield from _changed(station, row, copy)


def _changed(station: str, row: Stated, copy: _Copy) -> Iterator[str]:
    for name in sorted({*row, *copy.figures}):
        figure = copy.figures.get(name)
        put, said = "" if figure is None else str(figure), row.get(name, "")
        if said != put:
            yield f"{station} {name}: {said or 'unknown'}, put together in entry {copy.index} as {put or 'unknown'}"
