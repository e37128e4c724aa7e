"""The report on equal treatment of one log: lines in, one JSON object out, the same wherever it is computed.

Rules kept here:
  * Everything follows from the first `size` entries; `until` is the time of the last act of a case among them.
  * What is not stated is counted beside the groups, never among them.
Left to others: reading the log (cli, the node), drawing it (web).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from saksama.entries.body import Body
from saksama.fairness.comparison import CAVEAT, LEAST, Comparison, Dimension, Q, Side, compare, group_of, sentence
from saksama.fairness.lines import NOT_STATED, CaseLine, Lines
from saksama.vocabulary import format_moment


@dataclass(frozen=True, slots=True)
class FairnessReport:
    """`cases`: how many lines; `not_stated`: of how many the log does not say the group, by dimension.

    `until`: None where no case was acted on yet.
    """

    origin: str
    size: int
    until: datetime | None
    cases: int
    not_stated: Mapping[Dimension, int]
    comparisons: tuple[Comparison, ...]


def report(origin: str, acts: Sequence[tuple[str, datetime, Body]], size: int) -> FairnessReport:
    """Compute the report from the entries of a log: subject, time and body of each, in the order of the log."""
    lines = Lines()
    for act in acts:
        lines.take(*act)
    return report_of(origin, lines.all(), lines.until, size)


def report_of(origin: str, lines: Sequence[CaseLine], until: datetime | None, size: int) -> FairnessReport:
    """The same from the lines of the first `size` entries; `until`: of the last act of a case, None where none is."""
    unstated = {each: sum(group_of(line, each) == NOT_STATED for line in lines) for each in Dimension}
    compared = () if until is None else compare(lines, until)
    return FairnessReport(origin, size, until, len(lines), unstated, compared)


def as_json(made: FairnessReport) -> dict[str, object]:
    """The report as one object: numbers as they are, sentences in both languages."""
    return {
        "origin": made.origin,
        "size": made.size,
        "until": None if made.until is None else format_moment(made.until),
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
