"""Words and figures of the page on equal treatment.

Rules kept here: a group is called as the law calls it; words count and compare, and never say why; what is not claimed
is a word, never a number.
Left to others: the sentences of the library (saksama.fairness.words), the drawing (treatment_plot).
"""

from collections.abc import Mapping
from functools import cache
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saksama.fairness.comparison import Comparison, Dimension, Measure, Side, Standing
from saksama.fairness.lines import Level
from saksama.procedure.edition import Edition
from saksama.procedure.reading import shipped
from saksama_node.web import formats

NOBODY: Final = "none"
"""How `case.reviewed` calls the party of a reported person who is of none."""

DIMENSIONS: Final[Mapping[Dimension, Promise]] = {
    Dimension.PARTY: gettext_lazy("Partai terlapor"),
    Dimension.REGION: gettext_lazy("Wilayah kantor"),
    Dimension.LEVEL: gettext_lazy("Tingkat kantor"),
}
MEASURES: Final[Mapping[Measure, Promise]] = {
    Measure.REGISTERED: gettext_lazy("Laporan yang diregistrasi"),
    Measure.FOUND: gettext_lazy("Keputusan yang menyatakan ada pelanggaran"),
    Measure.WAIT: gettext_lazy("Hari dari registrasi sampai keputusan"),
}
LEVELS: Final[Mapping[str, Promise]] = {
    Level.RI: gettext_lazy("Republik Indonesia"),
    Level.PROVINCE: gettext_lazy("provinsi"),
    Level.REGENCY: gettext_lazy("kabupaten/kota"),
    Level.DISTRICT: gettext_lazy("kecamatan"),
    Level.VILLAGE: gettext_lazy("kelurahan/desa"),
    Level.STATION: gettext_lazy("TPS"),
}
STANDINGS: Final[Mapping[Standing, tuple[str, Promise]]] = {
    Standing.NOTICEABLE: ("due", gettext_lazy("patut dilihat")),
    Standing.AS_CHANCE: ("plain", gettext_lazy("lazim karena kebetulan")),
    Standing.TOO_FEW: ("waiting", gettext_lazy("terlalu sedikit")),
}


def group_name(each: Comparison, offices: Mapping[str, str]) -> str:
    """A group as a reader knows it: an office by its name, a level by its word, a party by its code."""
    match each.dimension:
        case Dimension.PARTY:
            return _("bukan partai") if each.group == NOBODY else each.group.upper()
        case Dimension.REGION:
            return offices.get(each.group, each.group)
        case Dimension.LEVEL:
            return str(LEVELS.get(each.group, each.group))


def procedure_name(procedure: str) -> str:
    """The edition by its title; its id where this version does not know it."""
    edition = _editions().get(procedure)
    if edition is None:
        return procedure
    return edition.title_en if formats.english() else edition.title


@cache
def _editions() -> Mapping[str, Edition]:
    """Read once: they are files of this version."""
    return shipped()


def value(side: Side, measure: Measure) -> str:
    """A rate or a median with its interval of 95 %; empty where nothing is claimed."""
    if measure is not Measure.WAIT:
        if side.rate is None or side.interval is None:
            return ""
        low, high = formats.percent(side.interval.low), formats.percent(side.interval.high)
        return _("%(rate)s (%(low)s sampai %(high)s)") % {
            "rate": formats.percent(side.rate),
            "low": low,
            "high": high,
        }
    if side.median is None:
        return ""
    if side.median.days is None:
        return _("separuhnya belum diputus")
    return _("%(days)s hari (%(low)s sampai %(high)s)") % {
        "days": _days(side.median.days),
        "low": _days(side.median.low),
        "high": _days(side.median.high),
    }


def probability(found: float | None) -> str:
    """A p-value; empty where nothing is claimed."""
    if found is None:
        return ""
    text = "< 0.001" if found < 0.001 else f"{found:.3f}"
    return text if formats.english() else text.replace(".", ",")


def _days(days: float | None) -> str:
    if days is None:
        return _("belum tercapai")
    text = f"{days:.1f}"
    return text if formats.english() else text.replace(".", ",")
