"""Desk screens to type a copy and to decide where two differ, at `.../ketik/` and `.../putuskan/`.

Rules kept here:
  * Keyboard first: one box a figure in the form's order, Enter to the next, Enter in the last one sends; then the next
    copy that waits for this person opens.
  * Page by page, in the form's order. Beside each box the same figure is cut out of its page's photo, where that could
    be put straight; else the page's photo stands whole, and a page without one is said.
  * No sum is shown and nothing is coloured while somebody types: what stands on the paper is typed, not what fits.
  * What was typed stays where it is refused, each fault beside its box.
Left to others: whose turn it is (flows), what is cut from which photo (results.copies.developing).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from saksama.errors import SaksamaError
from saksama.tally.sheet.layout import Box, Line
from saksama_node.accounts.policy import Action, Staff
from saksama_node.flows.results import key_sheet
from saksama_node.results.copies.boxes import Fault, TypedWrong
from saksama_node.results.copies.darkroom import MARGIN, SHEET
from saksama_node.results.copies.developing import pages_of
from saksama_node.results.copies.keyed import CopyView, Difference
from saksama_node.results.copies.keying import Why
from saksama_node.results.states import CopyState
from saksama_node.results.versions.contests import contest_of
from saksama_node.web.desk.frame.access import desk_form
from saksama_node.web.desk.frame.faults import explain
from saksama_node.web.desk.results.sheet_pages import PagePart, page_part
from saksama_node.web.desk.results.sheets import station_words
from saksama_node.web.desk.words.results import NOT_KEYED, TYPED_FAULTS, named_on_form
from saksama_node.web.results_words import title_of

_AROUND: Final = 12
"""Thousandths around a box: a photo is never quite straight."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One box to type. `view`: the part of its page's straight photo, as SVG's viewBox; `pair`: what two typed."""

    name: str
    words: str
    part: str
    value: str
    fault: str | Promise
    view: str
    pair: Difference | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the form."""

    code: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One page of the form, as it is typed."""

    page: PagePart
    rows: tuple[Row, ...]


def view_of(box: Box) -> str:
    """A box with a little around it, in pixels of a photo that was put straight: "x y width height"."""
    wide, high = (SHEET[0] - 2 * MARGIN) / 1000, (SHEET[1] - 2 * MARGIN) / 1000
    left, top = MARGIN + (box.left - _AROUND) * wide, MARGIN + (box.top - _AROUND / 2) * high
    return f"{left:.0f} {top:.0f} {(box.width + 2 * _AROUND) * wide:.0f} {(box.height + _AROUND) * high:.0f}"


def parts(
    found: CopyView,
    typed: Mapping[str, str],
    faults: Mapping[str, Fault],
    asked: Mapping[str, Difference] | None = None,
) -> list[Part]:
    """The pages to type: all of the sheet's lines, or those of the fields that are asked for."""
    made = []
    for page in pages_of(contest_of(found.contest).definition, found.photos):
        lines = (_row(line, typed, faults, asked) for line in page.lines)
        if kept := tuple(row for row in lines if row.cells):
            made.append(Part(page_part(page, found.photos), kept))
    return made


def _row(
    line: Line, typed: Mapping[str, str], faults: Mapping[str, Fault], asked: Mapping[str, Difference] | None
) -> Row:
    cells = (
        Cell(
            name=field.id,
            words=named_on_form(field),
            part=field.part,
            value=typed.get(field.id, ""),
            fault=TYPED_FAULTS[faults[field.id]] if field.id in faults else "",
            view=view_of(box),
            pair=None if asked is None else asked.get(field.id),
        )
        for field, box in line.cells
        if asked is None or field.id in asked
    )
    return Row(line.code, tuple(cells))


@desk_form(Action.SHEET_KEY)
def type_it(request: HttpRequest, by: Staff, subject: str) -> HttpResponseBase:
    """Type a copy, whole."""
    found = key_sheet.sheet_copy(by, subject)
    if request.method != "POST":
        if not found.waits_for(by.id) or found.state is CopyState.DIFFERS:
            messages.error(request, _refusal(found, by))
            return redirect("desk:sheet", subject)
        return _page(request, found, parts(found, {}, {}))
    try:
        state = key_sheet.type_sheet(by, subject, request.POST.dict())
    except TypedWrong as wrong:
        return _page(request, found, parts(found, request.POST.dict(), wrong.faults), len(wrong.faults))
    except SaksamaError as error:
        messages.error(request, explain(error))
        return redirect("desk:sheet", subject)
    messages.success(request, _said(state))
    following = key_sheet.next_to_type(by)
    return redirect("desk:sheet-type", following) if following else redirect("desk:sheets")


@desk_form(Action.SHEET_KEY)
def decide(request: HttpRequest, by: Staff, subject: str) -> HttpResponseBase:
    """Decide the fields on which two differ."""
    found = key_sheet.sheet_copy(by, subject)
    asked = {each.field: each for each in key_sheet.to_decide(by, subject)}
    if not asked:
        messages.error(request, _refusal(found, by))
        return redirect("desk:sheet", subject)
    if request.method != "POST":
        return _page(request, found, parts(found, {}, {}, asked), deciding=True)
    try:
        key_sheet.decide_sheet(by, subject, request.POST.dict())
    except TypedWrong as wrong:
        typed = request.POST.dict()
        return _page(request, found, parts(found, typed, wrong.faults, asked), len(wrong.faults), deciding=True)
    except SaksamaError as error:
        messages.error(request, explain(error))
        return redirect("desk:sheet", subject)
    messages.success(request, _("Diputuskan; kedua pengetikan dan hasilnya dibuka untuk umum."))
    following = key_sheet.next_to_decide(by)
    return redirect("desk:sheet-decide", following) if following else redirect("desk:sheet", subject)


def _page(
    request: HttpRequest, found: CopyView, asked: list[Part], wrong: int = 0, *, deciding: bool = False
) -> HttpResponseBase:
    context = {
        "copy": found,
        "station": station_words(found),
        "contest": title_of(contest_of(found.contest)),
        "parts": asked,
        "many_pages": len(pages_of(contest_of(found.contest).definition, found.photos)) > 1,
        "wrong": wrong,
        "deciding": deciding,
        "sheet_wide": SHEET[0],
        "sheet_high": SHEET[1],
    }
    return render(request, "desk/sheets/type.html", context, status=422 if wrong else 200)


def _refusal(found: CopyView, by: Staff) -> str:
    if by.id in found.typed_by:
        return str(NOT_KEYED[Why.TYPED_ALREADY])
    return str(NOT_KEYED[Why.NOT_DIFFERING if found.state is not CopyState.DIFFERS else Why.DONE])


def _said(state: CopyState) -> str:
    match state:
        case CopyState.ONCE:
            return _("Tersimpan dan dicatat. Orang kedua mengetik salinan yang sama.")
        case CopyState.DIFFERS:
            return _("Tersimpan dan dicatat. Kedua pengetikan berbeda; orang ketiga memutuskannya.")
        case _:
            return _("Tersimpan dan dicatat. Kedua pengetikan sama; hasilnya dibuka untuk umum.")


URLS: list[URLPattern] = [
    path("hasil/salinan/<str:subject>/ketik/", type_it, name="sheet-type"),
    path("hasil/salinan/<str:subject>/putuskan/", decide, name="sheet-decide"),
]
