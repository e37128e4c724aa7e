"""Forms of the annex, at `/meja/formulir/`: each one blank, for a hand; and one of a case, filled before it is set.

Rules kept here:
  * What an officer types goes onto this one paper and is kept nowhere; a number that is proposed may be typed over.
  * Who reports is asked nowhere here: the paper has a line for a hand, or a custodian opens the identity.
  * A form whose act does not stand yet is drawn blank.
Left to others: what fills a form by itself (flows.cases.fill_forms), what is made with a reporter's code (intake).
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy, override

from saksama.procedure.edition import Regime
from saksama_node.accounts.policy import ANYWHERE, Action, Staff, may, places
from saksama_node.flows.cases.case_papers import PaperedAct, papered_act
from saksama_node.flows.cases.fill_forms import annex_paper
from saksama_node.flows.cases.form_fields import letterhead
from saksama_node.flows.cases.propose_number import proposed_correction, proposed_recommendation
from saksama_node.papers.annex import AnnexPaper, alternatives, annex_pdf, layout
from saksama_node.papers.registry import Form, registry
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS
from saksama_node.web.desk.frame.access import desk_form, desk_page
from saksama_node.web.desk.frame.prose import Prose
from saksama_node.web.desk.words.annex import FIELDS, LONG
from saksama_node.web.formats import english
from saksama_node.web.handing_out import to_read

_LETTERS = 8000


class FillForm(forms.Form):
    """The fields of a form that this case does not fill, or that may be written otherwise."""

    def __init__(self, paper: AnnexPaper, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data, initial={name: paper.values.get(name, "") for name in layout(paper.code).fields})
        choices = alternatives(paper.code)
        for name in layout(paper.code).fields:
            if name not in FIELDS:
                continue
            if name in choices:
                self.fields[name] = forms.MultipleChoiceField(
                    label=str(FIELDS[name]),
                    choices=choices[name],
                    required=False,
                    initial=paper.values.get(name, "").split(),
                    widget=forms.CheckboxSelectMultiple,
                )
            else:
                rows = 6 if name in LONG else 1
                self.fields[name] = Prose(label=FIELDS[name], rows=rows, max_length=_LETTERS, required=False)

    def told(self) -> dict[str, str]:
        """The fields as they fill the paper."""
        found = self.cleaned_data
        return {name: " ".join(each) if isinstance(each, list) else str(each) for name, each in found.items()}


class CodeForm(forms.Form):
    """The reporter's code, for what is made with it."""

    code = forms.CharField(label=gettext_lazy("Kode tindak lanjut"), max_length=40)


@desk_page(Action.CASE_READ)
def blank_forms(request: HttpRequest, by: Staff) -> HttpResponse:
    """All of them, each to be printed for a hand."""
    found = [each for each in registry(Regime.PEMILU).form if each.annex]
    rows = [(each, _title(each), reverse("desk:blank_form", args=[each.code])) for each in found]
    may_take = may(by, Action.CASE_INTAKE, ANYWHERE)  # a link; the counter asks its place
    context = {"rows": rows, "code_form": CodeForm(), "may_take": may_take}
    return render(request, "desk/cases/forms.html", context)


@desk_page(Action.CASE_READ)
def blank_form(request: HttpRequest, by: Staff, code: str) -> HttpResponse:
    """One, under the head of this person's office."""
    form = next((each for each in registry(Regime.PEMILU).form if each.annex and each.code == code), None)
    if form is None:
        raise Http404
    paper = AnnexPaper(
        code=code,
        title=form.title,
        at=timezone.localtime(now()),
        letterhead=letterhead(places(by, Action.CASE_READ)[0]),
        simulation=SETTINGS.simulation,
    )
    return to_read(annex_pdf(paper), "application/pdf", f"{code}.pdf")


@desk_form(Action.CASE_READ)
def fill(request: HttpRequest, by: Staff, subject: str, leaf: int, form: str) -> HttpResponse:
    """One of a case: ask what it leaves open, then set it."""
    found = papered_act(by, subject, leaf, form)
    if not found.form.annex:
        raise Http404
    paper = _proposed(found)
    asked = FillForm(paper, request.POST or None)
    if request.method == "POST" and asked.is_valid():
        with override("id"):
            content = annex_pdf(replace(paper, values={**paper.values, **asked.told()}))
        return to_read(content, "application/pdf", f"{form}-{found.act.index}.pdf")
    context = {"form": asked, "paper": found.form, "title": _title(found.form), "subject": subject}
    return render(request, "desk/cases/form.html", context)


def _proposed(found: PaperedAct) -> AnnexPaper:
    paper = annex_paper(found)
    numbers = {
        "recommendation_number": proposed_recommendation(found),
        "correction_number": proposed_correction(found),
    }
    return replace(paper, values={**paper.values, **numbers})


def _title(form: Form) -> str:
    return form.title_en if english() else form.title


URLS: list[URLPattern] = [
    path("formulir/", blank_forms, name="forms"),
    path("formulir/<str:code>.pdf", blank_form, name="blank_form"),
    path("perkara/<str:subject>/surat/<int:leaf>/<slug:form>/isi/", fill, name="case_paper_fill"),
]
