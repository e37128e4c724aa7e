"""Desk screens of agreements, at `/meja/nota/`: where each stands, reading a text over, signing, suspending, ending.

Rules kept here:
  * What is signed is read on the same page: facts, clauses in words with the difference, and the exact lines.
  * The passphrase is asked for in the form of the act, used once, never shown again, never kept.
Left to others: beginning one (`pairing`), the acts (flows), what is possible (`agreements`).
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from saksama.agreement.history import Standing
from saksama.errors import SaksamaError
from saksama_node.accounts.policy import Action, may
from saksama_node.accounts.staff import Staff
from saksama_node.agreements.queries import (
    AgreementInfo,
    Happening,
    TextInfo,
    agreement_of,
    agreements,
    partners,
    texts_waiting_for_us,
)
from saksama_node.agreements.review import review_in
from saksama_node.agreements.words import EVENT_WORDS, STANDING_STATES, STANDING_WORDS
from saksama_node.flows.conclude_agreement import countersign_agreement
from saksama_node.flows.propose_agreement import propose_agreement
from saksama_node.flows.suspend_agreement import end_agreement, resume_agreement, suspend_agreement
from saksama_node.ledger.actions import Leaf
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS
from saksama_node.web.desk.access import desk
from saksama_node.web.desk.duty import Duty
from saksama_node.web.desk.faults import explain


class PassphraseForm(forms.Form):
    """The confirmation of a signatory."""

    passphrase = forms.CharField(
        label=gettext_lazy("Frasa sandi kunci lembaga"),
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "off"}),
        help_text=gettext_lazy("Dipakai sekali untuk membuka kunci; tidak disimpan."),
    )


class MoveForm(PassphraseForm):
    """The same with a public reason."""

    reason = forms.CharField(
        label=gettext_lazy("Alasan"),
        max_length=2000,
        widget=forms.Textarea({"rows": 4}),
        help_text=gettext_lazy("Terbuka untuk umum: masuk ke log. Jangan menulis nama orang."),
    )
    field_order = ("reason", "passphrase")


_MOVES: Final[Mapping[str, tuple[Callable[..., Leaf], Promise, Promise]]] = {
    "tangguhkan": (
        suspend_agreement,
        gettext_lazy("Tangguhkan nota"),
        gettext_lazy(
            "Segera setelah ini tidak ada kiriman baru yang diizinkan, dari kedua arah. "
            "Kami dapat melakukannya sendiri; untuk melanjutkan diperlukan kedua lembaga."
        ),
    ),
    "lanjutkan": (
        resume_agreement,
        gettext_lazy("Setujui dilanjutkan"),
        gettext_lazy("Nota berlaku lagi setelah kedua lembaga menyetujui."),
    ),
    "akhiri": (
        end_agreement,
        gettext_lazy("Akhiri nota"),
        gettext_lazy(
            "Nota berakhir segera dan untuk selamanya; tidak dapat dilanjutkan. "
            "Kerja sama berikutnya memerlukan nota baru. Yang sudah tercatat tetap tercatat."
        ),
    ),
}


def duties(by: Staff) -> Sequence[Duty]:
    """Texts that wait for this person's signature."""
    if not may(by, Action.AGREEMENT_SIGN):
        return ()
    return [
        Duty(
            title=_("%(partner)s mengusulkan nota. Tinjau bedanya, lalu tanda tangani.")
            % {"partner": text.terms.partner_of(SETTINGS.origin).name},
            url=reverse("desk:agreement-text", args=[text.digest]),
            act=_("Tinjau"),
        )
        for text in texts_waiting_for_us()
    ]


@desk(Action.AGREEMENT_READ)
@require_safe
def overview(request: HttpRequest, by: Staff) -> HttpResponse:
    """Every agreement with its standing, every partner."""
    rows = [(each, *_standing(each), [_text_row(each, text) for text in each.texts]) for each in agreements()]
    page = {"rows": rows, "partners": partners(), "may_propose": may(by, Action.AGREEMENT_PROPOSE)}
    return render(request, "desk/agreements/list.html", page)


@desk(Action.AGREEMENT_READ)
@require_safe
def text(request: HttpRequest, by: Staff, digest: str) -> HttpResponse:
    """One text to read over, with what may be done with it now."""
    return _text_page(request, by, digest, PassphraseForm())


@desk(Action.AGREEMENT_SIGN)
@require_http_methods(["POST"])
def sign(request: HttpRequest, by: Staff, digest: str) -> HttpResponse:
    """Propose a draft of ours, or countersign the partner's proposal."""
    form = PassphraseForm(request.POST)
    if form.is_valid():
        # A note is kept once the partner's signature was fetched, which may be before its log was followed so far.
        proposed = bool(agreement_of(digest).text(digest).note)
        act = countersign_agreement if proposed else propose_agreement
        try:
            act(by=by, digest=digest, passphrase=form.cleaned_data["passphrase"])
        except SaksamaError as error:
            form.add_error("passphrase", explain(error))
        else:
            messages.success(request, _("Ditandatangani dan dicatat di log."))
            return redirect("desk:agreement-text", digest)
    return _text_page(request, by, digest, form)


@desk(Action.AGREEMENT_SIGN)
@require_http_methods(["GET", "HEAD", "POST"])
def move(request: HttpRequest, by: Staff, digest: str, act: str) -> HttpResponse:
    """Suspend, resume or end, after showing what that means."""
    flow, title, meaning = _MOVES[act]
    form = MoveForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            flow(by=by, digest=digest, reason=told["reason"], passphrase=told["passphrase"])
        except SaksamaError as error:
            form.add_error(None, explain(error))
        else:
            messages.success(request, _("Dicatat di log."))
            return redirect("desk:agreement-text", digest)
    page = {"agreement": agreement_of(digest), "digest": digest, "form": form, "name": title, "meaning": meaning}
    return render(request, "desk/agreements/move.html", page)


def _text_page(request: HttpRequest, by: Staff, digest: str, form: PassphraseForm) -> HttpResponse:
    agreement = agreement_of(digest)
    shown = agreement.text(digest)
    state, words = _standing(agreement)
    signatory = may(by, Action.AGREEMENT_SIGN)
    page = {
        "agreement": agreement,
        "text": shown,
        "state": state,
        "words": words,
        "row": _text_row(agreement, shown),
        "review": review_in(agreement, shown.digest),
        "history": [(each, _party(agreement, each), EVENT_WORDS[each.kind]) for each in agreement.history],
        "form": form if signatory and _is_open(agreement, shown) else None,
        "moves": _moves(agreement, shown) if signatory else [],
        "may_amend": may(by, Action.AGREEMENT_PROPOSE) and _is_current(agreement, shown),
        "ours": SETTINGS.origin,
    }
    return render(request, "desk/agreements/text.html", page)


def _standing(agreement: AgreementInfo) -> tuple[str, str | Promise]:
    standing = agreement.standing(now())
    return STANDING_STATES[standing], STANDING_WORDS[standing]


def _text_row(agreement: AgreementInfo, text: TextInfo) -> tuple[TextInfo, str, str]:
    """A text with the look's state and the words for whose turn it is."""
    both = {SETTINGS.origin, agreement.partner.origin}
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


def _is_current(agreement: AgreementInfo, text: TextInfo) -> bool:
    return agreement.state.terms is not None and agreement.state.terms.digest == text.digest


def _is_open(agreement: AgreementInfo, text: TextInfo) -> bool:
    return SETTINGS.origin not in text.signed_by and not agreement.state.ended_by


def _moves(agreement: AgreementInfo, text: TextInfo) -> list[tuple[str, Promise]]:
    """What a signatory may do with the current text now."""
    if not _is_current(agreement, text) or agreement.state.ended_by:
        return []
    acts = ["akhiri"]
    if SETTINGS.origin not in agreement.state.suspended_by:
        acts.insert(0, "tangguhkan")
    if agreement.standing(now()) is Standing.SUSPENDED and SETTINGS.origin not in agreement.state.resumed_by:
        acts.insert(0, "lanjutkan")
    return [(act, _MOVES[act][1]) for act in acts]


def _party(agreement: AgreementInfo, happening: Happening) -> str:
    return agreement.texts[0].terms.party_at(happening.origin).name


URLS: list[URLPattern] = [
    path("nota/", overview, name="agreement"),
    path("nota/<slug:digest>/", text, name="agreement-text"),
    path("nota/<slug:digest>/tanda-tangan/", sign, name="agreement-sign"),
    *(path(f"nota/<slug:digest>/{act}/", move, {"act": act}, name=f"agreement-{act}") for act in _MOVES),
]
