"""The numbers on watched content, at `/konten/angka/`: what was seen, what became of it, how long it took.

Rules kept here:
  * Every number is that of `saksama.statistics.content` on the logs to the sizes that the page names; it computes none.
  * By target all claims stand in the table, also those that came to nothing, so that selective work would show.
  * What was not done is told beside the times, in words that do not blame; where nothing is known no number stands.
Left to others: counting (flows.content.count_content), names (content_names), comparing them with the log (`saksama
verify`).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.utils.dates import MONTHS
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from saksama.statistics.content import ContentStatistics, Month, Step, Target
from saksama_node.contentwatch.public import content_numbers
from saksama_node.settings.current import SETTINGS
from saksama_node.web import content_names as names
from saksama_node.web import formats
from saksama_node.web.handing_out import table
from saksama_node.web.plots import WIDTH
from saksama_node.web.target_words import target_name

_LEFT, _LONGEST = 104, 172
_LINE: Final = 26
_DRAWN: Final = 18
"""Months in the drawing; the table has all."""
_MINUTE: Final = 60
_HEAD: Final = ("month", "captured", "claims", "assessed", "judged", "requested", "answered", "clarified")


@dataclass(frozen=True, slots=True)
class Bar:
    """One month's bar. Lengths in the drawing's units, as text: no comma of a language may come in between."""

    name: str
    y: str
    words: str
    length: str
    beside: str
    number: str


@dataclass(frozen=True, slots=True)
class Plot:
    """Copies captured by month; `title` is the finding."""

    title: str
    bars: tuple[Bar, ...]
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class TargetRow:
    """One target: how many claims, copies, what they were found and judged to be."""

    name: str
    said: Target
    assessed: str
    judged: str


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step: a time in words, empty where it was never done."""

    name: str
    said: Step
    median: str
    slowest: str


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Show the numbers; the months as CSV where asked. The whole as JSON is the peer's `/statistik-konten.json`."""
    counted = content_numbers()
    if counted is not None and request.GET.get("bentuk") == "csv":
        return table("konten.csv", _HEAD, ([getattr(each, name) for name in _HEAD] for each in counted.months))
    return render(request, "portal/content_numbers.html", {"url": SETTINGS.url, **_page(counted)})


def _page(counted: ContentStatistics | None) -> Mapping[str, object]:
    if counted is None or not counted.copies + counted.claims:
        return {"counted": counted}
    return {
        "counted": counted,
        "plot": _plot(counted.months),
        "months": [(_month(each.month), each) for each in reversed(counted.months)],
        "kinds": list(_kinds(counted)),
        "requests": [
            (names.name_of(names.ADDRESSEES, to), _spelled(names.OUTCOMES, outcomes), counted.reminders.get(to, 0))
            for to, outcomes in counted.requests.items()
        ],
        "presence": [(names.name_of(names.PRESENCE, code), number) for code, number in counted.presence.items()],
        "targets": [_target(each) for each in counted.targets],
        "steps": [_step(each) for each in counted.steps],
    }


def _kinds(counted: ContentStatistics) -> Iterable[tuple[str, list[tuple[str, int]]]]:
    """The counts that are one list each: what it is counted by, then name and number, the most first."""
    for title, names_of, counts in (
        (_("Kanal"), names.CHANNELS, counted.channels),
        (_("Bentuk"), names.MEDIA, counted.media),
        (_("Cara masuk"), names.WAYS, counted.ways),
        (_("Pemilahan"), names.TRIAGE, counted.triage),
        (_("Dugaan jenis klaim"), names.CATEGORIES, counted.categories),
        (_("Menyangkut"), names.CONCERNS, counted.concerns),
    ):
        ordered = sorted(counts.items(), key=lambda each: (-each[1], each[0]))
        yield title, [(names.name_of(names_of, code), number) for code, number in ordered]


def _plot(months: Sequence[Month]) -> Plot | None:
    drawn = [each for each in months if each.captured][-_DRAWN:]
    if not drawn:
        return None
    most = max(drawn, key=lambda each: each.captured)
    title = _("Paling banyak ditangkap: %(month)s, %(number)s salinan") % {
        "month": _month(most.month),
        "number": formats.figure(most.captured),
    }
    bars = tuple(_bar(place, each, most.captured) for place, each in enumerate(drawn))
    return Plot(title, bars, WIDTH, _LINE * len(bars) + 8)


def _bar(place: int, each: Month, most: int) -> Bar:
    top = 8 + _LINE * place
    length = _LONGEST * each.captured / most
    return Bar(
        name=_month(each.month, short=True),
        y=str(top),
        words=str(top + 13),
        length=f"{length:.1f}",
        beside=f"{_LEFT + length + 6:.1f}",
        number=formats.figure(each.captured),
    )


def _month(text: str, *, short: bool = False) -> str:
    day = date(int(text[:4]), int(text[5:]), 1)
    name: str | Promise = MONTHS[day.month]
    return f"{str(name)[:3] if short else name} {day.year}"


def _target(said: Target) -> TargetRow:
    return TargetRow(
        name=target_name(said.target),
        said=said,
        assessed=_spelled(names.ASSESSMENTS, said.assessed),
        judged=_spelled(names.JUDGMENTS, said.judged),
    )


def _spelled(words: names.Names, counts: Mapping[str, int]) -> str:
    """Write counts as words: 2 tidak benar, 1 belum dinilai."""
    return ", ".join(f"{formats.figure(number)} {names.name_of(words, code)}" for code, number in counts.items())


def _step(said: Step) -> StepRow:
    def length(seconds: int | None) -> str:
        if seconds is None:
            return ""
        return formats.span(timedelta(seconds=seconds)) if seconds >= _MINUTE else _("kurang dari satu menit")

    return StepRow(names.name_of(names.STEPS, said.step), said, length(said.median), length(said.slowest_tenth))


URLS: list[URLPattern] = [path("konten/angka/", show, name="content_numbers")]
