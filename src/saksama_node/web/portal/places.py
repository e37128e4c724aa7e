"""Which office takes a report of a place, at `/lapor/tempat/`: from lists, or from what is typed.

Rules kept here: links and one form, no JavaScript; nothing is kept, and nothing is chosen for the reader.
Left to others: finding, offices, what to bring (web.reporting.places).
"""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.views.decorators.http import require_safe

from saksama_node.flows.reports.choose_place import place_named, places_below, places_like
from saksama_node.settings.current import SETTINGS
from saksama_node.web.reporting.places import office_card, place_name

_LONGEST = 200


@require_safe
def place(request: HttpRequest) -> HttpResponse:
    """Lists from the province down; the office of the place that is open; candidates for what was typed."""
    typed = request.GET.get("q", "")[:_LONGEST].strip()
    region = request.GET.get("wilayah", "") or SETTINGS.region
    if place_named(region) is None:
        raise Http404
    context = {
        "typed": typed,
        "likely": [(code, place_name(code)) for code in places_like(typed)] if typed else [],
        "region": region,
        "name": place_name(region),
        "below": places_below(region),
        "above": region.rpartition(".")[0] if region != SETTINGS.region else "",
        "card": office_card(region),
        "is_chosen": region != SETTINGS.region,
    }
    return render(request, "portal/cases/place.html", context)


URLS: list[URLPattern] = [path("lapor/tempat/", place, name="report_place")]
