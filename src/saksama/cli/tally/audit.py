"""`saksama tally audit size|draw|risk|process`: an audit of the stations, drawn and evaluated on files alone.

Rules kept here:
  * `size` and `draw` name the digest of the list that is drawn from, and write that list where `--list` says: publish
    it before the seed is thrown. With `--published DIGEST` another list is neither drawn from nor evaluated.
  * Exit codes: 0 confirmed (`risk`) or told, 1 not confirmed or another list than was published, 2 could not be done.
Left to others: the mathematics (`saksama.tally.audit`), the sentences (its `words`), what a file must hold
(`contest_options`).
"""

import argparse
import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

import numpy as np

from saksama.cli.command import whole_number
from saksama.cli.tally.audit_text import draws_as_json, plan_as_json, risk_as_json, risk_as_text
from saksama.cli.tally.contest_options import Asked, add_language, add_options, asked, claim, table_of
from saksama.cli.tally.table_file import sheet_named
from saksama.cli.tally.writing import say, write
from saksama.tally.audit import words
from saksama.tally.audit.curve import svg
from saksama.tally.audit.plan import Plan, plan
from saksama.tally.audit.process import SampleImpossible, process, process_size
from saksama.tally.audit.risk import Standing, both, reading_of, risk
from saksama.tally.audit.sizes import distinct, draws, kaplan_markov_draws
from saksama.tally.audit.tickets import Draw, draw_alike, draw_by_weight
from saksama.tally.bound import bounds
from saksama.tally.columns import Columns
from saksama.words import Words

_ANOTHER: Final = (
    "Daftar yang dihitung dari berkas ini bukan daftar yang diumumkan sebelum undian:\n  {ours}\n  {published}\n",
    "The list that follows from this file is not the one published before the draw:\n  {ours}\n  {published}\n",
)
_LIST: Final = (
    "Daftar yang diundi (SHA-256): {digest}\nUmumkan daftar ini sebelum dadu dilempar (--list BERKAS menuliskannya).",
    "The list that is drawn from (SHA-256): {digest}\nPublish it before the dice are thrown (--list FILE writes it).",
)

_LEVEL: Final = Words(
    "{file}: {first} dan {second} imbang, masing-masing {votes} suara. Tidak ada yang unggul yang dapat dipastikan"
    " dengan sampel: semua formulir harus dibaca.\n",
    "{file}: {first} and {second} are level at {votes} votes each. There is no leader that a sample could confirm:"
    " every form has to be read.\n",
)


_COUNT: Final = whole_number(1, 1_000_000)


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the four parts with their options."""
    parts = parser.add_subparsers(dest="part", required=True, metavar="BAGIAN")
    size = parts.add_parser("size", help="berapa TPS perlu diundi (how many stations)")
    drawn = parts.add_parser("draw", help="undi TPS dari benih terbuka (draw stations from a public seed)")
    judged = parts.add_parser("risk", help="sisa risiko menurut pembacaan formulir (the remaining risk)")
    sampled = parts.add_parser("process", help="audit proses: sampel atribut (process audit, by attributes)")
    for each in (size, drawn, judged):
        add_options(each)
    for each in (size, judged):
        each.add_argument("--limit", type=float, default=0.05, metavar="R", help="batas risiko: 0.05 (risk limit)")
    for each in (size, drawn):
        each.add_argument("--list", type=Path, metavar="BERKAS", help="tulis daftar yang diundi (write the list)")
    for each in (drawn, judged):
        each.add_argument("--seed", required=True, metavar="DADU", help="angka dadu, 20 digit (dice, thrown in public)")
        each.add_argument("--draws", type=_COUNT, required=True, metavar="N", help="banyaknya undian (draws)")
    drawn.add_argument("--alike", action="store_true", help="tiap TPS sama peluangnya, untuk audit proses (all alike)")
    judged.add_argument("--reading", type=Path, required=True, metavar="BERKAS", help="bacaan formulir (reading)")
    judged.add_argument("--second", type=Path, metavar="BERKAS", help="bacaan orang kedua (by a second person)")
    for each in (drawn, judged):
        each.add_argument("--published", metavar="SHA256", help="sidik daftar yang diumumkan (digest of the list)")
    judged.add_argument("--svg", type=Path, metavar="BERKAS", help="tulis kurva risiko (write the curve)")
    sampled.add_argument("--stations", type=_COUNT, required=True, metavar="N", help="banyaknya TPS (stations)")
    sampled.add_argument("--rate", type=float, default=0.01, metavar="R", help="bagian yang harus ketahuan (rate)")
    sampled.add_argument("--confidence", type=float, default=0.95, metavar="K", help="keyakinan: 0.95 (confidence)")
    sampled.add_argument("--seen", type=_COUNT, metavar="N", help="TPS yang sudah diperiksa (looked at)")
    sampled.add_argument("--found", type=whole_number(0, 1_000_000), metavar="N", help="di antaranya begitu (found)")
    add_language(sampled)


def run(options: argparse.Namespace) -> int:
    """Do one part."""
    return _PARTS[options.part](options)


def _size(options: argparse.Namespace) -> int:
    made = _planned(options)
    if made is None:
        return 2
    question, found = made
    number = draws(found, options.limit)
    sheets = distinct(found.weights, number)
    used = question.ballots.counted(np.ones_like(question.contest.held))
    if options.json:
        told = {
            **plan_as_json(found, question.contest),
            "bounds": used,
            "limit": options.limit,
            "draws": number,
            "distinct": round(sheets, 1),
            "kaplan_markov_draws": kaplan_markov_draws(found.overstatement, options.limit) if number else 0,
        }
        print(json.dumps(told, ensure_ascii=False, indent=2))
        return 0
    place = 0 if options.lang == "id" else 1
    say(words.size(found, number, sheets, options.limit, options.lang), words.IF_CLEAN[place])
    say(bounds(used, options.lang))
    say(_LIST[place].format(digest=found.digest()))
    say(words.NOT_PROVED[place])
    return 0


def _draw(options: argparse.Namespace) -> int:
    made = _planned(options)
    if made is None:
        return 2
    question, found = made
    if _is_another(options, found):
        return 1
    if options.alike:
        drawn = draw_alike(options.seed, found.ids, min(options.draws, len(found.ids)))
    else:
        drawn = draw_by_weight(options.seed, found.ids, found.weights, options.draws)
    if options.json:
        told = {**plan_as_json(found, question.contest), **draws_as_json(options.seed, drawn, alike=options.alike)}
        print(json.dumps(told, ensure_ascii=False, indent=2))
        return 0
    for each in drawn:
        say(f"{each.place:>6}  {each.ticket[:20]}  {each.station}  {_area(question, each)}")
    say(_LIST[0 if options.lang == "id" else 1].format(digest=found.digest()))
    return 0


def _risk(options: argparse.Namespace) -> int:
    made, read = _planned(options), _readings(options)
    if made is None or read is None:
        return 2
    question, found = made
    if _is_another(options, found):
        return 1
    readings = [reading_of(table, found.candidates) for table in read]
    reading = both(*readings) if options.second else readings[0]
    judged = risk(found, draw_by_weight(options.seed, found.ids, found.weights, options.draws), reading, options.limit)
    if options.svg:
        source = f"{found.digest()[:16]}… {options.seed}"
        write(options.svg, svg(judged, words.standing(judged, options.lang), source, options.lang))
    if options.json:
        told = {**plan_as_json(found, question.contest), "seed": options.seed, **risk_as_json(judged)}
        print(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        say(risk_as_text(found, judged, options.lang))
    return 0 if judged.standing in {Standing.CONFIRMED, Standing.READ_IN_FULL_HOLDS} else 1


def _process(options: argparse.Namespace) -> int:
    number = process_size(options.stations, options.rate, options.confidence)
    if options.seen is None and options.found is not None:
        raise SampleImpossible(options.found, 0, options.stations)
    seen, among = options.seen, options.found or 0
    found = None if seen is None else process(options.stations, seen, among, options.confidence)
    if options.json:
        told: dict[str, object] = {"stations": options.stations, "rate": options.rate, "confidence": options.confidence}
        told["size"] = number
        if found is not None:
            told |= {"seen": found.seen, "found": found.found, "most": found.most}
        print(json.dumps(told, indent=2))
    elif found is None:
        say(words.process_size(options.stations, options.rate, options.confidence, number, options.lang))
    else:
        say(words.process_found(found, options.lang))
    return 0


def _planned(options: argparse.Namespace) -> tuple[Asked, Plan] | None:
    question = asked(options)
    if question is None:
        return None
    if options.share is None and _are_level(options, question):
        return None
    found = plan(question.contest, question.ballots.most, claim(options, question.contest, question.contest.totals))
    if path := vars(options).get("list"):
        write(path, "".join(f"{line}\n" for line in found.lines()))
    return question, found


def _are_level(options: argparse.Namespace, question: Asked) -> bool:
    """Whether the first two have as many votes; told."""
    ranked = sorted(zip(question.contest.totals, question.contest.candidates, strict=True), key=lambda each: -each[0])
    if len(ranked) < 2 or ranked[0][0] != ranked[1][0]:
        return False
    told: dict[str, str | int] = {
        "file": str(options.file),
        "first": ranked[0][1],
        "second": ranked[1][1],
        "votes": int(ranked[0][0]),
    }
    sys.stderr.write(_LEVEL.say(options.lang, told))
    return True


def _readings(options: argparse.Namespace) -> list[Columns] | None:
    """The files of readings. None where one cannot be used, after the faults of all were told."""
    sheet = sheet_named(options.sheet) if options.sheet else None
    paths = (options.reading, *([options.second] if options.second else []))
    read = [table_of(path, sheet, options.lang) for path in paths]
    found = [table for table in read if table is not None]
    return found if len(found) == len(paths) else None


def _is_another(options: argparse.Namespace, found: Plan) -> bool:
    """Whether the list is not the one that was published; told."""
    if not options.published or options.published.lower() == found.digest():
        return False
    text = _ANOTHER[0 if options.lang == "id" else 1]
    sys.stderr.write(text.format(ours=found.digest(), published=options.published))
    return True


def _area(question: Asked, drawn: Draw) -> str:
    at = question.table.ids == drawn.station
    return " / ".join(str(column[at][0]) for column in question.table.tags.values())


_PARTS: Mapping[str, Callable[[argparse.Namespace], int]] = {
    "size": _size,
    "draw": _draw,
    "risk": _risk,
    "process": _process,
}
