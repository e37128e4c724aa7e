"""Versions of results to take away, at `/hasil/<contest>/<source>/<version>.csv` and `.parquet`; `.json`: its sums;
at `/hasil/<contest>/beda.json`: what is open.

Rules kept here: the CSV is the document itself, octet for octet, so that its SHA-256 is the one in the log; Parquet has
the same columns. A version never changes, so it may be kept for long. The sums by area are those of the pages, from the
same rows, so that who makes them again from the document judges what the pages show.
Left to others: what the columns mean (the sheet), pages (`results`).
"""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from saksama_node.results import public
from saksama_node.web.handing_out import to_keep
from saksama_node.web.portal.results import contest_named


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
    path("hasil/<str:contest>/beda.json", open_ones, name="results_open"),
    path("hasil/<str:contest>/<str:source>/<int:number>.json", figures, name="results_figures"),
    path("hasil/<str:contest>/<str:source>/<int:number>.<str:form>", file, name="results_file"),
]
