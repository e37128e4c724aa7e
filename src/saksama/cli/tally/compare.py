"""`saksama tally compare A [B]`: whether the sums of each tier make the next, and where two sources part.

Rules kept here:
  * A file has areas of any tiers: stations (`kode_tps`), other areas (`kode_wilayah`), or snapshots of totals by area
    (one race after the other). A folder stands for the snapshots in it.
  * Two files are compared race by race; a race that only one of them has is held against itself alone.
  * Coverage stands first; each list of areas ends after `SHOWN` and says how many more there are; the keys of the JSON
    stay as docs/reference/tally-compare.md names them.
  * Exit codes: 0 all that could be compared adds up, 1 something differs, 2 a file could not be used.
Left to others: the comparison (`saksama.tally.tiers`), the sentences (its `words`).
"""

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from saksama.cli.tally.contest_options import MOST, TAGS, add_language
from saksama.cli.tally.table_file import read_table
from saksama.cli.tally.writing import say
from saksama.tally.columns import Columns
from saksama.tally.contest import VOTES
from saksama.tally.tables.shape import COLUMN, DIGITS, UNREADABLE, Faults, Shape, TableWrong
from saksama.tally.tables.snapshots import COVERAGE, has_snapshots, parse_snapshots
from saksama.tally.tiers import words
from saksama.tally.tiers.compare import Comparison, compare
from saksama.tally.tiers.step import Level, Step
from saksama.words import Language, percent, whole

SHOWN: Final = 50


def as_json(name: str, tables: Sequence[Columns], found: Comparison) -> dict[str, object]:
    """One race."""
    total, came = _coverage(tables)
    return {
        "race": name,
        "inputs": list(found.digests),
        "candidates": list(found.candidates),
        "areas": {
            source: {level.name.lower(): number for level, number in levels.items()}
            for source, levels in found.levels.items()
        },
        "coverage": None if total is None else {"stations": total, "reported": came},
        "totals": None if found.totals is None else list(found.totals),
        "adds_up": found.adds_up,
        "steps": [
            {
                **_step_as_json(each),
                "effect": None if effect is None else {**asdict(effect), "decides": effect.decides},
            }
            for each, effect in zip(found.steps, found.effects, strict=True)
        ],
    }


def _step_as_json(each: Step) -> dict[str, object]:
    return {
        "below": {"source": each.below.source, "level": each.below.level.name.lower()},
        "above": {"source": each.above.source, "level": each.above.level.name.lower()},
        "fields": list(each.fields),
        "areas": each.areas,
        "children": each.children,
        "equal": each.equal,
        "incomplete": each.incomplete,
        "alone": each.alone,
        "net": dict(each.net),
        "different": [asdict(area) for area in each.different],
        "short": [asdict(area) for area in each.short],
    }


def as_text(name: str, tables: Sequence[Columns], found: Comparison, language: Language) -> str:
    """One race: coverage, totals, each step with its areas."""
    sources = {each: each for each in found.levels} if len(found.levels) == 2 else {}
    total, came = _coverage(tables)
    lines = [name] if name else []
    if total is not None and came is not None:
        share = percent(came / total, language, 2) if total else "-"
        of = ("{} dari {} TPS masuk ({}).", "{} of {} stations reported ({}).")[language == "en"]
        lines.append(of.format(whole(came, language), whole(total, language), share))
    if found.totals is not None:
        votes = zip(found.candidates, found.totals, strict=True)
        lines.append("  ".join(f"{each} {whole(votes, language)}" for each, votes in votes))
    for step, effect in zip(found.steps, found.effects, strict=True):
        lines.append(words.told(step, language, sources))
        areas = [*step.different, *step.short]
        lines += [
            f"  {words.difference(step, each, _named(tables, each.area), language, sources)}" for each in areas[:SHOWN]
        ]
        if len(areas) > SHOWN:
            lines.append(("  ... dan {} lagi", "  ... and {} more")[language == "en"].format(len(areas) - SHOWN))
        if effect is not None and step.different:
            lines.append(f"  {words.effect(effect, language, {})}")
    return "\n".join(lines)


def _coverage(tables: Sequence[Columns]) -> tuple[int | None, int | None]:
    """Stations that there are and that came in, by the coarsest areas of the last source that says so."""
    for table in reversed(tables):
        if table.has(("tps_total", "tps_masuk")):
            lengths = [len(code) for code in table.ids.tolist()]
            top = table.only(table.ids.astype(f"<U{Level.STATION}") == table.area(min(lengths)))
            if top.known(("tps_total", "tps_masuk")).all():
                return int(top.figure("tps_total").sum()), int(top.figure("tps_masuk").sum())
    return None, None


def _named(tables: Sequence[Columns], area: str) -> str:
    """The code and, where a source has one, the name of an area."""
    for table in tables:
        if "nama_wilayah" in table.tags and (names := table.tags["nama_wilayah"][table.ids == area]).size and names[0]:
            return f"{area} {names[0]}"
        for tag, digits in (("desa", Level.DESA), ("kecamatan", Level.KECAMATAN), ("kabkota", Level.KABKOTA)):
            inside = table.area(len(area)) == area
            if len(area) >= digits and tag in table.tags and inside.any():
                return f"{area} {table.tags[tag][inside][0]}"
    return area


CODES: Final = ("kode_wilayah", "kode", "kode_tps")
"""Columns of codes; the last one is named where there is none."""
SNAPSHOTS: Final = "ntb_snapshots.csv"
_PEOPLE: Final = ("dpt", "pengguna_dpt", "pengguna_dptb", "pengguna_dpk", "pengguna_total", "disabilitas")
_BALLOTS: Final = ("diterima", "digunakan", "dikembalikan", "tidak_digunakan")
FIELDS: Final = (
    *(f"suara_paslon_{number}" for number in range(1, MOST + 1)),
    *("suara_sah", "suara_tidak_sah", "suara_total"),
    *(f"{name}_{kind}" for name in _PEOPLE for kind in "jlp"),
    *(f"surat_suara_{name}" for name in _BALLOTS),
    *COVERAGE,
)
"""Figures that add up from tier to tier."""
ONE_TIER: Final = (
    "Hanya ada satu tingkat wilayah; berikan berkas kedua, atau berkas dengan tingkat di atasnya.\n",
    "There is one tier only; give a second file, or one with the tier above it.\n",
)
NONE_SHARED: Final = (
    "Kedua sumber tidak memuat satu pun pemilihan yang sama: {a} | {b}\n",
    "The two sources have not one race in common: {a} | {b}\n",
)

type Races = Mapping[str, Columns]


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("a", type=Path, metavar="A", help="berkas atau folder cuplikan (file, or folder of snapshots)")
    parser.add_argument("b", type=Path, metavar="B", nargs="?", help="sumber kedua (second source)")
    parser.add_argument("--at", type=_moment, metavar="WAKTU", help="keadaan pada saat itu (snapshots at that time)")
    add_language(parser)


def run(options: argparse.Namespace) -> int:
    """Read, compare, print."""
    read: list[Races] = []
    for path in (options.a, *([options.b] if options.b else [])):
        try:
            read.append(_races(path, options.at))
        except TableWrong as error:
            sys.stderr.write(error.told(options.lang))
    if len(read) < 1 + bool(options.b):
        return 2
    if not set(read[0]) & set(read[-1]):
        a, b = (", ".join(name or "-" for name in sorted(races)) for races in (read[0], read[-1]))
        sys.stderr.write(NONE_SHARED[0 if options.lang == "id" else 1].format(a=a, b=b))
        return 2
    found = []
    for name in sorted({name for races in read for name in races}):
        tables = [races[name] for races in read if name in races]
        candidates = sorted({each for table in tables for each in table.figures if VOTES.fullmatch(each)}, key=_number)
        found.append((name, tables, compare(tables, candidates, FIELDS)))
    if options.json:
        print(json.dumps({"races": [as_json(*each) for each in found]}, ensure_ascii=False, indent=2))
    else:
        say("\n\n".join(as_text(*each, options.lang) for each in found))
    if not any(each.steps for *_, each in found):
        sys.stderr.write(ONE_TIER[0 if options.lang == "id" else 1])
        return 2
    return 0 if all(each.adds_up for *_, each in found) else 1


def _races(path: Path, at: datetime | None) -> Races:
    """The races of a file; one without a name where it holds a single one. Raises `TableWrong`."""
    file = path / SNAPSHOTS if path.is_dir() else path
    try:
        with file.open("rb") as opened:
            head = opened.readline(10_000).decode("utf-8-sig", "replace")
        if has_snapshots(head):
            return {race.name: race.table for race in parse_snapshots(file.read_bytes(), str(file)).races(at)}
    except OSError as error:
        faults = Faults()
        faults.add(UNREADABLE, 0, "", type(error).__name__)
        faults.raise_any(str(file))
    return {"": _table(file)}


def _table(file: Path) -> Columns:
    """A file of areas, by whichever of the columns of codes it has."""
    shape = Shape({name: name for name in FIELDS}, code=DIGITS, tags={name: name for name in (*TAGS, "nama_wilayah")})
    for ident in CODES[:-1]:
        try:
            return read_table(file, replace(shape, ident=ident))
        except TableWrong as error:
            if not any(fault.words == COLUMN and fault.column == ident for fault in error.faults):
                raise
    return read_table(file, replace(shape, ident=CODES[-1]))


def _number(name: str) -> int:
    return int(name.rsplit("_", 1)[1])


def _moment(text: str) -> datetime:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        found = datetime.min  # noqa: DTZ901 - refused on the next line
    if found.tzinfo is None:
        raise argparse.ArgumentTypeError(f"{text!r}: waktu dengan zonanya (a time with its zone)")
    return found
