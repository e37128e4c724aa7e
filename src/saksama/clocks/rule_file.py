"""The rule file of one regulation in one version.

Rules kept here:
  * One file, one regulation, one version with its dates; a rule takes the dates of its file.
  * What the law cannot mean is refused: an unknown field, an answer of another type, hours that end with a day, an
    extension that shortens, a question asked twice or answered by the rule itself.
Left to others: finding the version of a day (`shipped`).
"""

import tomllib
from collections import Counter
from collections.abc import Iterator
from datetime import date

import msgspec

from saksama.clocks.codes import EndOfDay, Question, Unit
from saksama.clocks.reading import as_written, with_answer
from saksama.clocks.rule import Rule, RuleMalformed, Text


class Regulation(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One regulation in one version. `dates` says what is not known of its dates."""

    regulation: Text
    title: Text
    title_en: Text
    valid_from: date
    valid_to: date | None = None
    dates: str = ""
    dates_en: str = ""
    rule: tuple[Rule, ...]


def parse_rules(text: str) -> Regulation:
    """Read a rule file. Raises `RuleMalformed`."""
    try:
        found = msgspec.convert(_dated(tomllib.loads(text)), Regulation)
    except (ValueError, RecursionError, msgspec.ValidationError) as error:  # ValueError: no TOML, or no Unicode
        raise RuleMalformed(why=str(error)) from error
    for why in _faults(found):
        raise RuleMalformed(why=why)
    return found


def _dated(file: dict[str, object]) -> dict[str, object]:
    """The file's dates written into each of its rules, which may not bear any of their own."""
    rules = file.get("rule")
    if not isinstance(rules, list):
        return file
    dates = {name: file[name] for name in ("valid_from", "valid_to") if name in file}
    for rule in rules:
        if isinstance(rule, dict) and {"valid_from", "valid_to"} & set(rule):
            raise RuleMalformed(why="the dates of a version stand in its file, not in a rule")
    return {**file, "rule": [{**rule, **dates} if isinstance(rule, dict) else rule for rule in rules]}


def _faults(file: Regulation) -> Iterator[str]:
    if bool(file.dates) is not bool(file.dates_en):
        yield "dates is said in both languages or not at all"
    if file.valid_to is not None and file.valid_to < file.valid_from:
        yield "valid_to is before valid_from"
    yield from (f"{rule} stands twice" for rule, times in Counter(r.id for r in file.rule).items() if times > 1)
    for rule in file.rule:
        yield from (f"{rule.id}: {why}" for why in _rule_faults(rule))


def _rule_faults(rule: Rule) -> Iterator[str]:
    pairs = [(rule.read_as, rule.read_as_en), (rule.assumption, rule.assumption_en)]
    if any(bool(one) is not bool(other) for one, other in pairs):
        yield "a sentence is said in both languages or not at all"
    if rule.unit is Unit.HOURS and (rule.first_day_counted or rule.roll_over or rule.end_of_day is EndOfDay.CLOSING):
        yield "hours have no first day, no roll-over and no closing"
    if rule.length == 0 and rule.unit is not Unit.CALENDAR:
        yield "a length of 0 is the day of the event itself: unit kalender"
    if rule.end_of_day is EndOfDay.CLOSING and rule.unit is not Unit.WORKING:
        yield "only a working day ends with the closing of offices"
    if rule.backwards and (
        rule.unit is Unit.HOURS or rule.length == 0 or rule.first_day_counted or rule.roll_over or rule.extension
    ):
        yield "what is counted backwards counts days before the event, whole and without extension"
    yield from _extension_faults(rule)
    yield from _question_faults(rule)


def _extension_faults(rule: Rule) -> Iterator[str]:
    extension = rule.extension
    if extension is None:
        return
    if extension.total <= rule.length:
        yield "an extension is longer than the period itself"
    if extension.unit is not None and (Unit.HOURS in {extension.unit, rule.unit} or extension.unit is Unit.CALENDAR):
        yield "an extension of its own unit counts working days, over days"


def _question_faults(rule: Rule) -> Iterator[str]:
    asked = Counter(each.question for each in rule.unclear)
    yield from (f"{question} is asked twice" for question, times in asked.items() if times > 1)
    written = as_written(rule)
    for each in rule.unclear:
        if each.question is Question.REGIONAL:
            yield "regional_counts is asked of every rule, and in no file"
            continue
        try:
            other = with_answer(written, each.question, each.other)
        except msgspec.ValidationError as error:
            yield f"{each.question}: {error}"
            continue
        if bool(each.words) is not (each.question is Question.START) or bool(each.words) is not bool(each.words_en):
            yield f"{each.question}: another start is told in words of both languages, and nothing else is"
        if other == written:
            yield f"{each.question}: the other answer is the rule's own"
        if Unit.HOURS in {other.unit, rule.unit} or other.length == 0:
            yield f"{each.question}: hours and the day itself are read in one way"
