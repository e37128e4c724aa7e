"""Rules of statutory clocks: how long, from what, by which article, how certain.

Rules kept here:
  * A deadline is a rule file with its article, its source and how certain it is; never a constant in code.
  * Time is given, never read.
Left to others: working days and holidays (a later issue brings the calendar), who must act (procedure).
"""

import tomllib
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from importlib.resources import files
from typing import Annotated

import msgspec

from saksama.errors import CallerError


@dataclass(eq=False)
class RuleMalformed(CallerError):
    """A rule file cannot be read."""

    code = "clock.rule-malformed"
    advice = "Mend the rule file: every field of saksama.clocks.rule.Rule, nothing else."

    why: str


class Certainty(StrEnum):
    """How the rule is known."""

    STATUTE = "statute"
    SECONDARY = "secondary"
    MEMORY = "memory"


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A period in hours that `starts` with one kind of entry and is kept by another.

    Texts without `_en` are Indonesian.
    """

    id: str
    title: str
    title_en: str
    hours: Annotated[int, msgspec.Meta(ge=1)]
    starts: str
    ends: str
    article: str
    text: str
    source: str
    certainty: Certainty
    assumption: str = ""
    assumption_en: str = ""

    def due(self, started: datetime) -> datetime:
        """The last moment at which the duty is kept: 72 hours from 2026-11-24T08:00Z is 2026-11-27T08:00Z."""
        return started + timedelta(hours=self.hours)


def parse_rule(text: str) -> Rule:
    """Read a rule file. Raises `RuleMalformed`."""
    try:
        return msgspec.convert(tomllib.loads(text), Rule)
    except (ValueError, RecursionError, msgspec.ValidationError) as error:  # ValueError: no TOML, or no Unicode
        raise RuleMalformed(why=str(error)) from error


def shipped(rule_id: str) -> Rule:
    """A rule that comes with this package, by its id. Raises `RuleMalformed` where there is none."""
    found = files("saksama.clocks").joinpath("rules", f"{rule_id}.toml")
    if not found.is_file():
        raise RuleMalformed(why=f"no rule {rule_id}")
    return parse_rule(found.read_text("utf-8"))


PERSONAL_DATA_NOTICE = "uu-27-2022-art-46"
