"""Writing a dispatch, at `/meja/kiriman/baru/`: what, under which clause, with which files; whether it is permitted.

Rules kept here:
  * The permit is explained while one writes, by the same judgement that sending makes; nothing typed is lost to it.
  * Only partners are offered with whom an agreement is in force now; where none is, the page says why and since when.
  * A file goes to disk as it arrives and is read in chunks; 200 MB a file, 50 files.
  * A leak that was found refuses; the page says which part and where, never the words.
Left to others: offers of tasks, reports of incidents (their rooms), sealing and sending (flows.exchange.send_dispatch).
"""

from datetime import UTC, datetime, time
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saksama.agreement.errors import NotPermitted
from saksama.agreement.permit import Asked
from saksama.agreement.terms import Terms
from saksama.envelope import kinds
from saksama.envelope.container import MAX_ATTACHMENT_BYTES, MAX_ATTACHMENTS
from saksama.errors import SaksamaError
from saksama.vocabulary import Classification, DispatchKind, SubjectClass, format_moment
from saksama_node.accounts.policy import Action, Staff
from saksama_node.agreements.queries import permit_for, with_partner
from saksama_node.agreements.words import CLASS_WORDS, KIND_WORDS, SUBJECT_WORDS
from saksama_node.exchange import linking, queries
from saksama_node.exchange.attachments import Upload
from saksama_node.exchange.faults import LeakFound, UnknownDispatch
from saksama_node.exchange.queries import IncomingInfo
from saksama_node.exchange.states import OutgoingState
from saksama_node.flows.exchange.send_dispatch import Letter, send_dispatch
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS
from saksama_node.web.desk.frame.access import desk_form, desk_page
from saksama_node.web.desk.frame.carried import FilesField
from saksama_node.web.desk.frame.faults import explain
from saksama_node.web.desk.frame.in_force import NotInForce, hold, not_in_force
from saksama_node.web.desk.frame.prose import Prose
from saksama_node.web.desk.words.dispatches import clause_words, leak_words, not_permitted
from saksama_node.web.handing_out import printed
from saksama_node.web.uploading import taking_files

_FREE = (DispatchKind.INFORMATION_REQUEST, DispatchKind.DATASET_SHARE, DispatchKind.NOTICE)


class AttachmentsField(FilesField):
    """Several files, each within the limit of an attachment."""

    def clean(self, data: Any, initial: Any = None) -> "list[UploadedFile[Any]]":  # noqa: ANN401 - Django's form
        """As many as a dispatch takes."""
        given = super().clean(data, initial)
        if len(given) > MAX_ATTACHMENTS:
            raise forms.ValidationError(_("Paling banyak %(most)s berkas.") % {"most": MAX_ATTACHMENTS})
        for each in given:
            if (each.size or 0) > MAX_ATTACHMENT_BYTES:
                raise forms.ValidationError(
                    _("%(name)s lebih besar dari 200 MB. Bagi menjadi beberapa berkas.") % {"name": each.name}
                )
        return given


class PermitForm(forms.Form):
    """What the permit depends on."""

    to = forms.ChoiceField(label=gettext_lazy("Kepada"))
    kind = forms.ChoiceField(label=gettext_lazy("Jenis"), choices=[(kind, KIND_WORDS[kind]) for kind in _FREE])
    clause = forms.ChoiceField(label=gettext_lazy("Pasal"))
    classification = forms.ChoiceField(label=gettext_lazy("Klasifikasi"), choices=list(CLASS_WORDS.items()))
    subjects = forms.MultipleChoiceField(
        label=gettext_lazy("Menyangkut"),
        required=False,
        choices=list(SUBJECT_WORDS.items()),
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Nota dapat mengecualikan hal ini. Centang yang sesuai; penerima memeriksanya lagi."),
    )

    def __init__(self, *args: Any, reply: IncomingInfo | None = None, **kwargs: Any) -> None:  # noqa: ANN401 - Django's form
        super().__init__(*args, **kwargs)
        self.reply = reply
        partners = [link for link in linking.links() if reply is None or link.origin == reply.origin]
        found = [(link, with_partner(link.origin)) for link in partners]
        signed = [(link, agreement) for link, agreement in found if agreement and agreement.state.terms]
        reasons = [not_in_force(agreement) for _link, agreement in signed]
        able = [each for each, reason in zip(signed, reasons, strict=True) if reason is None]
        self.stopped = None if able else next(iter(reasons), None)
        """Why nothing can be sent to anybody now; None where something can, or no agreement was signed."""
        offered = able or signed[:1]
        self._field("to").choices = [(link.origin, link.name) for link, _agreement in offered]
        self.terms = offered[0][1].current.terms if offered else None
        clauses = self.terms.clauses if self.terms else ()
        self._field("clause").choices = [(each.id, f"{clause_words(each.id)}: {each.title}") for each in clauses]
        if reply is not None:
            kind = DispatchKind.INFORMATION_REPLY
            self._field("kind").choices = [(kind, KIND_WORDS[kind])]
            self.fields["clause"].initial = reply.clause

    def _field(self, name: str) -> forms.ChoiceField:
        return cast("forms.ChoiceField", self.fields[name])

    def asked(self) -> Asked | None:
        """What is asked of the agreement; None while the form is not filled in so far."""
        if self.terms is None or not self.is_valid():
            return None
        chosen = self.cleaned_data
        return Asked(
            sender=self.terms.party_at(SETTINGS.origin).code,
            receiver=self.terms.party_at(chosen["to"]).code,
            kind=DispatchKind(chosen["kind"]),
            classification=Classification(chosen["classification"]),
            subjects=frozenset(SubjectClass(each) for each in chosen["subjects"]),
            clause=chosen["clause"],
        )


class ComposeForm(PermitForm):
    """A whole dispatch."""

    title = Prose(label=gettext_lazy("Judul"), max_length=200, rows=1)
    words = Prose(
        label=gettext_lazy("Isi"),
        max_length=20_000,
        rows=8,
        help_text=gettext_lazy("Jangan tulis identitas pelapor: kiriman yang memuatnya ditolak."),
    )
    due = forms.DateField(
        label=gettext_lazy("Dijawab paling lambat"),
        required=False,
        widget=forms.DateInput({"type": "date"}),
        help_text=gettext_lazy("Untuk permintaan informasi."),
    )
    source = Prose(
        label=gettext_lazy("Sumber data"),
        max_length=2000,
        rows=1,
        required=False,
        help_text=gettext_lazy("Untuk himpunan data: dari mana, per tanggal berapa."),
    )
    attachments = AttachmentsField(
        label=gettext_lazy("Berkas"), required=False, help_text=gettext_lazy("Paling besar 200 MB setiap berkas.")
    )

    def clean(self) -> dict[str, Any]:
        """A dataset names its source."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("kind") == DispatchKind.DATASET_SHARE and not cleaned.get("source"):
            self.add_error("source", _("Sebutkan sumber himpunan data ini."))
        return cleaned

    def payload(self) -> kinds.Payload:
        """What is sealed."""
        chosen = self.cleaned_data
        match DispatchKind(chosen["kind"]):
            case DispatchKind.INFORMATION_REQUEST:
                return kinds.InformationRequest(question=chosen["words"], due=_end_of(chosen["due"]))
            case DispatchKind.DATASET_SHARE:
                return kinds.DatasetShare(description=chosen["words"], source=chosen["source"])
            case DispatchKind.INFORMATION_REPLY if self.reply is not None:
                return kinds.InformationReply(
                    request=kinds.Ref(self.reply.origin, self.reply.index), answer=chosen["words"]
                )
            case _:
                return kinds.Notice(text=chosen["words"])


@desk_form(Action.DISPATCH_SEND)
@taking_files
def compose(request: HttpRequest, by: Staff) -> HttpResponse:
    """Write a dispatch and send it."""
    reply = _reply(request)
    form = ComposeForm(request.POST or None, request.FILES or None, reply=reply)
    if form.stopped is not None:
        return _stopped(request, form, form.stopped)
    if request.method == "POST" and form.is_valid() and (done := _send(request, by, form)) is not None:
        return done
    shown = {"form": form, "reply": reply, "has_terms": form.terms is not None, "query": request.GET.urlencode()}
    return render(request, "desk/exchange/compose.html", shown, status=422 if form.errors else 200)


def _stopped(request: HttpRequest, form: ComposeForm, stopped: NotInForce) -> HttpResponse:
    """Nothing can be sent now: why, since when; what was written before stays."""
    shown: dict[str, object] = {"reply": form.reply, "stopped": stopped}
    if request.method != "POST":
        return render(request, "desk/exchange/compose.html", shown)
    hold(form, stopped)
    return render(request, "desk/exchange/compose.html", {**shown, "form": form}, status=422)


@desk_page(Action.DISPATCH_SEND)
def permit(request: HttpRequest, by: Staff) -> HttpResponse:
    """A fragment: whether what is chosen so far is permitted, and why not."""
    form = PermitForm(request.GET, reply=_reply(request))
    asked = form.asked()
    shown: dict[str, object] = {"state": "plain", "words": _("Pilih jenis, pasal dan klasifikasi.")}
    if asked is not None:
        shown = _judged(form.cleaned_data["to"], asked, form.terms)
    return render(request, "desk/exchange/permit.html", shown)


def _judged(to: str, asked: Asked, terms: Terms | None) -> dict[str, object]:
    try:
        given = permit_for(to, asked, now())
    except NotPermitted as refused:
        return {"state": "lapsed", "words": not_permitted(refused, asked, terms)}
    clause = terms.clause(given.clause) if terms else None
    words = _("Diizinkan: nota kesepahaman %(clause)s (%(title)s).")
    return {
        "state": "kept",
        "words": words % {"clause": clause_words(given.clause), "title": clause.title if clause else ""},
    }


def _send(request: HttpRequest, by: Staff, form: ComposeForm) -> HttpResponse | None:
    """Send; None where the form must be shown again with what was wrong."""
    chosen, asked = form.cleaned_data, form.asked()
    if asked is None:
        form.add_error(None, _("Belum ada nota kesepahaman yang ditandatangani kedua lembaga."))
        return None
    letter = Letter(
        to=chosen["to"],
        clause=chosen["clause"],
        classification=asked.classification,
        title=chosen["title"],
        payload=form.payload(),
        subjects=asked.subjects,
        answers=form.reply.index if form.reply else None,
    )
    uploads = [Upload(printed(each.name), each) for each in chosen["attachments"]]
    try:
        done = send_dispatch(by, letter, uploads)
    except NotPermitted as refused:
        form.add_error("clause", not_permitted(refused, asked, form.terms))
    except LeakFound as found:
        for each in found.leaks:
            form.add_error(None, leak_words({"verdict": each.verdict, "place": each.place, "part": each.part}))
    except SaksamaError as error:
        form.add_error(None, explain(error))
    else:
        messages.success(request, _OUTCOMES[done.state])
        return redirect("desk:dispatch_out", done.subject)
    return None


_OUTCOMES = {
    OutgoingState.SENT: gettext_lazy("Terkirim dan dicatat di log."),
    OutgoingState.WAITING: gettext_lazy(
        "Menunggu: dikirim sendiri begitu log mitra sudah terbaca. Belum ada nomornya."
    ),
    OutgoingState.HELD: gettext_lazy("Tertahan: pemeriksa kebocoran memerlukan persetujuan orang kedua."),
}


def _reply(request: HttpRequest) -> IncomingInfo | None:
    """The request that is answered, named in the address as subject and index."""
    subject, _dash, index = request.GET.get("jawab", "").partition("-")
    if not subject:
        return None
    try:
        return queries.incoming_at(subject, int(index))
    except (UnknownDispatch, ValueError) as error:
        raise Http404 from error


def _end_of(day: Any) -> str | None:  # noqa: ANN401 - a form's cleaned value: a date or nothing
    """The last millisecond of a day in the office's zone."""
    end = None if day is None else datetime.combine(day, time(23, 59, 59, 999000), get_current_timezone())
    return None if end is None else format_moment(end.astimezone(UTC))


URLS: list[URLPattern] = [
    path("kiriman/baru/", compose, name="dispatch_new"),
    path("kiriman/baru/izin/", permit, name="dispatch_permit"),
]
