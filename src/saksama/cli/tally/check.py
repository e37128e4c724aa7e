"""`saksama tally check FILE --sheet ID`: whether the figures of the stations add up.

Rules kept here:
  * As JSON one object: `stations`, `complete`, `rules` {rule: count}, `by` {area: {rule: count}}, `untestable` {rule:
    {stations, missing}}, `findings`. Counts are of complete stations, so that they can be set against a base rate;
    findings are of all stations, and each says whether its station is complete.
  * Exit codes: 0 all adds up, 1 something that is more than a notice does not, 2 could not be read.
Left to others: the rules (the sheet), their sums (`saksama.tally.checks`), which field may be wrong
(`saksama.tally.localise`), the words (`check_text`).
"""

import argparse
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import msgspec

from saksama.cli.command import whole_number
from saksama.cli.tally.check_text import Summary, told
from saksama.cli.tally.table_file import read_table, sheet_named
from saksama.cli.tally.writing import say
from saksama.tally.checks.findings import Finding, findings
from saksama.tally.checks.outcome import Report
from saksama.tally.checks.report import Against, Source, check_sheet
from saksama.tally.columns import Columns
from saksama.tally.localise import localise
from saksama.tally.sheet.definition import Grade, Sheet
from saksama.tally.tables.shape import Shape, TableWrong, areas_of, stations_of

LEVELS: Final[Mapping[str, int]] = {"provinsi": 2, "kabkota": 4, "kecamatan": 6, "desa": 10}
"""Digits of an area's code."""
_JSON: Final = msgspec.json.Encoder()


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("file", type=Path, metavar="FILE", help="CSV, Parquet, JSON baris Sirekap (Sirekap's lines)")
    parser.add_argument("--sheet", required=True, metavar="ID", help="ppwp-2024, ..., atau berkas .toml (or a file)")
    parser.add_argument("--by", choices=LEVELS, help="hitung per wilayah (count by area)")
    parser.add_argument("--before", type=Path, metavar="FILE", help="versi sebelumnya (an earlier version)")
    parser.add_argument("--recap", type=Path, metavar="FILE", help="D.Hasil: kode dan kolom angka (the recap)")
    parser.add_argument(
        "--ballot", type=Path, action="append", default=[], metavar="FILE", help="surat suara lain (another ballot)"
    )
    parser.add_argument(
        "--show",
        type=whole_number(0, 999_999_999),
        default=10,
        metavar="N",
        help="temuan yang ditunjukkan (findings shown)",
    )
    parser.add_argument("--json", action="store_true", help="hasil sebagai JSON (as JSON)")
    parser.add_argument("--lang", choices=("id", "en"), default="id", help="bahasa (language)")


def run(options: argparse.Namespace) -> int:
    """Read, check, print."""
    sheet = sheet_named(options.sheet)
    read = _read(options, sheet)
    if read is None:
        return 2
    table, against = read
    report = check_sheet(Source(options.file.name, table), sheet, against)
    # The fields that would explain a broken sum are looked for once, for all stations.
    found = findings(report, localise(table, sheet).by_station())
    digits = LEVELS[options.by] if options.by else 0
    if options.json:
        return 1 if _written(report, digits, found) else 0
    summary = Summary.of(found, options.show)
    say(told(report, digits, summary, options.lang))
    return 1 if summary.graver else 0


def _read(options: argparse.Namespace, sheet: Sheet) -> tuple[Columns, Against] | None:
    """Every file that was named; None where one of them is wrong, after all their faults were told."""
    stations, areas = stations_of(sheet), areas_of(sheet)
    wanted: list[tuple[Path, Shape]] = [(options.file, stations)]
    wanted += [(options.before, stations)] if options.before else []
    wanted += [(options.recap, areas)] if options.recap else []
    wanted += [(path, stations) for path in options.ballot]
    tables: dict[Path, Columns] = {}
    wrong = False
    for path, shape in wanted:
        try:
            tables[path] = read_table(path, shape)
        except TableWrong as error:
            sys.stderr.write(error.told(options.lang))
            wrong = True
    if wrong:
        return None

    def source(path: Path) -> Source:
        return Source(path.name, tables[path])

    against = Against(
        before=source(options.before) if options.before else None,
        recap=source(options.recap) if options.recap else None,
        ballots=tuple(source(path) for path in options.ballot),
    )
    return tables[options.file], against


def _written(report: Report, digits: int, found: Iterator[Finding]) -> bool:
    """Write the object, finding by finding: a country has some hundred thousand. Whether one is more than a notice."""
    head = _JSON.encode(_head(report, digits)).decode()
    sys.stdout.write(head.removesuffix("}") + ',"findings":[')
    graver = False
    for number, each in enumerate(found):
        graver |= each.grade is not Grade.NOTICE
        sys.stdout.write((",\n" if number else "\n") + _JSON.encode(_finding(each)).decode())
    sys.stdout.write("\n]}\n")
    return graver


def _head(report: Report, digits: int) -> dict[str, object]:
    return {
        "stations": int(report.ids.size),
        "complete": int(report.complete.sum()),
        "rules": report.counts(),
        "by": {code: area.rules for code, area in report.by(digits).items()} if digits else {},
        "untestable": {
            rule: {"stations": each.stations, "missing": list(each.missing)} for rule, each in report.untestable.items()
        },
    }


def _finding(found: Finding) -> dict[str, object]:
    rate = found.base_rate
    return {
        "station": found.code,
        "rule": found.rule.id,
        "grade": found.grade.value,
        "residual": found.residual,
        "left": found.left,
        "right": found.right,
        "left_fields": found.left_fields,
        "right_fields": found.right_fields,
        "fields": found.fields,
        "sources": found.sources,
        "complete": found.complete,
        "gains": found.gains,
        "candidates": [
            {
                "field": each.field,
                "read": each.read,
                "would_be": each.right,
                "digits": each.digits,
                "cause": each.cause.value,
            }
            for each in found.candidates
        ],
        "remedy": found.remedy.id,
        "norm": found.remedy.norm,
        "due": found.due.isoformat() if found.due else None,
        "base_rate": None if rate is None else {"share": round(rate.share, 5), "found": rate.found, "of": rate.of},
    }
