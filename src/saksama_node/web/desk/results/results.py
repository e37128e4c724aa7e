"""Desk screens of results for an analyst, at `/meja/hasil/`: contests, their versions, where sums do not hold.

Rules kept here:
  * Coverage and the number that could be tested stand beside every count; a base rate beside every rule that has one.
  * What a person sees is of the own places and below; of a country, province by province.
Left to others: the queue of one kecamatan and who decides (the queue's own pages), imports (`results_import`).
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from saksama.entries.kinds.sheet import RECAPS
from saksama_node.accounts.policy import Action, covers, may, places
from saksama_node.accounts.staff import Staff
from saksama_node.results import queries
from saksama_node.results.queries import AreaView, Band, VersionView
from saksama_node.results.versions.contests import Contest, NoSuchContest, contest_of, contests
from saksama_node.web import results_tiers
from saksama_node.web.codes import word
from saksama_node.web.desk.frame.access import desk
from saksama_node.web.handing_out import table
from saksama_node.web.results_words import place_name, rule_words, title_of

BANDS: Final = {
    Band.SUMS: gettext_lazy("Angka tidak klop"),
    Band.SOURCES: gettext_lazy("Beda antar-formulir"),
    Band.LOOK: gettext_lazy("Perlu dilihat"),
}
_PROVINCE, _REGENCY, _DISTRICT = 2, 4, 6


@desk(Action.RESULTS_READ)
@require_safe
def home(request: HttpRequest, by: Staff) -> HttpResponse:
    """Every contest, with the newest version of each source."""
    rows = [(each, title_of(each), _sources(each)) for each in contests()]
    context = {
        "rows": [row for row in rows if row[2]],
        "others": [row for row in rows if not row[2]],
        "may_import": may(by, Action.RESULTS_IMPORT),
    }
    return render(request, "desk/results/home.html", context)


@desk(Action.RESULTS_READ)
@require_safe
def contest(request: HttpRequest, by: Staff, contest: str) -> HttpResponse:
    """One contest: rules by kabupaten and kota, what is open by band and kecamatan."""
    try:
        chosen = contest_of(contest)
    except NoSuchContest as missing:
        raise Http404 from missing
    newest = queries.newest(chosen.id)
    stations = [each for each in newest.values() if each.counts is not None and queries.of_stations(each)]
    code = _code(request, chosen)
    regions = _within(places(by, Action.RESULTS_READ), queries.region_of(code))
    provinces = [] if code else _provinces(stations, regions)
    if len(provinces) == 1:
        # Of a country only one province is here, or is this person's: the page begins with its parts.
        provinces = []
    rules = [rule for rule in chosen.definition.rules if rule.sum]
    ids = [rule.id for rule in rules]
    is_file = request.GET.get("bentuk") == "csv"
    open_ones = _open(chosen, regions, _PROVINCE if provinces and not is_file else _DISTRICT)
    if is_file:
        head = ("kecamatan", *(band.value for band in BANDS))
        return table(f"{chosen.id}-terbuka.csv", head, ((code, *counts) for code, _name, counts in open_ones))
    context = {
        "contest": chosen,
        "title": title_of(chosen),
        "versions": [(word(each.source), each) for each in queries.versions(chosen.id)],
        "rules": [(rule, rule_words(rule)) for rule in rules],
        "tables": [
            (word(each.source), each, _by_area(each, _PROVINCE if provinces else _REGENCY, regions, ids))
            for each in stations
        ],
        "recaps": [(word(source), source.value) for source in newest if source in RECAPS],
        "code": code,
        "place": place_name(queries.region_of(code)) or code,
        "wide": bool(provinces),
        "bands": list(BANDS.values()),
        "open": open_ones,
        "may_import": may(by, Action.RESULTS_IMPORT),
    }
    return render(request, "desk/results/contest.html", context)


@desk(Action.RESULTS_READ)
@require_safe
def tiers(request: HttpRequest, _by: Staff, contest: str) -> HttpResponse:
    """Two versions tier by tier: the figures are public, so of every place."""
    try:
        chosen = contest_of(contest)
    except NoSuchContest as missing:
        raise Http404 from missing
    context = {"title": title_of(chosen), **results_tiers.context(request, chosen)}
    return render(request, "desk/results/tiers.html", context)


def _sources(contest: Contest) -> list[tuple[str, VersionView]]:
    return [(word(source), each) for source, each in queries.newest(contest.id).items()]


def _code(request: HttpRequest, contest: Contest) -> str:
    """The province (digits) that the page is narrowed to, or what the contest covers. Raises `Http404`."""
    code = request.GET.get("wilayah", "") or contest.digits
    is_code = code.isascii() and code.isdigit() and len(code) in (_PROVINCE, _REGENCY)
    if code and not (is_code and code.startswith(contest.digits)):
        raise Http404
    return code


def _within(regions: tuple[str, ...], region: str) -> tuple[str, ...]:
    """What of these regions lies in one: of a wider one, that one itself."""
    wider = any(not each or covers(each, region) for each in regions)
    if not region or not wider:
        return tuple(each for each in regions if not region or covers(region, each))
    return (region,)


def _provinces(stations: Sequence[VersionView], regions: tuple[str, ...]) -> list[str]:
    """The provinces of these regions of which a version tells."""
    return sorted({area.code for each in stations for area in queries.areas(each.id, _PROVINCE, regions)})


def _by_area(
    version: VersionView, digits: int, regions: tuple[str, ...], rules: list[str]
) -> list[tuple[str, AreaView, list[int | None]]]:
    """Of each area: its name, its sums, how often each rule does not hold (None: untestable)."""
    return [
        (_named(each.region), each, [each.broken.get(rule) for rule in rules])
        for each in queries.areas(version.id, digits, regions)
    ]


def _open(contest: Contest, regions: tuple[str, ...], digits: int) -> list[tuple[str, str, list[int]]]:
    """By area, how many findings are open in each band; a wider area that has some of its own stands for itself."""
    found: dict[str, Counter[Band]] = defaultdict(Counter)
    for (code, band), count in queries.open_by_district(contest.id, regions).items():
        found[code[:digits]][band] += count
    return [
        (code, _named(queries.region_of(code)), [counts[band] for band in BANDS])
        for code, counts in sorted(found.items())
    ]


def _named(region: str) -> str:
    return place_name(region) or region


URLS: list[URLPattern] = [
    path("hasil/", home, name="results"),
    path("hasil/kontes/<str:contest>/", contest, name="results-contest"),
    path("hasil/kontes/<str:contest>/tingkat/", tiers, name="results-tiers"),
]
