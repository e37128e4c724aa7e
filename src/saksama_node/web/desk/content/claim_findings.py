"""Assess and judge a claim for a second reader, at `/meja/klaim/.../nilai/` and `/putus/`; what the second reads of it.

Rules kept here:
  * Sources are written on two lists, of neither institution and of one of them: where one stands says what it is.
  * The second reads the entry, its words, sources and copies: every source and article stands there, as text and as no
    link; nothing else is entered. A request up the chain is written and read the same way (requests).
Left to others: who may and what is lawful (`flows.seconds`), the page of the second (`seconds`), the claim's page
(claim_page).
"""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any, Final

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saksama.entries.kinds.content import Assessment, ContentAssessed, ContentJudged, ContentRequested, Judgment
from saksama.entries.words import shown_plainly
from saksama.errors import SaksamaError
from saksama_node.accounts.policy import INSTITUTION, Action, Staff, may
from saksama_node.contentwatch.captures.captured import claim_of, copy_of, words_of
from saksama_node.contentwatch.claims import deciding
from saksama_node.contentwatch.claims.deciding import to_judge
from saksama_node.contentwatch.claims.forms import in_force
from saksama_node.flows.seconds.two_persons import propose
from saksama_node.norms.confirmed import certainties
from saksama_node.seconds.proposing import Proposed
from saksama_node.web.codes import choices, word
from saksama_node.web.desk.frame.access import desk_form
from saksama_node.web.desk.frame.duty import AT_ONCE, Duty
from saksama_node.web.desk.frame.faults import explain
from saksama_node.web.desk.frame.prose import Prose
from saksama_node.web.desk.frame.second import Line, Words
from saksama_node.web.desk.words.claims import NOT_ENTERED, PROPOSED, article_line, articles, legal_analysis
from saksama_node.web.desk.words.content import limit_line
from saksama_node.web.formats import figure

_LETTERS: Final = 80


def _title(found: Proposed) -> str:
    body = deciding.written_in(found).body
    return f"{PROPOSED[found.act]}: {word(body.to if isinstance(body, ContentRequested) else body.outcome)}"


def about_claims(subjects: Collection[str]) -> Mapping[str, str]:
    """How these claims are called in a list: by their first words."""
    return {subject: shown_plainly(words[:_LETTERS]) for subject, words in words_of(subjects).items()}


def _lines(body: deciding.Finding) -> list[Line]:
    match body:
        case ContentAssessed():
            return [
                (gettext_lazy("Hasil"), word(body.outcome)),
                (gettext_lazy("Jumlah sumber"), figure(body.sources)),
                (gettext_lazy("Di luar kedua lembaga"), figure(body.outside)),
            ]
        case ContentJudged():
            basis = "\n".join(articles(body.basis)) or str(gettext_lazy("Tidak ada."))
            return [(gettext_lazy("Hasil"), word(body.outcome)), (gettext_lazy("Dasar hukum"), basis)]
        case ContentRequested():
            return [
                (gettext_lazy("Kepada"), word(body.to)),
                (gettext_lazy("Jawaban ditunggu"), limit_line(body.to, certainties())),
                (gettext_lazy("Jumlah salinan"), figure(body.copies)),
            ]


def _shown(found: Proposed) -> Mapping[str, object]:
    written = deciding.written_in(found)
    lines: list[Line] = [(gettext_lazy("Jenis catatan"), found.act), *_lines(written.body)]
    if isinstance(written.body, ContentRequested):
        lines.append((gettext_lazy("Analisis hukum di suratnya"), legal_analysis(found.subject)))
    return {
        "lines": lines,
        "claim": claim_of(found.subject),
        "sources": written.sources if found.act == ContentAssessed.KIND else None,
        "copies": [copy_of(each) for each in written.copies],
    }


def to_claim(found: Proposed) -> tuple[str, str | Promise]:
    """The claim's page."""
    return reverse("desk:claim", args=[found.subject]), gettext_lazy("Buka klaim dan salinannya")


OF_A_CLAIM: Final = Words(
    title=_title, about=about_claims, shown=_shown, leads=to_claim, template="desk/content/second_finding.html"
)
A_REQUEST: Final = replace(
    OF_A_CLAIM,
    confirming=gettext_lazy(
        "Catatannya memuat dua orang: yang menulis, dan Anda, masing-masing dengan nama samaran. Surat dan lampirannya "
        "dapat dibuat sesudah itu."
    ),
)


_MOST_SOURCES = 30
_LONGEST_SOURCE = 500
_CHOOSE = gettext_lazy("pilih")


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


class FindingForm(forms.Form):
    """What somebody writes of a claim, for a second person."""

    def written(self) -> deciding.Written:
        """What the form says, once it is valid."""
        raise NotImplementedError


class AssessForm(FindingForm):
    """What the claim is found to be, by which words and sources."""

    outcome = forms.ChoiceField(label=gettext_lazy("Hasil penilaian"), choices=choices(Assessment, _CHOOSE))
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

    def written(self) -> deciding.Written:
        """What the form says, once it is valid."""
        given = self.cleaned_data
        sources = [deciding.Source(each, outside=True) for each in given["outside"]]
        sources += [deciding.Source(each, outside=False) for each in given["inside"]]
        return deciding.assessed(Assessment(given["outcome"]), given["words"], sources)


class JudgeForm(FindingForm):
    """What the supervisor decides, on which articles, why."""

    outcome = forms.ChoiceField(label=gettext_lazy("Putusan"), choices=choices(Judgment, _CHOOSE))
    basis = forms.MultipleChoiceField(
        label=gettext_lazy("Dasar hukum"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy(
            "Yang berlaku pada hari tangkapan pertama. Yang belum dibaca dari naskahnya dicocokkan dulu."
        ),
    )
    words = Prose(
        label=gettext_lazy("Alasannya"),
        max_length=8000,
        rows=6,
        help_text=gettext_lazy("Disegel; di log hanya komitmennya."),
    )

    def __init__(self, *data: Any, claim: str, **more: Any) -> None:  # noqa: ANN401 - Django's own form arguments
        """Offer the articles in force for this claim."""
        super().__init__(*data, **more)
        norms = certainties()
        offered = [(each.id, article_line(each, norms)) for each in in_force(deciding.law_day(claim))]
        self.fields["basis"].choices = offered  # type: ignore[attr-defined]  # a choice field

    def written(self) -> deciding.Written:
        """What the form says, once it is valid."""
        given = self.cleaned_data
        body = ContentJudged(basis=tuple(given["basis"]), outcome=Judgment(given["outcome"]))
        return deciding.Written(body, given["words"])


def duties(by: Staff) -> list[Duty]:
    """What this person may judge, the oldest, as many as one looks at."""
    if not may(by, Action.CONTENT_JUDGE, INSTITUTION):  # content has no place
        return []
    return [
        Duty(
            title=_("Putuskan klaim: %(words)s") % {"words": each.words[:80]},
            url=reverse("desk:claim", args=[each.subject]),
            act=_("Buka klaim"),
            why=_("sudah dinilai, belum diputus"),
        )
        for each in to_judge(limit=AT_ONCE)
        if deciding.stands_aside(ContentJudged, each.concerns) is None
    ]


@desk_form(Action.CONTENT_ASSESS)
def assess(request: HttpRequest, by: Staff, subject: str) -> HttpResponse:
    """Write an assessment."""
    return write_finding(request, by, subject, ContentAssessed, AssessForm(sent_in(request)))


@desk_form(Action.CONTENT_JUDGE)
def judge(request: HttpRequest, by: Staff, subject: str) -> HttpResponse:
    """Write a judgment."""
    claim_of(subject)
    return write_finding(request, by, subject, ContentJudged, JudgeForm(sent_in(request), claim=subject))


def sent_in(request: HttpRequest) -> QueryDict | None:
    """What a form that was sent says; None where it is only asked for."""
    return request.POST if request.method == "POST" else None


def write_finding(
    request: HttpRequest, by: Staff, subject: str, body: type[deciding.Finding], form: FindingForm
) -> HttpResponse:
    """Propose what is written of a claim; what is refused stays as it was typed."""
    found = claim_of(subject)
    aside = deciding.stands_aside(body, found.concerns)
    fault = ""
    if form.is_bound and form.is_valid():
        try:
            number = propose(by, deciding.asked(subject, form.written()))
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


URLS: list[URLPattern] = [
    path("klaim/<str:subject>/nilai/", assess, name="claim-assess"),
    path("klaim/<str:subject>/putus/", judge, name="claim-judge"),
]
