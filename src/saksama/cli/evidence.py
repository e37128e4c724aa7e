"""The evidence of a finding as people read it: no code, no name of a class, no time in ISO stands in a sentence.

Rules kept here:
  * A program's word has a sentence in both languages, or is not said: what has none stands in the JSON alone.
  * An error is told by its code, never by its own text, which is written for programmers.
  * Kinds of entries have their names, times the clock of NTB, clauses their number.
Left to others: the sentence that the evidence stands in (words), the phrases (reasons).
"""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Final

from saksama.cli.door import plain
from saksama.cli.forms import FORMS
from saksama.cli.reasons import (
    CERTAINTIES,
    CODES,
    ERRORS,
    NUMBERS,
    OUTCOMES,
    PARTS,
    PHRASES,
    PLACES,
    ROLES,
    RULES,
    STATES,
    TROUBLES,
    UNSAID,
    USES,
)
from saksama.clocks.words import WITA, day, hour
from saksama.entries.kinds.names import NAMES, named
from saksama.procedure.reading import shipped
from saksama.words import Language, Words

type Evidence = Mapping[str, str | int]

_ERROR: Final = re.compile(r"([a-z][a-z-]*(?:\.[a-z][a-z-]*)+)(?:: |$)")
_TROUBLE: Final = re.compile(r"why=['\"]([a-z-]+)[:'\"]")
_LINE: Final = re.compile(r"(?P<area>\d{2,13}),(?P<rule>[A-Z]\w{0,9}),.*")
"""What is open, as a line of a list: its area, its rule, its figures."""
_OPEN: Final = Words("wilayah {area}, aturan {rule}", "area {area}, rule {rule}")
_UNITS: Final = (
    (timedelta(days=1), Words("{number} hari", "{number} {number:day|days}")),
    (timedelta(hours=1), Words("{number} jam", "{number} {number:hour|hours}")),
    (timedelta(minutes=1), Words("{number} menit", "{number} {number:minute|minutes}")),
    (timedelta(seconds=1), Words("{number} detik", "{number} {number:second|seconds}")),
)
_LONGEST: Final = 12
_KIND: Final = re.compile(r"[a-z]+\.[a-z]+")
_LEFT_OUT: Final = Words(
    "; tidak dihitung, sebab kuncinya tidak berlaku pada waktu itu: {names}",
    "; not counted, because its key was not valid at that time: {names}",
)
_STATUS: Final = re.compile(r"status[ =](\d{3})")
_MOMENT: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")
_DAY: Final = re.compile(r"(?<![\w./:-])\d{4}-\d\d-\d\d(?![\w/:-]|\.\w)")
_TWICE: Final = re.compile(r"\bpenyaksi (?=penyaksi\b)")
"""Where a witness's own name begins with what it is."""
_ROLE: Final = re.compile(rf"\b(peran|the role) ({'|'.join(ROLES)})\b")
_SECONDS: Final = ("used_time", "first_time")
"""Moments in seconds since 1970."""
_OUTCOME: Final = re.compile(r"((?<![\w./-])[a-z]+\.[a-z]+):([a-z-]+)")
_CLAUSE: Final = re.compile(r"pasal-(\d+[a-z]?)")
_FIELD: Final = re.compile(r"\\{(\w+)\\}")
_CHOICE: Final = re.compile(r"\\{\w+:([^{}|]*)\\\|([^{}|]*)\\}")


def told(evidence: Evidence, language: Language) -> dict[str, str | int]:
    """The same values as people read them; what a node served comes through the door."""
    return {name: _said(name, value, language) for name, value in evidence.items()}


def basis(evidence: Evidence, language: Language) -> str:
    """The norm that a finding rests on, and how surely it is known, in brackets; empty where it names none."""
    known = told(evidence, language)
    return f" [{known['article']}; {known.get('certainty', '-')}]" if evidence.get("article") else ""


def span(length: timedelta, language: Language) -> str:
    """A length of time in words, coarse: days, hours, minutes or seconds."""
    for unit, words in _UNITS:
        if abs(length) >= 2 * unit:
            return words.say(language, {"number": int(length / unit)})
    return _UNITS[-1][1].say(language, {"number": int(length.total_seconds())})


def sentence(text: str, language: Language) -> str:
    """A whole sentence with each kind of entry called by its name, and each moment as a clock shows it."""
    text = _MOMENT.sub(lambda moment: moment_words(moment[0], language), text)
    text = _DAY.sub(lambda found: _day(found[0], language), text)
    return named(_TWICE.sub("", text), language)


def moment_words(text: str, language: Language) -> str:
    """A moment of ISO 8601 on the clock of NTB: "Selasa 27 Februari 2024 pukul 10.00 WITA"."""
    try:
        at = datetime.fromisoformat(text).astimezone(WITA)
    except (ValueError, OverflowError):
        return text
    return f"{day(at.date(), language)} {hour(at, language)}"


def reason(text: str, language: Language) -> str:
    """Why, where a program said it: in a sentence, or that it stands in the JSON."""
    if text in CODES:
        return CODES[text].say(language, {})
    kind, _, rest = text.partition(": ")
    if rest and kind in NAMES:
        # Of an entry: its kind, and why it has not its form.
        return f"{kind}: {reason(rest, language)}"
    if known := _phrase(_patterns(), text, language):
        return known
    if error := _ERROR.match(text):
        return _error(error[1], text, language)
    parts = text.removesuffix(_MORE).split("; ")
    if len(parts) > 1:
        return "; ".join(reason(part, language) for part in parts) + _MORE * text.endswith(_MORE)
    return UNSAID.say(language, {})


def place(text: str, language: Language) -> str:
    """What was asked of a node, by its address there."""
    return _phrase(_places(), text, language) or plain(text)


def _phrase(known: Iterable[tuple[re.Pattern[str], Words]], text: str, language: Language) -> str:
    """The first that fits; a reason within it is told as one. Empty where none fits."""
    for pattern, words in known:
        if found := pattern.fullmatch(text):
            parts = found.groupdict().items()
            return words.say(
                language, {name: reason(part, language) if name in _REASONS else plain(part) for name, part in parts}
            )
    return ""


def _said(name: str, value: str | int, language: Language) -> str | int:
    if isinstance(value, str):
        return _told(name, value, language)
    if name not in _SECONDS:
        return value
    try:
        return moment_words(datetime.fromtimestamp(value, UTC).isoformat(), language)
    except (ValueError, OverflowError, OSError):
        return value


def _told(name: str, value: str, language: Language) -> str:
    if name in _TABLES and value in _TABLES[name]:
        return _TABLES[name][value].say(language, {})
    return _MAKERS[name](value, language) if name in _MAKERS else plain(value) or "-"


def _act(value: str, language: Language) -> str:
    return plain(_OUTCOME.sub(lambda act: f"{act[1]} ({_outcome(act[2], language)})", value))


def _reason(value: str, language: Language) -> str:
    """What a judge says in this language; what follows of a document is a program's."""
    head, _, rest = value.partition(": ")
    if head in _OF_DOCUMENTS:
        return f"{head}: {reason(rest, language)}"
    return _ROLE.sub(lambda role: f"{role[1]} {_TABLES['role'][role[2]].say(language, {})}", plain(value)) or "-"


def _clause(value: str, language: Language) -> str:
    return _CLAUSE.sub(r"pasal \1" if language == "id" else r"clause \1", plain(value))


def _number(value: str, language: Language) -> str:
    """A number, or, of several at once, that they stand elsewhere: those are no sentence."""
    return UNSAID.say(language, {}) if value[:1] in ("{", "[") else plain(value)


def _done(value: str, language: Language) -> str:
    return plain(value) or Words("belum", "not yet").say(language, {})


def _day(value: str, language: Language) -> str:
    try:
        return day(date.fromisoformat(value), language)
    except ValueError:
        return plain(value) or "-"


def _length(value: str, language: Language) -> str:
    return (
        span(timedelta(seconds=int(value)), language) if value.isdecimal() and len(value) <= _LONGEST else plain(value)
    )


def _missing(value: str, language: Language) -> str:
    return plain(value) or Words("tanda saksi yang dapat dihitung", "cosignatures that count").say(language, {})


def _left_out(value: str, language: Language) -> str:
    return _LEFT_OUT.say(language, {"names": plain(value)}) if value else ""


def _kind(value: str, _: Language) -> str:
    """A kind of entry that has no name here is newer, or made up: it is quoted."""
    is_code = _KIND.fullmatch(value) is not None and value not in NAMES
    return f"“{plain(value)}”" if is_code else plain(value)


def _outcome(code: str, language: Language) -> str:
    return OUTCOMES[code].say(language, {}) if code in OUTCOMES else code


def _error(code: str, text: str, language: Language) -> str:
    if code == "fetch.not-served":
        return TROUBLES["missing"].say(language, {})
    if code == "fetch.unreachable":
        status, trouble = _STATUS.search(text), _TROUBLE.search(text)
        named_trouble = "status" if status else trouble[1] if trouble else ""
        return TROUBLES.get(named_trouble, TROUBLES[""]).say(language, {"status": status[1] if status else ""})
    family = next((ERRORS[part] for part in (code, code.partition(".")[0]) if part in ERRORS), UNSAID)
    return family.say(language, {})


def _pattern(template: str) -> re.Pattern[str]:
    return re.compile(_FIELD.sub(r"(?P<\1>.*)", _CHOICE.sub(r"(?:\1|\2)", re.escape(template))), re.DOTALL)


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], Words], ...]:
    """Made when a reason is told first: a report without one needs none of them."""
    return (
        *((_pattern(words.en), words) for words in PHRASES),
        *((_pattern(template), words) for template, words in FORMS.items()),
        (_LINE, _OPEN),
    )


@cache
def _places() -> tuple[tuple[re.Pattern[str], Words], ...]:
    return tuple((_pattern(template), words) for template, words in PLACES.items())


_REASONS: Final = ("why", "error")
_OF_DOCUMENTS: Final = (
    "dokumennya tidak sesuai",
    "its document does not fit",
    "dokumennya bukan klarifikasi",
    "its document is no clarification",
)
_MORE: Final = " …"
_STATES: Final[Mapping[str, Words]] = {
    **STATES,
    **{state.id: Words(state.title, state.title_en) for edition in shipped().values() for state in edition.state},
}
_MAKERS: Final[Mapping[str, Callable[[str, Language], str]]] = {
    "why": reason,
    "reason": _reason,
    "reason_en": _reason,
    "what": place,
    "act": _act,
    "clause": _clause,
    "said": _number,
    "counted": _number,
    "done": _done,
    "day": _day,
    "silent": _length,
    "allowed": _length,
    "missing": _missing,
    "left_out": _left_out,
    "kind": _kind,
}
_TABLES: Final[Mapping[str, Mapping[str, Words]]] = {
    "use": USES,
    "part": PARTS,
    "role": ROLES,
    "rule": RULES,
    "old_key": RULES,
    "state": _STATES,
    "certainty": CERTAINTIES,
    "kind": NUMBERS,
}
