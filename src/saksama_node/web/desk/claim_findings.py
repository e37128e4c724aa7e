"""Assess and judge a claim, at `/meja/klaim/.../nilai/` and `/putus/`; what waits for a second person, at `/usulan/`.

Rules kept here:
  * Every word, source and article stands on the page that the second person confirms; nothing else is entered.
  * The one who wrote it may withdraw, never confirm; a rejection has a reason.
  * Sources are written on two lists, of neither institution and of one of them: where one stands says what it is.
Left to others: who may and what is lawful (flows.decide_claim), the claim's page (claim_page).
"""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from saksama.entries.kinds.content import Assessment, ContentAssessed, ContentJudged, ContentRequested, Judgment
from saksama.errors import SaksamaError
from saksama_node.accounts.policy import Action, may
from saksama_node.accounts.queries import name_of, names_of
from saksama_node.accounts.staff import Staff
from saksama_node.contentwatch.bases import in_force
from saksama_node.contentwatch.deciding import FindingRefused, Source, law_day, stands_aside
from saksama_node.contentwatch.proposed import ProposalView, proposal, to_judge
from saksama_node.contentwatch.queries import claim_of, copy_of
from saksama_node.flows.decide_claim import (
    RIGHTS,
    confirm_finding,
    findings_for,
    propose_assessment,
    propose_judgment,
    reject_finding,
)
from saksama_node.web.codes import word
from saksama_node.web.desk.access import desk
from saksama_node.web.desk.claim_words import NOT_ENTERED, PROPOSAL_STATES, PROPOSED, article_line, articles
from saksama_node.web.desk.duty import AT_ONCE, Duty
from saksama_node.web.desk.faults import explain
from saksama_node.web.desk.prose import Prose
from saksama_node.web.desk.request_words import limit_line

_MOST_SOURCES = 30
_LONGEST_SOURCE = 500


class SourcesField(Prose):
    """One source a line."""

    def __init__(self, **more: Any) -> None:  # noqa: ANN401 - Django's own field arguments
        """A field that may stay empty."""
        super().__init__(rows=3, required=False, **more)

    def clean(self, value: str) -> list[str]:
        """The lines that say something."""
        found = [line.strip() for line in super().clean(value).splitlines() if line.strip()]
        if len(found) > _MOST_SOURCES or any(len(each) > _LONGEST_SOURCE for each in found):
            raise forms.ValidationError(gettext_lazy("Paling banyak 30 sumber, tiap sumber paling panjang 500 huruf."))
        return found


class AssessForm(forms.Form):
    """What the claim is found to be, by which words and sources."""

    outcome = forms.ChoiceField(label=gettext_lazy("Hasil penilaian"))
    words = Prose(
        label=gettext_lazy("Penjelasannya"),
        max_length=8000,
        rows=6,
        help_text=gettext_lazy("Disegel; di log hanya komitmennya. Dibaca pembaca kedua kata demi kata."),
    )
    outside = SourcesField(
        label=gettext_lazy("Sumber di luar kedua lembaga"),
        help_text=gettext_lazy("Alamat atau judul, satu per baris. Bukan Bawaslu, bukan dinas."),
    )
    inside = SourcesField(
        label=gettext_lazy("Sumber milik salah satu lembaga"),
        help_text=gettext_lazy("Alamat atau judul, satu per baris."),
    )

    def __init__(self, *data: Any, **more: Any) -> None:  # noqa: ANN401 - Django's own form arguments
        """Offer the outcomes."""
        super().__init__(*data, **more)
        self.fields["outcome"].choices = _choices(Assessment)  # type: ignore[attr-defined]  # a choice field

    def propose(self, by: Staff, claim: str) -> int:
        """Keep what the form says for the second reader."""
        asked = self.cleaned_data
        sources = [Source(each, outside=True) for each in asked["outside"]]
        sources += [Source(each, outside=False) for each in asked["inside"]]
        return propose_assessment(by, claim, Assessment(asked["outcome"]), asked["words"], sources)


class JudgeForm(forms.Form):
    """What the supervisor decides, on which articles, why."""

    outcome = forms.ChoiceField(label=gettext_lazy("Putusan"))
    basis = forms.MultipleChoiceField(
        label=gettext_lazy("Dasar hukum"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy(
            "Yang berlaku pada hari tangkapan pertama. Bunyi yang dari ingatan harus dicocokkan dengan naskahnya dulu."
        ),
    )
    words = Prose(
        label=gettext_lazy("Alasannya"),
        max_length=8000,
        rows=6,
        help_text=gettext_lazy("Disegel; di log hanya komitmennya."),
    )

    def __init__(self, *data: Any, claim: str, **more: Any) -> None:  # noqa: ANN401 - Django's own form arguments
        """Offer the outcomes and the articles in force for this claim."""
        super().__init__(*data, **more)
        self.fields["outcome"].choices = _choices(Judgment)  # type: ignore[attr-defined]  # a choice field
        offered = [(each.id, article_line(each)) for each in in_force(law_day(claim))]
        self.fields["basis"].choices = offered  # type: ignore[attr-defined]  # a choice field

    def propose(self, by: Staff, claim: str) -> int:
        """Keep what the form says for the second commissioner."""
        asked = self.cleaned_data
        return propose_judgment(by, claim, Judgment(asked["outcome"]), asked["words"], asked["basis"])


class RejectForm(forms.Form):
    """Why it is not confirmed."""

    reason = Prose(
        label=gettext_lazy("Alasan menolak"),
        max_length=2000,
        rows=3,
        help_text=gettext_lazy("Dibaca yang menulisnya. Tidak masuk log."),
    )


def duties(by: Staff) -> list[Duty]:
    """What waits for this person: to be read a second time, to be judged. The oldest, as many as one looks at."""
    waiting = findings_for(by, limit=AT_ONCE)
    names = names_of(each.by for each in waiting)
    found = [
        Duty(
            title=_("Baca dan setujui atau tolak: %(what)s klaim")
            % {"what": str(PROPOSED[each.written.body.KIND]).lower()},
            url=reverse("desk:claim-proposal", args=[each.claim, each.id]),
            act=_("Baca"),
            why=_("%(name)s menulisnya; tercatat hanya bila orang kedua setuju") % {"name": names.get(each.by, "")},
        )
        for each in waiting
    ]
    if may(by, Action.CONTENT_JUDGE):
        found += [
            Duty(
                title=_("Putuskan klaim: %(words)s") % {"words": each.words[:80]},
                url=reverse("desk:claim", args=[each.subject]),
                act=_("Buka klaim"),
                why=_("sudah dinilai, belum diputus"),
            )
            for each in to_judge(limit=AT_ONCE)
            if stands_aside(ContentJudged, each.concerns) is None
        ]
    return found


@desk(Action.CONTENT_ASSESS)
@require_http_methods(["GET", "HEAD", "POST"])
def assess(request: HttpRequest, by: Staff, subject: str) -> HttpResponse:
    """Write an assessment."""
    form = AssessForm(request.POST if request.method == "POST" else None)
    return _written(request, by, subject, form)


@desk(Action.CONTENT_JUDGE)
@require_http_methods(["GET", "HEAD", "POST"])
def judge(request: HttpRequest, by: Staff, subject: str) -> HttpResponse:
    """Write a judgment."""
    claim_of(subject)
    form = JudgeForm(request.POST if request.method == "POST" else None, claim=subject)
    return _written(request, by, subject, form)


@desk(Action.CONTENT_READ)
@require_safe
def one(request: HttpRequest, by: Staff, subject: str, number: int) -> HttpResponse:
    """What was written, every word."""
    return _show(request, by, _found(subject, number), RejectForm())


@desk(Action.CONTENT_READ)
@require_POST
def confirm(request: HttpRequest, by: Staff, subject: str, number: int) -> HttpResponse:
    """Enter it, as the second person."""
    info = _answerable(by, subject, number)
    try:
        confirm_finding(by, number)
    except SaksamaError as error:
        return _show(request, by, _found(subject, number), RejectForm(), explain(error))
    messages.success(request, _("Tercatat di log: %(what)s.") % {"what": str(PROPOSED[info.written.body.KIND]).lower()})
    return redirect("desk:claim", subject)


@desk(Action.CONTENT_READ)
@require_POST
def reject(request: HttpRequest, by: Staff, subject: str, number: int) -> HttpResponse:
    """End it unentered: with a reason, or withdrawn by who wrote it."""
    info = _answerable(by, subject, number)
    form = RejectForm(request.POST)
    is_mine = info.by == by.id
    if not is_mine and not form.is_valid():
        return _show(request, by, info, form)
    try:
        reject_finding(by, number, "" if is_mine else form.cleaned_data["reason"])
    except SaksamaError as error:
        return _show(request, by, _found(subject, number), RejectForm(), explain(error))
    messages.success(request, _("Usulan diakhiri; tidak ada yang tercatat."))
    return redirect("desk:claim", subject)


def _written(request: HttpRequest, by: Staff, subject: str, form: AssessForm | JudgeForm) -> HttpResponse:
    found = claim_of(subject)
    body = ContentAssessed if isinstance(form, AssessForm) else ContentJudged
    aside = stands_aside(body, found.concerns)
    fault = ""
    if form.is_bound and form.is_valid():
        try:
            number = form.propose(by, subject)
        except SaksamaError as error:
            fault = explain(error)
        else:
            messages.success(request, _("Disimpan. Tercatat di log sesudah orang kedua membaca dan menyetujuinya."))
            return redirect("desk:claim-proposal", subject, number)
    context = {
        "claim": found,
        "what": PROPOSED[body.KIND],
        "form": form,
        "fault": fault,
        "aside": "" if aside is None else NOT_ENTERED[aside],
        "concerns": word(found.concerns),
    }
    return render(request, "desk/content/finding.html", context, status=422 if form.is_bound else 200)


def _found(subject: str, number: int) -> ProposalView:
    try:
        info = proposal(number)
    except FindingRefused as error:
        raise Http404 from error
    if info.claim != subject:
        raise Http404
    return info


def _answerable(by: Staff, subject: str, number: int) -> ProposalView:
    info = _found(subject, number)
    if not may(by, RIGHTS[info.written.body.KIND]):
        raise PermissionDenied
    return info


def _show(request: HttpRequest, by: Staff, info: ProposalView, form: RejectForm, fault: str = "") -> HttpResponse:
    body = info.written.body
    entitled = may(by, RIGHTS[body.KIND])
    is_open = info.is_open
    context = {
        "claim": claim_of(info.claim),
        "info": info,
        "what": PROPOSED[body.KIND],
        **_said(info),
        "state": PROPOSAL_STATES[info.state],
        "writer": name_of(info.by),
        "answerer": "" if info.answered_by is None else name_of(info.answered_by),
        "may_confirm": is_open and entitled and info.by != by.id,
        "is_mine": is_open and entitled and info.by == by.id,
        "form": form,
        "fault": fault,
    }
    return render(request, "desk/content/proposal.html", context, status=422 if fault or form.errors else 200)


def _said(info: ProposalView) -> dict[str, object]:
    """What will be entered, in words."""
    match info.written.body:
        case ContentAssessed(outcome=outcome):
            return {"outcome": word(outcome), "is_assessment": True}
        case ContentJudged(outcome=decided, basis=basis):
            return {"outcome": word(decided), "articles": articles(basis), "is_judgment": True}
        case ContentRequested(to=to):
            copies = [copy_of(each) for each in info.written.copies]
            return {"outcome": word(to), "limit": limit_line(to), "copies": copies, "is_request": True}


def _choices(codes: type[Assessment] | type[Judgment]) -> list[tuple[str, str]]:
    return [("", _("pilih")), *((each.value, word(each)) for each in codes)]


URLS: list[URLPattern] = [
    path("klaim/<str:subject>/nilai/", assess, name="claim-assess"),
    path("klaim/<str:subject>/putus/", judge, name="claim-judge"),
    path("klaim/<str:subject>/usulan/<int:number>/", one, name="claim-proposal"),
    path("klaim/<str:subject>/usulan/<int:number>/setuju/", confirm, name="claim-confirm"),
    path("klaim/<str:subject>/usulan/<int:number>/tolak/", reject, name="claim-reject"),
]
