"""Versions of results to take away, at `/hasil/<contest>/<source>-<version>.csv` and `.parquet`.

Rules kept here: the CSV is the document itself, octet for octet, so that its SHA-256 is the one in the log; Parquet has
the same columns. A version never changes, so it may be kept for long.
Left to others: what the columns mean (the sheet), pages (`results`).
"""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from saksama_node.results import public
from saksama_node.web.handing_out import attachment


@require_safe
@cache_control(public=True, max_age=86_400, immutable=True)
def file(_request: HttpRequest, contest: str, source: str, number: int, form: str) -> HttpResponse:
    """One version, whole."""
    try:
        versions = public.versions(public.contest_of(contest).id)
    except public.NoSuchContest as missing:
        raise Http404 from missing
    found = next((each for each in versions if (each.source.value, each.number) == (source, number)), None)
    if found is None or form not in ("csv", "parquet"):
        raise Http404
    data, media = public.file_of(found.document, form)
    response = HttpResponse(data, content_type=media)
    response["Content-Disposition"] = attachment(f"{contest}-{source}-{number}.{form}")
    return response


URLS: list[URLPattern] = [path("hasil/<str:contest>/<str:source>/<int:number>.<str:form>", file, name="results_file")]
