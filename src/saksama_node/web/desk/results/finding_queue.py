"""Desk screens of the queue of findings, at `/meja/hasil/antrean/`: by kecamatan, in three bands.

Rules kept here:
  * Net effect first, then the bands; beside each count how many sheets could be tested and how often the rule is broken
    where nobody suspected anything.
  * The view stays in the address: contest and kecamatan; `j` and `k` go from finding to finding.
Left to others: one finding and what is made of it (findings), which findings there are (results.findings.queue).
"""

from datetime import date, datetime, time

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.utils import timezone
from django.views.decorators.http import require_safe

from saksama_node.accounts.policy import Action, places, require
from saksama_node.accounts.staff import Staff
from saksama_node.flows.results.begin_follow_up import place_words
from saksama_node.places.regions import full_name
from saksama_node.results.findings.queue import District, district, lines
from saksama_node.results.findings.resolved import with_last_day
from saksama_node.results.queries import Band, newest
from saksama_node.results.versions.contests import Contest, NoSuchContest, contest_of, contests
from saksama_node.web.codes import word
from saksama_node.web.desk.frame.access import desk
from saksama_node.web.desk.words.queue import BAND_NOTES, BANDS, base_words, effect_lines, effect_of, named, sentence
from saksama_node.web.desk.words.screens import WHAT_TO_DO, rates_of
from saksama_node.web.results_words import title_of


@desk(Action.RESULTS_READ)
@require_safe
def home(request: HttpRequest, by: Staff, contest: str = "") -> HttpResponse:
    """Where findings wait at this person's places, by kecamatan; proposals that run with a last day."""
    offered = [each for each in contests() if newest(each.id)]
    chosen = _contest(contest) if contest else offered[0] if offered else None
    regions = places(by, Action.RESULTS_READ)
    context: dict[str, object] = {"contest": chosen, "others": [(each, title_of(each)) for each in offered]}
    if chosen is not None:
        found = lines(chosen.id, regions)
        context |= {
            "title": title_of(chosen),
            "bands": list(BANDS.values()),
            "lines": [
                (each.region, full_name(each.region), [each.waiting.get(band, 0) for band in BANDS]) for each in found
            ],
            "running": [
                (each, place_words(each.finding), word(each.follow_up), end_of(each.due))
                for each in with_last_day(chosen.id, regions)
            ],
        }
    return render(request, "desk/queue/home.html", context)


@desk(Action.RESULTS_READ)
@require_safe
def one(request: HttpRequest, by: Staff, contest: str, region: str) -> HttpResponse:
    """The queue of one kecamatan."""
    chosen = _contest(contest)
    require(by, Action.RESULTS_READ, region)
    found = district(chosen.id, region)
    context = {
        "contest": chosen,
        "title": title_of(chosen),
        "region": region,
        "place": full_name(region),
        "effect": effect_lines(chosen, found.effect),
        "bands": [_band(chosen, found, band) for band in Band],
        "held_back": found.held_back,
    }
    return render(request, "desk/queue/district.html", context)


def end_of(due: date | None) -> datetime | None:
    """The last moment of a day here; None where there is none."""
    return None if due is None else timezone.make_aware(datetime.combine(due, time(23, 59, 59)))


def _band(contest: Contest, found: District, band: Band) -> dict[str, object]:
    return {
        "title": BANDS[band],
        "note": BAND_NOTES[band],
        "counts": [(each, named(contest, each.rule), base_words(each.base)) for each in found.counts[band]],
        "findings": [
            (each, place_words(each), sentence(contest, each, found.told.get(each.key)), effect_of(contest, each))
            for each in found.bands[band]
        ],
        "screens": rates_of(each.rule for each in found.counts[band]),
        "what_to_do": WHAT_TO_DO,
    }


def _contest(contest: str) -> Contest:
    try:
        return contest_of(contest)
    except NoSuchContest as missing:
        raise Http404 from missing


URLS: list[URLPattern] = [
    path("hasil/antrean/", home, name="queue"),
    path("hasil/antrean/<str:contest>/", home, name="queue-contest"),
    path("hasil/antrean/<str:contest>/<str:region>/", one, name="queue-district"),
]
