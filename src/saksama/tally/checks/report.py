"""All rules of a sheet at all stations of a table.

Rules kept here:
  * A rule is tested with what is there, or is untestable with what is missing; it is never silently left out. One that
    could be tested at no station is untestable too: no mismatch among none is not none.
  * The sheet is fitted to the contest first: how many contestants there are, an open sheet learns from the source.
Left to others: each kind of rule (the other modules here), which field is wrong (`saksama.tally.localise`).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from saksama.tally.checks.outcome import Outcome, Report, Result, Untestable
from saksama.tally.checks.rules import (
    BEYOND,
    compared,
    decreased,
    encodings_compared,
    flipped,
    levels,
    rolled_up,
    same_photos,
    same_votes,
    shared,
)
from saksama.tally.columns import Columns
from saksama.tally.sheet.definition import Kind, Rule, Sheet

RECAP: Final = "recap"
BEFORE: Final = "before"
BALLOT: Final = "ballot"


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """A table and what it is called."""

    name: str
    table: Columns


@dataclass(frozen=True, slots=True, eq=False)
class Against:
    """Second sources: an earlier version, the recap of the areas, the sheets of the other ballots of the stations."""

    before: Source | None = None
    recap: Source | None = None
    ballots: tuple[Source, ...] = ()


type Found = tuple[list[Outcome], tuple[str, ...]]
"""What came of a rule, and the fields (or sources) that were missing for some of it."""


@dataclass(frozen=True, slots=True, eq=False)
class _Asked:
    rule: Rule
    sheet: Sheet
    table: Columns
    against: Against


_NOTHING: Final = Against()


def check_sheet(source: Source, sheet: Sheet, against: Against = _NOTHING) -> Report:
    """Check a table against its sheet."""
    table = source.table
    fitted = sheet.fitted(table.figures)
    results: dict[str, Result] = {}
    untestable: dict[str, Untestable] = {}
    for rule in fitted.rules:
        asked = _Asked(rule, fitted, table, against)
        outcomes, missing = _TESTS[rule.kind](asked)
        if any(outcome.tested for outcome in outcomes):
            results[rule.id] = Result(rule, tuple(outcomes), missing)
        else:
            untestable[rule.id] = Untestable(len(table), missing or _nowhere(asked))
    # By the columns that are there, filled in or not: a sum that nobody filled in leaves its stations incomplete.
    sums = [name for rule in fitted.sums if table.has(rule.fields) for name in rule.fields]
    # Without one sum that can be tested no station is complete: `known` of nothing would say that all are.
    complete = table.known(sums) if sums else table.known(fitted.columns)
    return Report(
        sheet=fitted,
        name=source.name,
        table=table,
        complete=complete,
        voted=table.known(fitted.contestants),
        results=results,
        untestable=untestable,
    )


def _rows(asked: _Asked) -> Found:
    rule, table = asked.rule, asked.table
    whole = [part for part in rule.part if table.has(part.fields)]
    return [compared(rule, part, table, asked.sheet.limits) for part in whole], _missing(rule, table)


def _missing(rule: Rule, *tables: Columns) -> tuple[str, ...]:
    return tuple(name for name in rule.fields if not all(table.has([name]) for table in tables))


def _nowhere(asked: _Asked) -> tuple[str, ...]:
    """What keeps a rule from being tested at any station, although its columns are there: fields that nobody filled in.

    Where each of them is known somewhere, but never all at one station, all of them.
    """
    fields = asked.rule.fields or asked.sheet.photos
    empty = tuple(name for name in fields if not asked.table.known([name]).any())
    return empty or fields


def _encodings(asked: _Asked) -> Found:
    found: list[Outcome] = []
    missing: list[str] = []
    for name in asked.rule.fields:
        columns = asked.sheet.encoded(name)
        present = tuple(column for column in columns if asked.table.has([column]))
        missing += [column for column in columns if column not in present]
        found += encodings_compared(asked.table, present) if len(present) > 1 else []
    return found, tuple(missing)


def _identical(asked: _Asked) -> Found:
    missing = _missing(asked.rule, asked.table)
    if not missing and not asked.table.reach(asked.rule.digits):
        # Areas, not stations: nobody asks whether two of them within one desa are alike.
        missing = ("kode_tps",)
    return ([] if missing else [same_votes(asked.table, asked.rule.fields, asked.rule.digits)]), missing


def _photo(asked: _Asked) -> Found:
    present = tuple(name for name in asked.sheet.photos if name in asked.table.tags)
    missing = tuple(name for name in asked.sheet.photos if name not in present)
    return ([same_photos(asked.table, present)] if present else []), missing


def _decreased(asked: _Asked) -> Found:
    if (before := asked.against.before) is None:
        return [], (BEFORE,)
    missing = _missing(asked.rule, asked.table, before.table)
    names = [name for name in asked.rule.fields if name not in missing]
    return [decreased(asked.table, before.table, name, before.name) for name in names], missing


def _flipped(asked: _Asked) -> Found:
    if (before := asked.against.before) is None:
        return [], (BEFORE,)
    missing = _missing(asked.rule, asked.table, before.table)
    found = [] if missing else flipped(asked.table, before.table, asked.rule.fields, before.name)
    return found, missing


def _roll_up(asked: _Asked) -> Found:
    if (recap := asked.against.recap) is None:
        return [], (RECAP,)
    # The rule of the villages asks their level; the rule upward every level from its own on.
    lowest = max((rule.digits for rule in asked.sheet.rules if rule.kind is Kind.ROLL_UP), default=0)
    at = asked.rule.digits
    there = [level for level in levels(recap.table) if (level == at if at == lowest else level <= at)]
    missing = _missing(asked.rule, asked.table, recap.table)
    names = [name for name in asked.rule.fields if name not in missing]
    found = [rolled_up(asked.table, recap.table, name, level, recap.name) for level in there for name in names]
    return found, missing if there else (RECAP,)


def _shared(asked: _Asked) -> Found:
    if not asked.against.ballots:
        return [], (BALLOT,)
    found = [
        shared(asked.table, other.table, name, other.name)
        for other in asked.against.ballots
        for name in asked.rule.fields
        if asked.table.has([name]) and other.table.has([name])
    ]
    return found, _missing(asked.rule, asked.table, *(other.table for other in asked.against.ballots))


_TESTS: Final[Mapping[Kind, Callable[[_Asked], Found]]] = {
    **dict.fromkeys(BEYOND, _rows),
    Kind.ENCODINGS: _encodings,
    Kind.IDENTICAL: _identical,
    Kind.PHOTO: _photo,
    Kind.DECREASED: _decreased,
    Kind.FLIPPED: _flipped,
    Kind.ROLL_UP: _roll_up,
    Kind.SHARED: _shared,
}
