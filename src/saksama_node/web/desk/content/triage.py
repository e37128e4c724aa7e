"""The acts of triage on one copy, at `/meja/konten/<subject>/...`.

Rules kept here:
  * A copy is taken before it is decided on; what was decided can be decided anew.
  * A claim says whom of the regional government it concerns before anybody can assess it; `unknown` is a choice.
  * What a person states of harm orders the queue, and decides nothing.
Left to others: the acts and their entries (flows), what a copy shows (content), the claim's own page (claim_page).
"""

from collections.abc import Collection
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saksama.entries.kinds.content import Category, Concerns
from saksama.errors import SaksamaError
from saksama_node.accounts.policy import Action, Staff
from saksama_node.contentwatch.captures.captured import CopyState, CopyView
from saksama_node.contentwatch.captures.dated import Posted, posted
from saksama_node.contentwatch.captures.priority import Harm
from saksama_node.contentwatch.captures.triaging import Said
from saksama_node.flows.content.claim_targets import TargetNotStanding
from saksama_node.flows.content.look_again import look_again
from saksama_node.flows.content.order_queue import state_harm
from saksama_node.flows.content.triage_content import (
    archive_content,
    begin_claim,
    bring_content_back,
    join_claim,
    let_content_go,
    take_content,
)
from saksama_node.web.codes import choices
from saksama_node.web.desk.frame.acts import Act, ActForm
from saksama_node.web.desk.frame.prose import Prose
from saksama_node.web.desk.words.content import HARMS, MET
from saksama_node.web.target_words import target_choices, target_help


class ClaimForm(ActForm[Any]):
    """A claim as somebody writes it down."""

    words = Prose(label=gettext_lazy("Klaimnya, dalam satu kalimat"), max_length=1000, rows=3)
    category = forms.ChoiceField(
        label=gettext_lazy("Mungkin termasuk"), choices=choices(Category, gettext_lazy("pilih"))
    )
    concerns = forms.ChoiceField(
        label=gettext_lazy("Menyangkut siapa di pemerintah daerah"),
        choices=choices(Concerns),
        initial=Concerns.UNKNOWN.value,
        help_text=gettext_lazy("Sebelum ini dinyatakan, klaim tidak dapat dinilai. Pernyataannya terbuka di log."),
    )
    target = forms.ChoiceField(
        label=gettext_lazy("Sasaran"),
        initial="unknown",
        error_messages={"invalid_choice": gettext_lazy("Pilih salah satu yang ditawarkan.")},
    )

    def prepare(self) -> None:
        """Offer whom it may be about."""
        seen = self.seen()
        self.fields["target"].choices = [("", _("pilih")), *target_choices(seen)]  # type: ignore[attr-defined]  # a choice field
        self.fields["target"].help_text = target_help(seen)

    def seen(self) -> Collection[Posted]:
        """When its copies were put up."""
        raise NotImplementedError

    def beside(self, error: SaksamaError | ValidationError) -> str | None:
        """A target that did not stand then is refused beside it."""
        return "target" if isinstance(error, TargetNotStanding) else None

    def said(self) -> Said:
        """What the form says, once it is valid."""
        asked = self.cleaned_data
        return Said(asked["words"], Category(asked["category"]), Concerns(asked["concerns"]), asked["target"])


class BeginForm(ClaimForm):
    """A claim that begins with a copy."""

    def prepare(self) -> None:
        """In the words by which the copy is called."""
        super().prepare()
        self.initial["words"] = self.thing.called

    def seen(self) -> Collection[Posted]:
        """When this copy was."""
        return posted([self.thing])


class JoinForm(ActForm[CopyView]):
    """The claim that stands beside the button."""

    claim = forms.CharField(required=False, widget=forms.HiddenInput)


class HarmForm(ActForm[CopyView]):
    """What the copy may do."""

    harm = forms.ChoiceField(
        label=gettext_lazy("Bahaya yang dikhawatirkan"),
        help_text=gettext_lazy("Hanya mengatur urutan antrean; tidak memutuskan apa pun."),
        choices=[("", gettext_lazy("belum dinyatakan")), *HARMS.items()],
        required=False,
    )

    def prepare(self) -> None:
        """As it was stated before."""
        self.initial["harm"] = self.thing.harm


def _is_ours(_by: Staff, copy: CopyView) -> bool:
    return not copy.origin


def _is_held(by: Staff, copy: CopyView) -> bool:
    return not copy.origin and copy.state is CopyState.TAKEN and copy.holder == by.id


def _decides(by: Staff, copy: CopyView) -> bool:
    return _is_held(by, copy) or (not copy.origin and copy.state is CopyState.JOINED)


def _may_take(by: Staff, copy: CopyView) -> bool:
    return not copy.origin and not _decides(by, copy) and copy.state is not CopyState.NOISE


def _state_harm(by: Staff, copy: CopyView, form: HarmForm) -> None:
    stated = form.cleaned_data["harm"]
    state_harm(by, copy.subject, Harm(stated) if stated else None)


COPY_ACTS: tuple[Act[CopyView, Any, Any], ...] = (
    Act(
        "ambil",
        Action.CONTENT_TRIAGE,
        gettext_lazy("Ambil untuk dipilah"),
        lambda by, copy, _form: take_content(by, copy.subject),
        gettext_lazy("Anda yang memilah konten ini sekarang."),
        offered=_may_take,
    ),
    Act(
        "lepas",
        Action.CONTENT_TRIAGE,
        gettext_lazy("Lepaskan tanpa keputusan"),
        lambda by, copy, _form: let_content_go(by, copy.subject),
        gettext_lazy("Dikembalikan ke antrean."),
        offered=_is_held,
    ),
    Act(
        "arsip",
        Action.CONTENT_TRIAGE,
        gettext_lazy("Arsipkan: bukan urusan pemilihan"),
        lambda by, copy, _form: archive_content(by, copy.subject),
        gettext_lazy("Diarsipkan dan dicatat di log. Dapat dikembalikan kapan saja."),
        offered=_decides,
    ),
    Act(
        "kembali",
        Action.CONTENT_TRIAGE,
        gettext_lazy("Kembalikan ke antrean"),
        lambda by, copy, _form: bring_content_back(by, copy.subject),
        gettext_lazy("Dikembalikan ke antrean."),
        offered=lambda by, copy: _is_ours(by, copy) and copy.state is CopyState.NOISE,
    ),
    Act(
        "sambung",
        Action.CONTENT_TRIAGE,
        gettext_lazy("Sambungkan ke klaim ini"),
        lambda by, copy, form: join_claim(by, copy.subject, form.cleaned_data["claim"]),
        gettext_lazy("Disambungkan ke klaim dan dicatat di log."),
        form=JoinForm,
        offered=_decides,
    ),
    Act(
        "lihat",
        Action.CONTENT_CAPTURE,
        gettext_lazy("Lihat alamatnya sekarang"),
        lambda by, copy, _form: look_again(by, copy.subject),
        lambda met: _("Alamatnya sudah dilihat dan dicatat di log: %(met)s.") % {"met": MET[met]},
        offered=lambda _by, copy: bool(copy.address and copy.parts and not copy.origin),
    ),
    Act(
        "bahaya",
        Action.CONTENT_TRIAGE,
        gettext_lazy("Simpan bahaya"),
        _state_harm,
        gettext_lazy("Disimpan; urutan antrean mengikutinya."),
        form=HarmForm,
        offered=_is_ours,
    ),
    Act(
        "klaim",
        Action.CONTENT_TRIAGE,
        gettext_lazy("Mulai klaim dengan konten ini"),
        lambda by, copy, form: begin_claim(by, copy.subject, form.said()),
        gettext_lazy("Klaim dimulai dan dicatat di log."),
        form=BeginForm,
        title=gettext_lazy("Mulai klaim baru"),
        then=lambda _copy, claim: reverse("desk:claim", args=[claim]),
        offered=_decides,
    ),
)
