"""Findings by place, at `/meja/hasil/antrean/`: by kecamatan, in three bands; what a second person reads of one.

Rules kept here:
  * Net effect first, then the bands; beside each count how many sheets could be tested and how often the rule is broken
    where nobody suspected anything.
  * The view stays in the address: contest and kecamatan; `j` and `k` go from finding to finding.
  * The second person reads the entry, what it begins, and its words: nothing is entered or begun that was not on the
    page, a task's partner, clause and last day with it.
Left to others: one finding and what is made of it, both numbers and every source (findings), which findings there are
(results.findings.queued), the page of the second (`seconds`).
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from saksama.entries.kinds.keying import FollowUp, SheetResolved
from saksama_node.accounts.policy import Action, Staff, places, require
from saksama_node.flows.results.begin_follow_up import place_words
from saksama_node.flows.results.begin_follow_up import title_of as title_begun
from saksama_node.places.regions import full_name
from saksama_node.results.findings.queued import District, district, lines
from saksama_node.results.findings.resolving import findings_of, wanted_in, with_last_day
from saksama_node.results.queries import Band, FindingView, newest
from saksama_node.results.screens.screened import told_of
from saksama_node.results.versions.contests import Contest, contest_of, contests
from saksama_node.seconds.proposing import Proposed
from saksama_node.web import formats
from saksama_node.web.codes import word
from saksama_node.web.desk.frame.access import desk_page
from saksama_node.web.desk.frame.second import Due, Line, Words
from saksama_node.web.desk.words.dispatches import clause_words
from saksama_node.web.desk.words.results import BAND_NOTES, BANDS, base_words, effect_lines, effect_of, named, sentence
from saksama_node.web.desk.words.screens import WHAT_TO_DO, rates_of
from saksama_node.web.results_words import title_of


@desk_page(Action.RESULTS_READ)
def home(request: HttpRequest, by: Staff, contest: str = "") -> HttpResponse:
    """Where findings wait at this person's places, by kecamatan; proposals that run with a last day."""
    offered = [each for each in contests() if newest(each.id)]
    chosen = contest_of(contest) if contest else offered[0] if offered else None
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


@desk_page(Action.RESULTS_READ)
def one(request: HttpRequest, by: Staff, contest: str, region: str) -> HttpResponse:
    """The queue of one kecamatan."""
    chosen = contest_of(contest)
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
    return None if due is None else formats.end_of(due)


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


_BEGUN: Final[Mapping[FollowUp, str | Promise]] = {
    FollowUp.CASE: gettext_lazy("Informasi awal yang dimulai, atas nama yang mengusulkan"),
    FollowUp.TASK: gettext_lazy("Tugas yang ditawarkan, atas nama yang mengusulkan"),
}


def _title(found: Proposed) -> str:
    return word(wanted_in(found).follow_up)


def _about(keys: Collection[str]) -> Mapping[str, str]:
    return {key: place_words(each) for key, each in findings_of(keys).items()}


def _shown(found: Proposed) -> Mapping[str, object]:
    wanted, finding = wanted_in(found), _finding(found)
    contest = contest_of(finding.contest)
    lines: list[Line] = [
        (gettext_lazy("Jenis catatan"), SheetResolved.KIND),
        (gettext_lazy("Pemilihan"), f"{title_of(contest)} ({contest.id})"),
        (gettext_lazy("Tempat"), f"{place_words(finding)} ({finding.place})"),
        (gettext_lazy("Ketidaksesuaian"), sentence(contest, finding, told_of([finding.key]).get(finding.key))),
        (gettext_lazy("Kode aturan"), finding.rule),
        (gettext_lazy("Kunci temuan"), finding.key),
        (gettext_lazy("Apa yang ditemukan"), f"{word(wanted.ground)} ({wanted.ground})"),
        (gettext_lazy("Tindak lanjut"), f"{word(wanted.follow_up)} ({wanted.follow_up})"),
    ]
    if wanted.due is not None:
        lines.append((gettext_lazy("Paling lambat"), f"{formats.day(wanted.due)} ({wanted.due.isoformat()})"))
    if wanted.follow_up in _BEGUN:
        lines.append((_BEGUN[wanted.follow_up], title_begun(finding)))
    if wanted.to:
        lines += [(gettext_lazy("Mitra"), wanted.to), (gettext_lazy("Menurut"), clause_words(wanted.clause))]
    return {"lines": lines}


def _dues(found: Sequence[Proposed]) -> Mapping[int, Due]:
    return {each.id: (end_of(wanted_in(each).due), None) for each in found}


def _leads(found: Proposed) -> tuple[str, str | Promise]:
    return reverse("desk:finding", args=[_finding(found).id]), gettext_lazy("Lihat kedua angka, sumber, dan fotonya")


def _finding(found: Proposed) -> FindingView:
    return findings_of([found.subject])[found.subject]


OF_A_FINDING: Final = Words(title=_title, about=_about, shown=_shown, leads=_leads, dues=_dues)


URLS: list[URLPattern] = [
    path("hasil/antrean/", home, name="queue"),
    path("hasil/antrean/<str:contest>/", home, name="queue-contest"),
    path("hasil/antrean/<str:contest>/<str:region>/", one, name="queue-district"),
]
