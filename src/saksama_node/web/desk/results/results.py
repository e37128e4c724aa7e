"""Results for an analyst, at `/meja/hasil/`: contests, their versions, where sums do not hold; one recap, area by area.

Rules kept here:
  * Coverage and the number that could be tested stand beside every count; a base rate beside every rule that has one.
  * What a person sees is of the own places and below; of a country, province by province.
  * How many areas of a recap are in stands first; each area with the version that said its figures last, and when.
  * Whoever may import may withdraw areas; what they said stays in its version, and the log says that they were taken.
Left to others: the queue of one kecamatan and who decides (finding_queue), imports (`imports`), the merge of recaps
(`results.versions.built`), who may withdraw (flow `publish_results`), figures and history (the public page).
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Final

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from saksama.entries.kinds.sheet import RECAPS, Source
from saksama.tally.published.merging import AreasAbsent, NothingLeft
from saksama_node.accounts.policy import ANYWHERE, Action, Staff, covers, may, places
from saksama_node.flows.results.contest_rights import place_of
from saksama_node.flows.results.publish_results import withdraw_areas
from saksama_node.results import queries
from saksama_node.results.judged import counting
from saksama_node.results.queries import AreaView, Band, VersionView
from saksama_node.results.versions import built
from saksama_node.results.versions.built import NothingToWithdraw
from saksama_node.results.versions.contests import Contest, NoSuchContest, contest_of, contests
from saksama_node.web import results_tiers
from saksama_node.web.codes import word
from saksama_node.web.desk.frame.access import desk_form, desk_page
from saksama_node.web.desk.frame.faults import explain
from saksama_node.web.desk.frame.lists import page_of
from saksama_node.web.handing_out import table
from saksama_node.web.results_words import area_asked, coverage_words, place_name, rule_words, title_of

BANDS: Final = {
    Band.SUMS: gettext_lazy("Angka tidak klop"),
    Band.SOURCES: gettext_lazy("Beda antar-formulir"),
    Band.LOOK: gettext_lazy("Perlu dilihat"),
}
_PROVINCE, _REGENCY, _DISTRICT = 2, 4, 6


@desk_page(Action.RESULTS_READ)
def home(request: HttpRequest, by: Staff) -> HttpResponse:
    """Every contest, with the newest version of each source."""
    rows = [(each, title_of(each), _sources(each)) for each in contests()]
    context = {
        "rows": [row for row in rows if row[2]],
        "others": [row for row in rows if not row[2]],
        "may_import": may(by, Action.RESULTS_IMPORT, ANYWHERE),  # a link; the contest is asked for its region
    }
    return render(request, "desk/results/home.html", context)


@desk_page(Action.RESULTS_READ)
def contest(request: HttpRequest, by: Staff, contest: str) -> HttpResponse:
    """One contest: rules by kabupaten and kota, what is open by band and kecamatan."""
    chosen = contest_of(contest)
    newest = queries.newest(chosen.id)
    stations = [each for each in newest.values() if each.counts is not None and queries.of_stations(each)]
    code = area_asked(request, chosen, (_PROVINCE, _REGENCY))
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
        "may_import": may(by, Action.RESULTS_IMPORT, ANYWHERE),  # a link; the contest is asked for its region
    }
    return render(request, "desk/results/contest.html", context)


@desk_page(Action.RESULTS_READ)
def tiers(request: HttpRequest, _by: Staff, contest: str) -> HttpResponse:
    """Two versions tier by tier: the figures are public, so of every place."""
    chosen = contest_of(contest)
    context = {"title": title_of(chosen), **results_tiers.context(request, chosen)}
    return render(request, "desk/results/tiers.html", context)


def _sources(contest: Contest) -> list[tuple[str, VersionView]]:
    return [(word(source), each) for source, each in queries.newest(contest.id).items()]


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
    for (code, band), count in counting.by_district(contest.id, regions).items():
        found[code[:digits]][band] += count
    return [
        (code, _named(queries.region_of(code)), [counts[band] for band in BANDS])
        for code, counts in sorted(found.items())
    ]


def _named(region: str) -> str:
    return place_name(region) or region


_PER_PAGE: Final = 200


@desk_form(Action.RESULTS_READ)
def recap(request: HttpRequest, by: Staff, contest: str, source: str) -> HttpResponseBase:
    """The areas of a recap's newest version; with a POST some of them are withdrawn."""
    chosen, of = _asked(contest, source)
    if request.method != "POST":
        return _page(request, by, chosen, of)
    codes = request.POST.getlist("wilayah")
    if not codes:
        return _page(request, by, chosen, of, _("Tandai paling sedikit satu wilayah."))
    try:
        withdraw_areas(by, chosen.id, of, codes)
    except (NothingToWithdraw, AreasAbsent, NothingLeft) as error:
        return _page(request, by, chosen, of, explain(error))
    told = ngettext("%(n)s wilayah ditarik.", "%(n)s wilayah ditarik.", len(codes)) % {"n": len(codes)}
    messages.success(request, told)
    return redirect("desk:results-recap", chosen.id, of.value)


def _asked(contest: str, source: str) -> tuple[Contest, Source]:
    try:
        chosen, of = contest_of(contest), Source(source)
    except (NoSuchContest, ValueError) as missing:
        raise Http404 from missing
    if of not in RECAPS:
        raise Http404
    return chosen, of


def _page(request: HttpRequest, by: Staff, contest: Contest, source: Source, wrong: str = "") -> HttpResponse:
    newest = built.newest(contest, source)
    if newest is None:
        raise Http404
    dates = {each.number: each.at for each in queries.versions(contest.id, source)}
    page = page_of(request, built.areas(newest), _PER_PAGE)
    ticked = set(request.POST.getlist("wilayah"))
    context = {
        "contest": contest,
        "title": title_of(contest),
        "source": word(source),
        "key": f"{source}-{newest.number}",
        "number": newest.number,
        "judged": bool(newest.flagged),
        "coverage": coverage_words(built.coverage(contest, newest)),
        "page": page,
        "rows": [
            (code, place_name(queries.region_of(code)) or code, since, dates.get(since or 0), code in ticked)
            for code, since in page.object_list
        ],
        "may_withdraw": may(by, Action.RESULTS_IMPORT, place_of(contest)),
        "wrong": wrong,
    }
    return render(request, "desk/results/recap.html", context, status=422 if wrong else 200)


URLS: list[URLPattern] = [
    path("hasil/", home, name="results"),
    path("hasil/kontes/<str:contest>/", contest, name="results-contest"),
    path("hasil/kontes/<str:contest>/tingkat/", tiers, name="results-tiers"),
    path("hasil/kontes/<str:contest>/rekap/<str:source>/", recap, name="results-recap"),
]
