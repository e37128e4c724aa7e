"""The report on equal treatment of one log: lines in, one JSON object out, the same wherever it is computed.

Rules kept here:
  * Everything follows from the first `size` entries; `until` is the time of the last of them.
  * What is not stated is counted beside the groups, never among them.
Left to others: reading the log (cli, the node), drawing it (web).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from saksama.entries.body import Body
from saksama.fairness.comparison import LEAST, Comparison, Dimension, Q, Side, compare, group_of
from saksama.fairness.lines import NOT_STATED, case_lines
from saksama.fairness.words import CAVEAT, sentence
from saksama.vocabulary import format_moment

_BEGIN = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class FairnessReport:
    """`cases`: how many lines; `not_stated`: of how many the log does not say the group, by dimension."""

    origin: str
    size: int
    until: datetime
    cases: int
    not_stated: Mapping[Dimension, int]
    comparisons: tuple[Comparison, ...]


def report(origin: str, acts: Sequence[tuple[str, datetime, Body]], size: int) -> FairnessReport:
    """Compute the report from the entries of a log: subject, time and body of each, in the order of the log."""
    lines = case_lines(acts)
    until = max((at for _, at, _ in acts), default=_BEGIN)
    unstated = {each: sum(group_of(line, each) == NOT_STATED for line in lines) for each in Dimension}
    return FairnessReport(origin, size, until, len(lines), unstated, compare(lines, until))


def as_json(made: FairnessReport) -> dict[str, object]:
    """The report as one object: numbers as they are, sentences in both languages."""
    return {
        "origin": made.origin,
        "size": made.size,
        "until": format_moment(made.until),
        "cases": made.cases,
        "not_stated": {str(name): count for name, count in made.not_stated.items()},
        "least": LEAST,
        "q": Q,
        "caveat": {"id": CAVEAT[0], "en": CAVEAT[1]},
        "comparisons": list(_comparisons(made.comparisons)),
    }


def _comparisons(comparisons: Iterable[Comparison]) -> Iterable[dict[str, object]]:
    for each in comparisons:
        yield {
            "procedure": each.procedure,
            "dimension": str(each.dimension),
            "measure": str(each.measure),
            "group": each.group,
            "here": _side(each.here),
            "rest": _side(each.rest),
            "p": each.p,
            "adjusted": each.adjusted,
            "standing": str(each.standing),
            "sentence": {"id": sentence(each, "id"), "en": sentence(each, "en")},
        }


def _side(side: Side) -> dict[str, object]:
    made: dict[str, object] = {"total": side.total, "hits": side.hits}
    if side.rate is not None and side.interval is not None:
        made |= {"rate": side.rate, "low": side.interval.low, "high": side.interval.high}
    if side.median is not None:
        made |= {"median": side.median.days, "low": side.median.low, "high": side.median.high}
    return made
