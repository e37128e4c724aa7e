"""Desk screens of SigapLapor, at `/meja/sigaplapor/`: lists in and out, both registers compared, a case's number.

Rules kept here:
  * A list with a fault is not taken; every fault stands on the page, and all of them in a CSV file where asked.
  * A person sees the lists of the own offices, and in them no case that this person may not read.
  * Nothing is linked by itself: a person presses the button, and the case's page keeps who it was.
Left to others: reading (`sigap`), comparing and linking (flows).
"""

from collections.abc import Iterator

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saksama.errors import SaksamaError
from saksama_node.accounts.policy import ANYWHERE, Action, Staff, may, places, require
from saksama_node.accounts.queries import name_of, office
from saksama_node.cases import queries as cases
from saksama_node.flows.cases.compare_registers import Compared, compare_registers
from saksama_node.flows.cases.keep_sigap_list import judge_list, keep_list, list_for_sigap, note_sigap_number
from saksama_node.norms.confirmed import certainties
from saksama_node.sigap import registering
from saksama_node.sigap.list_file import MAX_BYTES, ListFile, mapped
from saksama_node.web.desk.frame.access import desk_form, desk_page
from saksama_node.web.desk.frame.acts import Act, ActForm, ActPage, Refused
from saksama_node.web.desk.frame.fault_table import fault_context, fault_table
from saksama_node.web.desk.frame.lists import is_file, page_of
from saksama_node.web.desk.words.norms import KNOWN
from saksama_node.web.formats import english
from saksama_node.web.handing_out import printed, table
from saksama_node.web.reporting.words import STATES
from saksama_node.web.sigap_words import DIFFERS, SIGAP
from saksama_node.web.uploading import taking_files

_PARTS = {
    "sigap": gettext_lazy("Hanya di SigapLapor"),
    "sini": gettext_lazy("Hanya di sini"),
    "beda": gettext_lazy("Berbeda"),
}


class ListForm(ActForm[None]):
    """The file, and of which office it tells."""

    file = forms.FileField(label=gettext_lazy("Berkas CSV dari SigapLapor"))
    region = forms.ChoiceField(
        label=gettext_lazy("Kantor"),
        help_text=gettext_lazy("Daftar ini dibandingkan dengan perkara kantor ini dan kantor di bawahnya."),
    )

    def prepare(self) -> None:
        """The own offices."""
        self.choose("region", [(each, office(each).name) for each in places(self.who, Action.CASE_REGISTER)])


class NumberForm(ActForm[cases.CaseInfo]):
    """A case's number in SigapLapor."""

    number = forms.CharField(
        label=gettext_lazy("Nomor SigapLapor"),
        required=False,
        max_length=64,
        help_text=gettext_lazy("Seperti tertulis di sana, misalnya 002/LP/PL/Kab/18.03/III/2024. Kosong: belum ada."),
    )

    def prepare(self) -> None:
        """As it is kept."""
        self.initial = {"number": registering.number_of(self.thing.subject)}

    def beside(self, _error: SaksamaError | ValidationError) -> str | None:
        """Whatever is refused is the number."""
        return "number"


class LinkForm(ActForm[registering.ListInfo]):
    """A row's number and the case that was chosen beside it."""

    number = forms.CharField(required=False)
    case = forms.CharField(required=False)


@desk_page(Action.CASE_READ)
def home(request: HttpRequest, by: Staff) -> HttpResponse:
    """The lists that came in; a list of the own cases to take out."""
    if is_file(request):
        fields = [each.field for each in mapped().column]
        rows = list_for_sigap(by, places(by, Action.CASE_READ))
        head = [SIGAP.headings[field] for field in fields]
        return table("sigaplapor.csv", head, ([row.get(field, "") for field in fields] for row in rows))
    context = {
        "lists": [(each, office(each.region).name) for each in registering.lists(places(by, Action.CASE_READ))],
        "may_take": may(by, Action.CASE_REGISTER, ANYWHERE),  # a link; the form offers their places
    }
    return render(request, "desk/sigap/home.html", context)


@desk_form(Action.CASE_REGISTER)
@taking_files
def new(request: HttpRequest, by: Staff) -> HttpResponseBase:
    """Take a list, judge it, show what is wrong, or keep it and compare."""
    form = ListForm(by, None, request.POST or None, request.FILES or None)
    judged: ListFile | None = None
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        judged = judge_list(file.read(MAX_BYTES + 1))
        if request.POST.get("bentuk") == "csv":
            return fault_table(judged.faults, SIGAP)
        if not judged.faults:
            listing = keep_list(by=by, name=printed(file.name), region=form.cleaned_data["region"], file=judged)
            return redirect("desk:sigap-list", listing)
    norms = certainties()
    columns = [
        (
            each.headings,
            each.needed,
            each.meaning_en if english() else each.meaning,
            KNOWN[norms.known(f"data/columns/column.{at}")],
        )
        for at, each in enumerate(mapped().column)
    ]
    faults = fault_context(None if judged is None else judged.faults, SIGAP)
    context = {"form": form, "columns": columns, "wrong": judged is not None, **faults}
    return render(request, "desk/sigap/new.html", context, status=422 if request.method == "POST" else 200)


@desk_page(Action.CASE_READ)
def one(request: HttpRequest, by: Staff, listing: int) -> HttpResponse:
    """One list against the cases here: one of three parts, by the address; also as CSV."""
    if not is_file(request):
        return _LIST.show(request, by, {"listing": listing})
    found = registering.list_info(listing)
    require(by, Action.CASE_READ, found.region)
    compared = compare_registers(by, found)
    return _csv(compared, _part(request, compared))


def _part(request: HttpRequest, compared: Compared) -> str:
    part = request.GET.get("bagian", "")
    return part if part in _PARTS else next((key for key, rows in _rows(compared).items() if rows), "sigap")


def _compared(
    request: HttpRequest, by: Staff, found: registering.ListInfo, _refused: Refused | None
) -> dict[str, object]:
    compared = compare_registers(by, found)
    part = _part(request, compared)
    return {
        "list": found,
        "office": office(found.region).name,
        "compared": compared,
        "parts": [(key, words, len(_rows(compared)[key]), key == part) for key, words in _PARTS.items()],
        "part": part,
        "page": page_of(request, _rows(compared)[part]),
        "may_link": may(by, Action.CASE_REGISTER, found.region),
        "differs": DIFFERS,
        "states": STATES,
    }


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


def _link(by: Staff, found: registering.ListInfo, form: LinkForm) -> str:
    subject, number = form.cleaned_data["case"], form.cleaned_data["number"]
    if not subject or not number:
        raise ValidationError(_("Pilih dulu perkaranya dari daftar di baris itu, lalu tautkan."))
    return note_sigap_number(by=by, subject=subject, number=number, listing=found.id)


_LIST = ActPage(
    name="sigap-list",
    path="sigaplapor/<int:listing>/",
    right=Action.CASE_READ,
    find=lambda _by, listing: registering.list_info(listing),
    place=lambda found: found.region,
    template="desk/sigap/one.html",
    told=_compared,
    acts=(
        Act(
            "taut",
            Action.CASE_REGISTER,
            gettext_lazy("Tautkan"),
            _link,
            lambda kept: _("%(number)s ditautkan.") % {"number": kept},
            form=LinkForm,
        ),
    ),
)

_CASE = ActPage(
    name="sigap-case",
    path="sigaplapor/perkara/<str:subject>/",
    right=Action.CASE_READ,
    find=lambda _by, subject: cases.case(subject),
    place=lambda found: found.region,
    template="desk/sigap/case.html",
    told=lambda _request, _by, found, _refused: {
        "case": found,
        "changes": [(each, name_of(each.by)) for each in registering.changes(found.subject)],
    },
    acts=(
        Act(
            "",
            Action.CASE_REGISTER,
            gettext_lazy("Simpan nomor"),
            lambda by, case, form: note_sigap_number(by=by, subject=case.subject, number=form.cleaned_data["number"]),
            gettext_lazy("Nomor SigapLapor disimpan."),
            form=NumberForm,
            then=lambda case, _done: reverse("desk:case", args=[case.subject]),
        ),
    ),
)

URLS: list[URLPattern] = [
    path("sigaplapor/", home, name="sigap"),
    path("sigaplapor/baru/", new, name="sigap-new"),
    path(_LIST.path, one, name="sigap-list"),
    *_LIST.act_urls(),
    *_CASE.urls(),
]
