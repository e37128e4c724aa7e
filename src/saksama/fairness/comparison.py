"""Each group against the rest: registered, found, and how long it took.

Rules kept here:
  * A group is compared with the other groups of its own procedure: two regimes have two clocks and two measures.
  * Fewer than `LEAST` cases, here or in the rest, and nothing is claimed. That is a limit on claims, no protection of
    privacy: the counts are public.
  * All comparisons of one report are one family: the false discoveries among its findings are at most the share `Q`.
Left to others: reading the log (lines), words (words), the whole report (report).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from saksama.entries.kinds.case import Origination
from saksama.fairness.exact import Interval, benjamini_hochberg, clopper_pearson, fisher
from saksama.fairness.lines import NOT_STATED, CaseLine
from saksama.fairness.survival import Median, Wait, log_rank, median

LEAST: Final = 10
Q: Final = 0.05


class Dimension(StrEnum):
    """By what cases are grouped."""

    PARTY = "party"
    REGION = "region"
    LEVEL = "level"


class Measure(StrEnum):
    """What is compared: the share of reports registered, the share of decisions that found a violation, the wait."""

    REGISTERED = "registered"
    FOUND = "found"
    WAIT = "wait"


class Standing(StrEnum):
    """What may be said of a group."""

    TOO_FEW = "too-few"
    AS_CHANCE = "as-chance"
    NOTICEABLE = "noticeable"


@dataclass(frozen=True, slots=True)
class Side:
    """A group, or the rest: how many cases, how many of them did (were registered, found, decided).

    `rate` and its 95 % interval for shares, `median` for waits; None under `LEAST` cases.
    """

    total: int
    hits: int
    rate: float | None = None
    interval: Interval | None = None
    median: Median | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """One group against the rest. `p` and `adjusted` (by Benjamini and Hochberg) are None where nothing is claimed."""

    procedure: str
    dimension: Dimension
    measure: Measure
    group: str
    here: Side
    rest: Side
    p: float | None = None
    adjusted: float | None = None

    @property
    def standing(self) -> Standing:
        """What may be said."""
        if self.adjusted is None:
            return Standing.TOO_FEW
        return Standing.NOTICEABLE if self.adjusted <= Q else Standing.AS_CHANCE


def compare(lines: Sequence[CaseLine], until: datetime) -> tuple[Comparison, ...]:
    """Every comparison of a log; `until`: the moment up to which it is known."""
    made = [
        _compare(procedure, dimension, measure, group, members, rest, until)
        for procedure in sorted({line.procedure for line in lines})
        for dimension in Dimension
        for measure in Measure
        for group, members, rest in _groups(_counted(lines, procedure, measure), dimension)
    ]
    tested = [place for place, each in enumerate(made) if each.p is not None]
    adjusted = benjamini_hochberg([each.p for each in made if each.p is not None])
    for place, value in zip(tested, adjusted, strict=True):
        made[place] = replace(made[place], adjusted=value)
    return tuple(made)


def group_of(line: CaseLine, dimension: Dimension) -> str:
    """The group of a case; `NOT_STATED` where the log does not say."""
    match dimension:
        case Dimension.PARTY:
            return line.party
        case Dimension.REGION:
            return line.region or "ri"
        case Dimension.LEVEL:
            return line.level.value


def _counted(lines: Iterable[CaseLine], procedure: str, measure: Measure) -> list[CaseLine]:
    """The cases of which the measure can be taken: a case that is still open is in no rate."""
    belongs: Mapping[Measure, Callable[[CaseLine], bool]] = {
        # A finding is registered by whoever found it: the rate is about reports.
        Measure.REGISTERED: lambda line: line.registered is not None and line.source is not Origination.FINDING,
        Measure.FOUND: lambda line: line.found is not None,
        Measure.WAIT: lambda line: line.registered_at is not None,
    }
    return [line for line in lines if line.procedure == procedure and belongs[measure](line)]


def _groups(
    lines: Sequence[CaseLine], dimension: Dimension
) -> Iterable[tuple[str, Sequence[CaseLine], Sequence[CaseLine]]]:
    groups: dict[str, list[CaseLine]] = {}
    for line in lines:
        if (group := group_of(line, dimension)) != NOT_STATED:
            groups.setdefault(group, []).append(line)
    for group in sorted(groups):
        yield group, groups[group], [line for name in sorted(groups) if name != group for line in groups[name]]


def _compare(
    procedure: str,
    dimension: Dimension,
    measure: Measure,
    group: str,
    members: Sequence[CaseLine],
    rest: Sequence[CaseLine],
    until: datetime,
) -> Comparison:
    here, there = (_side(lines, measure, until) for lines in (members, rest))
    p = None
    if min(here.total, there.total) >= LEAST:
        if measure is Measure.WAIT:
            label = f"{procedure}/{dimension}/{group}"
            p = log_rank(_waits(members, until), _waits(rest, until), label).p
        else:
            p = fisher(here.hits, here.total, there.hits, there.total)
    return Comparison(procedure, dimension, measure, group, here, there, p)


def _side(lines: Sequence[CaseLine], measure: Measure, until: datetime) -> Side:
    did: Mapping[Measure, Callable[[CaseLine], bool]] = {
        Measure.REGISTERED: lambda line: line.registered is True,
        Measure.FOUND: lambda line: line.found is True,
        Measure.WAIT: lambda line: line.decided_at is not None,
    }
    hits = sum(did[measure](line) for line in lines)
    if len(lines) < LEAST:
        return Side(len(lines), hits)
    if measure is Measure.WAIT:
        return Side(len(lines), hits, median=median(_waits(lines, until)))
    return Side(len(lines), hits, hits / len(lines), clopper_pearson(hits, len(lines)))


def _waits(lines: Iterable[CaseLine], until: datetime) -> list[Wait]:
    """Days from registration to decision; to its closing, or to `until`, where it was not decided."""
    waits = []
    for line in lines:
        if line.registered_at is not None:
            end = line.decided_at or line.ended_at or until
            waits.append(
                Wait(max(end - line.registered_at, timedelta(0)) / timedelta(days=1), line.decided_at is not None)
            )
    return waits
