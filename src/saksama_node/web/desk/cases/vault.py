"""Opening an identity, at `/meja/perkara/masuk/<id>/brankas/`.

Rules kept here:
  * What will happen is said before: the entry, the reason that the reporter will read.
  * What was opened is in the answer to this one POST; it is kept nowhere and reloading asks again.
Left to others: the rules of opening (flow open_identity).
"""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from saksama.errors import SaksamaError
from saksama_node.accounts.policy import Action, require
from saksama_node.accounts.staff import Staff
from saksama_node.cases import queries
from saksama_node.cases.filetypes import named_as
from saksama_node.flows.reports.open_identity import open_identity, open_paper
from saksama_node.web.desk.frame.access import desk
from saksama_node.web.desk.frame.faults import explain
from saksama_node.web.desk.frame.prose import Prose
from saksama_node.web.handing_out import attachment
from saksama_node.web.reporting.forms import ReporterForm

_IDENTITY = "identity"
PAPER_WORDS = {
    "signed-sheet": gettext_lazy("lembar bertanda tangan"),
    "identity-card": gettext_lazy("kartu identitas"),
}


class OpenForm(forms.Form):
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

    def __init__(self, *args: object, papers: tuple[queries.PaperInfo, ...], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # a form's own arguments
        choices = [(_IDENTITY, _("Identitas pelapor")), *((str(p.id), PAPER_WORDS[p.what]) for p in papers)]
        self.fields["what"] = forms.ChoiceField(label=_("Yang dibuka"), choices=choices)


@desk(Action.IDENTITY_OPEN)
@require_http_methods(["GET", "HEAD", "POST"])
def opening(request: HttpRequest, by: Staff, submission_id: int) -> HttpResponse:
    """Ask, then open and show."""
    info = queries.submission(submission_id)
    require(by, Action.IDENTITY_OPEN, info.region)
    form = OpenForm(request.POST or None, papers=info.papers)
    rows: list[tuple[str, str]] = []
    if request.method == "POST" and form.is_valid():
        asked = form.cleaned_data
        try:
            if asked["what"] != _IDENTITY:
                return _paper(by, info, int(asked["what"]), asked["passphrase"], asked["reason"])
            reporter = open_identity(by, submission_id, asked["passphrase"], asked["reason"])
        except SaksamaError as error:
            form.add_error(None, explain(error))
        else:
            labels = ReporterForm.base_fields
            rows = [(str(labels[name].label), str(getattr(reporter, name))) for name in reporter.__struct_fields__]
            return render(request, "desk/cases/identity.html", {"info": info, "rows": rows, "form": None})
    return render(
        request, "desk/cases/identity.html", {"info": info, "form": form, "opened": queries.vault_openings(info)}
    )


def _paper(by: Staff, info: queries.SubmissionInfo, paper_id: int, passphrase: str, reason: str) -> HttpResponse:
    paper = next(each for each in info.papers if each.id == paper_id)
    content = open_paper(by, info.id, paper.file, passphrase, reason)
    response = HttpResponse(content, content_type=paper.media_type)
    response["Content-Disposition"] = attachment(named_as(paper.what, paper.media_type))
    return response


URLS: list[URLPattern] = [path("perkara/masuk/<int:submission_id>/brankas/", opening, name="case_identity")]
