"""Desk screens to begin and to write a report of supervision, at `/meja/pengawasan/laporan/baru/` and `.../tulis/`.

Rules kept here:
  * Every button saves: adding a row, taking one away, taking the number that is proposed, sending.
  * What is refused changes nothing and stays on the page with its faults. Who saves over what another page saved sees
    both, field by field, before anything is written over.
  * Sent is only what was saved whole. What was typed on a page whose report was sent from another one stays there.
Left to others: the questions (`answering`), who may (flows), examining.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import Any

from django import forms
from django.contrib import messages
from django.forms import BoundField
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from saksama.errors import SaksamaError
from saksama.observation.answers import Answer, tidied
from saksama.observation.form import Form
from saksama.observation.loop import State
from saksama.observation.reading import shipped
from saksama_node.accounts.policy import Action, Staff, today
from saksama_node.accounts.queries import names_of_offices
from saksama_node.flows.observation import write_report
from saksama_node.flows.observation.read_report import is_writer, report_for, unexamined_at
from saksama_node.observation.faults import AnswersRefused, DraftMoved, ReportRefused, Why
from saksama_node.observation.prepared import sentences_for
from saksama_node.observation.written import NoteInfo, ReportInfo, draft_of, last_of, notes, periods_for
from saksama_node.web.desk.frame.access import desk_act, desk_form
from saksama_node.web.desk.frame.doing import do_sent, do_told
from saksama_node.web.desk.frame.faults import explain
from saksama_node.web.desk.observation.answering import NUMBER, READY, AnswerForm, answered, begin_with, typed
from saksama_node.web.desk.observation.attaching import CATEGORIES, attach_sent, files_of
from saksama_node.web.desk.observation.shown import Difference, annex_names, called, differences
from saksama_node.web.desk.words.observation import form_words, is_over, period_words
from saksama_node.web.formats import english, moment_of
from saksama_node.web.reporting.wizard import body_too_long, limits
from saksama_node.web.uploading import taking_files

_FOR_PERIOD, _FOR_NONE = "masa:", "formulir:"


class BeginForm(forms.Form):
    """What a report is for, and what it begins with."""

    office = forms.ChoiceField(label=gettext_lazy("Kantor"))
    of = forms.ChoiceField(label=gettext_lazy("Laporan untuk"), widget=forms.RadioSelect)
    like_last = forms.BooleanField(label=gettext_lazy("Mulai dari laporan terakhir saya"), required=False)

    def __init__(self, by: Staff, sent: Mapping[str, Any] | None) -> None:
        """Offer what is open at the offices where this person writes."""
        super().__init__(sent)
        offices = write_report.offices_of(by)
        names = names_of_offices(offices)
        self.fields["office"].choices = [(each, names.get(each, each)) for each in offices]  # type: ignore[attr-defined]  # a choice field
        if len(offices) == 1:
            self.fields["office"].widget = forms.HiddenInput()
            self.fields["office"].initial = offices[0]
        known = shipped()
        seen = {each.subject: each for office in offices for each in periods_for(office) if each.form in known}
        self.periods = {f"{_FOR_PERIOD}{subject}": each for subject, each in seen.items()}
        of = [(value, f"{period_words(each)} · {form_words(known[each.form])}") for value, each in self.periods.items()]
        of += [
            (f"{_FOR_NONE}{form.id}", _("Tanpa masa laporan: %(form)s") % {"form": form_words(form)})
            for form in known.values()
            if form.valid_from <= today()
        ]
        self.fields["of"].choices = of  # type: ignore[attr-defined]  # a choice field
        self.fields["of"].initial = of[0][0]
        last = next((each for office in offices if (each := last_of(by.id, office)) is not None), None)
        if last is None:
            del self.fields["like_last"]
        else:
            self.fields["like_last"].initial = True
            self.fields["like_last"].help_text = _(
                "%(number)s, %(at)s: pelaksana, surat tugas, tujuan, sasaran dan tempat disalin; hasil dan hari tidak."
            ) % {"number": last.number or _("tanpa nomor"), "at": moment_of(last.changed_at)}

    def begun(self, by: Staff) -> str:
        """Begin it; its subject."""
        said, known = self.cleaned_data, shipped()
        period = self.periods.get(said["of"])
        form = known[said["of"].removeprefix(_FOR_NONE) if period is None else period.form]
        subject = "" if period is None else period.subject
        return write_report.begin_report(by, said["office"], form, subject, like_last=said.get("like_last", False))


@desk_form(Action.OBSERVATION_WRITE)
def begin(request: HttpRequest, by: Staff) -> HttpResponseBase:
    """Choose what the report is for, and begin."""
    form = BeginForm(by, request.POST if request.method == "POST" else None)
    subject = do_sent(request, form, lambda: form.begun(by))
    if subject is not None:
        return redirect("desk:lhp-write", subject)
    return render(request, "desk/observation/begin.html", {"form": form}, status=422 if form.errors else 200)


@dataclass(slots=True)
class _Sent:
    """What a page sent, and what came of it."""

    answers: dict[str, Answer]
    number: str
    edits: int
    answered: dict[int, str]
    refused: SaksamaError | None = None
    saved: bool = False


@csrf_exempt
@desk_form(Action.OBSERVATION_WRITE)
@taking_files
def write(request: HttpRequest, by: Staff, subject: str) -> HttpResponseBase:
    """The page, or what it sends. The length is judged before the body is parsed, CSRF after it."""
    if request.method == "POST" and body_too_long(request):
        return render(request, "desk/cases/too_large.html", limits(), status=413)
    return _write(request, by, subject)


@csrf_protect
def _write(request: HttpRequest, by: Staff, subject: str) -> HttpResponseBase:
    """Write on a report that is in one's own hand."""
    found = report_for(by, subject)
    form = found.whole
    if form is not None and is_writer(by, found):
        if request.method == "POST":
            return _written(request, by, found, form)
        if found.is_in_hand:
            return _page(request, by, found, form, _Sent(dict(draft_of(found)), found.number, found.edits, {}))
    messages.error(request, _("Laporan ini sekarang tidak dapat Anda tulis; ini yang terakhir dikirim."))
    return redirect("desk:lhp", subject)


def _written(request: HttpRequest, by: Staff, found: ReportInfo, form: Form) -> HttpResponseBase:
    """Save what was sent, then do what its button says."""
    act, _dot, what = request.POST.get("act", "").partition(":")
    sent = _read(request, found, form, act, what)
    if not found.is_in_hand and found.number == sent.number and tidied(sent.answers) == tidied(draft_of(found)):
        # The answer was lost on its way, and the browser sent the same again.
        messages.success(request, _("Laporan ini sudah terkirim seperti ini."))
        return redirect("desk:lhp", found.subject)
    _save(by, found, sent)
    if sent.refused is None:
        sent.refused = attach_sent(request, by, found)
    if sent.refused is not None:
        return _page(request, by, found, form, sent)
    if act == "send":
        return _send(request, by, found, form, sent)
    if act == "add":
        rows = sent.answers.get(what, ())
        sent.answers[what] = [*(() if isinstance(rows, str) else rows), {}]
        return _page(request, by, found, form, sent)
    if not act or act == "save":
        messages.success(request, _("Draf tersimpan. Boleh ditutup; lanjutkan kapan saja dari Meja saya."))
    return redirect(f"{request.path}#{what.rpartition('.')[0]}" if act in {"drop", "ready"} else request.path)


def _read(request: HttpRequest, found: ReportInfo, form: Form, act: str, what: str) -> _Sent:
    answers, number = typed(form, request.POST), request.POST.get(NUMBER, "").strip()
    edits = request.POST.get("edits", "")
    if act == "drop":
        name, _dot, row = what.partition(".")
        rows = answers.get(name, "")
        if not isinstance(rows, str) and row.isdecimal():
            answers[name] = [each for place, each in enumerate(rows, start=1) if place != int(row)]
    if act == "number":
        number = write_report.number_for(found, form)
    if act == "ready":
        begin_with(answers, what, request.POST.get(f"{READY}{what}", ""))
    return _Sent(answers, number, int(edits) if edits.isdecimal() else 0, answered(request.POST))


def _save(by: Staff, found: ReportInfo, sent: _Sent) -> None:
    try:
        answers = tidied(sent.answers)
        sent.edits = write_report.save_report(by, found.subject, sent.edits, answers, sent.number, sent.answered)
    except SaksamaError as error:
        explain(error)
        # As it would be kept: the faults count the rows without the empty ones.
        sent.refused, sent.answers = error, answers
    else:
        sent.saved = True


def _send(request: HttpRequest, by: Staff, found: ReportInfo, form: Form, sent: _Sent) -> HttpResponseBase:
    try:
        write_report.send_report(by, found.subject, sent.edits)
    except SaksamaError as error:
        explain(error)
        sent.refused, sent.answers = error, tidied(sent.answers)
        return _page(request, by, found, form, sent)
    messages.success(request, _("Laporan terkirim dan dicatat di log. Versi ini tidak berubah lagi."))
    return redirect("desk:lhp", found.subject)


def _page(request: HttpRequest, by: Staff, found: ReportInfo, form: Form, sent: _Sent) -> HttpResponse:
    told = notes(found)
    if sent.answered:
        told = [_as_typed(each, sent.answered) for each in told]
    files = files_of(found)
    names = annex_names((each.plain, each.words) for each, _category, _loose in files)
    shown = AnswerForm(form, sent.answers, sent.number, told, editable=found.state is State.RETURNED)
    status, conflict = _tell(by, shown, form, sent)
    context = {
        "report": found,
        "form": shown,
        "title": form_words(form),
        "period": period_words(found.period),
        "office": names_of_offices([found.office]).get(found.office, found.office),
        "nobody": nobody_at(found),
        "sentences": [
            (each.stage.label_en if english() else each.stage.label, each.words) for each in sentences_for(found.office)
        ],
        "late": found.version == 0 and found.period is not None and is_over(found.period),
        "edits": sent.edits,
        "proposed": "" if sent.number and not _is_taken(sent) else write_report.number_for(found, form),
        "conflict": conflict,
        "summary": _summary(shown, form),
        "files": files,
        "other_notes": [(note, bound, called(form, note.at, names)) for note, bound, _place in shown.other_notes],
        "categories": CATEGORIES.items(),
        "saved_first": sent.saved and sent.refused is not None,
        "owed": sum(each.is_owed for each in told),
    }
    return render(request, "desk/observation/write.html", context, status=status)


def _summary(shown: AnswerForm, form: Form) -> list[tuple[str, str]]:
    """Every fault with where it stands, a row's field called with its row."""
    return [("", str(words)) for words in shown.non_field_errors()] + [
        (bound.id_for_label or f"{bound.auto_id}_0", f"{_called(bound, form)}: {words}")
        for bound in shown
        for words in bound.errors
    ]


def _called(bound: BoundField, form: Form) -> str:
    found = called(form, bound.name)
    return str(bound.label) if found == bound.name else found


def _is_taken(sent: _Sent) -> bool:
    return isinstance(sent.refused, ReportRefused) and sent.refused.why is Why.NUMBER_TAKEN


def nobody_at(found: ReportInfo) -> str:
    """The office whose turn it is, or will be, and where nobody may examine; empty where somebody may."""
    office = unexamined_at(found)
    return names_of_offices([office]).get(office, office) if office else ""


def _as_typed(note: NoteInfo, said: Mapping[int, str]) -> NoteInfo:
    return replace(note, answer=said[note.id]) if note.id in said else note


def _tell(by: Staff, shown: AnswerForm, form: Form, sent: _Sent) -> tuple[int, list[Difference]]:
    """Show beside its field why something was refused; the status, and what both pages say where they differ."""
    match sent.refused:
        case None:
            return HTTPStatus.OK, []
        case AnswersRefused(problems=problems):
            shown.fault(problems)
        case ReportRefused(why=Why.NUMBER_TAKEN | Why.NUMBER_WRITING) as error:
            shown.wrong(NUMBER, explain(error))
        case DraftMoved(subject=subject):
            kept = report_for(by, subject)
            sent.edits = kept.edits
            return HTTPStatus.CONFLICT, differences(form, (draft_of(kept), kept.number), (sent.answers, sent.number))
        case error:
            shown.wrong(None, explain(error))
    return HTTPStatus.UNPROCESSABLE_ENTITY, []


@desk_act(Action.OBSERVATION_WRITE)
def discard(request: HttpRequest, by: Staff, subject: str) -> HttpResponseBase:
    """Throw away a draft that was never sent."""
    report_for(by, subject)
    done = do_told(request, lambda: write_report.discard_report(by, subject), _("Draf dibuang."))
    return redirect("desk:lhps" if done else reverse("desk:lhp", args=[subject]))


URLS: list[URLPattern] = [
    path("pengawasan/laporan/<str:subject>/buang/", discard, name="lhp-discard"),
    path("pengawasan/laporan/baru/", begin, name="lhp-new"),
    path("pengawasan/laporan/<str:subject>/tulis/", write, name="lhp-write"),
]
