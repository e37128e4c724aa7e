"""Whether all sides are treated alike, at `/kesetaraan/`: the library's report with a drawing and the table behind it.

Rules kept here:
  * Every number is that of `saksama fairness` on this log; the page computes none and says the very command.
  * What is kept is shown: no visit computes anything, so that the page answers at once however long the log is.
  * A log without cases says so, and whose cases there are elsewhere.
Left to others: computing (flows.cases.compare_treatment), words (treatment_words, saksama.fairness.words).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.utils.functional import Promise
from django.views.decorators.http import require_safe

from saksama.fairness.comparison import LEAST, Comparison, Dimension, Measure, Side, Standing
from saksama.fairness.report import FairnessReport, as_json
from saksama.fairness.words import CAVEAT, sentence
from saksama.words import Language
from saksama_node.agreements import public as agreements
from saksama_node.cases.public import treatment
from saksama_node.flows.reports.choose_place import office_names
from saksama_node.ledger import public as ledger
from saksama_node.settings.current import SETTINGS
from saksama_node.web import formats
from saksama_node.web.handing_out import table
from saksama_node.web.portal import treatment_words as words
from saksama_node.web.portal.treatment_plot import Plot, plot

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
    plot: Plot | None


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
        return base | {"elsewhere": _elsewhere()}
    offices = office_names()
    named = [(each, words.group_name(each, offices)) for each in made.comparisons]
    language: Language = "en" if formats.english() else "id"
    return base | {
        "caveat": CAVEAT[1 if formats.english() else 0],
        "noticeable": [
            sentence(replace(each, group=name), language)
            for each, name in named
            if each.standing is Standing.NOTICEABLE
        ],
        "dimensions": [(str(each), title, each is chosen) for each, title in words.DIMENSIONS.items()],
        "chosen": words.DIMENSIONS[chosen],
        "not_stated": made.not_stated.get(chosen, 0),
        "procedures": list(_procedures([each for each in named if each[0].dimension is chosen])),
    }


def _procedures(named: Sequence[tuple[Comparison, str]]) -> Iterable[tuple[str, list[Part]]]:
    for place, procedure in enumerate(sorted({each.procedure for each, _ in named})):
        parts = [
            _part(f"{place}-{measure}", measure, [each for each in named if _is_of(each[0], procedure, measure)])
            for measure in Measure
        ]
        yield words.procedure_name(procedure), [each for each in parts if each.rows]


def _is_of(each: Comparison, procedure: str, measure: Measure) -> bool:
    return each.procedure == procedure and each.measure is measure


def _part(part_id: str, measure: Measure, named: Sequence[tuple[Comparison, str]]) -> Part:
    claimed = [(name, each.here, each.rest) for each, name in named if each.standing is not Standing.TOO_FEW]
    rows = tuple(_row(each, name) for each, name in named)
    return Part(part_id, words.MEASURES[measure], rows, plot(measure, claimed) if claimed else None)


def _row(each: Comparison, name: str) -> Row:
    colour, standing = words.STANDINGS[each.standing]
    # A value may be known of one side and still nothing be claimed: then none is shown.
    values = [words.value(side, each.measure) if each.adjusted is not None else "" for side in (each.here, each.rest)]
    return Row(name, each.here, values[0], each.rest, values[1], words.probability(each.adjusted), colour, standing)


def _elsewhere() -> list[Mapping[str, str]]:
    """The partners of this node, whose log may hold the cases."""
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


URLS: list[URLPattern] = [path("kesetaraan/", equal_treatment, name="treatment")]
