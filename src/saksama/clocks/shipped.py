"""The rules and calendars that come with this package.

Rules kept here: each file is read once a process; ids are unique among the versions in force on one day.
Left to others: files of one's own (`rule_file`, `calendar_file`).
"""

import hashlib
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from typing import Final

import msgspec

from saksama.clocks.calendar import Calendar
from saksama.clocks.calendar_file import parse_calendar
from saksama.clocks.certainty import Certainty
from saksama.clocks.clock import NotInForce
from saksama.clocks.rule import Rule
from saksama.clocks.rule_file import Regulation, parse_rules
from saksama.errors import CallerError
from saksama.toml_files import shipped_texts

PERSONAL_DATA_NOTICE: Final = "uu-27-2022-art-46"


class UnknownRule(CallerError):
    """No rule that is shipped has this id."""

    code = "clock.unknown-rule"
    advice = "Look for the id in `saksama clock rules`."

    rule: str


@cache
def regulations() -> tuple[Regulation, ...]:
    """All rule files, by name."""
    return tuple(parse_rules(text) for text in shipped_texts("saksama.clocks", "rules"))


@cache
def national_calendar() -> Calendar:
    """The years that are shipped."""
    return Calendar.of(parse_calendar(text) for text in shipped_texts("saksama.clocks", "calendars"))


def rules() -> tuple[Rule, ...]:
    """Every version of every rule."""
    return tuple(rule for file in regulations() for rule in file.rule)


def rule_on(rule_id: str, on: date) -> Rule:
    """The version by which a clock starts on that day. Raises `UnknownRule`, `NotInForce`."""
    versions = _versions().get(rule_id, ())
    for rule in versions:
        if rule.is_in_force(on):
            return rule
    raise NotInForce(rule_id, on.isoformat()) if versions else UnknownRule(rule_id)


def rule_at(rule_id: str, moment: datetime) -> Rule:
    """The version by which a clock starts at that moment, on the rule's own day. Raises as `rule_on`."""
    return rule_on(rule_id, newest(rule_id).day_of(moment))


def newest(rule_id: str) -> Rule:
    """The latest version of a rule. Raises `UnknownRule`."""
    if rule_id not in _versions():
        raise UnknownRule(rule_id)
    return _versions()[rule_id][-1]


def known_from_memory(rule_id: str) -> bool:
    """Whether nobody read this rule in a text, in any of its versions."""
    return any(rule.certainty is Certainty.MEMORY for rule in _versions().get(rule_id, ()))


@cache
def digest_on(rule_ids: frozenset[str], on: date) -> str:
    """SHA-256 (hex) of what these rules decide in their versions of that day: other words change nothing.

    JSON with sorted keys of each by its id: length, unit, start, whether the first day counts, end of day, roll-over,
    counting backwards, zone, extension, the answers that are open. A rule without a version on that day is left out.
    """
    versions = [rule for rule in rules() if rule.id in rule_ids and rule.is_in_force(on)]
    parts = {
        rule.id: {
            "length": rule.length,
            "unit": rule.unit,
            "start": rule.start,
            "first_day_counted": rule.first_day_counted,
            "end_of_day": rule.end_of_day,
            "roll_over": rule.roll_over,
            "backwards": rule.backwards,
            "zone": rule.zone,
            "extension": None if rule.extension is None else (rule.extension.total, rule.extension.unit),
            "unclear": [(each.question, each.other) for each in rule.unclear],
        }
        for rule in versions
    }
    return hashlib.sha256(msgspec.json.encode(parts, order="sorted")).hexdigest()


@cache
def _versions() -> Mapping[str, tuple[Rule, ...]]:
    found: dict[str, tuple[Rule, ...]] = {}
    for rule in sorted(rules(), key=lambda each: each.valid_from):
        found[rule.id] = (*found.get(rule.id, ()), rule)
    return found
