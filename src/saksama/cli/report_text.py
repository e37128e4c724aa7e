"""The report of `saksama verify` as text for a person.

Rules kept here:
  * Three parts, each with one sentence at its head: integrity, conduct, unchecked.
  * On first use the head says so loudly; the end says what was not checked. Findings stand by class, then by index.
Left to others: the same for a program (report_json), sentences (words, class_words), judgements (saksama.verify).
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from saksama.cli.class_words import FOUND, NOTHING, TITLES, UNJUDGED, UNREAD
from saksama.cli.copies.told import is_copy, may_be_damaged
from saksama.cli.door import plain
from saksama.cli.evidence import moment_words, span
from saksama.cli.not_checked_words import NOT_CHECKED
from saksama.cli.version import own_version
from saksama.cli.words import message
from saksama.verify.classes import Class
from saksama.verify.findings import Finding
from saksama.verify.report import LogSummary, Report
from saksama.verify.trust import Source
from saksama.words import Language, Words

RESULT = {
    0: Words("BAIK: tidak ada yang salah", "GOOD: nothing is wrong"),
    1: Words("ADA YANG SALAH", "SOMETHING IS WRONG"),
    2: Words("TIDAK SEMUA DAPAT DIPERIKSA", "NOT ALL COULD BE CHECKED"),
    3: Words("UTUH, TETAPI ADA YANG TERLAMBAT ATAU DIBIARKAN", "WHOLE, BUT SOMETHING IS LATE OR WAS LEFT"),
}
SOURCE = {
    Source.POLICY: Words("Kunci diambil dari berkas kebijakan.", "The keys come from the policy file."),
    Source.KEPT: Words("Kunci diambil dari pemeriksaan sebelumnya.", "The keys come from an earlier check."),
    Source.FIRST_USE: Words(
        "PERHATIAN: PEMAKAIAN PERTAMA alamat ini. Kunci diambil dari simpul yang diperiksa itu sendiri{kept}.\n"
        "Cocokkan kunci lembaga di bawah ini dengan lembaganya lewat jalan lain, atau pakai --policy.",
        "WARNING: FIRST USE of this address. The keys come from the very node that is checked{kept}.\n"
        "Compare the institution keys below with the institutions by another way, or use --policy.",
    ),
}
_KEPT = Words(" dan disimpan", ", and are kept")
_NOT_KEPT = Words("; tidak ada yang disimpan", "; nothing is kept")
_NO_KEYS = Words(
    "Belum ada kunci yang dikenal untuk alamat ini, dan kali ini tidak ada yang diambil.",
    "No key of this address is known yet, and none was taken this time.",
)
_LOG = Words(
    "Log {origin}\n  {size} catatan, {checkpoints} titik periksa, akar {root}",
    "Log {origin}\n  {size} {size:entry|entries}, {checkpoints} {checkpoints:checkpoint|checkpoints}, root {root}",
)
_AT = Words("Diperiksa {at}.", "Checked on {at}.")
_AS_OF = Words("Dinilai seperti pada {at}.", "Judged as of {at}.")
_NO_CLOCK = Words(
    "Dinilai tanpa jam: log ini simulasi, dan saatnya tidak disebut (--at).",
    "Judged without a clock: this log is a simulation, and no moment was named (--at).",
)
_AGE = Words("tanda saksi terbaru {age} yang lalu", "newest cosignature {age} ago")
_WIDEST = Words("waktu catatan pasti sampai {widest}", "times of entries are sure to within {widest}")
_BEGUN = Words(
    "{begun} catatan pertama dinilai pada pemeriksaan sebelumnya dan tidak dibaca lagi",
    "the first {begun} {begun:entry was|entries were} judged by an earlier check and not read again",
)
_WITNESSED = Words("disaksikan sampai catatan {witnessed}", "witnessed up to entry {witnessed}")
_UNWITNESSED = Words("tanpa penyaksi", "unwitnessed")
_BROKEN = Words("tidak utuh", "not whole")
_PARTLY = Words("tidak terbaca seluruhnya", "not all of it was read")
_AGREEMENT = Words("Nota kesepahaman {digest}: {standing}", "Agreement {digest}: {standing}")
_NO_AGREEMENT = Words("Nota kesepahaman: {standing}", "Agreement: {standing}")
_RULES = Words(
    "Diperiksa dengan saksama {version} menurut {rules} aturan (sidiknya: --json)",
    "Judged by saksama {version} and its {rules} {rules:rule|rules} (their digests: --json)",
)
_OTHER_RULES = Words(
    "Diperiksa dengan saksama {version} menurut {rules} aturan (sidiknya: --json); log menyebut aturan lain pada "
    "{others} catatan di atas",
    "Judged by saksama {version} and its {rules} {rules:rule|rules} (their digests: --json); the logs name others at "
    "{others} of the entries above",
)
_DISPATCHES = Words(
    "Kiriman: {sent} dikirim, {received} ditanggapi simpul, {answered} dijawab petugas, {waiting} menunggu",
    "Dispatches: {sent} sent, {received} with the node's receipt, {answered} with the officer's, {waiting} waiting",
)
_NO_DISPATCHES = Words(
    "Kiriman: tidak dihitung, sebab tidak kedua log dapat dinilai",
    "Dispatches: not counted, because not both logs could be judged",
)
_ONE_LOG = Words(
    "Kiriman: tidak dihitung, sebab hanya satu log yang terbaca",
    "Dispatches: not counted, because only one log was read",
)
STANDING = {
    "": Words("belum diusulkan", "not proposed yet"),
    "proposed": Words("diusulkan, belum ditandatangani kedua pihak", "proposed, not signed by both"),
    "not-yet": Words("ditandatangani, belum mulai berlaku", "signed, not yet in force"),
    "in-force": Words("berlaku", "in force"),
    "suspended": Words("ditangguhkan", "suspended"),
    "ended": Words("diakhiri", "ended"),
    "expired": Words("habis masa berlakunya", "expired"),
    "unchecked": Words(
        "dikatakan berlaku; belum dapat dinilai dari kedua log", "said to be in force; not both logs could be judged"
    ),
}
_WHERE = Words("log {log}, catatan {index}", "log {log}, entry {index}")
_WHERE_LOG = Words("log {log}", "log {log}")
_MORE = Words("... dan {more} lagi; semuanya dengan --json", "... and {more} more; all with --json")
_END = Words("TIDAK diperiksa:", "NOT checked:")
_KEY = Words("Kunci lembaga {owner}: {key}", "Institution key of {owner}: {key}")
OWN_WORD = Words(
    "Tepat waktu menurut log itu sendiri: {count} tindakan; tidak ada yang menyaksikannya sebelum jatuh tempo.",
    "In time by their log's own word: {count} {count:act|acts}; nobody cosigned "
    "{count:it before it was|them before they were} due.",
)
_SEEN = Words("(sudah dilihat) ", "(as seen) ")
_ALL_SEEN = Words("BAIK: tidak ada yang baru; {seen} temuan sudah dilihat", "GOOD: nothing new; {seen} seen before")
_AND_SEEN = Words("{result}; {seen} temuan lain sudah dilihat", "{result}; {seen} more seen before")
_NOTHING_NEW = Words("tidak ada yang baru; {seen} temuan sudah dilihat.", "nothing new; {seen} seen before.")
_FOUND_AND_SEEN = Words("{found} {seen} temuan lain sudah dilihat.", "{found} Seen before: {seen} more.")
_SHOWN = 20


def as_text(
    report: Report,
    language: Language,
    files: Mapping[int, tuple[str, ...]],
    copied: datetime | None = None,
    before: Sequence[str] = (),
) -> list[str]:
    """The report for a person, line by line. `files`: paths of evidence by the finding's position.

    `copied`: when the copy was made that was read; None where the node was asked. `before`: what an earlier check found
    and this one did not, in sentences.
    """
    lines = [*sourced(report, language).split("\n"), ""]
    known = f"{plain(report.name)} ({plain(report.url)})" if report.name else plain(report.url)
    lines += [known, judged_at(report, language), *is_copy(copied, language)]
    if report.source is not Source.KEPT:
        lines += [
            _KEY.say(language, {"owner": plain(owner), "key": plain(key)}) for owner, key in report.institutions.items()
        ]
    for log in report.logs:
        lines += _log_lines(log, language)
    if report.logs:
        standing = STANDING[report.standing].say(language, {})
        agreement = _AGREEMENT if report.agreement else _NO_AGREEMENT
        lines.append(agreement.say(language, {"digest": plain(report.agreement[:16]), "standing": standing}))
        lines.append(dispatched(report, language))
    lines += ["", result_of(report, language), *before]
    for class_ in Class:
        lines += ["", f"{TITLES[class_].say(language, {})}: {head_of(report, class_, language)}"]
        lines += may_be_damaged(copied, report, class_, language)
        shown = first_of(report, class_, _SHOWN)
        for position, finding in shown:
            says = f"{_where(finding, language)}: {message(finding, language)}"
            seen = _SEEN.say(language, {}) if finding.place in report.seen else ""
            lines.append(f"  {position + 1}. {seen}[{finding.code}] {says}")
            lines += [f"     {path}" for path in files.get(position, ())]
        unseen = sum(finding.place not in report.seen for _, finding in shown)
        if more := report.counts[class_] - unseen:
            lines.append("  " + _MORE.say(language, {"more": more}))
    if report.own_word:
        lines += ["", OWN_WORD.say(language, {"count": len(report.own_word)})]
    if report.not_checked:
        lines += ["", _END.say(language, {})]
    lines += [f"  - {NOT_CHECKED[one].say(language, {})}" for one in report.not_checked]
    return [*lines, "", judged_by(report, language)]


def first_of(report: Report, class_: Class, most: int) -> list[tuple[int, Finding]]:
    """The first `most` findings of a class, with their position; of each code and log one, though they are more."""
    mine = [(position, one) for position, one in enumerate(report.findings) if one.code.class_ is class_]
    first: dict[tuple[str, str, bool], int] = {}
    for position, one in mine:
        first.setdefault((one.code, one.log, one.place in report.seen), position)
    rest = [position for position, _ in mine if position not in first.values()]
    shown = {*first.values(), *rest[: max(most - len(first), 0)]}
    return [(position, one) for position, one in mine if position in shown]


def _log_lines(log: LogSummary, language: Language) -> list[str]:
    head = _LOG.say(
        language,
        {"origin": plain(log.origin), "size": log.size, "checkpoints": log.checkpoints, "root": plain(log.root[:16])},
    )
    seen = (
        _WITNESSED.say(language, {"witnessed": log.witnessed}) if log.asks_witnesses else _UNWITNESSED.say(language, {})
    )
    parts = [head, seen]
    if log.begun:
        parts.append(_BEGUN.say(language, {"begun": log.begun}))
    if log.age is not None:
        parts.append(_AGE.say(language, {"age": span(log.age, language)}))
    if log.widest is not None:
        parts.append(_WIDEST.say(language, {"widest": span(log.widest, language)}))
    return "; ".join([*parts, *([] if log.complete else [broken(log, language)])]).split("\n")


def broken(log: LogSummary, language: Language) -> str:
    """What a log is whose entries do not lead to the signed root, or did not all come."""
    return (_BROKEN if log.is_read else _PARTLY).say(language, {})


def sourced(report: Report, language: Language) -> str:
    """Where the keys come from, and on first use whether they are kept; two lines where that is a warning."""
    if report.source is Source.FIRST_USE and not is_warning(report):
        return _NO_KEYS.say(language, {})
    kept = (_NOT_KEPT if report.keep is None else _KEPT).say(language, {})
    return SOURCE[report.source].say(language, {"kept": kept})


def is_warning(report: Report) -> bool:
    """Whether keys are believed that nobody but the node gave."""
    return report.source is Source.FIRST_USE and bool(report.institutions or report.logs)


def judged_at(report: Report, language: Language) -> str:
    """As of when this was judged, and by whose word."""
    if report.at is None:
        return _NO_CLOCK.say(language, {})
    said = _AS_OF if report.named else _AT
    return said.say(language, {"at": moment_words(report.at.isoformat(), language)})


def result_of(report: Report, language: Language) -> str:
    """How the whole stands; what a person acknowledged is counted beside it."""
    result = RESULT[report.exit_code].say(language, {})
    seen = sum(finding.place in report.seen for finding in report.findings)
    if not seen:
        return result
    return (_AND_SEEN if report.exit_code else _ALL_SEEN).say(language, {"result": result, "seen": seen})


def head_of(report: Report, class_: Class, language: Language) -> str:
    """How a part stands, in one sentence; of what was not read, and of what was acknowledged, it says so."""
    count = report.counts[class_]
    seen = sum(one.code.class_ is class_ and one.place in report.seen for one in report.findings)
    unjudged = _unjudged(report, class_, language)
    if not count and not seen:
        return unjudged or NOTHING[class_].say(language, {})
    head = FOUND[class_].say(language, {"count": count})
    if seen:
        head = (_FOUND_AND_SEEN if count else _NOTHING_NEW).say(language, {"found": head, "seen": seen})
    # Where integrity is broken, or what could not be read was acknowledged, more is said than that not all was read.
    return head if not unjudged or class_ is Class.INTEGRITY else f"{head} {begun(unjudged)}"


def _unjudged(report: Report, class_: Class, language: Language) -> str:
    """That a part says nothing of these logs; empty where all were judged."""
    if not report.logs:
        return UNREAD.say(language, {})
    logs = ", ".join(_WHERE_LOG.say(language, {"log": plain(origin)}) for origin in report.unjudged)
    return UNJUDGED[class_].say(language, {"logs": logs}) if logs else ""


def begun(sentence: str) -> str:
    """The sentence with a capital at its head."""
    return f"{sentence[:1].upper()}{sentence[1:]}"


def judged_by(report: Report, language: Language) -> str:
    """Which version of this tool judged, and by how many rules; where a log names others."""
    ours, others = len(report.rules.ours), len(report.rules.others)
    judged: dict[str, str | int] = {"version": own_version(), "rules": ours, "others": others}
    return (_OTHER_RULES if report.rules.others else _RULES).say(language, judged)


def dispatched(report: Report, language: Language) -> str:
    """What became of dispatches, where both logs were judged: of others nothing was counted."""
    tally = report.dispatches
    if tally is None:
        return (_NO_DISPATCHES if len(report.logs) > 1 else _ONE_LOG).say(language, {})
    counts = {"sent": tally.sent, "received": tally.received, "answered": tally.answered, "waiting": tally.waiting}
    return _DISPATCHES.say(language, counts)


def _where(finding: Finding, language: Language) -> str:
    if finding.index is None:
        return _WHERE_LOG.say(language, {"log": plain(finding.log)})
    return _WHERE.say(language, {"log": plain(finding.log), "index": finding.index})
