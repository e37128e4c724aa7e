"""What a reporter hands in: the fields of Formulir Laporan, apart from who the reporter is, and which must be there.

Rules kept here:
  * Content and identity are two values that never hold each other's fields; each has its own commitment.
  * Bytes are canonical (saksama.entries.encoding): the same values always give the same bytes. Text is NFC.
  * A report (laporan) names its reporter; preliminary information (informasi awal) may leave the identity empty.
  * What must be there (`forms/requirements.toml`) is told and refuses nothing: what is missing may be brought later,
    and the initial review judges. Each requirement names its article, its source and how surely that is known; an
    example stands beside it.
  * What may be filed late by one reading and in time by another is not called late (`limit`).
Source of the fields: Formulir Laporan, Formulir Model B.1, annex of Perbawaslu 7/2022; Perbawaslu 9/2024 has the same.
Left to others: asking for them, and the words around it (web), when a report is late (`limit`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import cast
from unicodedata import normalize

import msgspec

from saksama.entries.encoding import decode, encode
from saksama.entries.words import all_worded
from saksama.envelope.leakcheck import Identity as LeakIdentity
from saksama.vocabulary import JsonObject, JsonValue

IN_TIME = "in-time"


class SubmissionKind(StrEnum):
    """What it is: in the log all look alike. A finding is the office's own, and names no reporter."""

    REPORT = "report"
    INFORMATION = "information"
    FINDING = "finding"


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """One who is reported, or a testifier (saksi); empty text for what is not known."""

    name: str
    address: str = ""
    phone: str = ""


class Supervision(msgspec.Struct, frozen=True, kw_only=True):
    """On what a finding rests (Formulir Model B.2): its finder with post, the letter of assignment, the report (LHP).

    `report_day` is ISO. All empty where nobody's supervision is behind it.
    """

    finder: str = ""
    post: str = ""
    assignment: str = ""
    report: str = ""
    report_day: str = ""


class Content(msgspec.Struct, frozen=True, kw_only=True):
    """The report. Days are ISO; `region`: code of the office to which it goes; `happened_on` may be empty.

    `area`: code of the smallest place that the reporter chose. `supervision`: of a finding alone.
    """

    kind: SubmissionKind
    event: str
    place: str
    region: str
    area: str
    happened_on: str
    known_on: str
    account: str
    reported: tuple[Person, ...] = ()
    testifiers: tuple[Person, ...] = ()
    evidence_words: str = ""
    supervision: Supervision = Supervision()

    def __post_init__(self) -> None:
        """Refuse a day that is none (ValueError)."""
        for day in (self.happened_on, self.known_on, self.supervision.report_day):
            if day:
                date.fromisoformat(day)


class Reporter(msgspec.Struct, frozen=True, kw_only=True):
    """Who reports; all empty when preliminary information is given without a name."""

    name: str = ""
    birth_place: str = ""
    birth_date: str = ""
    sex: str = ""
    occupation: str = ""
    citizenship: str = ""
    identity_number: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""

    @property
    def is_anonymous(self) -> bool:
        """Whether nobody is named."""
        return not self.name

    def for_leak_check(self) -> LeakIdentity:
        """The parts that outgoing text must not hold."""
        return LeakIdentity(
            full_name=self.name,
            nik=self.identity_number,
            phones=(self.phone,) if self.phone else (),
            emails=(self.email,) if self.email else (),
            address_lines=tuple(line for line in self.address.splitlines() if line.strip()),
        )


def canonical(value: Content | Reporter) -> bytes:
    """The bytes that the commitment covers. Raises `MalformedEntry` when they are too long for an opening."""
    return encode(cast("JsonObject", _nfc(msgspec.to_builtins(value))))


def in_one_spelling(content: Content) -> Content:
    """The same in the one spelling of our own people's words: of a finding. Raises `WordsRefused`."""
    return msgspec.convert(all_worded(decode(canonical(content))), Content)


def read_content(data: bytes) -> Content:
    """The content that `data` spells. Raises `MalformedEntry`, msgspec.ValidationError."""
    return msgspec.convert(decode(data), Content)


def read_reporter(data: bytes) -> Reporter:
    """The identity that `data` spells. Raises `MalformedEntry`, msgspec.ValidationError."""
    return msgspec.convert(decode(data), Reporter)


def _nfc(value: object) -> JsonValue:
    match value:
        case str():
            return normalize("NFC", value)
        case list() | tuple():
            return [_nfc(item) for item in value]
        case dict():
            return {str(key): _nfc(item) for key, item in value.items()}
        case bool() | int():
            return value
        case _:
            raise TypeError(type(value).__name__)


class Group(StrEnum):
    """Formal (Perbawaslu 7/2022 art. 15(3)) or material (15(4))."""

    FORMAL = "formal"
    MATERIAL = "material"


class Standing(StrEnum):
    """How a requirement stands."""

    THERE = "there"
    MISSING = "missing"
    LATE = "late"


class Requirement(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One requirement. `needs`: fields of the form; `any`: one of them is enough; `step`: where they are asked."""

    id: str
    group: Group
    step: int
    needs: tuple[str, ...]
    any: bool = False
    kinds: tuple[str, ...]
    words: str
    words_en: str
    example: str
    example_en: str
    article: str
    article_en: str
    source: str
    certainty: str
    text: str = ""
    """The words of the norm, exactly, where they were read."""


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    format: str
    requirement: tuple[Requirement, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """A requirement and how it stands."""

    requirement: Requirement
    standing: Standing


@cache
def requirements() -> tuple[Requirement, ...]:
    """The requirements that ship with this version, in the order in which they are told."""
    text = files("saksama_node.cases").joinpath("forms", "requirements.toml").read_text("utf-8")
    return msgspec.toml.decode(text, type=_File).requirement


def judge(given: Mapping[str, str], *, late: bool) -> list[Judged]:
    """How each requirement stands, of whatever kind. `given`: fields of the form with what they hold."""
    return [Judged(each, _standing(each, given, late=late)) for each in requirements()]


def _standing(requirement: Requirement, given: Mapping[str, str], *, late: bool) -> Standing:
    filled = [bool(given.get(name, "").strip()) for name in requirement.needs]
    if not (any(filled) if requirement.any else all(filled)):
        return Standing.MISSING
    return Standing.LATE if late and requirement.id == IN_TIME else Standing.THERE
