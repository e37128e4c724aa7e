"""Which procedure a case follows: the editions that come with the library, and which one is usual on a day.

Rules kept here:
  * A case follows an edition that was in force on the day of its receipt; one that ended is not offered.
  * What is usual is data (forms/regimes.toml), says why, and is only proposed: the reviewer chooses.
  * An edition's id that this version does not have is an error, never another edition.
Left to others: what an edition says (saksama.procedure), words of the form (web).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

import msgspec
from msgspec import UNSET, UnsetType

from saksama.errors import CallerError
from saksama.procedure.edition import Edition, Regime
from saksama.procedure.reading import earlier, edition_of, shipped


class NoEdition(CallerError):
    """No procedure of this id is in force on the day of receipt."""

    code = "case.no-edition"
    advice = "Choose a procedure that was in force on the day on which it was received."

    procedure: str
    day: str


class _Default(msgspec.Struct, frozen=True):
    regime: Regime
    why: str
    why_en: str


class _Period(msgspec.Struct, frozen=True):
    regime: Regime
    to: date
    why: str
    why_en: str
    certainty: str
    from_: date = msgspec.field(name="from")


class _Regimes(msgspec.Struct, frozen=True):
    format: str
    default: _Default
    period: tuple[_Period, ...]


class _Parties(msgspec.Struct, frozen=True):
    format: str
    certainty: str
    source: str
    party: dict[str, str]


@dataclass(frozen=True, slots=True)
class Usual:
    """What the form proposes, and why."""

    edition: Edition
    why: str
    why_en: str


@cache
def editions() -> Mapping[str, Edition]:
    """Every edition that this version has, by id."""
    return shipped()


def edition_named(procedure: str, digest: str | UnsetType = UNSET) -> Edition:
    """The edition by which a case began, as it is now or was before; today's for a digest that this version has not.

    That it has it not is said by who reads the log (`verify`): here the case must go on.
    """
    return edition_of(editions(), _earlier(), procedure, digest) or editions()[procedure]


@cache
def _earlier() -> Mapping[str, Edition]:
    return earlier()


@cache
def parties() -> Mapping[str, str]:
    """Names of parties by their code; `none` is not among them."""
    return msgspec.toml.decode(_text("parties.toml"), type=_Parties).party


def in_force(day: date) -> tuple[Edition, ...]:
    """The editions of that day, by id."""
    found = [each for each in editions().values() if each.valid_from <= day]
    return tuple(sorted((e for e in found if e.valid_to is None or day <= e.valid_to), key=lambda each: each.id))


def usual(day: date) -> Usual:
    """The edition that a case of that day usually follows. Raises `NoEdition` where none was in force."""
    regimes = _regimes()
    found = next((each for each in regimes.period if each.from_ <= day <= each.to), regimes.default)
    standing = in_force(day)
    for edition in standing:
        if edition.regime is found.regime:
            return Usual(edition, found.why, found.why_en)
    if not standing:
        raise NoEdition("", day.isoformat())
    return Usual(standing[0], regimes.default.why, regimes.default.why_en)


def chosen(procedure: str, day: date) -> Edition:
    """The edition of this id, or the usual one for an empty id. Raises `NoEdition`."""
    if not procedure:
        return usual(day).edition
    for edition in in_force(day):
        if edition.id == procedure:
            return edition
    raise NoEdition(procedure, day.isoformat())


@cache
def _regimes() -> _Regimes:
    return msgspec.toml.decode(_text("regimes.toml"), type=_Regimes)


def _text(name: str) -> str:
    return files(__package__).joinpath("forms", name).read_text(encoding="utf-8")
