"""Desk screens of dispatches, at `/meja/kiriman/`: the list, one dispatch with its receipts, and the acts on it.

Rules kept here:
  * Each side's receipt stands with its index in the log that holds it; one click shows the entry there.
Left to others: attachments (`dispatch_files`), writing one (`compose`), the link (`status`), acts and entries (flows).
"""

from dataclasses import dataclass
from datetime import datetime

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saksama.envelope.kinds import ContentClaim, ContentFinding, Frame, Payload
from saksama.vocabulary import Classification, DispatchKind, RefusalCode, RejectionCode
from saksama_node.accounts.policy import INSTITUTION, ROLE_WORDS, Action, Staff, may, roles_that_may
from saksama_node.accounts.queries import NoSuchPerson, name_of
from saksama_node.agreements.words import CLASS_WORDS, KIND_WORDS
from saksama_node.contentwatch.partner.receiving import origin_of
from saksama_node.exchange import linking, queries, releasing
from saksama_node.exchange.alarms import FINAL, Alarm
from saksama_node.exchange.queries import IncomingInfo, OutgoingInfo
from saksama_node.exchange.states import IncomingState, OutgoingState
from saksama_node.flows.exchange.answer_dispatch import Step, accept_dispatch, history_of, refuse_dispatch
from saksama_node.flows.exchange.release_dispatch import releasers
from saksama_node.flows.exchange.send_dispatch import withdraw_dispatch
from saksama_node.flows.following.retry_entry import retry_entry
from saksama_node.flows.seconds.two_persons import propose
from saksama_node.flows.seconds.waiting import proposals_about
from saksama_node.web.desk.frame.access import desk_page
from saksama_node.web.desk.frame.acts import Act, ActForm, ActPage, Refused
from saksama_node.web.desk.frame.duty import Duty
from saksama_node.web.desk.frame.lists import FilterForm, is_file, list_context, page_of
from saksama_node.web.desk.partner import dispatch_files
from saksama_node.web.desk.partner.joint_papers import ANSWERED_WITH_WORK, work_address
from saksama_node.web.desk.words import dispatches as dispatch_words
from saksama_node.web.desk.words.alarms import DISPATCHES
from saksama_node.web.handing_out import table

_STATES = {state.value: state.label for state in (*OutgoingState, *IncomingState)}


class DispatchFilterForm(FilterForm):
    """The filters of the list."""

    cari = forms.CharField(label=gettext_lazy("Judul"), required=False, widget=forms.TextInput({"type": "search"}))
    arah = forms.ChoiceField(
        label=gettext_lazy("Arah"),
        required=False,
        choices=[("", gettext_lazy("semua")), ("masuk", gettext_lazy("masuk")), ("keluar", gettext_lazy("keluar"))],
    )
    keadaan = forms.ChoiceField(
        label=gettext_lazy("Keadaan"), required=False, choices=[("", gettext_lazy("semua")), *_STATES.items()]
    )
    jenis = forms.ChoiceField(
        label=gettext_lazy("Jenis"), required=False, choices=[("", gettext_lazy("semua")), *KIND_WORDS.items()]
    )


class RefuseForm(ActForm[IncomingInfo]):
    """An officer's refusal: a reason from the closed list."""

    reason = forms.ChoiceField(
        label=gettext_lazy("Alasan"),
        choices=list(dispatch_words.REASONS.items()),
        widget=forms.RadioSelect,
        help_text=gettext_lazy("Kode alasan tercatat di log. Keterangan lebih lanjut dikirim sebagai pemberitahuan."),
    )


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list. `way`: keluar or masuk."""

    way: str
    url: str
    title: str
    kind: str
    classification: str
    clause: str
    partner: str
    state: str
    words: str
    at: datetime

    @property
    def colour(self) -> str:
        """The look's state."""
        return dispatch_words.STATE_COLOURS[self.state]


def duties(by: Staff) -> list[Duty]:
    """What waits for this person: dispatches to answer."""
    if not may(by, Action.DISPATCH_ANSWER, INSTITUTION):  # it was sent to the institution
        return []
    return [
        Duty(
            title=_("Terima atau tolak kiriman: %(title)s") % {"title": each.title},
            url=reverse("desk:dispatch_in", args=[each.subject, each.index]),
            act=_("Buka"),
            why=_("Simpul sudah menerimanya; pengirim menunggu jawaban petugas."),
        )
        for each in queries.all_incoming(state=IncomingState.RECEIVED)
        if each.kind not in ANSWERED_WITH_WORK
    ]


@desk_page(Action.DISPATCH_READ)
def dispatches(request: HttpRequest, by: Staff) -> HttpResponseBase:
    """All dispatches, both ways, newest first."""
    form = DispatchFilterForm(request.GET)
    rows = _rows(form.asked())
    if is_file(request):
        return _csv(rows)
    shown = {
        **list_context(request, form, page_of(request, rows)),
        "counts": queries.counts(),
        "may_send": may(by, Action.DISPATCH_SEND, INSTITUTION),  # the institution sends it
    }
    return render(request, "desk/exchange/list.html", shown)


def _outgoing(_request: HttpRequest, by: Staff, found: OutgoingInfo, _refused: Refused | None) -> dict[str, object]:
    """One dispatch of ours."""
    return {
        "found": found,
        "way": "keluar",
        "leaks": [dispatch_words.leak_words(each) for each in found.leaks],
        "releasers": releasers(found.subject) if found.state == OutgoingState.HELD else [],
        "release_roles": [ROLE_WORDS[role] for role in roles_that_may(Action.DISPATCH_RELEASE)],
        "rejection": dispatch_words.REJECTIONS[RejectionCode(found.rejection)] if found.rejection else "",
        "refusal": dispatch_words.REASONS[RefusalCode(found.refusal)] if found.refusal else "",
        "who": _name(found.created_by),
        **_common(found.to, found),
    }


def _incoming(_request: HttpRequest, by: Staff, found: IncomingInfo, _refused: Refused | None) -> dict[str, object]:
    """One dispatch of the partner."""
    return {
        "work": work_address(found.payload),
        "found": found,
        "way": "masuk",
        "rejection": _rejection(found),
        "is_final": found.detail in FINAL,
        "refusal": dispatch_words.REASONS[RefusalCode(found.refusal)] if found.refusal else "",
        "may_reply": found.state == "accepted"
        and found.kind == DispatchKind.INFORMATION_REQUEST
        and may(by, Action.DISPATCH_SEND, INSTITUTION),  # the institution sends it
        **_common(found.origin, found),
    }


def _is_askable(by: Staff, found: OutgoingInfo) -> bool:
    """Whether its writer may ask for its release once more: nobody is asked now."""
    is_asked = any(each.is_open for each in proposals_about(by, found.subject))
    return found.state == OutgoingState.HELD and found.created_by == by.id and not is_asked


def _is_answerable(_by: Staff, found: IncomingInfo) -> bool:
    return found.state == "received" and not work_address(found.payload)


def _rejection(found: IncomingInfo) -> str:
    """Why our node did not take it: what was met; empty where it did."""
    return str(DISPATCHES[Alarm(found.detail)]) if found.detail in DISPATCHES else ""


def _common(origin: str, found: OutgoingInfo | IncomingInfo) -> dict[str, object]:
    """What the page of either way shows."""
    partner, frame, payload = linking.link(origin), _frame(found), found.payload
    return {
        "partner": partner,
        "title": frame.title or _("Kiriman yang tidak dibuka"),
        "kind": KIND_WORDS[DispatchKind(found.kind)],
        "classification": CLASS_WORDS[Classification(frame.classification)],
        "clause": dispatch_words.clause_words(frame.clause),
        "state": found.state.label,
        "colour": dispatch_words.STATE_COLOURS[found.state],
        "facts": dispatch_words.payload_facts(payload) if payload else [],
        "claim": _claim(payload),
        "files": dispatch_files.file_rows(found.files),
        "history": [_line(step, partner.url) for step in history_of(origin, found.subject)],
    }


def _claim(payload: Payload | None) -> str:
    """The subject of the claim that a dispatch is about, where it is here; else empty."""
    if isinstance(payload, ContentClaim | ContentFinding) and origin_of(payload.claim) is not None:
        return payload.claim
    return ""


def _line(step: Step, partner_url: str) -> tuple[str, str, Step, str]:
    """Words, who, the step, and the page of the entry (empty: on this node)."""
    words = str(dispatch_words.EVENTS[step.kind])
    if step.reason:
        words = f"{words}: {_reason(step)}"
    return words, step.institution, step, "" if step.ours else f"{partner_url}/catatan/{step.index}"


def _reason(step: Step) -> str:
    if step.kind == "dispatch.rejected":
        return str(dispatch_words.REJECTIONS[RejectionCode(step.reason)])
    return str(dispatch_words.REASONS[RefusalCode(step.reason)])


def _rows(chosen: dict[str, str]) -> list[Row]:
    state, kind, search = (chosen[name] for name in ("keadaan", "jenis", "cari"))
    names = {link.origin: link.name for link in linking.links()}
    rows: list[Row] = []
    if chosen["arah"] != "masuk":
        rows += [_row(each, names) for each in queries.all_outgoing(state=state, kind=kind, search=search)]
    if chosen["arah"] != "keluar":
        rows += [_row(each, names) for each in queries.all_incoming(state=state, kind=kind, search=search)]
    return sorted(rows, key=lambda row: row.at, reverse=True)


def _frame(found: OutgoingInfo | IncomingInfo) -> Frame | IncomingInfo:
    """What says title, clause and classification; of one that was rejected it stands in the log alone."""
    return found.frame if isinstance(found, OutgoingInfo) else found


def _row(each: OutgoingInfo | IncomingInfo, names: dict[str, str]) -> Row:
    frame = _frame(each)
    partner, at = (each.to, each.created_at) if isinstance(each, OutgoingInfo) else (each.origin, each.sent_at)
    return Row(
        way="keluar" if isinstance(each, OutgoingInfo) else "masuk",
        url=_url(each),
        title=frame.title or _("(tidak dibuka)"),
        kind=str(KIND_WORDS[DispatchKind(each.kind)]),
        classification=str(CLASS_WORDS[Classification(frame.classification)]),
        clause=dispatch_words.clause_words(frame.clause),
        partner=names.get(partner, partner),
        state=each.state,
        words=str(each.state.label),
        at=at,
    )


def _csv(rows: list[Row]) -> HttpResponse:
    head = ("arah", "judul", "jenis", "klasifikasi", "pasal", "mitra", "keadaan", "waktu")
    return table(
        "kiriman.csv",
        head,
        (
            (row.way, row.title, row.kind, row.classification, row.clause, row.partner, row.words, row.at.isoformat())
            for row in rows
        ),
    )


def _url(found: OutgoingInfo | IncomingInfo) -> str:
    if isinstance(found, OutgoingInfo):
        return reverse("desk:dispatch_out", args=[found.subject])
    return reverse("desk:dispatch_in", args=[found.subject, found.index])


def _name(person: int) -> str:
    try:
        return name_of(person)
    except NoSuchPerson:
        return _("akun yang sudah dihapus")


_OUT = ActPage(
    name="dispatch_out",
    path="kiriman/keluar/<str:subject>/",
    right=Action.DISPATCH_READ,
    find=lambda _by, subject: queries.outgoing(subject),
    template="desk/exchange/one.html",
    told=_outgoing,
    place=INSTITUTION,  # the institution sent it
    acts=(
        Act(
            "minta",
            # Whoever reads dispatches; that it is its writer, with the right to send it, is asked with the proposal.
            Action.DISPATCH_READ,
            gettext_lazy("Minta orang kedua melepasnya"),
            lambda by, found, _form: propose(by, releasing.asked(found.subject)),
            gettext_lazy("Menunggu orang kedua."),
            offered=_is_askable,
        ),
        Act(
            "hapus",
            Action.DISPATCH_SEND,
            gettext_lazy("Hapus sebelum dikirim"),
            lambda by, found, _form: withdraw_dispatch(by, found.subject),
            gettext_lazy("Kiriman dihapus sebelum dikirim; log tidak memuatnya."),
            then="desk:dispatches",
            offered=lambda _by, found: found.leaf is None,
        ),
    ),
)

_IN = ActPage(
    name="dispatch_in",
    path="kiriman/masuk/<str:subject>/<int:index>/",
    right=Action.DISPATCH_READ,
    find=lambda _by, subject, index: queries.incoming_at(subject, index),
    template="desk/exchange/one.html",
    told=_incoming,
    place=INSTITUTION,  # it was sent to the institution
    acts=(
        Act(
            "terima",
            Action.DISPATCH_ANSWER,
            gettext_lazy("Terima kiriman"),
            lambda by, found, _form: accept_dispatch(by, found.origin, found.index),
            gettext_lazy("Diterima dan dicatat di log."),
            title=gettext_lazy("Terima"),
            offered=_is_answerable,
            means=gettext_lazy("Pengirim membaca di log bahwa petugas menerimanya."),
        ),
        Act(
            "tolak",
            Action.DISPATCH_ANSWER,
            gettext_lazy("Tolak kiriman"),
            lambda by, found, form: refuse_dispatch(
                by, found.origin, found.index, RefusalCode(form.cleaned_data["reason"])
            ),
            gettext_lazy("Ditolak; pengirim membacanya di log."),
            form=RefuseForm,
            title=gettext_lazy("Tolak dengan alasan"),
            offered=_is_answerable,
        ),
        Act(
            "coba-lagi",
            Action.DISPATCH_ANSWER,
            gettext_lazy("Coba lagi"),
            lambda by, found, _form: retry_entry(by, found.origin, found.index),
            gettext_lazy("Sudah dicoba lagi; hasilnya di bawah."),
            offered=lambda _by, found: found.state == "rejected" and found.detail not in FINAL,
        ),
    ),
)

URLS: list[URLPattern] = [
    path("kiriman/", dispatches, name="dispatches"),
    *_OUT.urls(),
    *_IN.urls(),
    *dispatch_files.URLS,
]
