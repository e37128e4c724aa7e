"""Desk screens of results for an analyst, at `/meja/hasil/`: contests, their versions, where sums do not hold.

Rules kept here:
  * Coverage and the number that could be tested stand beside every count; a base rate beside every rule that has one.
  * What a person sees is of the own places and below.
Left to others: the queue of one kecamatan and who decides (the queue's own pages), imports (`results_import`).
"""

from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from saksama_node.accounts.policy import Action, covers, may, places
from saksama_node.accounts.staff import Staff
from saksama_node.places.regions import place_of
from saksama_node.results import queries
from saksama_node.results.contests import Contest, NoSuchContest, contest_of, contests
from saksama_node.results.queries import AreaView, Band, VersionView
from saksama_node.web import results_tiers
from saksama_node.web.codes import word
from saksama_node.web.desk.access import desk
from saksama_node.web.handing_out import table
from saksama_node.web.results_words import rule_words, title_of

BANDS: Final = {
    Band.SUMS: gettext_lazy("Angka tidak klop"),
    Band.SOURCES: gettext_lazy("Beda antar-formulir"),
    Band.LOOK: gettext_lazy("Perlu dilihat"),
}


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
    regions = places(by, Action.RESULTS_READ)
    newest = queries.newest(chosen.id)
    stations = [each for each in newest.values() if each.counts is not None and queries.of_stations(each)]
    rules = [rule for rule in chosen.definition.rules if rule.sum]
    ids = [rule.id for rule in rules]
    open_ones = _open(chosen, regions)
    if request.GET.get("bentuk") == "csv":
        head = ("kecamatan", *(band.value for band in BANDS))
        return table(f"{chosen.id}-terbuka.csv", head, ((code, *counts) for code, _name, counts in open_ones))
    context = {
        "contest": chosen,
        "title": title_of(chosen),
        "versions": [(word(each.source), each) for each in queries.versions(chosen.id)],
        "rules": [(rule, rule_words(rule)) for rule in rules],
        "tables": [(word(each.source), each, _by_regency(each, regions, ids)) for each in stations],
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


def _by_regency(
    version: VersionView, regions: tuple[str, ...], rules: list[str]
) -> list[tuple[str, AreaView, list[int | None]]]:
    """Of each kabupaten or kota: its name, its sums, how often each rule does not hold (None: untestable)."""
    return [
        (_named(each.region), each, [each.broken.get(rule) for rule in rules])
        for each in queries.areas(version.id, 4)
        if any(covers(region, each.region) or covers(each.region, region) for region in regions)
    ]


def _open(contest: Contest, regions: tuple[str, ...]) -> list[tuple[str, str, list[int]]]:
    """By kecamatan, how many findings are open in each band."""
    counts = queries.open_by_district(contest.id, regions)
    codes = sorted({code for code, _band in counts})
    return [(code, _named(queries.region_of(code)), [counts.get((code, band), 0) for band in BANDS]) for code in codes]


def _named(region: str) -> str:
    place = place_of(region)
    return region if place is None else place.name


URLS: list[URLPattern] = [
    path("hasil/", home, name="results"),
    path("hasil/kontes/<str:contest>/", contest, name="results-contest"),
    path("hasil/kontes/<str:contest>/tingkat/", tiers, name="results-tiers"),
]
