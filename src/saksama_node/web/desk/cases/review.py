"""One report that came in, at `/meja/perkara/masuk/<id>/`, and its initial review (kajian awal).

Rules kept here:
  * The procedure is proposed with its reason and chosen by the reviewer; only those in force on the day are offered.
  * A refusal is proposed here and entered by a second person; while it waits, this page says so.
Left to others: later reviews (`case_moves`), the proposal itself (`seconds`), entries (flows).
"""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from saksama.entries.kinds.case import Origination
from saksama.errors import SaksamaError
from saksama_node.accounts.policy import Action, may, require
from saksama_node.accounts.staff import Staff
from saksama_node.cases import procedures, queries
from saksama_node.deadlines.queries import nearest
from saksama_node.flows.handling.review_report import review_report
from saksama_node.web.desk.cases.forms import SEALED, ground_field, need_ground, party_field, types_field, words_field
from saksama_node.web.desk.cases.moves import found_in
from saksama_node.web.desk.cases.page import submission_context
from saksama_node.web.desk.frame.access import desk
from saksama_node.web.desk.frame.faults import explain
from saksama_node.web.desk.words.deadlines import laws
from saksama_node.web.reporting.words import REVIEWS, SOURCES


class ReviewForm(forms.Form):
    """The initial review."""

    procedure = forms.ChoiceField(label=gettext_lazy("Tata cara yang diikuti"), widget=forms.RadioSelect)
    source = forms.ChoiceField(
        label=gettext_lazy("Asal perkara"), choices=list(SOURCES.items()), widget=forms.RadioSelect
    )
    types = types_field(
        gettext_lazy("Jenis dugaan pelanggaran"),
        gettext_lazy("Boleh beberapa; pada registrasi harus ada."),
        required=False,
    )
    party = party_field()
    outcome = forms.ChoiceField(
        label=gettext_lazy("Hasil kajian awal"), choices=list(REVIEWS.items()), widget=forms.RadioSelect
    )
    ground = ground_field()
    words = words_field(gettext_lazy("Pertimbangan"), SEALED)

    def __init__(self, *args: Any, info: queries.SubmissionInfo, **kwargs: Any) -> None:  # noqa: ANN401 - a form's own arguments
        super().__init__(*args, **kwargs)
        is_english = (get_language() or "id").startswith("en")
        day = timezone.localtime(info.received_at).date()
        usual = procedures.usual(day)
        field = self.fields["procedure"]
        field.choices = [  # type: ignore[attr-defined]  # a choice field
            (each.id, each.title_en if is_english else each.title) for each in procedures.in_force(day)
        ]
        field.initial = usual.edition.id
        field.help_text = _("Diusulkan: %(why)s Tidak dapat diubah sesudahnya.") % {
            "why": usual.why_en if is_english else usual.why
        }
        self.fields["source"].initial = info.kind

    def clean(self) -> dict[str, Any]:
        """A refusal names its ground."""
        return need_ground(self)


@desk(Action.CASE_READ)
@require_http_methods(["GET", "HEAD", "POST"])
def submission(request: HttpRequest, by: Staff, submission_id: int) -> HttpResponse:
    """What it says, its evidence, and the review."""
    info = queries.submission(submission_id)
    require(by, Action.CASE_READ, info.region)
    if info.case and request.method != "POST":
        return redirect("desk:case", info.case)
    if request.method == "POST":
        require(by, Action.CASE_REVIEW, info.region)
    form = ReviewForm(request.POST or None, info=info)
    if request.method == "POST" and form.is_valid():
        found = found_in(
            form.cleaned_data,
            source=Origination(form.cleaned_data["source"]),
            procedure=form.cleaned_data["procedure"],
        )
        try:
            subject = review_report(by, submission_id, found, form.cleaned_data["words"])
        except SaksamaError as error:
            form.add_error(None, explain(error))
        else:
            if subject:
                return redirect("desk:case", subject)
            messages.success(request, _("Diusulkan. Orang kedua harus menyetujuinya sebelum tercatat."))
            return redirect("desk:case_submission", submission_id)
    context = {
        **submission_context(info, by),
        "laws": laws(nearest([info.subject]).get(info.subject, ())),
        "form": form,
        "may_review": may(by, Action.CASE_REVIEW, info.region),
        "may_open": may(by, Action.IDENTITY_OPEN, info.region),
        "may_take": may(by, Action.CASE_INTAKE, info.region),
    }
    return render(request, "desk/cases/submission.html", context, status=422 if form.errors else 200)


URLS: list[URLPattern] = [path("perkara/masuk/<int:submission_id>/", submission, name="case_submission")]
