"""Assess and judge a claim for a second reader, at `/meja/klaim/.../nilai/` and `/putus/`.

Rules kept here: sources are written on two lists, of neither institution and of one of them: where one stands says
what it is.
Left to others: who may and what is lawful (`flows.seconds`), what the second reads (`seconds`, `claim_seconds`), the
claim's page (claim_page).
"""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from saksama.entries.kinds.content import Assessment, ContentAssessed, ContentJudged, Judgment
from saksama.errors import SaksamaError
from saksama_node.accounts.policy import Action, may
from saksama_node.accounts.staff import Staff
from saksama_node.contentwatch.captures.queries import claim_of
from saksama_node.contentwatch.claims.bases import in_force
from saksama_node.contentwatch.claims.deciding import Source, Written, asked, assessed, law_day, stands_aside
from saksama_node.contentwatch.claims.proposed import to_judge
from saksama_node.flows.seconds.two_persons import propose
from saksama_node.web.codes import word
from saksama_node.web.desk.frame.access import desk
from saksama_node.web.desk.frame.duty import AT_ONCE, Duty
from saksama_node.web.desk.frame.faults import explain
from saksama_node.web.desk.frame.prose import Prose
from saksama_node.web.desk.words.claims import NOT_ENTERED, PROPOSED, article_line

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

    def written(self) -> Written:
        """What the form says, once it is valid."""
        given = self.cleaned_data
        sources = [Source(each, outside=True) for each in given["outside"]]
        sources += [Source(each, outside=False) for each in given["inside"]]
        return assessed(Assessment(given["outcome"]), given["words"], sources)


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

    def written(self) -> Written:
        """What the form says, once it is valid."""
        given = self.cleaned_data
        body = ContentJudged(basis=tuple(given["basis"]), outcome=Judgment(given["outcome"]))
        return Written(body, given["words"])


def duties(by: Staff) -> list[Duty]:
    """What this person may judge, the oldest, as many as one looks at."""
    if not may(by, Action.CONTENT_JUDGE):
        return []
    return [
        Duty(
            title=_("Putuskan klaim: %(words)s") % {"words": each.words[:80]},
            url=reverse("desk:claim", args=[each.subject]),
            act=_("Buka klaim"),
            why=_("sudah dinilai, belum diputus"),
        )
        for each in to_judge(limit=AT_ONCE)
        if stands_aside(ContentJudged, each.concerns) is None
    ]


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


def _written(request: HttpRequest, by: Staff, subject: str, form: AssessForm | JudgeForm) -> HttpResponse:
    found = claim_of(subject)
    body = ContentAssessed if isinstance(form, AssessForm) else ContentJudged
    aside = stands_aside(body, found.concerns)
    fault = ""
    if form.is_bound and form.is_valid():
        try:
            number = propose(by, asked(subject, form.written()))
        except SaksamaError as error:
            fault = explain(error)
        else:
            messages.success(request, _("Disimpan. Tercatat di log sesudah orang kedua membaca dan menyetujuinya."))
            return redirect("desk:second", number)
    context = {
        "claim": found,
        "what": PROPOSED[body.KIND],
        "form": form,
        "fault": fault,
        "aside": "" if aside is None else NOT_ENTERED[aside],
        "concerns": word(found.concerns),
    }
    return render(request, "desk/content/finding.html", context, status=422 if form.is_bound else 200)


def _choices(codes: type[Assessment] | type[Judgment]) -> list[tuple[str, str]]:
    return [("", _("pilih")), *((each.value, word(each)) for each in codes)]


URLS: list[URLPattern] = [
    path("klaim/<str:subject>/nilai/", assess, name="claim-assess"),
    path("klaim/<str:subject>/putus/", judge, name="claim-judge"),
]
