"""The rules and calendars that come with this package.

Rules kept here: each file is read once a process; ids are unique among the versions in force on one day.
Left to others: files of one's own (`rule_file`, `calendar_file`).
"""

from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from typing import Final

from saksama.clocks.calendar import Calendar
from saksama.clocks.calendar_file import parse_calendar
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


@cache
def _versions() -> Mapping[str, tuple[Rule, ...]]:
    found: dict[str, tuple[Rule, ...]] = {}
    for rule in sorted(rules(), key=lambda each: each.valid_from):
        found[rule.id] = (*found.get(rule.id, ()), rule)
    return found
