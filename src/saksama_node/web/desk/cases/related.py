"""Desk screen of reports that may tell of one thing, at `/meja/terkait/<report>/`.

Rules kept here:
  * Each candidate stands with its reasons in words; nothing of who reported is shown or was compared.
  * To link, to call different and to undo each need a reason; every word stays in both histories.
Left to others: finding and judging (flow `relate_reports`).
"""

from collections.abc import Mapping
from typing import Final

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saksama.errors import SaksamaError
from saksama_node.accounts.policy import Action, NotAllowed, Staff, may, require
from saksama_node.accounts.queries import name_of
from saksama_node.cases import queries as cases
from saksama_node.cases.actions import NoSuchCase
from saksama_node.cases.briefed import reports_of
from saksama_node.flows.reports.relate_reports import Word, judge_pair, related_to
from saksama_node.related.relating import Candidate
from saksama_node.related.signs import Sign, Verdict
from saksama_node.web import formats
from saksama_node.web.desk.frame.access import desk_form
from saksama_node.web.desk.frame.faults import explain
from saksama_node.web.desk.frame.prose import Prose

_REASONS: Final[Mapping[Sign, str | Promise]] = {
    Sign.FILE: gettext_lazy("berkas bukti yang sama"),
    Sign.NAME: gettext_lazy("terlapor dengan nama yang sama"),
    Sign.PLACE: gettext_lazy("tempat dan tanggal kejadian yang sama"),
}
_VERDICTS: Final[Mapping[Verdict, str | Promise]] = {
    Verdict.LINKED: gettext_lazy("Dinyatakan terkait."),
    Verdict.DIFFERENT: gettext_lazy("Dinyatakan bukan hal yang sama."),
    Verdict.UNDONE: gettext_lazy("Pernyataan sebelumnya dibatalkan."),
}


class JudgeForm(forms.Form):
    """What a person says of a pair."""

    other = forms.IntegerField(widget=forms.HiddenInput)
    reason = Prose(
        label=gettext_lazy("Alasan"),
        min_length=5,
        max_length=1000,
        rows=2,
        help_text=gettext_lazy("Tinggal di riwayat kedua laporan. Jangan tulis identitas pelapor."),
    )
    verdict = forms.ChoiceField(choices=[(each.value, each.value) for each in Verdict], widget=forms.HiddenInput)


@desk_form(Action.CASE_READ)
def related(request: HttpRequest, by: Staff, submission_id: int) -> HttpResponse:
    """What may belong to this report; say what does."""
    info = cases.submission(submission_id)
    here = reports_of([info.subject])[info.subject]
    require(by, Action.CASE_READ, here.region)
    refused: JudgeForm | None = None
    if request.method == "POST":
        require(by, Action.CASE_REVIEW, here.region)
        refused = _judge(request, by, submission_id)
        if refused is None:
            return redirect("desk:related", submission_id)
    found = related_to(by, submission_id)
    context = {
        "info": info,
        "here": here,
        "content": cases.content(info),
        "found": [(each, reasons(each.candidate), _form(each.other.report.id, refused)) for each in found.found],
        "related": found,
        "words": [_word(each, refused) for each in found.words],
        "may_judge": may(by, Action.CASE_REVIEW, here.region),
        "refused": refused,
    }
    return render(request, "desk/related/page.html", context, status=200 if refused is None else 422)


def reasons(candidate: Candidate) -> list[str]:
    """Why a report was found, in words, the strongest reason first."""
    share = formats.percent(candidate.likeness, 0)
    near = _("uraian hampir sama (%(share)s rangkaian tiga katanya sama)") % {"share": share}
    return [near if sign is Sign.TEXT else str(_REASONS[sign]) for sign in candidate.signs]


def _judge(request: HttpRequest, by: Staff, submission_id: int) -> JudgeForm | None:
    """Do it; the form where it could not be done."""
    form = JudgeForm(request.POST)
    if not form.is_valid():
        return form
    asked = form.cleaned_data
    try:
        judge_pair(
            by=by,
            submission_id=submission_id,
            other_id=asked["other"],
            verdict=Verdict(asked["verdict"]),
            reason=asked["reason"],
        )
    except (NotAllowed, NoSuchCase):
        raise
    except SaksamaError as error:
        form.add_error(None, explain(error))
        return form
    messages.success(request, str(_VERDICTS[Verdict(asked["verdict"])]))
    return None


def _form(other: int, refused: JudgeForm | None) -> JudgeForm:
    """The form beside one report: with its errors, where it is the one that was refused."""
    if refused is not None and refused.data.get("other") == str(other):
        refused.auto_id = f"id_{other}_%s"
        return refused
    return JudgeForm(initial={"other": other}, auto_id=f"id_{other}_%s")


def _word(word: Word, refused: JudgeForm | None) -> tuple[Word, str, str, JudgeForm | None]:
    may_undo = word.counts and word.other is not None
    form = _form(word.other.report.id, refused) if may_undo and word.other is not None else None
    return word, str(_VERDICTS[word.said.verdict]), name_of(word.said.by), form


URLS: list[URLPattern] = [path("terkait/<int:submission_id>/", related, name="related")]
