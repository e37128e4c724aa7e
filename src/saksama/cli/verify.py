"""`saksama verify URL`: check a node's whole public log, its partner and its witnesses.

Rules kept here:
  * Exit codes: 0 good, 1 something is wrong, 2 could not be checked.
  * What is only late (cosignatures on their way) is asked for again before it is called unchecked.
  * Keys are kept from a run without a fault, never from one with.
  * The report is text for a person, or JSON for a program. On first use its head says so loudly; its end says what was
    not checked; findings come first by index.
Left to others: every judgement (saksama.verify), the sentences (words).
"""

import argparse
import json
import os
import sys
import time
from collections.abc import Mapping
from pathlib import Path

from saksama.cli import state
from saksama.cli.fetch import HttpReader
from saksama.cli.words import NOT_CHECKED, message
from saksama.errors import SaksamaError
from saksama.progress import Bar
from saksama.tlog.policy import Policy
from saksama.verify.findings import Code, Finding, Verdict
from saksama.verify.meaning.audits import Auditor
from saksama.verify.meaning.sheets import Lister
from saksama.verify.meaning.statutory import StatutoryClocks
from saksama.verify.report import LogSummary, Report
from saksama.verify.run import Asking
from saksama.verify.trust import Anchors, Source
from saksama.verify.whole import verify_node
from saksama.words import Language, Words

type JsonReport = dict[str, object]

_RESULT = {
    0: Words("BAIK: tidak ada yang salah", "GOOD: nothing is wrong"),
    1: Words("ADA YANG SALAH", "SOMETHING IS WRONG"),
    2: Words("TIDAK SEMUA DAPAT DIPERIKSA", "NOT ALL COULD BE CHECKED"),
}
_RESULT_CODE = {0: "good", 1: "wrong", 2: "unchecked"}
_SOURCE = {
    Source.POLICY: Words("Kunci diambil dari berkas kebijakan.", "The keys come from the policy file."),
    Source.KEPT: Words("Kunci diambil dari pemeriksaan sebelumnya.", "The keys come from an earlier check."),
    Source.FIRST_USE: Words(
        "PERHATIAN: PEMAKAIAN PERTAMA alamat ini. Kunci diambil dari simpul yang diperiksa itu sendiri dan disimpan.\n"
        "Cocokkan kunci lembaga di bawah ini dengan lembaganya lewat jalan lain, atau pakai --policy.",
        "WARNING: FIRST USE of this address. The keys come from the very node that is checked, and are kept.\n"
        "Compare the institution keys below with the institutions by another way, or use --policy.",
    ),
}
_LOG = Words(
    "Log {origin}\n  {size} catatan, {checkpoints} titik periksa, akar {root}",
    "Log {origin}\n  {size} entries, {checkpoints} checkpoints, root {root}",
)
_WITNESSED = Words("disaksikan sampai catatan {witnessed}", "witnessed up to entry {witnessed}")
_UNWITNESSED = Words("tanpa penyaksi", "unwitnessed")
_BROKEN = Words("tidak utuh", "not whole")
_AGREEMENT = Words("Nota kesepahaman {digest}: {standing}", "Agreement {digest}: {standing}")
_NO_AGREEMENT = Words("Nota kesepahaman: {standing}", "Agreement: {standing}")
_DISPATCHES = Words(
    "Kiriman: {sent} dikirim, {received} ditanggapi simpul, {answered} dijawab petugas, {waiting} menunggu",
    "Dispatches: {sent} sent, {received} with the node's receipt, {answered} with the officer's, {waiting} waiting",
)
_STANDING = {
    "": Words("belum diusulkan", "not proposed yet"),
    "proposed": Words("diusulkan, belum ditandatangani kedua pihak", "proposed, not signed by both"),
    "not-yet": Words("ditandatangani, belum mulai berlaku", "signed, not yet in force"),
    "in-force": Words("berlaku", "in force"),
    "suspended": Words("ditangguhkan", "suspended"),
    "ended": Words("diakhiri", "ended"),
    "expired": Words("habis masa berlakunya", "expired"),
    "unchecked": Words(
        "dikatakan berlaku; log mitra tidak terbaca", "said to be in force; the partner's log was not read"
    ),
}
_WHERE = Words("log {log}, catatan {index}", "log {log}, entry {index}")
_WHERE_LOG = Words("log {log}", "log {log}")
_MORE = Words("... dan {more} lagi; semuanya dengan --json", "... and {more} more; all with --json")
_END = Words("TIDAK diperiksa:", "NOT checked:")
_KEY = Words("Kunci lembaga {owner}: {key}", "Institution key of {owner}: {key}")
_SHOWN = 20


def as_text(report: Report, language: Language, files: Mapping[int, tuple[str, ...]]) -> str:
    """The report for a person. `files`: paths of evidence by the finding's position."""
    lines = [_SOURCE[report.source].say(language, {}), ""]
    if report.name:
        lines += [f"{report.name} ({report.url})"]
    if report.source is not Source.KEPT:
        lines += [_KEY.say(language, {"owner": owner, "key": key}) for owner, key in report.institutions.items()]
    lines += [_log_lines(log, language) for log in report.logs]
    standing = _STANDING[report.standing].say(language, {})
    agreement = _AGREEMENT if report.agreement else _NO_AGREEMENT
    lines.append(agreement.say(language, {"digest": report.agreement[:16], "standing": standing}))
    tally = report.dispatches
    counts = {"sent": tally.sent, "received": tally.received, "answered": tally.answered, "waiting": tally.waiting}
    lines += [_DISPATCHES.say(language, counts), "", _RESULT[report.exit_code].say(language, {})]
    for position, finding in enumerate(report.findings[:_SHOWN]):
        lines.append(f"  {position + 1}. [{finding.code}] {_where(finding, language)}: {message(finding, language)}")
        lines += [f"     {path}" for path in files.get(position, ())]
    if report.total > _SHOWN:
        lines.append("  " + _MORE.say(language, {"more": report.total - min(len(report.findings), _SHOWN)}))
    lines += ["", _END.say(language, {})]
    lines += [f"  - {NOT_CHECKED[one].say(language, {})}" for one in report.not_checked]
    return "\n".join(lines) + "\n"


def _log_lines(log: LogSummary, language: Language) -> str:
    head = _LOG.say(
        language, {"origin": log.origin, "size": log.size, "checkpoints": log.checkpoints, "root": log.root[:16]}
    )
    seen = (
        _WITNESSED.say(language, {"witnessed": log.witnessed}) if log.asks_witnesses else _UNWITNESSED.say(language, {})
    )
    return f"{head}; {seen}" + ("" if log.complete else f"; {_BROKEN.say(language, {})}")


def _where(finding: Finding, language: Language) -> str:
    if finding.index is None:
        return _WHERE_LOG.say(language, {"log": finding.log})
    return _WHERE.say(language, {"log": finding.log, "index": finding.index})


def as_json(report: Report, language: Language, files: Mapping[int, tuple[str, ...]]) -> JsonReport:
    """The report for a program."""
    return {
        "url": report.url,
        "origin": report.origin,
        "name": report.name,
        "first_use": report.first_use,
        "keys_from": report.source.value,
        "institutions": dict(report.institutions),
        "exit": report.exit_code,
        "result": _RESULT_CODE[report.exit_code],
        "logs": [_log_json(log) for log in report.logs],
        "agreement": {"digest": report.agreement, "standing": report.standing} if report.agreement else None,
        "dispatches": {
            "sent": report.dispatches.sent,
            "received": report.dispatches.received,
            "answered": report.dispatches.answered,
            "waiting": report.dispatches.waiting,
        },
        "findings": [
            {
                "code": finding.code.value,
                "verdict": finding.code.verdict.value,
                "log": finding.log,
                "index": finding.index,
                "message": message(finding, language),
                "evidence": dict(finding.evidence),
                "files": list(files.get(position, ())),
            }
            for position, finding in enumerate(report.findings)
        ],
        "wrong": sum(finding.code.verdict is Verdict.WRONG for finding in report.findings),
        "not_checked": [
            {"code": one.value, "message": NOT_CHECKED[one].say(language, {})} for one in report.not_checked
        ],
    }


def _log_json(log: LogSummary) -> JsonReport:
    latest = log.latest_cosignature
    return {
        "origin": log.origin,
        "url": log.url,
        "size": log.size,
        "root": log.root,
        "witnessed_size": log.witnessed if log.asks_witnesses else None,
        "checkpoints": log.checkpoints,
        "latest_cosignature": None if latest is None else latest.isoformat(),
        "entries": dict(log.kinds),
        "keys": list(log.keys),
        "complete": log.complete,
    }


try:
    from saksama.tally.audit.again import Again as AuditsAgain
    from saksama.tally.published.again import Again as ListsAgain
except ImportError:  # without saksama[tally] the report says what was not checked
    _AUDITOR: Auditor | None = None
    _LISTER: Lister | None = None
else:
    _AUDITOR = AuditsAgain()
    _LISTER = ListsAgain()

_ROUNDS = 6
_BETWEEN = 0.7


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("url", help="alamat publik simpul (the node's public address)")
    parser.add_argument("--policy", type=Path, help="berkas C2SP tlog-policy: kunci dan penyaksi yang dipercaya")
    parser.add_argument("--json", action="store_true", help="laporan sebagai satu objek JSON")
    parser.add_argument("--state", type=Path, help="tempat kunci dan bukti disimpan (default ~/.local/state/saksama)")
    parser.add_argument("--lang", choices=("id", "en"), default="id", help="bahasa laporan (language of the report)")


def run(arguments: argparse.Namespace) -> int:
    """Check and report."""
    folder: Path = arguments.state or state.default_folder(os.environ)
    try:
        policy = None if arguments.policy is None else Policy.parse(arguments.policy.read_bytes())
        anchors = Anchors(policy, state.load(folder, arguments.url))
    except (OSError, SaksamaError) as error:
        sys.stderr.write(f"saksama verify: {error}\n{getattr(error, 'advice', '')}\n")
        return 2
    report = _check(arguments.url, anchors)
    if report.keep is not None:
        state.save(folder, arguments.url, report.keep)
    files = {
        position: saved
        for position, finding in enumerate(report.findings)
        if (saved := state.save_evidence(folder, finding))
    }
    if arguments.json:
        print(json.dumps(as_json(report, arguments.lang, files), ensure_ascii=False, indent=2))
    else:
        print(as_text(report, arguments.lang, files), end="")
    return report.exit_code


def _check(url: str, anchors: Anchors) -> Report:
    with Bar(sys.stderr) as bar, HttpReader() as reader:
        asking = Asking(reader, bar, lambda: time.sleep(_BETWEEN), StatutoryClocks(), _LISTER, _AUDITOR)
        report = verify_node(url, anchors, asking)
        for _ in range(_ROUNDS - 1):
            if not report.findings or any(one.code is not Code.NOT_YET_WITNESSED for one in report.findings):
                break
            asking.pause()
            report = verify_node(url, anchors, asking)
        return report
