"""Requests up the chain, at `/meja/permohonan-konten/`: the list, one request, asking again, answers, looking again.

Rules kept here:
  * What is asked is written and confirmed like a judgment (`claim_findings`); here stands what was entered.
  * A limit that no text gives says so beside it; an address that does not answer is not called gone.
Left to others: letter and spreadsheet (`request_papers`), the acts (flows.content.decide_claim).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saksama.entries.kinds.content import Addressee, ContentRequested, Outcome
from saksama.entries.words import shown_plainly
from saksama_node.accounts.policy import INSTITUTION, Action, Staff, may, today
from saksama_node.accounts.queries import names_of
from saksama_node.contentwatch.captures.captured import claim_of, copies_of, subjects_of
from saksama_node.contentwatch.captures.rechecking import spans_of
from saksama_node.contentwatch.claims import deciding, requested
from saksama_node.contentwatch.claims.requesting import Said
from saksama_node.contentwatch.strangers.refusal import Why
from saksama_node.flows.content.decide_claim import answer_request, ask_again
from saksama_node.flows.content.look_again import look_again
from saksama_node.ledger.queries import position
from saksama_node.norms.confirmed import Certainties, certainties
from saksama_node.settings.clock import now
from saksama_node.web.codes import choices, word
from saksama_node.web.desk.content.claim_findings import FindingForm, sent_in, write_finding
from saksama_node.web.desk.content.lists import RequestFilterForm
from saksama_node.web.desk.frame.access import desk_form, desk_page
from saksama_node.web.desk.frame.acts import Act, ActForm, ActPage, Refused
from saksama_node.web.desk.frame.duty import AT_ONCE, Duty
from saksama_node.web.desk.frame.lists import is_file, list_context, page_of
from saksama_node.web.desk.frame.prose import Prose
from saksama_node.web.desk.words import content as request_words
from saksama_node.web.desk.words.claims import articles
from saksama_node.web.formats import figure
from saksama_node.web.handing_out import table

_MOST_COPIES = 200
_NO_COPY = gettext_lazy("Pilih paling sedikit satu salinan.")


class RequestForm(FindingForm):
    """What is asked, of whom, about which copies."""

    to = forms.ChoiceField(
        label=gettext_lazy("Kepada"),
        help_text=gettext_lazy("Pertama kepada Bawaslu RI; yang lain menerima tembusannya."),
    )
    copies = forms.MultipleChoiceField(
        label=gettext_lazy("Salinan yang dimohonkan"), widget=forms.CheckboxSelectMultiple, required=False
    )
    every = forms.BooleanField(required=False)
    words = Prose(
        label=gettext_lazy("Isi permohonan"),
        max_length=8000,
        rows=6,
        help_text=gettext_lazy(
            "Masuk ke suratnya; di log hanya komitmennya. Surat itu juga memuat pasal dan alasan putusan sebagai "
            "analisis hukum, dan tangkapan layar salinannya."
        ),
    )

    def __init__(self, *data: Any, claim: str, **more: Any) -> None:  # noqa: ANN401 - Django's own form arguments
        """Offer the levels with their limits, and the copies of this claim."""
        super().__init__(*data, **more)
        self.claim = claim
        norms = certainties()
        levels = [(each.value, f"{word(each)}: {request_words.limit_line(each, norms)}") for each in Addressee]
        copies = copies_of(claim)
        offered = [(each.subject, shown_plainly(each.address or each.called)) for each in copies[:_MOST_COPIES]]
        self.fields["to"].choices = levels  # type: ignore[attr-defined]  # a choice field
        self.fields["copies"].choices = offered  # type: ignore[attr-defined]  # a choice field
        if (number := claim_of(claim).copies) > len(offered):
            cut = _("Satu per satu ditawarkan %(shown)s salinan terbaru dari %(all)s. Yang lebih lama ikut bila semua.")
            self.fields["copies"].help_text = cut % {"shown": figure(len(offered)), "all": figure(number)}
            self.fields["every"].label = _("Semua %(all)s salinan klaim ini") % {"all": figure(number)}
        else:
            # Where each can be ticked, one tick for all would say the same thing twice, and none is not enough.
            del self.fields["every"]
            self.fields["copies"].required = True
            self.fields["copies"].error_messages["required"] = _NO_COPY

    def clean(self) -> dict[str, object]:
        """Some are named, or all."""
        asked = super().clean() or {}
        if not self.errors and not asked.get("copies") and not asked.get("every"):
            self.add_error("copies", _NO_COPY)
        return asked

    def written(self) -> deciding.Written:
        """What the form says, once it is valid."""
        given = self.cleaned_data
        copies = subjects_of(self.claim) if given.get("every") else list(given["copies"])
        return deciding.requested(Addressee(given["to"]), given["words"], copies)


class AnswerForm(ActForm[requested.RequestView]):
    """What came back, from whom, on which day."""

    answerer = forms.ChoiceField(label=gettext_lazy("Dijawab oleh"), choices=choices(Addressee))
    outcome = forms.ChoiceField(label=gettext_lazy("Hasil"), choices=choices(Outcome, gettext_lazy("pilih")))
    said_on = forms.DateField(
        label=gettext_lazy("Tanggal pada jawaban"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    words = Prose(
        label=gettext_lazy("Isi jawaban"),
        max_length=8000,
        rows=4,
        help_text=gettext_lazy("Disegel; di log hanya komitmennya."),
    )

    def prepare(self) -> None:
        """Whoever was asked, today."""
        self.initial = {"answerer": self.thing.to, "said_on": today()}

    def clean_said_on(self) -> object:
        """No day that is still to come, and none before anything was asked."""
        day = self.cleaned_data["said_on"]
        if day > today():
            raise forms.ValidationError(gettext_lazy("Hari itu belum tiba."))
        if day < timezone.localdate(self.thing.at):
            raise forms.ValidationError(gettext_lazy("Hari itu mendahului permohonannya."))
        return day

    def said(self) -> Said:
        """What the form says, once it is valid."""
        asked = self.cleaned_data
        return Said(Addressee(asked["answerer"]), Outcome(asked["outcome"]), asked["words"], asked["said_on"])


def duties(by: Staff) -> list[Duty]:
    """Requests whose answer was due: somebody asks again, or enters what came."""
    if not may(by, Action.CONTENT_TRIAGE, INSTITUTION):  # content has no place
        return []
    found = requested.overdue(now(), limit=AT_ONCE)
    norms = certainties() if found else Certainties({})
    return [
        Duty(
            title=_("Tanyakan lagi kepada %(to)s: %(words)s") % {"to": word(each.to), "words": each.claim_words[:80]},
            url=reverse("desk:content-request", args=[each.request]),
            act=_("Buka permohonan"),
            due=each.due,
            why=request_words.limit_line(each.to, norms),
            about=each.request,
        )
        for each in found
    ]


def requests_part(claim: str) -> list[tuple[requested.RequestView, str, str, str]]:
    """The requests about a claim, as its page lists them: the request, to whom, colour and words of its state."""
    at = now()
    return [
        (each, word(each.to), request_words.COLOURS[each.stands(at)], str(request_words.STANDS[each.stands(at)]))
        for each in requested.requests_about(claim)
    ]


@desk_form(Action.CONTENT_JUDGE)
def write(request: HttpRequest, by: Staff, subject: str) -> HttpResponse:
    """Write a request for a second commissioner."""
    return write_finding(request, by, subject, ContentRequested, RequestForm(sent_in(request), claim=subject))


@desk_page(Action.CONTENT_READ)
def listed(request: HttpRequest, by: Staff) -> HttpResponse:
    """Every request, or those of the filter; also as CSV."""
    form = RequestFilterForm(request.GET)
    wanted = form.asked()
    at = now()
    stands = requested.Stands(wanted["keadaan"]) if wanted["keadaan"] else None
    to = Addressee(wanted["kepada"]) if wanted["kepada"] else None
    found = requested.requests(at, stands, to, wanted["cari"], form.order())
    if is_file(request):
        return _csv(found[:], at)
    page = page_of(request, found)
    rows = [
        (
            each,
            word(each.to),
            request_words.COLOURS[each.stands(at)],
            request_words.STANDS[each.stands(at)],
            request_words.again_line(each),
            request_words.outcome_line(each),
            request_words.took_line(each),
        )
        for each in page.object_list
    ]
    return render(request, "desk/content/requests.html", {**list_context(request, form, page), "listed": rows})


def _told(
    _request: HttpRequest, by: Staff, found: requested.RequestView, _refused: Refused | None = None
) -> dict[str, object]:
    """One request with its copies, answers and what still stands online."""
    at = now()
    copies = requested.named_copies(found)
    looked = [(each, spans_of(each.subject)) for each in copies]
    reminding = [each.by for each in found.reminders if each.by is not None]
    names = names_of([found.by, found.second, *reminding, *(each.by for each in found.answers)])
    return {
        "found": found,
        "index": position(found.leaf),
        "to": word(found.to),
        "limit": request_words.limit_line(found.to, certainties()),
        "colour": request_words.COLOURS[found.stands(at)],
        "state": request_words.STANDS[found.stands(at)],
        "articles": articles(found.basis),
        "took": request_words.took_line(found),
        "writer": names.get(found.by, ""),
        "second": names.get(found.second, ""),
        "copies": [
            (
                each,
                word(each.channel),
                [(look.until, request_words.MET_COLOURS[look.found], request_words.met_line(look)) for look in looks],
            )
            for each, looks in looked
        ],
        "no_network": any(looks and looks[0].why is Why.NO_NETWORK for _, looks in looked),
        "turn": request_words.turn_line(),
        "answers": [
            (each, word(each.answerer), word(each.outcome), names.get(each.by, ""), position(each.leaf))
            for each in found.answers
        ],
        "reminders": [
            (number, each, "" if each.by is None else names.get(each.by, ""), position(each.leaf))
            for number, each in enumerate(found.reminders, start=1)
        ],
        # content has no place
        "may_look": may(by, Action.CONTENT_CAPTURE, INSTITUTION) and any(each.address for each in copies),
    }


def _csv(found: Sequence[requested.RequestView], at: datetime) -> HttpResponse:
    head = (
        *("permohonan", "klaim", "kepada", "dicatat", "jawaban_ditunggu", "keadaan", "ditanyakan_lagi"),
        *("hasil", "lamanya", "salinan"),
    )
    return table(
        "permohonan-konten.csv",
        head,
        (
            (
                each.request,
                each.claim_words,
                word(each.to),
                each.at.isoformat(),
                "" if each.due is None else each.due.isoformat(),
                request_words.STANDS[each.stands(at)],
                len(each.reminders),
                request_words.outcome_line(each),
                request_words.took_line(each),
                len(each.copies),
            )
            for each in found
        ),
    )


@dataclass(frozen=True, slots=True)
class _Looked:
    """A copy that a request names."""

    request: requested.RequestView
    copy: str


def _named(_by: Staff, subject: str, copy: str) -> _Looked:
    found = requested.request_of(subject)
    if copy not in found.copies:
        raise Http404
    return _Looked(found, copy)


_PAGE = ActPage(
    name="content-request",
    path="permohonan-konten/<str:subject>/",
    right=Action.CONTENT_READ,
    find=lambda _by, subject: requested.request_of(subject),
    template="desk/content/request.html",
    told=_told,
    place=INSTITUTION,  # content has no place
    acts=(
        Act(
            "tanya-lagi",
            Action.CONTENT_TRIAGE,
            gettext_lazy("Tanyakan lagi"),
            lambda by, found, _form: ask_again(by, found.request),
            gettext_lazy(
                "Dicatat di log: ditanyakan lagi. Surat susulannya ada di halaman ini sesudah mendapat nomor urut."
            ),
            offered=lambda _by, found: found.may_be_asked_again(now()),
            means=gettext_lazy(
                "Batas jawabannya sudah lewat. Surat susulan mengulang permohonan yang sama, kata demi kata, dan "
                "jawabannya ditunggu lagi selama batas yang sama."
            ),
        ),
        Act(
            "jawab",
            Action.CONTENT_TRIAGE,
            gettext_lazy("Catat jawaban"),
            lambda by, found, form: answer_request(by, found.request, form.said()),
            gettext_lazy("Jawaban dicatat di log."),
            form=AnswerForm,
        ),
    ),
)

_LOOK = ActPage(
    name="content-request-look",
    path="permohonan-konten/<str:subject>/lihat/<str:copy>/",
    right=Action.CONTENT_READ,
    find=_named,
    template=_PAGE.template,
    told=lambda request, by, looked, _refused: _told(request, by, looked.request),
    place=INSTITUTION,  # content has no place
    acts=(
        Act(
            "",
            Action.CONTENT_CAPTURE,
            gettext_lazy("Lihat sekarang"),
            lambda by, looked, _form: look_again(by, looked.copy),
            gettext_lazy("Alamatnya sudah dilihat lagi; hasilnya ada di tabel."),
            then=lambda looked, _done: reverse("desk:content-request", args=[looked.request.request]),
        ),
    ),
)

URLS: list[URLPattern] = [
    path("klaim/<str:subject>/minta/", write, name="claim-request"),
    path("permohonan-konten/", listed, name="content-requests"),
    *_PAGE.urls(),
    *_LOOK.act_urls(),
]
