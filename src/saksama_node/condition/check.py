"""What a check found, and the words for it.

Rules kept here:
  * A code names one outcome and fixes its state, words and remedy in both languages: `outcomes.toml`, one table.
  * Unknown is not well: what could not be looked at has a code and a state of its own.
  * No Django and no setting is needed to say a finding: the doctor speaks also when both are wrong.
Left to others: looking (the modules beside this one, `flows.node.examine_node`), who is told
(`flows.node.tell_alarms`).
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from saksama_node.settings.words import Words

TABLE = Path(__file__).with_name("outcomes.toml")
ZONE = ZoneInfo("Asia/Makassar")
_HOUR, _TWO_DAYS = timedelta(hours=1), timedelta(hours=48)


class State(StrEnum):
    """How a thing is. `unknown`: it could not be looked at."""

    WELL = "well"
    UNKNOWN = "unknown"
    WARNS = "warns"
    FAILS = "fails"


class Concern(StrEnum):
    """Whose duty a finding is: who keeps the machine, who works with the partner, both, or who reads the trace.

    What is wrong with the trace is nobody's who keeps the machine: such a one could thin it, and then say it was seen.
    """

    NOBODY = ""
    KEEPER = "keeper"
    WORK = "work"
    BOTH = "both"
    TRACE = "trace"


class Octets(int):
    """A size in octets, written as GB or MB."""


type Fact = str | int | datetime | timedelta | Words
type Json = str | int | dict[str, int | str]

OUTSIDE = frozenset({"why", "fault"})
"""Facts that may quote another machine, unless they are `Words` of ours."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One row of the table."""

    state: State
    concern: Concern
    id: str
    en: str
    remedy_id: str = ""
    remedy_en: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """An outcome in one language."""

    title: str
    words: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Check:
    """What one look found. `about`: which of several things (a witness, a file); with the code it is the identity."""

    code: str
    about: str = ""
    facts: Mapping[str, Fact] = field(default_factory=dict)

    @property
    def state(self) -> State:
        """The state that the code fixes."""
        return outcomes()[self.code].state

    @property
    def concern(self) -> Concern:
        """Whose duty it is."""
        return outcomes()[self.code].concern

    @property
    def group(self) -> str:
        """What was looked at, as `clock`."""
        return self.code.partition(".")[0]


def found(code: str, about: str = "", **facts: Fact) -> Check:
    """The outcome of this code; KeyError if the table has none, our bug."""
    _ = outcomes()[code]
    return Check(code, about, facts)


@cache
def outcomes() -> Mapping[str, Outcome]:
    """The table: every code that a check can give."""
    return {
        f"{group}.{name}": Outcome(
            state=State(row["state"]),
            concern=Concern(row.get("concern", "")),
            id=row["id"],
            en=row["en"],
            remedy_id=row.get("remedy_id", ""),
            remedy_en=row.get("remedy_en", ""),
        )
        for group, rows in _table().items()
        for name, row in rows.items()
        if isinstance(row, dict)
    }


def titles(language: str) -> Mapping[str, str]:
    """The name of each group of checks."""
    return {group: rows[f"title_{language}"] for group, rows in _table().items()}


def told(check: Check, language: str, *, ours_only: bool = False) -> Told:
    """A finding in words; `language` is `id` or `en`.

    `ours_only`: without what another machine said (`OUTSIDE`), for a letter that must not carry a stranger's words.
    """
    row = outcomes()[check.code]
    facts = {name: _written(value, language) for name, value in check.facts.items()}
    facts["about"] = _written(check.about, language)
    if ours_only:
        quoted = {name for name in OUTSIDE & facts.keys() if not isinstance(check.facts[name], Words)}
        facts |= dict.fromkeys(quoted, "\N{HORIZONTAL ELLIPSIS}")
    words, remedy = (row.en, row.remedy_en) if language == "en" else (row.id, row.remedy_id)
    return Told(titles(language)[check.group], words.format(**facts), remedy.format(**facts))


def to_json(facts: Mapping[str, Fact]) -> dict[str, Json]:
    """Facts as a table can keep them."""
    return {name: _to_json(value) for name, value in facts.items()}


def from_json(facts: Mapping[str, Json]) -> dict[str, Fact]:
    """Facts as `to_json` wrote them."""
    return {name: _from_json(value) for name, value in facts.items()}


def _to_json(value: Fact) -> Json:
    match value:
        case datetime():
            return {"at": value.isoformat()}
        case timedelta():
            return {"seconds": int(value.total_seconds())}
        case Octets():
            return {"octets": int(value)}
        case Words():
            return {"id": value.id, "en": value.en}
        case _:
            return value


def _from_json(value: Json) -> Fact:
    match value:
        case {"at": str(at)}:
            return datetime.fromisoformat(at)
        case {"seconds": int(seconds)}:
            return timedelta(seconds=seconds)
        case {"octets": int(octets)}:
            return Octets(octets)
        case {"id": str(indonesian), "en": str(english)}:
            return Words(indonesian, english)
        case str() | int():
            return value
        case _:
            raise ValueError(value)


def worst(checks: Iterable[Check]) -> State:
    """The worst state among these; `unknown` where nothing was looked at."""
    order = list(State)
    return max((each.state for each in checks), key=order.index, default=State.UNKNOWN)


@cache
def _table() -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads(TABLE.read_text(encoding="utf-8"))


def _written(value: Fact, language: str) -> str:
    match value:
        case Words():
            return _written(value.in_language(language), language)
        case datetime():
            here = value.astimezone(ZONE)
            return f"{here:%Y-%m-%d %H:%M} {here.tzname()}"
        case timedelta():
            return _span(value, language)
        case Octets():
            return f"{value / 1e9:.1f} GB" if value >= 1e9 else f"{value / 1e6:.0f} MB"
        case int():
            return str(value)
        case str():
            # Another machine's words may hold what a terminal would obey.
            return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in value)


def _span(length: timedelta, language: str) -> str:
    seconds = int(length.total_seconds())
    if seconds < 120:
        number, names = seconds, ("detik", "seconds")
    elif length < _HOUR:
        number, names = seconds // 60, ("menit", "minutes")
    elif length < _TWO_DAYS:
        number, names = seconds // 3600, ("jam", "hours")
    else:
        number, names = length.days, ("hari", "days")
    return f"{number} {names[language == 'en']}"
