"""`saksama agreement show URL`, `report URL` and `sign FILE...`: what two institutions agreed, and what came of it.

Rules kept here:
  * The report is recomputed from the public entries of both logs; nothing that the node reckoned is asked for.
  * With `--at` it reckons with the sizes that a printed report names, so that it must come out the same.
  * An institution signs on a machine that need not be connected. What is signed is read first, whole, each unseen sign
    shown: the terms of an agreement, a key statement, a declaration to resume or end.
  * Only a key that the text itself names as a party's institution key, or as the one it replaces, signs an agreement;
    where the institution's key is replaced, the old one and the new one sign together. Statements carried with a text
    are signed with the last key that is given: the one that will count.
  * A note that the partner signed already keeps the partner's signature; ours is added. Refused is refused whole:
    nothing is written.
  * Exit codes: 0 done, 1 the logs contradict themselves, 2 could not be read.
Left to others: carrying the texts out of the node and back (`saksama-node agreement export`, `bring`), keys, witnesses,
times and histories (`saksama verify`), the numbers (`saksama.cooperation`).
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from saksama.agreement.counting import HEAD, parse_declaration
from saksama.agreement.history import EventKind
from saksama.agreement.terms import Terms, read_terms
from saksama.cli.agreement_text import report_text, show_text, show_value
from saksama.cli.both_logs import BothLogs, LogBroken, NoAgreement, read_both
from saksama.cli.door import complain, plain, tell, tell_json, tell_whole
from saksama.cli.fetch import Bounds, HttpReader, add_bounds, bounds_of
from saksama.cli.key import FileRefused, add_keys, open_keys, read_file, write_new
from saksama.clocks.words import WITA
from saksama.cooperation.facts import joint_facts
from saksama.cooperation.month import month_report
from saksama.errors import CallerError, NoteMalformed, SaksamaError, SignatureMalformed
from saksama.keys.statement import parse_statement
from saksama.progress import Bar
from saksama.remedies import remedies_of
from saksama.tlog.note import Note, SigningKey, sign
from saksama.verify.findings import Finding, exit_code
from saksama.vocabulary import JsonObject
from saksama.words import Language


class NotAParty(CallerError):
    """The key is no institution key that this text names."""

    code = "agreement.not-a-party"
    advice = "Use the key of an institution that the text names, or have the text drawn up with the right key."

    key: str


def _configure_sign(parser: argparse.ArgumentParser) -> None:
    """Add the texts, the keys and where to write."""
    parser.add_argument(
        "texts", type=Path, nargs="+", metavar="FILE", help="dari `saksama-node agreement export`, `resume`, `end`"
    )
    parser.add_argument(
        "--out", type=Path, metavar="FILE", help="berkas baru (default: FILE.signed); untuk satu berkas"
    )
    add_keys(parser)


def _sign(options: argparse.Namespace) -> int:
    """Show every text, sign them: 0 done; what is refused raises, and nothing was written."""
    files: list[Path] = options.texts
    if options.out is not None and len(files) > 1:
        raise FileRefused(str(options.out), "one file for several texts")
    read = [_read_text(file) for file in files]
    for text, _ in read:
        tell_whole(_shown_before(text))
    keys = open_keys(options)
    signed = [_signed(text, note, keys) for text, note in read]
    for file, note in zip(files, signed, strict=True):
        out: Path = options.out or file.with_name(f"{file.name}.signed")
        write_new(out, note.encode())
        tell(f"{', '.join(dict.fromkeys(key.verifier.name for key in keys))}: {out}")
    return 0


def _signed(text: str, note: Note | None, keys: Sequence[SigningKey]) -> Note:
    if _is_terms(text):
        terms = read_terms(text)
        named = {party.institution_key for party in terms.parties}
        named |= {terms.new_key.replaces} if terms.new_key else set()
        for key in keys:
            if str(key.verifier) not in named:
                raise NotAParty(key.verifier.name)
        made = sign(text, *keys)
    else:
        made = sign(text, keys[-1])
    return made if note is None else note.with_signatures(*made.signatures)


def _is_terms(text: str) -> bool:
    return not text.startswith((f"{HEAD}\n", "saksama-key"))


def _read_text(file: Path) -> tuple[str, Note | None]:
    """The text; and the note, where somebody signed it already."""
    data = read_file(file)
    try:
        note = Note.parse(data)
    except (NoteMalformed, SignatureMalformed):
        try:
            return data.decode(), None
        except UnicodeDecodeError as error:
            raise FileRefused(str(file), "not a text") from error
    return note.text, note


def _shown_before(text: str) -> str:
    """What is about to be signed. Raises where it is none of the three."""
    if _is_terms(text):
        return _terms_told(read_terms(text))
    return parse_declaration(text).text() if text.startswith(HEAD) else parse_statement(text).text()


def _terms_told(terms: Terms) -> str:
    lines = [terms.title, f"  {terms.from_:%Y-%m-%d} - {terms.until:%Y-%m-%d}", f"  SHA-256 {terms.digest}"]
    lines += [f"  {party.name}: {party.origin}" for party in terms.parties]
    if terms.new_key is not None:
        now = terms.party(terms.new_key.party)
        lines.append(f"  KUNCI LEMBAGA BARU / NEW INSTITUTION KEY: {now.name} ({terms.new_key.old_key})")
        lines += [f"    - {terms.new_key.replaces}", f"    + {now.institution_key}"]
    lines += [f"  {clause.id}: {clause.title}" for clause in terms.clauses]
    return "\n".join(lines)


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
    _configure_sign(acts.add_parser("sign", help=told, description=told))
    for each in (show, report):
        each.add_argument("url", help="alamat publik salah satu simpul (public address of either node)")
        each.add_argument("--json", action="store_true", help="satu objek JSON (one JSON object)")
        each.add_argument("--lang", choices=("id", "en"), default="id", help="bahasa (language)")
        add_bounds(each)


def run(options: argparse.Namespace) -> int:
    """Do what was asked; give the exit code."""
    if options.act == "sign":
        return _sign(options)
    try:
        both = _read(options.url, bounds_of(options))
        value, lines = _show(both, options) if options.act == "show" else _report(both, options)
    except LogBroken as broken:
        return _tell(broken.findings)
    except SaksamaError as error:
        complain(f"saksama agreement: {error}", *remedies_of(error))
        return 2
    if options.json:
        tell_json(value, ordered=True)
    else:
        tell(*lines)
    return _tell(both.findings)


def _tell(findings: tuple[Finding, ...]) -> int:
    """Say what was found while reading; give the exit code."""
    for finding in findings:
        complain(_told(finding))
    return exit_code(findings)


def _read(url: str, bounds: Bounds) -> BothLogs:
    with Bar(sys.stderr) as bar, HttpReader(bounds=bounds) as reader:
        return read_both(reader, url, bar)


def _show(both: BothLogs, options: argparse.Namespace) -> tuple[JsonObject, list[str]]:
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
    return value, show_text(value, _language(options))


def _report(both: BothLogs, options: argparse.Namespace) -> tuple[JsonObject, list[str]]:
    sizes = both.sizes(dict(options.at))
    until = both.last_moment(sizes)
    if until is None:
        raise NoAgreement(both.logs[0].origin)
    facts = joint_facts(both.entries(sizes))
    # A month begins at midnight in Mataram; both nodes of the agreement stand there.
    month = options.month or until.astimezone(WITA).strftime("%Y-%m")
    report = month_report(facts, month, WITA, until)
    terms = both.agreements.in_force or both.terms
    value = report.document(facts, sizes, terms.digest)
    return value, report_text(value, terms, _language(options))


def _size(text: str) -> tuple[str, int]:
    origin, _, size = text.rpartition("=")
    if not origin or not size.isascii() or not size.isdigit():
        raise argparse.ArgumentTypeError(f"{text!r}: ORIGIN=SIZE")
    return origin, int(size)


def _language(options: argparse.Namespace) -> Language:
    return "en" if options.lang == "en" else "id"


def _told(finding: Finding) -> str:
    where = finding.log if finding.index is None else f"{finding.log} {finding.index}"
    evidence = " ".join(f"{name}={plain(value)}" for name, value in finding.evidence.items())
    return f"saksama agreement: {finding.code} {where} {evidence}"
