r"""What answers a form: checked against it, as a draft or to be sent, and written as one row of bytes.

Rules kept here:
  * A draft may lack anything; what it has is of the right shape. What is sent has every required answer that applies.
  * An answer to a question that does not apply is a fault, never dropped: whoever wrote it may have meant it.
  * What is sent tells what happened: none of its days lies after the day of sending. A draft may plan ahead.
  * Every fault names its field (`activities.2.day`) and why, by a code; all are told at once.
  * Text is kept as it was typed, NFC, with ends of lines as \n; the bytes are one for the same answers.
Left to others: words for people (the node), who may answer, photographs and annexes.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

import msgspec

from saksama.observation.form import Field, Form, Kind

type Row = Mapping[str, str]
type Answer = str | Sequence[Row]
type Answers = Mapping[str, Answer]

OTHER: Final = "other:"
"""Begins the answer to a choice in one's own words."""
_TIME: Final = re.compile(r"(?:[01]\d|2[0-3])\.[0-5]\d")
_ALLOWED: Final = "\n"


class Fault(StrEnum):
    """Why an answer is not taken."""

    MISSING = "missing"
    UNKNOWN = "unknown"
    SHAPE = "shape"
    LONG = "long"
    DAY = "day"
    FUTURE = "future"
    TIME = "time"
    OPTION = "option"
    WRITING = "writing"
    MANY = "many"
    NEEDLESS = "needless"


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault at a field; of a row of a list `name.number.field`, counted from 1."""

    at: str
    fault: Fault


def problems(form: Form, answers: Answers, *, draft: bool = False, today: date | None = None) -> list[Problem]:
    """Every fault, in the form's order; none in a draft for what is not there yet. `today`: none may lie after it."""
    found = [Problem(each, Fault.UNKNOWN) for each in sorted(answers.keys() - form.fields.keys())]
    for field in form.fields.values():
        applies, said = _applies(field, answers), answers.get(field.id, "")
        found += _of(field, said, field.id, applies=applies, draft=draft, today=today)
    return found


def written(answers: Answers) -> bytes:
    """The answers as their bytes: JSON with keys in order, without what is empty. What is committed and compared."""
    return msgspec.json.encode(tidied(answers), order="sorted")


def tidied(answers: Answers) -> dict[str, Answer]:
    """The answers as they are kept: NFC, ends of lines as one, no space at the ends, nothing that is empty."""
    kept: dict[str, Answer] = {}
    for name, answer in answers.items():
        said: Answer = _tidy(answer) if isinstance(answer, str) else [row for row in map(_row, answer) if row]
        if said:
            kept[name] = said
    return kept


def _row(row: Row) -> Row:
    return {name: text for name, text in ((name, _tidy(said)) for name, said in row.items()) if text}


def _tidy(text: str) -> str:
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def _applies(field: Field, answers: Answers) -> bool:
    return field.when is None or answers.get(field.when.field) == field.when.answer


def _is_empty(answer: Answer) -> bool:
    """Whether it says nothing: a page sends the empty rows that it showed."""
    return not answer or not (isinstance(answer, str) or any(any(row.values()) for row in answer))


def _of(field: Field, answer: Answer, at: str, *, applies: bool, draft: bool, today: date | None) -> Iterator[Problem]:
    if _is_empty(answer):
        if field.required and applies and not draft:
            yield Problem(at, Fault.MISSING)
    elif not applies:
        yield Problem(at, Fault.NEEDLESS)
    elif isinstance(answer, str):
        fault = Fault.SHAPE if field.kind is Kind.LIST else _fault(field, answer, today)
        if fault is not None:
            yield Problem(at, fault)
    elif field.kind is not Kind.LIST:
        yield Problem(at, Fault.SHAPE)
    else:
        yield from _rows(field, answer, at, draft=draft, today=today)


def _rows(field: Field, rows: Sequence[Row], at: str, *, draft: bool, today: date | None) -> Iterator[Problem]:
    if len(rows) > field.limit:
        yield Problem(at, Fault.MANY)
    named = {each.id: each for each in field.field}
    for number, row in enumerate(rows, start=1):
        yield from (Problem(f"{at}.{number}.{each}", Fault.UNKNOWN) for each in sorted(row.keys() - named.keys()))
        for name, each in named.items():
            applies, said = _applies(each, row), row.get(name, "")
            yield from _of(each, said, f"{at}.{number}.{name}", applies=applies, draft=draft, today=today)


def _fault(field: Field, text: str, today: date | None) -> Fault | None:
    """Why this text is no answer to the field."""
    if not (text.replace(_ALLOWED, "") if field.kind is Kind.TEXT else text).isprintable():
        return Fault.WRITING
    if len(text) > field.limit:
        return Fault.LONG
    match field.kind:
        case Kind.DAY:
            return _fault_of_day(text, today)
        case Kind.TIME:
            return None if _TIME.fullmatch(text) else Fault.TIME
        case Kind.CHOICE:
            is_own = field.other and text.startswith(OTHER) and bool(text.removeprefix(OTHER).strip())
            return None if is_own or any(text == each.id for each in field.option) else Fault.OPTION
        case _:
            return None


def _fault_of_day(text: str, today: date | None) -> Fault | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return Fault.DAY
    if day.isoformat() != text:
        return Fault.DAY
    return Fault.FUTURE if today is not None and day > today else None
