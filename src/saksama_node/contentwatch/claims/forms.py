"""What ships as data for claims: on which articles a judgment rests, to whom requests go and when an answer is due.

Rules kept here:
  * An article (`forms/bases.toml`) is data with its source and how surely its words are known; one not in force on the
    day is not offered. A judgment's code stays readable: `bases` has every article, also one in force no more.
  * Every addressee of the entries has its row (`forms/addressees.toml`); how long an answer is waited for is a rule of
    `saksama.clocks`, with its article, its source and how surely it is known, or that it is assumed.
  * Time is given, never read.
Left to others: which day counts, the entry (deciding), warning of what is due (requesting, deadlines), words (web).
"""

from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from importlib.resources import files

import msgspec

from saksama.clocks.certainty import Certainty
from saksama.clocks.rule import Rule
from saksama.clocks.shipped import newest
from saksama.entries.kinds.content import Addressee
from saksama_node.deadlines.ruling import law_at
from saksama_node.settings.current import SETTINGS


class Level(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One addressee. `addressed`: as the letter calls it; `rule`: of the shipped clocks, in hours."""

    id: Addressee
    addressed: str
    rule: str

    @property
    def limit(self) -> Rule:
        """The rule as it stands now."""
        return newest(self.rule)

    def due(self, at: datetime) -> datetime | None:
        """When an answer to a request of this moment is asked for again; None where no rule was in force then."""
        counted = law_at(SETTINGS.region).due(self.rule, at, extended=False)
        return None if counted is None else counted.due


class Basis(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One article in one version. `valid_to`: its last day, None while it is in force."""

    id: str
    article: str
    article_en: str
    says: str
    says_en: str
    source: str
    certainty: Certainty
    valid_from: date
    valid_to: date | None = None
    text: str = ""
    """The words of the norm, exactly, where they were read."""

    def holds(self, day: date) -> bool:
        """Whether it is in force on this day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


class _Addressees(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    format: str
    addressee: tuple[Level, ...]


class _Bases(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    format: str
    basis: tuple[Basis, ...]


@cache
def levels() -> Mapping[Addressee, Level]:
    """Every addressee, in the order of the file."""
    return {each.id: each for each in _read("addressees.toml", _Addressees).addressee}


@cache
def bases() -> Mapping[str, Basis]:
    """The articles that ship with this version, by id, in the order of the file."""
    return {each.id: each for each in _read("bases.toml", _Bases).basis}


def in_force(day: date) -> tuple[Basis, ...]:
    """Those in force on this day."""
    return tuple(each for each in bases().values() if each.holds(day))


def _read[File](name: str, kind: type[File]) -> File:
    text = files("saksama_node.contentwatch").joinpath("forms", name).read_text("utf-8")
    return msgspec.toml.decode(text, type=kind)
