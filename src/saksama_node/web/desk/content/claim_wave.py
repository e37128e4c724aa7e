"""Desk screen of a claim's copies over time, at `/meja/klaim/.../gelombang/`: the drawing, its table, the caution.

Rules kept here:
  * Which moments are of posting and which of capture is said before anything is drawn.
  * Accounts that posted within a short time are figures beside what an even spread would give; the caution stands above
    them, and no sentence says that anybody arranged anything. Accounts are counted, not named.
  * Drawn is a line for each channel, a day from left to right, a disc by how many: its area is the number of copies, so
    that twice as many look twice as many.
  * Everything that the drawing shows stands in the table below it; for who cannot see it, title and description say so.
    It has no colour of its own and is as wide as a small telephone; the style sheet makes it right in the dark.
Left to others: the figures (contentwatch.captures.dated), colours (desk.css).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import sqrt
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.dateformat import format as format_date

from saksama.entries.kinds.content import Channel
from saksama.textmatch.words import CAUTION
from saksama.words import decimal
from saksama_node.accounts.policy import Action, Staff
from saksama_node.contentwatch.captures.captured import claim_of
from saksama_node.contentwatch.captures.dated import ACCOUNTS, wave_of
from saksama_node.web.codes import word
from saksama_node.web.desk.frame.access import desk_page
from saksama_node.web.desk.frame.lists import page_of
from saksama_node.web.formats import english, language
from saksama_node.web.plots import Plot, Tick, plotted

_LEFT, _RIGHT = 20, 300
_LINE: Final = 44
_LARGEST: Final = 12.0
_SMALLEST: Final = 2.0


@dataclass(frozen=True, slots=True)
class Disc:
    """A day of a channel; all in the drawing's units, as text: no comma of a language may come in between."""

    x: str
    y: str
    r: str


@dataclass(frozen=True, slots=True)
class Line:
    """A channel: its name above, its discs on the line."""

    name: str
    name_y: str
    y: str
    discs: tuple[Disc, ...]


def plot(days: Sequence[tuple[date, str, int]], names: Mapping[str, str]) -> Plot[Line]:
    """Draw copies by day and channel, at least one; `names`: a word for each channel."""
    first, last = days[0][0], days[-1][0]
    most = max(count for _, _, count in days)
    channels = sorted({channel for _, channel, _ in days})
    lines = []
    for place, channel in enumerate(channels):
        y = _LINE * place + 30
        discs = [
            Disc(_place(day, first, last), str(y), f"{max(_SMALLEST, _LARGEST * sqrt(count / most)):.1f}")
            for day, at, count in days
            if at == channel
        ]
        lines.append(Line(names[channel], str(_LINE * place + 13), str(y), tuple(discs)))
    return plotted(lines, _ticks(first, last), _LINE)


def _place(day: date, first: date, last: date) -> str:
    span = (last - first).days
    return f"{_LEFT + (_RIGHT - _LEFT) * ((day - first).days / span if span else 0.5):.1f}"


def _ticks(first: date, last: date) -> Iterator[Tick]:
    if first == last:
        yield Tick(_place(first, first, last), _day(first), "middle")
        return
    yield Tick(_place(first, first, last), _day(first), "start")
    middle = first + timedelta(days=(last - first).days // 2)
    if (last - first).days > 13:
        yield Tick(_place(middle, first, last), "…", "middle")
    yield Tick(_place(last, first, last), _day(last), "end")


def _day(day: date) -> str:
    return format_date(day, "j M Y")


_PER_PAGE = 100


@desk_page(Action.CONTENT_READ)
def wave(request: HttpRequest, by: Staff, subject: str) -> HttpResponse:
    """The copies of a claim by day and channel, and when many accounts posted at once."""
    found = wave_of(subject, timezone.get_default_timezone())
    days = found.whole.days
    page = page_of(request, days, _PER_PAGE)
    context = {
        "claim": claim_of(subject),
        "wave": found.whole,
        "posted": found.posted,
        "captured": found.whole.copies - found.posted,
        "plot": plot(days, {each.value: word(each) for each in Channel}) if days else None,
        "page": page,
        "listed": [(day, word(Channel(channel)), count) for day, channel, count in page.object_list],
        "caution": CAUTION[english()],
        "least": ACCOUNTS,
        "bursts": [(each, len(each.posts), decimal(each.evenly, language(), 2)) for each in found.bursts],
    }
    return render(request, "desk/content/wave.html", context)


URLS: list[URLPattern] = [
    path("klaim/<str:subject>/gelombang/", wave, name="claim-wave"),
]
