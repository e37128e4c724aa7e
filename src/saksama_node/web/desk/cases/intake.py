"""What an office takes in itself, at `/meja/perkara/terima/`: a report at the counter.

Rules kept here:
  * The same four steps and the same entry as online; the code is handed to the reporter on paper.
  * No draft stays in the browser here: the workstation is shared.
  * A node that takes no reports takes none here either: it names the node that does (`SAKSAMA_REPORTS_URL`).
  * Form and receipt are printed while the code is at hand; scans go to the vault and are not shown again.
Left to others: the steps (web.reporting), the papers (flows.reports.counter_papers), review (`report`), findings
(`case_finding`).
"""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.core.signing import BadSignature, TimestampSigner
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from saksama.entries.words import WordsRefused
from saksama.errors import SaksamaError
from saksama_node.accounts.policy import Action, Staff, require, today
from saksama_node.cases.queries import submission
from saksama_node.cases.receipting import ReceiptNumberTaken
from saksama_node.cases.report import SubmissionKind
from saksama_node.flows.reports.counter_papers import (
    Proposed,
    counter_form,
    counter_receipt,
    counter_submission,
    is_of_annex,
    proposals,
)
from saksama_node.flows.reports.file_report import (
    Filing,
    await_receipt,
    code_letters,
    file_report,
    is_as_taken,
    new_code,
)
from saksama_node.flows.reports.fill_counter_forms import CounterForm
from saksama_node.flows.reports.open_identity import keep_scan
from saksama_node.settings.current import SETTINGS
from saksama_node.web.desk.cases.vault import PAPER_WORDS
from saksama_node.web.desk.frame.access import desk_act, desk_form, desk_page
from saksama_node.web.desk.frame.doing import do_sent
from saksama_node.web.desk.frame.prose import refusal
from saksama_node.web.handing_out import to_read
from saksama_node.web.language import language_of_form
from saksama_node.web.reporting.completeness import standing
from saksama_node.web.reporting.wizard import LAST, Wizard, body_too_long, given_files, limits, summary, titles, unsent
from saksama_node.web.reporting.words import fault_words
from saksama_node.web.uploading import taking_files

_SIGNER = TimestampSigner(salt="saksama.counter-code")
_LOG_S = "receipt"
_TICKET_SECONDS = 24 * 3600
_WAIT_SECONDS = 4.0
_MAX_SCAN = 20 << 20


class NumberForm(forms.Form):
    """The number of a receipt: one that is proposed, or another."""

    proposed = forms.ChoiceField(label=gettext_lazy("Nomor penyampaian laporan"), widget=forms.RadioSelect)
    number = forms.CharField(
        label=gettext_lazy("Atau nomor lain, seperti dalam buku kantor"), max_length=64, required=False
    )

    @classmethod
    def of(cls, found: list[Proposed]) -> "NumberForm | None":
        """With these proposals, the first of them chosen; None where there is none."""
        if not found:
            return None
        form = cls(initial={"proposed": found[0].number}, auto_id="id_number_%s")
        form.fields["proposed"].choices = [(each.number, f"{each.number}, {each.meaning}") for each in found]  # type: ignore[attr-defined]  # a choice field
        return form


class ScanForm(forms.Form):
    """A scan for the vault."""

    what = forms.ChoiceField(label=gettext_lazy("Apa yang dipindai"), choices=list(PAPER_WORDS.items()))
    scan = forms.FileField(label=gettext_lazy("Berkas pindai"), help_text=gettext_lazy("PDF, JPEG, atau PNG."))

    def clean_scan(self) -> "UploadedFile[Any]":
        """No file that is too large for the vault."""
        file: UploadedFile[Any] = self.cleaned_data["scan"]
        if (file.size or 0) > _MAX_SCAN:
            raise forms.ValidationError(_("Berkas pindai terlalu besar: batasnya 20 MiB."))
        return file


@desk_page(Action.CASE_INTAKE)
def new(request: HttpRequest, by: Staff) -> HttpResponse:
    """The first step; or where reports are handed in instead."""
    if SETTINGS.reports_url:
        return _elsewhere(request)
    return _page(request, Wizard(None, today()))


@csrf_exempt
@desk_form(Action.CASE_INTAKE)
@taking_files
def steps(request: HttpRequest, by: Staff) -> HttpResponseBase:
    """The next step, or take it in. The length is judged before the body is parsed, CSRF after it."""
    if request.method != "POST":
        return redirect("desk:case_new")
    if SETTINGS.reports_url:
        return _elsewhere(request, status=404)
    if body_too_long(request):
        return render(request, "desk/cases/too_large.html", limits(), status=413)
    return _steps(request, by)


def _elsewhere(request: HttpRequest, *, status: int = 200) -> HttpResponse:
    return render(request, "desk/cases/elsewhere.html", {"reports_url": SETTINGS.reports_url}, status=status)


@csrf_protect
@language_of_form
def _steps(request: HttpRequest, by: Staff) -> HttpResponse:
    wizard = Wizard(request.POST, today())
    if request.POST.get("go") != "send":
        wizard.turn(request)
        return _page(request, wizard)
    wizard.step = LAST
    code = _code(request)
    if code is None:
        words = _("Halaman ini sudah terlalu lama terbuka. Periksa isian, lalu kirim sekali lagi.")
        return _page(request, wizard, words)
    letters = code_letters(code)
    if letters is None or not wizard.all_good():
        return _page(request, wizard, code=code)
    try:
        filing = Filing(wizard.content(), wizard.identity(), given_files(request), letters)
        received = file_report(filing, by=by)
    except SaksamaError as error:
        return _page(request, wizard, fault_words(error), code=code)
    if received is not None:
        await_receipt(received.leaf.leaf_id, _WAIT_SECONDS)
    elif not is_as_taken(filing):
        messages.warning(
            request,
            _(
                "Formulir ini sudah terkirim sebelumnya; perubahan sesudahnya tidak tercatat. "
                "Terima sebagai laporan baru."
            ),
        )
    return _received(request, by, code)


@desk_act(Action.CASE_INTAKE)
def paper(request: HttpRequest, by: Staff) -> HttpResponse:
    """Print a form to sign or the receipt, by the code that is at hand."""
    code, what = request.POST.get("code", ""), request.POST.get("what", "")
    number = request.POST.get("number", "") or request.POST.get("proposed", "")
    content = None
    try:
        if what in {each.value for each in CounterForm}:
            content = counter_form(by, code, CounterForm(what), number)
        elif what == _LOG_S:
            content = counter_receipt(by, code)
    except (WordsRefused, ReceiptNumberTaken) as error:
        messages.error(request, refusal(error) if isinstance(error, WordsRefused) else fault_words(error))
    if content is None:
        return _received(request, by, code)
    return to_read(content, "application/pdf", f"{what}.pdf")


@desk_act(Action.CASE_INTAKE)
@taking_files
def scan(request: HttpRequest, by: Staff, submission_id: int) -> HttpResponse:
    """Seal a scan to the vault."""
    require(by, Action.CASE_INTAKE, submission(submission_id).region)
    form = ScanForm(request.POST, request.FILES)
    do_sent(request, form, lambda: _keep(by, submission_id, form.cleaned_data), _("Hasil pindai disegel ke brankas."))
    for faults in form.errors.values():
        messages.error(request, " ".join(str(fault) for fault in faults))
    if request.POST.get("code"):
        return _received(request, by, request.POST["code"])
    return redirect("desk:case_submission", submission_id)


def _keep(by: Staff, submission_id: int, sent: Mapping[str, Any]) -> None:
    keep_scan(by, submission_id, sent["what"], sent["scan"].name, sent["scan"].file)


def _code(request: HttpRequest) -> str | None:
    try:
        return _SIGNER.unsign(request.POST.get("ticket", ""), max_age=_TICKET_SECONDS)
    except BadSignature:
        return None


def _received(request: HttpRequest, by: Staff, code: str) -> HttpResponse:
    info = counter_submission(by, code)
    if info is None:
        return redirect("desk:cases")
    context = {
        "info": info,
        "index": info.index,
        "code": code,
        "scan": ScanForm(),
        "words": PAPER_WORDS,
        "number_form": NumberForm.of(proposals(info)),
        "has_forms": is_of_annex(info) and info.kind == SubmissionKind.REPORT,
    }
    return render(request, "desk/cases/received.html", context)


def _page(request: HttpRequest, wizard: Wizard, fault: str = "", *, code: str | None = None) -> HttpResponse:
    judged = wizard.shown.is_bound and not wizard.shown.is_valid()
    context: dict[str, object] = {
        "wizard": wizard,
        "fault": fault,
        "unsent": unsent(request),
        "ticket": request.POST.get("ticket", ""),
        "title": titles(counter=True)[wizard.step - 1],
        **limits(),
        **standing(wizard, today()),
    }
    if wizard.step == LAST:
        shown = code or _code(request) or new_code()
        context |= {"ticket": _SIGNER.sign(shown), "code": shown, "summary": summary(wizard)}
    return render(request, "desk/cases/intake.html", context, status=422 if fault or judged else 200)


URLS: list[URLPattern] = [
    path("perkara/terima/", new, name="case_new"),
    path("perkara/terima/isi/", steps, name="case_new_steps"),
    path("perkara/terima/cetak/", paper, name="case_paper"),
    path("perkara/masuk/<int:submission_id>/pindai/", scan, name="case_scan"),
]
