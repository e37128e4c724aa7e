"""Desk screens of agreements, at `/meja/nota/`: where each stands, reading a text over, signing, suspending, ending.

Rules kept here:
  * What is signed is read on the same page: facts, clauses in words with the difference, and the exact lines.
  * The passphrase is asked for in the form of the act, used once, never shown again, never kept.
  * A partner's new institution key is signed only with the fingerprint that was heard by telephone: no page shows it.
Left to others: beginning one (`pairing`), the forms (`agreement_forms`), the acts (flows), what is possible
(`agreements`).
"""

from collections.abc import Mapping, Sequence
from typing import Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saksama.agreement.history import EventKind, Standing
from saksama.errors import SaksamaError
from saksama_node.accounts.policy import INSTITUTION, Action, Staff, may
from saksama_node.agreements import queries
from saksama_node.agreements.actions import is_theirs
from saksama_node.agreements.institution import is_outside
from saksama_node.agreements.review import review_in
from saksama_node.agreements.words import EVENT_WORDS, STANDING_STATES, STANDING_WORDS
from saksama_node.flows.agreement.carry_agreement import bring_back, carry_out
from saksama_node.flows.agreement.conclude_agreement import countersign_agreement
from saksama_node.flows.agreement.propose_agreement import (
    declare_move,
    propose_agreement,
    suspend_agreement,
    withdraw_proposal,
)
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS
from saksama_node.web.desk.frame.access import desk_act, desk_form, desk_page
from saksama_node.web.desk.frame.carried import as_archive
from saksama_node.web.desk.frame.doing import do_sent, do_told
from saksama_node.web.desk.frame.duty import Duty
from saksama_node.web.desk.frame.faults import explain
from saksama_node.web.desk.partner.agreement_forms import BringForm, Move, MoveForm, SignForm, new_key_words
from saksama_node.web.uploading import taking_files

_MOVES: Final[Mapping[str, Move]] = {
    "tangguhkan": Move(
        gettext_lazy("Tangguhkan nota"),
        gettext_lazy(
            "Segera setelah ini tidak ada kiriman baru yang diizinkan, dari kedua arah. Kami dapat melakukannya "
            "sendiri, tanpa kunci lembaga; untuk melanjutkan diperlukan kedua lembaga, masing-masing dengan kuncinya."
        ),
        suspend_agreement,
    ),
    "tarik": Move(
        gettext_lazy("Tarik usulan"),
        gettext_lazy(
            "Tanda tangan kami atas usulan ini ditarik kembali; mitra tidak dapat menandatanganinya lagi. Bila mitra "
            "sudah menandatangani lebih dahulu, usulan itu tetap mengikat. Teks yang sama boleh diusulkan lagi."
        ),
        withdraw_proposal,
    ),
    "lanjutkan": Move(
        gettext_lazy("Setujui dilanjutkan"),
        gettext_lazy(
            "Nota berlaku lagi setelah kedua lembaga menyetujui. Kunci lembaga menandatangani pernyataannya: siapa "
            "yang menguasai peladen saja tidak dapat melanjutkan."
        ),
        declares=EventKind.RESUMED,
    ),
    "akhiri": Move(
        gettext_lazy("Akhiri nota"),
        gettext_lazy(
            "Nota berakhir segera dan untuk selamanya; tidak dapat dilanjutkan. Kerja sama berikutnya memerlukan nota "
            "baru. Yang sudah tercatat tetap tercatat. Kunci lembaga menandatangani pernyataannya."
        ),
        declares=EventKind.ENDED,
    ),
}


def duties(by: Staff) -> Sequence[Duty]:
    """Texts that wait for this person's signature."""
    if not may(by, Action.AGREEMENT_SIGN, INSTITUTION):  # the agreement is the institution's
        return ()
    return [
        Duty(
            title=_("%(partner)s mengusulkan nota. Tinjau bedanya, lalu tanda tangani.")
            % {"partner": text.terms.partner_of(SETTINGS.origin).name},
            url=reverse("desk:agreement-text", args=[text.digest]),
            act=_("Tinjau"),
        )
        for text in queries.texts_waiting_for_us()
    ]


@desk_page(Action.AGREEMENT_READ)
def overview(request: HttpRequest, by: Staff) -> HttpResponse:
    """Every agreement with its standing, every partner."""
    rows = [(each, *_standing(each), [_text_row(each, text) for text in each.texts]) for each in queries.agreements()]
    proposes = may(by, Action.AGREEMENT_PROPOSE, INSTITUTION)  # the agreement is the institution's
    page = {"rows": rows, "partners": queries.partners(), "may_propose": proposes}
    return render(request, "desk/agreements/list.html", page)


@desk_page(Action.AGREEMENT_READ)
def text(request: HttpRequest, by: Staff, digest: str) -> HttpResponse:
    """One text to read over, with what may be done with it now."""
    return _text_page(request, by, digest)


@desk_act(Action.AGREEMENT_SIGN)
def sign(request: HttpRequest, by: Staff, digest: str) -> HttpResponse:
    """Propose a draft of ours, or countersign the partner's proposal."""
    shown = queries.agreement_of(digest).text(digest)
    form = SignForm(shown.terms, request.POST)
    # A note is kept once the partner's signature was fetched, which may be before its log was followed so far.
    act = countersign_agreement if is_theirs(shown) else propose_agreement
    said = _("Ditandatangani dan dicatat di log.")
    if do_sent(request, form, lambda: act(by=by, digest=digest, **form.cleaned_data), said):
        return redirect("desk:agreement-text", digest)
    return _text_page(request, by, digest, form)


@desk_form(Action.AGREEMENT_SIGN)
def move(request: HttpRequest, by: Staff, digest: str, act: str) -> HttpResponse:
    """Suspend, withdraw, resume or end, after showing what that means; resuming and ending here or by a file."""
    wanted = _MOVES[act]
    form = MoveForm(request.POST or None, declared=wanted.declares is not None)
    if request.method == "POST" and form.is_valid():
        reason, passphrase = form.cleaned_data["reason"], form.cleaned_data.get("passphrase", "")
        try:
            if wanted.declares is not None and not passphrase:
                said = declare_move(by=by, digest=digest, kind=wanted.declares, reason=reason)
                return as_archive(f"{act}-{digest[:12]}", {f"{act}-{digest[:12]}.pernyataan": said.text().encode()})
            wanted.do(by, digest, reason, passphrase)
        except SaksamaError as error:
            form.add_error(None, explain(error))
        else:
            messages.success(request, _("Dicatat di log."))
            return redirect("desk:agreement-text", digest)
    page = {
        "agreement": queries.agreement_of(digest),
        "digest": digest,
        "form": form,
        "name": wanted.name,
        "meaning": wanted.meaning,
        "declared": wanted.declares is not None,
        "outside": is_outside(),
    }
    return render(request, "desk/agreements/move.html", page)


@desk_page(Action.AGREEMENT_SIGN)
def carry(request: HttpRequest, by: Staff, digest: str) -> HttpResponse:
    """What our institution must sign on another machine, as one archive."""
    try:
        return as_archive(digest[:12], carry_out(by, digest))
    except SaksamaError as error:
        messages.error(request, explain(error))
        return redirect("desk:agreement")


@desk_act(Action.AGREEMENT_SIGN)
@taking_files
def bring(request: HttpRequest, by: Staff, digest: str) -> HttpResponse:
    """Take up what was signed there."""
    form = BringForm(queries.agreement_of(digest).text(digest).terms, request.POST, request.FILES)
    if not form.is_valid():
        messages.error(request, _("Pilih berkas yang sudah ditandatangani, dan ketik sidiknya bila diminta."))
        return redirect("desk:agreement-text", digest)
    heard = form.cleaned_data.get("heard", "")
    do_told(request, lambda: bring_back(by, digest, form.files_read(), heard), _("Dicatat di log."))
    return redirect("desk:agreement-text", digest)


def _text_page(request: HttpRequest, by: Staff, digest: str, form: SignForm | None = None) -> HttpResponse:
    agreement = queries.agreement_of(digest)
    shown = agreement.text(digest)
    state, words = _standing(agreement)
    signatory = may(by, Action.AGREEMENT_SIGN, INSTITUTION)  # the agreement is the institution's
    is_open = signatory and _is_open(agreement, shown)
    moves = _moves(agreement, shown) if signatory else []
    declaring = any(_MOVES[act].declares for act, _ in moves)
    page = {
        "agreement": agreement,
        "text": shown,
        "state": state,
        "words": words,
        "row": _text_row(agreement, shown),
        "review": review_in(agreement, shown.digest),
        "history": [(each, _party(agreement, each), EVENT_WORDS[each.kind]) for each in agreement.history],
        "form": (form or SignForm(shown.terms)) if is_open else None,
        "theirs": is_theirs(shown),
        "bring": BringForm(shown.terms) if is_open or declaring else None,
        "carries": is_open,
        "new_key": new_key_words(shown.terms),
        "outside": is_outside(),
        "moves": moves,
        # the agreement is the institution's
        "may_amend": may(by, Action.AGREEMENT_PROPOSE, INSTITUTION) and _is_current(agreement, shown),
        "ours": SETTINGS.origin,
    }
    return render(request, "desk/agreements/text.html", page)


def _standing(agreement: queries.AgreementInfo) -> tuple[str, str | Promise]:
    standing = agreement.standing(now())
    return STANDING_STATES[standing], STANDING_WORDS[standing]


def _text_row(agreement: queries.AgreementInfo, text: queries.TextInfo) -> tuple[queries.TextInfo, str, str]:
    """A text with the look's state and the words for whose turn it is."""
    both = {SETTINGS.origin, agreement.partner.origin}
    if text.withdrawn_by and not text.signed_by:
        return text, "lapsed", _("usulan ditarik kembali")
    if not text.signed_by:
        return text, "plain", _("draf, belum ditandatangani")
    if text.signed_by == both:
        now_current = _is_current(agreement, text)
        return (
            text,
            "kept" if now_current else "plain",
            _("ditandatangani kedua pihak") if now_current else _("digantikan"),
        )
    if SETTINGS.origin in text.signed_by:
        return text, "waiting", _("menunggu tanda tangan mitra")
    return text, "due", _("menunggu tanda tangan kami")


def _is_current(agreement: queries.AgreementInfo, text: queries.TextInfo) -> bool:
    return agreement.state.terms is not None and agreement.state.terms.digest == text.digest


def _is_open(agreement: queries.AgreementInfo, text: queries.TextInfo) -> bool:
    """Whether our institution may sign it now: a draft or withdrawn proposal of ours, or what the partner proposes."""
    taken_back = text.withdrawn_by - {SETTINGS.origin}
    return SETTINGS.origin not in text.signed_by and not taken_back and not agreement.state.ended_by


def _moves(agreement: queries.AgreementInfo, text: queries.TextInfo) -> list[tuple[str, str | Promise]]:
    """What a signatory may do with this text now."""
    if text.signed_by == {SETTINGS.origin} and not agreement.state.ended_by:
        return [("tarik", _MOVES["tarik"].name)]
    if not _is_current(agreement, text) or agreement.state.ended_by:
        return []
    acts = ["akhiri"]
    if SETTINGS.origin not in agreement.state.suspended_by:
        acts.insert(0, "tangguhkan")
    if agreement.standing(now()) is Standing.SUSPENDED and SETTINGS.origin not in agreement.state.resumed_by:
        acts.insert(0, "lanjutkan")
    return [(act, _MOVES[act].name) for act in acts]


def _party(agreement: queries.AgreementInfo, happening: queries.Happening) -> str:
    return agreement.texts[0].terms.party_at(happening.origin).name


URLS: list[URLPattern] = [
    path("nota/", overview, name="agreement"),
    path("nota/<slug:digest>/", text, name="agreement-text"),
    path("nota/<slug:digest>/tanda-tangan/", sign, name="agreement-sign"),
    path("nota/<slug:digest>/unduh/", carry, name="agreement-carry"),
    path("nota/<slug:digest>/bawa-kembali/", bring, name="agreement-bring"),
    *(path(f"nota/<slug:digest>/{act}/", move, {"act": act}, name=f"agreement-{act}") for act in _MOVES),
]
