"""Opening an identity, at `/meja/perkara/masuk/<id>/brankas/`.

Rules kept here:
  * What will happen is said before: the entry, the reason that the reporter will read.
  * What was opened is in the answer to this one POST; it is kept nowhere and reloading asks again.
Left to others: the rules of opening (flow open_identity).
"""

from collections.abc import Mapping

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from saksama_node.accounts.policy import Action, Staff, require
from saksama_node.cases import queries
from saksama_node.cases.evidence import named_as
from saksama_node.flows.cases.case_papers import papered_act, papers_of
from saksama_node.flows.cases.fill_forms import annex_paper, names_reporter
from saksama_node.flows.reports.open_identity import open_identity, open_paper
from saksama_node.papers.annex import annex_pdf
from saksama_node.web.desk.frame.access import desk_form
from saksama_node.web.desk.frame.acts import ActForm
from saksama_node.web.desk.frame.doing import do_sent
from saksama_node.web.desk.frame.prose import Prose
from saksama_node.web.handing_out import to_keep
from saksama_node.web.reporting.forms import ReporterForm

_IDENTITY = "identity"
PAPER_WORDS = {
    "signed-sheet": gettext_lazy("lembar bertanda tangan"),
    "identity-card": gettext_lazy("kartu identitas"),
}


class OpenForm(ActForm[queries.SubmissionInfo]):
    """What to open, why, and the vault's passphrase."""

    what = forms.ChoiceField(label=gettext_lazy("Yang dibuka"))
    reason = Prose(
        label=gettext_lazy("Alasan"),
        max_length=1000,
        rows=3,
        help_text=gettext_lazy("Untuk langkah mana identitas diperlukan. Pelapor akan membacanya."),
    )
    passphrase = forms.CharField(
        label=gettext_lazy("Frasa sandi brankas"),
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "off"}),
        help_text=gettext_lazy("Dipakai sekali untuk membuka kunci; tidak disimpan."),
    )

    def prepare(self) -> None:
        """The identity, what was scanned at the counter, and the case's papers on which the annex asks who reported."""
        papers = [(str(each.id), PAPER_WORDS[each.what]) for each in self.thing.papers]
        self.choose("what", [(_IDENTITY, _("Identitas pelapor")), *papers, *_named(self.thing)])


@desk_form(Action.IDENTITY_OPEN)
def opening(request: HttpRequest, by: Staff, submission_id: int) -> HttpResponse:
    """Ask, then open and show."""
    info = queries.submission(submission_id)
    require(by, Action.IDENTITY_OPEN, info.region)
    form = OpenForm(by, info, request.POST or None)
    opened = do_sent(request, form, lambda: _opened(request, by, info, form.cleaned_data))
    if opened is not None:
        return opened
    shown = {"info": info, "form": form, "opened": queries.vault_openings(info)}
    return render(request, "desk/cases/identity.html", shown)


def _opened(request: HttpRequest, by: Staff, info: queries.SubmissionInfo, asked: Mapping[str, str]) -> HttpResponse:
    if "/" in asked["what"]:
        return _paper(by, info, asked)
    if asked["what"] == _IDENTITY:
        reporter, labels = open_identity(by, info.id, asked["passphrase"], asked["reason"]), ReporterForm.base_fields
        rows = [(str(labels[name].label), str(getattr(reporter, name))) for name in reporter.__struct_fields__]
        return render(request, "desk/cases/identity.html", {"info": info, "rows": rows, "form": None})
    paper = next(each for each in info.papers if str(each.id) == asked["what"])
    content = open_paper(by, info.id, paper.file, asked["passphrase"], asked["reason"])
    return to_keep(content, paper.media_type, named_as(paper.what, paper.media_type))


def _named(info: queries.SubmissionInfo) -> list[tuple[str, str]]:
    if not info.case:
        return []
    case = queries.case(info.case)
    papers = [each for each in papers_of(queries.acts(case.subject)) if names_reporter(each[1])]
    said = _("%(title)s (%(code)s), dengan identitas pelapor")
    return [(f"{act.leaf}/{form.id}", said % {"title": form.title, "code": form.code}) for act, form in papers]


def _paper(by: Staff, info: queries.SubmissionInfo, asked: Mapping[str, str]) -> HttpResponse:
    """One of the case's papers with who reported on it: opened like the identity, and kept nowhere."""
    leaf, _slash, form = asked["what"].partition("/")
    found = papered_act(by, info.case, int(leaf), form)
    reporter = open_identity(by, info.id, asked["passphrase"], asked["reason"])
    with override("id"):
        content = annex_pdf(annex_paper(found, reporter))
    return to_keep(content, "application/pdf", f"{form}-{found.act.index}.pdf")


URLS: list[URLPattern] = [path("perkara/masuk/<int:submission_id>/brankas/", opening, name="case_identity")]
