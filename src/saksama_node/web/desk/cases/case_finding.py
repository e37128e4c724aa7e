"""A finding (temuan) keyed in by an officer, at `/meja/perkara/temuan/`: what supervision saw, without a reporter.

Rules kept here:
  * In the log it begins like a report: `case.received`, with an empty identity behind its commitment, so that the count
    of outcomes by day holds for an office that watches for itself too (decision 34).
  * The same fields as a report, but for the reporter; the period runs from the day of the finding.
Left to others: taking it in (flows.reports.file_report), the review (`case_review`).
"""

from datetime import date

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from saksama.entries.words import MOST_AT_ALL, WordsRefused, worded
from saksama.errors import SaksamaError
from saksama_node.accounts.policy import Action, require
from saksama_node.accounts.staff import Staff
from saksama_node.cases.report import Reporter, SubmissionKind
from saksama_node.flows.reports.choose_place import office_of
from saksama_node.flows.reports.file_report import Filing, code_letters, file_report, new_code, taken_before
from saksama_node.settings.clock import now
from saksama_node.web.desk.frame.access import desk
from saksama_node.web.desk.frame.prose import refusal
from saksama_node.web.reporting.forms import EventForm, PersonsForm, Words, content_of
from saksama_node.web.reporting.steps import limits
from saksama_node.web.reporting.uploads import body_too_long, given_files
from saksama_node.web.reporting.words import fault_words


class FindingForm(EventForm):
    """What was found, by whose supervision it does not say."""

    evidence_words = Words(
        label=_("Bukti lain"),
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Misalnya nomor laporan hasil pengawasan (Formulir A), surat atau barang."),
    )
    ticket = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: object, today: date, **kwargs: object) -> None:
        super().__init__(*args, today=today, **kwargs)
        del self.fields["kind"]
        self.fields["known_on"].label = str(_("Tanggal ditemukan"))
        self.fields["known_on"].help_text = str(_("Batas menjadikannya temuan dihitung dari hari itu."))
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
        return found


@csrf_exempt
@desk(Action.CASE_REVIEW)
@require_http_methods(["GET", "HEAD", "POST"])
def finding(request: HttpRequest, by: Staff) -> HttpResponseBase:
    """The form, or take it in. The length is judged before the body is parsed, CSRF after it."""
    if request.method == "POST" and body_too_long(request):
        return render(request, "desk/cases/too_large.html", limits(), status=413)
    return _finding(request, by)


@csrf_protect
def _finding(request: HttpRequest, by: Staff) -> HttpResponse:
    data = request.POST if request.method == "POST" else None
    today = timezone.localtime(now()).date()
    # The code makes the same form one finding, however often it is sent; nobody follows it.
    form = FindingForm(data, today=today, use_required_attribute=False, initial={"ticket": new_code()})
    persons = PersonsForm(data, use_required_attribute=False)
    fault = ""
    if data is not None and form.is_valid() & persons.is_valid():
        try:
            return redirect("desk:case_submission", _taken(request, by, form, persons))
        except WordsRefused as error:
            fault = refusal(error)
        except SaksamaError as error:
            fault = fault_words(error)
    context = {"form": form, "wizard": {"persons": persons}, "fault": fault, **limits()}
    is_refused = bool(fault) or (data is not None and bool(form.errors or persons.errors))
    return render(request, "desk/cases/finding.html", context, status=422 if is_refused else 200)


def _taken(request: HttpRequest, by: Staff, form: FindingForm, persons: PersonsForm) -> int:
    """The submission's id; the same form sent twice gives the same."""
    found = form.cleaned_data
    require(by, Action.CASE_REVIEW, office_of(str(found["region"])))
    content = content_of(found | {"kind": SubmissionKind.FINDING.value}, persons, found)
    letters = code_letters(found["ticket"]) or code_letters(new_code()) or ""
    received = file_report(Filing(content, Reporter(), given_files(request), letters), by=by)
    return received.submission if received else taken_before(letters)


URLS: list[URLPattern] = [path("perkara/temuan/", finding, name="case_finding")]
