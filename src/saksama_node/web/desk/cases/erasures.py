"""Proposing to erase what was handed in, at `/meja/perkara/masuk/<id>/hapus/`; what was erased, for other pages.

Rules kept here:
  * Before it is proposed the page says what goes, what stays, and that nobody brings it back.
  * Each ground stands with its article, and with how surely that is known.
Left to others: what may go and when (cases.erasing.erasing), what the second person reads (erasure_seconds).
"""

from collections.abc import Sequence

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from saksama.errors import SaksamaError
from saksama_node.accounts.policy import Action, may, require
from saksama_node.accounts.queries import name_of
from saksama_node.accounts.staff import Staff
from saksama_node.cases import queries
from saksama_node.cases.erasing import erasing
from saksama_node.cases.erasing.erasing import Wanted, offered
from saksama_node.cases.erasing.erasures import ErasureInfo, erasures_of, left_of
from saksama_node.cases.erasing.parts import IDENTITY, WHOLE
from saksama_node.cases.queries import SubmissionInfo
from saksama_node.flows.seconds import two_persons
from saksama_node.flows.seconds.waiting import proposals_about
from saksama_node.seconds.proposed import open_of
from saksama_node.web.desk.cases.erasure_seconds import PartLine, lines
from saksama_node.web.desk.frame.access import desk
from saksama_node.web.desk.frame.faults import explain
from saksama_node.web.desk.frame.prose import Prose
from saksama_node.web.reporting.erasure_words import ground_words
from saksama_node.web.reporting.words import KINDS

_BEFORE_THE_END = gettext_lazy("Perkaranya belum ditutup: hanya bagian yang melawan hukum dapat dihapus.")


class EraseForm(forms.Form):
    """What is to go, on which ground, and why."""

    parts = forms.MultipleChoiceField(
        label=gettext_lazy("Yang dihapus"),
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Di log hanya tercatat bahwa sesuatu dihapus; bagian yang mana, disegel."),
    )
    ground = forms.ChoiceField(label=gettext_lazy("Dasar"), widget=forms.RadioSelect)
    reason = Prose(
        label=gettext_lazy("Alasan"),
        max_length=2000,
        rows=3,
        help_text=gettext_lazy("Dibaca orang kedua dan yang menyampaikan laporan. Jangan sebut data yang dihapus."),
    )

    def __init__(self, data: object, parts: Sequence[PartLine], *, closed: bool) -> None:
        super().__init__(data)  # type: ignore[arg-type]  # a QueryDict or nothing
        choices = [(each.part.key, _shortened(each)) for each in parts]
        self.fields["parts"].choices = choices  # type: ignore[attr-defined]  # a choice field
        self.fields["ground"].choices = [  # type: ignore[attr-defined]  # a choice field
            (each.id, ground_words(each.id)) for each in offered(closed=closed)
        ]

    def wanted(self) -> Wanted:
        """What a valid form asks for."""
        asked = self.cleaned_data
        return Wanted(tuple(asked["parts"]), asked["ground"], asked["reason"])


def erasure_rows(info: SubmissionInfo, by: Staff) -> dict[str, object]:
    """What a case's or report's page shows of erasures."""
    numbers = {each.leaf: each.id for each in proposals_about(by, info.subject)}
    return {
        "erasures": [
            (each, ground_words(each.ground), _who(each), numbers.get(each.leaf)) for each in erasures_of(info)
        ],
        "may_erase": may(by, Action.DATA_ERASE, info.region),
    }


def _who(info: ErasureInfo) -> str:
    """Both persons, as far as they are known here."""
    names = {"first": name_of(info.by), "second": name_of(info.second)}
    return _("%(first)s, disetujui %(second)s") % names if info.by and info.second else ""


@desk(Action.DATA_ERASE)
@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: HttpRequest, by: Staff, submission_id: int) -> HttpResponse:
    """Say what goes and stays, and take a proposal."""
    info = queries.submission(submission_id)
    require(by, Action.DATA_ERASE, info.region)
    left = left_of(info)
    # Before the end neither the whole nor the identity goes: what would be refused is not offered.
    may_go = [each for each in left.parts if left.closed or each not in {WHOLE, IDENTITY}]
    form = EraseForm(request.POST or None, lines(info, may_go), closed=left.closed)
    if request.method == "POST" and form.is_valid():
        try:
            number = two_persons.propose(by, erasing.asked(submission_id, form.wanted()))
        except SaksamaError as error:
            form.add_error(None, explain(error))
        else:
            messages.success(request, _("Diusulkan. Tidak ada yang terhapus sebelum orang kedua menyetujuinya."))
            return redirect("desk:second", number)
    context = {
        "info": info,
        "kind": KINDS[info.kind],
        "form": form if may_go else None,
        "waits": next(iter(open_of(erasing.SLOT, info.subject)), None),
        "early": "" if left.closed else _BEFORE_THE_END,
    }
    return render(request, "desk/erasures/page.html", context, status=422 if form.errors else 200)


def _shortened(line: PartLine) -> str:
    words = " ".join(line.words.split())
    most = 80
    return f"{line.label}: {words[:most]}{'…' if len(words) > most else ''}" if words else line.label


URLS: list[URLPattern] = [path("perkara/masuk/<int:submission_id>/hapus/", erase, name="erase")]
