"""Findings: each place where a rule is broken, with all that a person needs to look into it.

Rules kept here:
  * `gains` says by how many votes the figures as they stand put a contestant above (+) or below (-) what they are
    compared with. Where one sheet contradicts itself this is known only if a single figure explains it; `None` is
    "not known", and nothing in it is "no contestant's votes".
  * A base rate is how often the rule is broken where nobody suspected anything; it stands beside every finding.
  * A finding names what can be done, by which norm and until when; it accuses nobody and corrects nothing.
Left to others: the sentences' language (the caller), the order in which people look.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from saksama.tally.checks.outcome import Outcome, Report, Result
from saksama.tally.localise import Candidate
from saksama.tally.sheet.definition import BaseRate, Grade, Kind, Remedy, Rule, Sheet

_ONE_SHEET: Final = (Kind.EQUAL, Kind.AT_MOST, Kind.LIMIT, Kind.RESERVE)
_TWO_SOURCES: Final = (Kind.ROLL_UP, Kind.SHARED, Kind.DECREASED)


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule that is broken at a station (or an area, for a roll-up). Figures are votes, voters or ballots.

    `left`, `right`: what the fields of either side come to; `residual`: left minus right, or what is beyond a bound;
    `complete`: whether the station is one of those that counts are of; `due`: the last day for the remedy.
    """

    code: str
    rule: Rule
    left_fields: tuple[str, ...]
    right_fields: tuple[str, ...]
    left: int
    right: int
    residual: int
    sources: tuple[str, ...]
    complete: bool
    gains: Mapping[str, int] | None
    candidates: tuple[Candidate, ...]
    remedy: Remedy
    due: date | None

    @property
    def grade(self) -> Grade:
        """How grave it is."""
        return self.rule.grade

    @property
    def base_rate(self) -> BaseRate | None:
        """How often the rule is broken elsewhere; None where nobody has counted."""
        return self.rule.base_rate

    @property
    def fields(self) -> tuple[str, ...]:
        """Every field that was compared, once."""
        return tuple(dict.fromkeys((*self.left_fields, *self.right_fields)))


def findings(report: Report, candidates: Mapping[str, Sequence[Candidate]]) -> Iterator[Finding]:
    """Every finding: by station in the order of the table, and there in the order of the rules; areas come last."""
    spots = [
        (int(outcome.at[n]) if outcome.at.size else report.ids.size, rule_at, result, outcome, n)
        for rule_at, result in enumerate(report.results.values())
        for outcome in result.outcomes
        for n in range(outcome.codes.size)
    ]
    spots.sort(key=lambda spot: spot[:2])
    for at, _, result, outcome, n in spots:
        code = str(outcome.codes[n])
        inside = at < report.ids.size
        yield _finding(report, result, outcome, n, tuple(candidates.get(code, ())) if inside else ())


def _finding(report: Report, result: Result, outcome: Outcome, n: int, candidates: tuple[Candidate, ...]) -> Finding:
    rule = result.rule
    residual = int(outcome.residual[n])
    involved = {*outcome.left_fields, *outcome.right_fields}
    likely = tuple(each for each in candidates if each.field in involved) if rule.kind in _ONE_SHEET else ()
    # A figure that may be misread is looked at before anyone proposes a re-vote on it.
    remedy = report.sheet.remedy(rule.remedy_if_explained if likely and rule.remedy_if_explained else rule.remedy)
    return Finding(
        code=str(outcome.codes[n]),
        rule=rule,
        left_fields=outcome.left_fields,
        right_fields=outcome.right_fields,
        left=int(outcome.left[n]),
        right=int(outcome.right[n]),
        residual=residual,
        sources=(report.name, outcome.other) if outcome.other else (report.name,),
        complete=bool(report.complete[outcome.at[n]]) if outcome.at.size else True,
        gains=_gains(report.sheet, rule, outcome, residual, likely),
        candidates=likely,
        remedy=remedy,
        due=report.sheet.due(remedy),
    )


def _gains(
    sheet: Sheet, rule: Rule, outcome: Outcome, residual: int, candidates: tuple[Candidate, ...]
) -> Mapping[str, int] | None:
    votes = sheet.contestants
    first = outcome.left_fields[0]
    if rule.kind in _ONE_SHEET:
        return _gains_of_sheet(votes, outcome, candidates)
    if rule.kind in _TWO_SOURCES:
        return {first: residual} if first in votes else {}
    if rule.kind is Kind.FLIPPED:
        return {first: residual}
    if rule.kind is Kind.ENCODINGS:
        contestant = next(name for name in votes if first in sheet.encoded(name))
        return {contestant: residual} if len(outcome.left_fields) == 1 else None
    return {}


def _gains_of_sheet(
    votes: tuple[str, ...], outcome: Outcome, candidates: tuple[Candidate, ...]
) -> Mapping[str, int] | None:
    if not set(votes) & {*outcome.left_fields, *outcome.right_fields}:
        return {}
    if len(candidates) != 1:
        return None
    (one,) = candidates
    return {one.field: one.read - one.right} if one.field in votes else {}
