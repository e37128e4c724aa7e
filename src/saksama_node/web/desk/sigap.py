"""Desk screens of SigapLapor, at `/meja/sigaplapor/`: lists in and out, both registers compared, a case's number.

Rules kept here:
  * A list with a fault is not taken; every fault stands on the page, and all of them in a CSV file where asked.
  * A person sees the lists of the own offices, and in them no case that this person may not read.
  * Nothing is linked by itself: a person presses the button, and the case's page keeps who it was.
Left to others: reading (`sigap`), comparing and linking (flows).
"""

from collections.abc import Iterator

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from saksama.errors import SaksamaError
from saksama_node.accounts.policy import Action, may, places, require
from saksama_node.accounts.queries import name_of, office
from saksama_node.accounts.staff import Staff
from saksama_node.cases import queries as cases
from saksama_node.flows.compare_registers import Compared, compare_registers
from saksama_node.flows.list_for_sigap import list_for_sigap
from saksama_node.flows.note_sigap_number import note_sigap_number
from saksama_node.flows.take_sigap_list import judge_list, keep_list
from saksama_node.sigap import queries
from saksama_node.sigap.actions import NoSuchList
from saksama_node.sigap.columns import mapped
from saksama_node.sigap.list_file import MAX_BYTES, ListFile
from saksama_node.web.desk.access import desk
from saksama_node.web.desk.fault_table import fault_context, fault_table
from saksama_node.web.desk.faults import explain
from saksama_node.web.handing_out import printed, table
from saksama_node.web.reporting.words import STATES
from saksama_node.web.sigap_words import CERTAINTIES, DIFFERS, SIGAP

_PER_PAGE = 50
_PARTS = {
    "sigap": gettext_lazy("Hanya di SigapLapor"),
    "sini": gettext_lazy("Hanya di sini"),
    "beda": gettext_lazy("Berbeda"),
}


class ListForm(forms.Form):
    """The file, and of which office it tells."""

    file = forms.FileField(label=gettext_lazy("Berkas CSV dari SigapLapor"))
    region = forms.ChoiceField(
        label=gettext_lazy("Kantor"),
        help_text=gettext_lazy("Daftar ini dibandingkan dengan perkara kantor ini dan kantor di bawahnya."),
    )

    def __init__(self, *args: object, by: Staff, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # a form's own arguments
        choices = [(each, office(each).name) for each in places(by, Action.CASE_REGISTER)]
        self.fields["region"] = forms.ChoiceField(
            label=self.fields["region"].label, help_text=self.fields["region"].help_text, choices=choices
        )


class NumberForm(forms.Form):
    """A case's number in SigapLapor."""

    number = forms.CharField(
        label=gettext_lazy("Nomor SigapLapor"),
        required=False,
        max_length=64,
        help_text=gettext_lazy("Seperti tertulis di sana, misalnya 002/LP/PL/Kab/18.03/III/2024. Kosong: belum ada."),
    )


@desk(Action.CASE_READ)
@require_safe
def home(request: HttpRequest, by: Staff) -> HttpResponse:
    """The lists that came in; a list of the own cases to take out."""
    if request.GET.get("bentuk") == "csv":
        fields = [each.field for each in mapped().column]
        rows = list_for_sigap(by, places(by, Action.CASE_READ))
        head = [SIGAP.headings[field] for field in fields]
        return table("sigaplapor.csv", head, ([row.get(field, "") for field in fields] for row in rows))
    context = {
        "lists": [(each, office(each.region).name) for each in queries.lists(places(by, Action.CASE_READ))],
        "may_take": may(by, Action.CASE_REGISTER),
    }
    return render(request, "desk/sigap/home.html", context)


@desk(Action.CASE_REGISTER)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, by: Staff) -> HttpResponseBase:
    """Take a list, judge it, show what is wrong, or keep it and compare."""
    form = ListForm(request.POST or None, request.FILES or None, by=by)
    judged: ListFile | None = None
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        judged = judge_list(file.read(MAX_BYTES + 1))
        if request.POST.get("bentuk") == "csv":
            return fault_table(judged.faults, SIGAP)
        if not judged.faults:
            listing = keep_list(by=by, name=printed(file.name), region=form.cleaned_data["region"], file=judged)
            return redirect("desk:sigap-list", listing)
    english = (get_language() or "").startswith("en")
    columns = [
        (each.headings, each.needed, each.meaning_en if english else each.meaning, CERTAINTIES[each.certainty])
        for each in mapped().column
    ]
    context: dict[str, object] = {"form": form, "columns": columns}
    if judged is not None:
        context |= {"wrong": True, **fault_context(judged.faults, SIGAP)}
    return render(request, "desk/sigap/new.html", context, status=422 if request.method == "POST" else 200)


@desk(Action.CASE_READ)
@require_safe
def one(request: HttpRequest, by: Staff, listing: int) -> HttpResponse:
    """One list against the cases here: one of three parts, by the address."""
    found = _list(by, listing)
    compared = compare_registers(by, found)
    part = request.GET.get("bagian", "")
    part = part if part in _PARTS else next((key for key, rows in _rows(compared).items() if rows), "sigap")
    if request.GET.get("bentuk") == "csv":
        return _csv(compared, part)
    page = Paginator(_rows(compared)[part], _PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "list": found,
        "office": office(found.region).name,
        "compared": compared,
        "parts": [(key, words, len(_rows(compared)[key]), key == part) for key, words in _PARTS.items()],
        "part": part,
        "page": page,
        "may_link": may(by, Action.CASE_REGISTER, found.region),
        "differs": DIFFERS,
        "states": STATES,
    }
    return render(request, "desk/sigap/one.html", context)


@desk(Action.CASE_REGISTER)
@require_POST
def link(request: HttpRequest, by: Staff, listing: int) -> HttpResponse:
    """Link a row of a list to a case."""
    _list(by, listing)
    subject, number = request.POST.get("case", ""), request.POST.get("number", "")
    if subject and number:
        try:
            kept = note_sigap_number(by=by, subject=subject, number=number, listing=listing)
        except SaksamaError as error:
            messages.error(request, explain(error))
        else:
            messages.success(request, _("%(number)s ditautkan.") % {"number": kept})
    else:
        messages.error(request, _("Pilih dulu perkaranya dari daftar di baris itu, lalu tautkan."))
    return redirect("desk:sigap-list", listing)


@desk(Action.CASE_READ)
@require_http_methods(["GET", "HEAD", "POST"])
def case(request: HttpRequest, by: Staff, subject: str) -> HttpResponse:
    """A case's number in SigapLapor: enter it, change it, and who did."""
    found = cases.case(subject)
    require(by, Action.CASE_READ, found.region)
    form = NumberForm(request.POST or None, initial={"number": queries.number_of(subject)})
    if request.method == "POST":
        require(by, Action.CASE_REGISTER, found.region)
        if form.is_valid():
            try:
                note_sigap_number(by=by, subject=subject, number=form.cleaned_data["number"])
            except SaksamaError as error:
                form.add_error("number", explain(error))
            else:
                messages.success(request, _("Nomor SigapLapor disimpan."))
                return redirect("desk:case", subject)
    context = {
        "case": found,
        "form": form,
        "changes": [(each, name_of(each.by)) for each in queries.changes(subject)],
        "may_enter": may(by, Action.CASE_REGISTER, found.region),
    }
    return render(request, "desk/sigap/case.html", context, status=422 if form.errors else 200)


def _list(by: Staff, listing: int) -> queries.ListInfo:
    """The list, if its office is this person's. Raises Http404, `NotAllowed`."""
    try:
        found = queries.list_info(listing)
    except NoSuchList as missing:
        raise Http404 from missing
    require(by, Action.CASE_READ, found.region)
    return found


def _rows(compared: Compared) -> dict[str, tuple[object, ...]]:
    return {"sigap": compared.there, "sini": compared.here, "beda": compared.different}


def _csv(compared: Compared, part: str) -> HttpResponse:
    head = ("nomor_sigaplapor", "register_sigaplapor", "register_sini", "hari_sigaplapor", "hari_sini")
    more = ("keadaan_sigaplapor", "keadaan_sini", "berbeda")
    return table(f"sigaplapor-{part}.csv", (*head, *more), _csv_rows(compared, part))


def _csv_rows(compared: Compared, part: str) -> Iterator[tuple[object, ...]]:
    match part:
        case "sigap":
            for row in (each.row for each in compared.there):
                yield row.number, row.register, "", row.day, "", row.state, "", ""
        case "sini":
            for each in compared.here:
                case = each.case
                yield each.number, "", case.number, "", case.day, "", STATES.get(case.state, case.state), ""
        case _:
            for pair in compared.different:
                row, case = pair.row, pair.case
                words = ", ".join(str(DIFFERS[each]) for each in pair.differs)
                state = STATES.get(case.state, case.state)
                yield row.number, row.register, case.number, row.day, case.day, row.state, state, words


URLS: list[URLPattern] = [
    path("sigaplapor/", home, name="sigap"),
    path("sigaplapor/baru/", new, name="sigap-new"),
    path("sigaplapor/<int:listing>/", one, name="sigap-list"),
    path("sigaplapor/<int:listing>/taut/", link, name="sigap-link"),
    path("sigaplapor/perkara/<str:subject>/", case, name="sigap-case"),
]
