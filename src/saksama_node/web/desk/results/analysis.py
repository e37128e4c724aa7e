"""Desk screens for an analyst: a version through every screen, at `/meja/hasil/kontes/<contest>/analisis/`; what each
screen sees, at `/meja/hasil/saringan/`.

Rules kept here:
  * Coverage and what is open by kabupaten stand before any statistic. Beside each number stand what was expected, how
    many stations were used, why others were not, how often the screen calls for nothing, and what it does not see.
  * Numbers of the whole election are anybody's who may read results: the public download gives the same. Kabupaten and
    single stations are shown of the own places and below.
  * The newest result of a screen is shown, with its method, its version and when it answered; what an earlier release
    said of the same version stands below it.
  * A screen that could not be run says which figures the source lacks; it has no numbers.
  * What is shown can be taken away as CSV, unrounded.
  * Power and false alarms stand as they were measured (`saksama.tally.forensics`), and why Benford's law, last digits,
    single-number shares and a plain binomial are not here.
Left to others: asking (the worker), the numbers (results.screens.screened), their words (desk.words.screens), all
measurements (docs/reference/screens-measured.md).
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from saksama.tally.forensics.pictures import cumulative_svg, fingerprint_svg, quiet_elections
from saksama_node.accounts.policy import Action, Staff, covers, places
from saksama_node.places.regions import full_name
from saksama_node.results import queries
from saksama_node.results.findings import queued
from saksama_node.results.queries import AreaView, Band, VersionView
from saksama_node.results.screens import screened
from saksama_node.results.screens.screened import ScreeningView, StandoutView
from saksama_node.results.states import Screen
from saksama_node.results.versions.contests import Contest, contest_of
from saksama_node.web.codes import word
from saksama_node.web.desk.frame.access import desk_page
from saksama_node.web.desk.words import screens as words
from saksama_node.web.desk.words.results import BANDS
from saksama_node.web.formats import language
from saksama_node.web.handing_out import table
from saksama_node.web.results_words import place_name, title_of


@desk_page(Action.RESULTS_READ)
def screens(request: HttpRequest, _by: Staff) -> HttpResponse:
    """Every screen, and what is not here."""
    shown = [each for each in Screen if each is not Screen.PICTURE]
    rows = [(words.NAMES[each], words.ABOUT[each], *words.rates(each)) for each in shown]
    return render(request, "desk/results/screens.html", {"rows": rows, "what_to_do": words.WHAT_TO_DO})


SHOWN: Final = 20
"""Stations of a screen that the page shows; the file has all."""
_REFRESH_SECONDS: Final = 2
_REGENCY: Final = 4


@dataclass(frozen=True, slots=True)
class View:
    """What is looked at: a version of a contest, by whom. `stations`: the versions that could be chosen."""

    contest: Contest
    version: VersionView
    stations: Sequence[VersionView]
    regions: Sequence[str]


@desk_page(Action.RESULTS_READ)
def analysis(request: HttpRequest, by: Staff, contest: str) -> HttpResponse:
    """One version, through every screen."""
    chosen = contest_of(contest)
    stations = [each for each in queries.versions(chosen.id) if queries.of_stations(each)]
    asked = request.GET.get("versi", "")
    version = next((each for each in stations if asked in ("", _key(each))), None)
    if version is None:
        if asked:
            raise Http404
        return render(request, "desk/results/analysis.html", {"contest": chosen, "title": title_of(chosen)})
    view = View(chosen, version, stations, places(by, Action.RESULTS_READ))
    if request.GET.get("bentuk") == "csv":
        return _file(view, request.GET.get("tabel", ""))
    response = render(request, "desk/results/analysis.html", _page(view))
    if not screened.progress(version.id).is_over:
        response["Refresh"] = str(_REFRESH_SECONDS)
    return response


def _page(view: View) -> dict[str, object]:
    found = screened.screenings(view.version.id)
    return {
        "contest": view.contest,
        "title": title_of(view.contest),
        "version": view.version,
        "key": _key(view.version),
        "source": word(view.version.source),
        "versions": [(_key(each), word(each.source), each) for each in view.stations],
        "progress": screened.progress(view.version.id),
        "bands": list(BANDS.values()),
        "regencies": [(place_name(each.region), each, counts) for each, counts in _regencies(view)],
        "screens": [_screen(view, found[each]) for each in Screen if each in found and each is not Screen.PICTURE],
        "pictures": _pictures(view),
        "picture": None if Screen.PICTURE not in found else _made(view, found[Screen.PICTURE]),
    }


def _screen(view: View, found: ScreeningView) -> dict[str, object]:
    named = screened.standouts(view.version.id, found.screen, view.regions)
    alarms, blind = words.rates(found.screen)
    return {
        **_made(view, found),
        "name": words.NAMES[found.screen],
        "about": words.ABOUT[found.screen],
        "id": found.screen.value,
        "lines": [words.line(view.contest, part, each) for part, each in found.numbers.items()],
        "standing": words.standing_words(found.screen, found.standing),
        "alarms": alarms,
        "blind": blind,
        "named": [_row(view, each) for each in named[:SHOWN]],
        "more": max(len(named) - SHOWN, 0),
        "all": found.named,
        "twins": _twins(view) if found.screen is Screen.IDENTICAL else [],
    }


def _made(view: View, found: ScreeningView) -> dict[str, object]:
    """How a result came about, or why there is none."""
    made = found.provenance
    return {
        "at": found.at,
        "earlier": [_before(view, each) for each in screened.earlier(view.version.id, found.screen)],
        "missing": words.missing_words(view.contest, found.missing),
        "used": None if made is None else made.used,
        "excluded": [] if made is None else words.excluded_words(made),
        "made": made,
        "parameters": "" if made is None else "; ".join(f"{name} {value}" for name, value in made.parameters.items()),
    }


def _before(view: View, found: ScreeningView) -> tuple[ScreeningView, list[words.Line]]:
    return found, [words.line(view.contest, part, each) for part, each in found.numbers.items()]


def _row(view: View, named: StandoutView) -> tuple[StandoutView, str, str, str]:
    place = words.station_words(named.station, named.region)
    return named, place, words.anomaly(view.contest, named), words.small(named.q)


def _twins(view: View) -> list[tuple[str, str, str]]:
    return [
        (
            words.pair_words(found.stations, queries.region_of(found.stations[0][:10])),
            " / ".join(map(str, found.votes)),
            words.small(found.chance),
        )
        for found in screened.twins(view.version.id, view.regions)
    ]


def _pictures(view: View) -> list[SafeString]:
    found = screened.pictures(view.version.id)
    if found is None:
        return []
    strip = {_("Pemilihan ini"): found, **quiet_elections()}
    # Made by our own library, which escapes what it is given.
    return [mark_safe(draw(strip, language())) for draw in (fingerprint_svg, cumulative_svg)]  # noqa: S308 - see above


def _regencies(view: View) -> list[tuple[AreaView, list[int]]]:
    """Each kabupaten or kota: how far the version covers it, how many findings are open in each band."""
    counts: Counter[tuple[str, Band]] = Counter()
    for line in queued.lines(view.contest.id, view.regions):
        for band, waiting in line.waiting.items():
            counts[".".join(line.region.split(".")[:2]), band] += waiting
    shown = [each for each in queries.areas(view.version.id, _REGENCY) if _is_own(view, each.region)]
    return [(each, [counts[each.region, band] for band in Band]) for each in shown]


def _is_own(view: View, region: str) -> bool:
    return any(covers(own, region) or covers(region, own) for own in view.regions)


def _file(view: View, name: str) -> HttpResponse:
    made = _TABLES.get(name)
    if made is None:
        raise Http404
    head, rows = made
    return table(f"{view.contest.id}-{_key(view.version)}-{name}.csv", head, rows(view))


def _numbers(view: View) -> Iterable[Sequence[object]]:
    for screen, found in screened.screenings(view.version.id).items():
        made = found.provenance
        end = ("", "", "", "", "") if made is None else (made.used, made.method, made.version, made.seed, made.digest)
        for part, each in found.numbers.items():
            yield screen.value, part, each.n, each.observed, each.expected, each.excess, each.z, each.p, "", *end
        for part, columns in found.missing.items():
            yield screen.value, part, *[""] * 6, " ".join(columns), *end


def _stations(view: View) -> Iterable[Sequence[object]]:
    for screen in Screen:
        for each in screened.standouts(view.version.id, screen, view.regions):
            numbers = (each.reported, each.whole, each.expected, each.low, each.high, each.p, each.q)
            yield screen.value, each.station, full_name(each.region), each.field, *numbers


def _alike(view: View) -> Iterable[Sequence[object]]:
    for found in screened.twins(view.version.id, view.regions):
        yield *found.stations, " ".join(map(str, found.votes)), found.chance


def _coverage(view: View) -> Iterable[Sequence[object]]:
    for each, counts in _regencies(view):
        yield each.code, place_name(each.region), each.rows, each.voted, each.whole, *counts


_SIX: Final = ("n", "observed", "expected", "excess", "z", "p")
_TABLES: Final[Mapping[str, tuple[Sequence[str], Callable[[View], Iterable[Sequence[object]]]]]] = {
    "saringan": (
        ("screen", "part", *_SIX, "missing", "used", "method", "version", "seed", "digest"),
        _numbers,
    ),
    "tps": (
        ("screen", "kode_tps", "desa", "field", "reported", "whole", "expected", "low", "high", "p", "q"),
        _stations,
    ),
    "sama": (("kode_tps_1", "kode_tps_2", "votes", "chance"), _alike),
    "liputan": (("kode", "kabkota", "tps", "ada_suara", "dapat_diuji", *(band.value for band in Band)), _coverage),
}


def _key(version: VersionView) -> str:
    return f"{version.source}-{version.number}"


URLS: list[URLPattern] = [
    path("hasil/saringan/", screens, name="screens"),
    path("hasil/kontes/<str:contest>/analisis/", analysis, name="results-analysis"),
]
