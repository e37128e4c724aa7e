"""Words of recaps that build up: how many areas are in, what a version changed, what an area said before.

Rules kept here: how many areas are in stands before any figure; a figure that was replaced stays, with its version.
Left to others: the numbers (`results.versions.recaps`), access (desk, portal).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saksama_node.results.versions.contests import Contest
from saksama_node.results.versions.recaps import Coverage, Past
from saksama_node.web import formats

LEVELS: Final = {
    2: gettext_lazy("provinsi"),
    4: gettext_lazy("kabupaten dan kota"),
    6: gettext_lazy("kecamatan"),
    10: gettext_lazy("desa dan kelurahan"),
}


@dataclass(frozen=True, slots=True)
class PastShown:
    """What a version said of an area. `state`: whether it counts now; `votes`: of each pair, None for unknown."""

    version: int
    at: datetime
    said_at: datetime | None
    state: str
    votes: tuple[int | None, ...]


def coverage_words(found: Sequence[Coverage]) -> list[str]:
    """One sentence for each level of which there is an area."""
    return [_covered(each) for each in found if each.has]


def _covered(each: Coverage) -> str:
    said = {"level": LEVELS[each.digits], "has": formats.figure(each.has)}
    if each.of is None:
        return _("%(has)s %(level)s sudah masuk; berapa seluruhnya tidak ada di daftar wilayah simpul ini.") % said
    if each.has == each.of:
        return _("Semua %(has)s %(level)s sudah masuk.") % said
    return _("%(has)s dari %(of)s %(level)s sudah masuk.") % {**said, "of": formats.figure(each.of)}


def past_shown(found: Sequence[Past], contest: Contest, shown: int) -> list[PastShown]:
    """The history of an area as its page at version `shown` tells it, the newest first."""
    counts = next((each.version for each in found if each.version <= shown), None)
    return [
        PastShown(each.version, each.at, each.said_at, _state(each, counts, shown), _votes(each.figures, contest))
        for each in found
    ]


def _state(each: Past, counts: int | None, shown: int) -> str:
    if each.figures is None:
        return _("ditarik")
    if each.version > shown:
        return _("masuk sesudah versi ini")
    return _("berlaku di versi ini") if each.version == counts else _("digantikan")


def _votes(figures: Mapping[str, int | None] | None, contest: Contest) -> tuple[int | None, ...]:
    return () if figures is None else tuple(figures.get(pair.field) for pair in contest.pair)
