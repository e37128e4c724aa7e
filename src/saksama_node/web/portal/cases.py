"""Cases as anyone may see them, at `/perkara/`: no person, no receipt.

Rules kept here: all of it comes from `cases.public`, which reads the public log alone.
Left to others: the log itself in words (the log's page).
"""

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from saksama.tlog.strict import decode_decimal
from saksama_node.cases.public import Page, PublicCase, case, newest, numbered
from saksama_node.flows.reports.choose_place import office_names
from saksama_node.web.handing_out import table
from saksama_node.web.reporting.words import OUTCOMES, STATE_COLOURS, STATES, act_words

_PER_PAGE = 25
_CSV_ROWS = 10_000


class NumberForm(forms.Form):
    """The filter: part of a register number."""

    nomor = forms.CharField(label=_("Nomor register"), required=False, widget=forms.TextInput({"type": "search"}))


@require_safe
def cases(request: HttpRequest) -> HttpResponse:
    """List cases, newest first; as CSV where asked."""
    form = NumberForm(request.GET)
    number = form.cleaned_data["nomor"].strip() if form.is_valid() else ""
    before = _before(request.GET.get("sebelum", ""))
    limit = _CSV_ROWS if request.GET.get("bentuk") == "csv" else _PER_PAGE
    page = Page(numbered(number)[:limit], None) if number else newest(limit, before)
    if request.GET.get("bentuk") == "csv":
        return _csv(page)
    names = office_names()
    rows = [_row(each, names) for each in page.cases]
    return render(request, "portal/cases/list.html", {"rows": rows, "page": page, "filter": form, "number": number})


@require_safe
def one(request: HttpRequest, subject: str) -> HttpResponse:
    """One case with its history."""
    found = case(subject)
    if found is None:
        raise Http404
    acts = [(act_words(act.act, act.detail), act) for act in found.acts]
    context = {**_row(found, office_names()), "acts": acts}
    return render(request, "portal/cases/case.html", context)


def _before(text: str) -> int | None:
    try:
        return decode_decimal(text)
    except ValueError:
        return None


def _row(found: PublicCase, names: dict[str, str]) -> dict[str, object]:
    return {
        "case": found,
        "office": names.get(found.office, found.office),
        "state": STATES.get(found.state, found.state),
        "colour": STATE_COLOURS.get(found.state, "waiting"),
        "outcome": OUTCOMES.get(found.outcome, ""),
    }


def _csv(page: Page) -> HttpResponse:
    head = ("subject", "number", "office", "day_received", "state", "outcome", "last_change")
    return table(
        "perkara.csv",
        head,
        (
            (each.subject, each.number, each.office, each.day, each.state, each.outcome, each.changed_at.isoformat())
            for each in page.cases
        ),
    )


URLS: list[URLPattern] = [
    path("perkara/", cases, name="cases"),
    path("perkara/<str:subject>/", one, name="case"),
]
