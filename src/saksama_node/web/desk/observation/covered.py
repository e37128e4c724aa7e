"""Coverage of supervision by office at the desk, and its map: which share of what was asked for is in.

Rules kept here:
  * Who was not asked has no share, and a step of its own on the map; what each step means is said in words.
Left to others: the page and its table (statistics).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from saksama.observation.counting import Count
from saksama.procedure.levels import depth
from saksama_node.accounts.policy import covers
from saksama_node.accounts.queries import names_of_offices
from saksama_node.places.boundaries import framed, shapes
from saksama_node.places.regions import full_name
from saksama_node.web import formats
from saksama_node.web.results_map import Drawn, Map


@dataclass(frozen=True, slots=True)
class Area:
    """One office with all below it, for one form; `missing`: of each office that was asked, None where none was."""

    form: str
    office: str
    name: str
    count: Count
    missing: int | None

    @property
    def share(self) -> float | None:
        """Which share of what was asked for is in."""
        return None if not self.count.asked or self.missing is None else 1 - self.missing / self.count.asked


def map_of(areas: Sequence[Area], regions: Sequence[str], deepest: int) -> Map | None:
    """The map of the places of this depth in these regions; None where nothing of them is counted."""
    by_office = {each.office: each for each in areas if depth(each.office) == deepest}
    known = {
        region: shape
        for province in sorted({each[:2] for each in by_office})
        for region, shape in shapes(province).items()
        if depth(region) == deepest and any(covers(each, region) for each in regions)
    }
    if not known:
        return None
    names = {region: full_name(region) for region in known} | names_of_offices(known)
    steps = {region: _step(by_office.get(region)) for region in known}
    words = _legend()
    return Map(
        title=_("Laporan yang masuk, dari yang diminta"),
        frame=framed(list(known.values())),
        areas=tuple(
            Drawn(shape.path, steps[region], _told(names[region], by_office.get(region)), region)
            for region, shape in known.items()
        ),
        legend=tuple((step, words[step]) for step in sorted(set(steps.values()))),
    )


def _step(area: Area | None) -> int:
    if area is None or area.share is None:
        return 0
    return 1 + sum((area.share > 0, area.share >= 0.5, area.share >= 1))


def _legend() -> tuple[str, ...]:
    return (
        _("tidak ada yang diminta"),
        _("belum ada yang masuk"),
        _("kurang dari separuh"),
        _("separuh atau lebih, belum semua"),
        _("semua yang diminta"),
    )


def _told(name: str, area: Area | None) -> str:
    if area is None or area.count.asked is None:
        sent = 0 if area is None else area.count.sent
        return _("%(name)s: tidak diminta, %(sent)s masuk") % {"name": name, "sent": formats.figure(sent)}
    said = {"name": name, "sent": formats.figure(area.count.sent), "asked": formats.figure(area.count.asked)}
    return _("%(name)s: %(sent)s masuk, %(asked)s diminta") % said
