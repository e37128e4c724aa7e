"""Each group against the rest: registered, found, and how long it took; and that in sentences of two languages.

Rules kept here:
  * A group is compared with the other groups of its own procedure: two regimes have two clocks and two measures.
  * Fewer than `LEAST` cases, here or in the rest, and nothing is claimed. That is a limit on claims, no protection of
    privacy: the counts are public.
  * All comparisons of one report are one family: the false discoveries among its findings are at most the share `Q`.
  * A sentence says what was counted and whether chance alone would often do the same; it never says why, and accuses
    nobody. What cannot be claimed is said to be so.
Left to others: reading the log (lines), the whole report (report), layout (cli, web).
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
from saksama.words import Language, decimal

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


_SAID = {
    Measure.REGISTERED: ("laporan diregistrasi", "reports registered"),
    Measure.FOUND: ("keputusan menyatakan ada pelanggaran", "decisions found a violation"),
    Measure.WAIT: ("perkara sudah diputus", "cases decided"),
}
_RARE = (
    "Perbedaan sebesar ini jarang terjadi karena kebetulan saja (p = {p}, terkoreksi {adjusted}). Angka ini tidak "
    "mengatakan sebabnya: perkara dapat berbeda dalam hal yang tidak tercatat. Patut dilihat oleh orang yang mengenal "
    "perkaranya."
)
_RARE_EN = (
    "A difference of this size is rare by chance alone (p = {p}, adjusted {adjusted}). The number does not say why: "
    "cases may differ in ways that are not recorded. It deserves the look of somebody who knows the cases."
)
_STANDING_SAID = {
    Standing.TOO_FEW: (
        f"Kurang dari {LEAST} perkara, di sini atau di antara yang lain: tidak ada pernyataan.",
        f"Fewer than {LEAST} cases, here or among the others: no statement.",
    ),
    Standing.AS_CHANCE: (
        "Perbedaan sebesar ini lazim terjadi karena kebetulan saja (p = {p}, terkoreksi {adjusted}).",
        "A difference of this size is common by chance alone (p = {p}, adjusted {adjusted}).",
    ),
    Standing.NOTICEABLE: (_RARE, _RARE_EN),
}
_CAVEAT = (
    "Dihitung dari log publik saja; siapa pun dapat menghitungnya lagi. Perkara yang belum selesai tidak masuk "
    "hitungan angka registrasi dan putusan. "
    "Angka-angka ini menunjukkan ke mana orang patut melihat, bukan apa yang terjadi."
)
_CAVEAT_EN = (
    "Computed from the public log alone; anyone can compute it again. Cases that are still open are in no rate of "
    "registration or outcome. These numbers show where a person should look, not what happened."
)
CAVEAT = (_CAVEAT, _CAVEAT_EN)


def sentence(each: Comparison, language: Language) -> str:
    """What was counted, and what may be said of it."""
    place = 0 if language == "id" else 1
    what = _SAID[each.measure][place]
    others = ("yang lain", "the others")[place]
    of = ("dari", "of")[place]
    here = f"{each.group}: {each.here.hits} {of} {each.here.total} {what}{_detail(each, language, here=True)}"
    rest = f"{others}: {each.rest.hits} {of} {each.rest.total}{_detail(each, language, here=False)}"
    said = _STANDING_SAID[each.standing][place]
    if each.p is not None and each.adjusted is not None:
        said = said.format(p=_probability(each.p, language), adjusted=_probability(each.adjusted, language))
    return f"{here}; {rest}. {said}"


def _detail(each: Comparison, language: Language, *, here: bool) -> str:
    """The rate with its interval, or the median wait."""
    side = each.here if here else each.rest
    if each.standing is Standing.TOO_FEW:
        return ""
    if side.rate is not None and side.interval is not None:
        shares = (side.rate, side.interval.low, side.interval.high)
        rate, low, high = (decimal(100 * share, language) for share in shares)
        until = "sampai" if language == "id" else "to"
        return f" ({rate} %, 95 %: {low} {until} {high} %)"
    return "" if side.median is None else f" ({_median(side.median, language)})"


def _median(found: Median, language: Language) -> str:
    if found.days is None:
        return "separuhnya belum diputus" if language == "id" else "half are not decided yet"
    days = decimal(found.days, language)
    return f"median {days} hari" if language == "id" else f"median {days} days"


def _probability(value: float, language: Language) -> str:
    return f"{'< ' if value < 0.001 else ''}{decimal(max(value, 0.001), language, 3)}"
