"""`saksama clock due` and `saksama clock rules`: when a duty falls due, and by what rules.

Rules kept here:
  * The moment is given, never read from a clock; one without an offset is WITA.
  * A calendar file of one's own takes the place of that year, or adds its days.
  * Exit codes: 0 told, 2 could not be told.
Left to others: rules, calendars, counting and words (`saksama.clocks`).
"""

import argparse
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from saksama.cli.door import complain, tell, tell_json
from saksama.clocks.calendar import Calendar
from saksama.clocks.calendar_file import parse_calendar
from saksama.clocks.clock import Due, due
from saksama.clocks.count import counted_days
from saksama.clocks.explain import explain
from saksama.clocks.rule import Rule
from saksama.clocks.shipped import national_calendar, rule_at, rules
from saksama.clocks.words import LANGUAGES, WITA, Said


def configure(parser: argparse.ArgumentParser) -> None:
    """Add `due` and `rules`."""
    acts = parser.add_subparsers(dest="act", required=True, metavar="TINDAKAN")
    told = "kapan jatuh tempo, dengan hitungan hari demi hari (when a duty falls due, counted day by day)"
    one = acts.add_parser("due", help=told, description=told)
    one.add_argument("--rule", required=True, metavar="ID", help="aturan, lihat `saksama clock rules` (the rule)")
    one.add_argument(
        "--from",
        dest="start",
        required=True,
        type=_moment,
        metavar="MOMENT",
        help="saat peristiwa, ISO 8601; tanpa selisih waktu berarti WITA (the event; without an offset WITA)",
    )
    one.add_argument(
        "--calendar",
        action="append",
        default=[],
        type=Path,
        metavar="FILE",
        help="kalender setahun, atau hari tambahan (a year, or days to add); boleh berulang",
    )
    one.add_argument("--extended", action="store_true", help="dengan perpanjangan (with the rule's extension)")
    every = acts.add_parser("rules", help="semua aturan (all rules)", description="semua aturan (all rules)")
    for each in (one, every):
        each.add_argument("--json", action="store_true", help="hasil sebagai JSON (as JSON)")
        each.add_argument("--lang", choices=LANGUAGES, default="id", help="bahasa (language)")


def run(options: argparse.Namespace) -> int:
    """Tell what was asked; give the exit code. Raises `SaksamaError`, which the command turns into 2."""
    if options.act == "rules":
        _say([_row(rule) for rule in rules()], _table(rules(), options), options)
        return 0
    try:
        calendar = national_calendar().adding(*(parse_calendar(path.read_text("utf-8")) for path in options.calendar))
    except (OSError, UnicodeDecodeError) as error:
        complain(f"saksama clock: {error}")
        return 2
    rule = rule_at(options.rule, options.start)
    found = due(rule, options.start, calendar, extended=options.extended)
    _say(_value(found, calendar), _text(found, calendar, options), options)
    return 0


def _moment(text: str) -> datetime:
    try:
        found = datetime.fromisoformat(text)
        found = (found if found.tzinfo else found.replace(tzinfo=WITA)).astimezone(WITA)
    except (ValueError, OverflowError) as error:
        words = "bukan saat ISO 8601 seperti 2024-02-16T10:00:00+08:00 (not a moment in ISO 8601)"
        raise argparse.ArgumentTypeError(f"{text!r}: {words}") from error
    if not 2000 <= found.year <= 2999:
        raise argparse.ArgumentTypeError(f"{text!r}: tahun 2000 sampai 2999 saja (years 2000 to 2999 only)")
    return found


def _value(found: Due, calendar: Calendar) -> dict[str, object]:
    """The whole answer; the explanation in Indonesian, then in English."""
    said = explain(found, calendar)
    return {
        "rule": found.rule.id,
        "due": found.due.isoformat(),
        "latest": found.latest.isoformat(),
        "days": [each.isoformat() for each in counted_days(found.used, found.began(found.used).date(), calendar)],
        "explanation": f"{said.id}\n{said.en}",
    }


def _text(found: Due, calendar: Calendar, options: argparse.Namespace) -> str:
    lines = [found.due.isoformat()]
    if found.other is not None:
        lines.append(f"{found.latest.isoformat()} ({Said('hitungan lain', 'the other count').by(options.lang)})")
    return "\n".join([*lines, explain(found, calendar).by(options.lang)])


def _row(rule: Rule) -> dict[str, object]:
    return {
        "id": rule.id,
        "regime": rule.regime,
        "step": rule.step,
        "bearer": rule.bearer,
        "article": rule.article,
        "source": rule.source,
        "certainty": rule.certainty,
        "unit": rule.unit,
        "length": rule.length,
        "valid_from": rule.valid_from.isoformat(),
        "valid_to": None if rule.valid_to is None else rule.valid_to.isoformat(),
    }


def _table(found: Sequence[Rule], options: argparse.Namespace) -> str:
    width = max(len(rule.id) for rule in found)
    return "\n".join(
        f"{rule.id:{width}}  {rule.length:3} {rule.unit:8}  {rule.certainty:13}  "
        f"{Said(rule.step, rule.step_en).by(options.lang)}"
        for rule in found
    )


def _say(value: object, text: str, options: argparse.Namespace) -> None:
    if options.json:
        tell_json(value)
    else:
        tell(*text.split("\n"))
