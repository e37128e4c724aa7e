"""Results as they are published, at `/hasil/`: coverage first, figures by area, what does not fit, stations by source.

Each version may be taken away, as CSV and Parquet, its sums by area and what is open as JSON.

Rules kept here:
  * How many stations have said nothing stands before any sum; a sum says of how many stations it is.
  * A pair is called by its number; the names stand once, with their source, at the end.
  * Every number comes from a document that the page leads to, and the command that gives the same number stands there.
  * The CSV is the document itself, octet for octet, so that its SHA-256 is the one in the log; Parquet has the same
    columns. A version never changes, so it may be kept for long.
  * Sums and open findings as JSON are those of the pages, from the same rows, so that who makes them again from the
    document judges what the pages show.
Left to others: the numbers (`results.public`), the map (`results_map`), tiers beside each other (`results_tiers`), what
the columns mean (the sheet).
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from saksama.tally.published.judging import TIERS
from saksama_node.results import public
from saksama_node.results.public import AreaShown, Contest, NoSuchContest, Open, StationShown, VersionShown
from saksama_node.settings.current import SETTINGS
from saksama_node.web import results_tiers, results_words
from saksama_node.web.codes import word
from saksama_node.web.handing_out import to_keep
from saksama_node.web.results_map import COVERAGE, OPEN, map_of

_PER_PAGE: Final = 100
_STATIONS: Final = 100
_LONGEST: Final = 10


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """Every contest of which there are figures."""
    rows = [
        (
            each,
            results_words.title_of(each),
            [(word(one.source), one) for one in public.versions(each.id) if one.newest],
        )
        for each in public.shown()
    ]
    return render(request, "portal/results/list.html", {"rows": rows})


@require_safe
def one(request: HttpRequest, contest: str) -> HttpResponse:
    """A contest: one version, one area of it, its parts."""
    chosen, versions = _contest(contest)
    version = _version(request, versions)
    code = results_words.area_asked(request, chosen, range(_LONGEST + 1))
    area, parts = public.areas(chosen, version.source, version.number, code)
    if not code and len(parts) == 1:
        # Of a country only one province is here: the page begins with its parts.
        code = parts[0].code
        area, parts = public.areas(chosen, version.source, version.number, code)
    if area is None and not parts and version.flagged:
        raise Http404
    what = OPEN if request.GET.get("peta") == OPEN else COVERAGE
    open_here, open_in_all = public.open_by_area(chosen, code)
    dates = {each.number: each.at for each in versions if each.source is version.source}
    context = {
        **_head(chosen, versions, version),
        "area": area,
        "above": _above(chosen, code),
        "parts": [_part(each, chosen, open_here, dates) for each in parts],
        "columns": [(f"suara_paslon_{pair.number}", pair.number) for pair in chosen.pair],
        "votes": [] if area is None else _votes(area, chosen),
        "map": map_of(parts, open_here, what),
        "what": what,
        "open": open_in_all,
        "rules": [] if area is None else _rules(area, chosen),
        "tiers": None if version.of_stations else version.counts.get(TIERS),
        "code": code,
        **_recap(chosen, version, code),
    }
    return render(request, "portal/results/one.html", context)


@require_safe
def stations(request: HttpRequest, contest: str, code: str) -> HttpResponse:
    """The stations of a kecamatan or desa, each source beside the other."""
    chosen, versions = _contest(contest)
    if not _is_code(code) or len(code) not in (6, 10):
        raise Http404
    found = public.stations(chosen, code)
    if not found:
        raise Http404
    page = Paginator(found, _STATIONS).get_page(request.GET.get("page"))
    names = [*(pair.field for pair in chosen.pair), "suara_sah", "suara_tidak_sah", "suara_total"]
    called = {name: results_words.column_words(chosen).get(name, name) for name in names}
    context = {
        **_head(chosen, versions, versions[0]),
        "place": results_words.place_name(public.region_of(code)) or code,
        "page": page,
        "rows": [_station(each, called) for each in page.object_list],
        "names": called.values(),
        "above": _above(chosen, code),
        "code": code,
    }
    return render(request, "portal/results/stations.html", context)


@require_safe
def differing(request: HttpRequest, contest: str) -> HttpResponse:
    """What does not fit, by place."""
    chosen, versions = _contest(contest)
    code = results_words.area_asked(request, chosen, range(_LONGEST + 1))
    number = _page_number(request)
    found, count = public.open_findings(chosen, code, limit=_PER_PAGE, after=(number - 1) * _PER_PAGE)
    words = results_words.field_words(chosen)
    context = {
        **_head(chosen, versions, versions[0]),
        "place": results_words.place_name(public.region_of(code)),
        "code": code,
        "count": count,
        "rows": [_open(each, words) for each in found],
        "number": number,
        "more": count > number * _PER_PAGE,
    }
    return render(request, "portal/results/differing.html", context)


@require_safe
def tiers(request: HttpRequest, contest: str) -> HttpResponse:
    """Two versions tier by tier."""
    chosen, _versions = _contest(contest)
    context = {"title": results_words.title_of(chosen), **results_tiers.context(request, chosen)}
    return render(request, "portal/results/tiers.html", context)


def contest_named(contest: str) -> Contest:
    """The contest of this id. Raises `Http404`."""
    try:
        return public.contest_of(contest)
    except NoSuchContest as missing:
        raise Http404 from missing


def _contest(contest: str) -> tuple[Contest, list[VersionShown]]:
    chosen = contest_named(contest)
    versions = public.versions(chosen.id)
    if not versions:
        raise Http404
    return chosen, versions


def _recap(contest: Contest, version: VersionShown, code: str) -> Mapping[str, object]:
    """Of a recap: how many areas are in, what this area said before."""
    past = public.recap_history(contest, version.source, code)
    return {
        "recap": results_words.coverage_words(public.recap_coverage(contest, version.source, version.number)),
        "past": results_words.past_shown(past, contest, version.number),
    }


def _version(request: HttpRequest, versions: Sequence[VersionShown]) -> VersionShown:
    """The version that is asked for; else the newest whose sums are there, one that tells of stations first."""
    asked = request.GET.get("versi", "")
    for each in versions:
        if asked == f"{each.source}-{each.number}":
            return each
    return max(versions, key=lambda each: (bool(each.flagged), each.of_stations))


def _page_number(request: HttpRequest) -> int:
    asked = request.GET.get("page", "1")
    return min(max(int(asked), 1), 1000) if _is_code(asked) and len(asked) < 5 else 1


def _is_code(text: str) -> bool:
    return text.isascii() and text.isdigit()


def _head(contest: Contest, versions: Sequence[VersionShown], version: VersionShown) -> Mapping[str, object]:
    return {
        "contest": contest,
        "title": results_words.title_of(contest),
        "version": version,
        "source": word(version.source),
        "versions": [(word(each.source), each, f"{each.source}-{each.number}") for each in versions],
        "key": f"{version.source}-{version.number}",
        "url": SETTINGS.url,
    }


def _above(contest: Contest, code: str) -> list[tuple[str, str]]:
    """The areas above, the widest first: code and name."""
    cuts = [each for each in (2, 4, 6, 10) if len(contest.digits) <= each < len(code)]
    found = [(code[:cut], results_words.place_name(public.region_of(code[:cut]))) for cut in cuts]
    return [(each, name) for each, name in found if name]


def _part(
    area: AreaShown, contest: Contest, open_here: Mapping[str, int], dates: Mapping[int, datetime]
) -> Mapping[str, object]:
    sums = [area.sums.get(pair.field) for pair in contest.pair]
    at = dates.get(area.since) if area.since else None
    return {"area": area, "sums": [each and each[0] for each in sums], "open": open_here.get(area.code, 0), "at": at}


def _votes(area: AreaShown, contest: Contest) -> list[tuple[str, int | None, int]]:
    """Pairs, valid, invalid, all: what is summed, and over how many stations."""
    words = results_words.field_words(contest)
    names = [*(pair.field for pair in contest.pair), "suara_sah", "suara_tidak_sah", "suara_total"]
    return [(words.get(name, name), *area.sums[name]) for name in names if name in area.sums]


def _rules(area: AreaShown, contest: Contest) -> list[tuple[str, str, int, object]]:
    """The sums of the sheet: how often each does not hold here, and how often it did not where somebody counted."""
    return [
        (rule.id, results_words.rule_words(rule), area.broken[rule.id], rule.base_rate)
        for rule in contest.definition.rules
        if rule.id in area.broken and rule.sum
    ]


def _station(found: StationShown, called: Mapping[str, str]) -> Mapping[str, object]:
    rows = [
        (word(source), [(words, figures.get(name), name in found.differs) for name, words in called.items()])
        for source, figures in found.figures.items()
    ]
    return {
        "found": found,
        "place": results_words.place_name(public.region_of(found.code[:10])) or found.code[:10],
        "sources": rows,
    }


def _open(found: Open, words: Mapping[str, str]) -> Mapping[str, object]:
    said = results_words.Said(
        found.left, found.right, found.residual, found.left_fields, found.right_fields, found.sources
    )
    return {
        "found": found,
        "place": results_words.place_name(found.region),
        "station": found.place[10:],
        "desa": found.place[:10],
        "told": results_words.told(found.rule, said, words),
        "sources": [results_words.source_word(each) for each in found.sources],
        "gains": sorted((found.gains or {}).items()),
    }


@require_safe
@cache_control(public=True, max_age=86_400, immutable=True)
def file(_request: HttpRequest, contest: str, source: str, number: int, form: str) -> HttpResponse:
    """One version, whole."""
    versions = public.versions(contest_named(contest).id)
    found = next((each for each in versions if (each.source.value, each.number) == (source, number)), None)
    given = public.file_of(found.document, form) if found is not None and form in ("csv", "parquet") else None
    if given is None:
        raise Http404
    data, media = given
    return to_keep(data, media, f"{contest}-{source}-{number}.{form}")


@require_safe
def figures(_request: HttpRequest, contest: str, source: str, number: int) -> HttpResponse:
    """What the pages show of one version, by area, with its list and counts."""
    return _as_json(public.shown_figures(contest_named(contest), source, number))


@require_safe
def open_ones(_request: HttpRequest, contest: str) -> HttpResponse:
    """What the page of open findings lists, as lines of the lists that the log names."""
    return _as_json(public.shown_open(contest_named(contest)))


def _as_json(given: bytes | None) -> HttpResponse:
    if given is None:
        raise Http404
    return HttpResponse(given, content_type="application/json")


URLS: list[URLPattern] = [
    path("hasil/", listed, name="results"),
    path("hasil/<str:contest>/", one, name="results_one"),
    path("hasil/<str:contest>/beda/", differing, name="results_differing"),
    path("hasil/<str:contest>/tingkat/", tiers, name="results_tiers"),
    path("hasil/<str:contest>/tps/<str:code>/", stations, name="results_stations"),
    path("hasil/<str:contest>/beda.json", open_ones, name="results_open"),
    path("hasil/<str:contest>/<str:source>/<int:number>.json", figures, name="results_figures"),
    path("hasil/<str:contest>/<str:source>/<int:number>.<str:form>", file, name="results_file"),
]
