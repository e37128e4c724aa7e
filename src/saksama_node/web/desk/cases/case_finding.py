"""A finding (temuan) from a supervision report, at `/meja/perkara/temuan/`: the form, and taking it in.

Rules kept here:
  * A finding (temuan) is what supervision saw, without a reporter. In the log it begins like a report: `case.received`,
    with an empty identity behind its commitment, so that the count of outcomes by day holds for an office that watches
    for itself too (decision 34). It rests on a supervision report (LHP); a plenary makes it a finding.
  * What is missing is named at once; what was typed stays.
Left to others: what a finding needs and where it goes (flows.reports.make_finding), the review (`report`).
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from saksama.entries.words import MOST_AT_ALL, WordsRefused, worded
from saksama.errors import SaksamaError
from saksama_node.accounts.policy import Action, Staff, may, today
from saksama_node.cases.queries import region_of
from saksama_node.cases.report import Supervision
from saksama_node.flows.reports.file_report import new_code
from saksama_node.flows.reports.make_finding import FindingIncomplete, Found, Needed, make_finding
from saksama_node.web.desk.frame.access import desk_form
from saksama_node.web.desk.frame.prose import refusal
from saksama_node.web.reporting.forms import EventForm, PersonsForm, Words
from saksama_node.web.reporting.wizard import body_too_long, given_files, limits
from saksama_node.web.reporting.words import fault_words
from saksama_node.web.uploading import taking_files

_SUPERVISED: Final = ("finder", "post", "assignment", "report", "report_day")
_NEEDED: Final[Mapping[Needed, Promise]] = {
    Needed.FINDER: gettext_lazy("penemu"),
    Needed.ASSIGNMENT: gettext_lazy("nomor surat tugas"),
    Needed.REPORT: gettext_lazy("nomor laporan hasil pengawasan"),
    Needed.DAY: gettext_lazy("tanggal laporan hasil pengawasan"),
    Needed.WHO: gettext_lazy("siapa pelakunya"),
    Needed.WHAT: gettext_lazy("uraian kejadian"),
    Needed.EVIDENCE: gettext_lazy("bukti"),
}


class FindingForm(EventForm):
    """What a supervision report says, and whose it is."""

    finder = Words(
        label=gettext_lazy("Penemu"),
        max_length=200,
        help_text=gettext_lazy("Nama pengawas yang menemukan. Disegel; tidak masuk log."),
    )
    post = Words(label=gettext_lazy("Jabatan penemu"), max_length=200, required=False)
    assignment = Words(label=gettext_lazy("Nomor surat tugas"), max_length=100)
    report = Words(label=gettext_lazy("Nomor laporan hasil pengawasan (Formulir A)"), max_length=100)
    report_day = forms.DateField(
        label=gettext_lazy("Tanggal laporan hasil pengawasan"),
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        help_text=gettext_lazy(
            "Batas tujuh hari menjadikannya temuan dihitung dari hari itu (Pasal 5 ayat (1) huruf b)."
        ),
    )
    is_crime = forms.BooleanField(
        label=gettext_lazy("Ada dugaan tindak pidana pemilu"),
        required=False,
        help_text=gettext_lazy("Dari kecamatan ke bawah diteruskan ke Bawaslu kabupaten/kota (Pasal 6)."),
    )
    is_ad_hoc = forms.BooleanField(
        label=gettext_lazy("Ada dugaan pelanggaran kode etik pengawas ad hoc"),
        required=False,
        help_text=gettext_lazy(
            "Panwaslu Kecamatan, Panwaslu Kelurahan/Desa, Pengawas TPS: ditangani Bawaslu kabupaten/kota (Pasal 6, 45)."
        ),
    )
    evidence_words = Words(
        label=gettext_lazy("Bukti"),
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
        help_text=gettext_lazy("Surat atau barang. Boleh kosong bila ada berkas di bawah."),
    )
    ticket = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - a form's own arguments
        super().__init__(*args, **kwargs)
        del self.fields["kind"], self.fields["known_on"]
        self.order_fields([*_SUPERVISED, *self.fields])
        self.fields["account"].help_text = str(_("Berurutan: apa, di mana, kapan, bagaimana."))
        self.fields["region"].help_text = ""

    def clean(self) -> dict[str, object]:
        """Judge the words: a finding is the office's own, and every sign of it is seen."""
        found = super().clean() or self.cleaned_data
        # A list of its own: an error takes its field out of what is good.
        for name, told in list(found.items()):
            if isinstance(told, str):
                try:
                    worded(told, most=MOST_AT_ALL, needed=False)
                except WordsRefused as error:
                    self.add_error(name, refusal(error))
        made = found.get("report_day")
        if isinstance(made, date) and made > self.today:
            self.add_error("report_day", _("Tanggal ini belum tiba."))
        return found


@csrf_exempt
@desk_form(Action.CASE_REVIEW)
@taking_files
def finding(request: HttpRequest, by: Staff) -> HttpResponseBase:
    """The form, or take it in. The length is judged before the body is parsed, CSRF after it."""
    if request.method == "POST" and body_too_long(request):
        return render(request, "desk/cases/too_large.html", limits(), status=413)
    return _finding(request, by)


@csrf_protect
def _finding(request: HttpRequest, by: Staff) -> HttpResponse:
    data = request.POST if request.method == "POST" else None
    # The code makes the same form one finding, however often it is sent; nobody follows it.
    form = FindingForm(data, today=today(), use_required_attribute=False, initial={"ticket": new_code()})
    persons = PersonsForm(data, use_required_attribute=False)
    fault = ""
    if data is not None and form.is_valid() & persons.is_valid():
        try:
            return _after(request, by, _taken(request, by, form, persons))
        except WordsRefused as error:
            fault = refusal(error)
        except FindingIncomplete as error:
            fault = incomplete(error.missing)
        except SaksamaError as error:
            fault = fault_words(error)
    context = {"form": form, "wizard": {"persons": persons}, "fault": fault, **limits()}
    is_refused = bool(fault) or (data is not None and bool(form.errors or persons.errors))
    return render(request, "desk/cases/finding.html", context, status=422 if is_refused else 200)


def incomplete(missing: Iterable[Needed]) -> str:
    """What a finding lacks, in a sentence."""
    return _("Belum lengkap: %(what)s.") % {"what": ", ".join(str(_NEEDED[each]) for each in missing)}


def _after(request: HttpRequest, by: Staff, number: int) -> HttpResponse:
    """Its page; the list where it went on to an office whose cases this person does not read."""
    if may(by, Action.CASE_READ, region_of(number)):
        return redirect("desk:case_submission", number)
    messages.success(request, _("Diterima, dan diteruskan ke Bawaslu kabupaten/kota."))
    return redirect("desk:cases")


def _taken(request: HttpRequest, by: Staff, form: FindingForm, persons: PersonsForm) -> int:
    """The submission's id; the same form sent twice gives the same."""
    sent = form.cleaned_data
    supervision = Supervision(
        finder=sent["finder"],
        post=sent["post"],
        assignment=sent["assignment"],
        report=sent["report"],
        report_day=sent["report_day"].isoformat(),
    )
    found = Found(
        supervision=supervision,
        event=sent["event"],
        place=sent["place"],
        area=sent["region"],
        happened_on=sent["happened_on"],
        account=sent["account"],
        reported=persons.persons("reported"),
        testifiers=persons.persons("testifier"),
        evidence_words=sent["evidence_words"],
        files=given_files(request),
        is_crime=sent["is_crime"],
        is_ad_hoc=sent["is_ad_hoc"],
        code=sent["ticket"],
    )
    return make_finding(by, found)


URLS: list[URLPattern] = [
    path("perkara/temuan/", finding, name="case_finding"),
]
