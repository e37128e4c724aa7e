"""`saksama agreement show URL`, `report URL` and `sign FILE`: what two institutions agreed, and what came of it.

Rules kept here:
  * The report is recomputed from the public entries of both logs; nothing that the node reckoned is asked for.
  * With `--at` it reckons with the sizes that a printed report names, so that it must come out the same.
  * Exit codes: 0 done, 1 the logs contradict themselves, 2 could not be read.
Left to others: signing (agreement_sign), keys, witnesses, times and histories (`saksama verify`), the numbers
(`saksama.cooperation`).
"""

import argparse
import json
import sys
from datetime import timedelta, timezone
from typing import Final

from saksama.agreement.history import EventKind
from saksama.cli import agreement_sign
from saksama.cli.agreement_text import report_text, show_text, show_value
from saksama.cli.both_logs import BothLogs, LogBroken, NoAgreement, read_both
from saksama.cli.fetch import HttpReader
from saksama.cooperation.facts import joint_facts
from saksama.cooperation.month import month_report
from saksama.errors import SaksamaError
from saksama.progress import Bar
from saksama.verify.findings import Finding, exit_code
from saksama.words import Language

WITA: Final = timezone(timedelta(hours=8), "WITA")
"""A month begins at midnight in Mataram; both nodes of the agreement stand there."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add `show` and `report`."""
    acts = parser.add_subparsers(dest="act", required=True)
    show = acts.add_parser("show", help="siapa boleh meminta apa kepada siapa (who may ask whom for what)")
    report = acts.add_parser("report", help="laporan bulanan dari catatan publik (monthly report from public entries)")
    report.add_argument("--month", default="", metavar="YYYY-MM", help="bulan; tanpa ini bulan catatan terakhir")
    report.add_argument(
        "--at",
        action="append",
        default=[],
        type=_size,
        metavar="ORIGIN=SIZE",
        help="hitung pada ukuran log ini, seperti tertulis pada laporan (reckon with this size of the log)",
    )
    told = "tandatangani nota tanpa jaringan (sign an agreement, offline)"
    agreement_sign.configure(acts.add_parser("sign", help=told, description=told))
    for each in (show, report):
        each.add_argument("url", help="alamat publik salah satu simpul (public address of either node)")
        each.add_argument("--json", action="store_true", help="satu objek JSON (one JSON object)")
        each.add_argument("--lang", choices=("id", "en"), default="id", help="bahasa (language)")


def run(options: argparse.Namespace) -> int:
    """Do what was asked; give the exit code."""
    if options.act == "sign":
        return agreement_sign.run(options)
    try:
        both = _read(options.url)
        text = _show(both, options) if options.act == "show" else _report(both, options)
    except LogBroken as broken:
        return _tell(broken.findings)
    except SaksamaError as error:
        sys.stderr.write(f"saksama agreement: {error}\n{error.advice}\n")
        return 2
    print(text)
    return _tell(both.findings)


def _tell(findings: tuple[Finding, ...]) -> int:
    """Say what was found while reading; give the exit code."""
    for finding in findings:
        sys.stderr.write(f"{_told(finding)}\n")
    return exit_code(findings)


def _read(url: str) -> BothLogs:
    bar = Bar(sys.stderr)
    try:
        with HttpReader() as reader:
            return read_both(reader, url, bar)
    finally:
        bar.close()


def _show(both: BothLogs, options: argparse.Namespace) -> str:
    state = both.agreements.state
    terms = both.agreements.in_force or both.terms
    moment = both.last_moment(both.sizes({}))
    if state is None or moment is None:
        raise NoAgreement(both.logs[0].origin)
    standing = state.standing(moment)
    signing = (EventKind.SIGNED, EventKind.AMENDED)
    signed = {
        event.log_origin: (event.index, event.at)
        for event in both.agreements.events
        if event.digest == terms.digest and event.kind in signing
    }
    value = show_value(terms, standing, moment, signed)
    return _json(value) if options.json else show_text(value, _language(options))


def _report(both: BothLogs, options: argparse.Namespace) -> str:
    sizes = both.sizes(dict(options.at))
    until = both.last_moment(sizes)
    if until is None:
        raise NoAgreement(both.logs[0].origin)
    facts = joint_facts(both.entries(sizes))
    month = options.month or until.astimezone(WITA).strftime("%Y-%m")
    report = month_report(facts, month, WITA, until)
    terms = both.agreements.in_force or both.terms
    value = report.document(facts, sizes, terms.digest)
    return _json(value) if options.json else report_text(value, terms, _language(options))


def _size(text: str) -> tuple[str, int]:
    origin, _, size = text.rpartition("=")
    if not origin or not size.isascii() or not size.isdigit():
        raise argparse.ArgumentTypeError(f"{text!r}: ORIGIN=SIZE")
    return origin, int(size)


def _language(options: argparse.Namespace) -> Language:
    return "en" if options.lang == "en" else "id"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True)


def _told(finding: Finding) -> str:
    where = finding.log if finding.index is None else f"{finding.log} {finding.index}"
    evidence = " ".join(f"{name}={str(value)[:120]!r}" for name, value in finding.evidence.items())
    return f"saksama agreement: {finding.code} {where} {evidence}"
