"""Potential disputes that reports told of, at `/meja/potensi-sengketa/`: the list, and closing one.

Rules kept here: what it is about is shown as its report says it; the last day for an application is no rule that we
read, so none is counted here.
Left to others: noting one (following), the dispute itself: Saksama keeps none.
"""

from collections.abc import Iterable
from datetime import date
from itertools import batched
from typing import Final

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saksama.errors import SaksamaError
from saksama_node.accounts.policy import Action, Staff, may, places
from saksama_node.accounts.queries import names_of, names_of_offices
from saksama_node.flows.observation.note_dispute import close_dispute, dispute_for
from saksama_node.lists.listed import Listed
from saksama_node.observation.followed import DisputeInfo, disputes
from saksama_node.web.desk.frame.access import desk_form, desk_page
from saksama_node.web.desk.frame.faults import explain
from saksama_node.web.desk.frame.lists import FilterForm, is_file, list_context, page_of
from saksama_node.web.desk.frame.prose import Prose
from saksama_node.web.formats import in_table
from saksama_node.web.handing_out import table

_HEAD: Final = (
    *("dicatat", "kantor", "kode kantor", "laporan", "peserta", "objek", "identitas objek", "tanggal objek"),
    *("keadaan", "ditutup", "hasil"),
)
_AT_A_TIME: Final = 200
"""So many lines of a file have their offices named by one question."""


class DisputeFilterForm(FilterForm):
    """The filters of the list."""

    keadaan = forms.ChoiceField(
        label=gettext_lazy("Keadaan"),
        required=False,
        choices=[("", gettext_lazy("yang diamati")), ("semua", gettext_lazy("semua"))],
    )


class CloseForm(forms.Form):
    """What became of it."""

    words = Prose(
        label=gettext_lazy("Apa yang terjadi"),
        max_length=2000,
        rows=3,
        help_text=gettext_lazy("Misalnya: permohonan diajukan pada 3 Desember, atau tidak ada permohonan. Disegel."),
    )


@desk_page(Action.OBSERVATION_READ)
def listed(request: HttpRequest, by: Staff) -> HttpResponse:
    """Those that are watched, or all; also as CSV."""
    form = DisputeFilterForm(request.GET)
    found = disputes(places(by, Action.OBSERVATION_READ), open_only=form.asked()["keadaan"] != "semua")
    if is_file(request):
        return table("potensi-sengketa.csv", _HEAD, _lines(found))
    page = page_of(request, found)
    names = names_of_offices([each.follow_up.office for each in page.object_list])
    rows = [
        {
            "each": each,
            "office": names.get(each.follow_up.office, each.follow_up.office),
            **{name: each.said(name) for name in ("participant", "object", "object_name")},
            "object_day": _day(each.said("object_day")),
            "account": each.said("dispute_account"),
            "closes": each.follow_up.closed_at is None and may(by, Action.OBSERVATION_EXAMINE, each.follow_up.office),
        }
        for each in page.object_list
    ]
    return render(request, "desk/observation/disputes.html", {**list_context(request, form, page), "rows": rows})


@desk_form(Action.OBSERVATION_EXAMINE)
def close(request: HttpRequest, by: Staff, number: int) -> HttpResponse:
    """Say what became of it; it leaves the list of those that are watched."""
    found = dispute_for(by, number)
    form = CloseForm(request.POST or None, use_required_attribute=False)
    if request.method == "POST" and form.is_valid():
        try:
            close_dispute(by, number, form.cleaned_data["words"])
        except SaksamaError as error:
            form.add_error(None, explain(error))
        else:
            messages.success(request, _("Potensi sengketa ini selesai diamati."))
            return redirect("desk:disputes")
    told = {"found": found, "form": form, "who": names_of([found.follow_up.by]).get(found.follow_up.by, "")}
    return render(request, "desk/observation/dispute_close.html", told, status=422 if form.errors else 200)


def _day(written: str) -> date | None:
    return date.fromisoformat(written) if written else None


def _lines(found: Listed[DisputeInfo]) -> Iterable[tuple[object, ...]]:
    """What the page says of each, as lines of a file."""
    for some in batched(found, _AT_A_TIME, strict=False):
        names = names_of_offices({each.follow_up.office for each in some})
        for each in some:
            follow = each.follow_up
            said = tuple(each.said(name) for name in ("participant", "object", "object_name", "object_day"))
            office = (names.get(follow.office, follow.office), follow.office)
            state = _("diamati") if follow.closed_at is None else _("selesai")
            yield (in_table(follow.at), *office, each.number, *said, state, in_table(follow.closed_at), follow.outcome)


URLS: list[URLPattern] = [
    path("potensi-sengketa/", listed, name="disputes"),
    path("potensi-sengketa/<int:number>/selesai/", close, name="dispute-close"),
]
