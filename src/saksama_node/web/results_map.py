"""A map of areas on a page of results: coverage, or how many places have something that does not fit.

Rules kept here:
  * A class of the legend is said in words; the table under the map has every number. Never a p-value, never a winner.
  * An area of which nothing is known has a class of its own.
Left to others: the numbers (`results.public`), the boundaries (`places.boundaries`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from saksama_node.places.boundaries import Frame, framed, shapes
from saksama_node.results.public import AreaShown
from saksama_node.web import formats

COVERAGE: Final = "liputan"
OPEN: Final = "beda"


@dataclass(frozen=True, slots=True)
class Drawn:
    """One area: its path, its class of the legend (0: nothing known), what it says when one rests on it, its page."""

    path: str
    step: int
    title: str
    code: str


@dataclass(frozen=True, slots=True)
class Map:
    """A map; `legend`: the classes that occur, with their words."""

    title: str
    frame: Frame
    areas: tuple[Drawn, ...]
    legend: tuple[tuple[int, str], ...]


def map_of(areas: Sequence[AreaShown], open_by_area: Mapping[str, int], what: str) -> Map | None:
    """The map of these areas; None where no boundaries ship for them."""
    known = shapes(areas[0].region[:2]) if areas else {}
    chosen = [each for each in areas if each.region in known]
    if not chosen:
        return None
    steps = {each.code: _step(each, open_by_area, what) for each in chosen}
    words = _open_words() if what == OPEN else _coverage_words()
    return Map(
        title=_("Yang tidak klop, menurut wilayah") if what == OPEN else _("TPS yang sudah ada suaranya"),
        frame=framed([known[each.region] for each in chosen]),
        areas=tuple(
            Drawn(known[each.region].path, steps[each.code], _title(each, open_by_area, what), each.code)
            for each in chosen
        ),
        legend=tuple((step, words[step]) for step in sorted(set(steps.values()))),
    )


def _step(area: AreaShown, open_by_area: Mapping[str, int], what: str) -> int:
    if what == OPEN:
        if not area.whole:
            return 0
        share = open_by_area.get(area.code, 0) / max(1, area.stations)
        return 1 + sum(share > bound for bound in (0.0, 0.1, 0.2))
    if not area.stations:
        return 0
    return 1 + sum(area.coverage >= bound for bound in (0.5, 0.9, 1.0))


def _title(area: AreaShown, open_by_area: Mapping[str, int], what: str) -> str:
    if what == OPEN:
        number = formats.figure(open_by_area.get(area.code, 0))
        return _("%(name)s: %(number)s tempat") % {"name": area.name, "number": number}
    said = {"name": area.name, "voted": formats.figure(area.voted), "stations": formats.figure(area.stations)}
    return _("%(name)s: %(voted)s dari %(stations)s TPS") % said


def _coverage_words() -> tuple[str, ...]:
    return (
        _("tidak diketahui berapa TPS-nya"),
        _("kurang dari separuh TPS"),
        _("separuh sampai 90 % TPS"),
        _("90 % TPS atau lebih, belum semua"),
        _("semua TPS"),
    )


def _open_words() -> tuple[str, ...]:
    return (
        _("belum ada yang dapat diuji"),
        _("tidak ada"),
        _("sampai 10 dari 100 TPS"),
        _("lebih dari 10 sampai 20 dari 100 TPS"),
        _("lebih dari 20 dari 100 TPS"),
    )
