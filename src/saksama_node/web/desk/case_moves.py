"""The acts on a case: for each its form, who may, and the flow that does it.

Rules kept here:
  * One row an act of the procedure; an act without a row is not offered.
  * What is offered is what the procedure allows in this state and the table of rights allows this person here.
Left to others: the acts themselves (flows), the procedure (saksama.procedure).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from saksama.entries.kinds.case import Closing, DecisionOutcome, Destination, Means, ReviewOutcome
from saksama_node.accounts.policy import Action, may
from saksama_node.accounts.staff import Staff
from saksama_node.cases.queries import CaseInfo
from saksama_node.flows.assign_case import assign_case, officers_for
from saksama_node.flows.close_case import close_case
from saksama_node.flows.decide_case import decide_case, forward_case, notify_outcome
from saksama_node.flows.register_case import register_case
from saksama_node.flows.return_report import complete_report, return_report
from saksama_node.flows.review_report import review_report
from saksama_node.web.reporting.words import CLOSINGS, DESTINATIONS, MEANS, OUTCOMES, REVIEWS

type Cleaned = Mapping[str, Any]  # a cleaned form: Django types its values no closer


def _words(label: str | Promise, help_text: str | Promise, *, required: bool = False) -> forms.CharField:
    widget = forms.Textarea({"rows": 3})
    return forms.CharField(label=label, max_length=4000, required=required, widget=widget, help_text=help_text)  # type: ignore[arg-type]  # lazy words


_SEALED = _("Tidak masuk log; hanya segelnya. Jangan tulis identitas pelapor.")
_READ = _("Dibaca pelapor dengan kodenya. Di log hanya segelnya.")


class NothingForm(forms.Form):
    """An act that needs no words."""


class ReviewForm(forms.Form):
    """A second review, after the completion."""

    outcome = forms.ChoiceField(label=_("Hasil kajian awal"), choices=list(REVIEWS.items()), widget=forms.RadioSelect)
    words = _words(_("Pertimbangan"), _SEALED)


class ReturnForm(forms.Form):
    """What is missing."""

    words = _words(_("Apa yang perlu dilengkapi"), _READ, required=True)


class CompleteForm(forms.Form):
    """What came in."""

    words = _words(_("Apa yang dilengkapi"), _SEALED)


class AssignForm(forms.Form):
    """Whose case it becomes."""

    officer = forms.TypedChoiceField(label=_("Petugas"), coerce=int)

    def __init__(self, *args: Any, subject: str, **kwargs: Any) -> None:  # noqa: ANN401 - a form's own arguments
        super().__init__(*args, **kwargs)
        self.fields["officer"] = forms.TypedChoiceField(
            label=_("Petugas"), coerce=int, choices=[(each.id, each.name) for each in officers_for(subject)]
        )


class DecideForm(forms.Form):
    """The plenary's decision."""

    outcome = forms.ChoiceField(label=_("Putusan pleno"), choices=list(OUTCOMES.items()))
    words = _words(_("Pertimbangan"), _SEALED, required=True)


class ForwardForm(forms.Form):
    """To whom."""

    to = forms.ChoiceField(label=_("Diteruskan kepada"), choices=list(DESTINATIONS.items()))
    words = _words(_("Surat atau keterangan"), _SEALED)


class NotifyForm(forms.Form):
    """How."""

    means = forms.ChoiceField(label=_("Diberitahukan lewat"), choices=list(MEANS.items()))
    words = _words(_("Isi pemberitahuan"), _READ)


class CloseForm(forms.Form):
    """Why."""

    outcome = forms.ChoiceField(label=_("Alasan"), choices=list(CLOSINGS.items()))
    words = _words(_("Keterangan"), _SEALED)


@dataclass(frozen=True, slots=True)
class Move:
    """One act. `slug`: in its address; `acts`: names in the procedure, any of which offers it; `danger`: an end."""

    slug: str
    acts: tuple[str, ...]
    title: str | Promise
    button: str | Promise
    action: Action
    form: type[forms.Form]
    do: Callable[[Staff, CaseInfo, Cleaned], object]
    danger: bool = False


# In the order in which they are offered: the first that is possible is what is to be done next.
MOVES: tuple[Move, ...] = (
    Move(
        "kaji",
        ("case.reviewed:register",),
        _("Kaji kembali"),
        _("Catat kajian"),
        Action.CASE_REVIEW,
        ReviewForm,
        lambda by, case, form: review_report(by, case.submission.id, ReviewOutcome(form["outcome"]), form["words"]),
    ),
    Move(
        "registrasi",
        ("case.registered",),
        _("Registrasi"),
        _("Registrasi dengan nomor berikutnya"),
        Action.CASE_REGISTER,
        NothingForm,
        lambda by, case, _form: register_case(by, case.subject),
    ),
    Move(
        "perbaikan",
        ("case.returned",),
        _("Minta perbaikan"),
        _("Beri tahu pelapor"),
        Action.CASE_REVIEW,
        ReturnForm,
        lambda by, case, form: return_report(by, case.subject, form["words"]),
    ),
    Move(
        "lengkap",
        ("case.completed",),
        _("Perbaikan diterima"),
        _("Catat perbaikan"),
        Action.CASE_REVIEW,
        CompleteForm,
        lambda by, case, form: complete_report(by, case.subject, form["words"]),
    ),
    Move(
        "putus",
        ("case.decided",),
        _("Putusan pleno"),
        _("Catat putusan"),
        Action.CASE_DECIDE,
        DecideForm,
        lambda by, case, form: decide_case(by, case.subject, DecisionOutcome(form["outcome"]), form["words"]),
    ),
    Move(
        "serahkan",
        ("case.assigned",),
        _("Serahkan kepada petugas"),
        _("Serahkan"),
        Action.CASE_ASSIGN,
        AssignForm,
        lambda by, case, form: assign_case(by, case.subject, form["officer"]),
    ),
    Move(
        "beritahu",
        ("case.notified",),
        _("Beritahukan hasilnya"),
        _("Catat pemberitahuan"),
        Action.CASE_CLOSE,
        NotifyForm,
        lambda by, case, form: notify_outcome(by, case.subject, Means(form["means"]), form["words"]),
    ),
    Move(
        "teruskan",
        ("case.forwarded",),
        _("Teruskan"),
        _("Catat penerusan"),
        Action.CASE_CLOSE,
        ForwardForm,
        lambda by, case, form: forward_case(by, case.subject, Destination(form["to"]), form["words"]),
    ),
    Move(
        "tutup",
        ("case.closed",),
        _("Tutup perkara"),
        _("Tutup perkara"),
        Action.CASE_CLOSE,
        CloseForm,
        lambda by, case, form: close_case(by, case.subject, Closing(form["outcome"]), form["words"]),
        danger=True,
    ),
)


@dataclass(frozen=True, slots=True)
class Offered:
    """A move with the form to show; `first`: what is to be done next."""

    move: Move
    form: forms.Form
    first: bool


def form_for(move: Move, case: CaseInfo, data: Any = None) -> forms.Form:  # noqa: ANN401 - a QueryDict or nothing
    """The form of a move on this case; its fields carry the move's name, so that several stand on one page."""
    auto_id = f"id_{move.slug}_%s"
    if move.form is AssignForm:
        return AssignForm(data, subject=case.subject, auto_id=auto_id)
    return move.form(data, auto_id=auto_id)


def moves_for(by: Staff, case: CaseInfo, slug: str = "", form: forms.Form | None = None) -> list[Offered]:
    """What this person may do with this case now; `form` replaces the form of the move `slug`."""
    offered: list[Offered] = []
    for move in MOVES:
        if case.may.isdisjoint(move.acts) or not may(by, move.action, case.region):
            continue
        shown = form if form is not None and move.slug == slug else form_for(move, case)
        offered.append(Offered(move, shown, first=not offered))
    return offered
