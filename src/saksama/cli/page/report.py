"""The report of `saksama verify` as one page for whoever writes about it: to read, print and send on.

Rules kept here:
  * One file: no script, nothing from elsewhere, and a policy in it that says so.
  * Three parts, each with one sentence at its head. A finding says what, where, why it stands there, what one may ask.
  * A finding leads to the node's own page of that entry; what was not read is not counted.
  * One language, and the outcome in the other one too.
Left to others: safe markup (markup), sentences (cli.words, class_words, questions), judgements (saksama.verify).
"""

from collections.abc import Iterator, Mapping
from importlib.resources import files as resources
from pathlib import PurePath
from typing import Final

from saksama.cli.class_words import REASONS, TITLES
from saksama.cli.copies.told import is_copy, may_be_damaged
from saksama.cli.door import plain
from saksama.cli.evidence import span
from saksama.cli.not_checked_words import NOT_CHECKED
from saksama.cli.page.markup import Html, element, link, style, together
from saksama.cli.page.questions import QUESTIONS
from saksama.cli.page.rested import NOTHING, Given, again
from saksama.cli.report_text import (
    OWN_WORD,
    STANDING,
    begun,
    broken,
    dispatched,
    first_of,
    head_of,
    is_warning,
    judged_at,
    judged_by,
    result_of,
    sourced,
)
from saksama.cli.words import message
from saksama.verify.classes import Class
from saksama.verify.findings import Finding
from saksama.verify.report import LogSummary, Report
from saksama.words import Language, Words, whole

_SHOWN: Final = 50
_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_KICKER: Final = Words("Saksama, laporan pemeriksaan log publik", "Saksama, report on a public log")
_OTHER: Final = Words(
    "In English: {result}. Run again with --lang en.",
    "Dalam bahasa Indonesia: {result}. Jalankan lagi dengan --lang id.",
)
_WHAT: Final = Words("Yang diperiksa", "What was checked")
_NOTHING_READ: Final = Words("Tidak ada log yang terbaca.", "No log could be read.")
_ADDRESS: Final = Words("Alamat", "Address")
_SIZE: Final = Words("Catatan", "Entries")
_KEPT: Final = Words("Titik periksa", "Checkpoints")
_WITNESSED: Final = Words("Disaksikan sampai", "Witnessed up to")
_UNWITNESSED: Final = Words("belum punya penyaksi", "it has no witnesses yet")
_NEWEST: Final = Words("Tanda saksi terbaru", "Newest cosignature")
_BEFORE: Final = Words("{age} sebelumnya", "{age} before")
_WIDEST: Final = Words("Jarak terlebar", "Widest interval")
_WIDEST_SAYS: Final = Words("{widest}; waktu di dalamnya tidak pasti", "{widest}; times within it are not certain")
_EARLIER: Final = Words("Pemeriksaan sebelumnya", "Earlier check")
_EARLIER_SAYS: Final = Words(
    "{begun} catatan pertama; tidak dibaca lagi", "the first {begun} {begun:entry|entries}; not read again"
)
_WHOLE: Final = Words("Keadaan", "State")
_IS_WHOLE: Final = Words(
    "utuh: seluruh catatan menuju akar yang ditandatangani", "whole: all entries lead to the signed root"
)
_ROOT: Final = Words("Akar", "Root")
_AGREEMENT: Final = Words("Nota kesepahaman: {standing}.", "Agreement: {standing}.")
_KEY: Final = Words("Kunci lembaga {owner}", "Institution key of {owner}")
_ENTRY: Final = Words("Catatan {index}", "Entry {index}")
_OF_LOG: Final = Words("log {log}", "log {log}")
_WHY: Final = Words("Mengapa di bagian ini: {reason}.", "Why it stands here: {reason}.")
_ASK: Final = Words("Yang dapat ditanyakan: ", "What one may ask: ")
_ASK_WHO: Final = Words("Yang dapat ditanyakan kepada {name}: ", "What one may ask {name}: ")
_SEEN: Final = Words("Sudah dilihat, dan tidak ikut dihitung.", "Acknowledged before, and not counted.")
_FILES: Final = Words("Bukti yang disimpan: {names}", "Evidence kept: {names}")
_MORE: Final = Words(
    "Masih ada {more} lagi; semuanya dalam laporan --json.",
    "There {more:is|are} {more} more; all in the --json report.",
)
_END: Final = Words("Yang tidak diperiksa", "What was not checked")
_END_SAYS: Final = Words(
    "Tidak ada pemeriksaan seperti ini yang dapat menunjukkan:", "No check of this kind can show, or this one did not:"
)
_AGAIN: Final = Words("Periksa sendiri", "Check it yourself")
_CLASS: Final = {0: "none", 1: "integrity", 2: "unchecked", 3: "conduct"}


def as_page(report: Report, language: Language, files: Mapping[int, tuple[str, ...]], given: Given = NOTHING) -> str:
    """The whole page. `files`: paths of evidence by the finding's position; `given`: what the person gave to it."""
    title = plain(report.name or report.url)
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=_POLICY),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="referrer", content="no-referrer"),
        element("title", f"{title}: {result_of(report, language)}"),
        style(resources("saksama.cli.page").joinpath("report.css").read_text("utf-8")),
    )
    parts = together(*(_part(report, class_, language, files, given) for class_ in Class))
    body = element(
        "main", _head(report, title, given, language), _checked(report, language), parts, _end(report, given, language)
    )
    return f"<!doctype html>\n{element('html', head, element('body', body), lang=language).text}\n"


def _head(report: Report, title: str, given: Given, language: Language) -> Html:
    other: Language = "en" if language == "id" else "id"
    source = " ".join(sourced(report, language).split("\n"))
    cards = [
        element(
            "li",
            element("span", _number(report, class_, language), class_="number"),
            element("a", TITLES[class_].say(language, {}), href=f"#{class_.value}"),
            element("p", begun(head_of(report, class_, language))),
            class_=class_.value
            if report.counts[class_]
            else "none"
            if report.logs and not report.unjudged
            else "unchecked",
        )
        for class_ in Class
    ]
    return element(
        "header",
        element("p", _KICKER.say(language, {}), class_="kicker"),
        element("h1", title),
        element("p", link(report.url, plain(report.url)), " · ", judged_at(report, language), class_="muted"),
        *(element("p", said) for said in is_copy(given.copied, language)),
        element(
            "div",
            element("p", result_of(report, language), class_="word"),
            element("p", _OTHER.say(language, {"result": result_of(report, other)}), class_="small", lang=other),
            class_=f"result {_CLASS[report.exit_code]}",
        ),
        *(element("p", said, class_="notice") for said in given.before),
        element("ul", *cards, class_="parts"),
        element("p", source, class_="notice" if is_warning(report) else "muted small"),
    )


def _number(report: Report, class_: Class, language: Language) -> str:
    """How many findings; where not all was judged, none is no number."""
    count = report.counts[class_]
    return whole(count, language) if count or _is_judged(report) else "–"


def _is_judged(report: Report) -> bool:
    return bool(report.logs) and not report.unjudged


def _checked(report: Report, language: Language) -> Html:
    logs = [_log(log, language) for log in report.logs]
    keys = [
        together(element("dt", _KEY.say(language, {"owner": plain(owner)})), element("dd", element("code", plain(key))))
        for owner, key in report.institutions.items()
    ]
    said = [
        _AGREEMENT.say(language, {"standing": STANDING[report.standing].say(language, {})}),
        dispatched(report, language),
    ]
    return element(
        "section",
        element("h2", _WHAT.say(language, {})),
        element("div", *logs, class_="logs") if logs else element("p", _NOTHING_READ.say(language, {})),
        *(element("p", each) for each in said if report.logs),
        *([element("p", OWN_WORD.say(language, {"count": len(report.own_word)}))] if report.own_word else []),
        *([element("dl", *keys, class_="small")] if keys else []),
    )


def _log(log: LogSummary, language: Language) -> Html:
    witnessed = whole(log.witnessed, language) if log.asks_witnesses else _UNWITNESSED.say(language, {})
    rows: list[tuple[Words, str | Html]] = [
        (_ADDRESS, link(log.node or log.url, plain(log.node or log.url))),
        (_SIZE, whole(log.size, language)),
        (_KEPT, whole(log.checkpoints, language)),
        (_WITNESSED, witnessed),
    ]
    if log.begun:
        rows.append((_EARLIER, _EARLIER_SAYS.say(language, {"begun": whole(log.begun, language)})))
    if log.age is not None:
        rows.append((_NEWEST, _BEFORE.say(language, {"age": span(log.age, language)})))
    if log.widest is not None:
        rows.append((_WIDEST, _WIDEST_SAYS.say(language, {"widest": span(log.widest, language)})))
    rows += [
        (_WHOLE, _IS_WHOLE.say(language, {}) if log.complete else broken(log, language)),
        (_ROOT, element("code", log.root[:16])),
    ]
    facts = [together(element("dt", name.say(language, {})), element("dd", value)) for name, value in rows]
    return element("div", element("h3", plain(log.name or log.origin)), element("dl", *facts), class_="log")


def _part(
    report: Report, class_: Class, language: Language, files: Mapping[int, tuple[str, ...]], given: Given
) -> Html:
    mine = first_of(report, class_, _SHOWN)
    shown = [_finding(report, finding, language, files.get(at, ())) for at, finding in mine]
    counted = sum(finding.place not in report.seen for _, finding in mine)
    more = report.counts[class_] - counted
    return element(
        "section",
        element("h2", TITLES[class_].say(language, {})),
        element("p", begun(head_of(report, class_, language))),
        *(element("p", doubt) for doubt in may_be_damaged(given.copied, report, class_, language)),
        *shown,
        *([element("p", _MORE.say(language, {"more": whole(more, language)}))] if more > 0 else []),
        id=class_.value,
    )


def _finding(report: Report, finding: Finding, language: Language, files: tuple[str, ...]) -> Html:
    text = message(finding, language)
    reason = REASONS[finding.code.why].say(language, {})
    names = ", ".join(PurePath(path).name for path in files)
    lines: list[Html] = [
        element("p", f"{begun(text)}.", class_="says"),
        element("p", *_where(report, finding, language), class_="muted small"),
        element("p", _WHY.say(language, {"reason": reason}), class_="small"),
        element(
            "p",
            element("strong", _asked(report, finding, language)),
            QUESTIONS[finding.code.why].say(language, {}),
            class_="ask",
        ),
    ]
    if names:
        lines.append(element("p", _FILES.say(language, {"names": names}), class_="small muted"))
    if finding.place in report.seen:
        lines.append(element("p", _SEEN.say(language, {}), class_="small muted"))
    return element("article", *lines, class_=f"finding {finding.code.class_.value}")


def _asked(report: Report, finding: Finding, language: Language) -> str:
    """Whom to ask: who owed it, where a finding says so; it need not be the log in which it stands."""
    owed_by = str(finding.evidence.get("owed_by", ""))
    name = next((log.name for log in report.logs if log.origin == owed_by and log.name), owed_by)
    return (_ASK_WHO if name else _ASK).say(language, {"name": plain(name)})


def _where(report: Report, finding: Finding, language: Language) -> Iterator[str | Html]:
    """The entry, which leads to the node's own page of it; the log; the code for whoever looks it up."""
    log = next((log for log in report.logs if log.origin == finding.log), None)
    if finding.index is not None:
        entry = _ENTRY.say(language, {"index": whole(finding.index, language)})
        yield link(f"{log.node}/catatan/{finding.index}", entry) if log is not None and log.node else entry
        yield " · "
    yield plain(log.name) if log is not None and log.name else _OF_LOG.say(language, {"log": plain(finding.log)})
    yield " · "
    yield element("code", finding.code.value)


def _end(report: Report, given: Given, language: Language) -> Html:
    left = [element("li", NOT_CHECKED[one].say(language, {})) for one in report.not_checked]
    told = [element("h2", _END.say(language, {})), element("p", _END_SAYS.say(language, {})), element("ul", *left)]
    return element(
        "footer",
        *(told if left else []),
        element("h2", _AGAIN.say(language, {})),
        *again(report, given, language),
        element("p", judged_by(report, language), ".", class_="muted small"),
    )
