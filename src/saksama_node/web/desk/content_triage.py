"""Desk acts of triage, and the claims, at `/meja/konten/...` and `/meja/klaim/`.

Rules kept here:
  * Each button is one act; a refused one changes nothing and its reason stands on the page.
  * A claim says whom of the regional government it concerns before anybody can assess it; `unknown` is a choice.
  * A claim's page tells its life from both logs; who may not assess or judge for this institution is told why.
Left to others: the acts and their entries (flows), what a copy shows (content), assessing and judging
(claim_findings).
"""

from collections.abc import Collection
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from saksama.entries.kinds.content import (
    Category,
    Concerns,
    ContentAssessed,
    ContentJudged,
    ContentRequested,
    Judgment,
)
from saksama.errors import SaksamaError
from saksama_node.accounts.policy import Action, may
from saksama_node.accounts.queries import names_of
from saksama_node.accounts.staff import Staff
from saksama_node.agreements.queries import partners
from saksama_node.contentwatch.dated import Posted, posted_of
from saksama_node.contentwatch.deciding import Why, stands_aside
from saksama_node.contentwatch.proposed import proposals_of
from saksama_node.contentwatch.queries import ClaimView, claim_of, copies_of
from saksama_node.contentwatch.queries import claims as every_claim
from saksama_node.contentwatch.triage import Said
from saksama_node.flows.claim_targets import TargetNotStanding
from saksama_node.flows.decide_claim import RIGHTS, claim_life
from saksama_node.flows.triage_content import (
    archive_content,
    bring_content_back,
    classify_claim,
    join_claim,
    let_content_go,
    merge_claims,
    take_content,
)
from saksama_node.web.codes import word
from saksama_node.web.desk.access import desk
from saksama_node.web.desk.acting import act_and_return
from saksama_node.web.desk.claim_clarifications import told_of
from saksama_node.web.desk.claim_exchange import exchange_of
from saksama_node.web.desk.claim_words import NOT_ENTERED, PROPOSAL_STATES, PROPOSED, act_line
from saksama_node.web.desk.content_requests import requests_part
from saksama_node.web.desk.faults import explain
from saksama_node.web.desk.prose import Prose
from saksama_node.web.formats import figure
from saksama_node.web.target_words import target_choices, target_help, target_name

_PER_PAGE = 50
_OTHERS = 200
_LETTERS = 100


class ClaimForm(forms.Form):
    """A claim as somebody writes it down."""

    words = Prose(label=gettext_lazy("Klaimnya, dalam satu kalimat"), max_length=1000, rows=3)
    category = forms.ChoiceField(label=gettext_lazy("Mungkin termasuk"))
    concerns = forms.ChoiceField(
        label=gettext_lazy("Menyangkut siapa di pemerintah daerah"),
        initial=Concerns.UNKNOWN.value,
        help_text=gettext_lazy("Sebelum ini dinyatakan, klaim tidak dapat dinilai. Pernyataannya terbuka di log."),
    )
    target = forms.ChoiceField(
        label=gettext_lazy("Sasaran"),
        initial="unknown",
        error_messages={"invalid_choice": gettext_lazy("Pilih salah satu yang ditawarkan.")},
    )

    def __init__(self, *data: Any, seen: Collection[Posted], **more: Any) -> None:  # noqa: ANN401 - Django's own form arguments
        """Offer the categories, whom it may concern, and whom it may be about; `seen`: when its copies were put up."""
        super().__init__(*data, **more)
        categories = [("", _("pilih")), *((each.value, word(each)) for each in Category)]
        self.fields["category"].choices = categories  # type: ignore[attr-defined]  # a choice field
        self.fields["target"].choices = [("", _("pilih")), *target_choices(seen)]  # type: ignore[attr-defined]  # a choice field
        self.fields["target"].help_text = target_help(seen)
        self.fields["concerns"].choices = [(each.value, word(each)) for each in Concerns]  # type: ignore[attr-defined]  # a choice field

    def said(self) -> Said:
        """What the form says, once it is valid."""
        asked = self.cleaned_data
        return Said(asked["words"], Category(asked["category"]), Concerns(asked["concerns"]), asked["target"])

    def refuse(self, error: SaksamaError) -> None:
        """Say why the act refused it, beside the field that it is about."""
        self.add_error("target" if isinstance(error, TargetNotStanding) else None, explain(error))


class MergeForm(forms.Form):
    """Which claim takes this one's copies, and why."""

    into = forms.ChoiceField(label=gettext_lazy("Pindahkan semua salinan ke"))
    reason = Prose(label=gettext_lazy("Alasan (disegel)"), max_length=1000, rows=1, required=False)

    def __init__(self, claim: str, data: object = None) -> None:
        """Offer the newest other claims; `data`: what was sent, if anything."""
        super().__init__(data)  # type: ignore[arg-type]  # a QueryDict or nothing
        others = [each for each in every_claim()[: _OTHERS + 1] if each.subject != claim][:_OTHERS]
        offered = [("", _("pilih")), *((each.subject, Truncator(each.words).chars(_LETTERS)) for each in others)]
        self.fields["into"].choices = offered  # type: ignore[attr-defined]  # a choice field


@desk(Action.CONTENT_TRIAGE)
@require_POST
def take(request: HttpRequest, by: Staff, subject: str) -> HttpResponseBase:
    """Take a copy to look at it."""
    return act_and_return(
        request, "desk:content", subject, lambda: take_content(by, subject), _("Anda yang memilah konten ini sekarang.")
    )


@desk(Action.CONTENT_TRIAGE)
@require_POST
def let_go(request: HttpRequest, by: Staff, subject: str) -> HttpResponseBase:
    """Give it back undecided."""
    return act_and_return(
        request, "desk:content", subject, lambda: let_content_go(by, subject), _("Dikembalikan ke antrean.")
    )


@desk(Action.CONTENT_TRIAGE)
@require_POST
def archive(request: HttpRequest, by: Staff, subject: str) -> HttpResponseBase:
    """Archive it as noise."""
    said = _("Diarsipkan dan dicatat di log. Dapat dikembalikan kapan saja.")
    return act_and_return(request, "desk:content", subject, lambda: archive_content(by, subject), said)


@desk(Action.CONTENT_TRIAGE)
@require_POST
def back(request: HttpRequest, by: Staff, subject: str) -> HttpResponseBase:
    """Bring it back from the archive."""
    return act_and_return(
        request, "desk:content", subject, lambda: bring_content_back(by, subject), _("Dikembalikan ke antrean.")
    )


@desk(Action.CONTENT_TRIAGE)
@require_POST
def join(request: HttpRequest, by: Staff, subject: str) -> HttpResponseBase:
    """Join it to a claim."""
    claim = request.POST.get("claim", "")
    said = _("Disambungkan ke klaim dan dicatat di log.")
    return act_and_return(request, "desk:content", subject, lambda: join_claim(by, subject, claim), said)


@desk(Action.CONTENT_READ)
@require_safe
def claim(request: HttpRequest, by: Staff, subject: str) -> HttpResponse:
    """One claim: how it is classified, its copies, which other it can be merged with."""
    return _claim(request, by, subject)


@desk(Action.CONTENT_TRIAGE)
@require_POST
def classify(request: HttpRequest, by: Staff, subject: str) -> HttpResponseBase:
    """Write a claim down anew; what was typed stays where it is refused."""
    form = ClaimForm(request.POST, seen=posted_of(subject))
    if not form.is_valid():
        return _claim(request, by, subject, form, 422)
    try:
        classify_claim(by, subject, form.said(), request.POST.get("read", ""))
    except SaksamaError as error:
        form.refuse(error)
        return _claim(request, by, subject, form, 422)
    messages.success(request, _("Disimpan dan dicatat di log."))
    return redirect("desk:claim", subject)


@desk(Action.CONTENT_TRIAGE)
@require_POST
def merge(request: HttpRequest, by: Staff, subject: str) -> HttpResponseBase:
    """Move every copy of this claim to another; what was typed stays where it is refused."""
    form = MergeForm(subject, request.POST)
    if not form.is_valid():
        return _claim(request, by, subject, status=422, merging=form)
    into = form.cleaned_data["into"]
    try:
        moved = merge_claims(by, subject, into, form.cleaned_data["reason"])
    except SaksamaError as error:
        form.add_error(None, explain(error))
        return _claim(request, by, subject, status=422, merging=form)
    messages.success(request, _("%(count)s salinan dipindahkan ke klaim ini.") % {"count": figure(moved)})
    return redirect("desk:claim", into)


def _claim(
    request: HttpRequest,
    by: Staff,
    subject: str,
    form: ClaimForm | None = None,
    status: int = 200,
    merging: MergeForm | None = None,
) -> HttpResponse:
    found = claim_of(subject)
    page = Paginator(copies_of(subject), _PER_PAGE).get_page(request.GET.get("page"))
    initial = {name: getattr(found, name) for name in ("words", "category", "concerns", "target")}
    writes = may(by, Action.CONTENT_TRIAGE) and not found.origin
    context = {
        "claim": found,
        "read": Said(found.words, found.category, found.concerns, found.target).mark(),
        "category": word(found.category),
        "concerns": word(found.concerns),
        "target": target_name(found.target),
        "page": page,
        "listed": [(each, word(each.channel)) for each in page.object_list],
        "form": (form or ClaimForm(initial=initial, seen=posted_of(subject))) if writes else None,
        **_decided(by, found),
        **told_of(by, found),
        **exchange_of(by, found),
        "merging": merging or MergeForm(subject),
        "merge_refused": merging is not None,
    }
    return render(request, "desk/content/claim.html", context, status=status)


def _decided(by: Staff, found: ClaimView) -> dict[str, object]:
    """What was written and entered of it, and what this person may write."""
    may_write = {
        body: None if not may(by, RIGHTS[body.KIND]) else stands_aside(body, found.concerns) or True
        for body in (ContentAssessed, ContentJudged, ContentRequested)
    }
    written = proposals_of(found.subject)
    names = names_of(each.by for each in written)
    partner_names = {each.origin: each.name for each in partners()}
    return {
        "aside": [NOT_ENTERED[why] for why in dict.fromkeys(may_write.values()) if isinstance(why, Why)],
        "may_assess": may_write[ContentAssessed] is True and found.concerns is not Concerns.UNKNOWN,
        "may_judge": may_write[ContentJudged] is True,
        "may_request": may_write[ContentRequested] is True and found.judged is Judgment.VIOLATION and found.copies,
        "requests": requests_part(found.subject),
        "proposals": [
            (each, PROPOSED[each.written.body.KIND], PROPOSAL_STATES[each.state], names.get(each.by, ""))
            for each in written
        ],
        "life": [
            {
                "at": each.at,
                "line": act_line(each.body),
                "index": each.index,
                "partner": partner_names.get(each.origin, ""),
            }
            for each in claim_life(found.subject)
        ],
    }


URLS: list[URLPattern] = [
    path("konten/<str:subject>/ambil/", take, name="content-take"),
    path("konten/<str:subject>/lepas/", let_go, name="content-let-go"),
    path("konten/<str:subject>/arsip/", archive, name="content-archive"),
    path("konten/<str:subject>/kembali/", back, name="content-back"),
    path("konten/<str:subject>/sambung/", join, name="content-join"),
    path("klaim/<str:subject>/", claim, name="claim"),
    path("klaim/<str:subject>/golongkan/", classify, name="claim-classify"),
    path("klaim/<str:subject>/gabung/", merge, name="claim-merge"),
]
