"""The queue of findings, by kecamatan and in three bands (results-verification, 10).

Rules kept here:
  * Bands: sums that do not hold on one sheet; what two forms say differently; what only looks unusual.
  * Of the last band at most `LOOK_A_DAY` stand there, less those that were resolved today: statistics must not crowd
    out what is known. Stations with the same votes come first, then what the screens name, the rarest first.
  * Beside each count stands on how many of the sheets that could be tested here the rule is broken, and how often it is
    broken where nobody suspected anything. One sheet may break a rule several times, and one that lacks figures cannot
    be counted: neither is in that share. A rule without such a rate says so.
  * Net effect first: what the differences move for each contestant, beside the margin there. None is "not known".
Left to others: what a finding is (flagging), who may read (flows), sentences (web).
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.db.models import Q, QuerySet
from django.utils import timezone

from saksama.tally.forensics.words import RATES
from saksama.tally.sheet.definition import BaseRate, Rule
from saksama_node.lists.within import within
from saksama_node.places.regions import region_of
from saksama_node.results.judged.anomalies import ANOMALIES, RULES, SHARES
from saksama_node.results.judged.counting import by_district
from saksama_node.results.models import AreaSum, Band, Finding, FindingState, Publication, Resolution
from saksama_node.results.queries import FindingView, finding_view
from saksama_node.results.screens.screened import StandoutView, told_of
from saksama_node.results.states import Screen
from saksama_node.results.versions.contests import contest_of
from saksama_node.settings.clock import now

LOOK_A_DAY: Final = 20
DISTRICT: Final = 3
"""Parts of a kecamatan's code."""
_SCREENED: Final = {SHARES: Screen.NEIGHBOUR.value, **{rule: share for share, rule in RULES.items()}}
"""By rule of what a screen names, under what its rate was measured."""


@dataclass(frozen=True, slots=True)
class DistrictLine:
    """A kecamatan (or a wider area that has findings of its own) and how many findings wait there, by band."""

    region: str
    waiting: Mapping[Band, int]


@dataclass(frozen=True, slots=True)
class RuleCount:
    """How often a rule is broken in this queue, on how many of the sheets that could be tested (None: unknown)."""

    rule: str
    found: int
    sheets: int
    of: int | None
    base: BaseRate | None


@dataclass(frozen=True, slots=True)
class Effect:
    """What the open differences between forms move, by contestant, and the margin there; None: not known."""

    gains: Mapping[str, int]
    margin: int | None
    unknown: int


@dataclass(frozen=True, slots=True)
class District:
    """The queue of one area. `held_back`: of the last band, what stands there on another day.

    `told`: by the key of a finding, what a screen says of it; the rules' own findings are not in it.
    """

    region: str
    bands: Mapping[Band, tuple[FindingView, ...]]
    counts: Mapping[Band, tuple[RuleCount, ...]]
    effect: Effect
    held_back: int
    told: Mapping[str, StandoutView]


def lines(contest: str, regions: Sequence[str]) -> list[DistrictLine]:
    """Where findings wait at these regions and below, by code."""
    found: dict[str, dict[Band, int]] = defaultdict(dict)
    for (code, band), count in by_district(contest, regions).items():
        found[region_of(code)][band] = count
    return [DistrictLine(region, count) for region, count in sorted(found.items())]


def district(contest: str, region: str) -> District:
    """The queue of a kecamatan and what lies in it; of a wider area, its own findings alone."""
    own = (region,) if region.count(".") + 1 >= DISTRICT else ()
    rows = _open(contest, own) if own else Finding.objects.filter(_still(), contest=contest, region=region)
    found = [finding_view(row) for row in rows.order_by("place", "pk")]
    bands = {band: tuple(each for each in found if each.band is band) for band in Band}
    told = told_of([each.key for each in bands[Band.LOOK] if each.rule in ANOMALIES])
    bands[Band.LOOK] = tuple(sorted(bands[Band.LOOK], key=lambda each: _rarity(told.get(each.key))))
    shown = max(LOOK_A_DAY - _looked_today(contest, region), 0)
    held_back = max(len(bands[Band.LOOK]) - shown, 0)
    bands[Band.LOOK] = bands[Band.LOOK][:shown]
    counts = {band: _counts(contest, region, [each for each in found if each.band is band]) for band in Band}
    return District(region, bands, counts, _effect(contest, region, bands[Band.SOURCES]), held_back, told)


def _rarity(told: StandoutView | None) -> float:
    return -1.0 if told is None else told.p


def _still() -> Q:
    return Q(current=True, state=FindingState.OPEN)


def _open(contest: str, regions: Sequence[str]) -> QuerySet[Finding]:
    return Finding.objects.filter(within(regions), _still(), contest=contest)


def _looked_today(contest: str, region: str) -> int:
    midnight = timezone.localtime(now()).replace(hour=0, minute=0, second=0, microsecond=0)
    done = Resolution.objects.filter(finding__contest=contest, finding__band=Band.LOOK, at__gte=midnight)
    return done.filter(within((region,), "finding__region")).count()


def _counts(contest: str, region: str, found: Sequence[FindingView]) -> tuple[RuleCount, ...]:
    rules = {each.id: each for each in contest_of(contest).definition.rules}
    tested = _tested(contest, region)
    counted = Counter(each.rule for each in found)
    whole = Counter(rule for rule, _place in {(each.rule, each.place) for each in found if each.whole})
    return tuple(
        # How many stations of an area a screen used is not kept: it judges all of the election together.
        RuleCount(name, count, whole[name], None if name in ANOMALIES else tested, _base(rules.get(name), name))
        for name, count in sorted(counted.items())
    )


def _base(rule: Rule | None, name: str) -> BaseRate | None:
    """Of a rule as its sheet says; of what a screen names as it was measured on an election that nobody doubts."""
    if name not in _SCREENED:
        return None if rule is None else rule.base_rate
    rate = RATES[_SCREENED[name]]
    return BaseRate(found=rate.shown, of=rate.of, where=rate.where[0])


def _tested(contest: str, region: str) -> int | None:
    """Sheets there whose sums can be tested, by the source of stations that has most."""
    return max((each.whole for each in _areas(contest, region) if each.rows > 1), default=None)


def _effect(contest: str, region: str, found: Sequence[FindingView]) -> Effect:
    gains: Counter[str] = Counter()
    for each in found:
        gains.update(each.gains or {})
    unknown = sum(each.gains is None for each in found)
    return Effect({name: moved for name, moved in sorted(gains.items()) if moved}, _margin(contest, region), unknown)


def _margin(contest: str, region: str) -> int | None:
    """Votes between the first and the second there, by the newest source that has all of them."""
    names = contest_of(contest).definition.contestants
    for area in _areas(contest, region):
        votes = sorted(area.sums[name][0] for name in names if name in area.sums)
        if len(votes) > 1:
            return int(votes[-1] - votes[-2])
    return None


def _areas(contest: str, region: str) -> list[AreaSum]:
    """What the newest version of each source says of an area, the newest first."""
    newest: dict[str, int] = {}
    for pk, source in Publication.objects.filter(contest=contest).order_by("-pk").values_list("pk", "source"):
        newest.setdefault(source, pk)
    rows = AreaSum.objects.filter(publication__in=newest.values(), code=region.replace(".", ""))
    return list(rows.order_by("-publication"))
