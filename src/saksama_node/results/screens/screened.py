"""Reads on screens: what each says of a version, the stations that it names, which of them a version still waits for.

Rules kept here:
  * What crosses this door is frozen; a screen that has not answered says nothing yet, and one that could not be run has
    no numbers. None of it is for the public.
  * The newest version of a source is screened by what the screens do now; an older one keeps what it got.
  * Nothing here loads what computes a screen.
Left to others: asking and keeping (screening), who may read (flows, `accounts.policy`), sentences (web).
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db.models import Q

from saksama.tally.forensics import recipes
from saksama.tally.forensics.excess import Excess, Standing
from saksama.tally.forensics.pictures import Pictures
from saksama.tally.forensics.population import Provenance, Reason, Recipe
from saksama_node.lists.within import within
from saksama_node.results.judged.flagging import newest_of
from saksama_node.results.models import Publication, Screening, Standout
from saksama_node.results.states import Screen, ScreenState

RECIPES: Final[Mapping[Screen, Recipe]] = {
    Screen.INTEGER: recipes.INTEGER,
    Screen.NEIGHBOUR: recipes.NEIGHBOUR,
    Screen.TURNOUT: recipes.NEIGHBOUR,
    Screen.IDENTICAL: recipes.IDENTICAL,
    Screen.PICTURE: recipes.PICTURE,
}
"""What each screen does in this release."""
FINISHED: Final = (ScreenState.DONE, ScreenState.UNTESTABLE)


def waiting(number: int) -> list[Screen]:
    """The screens of a version that have not answered yet; of the newest of a source, not in this release's way."""
    version = Publication.objects.get(pk=number)
    finished = Screening.objects.filter(publication=number, state__in=FINISHED)
    if newest_of(version.contest, version.source) == version:
        finished = finished.filter(by_ours(""))
    answered = set(finished.values_list("screen", flat=True))
    return [screen for screen in Screen if screen.value not in answered]


def by_ours(prefix: str) -> Q:
    """Screenings by what a screen does in this release."""
    found = Q(pk__in=())
    for screen, recipe in RECIPES.items():
        found |= Q(**{f"{prefix}screen": screen.value, f"{prefix}recipe": recipe.digest})
    return found


@dataclass(frozen=True, slots=True)
class StandoutView:
    """A station that a screen names: `field` has `reported` of `whole`, where `low` to `high` were expected.

    `place`: its order within the screen, from 0, the rarest first; `key`: of its finding.
    """

    place: int
    key: str
    station: str
    region: str
    rule: str
    field: str
    reported: int
    whole: int
    expected: float
    low: int
    high: int
    p: float
    q: float


@dataclass(frozen=True, slots=True)
class Twins:
    """Stations, two of one desa, with the same votes; `chance`: how often two such stations would agree."""

    stations: tuple[str, ...]
    votes: tuple[int, ...]
    chance: float


@dataclass(frozen=True, slots=True)
class ScreeningView:
    """One screen of one version. `numbers`: by part; `missing`: by part, the columns that the version lacks.

    `provenance` None: it was not run; `standing` None: it gives none, or was not run; `named`: how many stations;
    `at`: when it answered.
    """

    screen: Screen
    state: ScreenState
    at: datetime
    numbers: Mapping[str, Excess]
    missing: Mapping[str, tuple[str, ...]]
    standing: Standing | None
    phi: Mapping[str, float]
    provenance: Provenance | None
    named: int


@dataclass(frozen=True, slots=True)
class Progress:
    """How many screens of a version have answered, of how many."""

    done: int
    total: int

    @property
    def is_over(self) -> bool:
        """Whether all have."""
        return self.done == self.total


def progress(version: int) -> Progress:
    """How far the screening of a version is; of the newest of a source, by what the screens do in this release."""
    return Progress(len(Screen) - len(waiting(version)), len(Screen))


def screenings(version: int) -> dict[Screen, ScreeningView]:
    """What each screen says of a version, by its newest recipe that has answered; one that has not is absent."""
    rows = {screen: _newest(version, screen) for screen in Screen}
    return {screen: _view(row) for screen, row in rows.items() if row is not None}


def earlier(version: int, screen: Screen) -> list[ScreeningView]:
    """What a screen said of a version by earlier recipes, the newest first."""
    return [_view(row) for row in _finished(version, screen)[1:]]


def standouts(version: int, screen: Screen, regions: Sequence[str]) -> list[StandoutView]:
    """The stations that a screen of a version names, at these regions and below, the rarest first."""
    row = _done(version, screen)
    return [] if row is None else [_standout(each) for each in row.standouts.filter(within(regions))]


def told_of(keys: Collection[str]) -> dict[str, StandoutView]:
    """By the key of a finding, what the newest screen of the newest version that names it says."""
    rows = Standout.objects.filter(key__in=keys, screening__state=ScreenState.DONE)
    rows = rows.order_by("screening__publication_id", "screening_id")
    return {row.key: _standout(row) for row in rows}


def twins(version: int, regions: Sequence[str]) -> list[Twins]:
    """Pairs of stations of one desa with the same votes, at these regions and below, the rarest first."""
    row = _done(version, Screen.IDENTICAL)
    pairs = [] if row is None else row.told["pairs"]
    found = [Twins(tuple(each["stations"]), tuple(each["votes"]), each["chance"]) for each in pairs]
    prefixes = tuple(region.replace(".", "") for region in regions)
    return [each for each in found if each.stations[0].startswith(prefixes)]


def pictures(version: int) -> Pictures | None:
    """The two pictures of a version, as data; None where they could not be made, or are not yet."""
    row = _done(version, Screen.PICTURE)
    if row is None:
        return None
    cells = {(turnout, share): percent for turnout, share, percent in row.told["cells"]}
    return Pictures(cells, tuple(row.told["curve"]), row.told["stations"])


def _done(version: int, screen: Screen) -> Screening | None:
    row = _newest(version, screen)
    return row if row is not None and row.state == ScreenState.DONE else None


def _newest(version: int, screen: Screen) -> Screening | None:
    return next(iter(_finished(version, screen)), None)


def _finished(version: int, screen: Screen) -> list[Screening]:
    """By every recipe that has answered, the newest first."""
    rows = Screening.objects.filter(publication=version, screen=screen.value, state__in=FINISHED)
    return list(rows.order_by("-pk"))


def _view(row: Screening) -> ScreeningView:
    standing = row.told.get("standing") if row.state == ScreenState.DONE else None
    return ScreeningView(
        screen=Screen(row.screen),
        state=ScreenState(row.state),
        at=row.at,
        numbers={part: _excess(each) for part, each in row.numbers.items()},
        missing={part: tuple(names) for part, names in row.missing.items()},
        standing=None if standing is None else Standing(standing),
        phi=row.told.get("phi", {}),
        provenance=None if row.used is None else _provenance(row, row.used),
        named=row.standouts.count(),
    )


def _provenance(row: Screening, used: int) -> Provenance:
    return Provenance(
        method=row.method,
        version=row.version,
        parameters=row.parameters,
        seed=row.seed,
        digest=row.digest,
        used=used,
        excluded={Reason(reason): count for reason, count in row.excluded.items()},
    )


def _excess(told: Mapping[str, float]) -> Excess:
    return Excess(int(told["n"]), int(told["observed"]), told["expected"], told["z"], told["p"])


def _standout(row: Standout) -> StandoutView:
    return StandoutView(
        place=row.place,
        key=row.key,
        station=row.station,
        region=row.region,
        rule=row.rule,
        field=row.share,
        reported=row.reported,
        whole=row.whole,
        expected=row.expected,
        low=row.low,
        high=row.high,
        p=row.p,
        q=row.q,
    )
