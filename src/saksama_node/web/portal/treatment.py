"""Whether all sides are treated alike, at `/kesetaraan/`: the library's report with a drawing and the table behind it.

Rules kept here:
  * Every number is that of `saksama fairness` on this log; the page computes none and says the very command.
  * What is kept is shown: no visit computes anything, so that the page answers at once however long the log is.
  * A log without cases says so, and whose cases there are elsewhere.
  * A group is called as the law calls it; words count and compare, and never say why; what is not claimed is a word,
    never a number.
Left to others: computing (flows.cases.compare_treatment), the sentences of the library (saksama.fairness.comparison),
the drawing (treatment_plot).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from saksama.fairness.comparison import CAVEAT, LEAST, Comparison, Dimension, Measure, Side, Standing, sentence
from saksama.fairness.report import FairnessReport, as_json
from saksama.procedure.levels import Level
from saksama.procedure.reading import shipped
from saksama_node.agreements import public as agreements
from saksama_node.cases.public import treatment
from saksama_node.flows.reports.choose_place import office_names
from saksama_node.ledger import public as ledger
from saksama_node.settings.current import SETTINGS
from saksama_node.web import formats
from saksama_node.web.handing_out import table
from saksama_node.web.plots import Plot
from saksama_node.web.portal.treatment_plot import Line, plot

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
    edition = shipped().get(procedure)
    if edition is None:
        return procedure
    return edition.title_en if formats.english() else edition.title


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


_HEAD: Final = (
    *("procedure", "dimension", "measure", "group", "hits", "total", "rate_or_median", "low", "high"),
    *("rest_hits", "rest_total", "rest_rate_or_median", "rest_low", "rest_high", "p", "adjusted", "standing"),
)


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table."""

    name: str
    here: Side
    here_value: str
    rest: Side
    rest_value: str
    adjusted: str
    colour: str
    standing: Promise


@dataclass(frozen=True, slots=True)
class Part:
    """One measure of one procedure: its table, and the drawing of those of which something is claimed."""

    id: str
    title: Promise
    rows: tuple[Row, ...]
    plot: Plot[Line] | None


@require_safe
def equal_treatment(request: HttpRequest) -> HttpResponse:
    """Show the report by one dimension; whole as CSV or JSON where asked."""
    made = treatment()
    match request.GET.get("bentuk"):
        case "csv" if made is not None:
            return table("kesetaraan.csv", _HEAD, map(_csv_row, made.comparisons))
        case "json" if made is not None:
            # As the command prints it, so that two files can be compared.
            return JsonResponse(as_json(made), json_dumps_params={"ensure_ascii": False, "indent": 2})
        case _:
            return render(request, "portal/treatment/page.html", _page(made, _dimension(request)))


def _page(made: FairnessReport | None, chosen: Dimension) -> dict[str, object]:
    base: dict[str, object] = {"made": made, "url": SETTINGS.url, "least": LEAST, "size": ledger.tree_size()}
    if made is None or not made.cases:
        return base | {"elsewhere": partners_shown()}
    offices = office_names()
    named = [(each, group_name(each, offices)) for each in made.comparisons]
    language = formats.language()
    return base | {
        "caveat": CAVEAT[1 if formats.english() else 0],
        "noticeable": [
            sentence(replace(each, group=name), language)
            for each, name in named
            if each.standing is Standing.NOTICEABLE
        ],
        "dimensions": [(str(each), title, each is chosen) for each, title in DIMENSIONS.items()],
        "chosen": DIMENSIONS[chosen],
        "not_stated": made.not_stated.get(chosen, 0),
        "procedures": list(_procedures([each for each in named if each[0].dimension is chosen])),
    }


def _procedures(named: Sequence[tuple[Comparison, str]]) -> Iterable[tuple[str, list[Part]]]:
    for place, procedure in enumerate(sorted({each.procedure for each, _name in named})):
        parts = [
            _part(f"{place}-{measure}", measure, [each for each in named if _is_of(each[0], procedure, measure)])
            for measure in Measure
        ]
        yield procedure_name(procedure), [each for each in parts if each.rows]


def _is_of(each: Comparison, procedure: str, measure: Measure) -> bool:
    return each.procedure == procedure and each.measure is measure


def _part(part_id: str, measure: Measure, named: Sequence[tuple[Comparison, str]]) -> Part:
    claimed = [(name, each.here, each.rest) for each, name in named if each.standing is not Standing.TOO_FEW]
    rows = tuple(_row(each, name) for each, name in named)
    return Part(part_id, MEASURES[measure], rows, plot(measure, claimed) if claimed else None)


def _row(each: Comparison, name: str) -> Row:
    colour, standing = STANDINGS[each.standing]
    # A value may be known of one side and still nothing be claimed: then none is shown.
    values = [value(side, each.measure) if each.adjusted is not None else "" for side in (each.here, each.rest)]
    return Row(name, each.here, values[0], each.rest, values[1], probability(each.adjusted), colour, standing)


def partners_shown() -> list[Mapping[str, str]]:
    """The partners of this node, whose log may hold what this one has not: cases, supervision."""
    found = {party.origin: party for each in agreements.shown() for party in each.parties}
    return [
        {"name": party.name_en if formats.english() else party.name, "url": party.url.rstrip("/")}
        for party in found.values()
        if party.origin != SETTINGS.origin
    ]


def _dimension(request: HttpRequest) -> Dimension:
    asked = request.GET.get("menurut", "")
    return Dimension(asked) if asked in list(Dimension) else Dimension.PARTY


def _csv_row(each: Comparison) -> Sequence[object]:
    side = (*_csv_side(each.here), *_csv_side(each.rest))
    return (each.procedure, each.dimension, each.measure, each.group, *side, each.p, each.adjusted, each.standing)


def _csv_side(side: Side) -> Sequence[object]:
    if side.median is not None:
        return side.hits, side.total, side.median.days, side.median.low, side.median.high
    if side.interval is not None:
        return side.hits, side.total, side.rate, side.interval.low, side.interval.high
    return side.hits, side.total, None, None, None


URLS: list[URLPattern] = [
    path("kesetaraan/", equal_treatment, name="treatment"),
]
