"""Declared interests, at `/meja/kepentingan/`: a person's own, and for commissioners those of their people.

Rules kept here:
  * A declaration is a tie of a private life: oneself and commissioners see it, nobody else.
  * One's own page says how many matters are kept away, never which.
  * It says before sending that nobody takes it back alone.
Left to others: acts and their entries (flows), lifting one recusal (`case_moves`).
"""

from collections.abc import Iterator, Mapping

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from saksama.entries.kinds.handling import Interest
from saksama.entries.kinds.interest import Tie
from saksama.errors import SaksamaError
from saksama_node.accounts import interests
from saksama_node.accounts.policy import Action, may, places, require
from saksama_node.accounts.queries import offices
from saksama_node.accounts.recusals import own_recusals
from saksama_node.accounts.staff import Staff
from saksama_node.cases import queries
from saksama_node.cases.procedures import parties
from saksama_node.flows.cases import lift_interest
from saksama_node.flows.cases.declare_interest import declare_interest, declare_standing
from saksama_node.flows.seconds import two_persons
from saksama_node.flows.seconds.waiting import proposals_about
from saksama_node.ledger.queries import position
from saksama_node.web.codes import word
from saksama_node.web.desk.cases.interest_seconds import tied_to
from saksama_node.web.desk.frame.access import desk
from saksama_node.web.desk.frame.faults import explain
from saksama_node.web.desk.frame.prose import Prose

_PRIVATE = gettext_lazy("Dibaca Anda dan anggota (komisioner). Di log hanya segelnya.")


class OneForm(forms.Form):
    """An interest in one matter."""

    ground = forms.ChoiceField(
        label=gettext_lazy("Kepentingan apa"),
        choices=[(each.value, each.value) for each in Interest],
        widget=forms.RadioSelect,
        help_text=gettext_lazy("Masuk log: jenisnya saja, tanpa nama siapa pun."),
    )
    words = Prose(
        label=gettext_lazy("Keterangan"),
        max_length=2000,
        required=False,
        rows=3,
        help_text=_PRIVATE,
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # a form's own arguments
        self.fields["ground"].choices = [(each.value, word(each)) for each in Interest]  # type: ignore[attr-defined]  # a choice field


class StandingForm(forms.Form):
    """A tie to a party or a region."""

    tie = forms.ChoiceField(label=gettext_lazy("Dengan partai atau wilayah mana"))
    words = Prose(
        label=gettext_lazy("Keterangan"),
        max_length=2000,
        required=False,
        rows=3,
        help_text=_PRIVATE,
    )

    def __init__(self, data: object = None) -> None:
        super().__init__(data)  # type: ignore[arg-type]  # a QueryDict or nothing
        found = [(f"{Tie.PARTY}|{code}", name) for code, name in parties().items()]
        here = [(f"{Tie.REGION}|{each.region}", each.name) for each in offices() if each.level != "village"]
        groups = [("", _("pilih")), (str(_("Partai terlapor")), found), (str(_("Kantor dan semua di bawahnya")), here)]
        self.fields["tie"].choices = groups  # type: ignore[attr-defined]  # a choice field

    def chosen(self) -> tuple[Tie, str]:
        """What it is about, of a form that is valid."""
        tie, _sep, code = self.cleaned_data["tie"].partition("|")
        return Tie(tie), code


class LiftForm(forms.Form):
    """Why a declaration should end."""

    reason = Prose(
        label=gettext_lazy("Mengapa diakhiri"),
        max_length=2000,
        rows=2,
        help_text=gettext_lazy("Dibaca orang kedua. Di log hanya segelnya."),
    )


@desk(Action.CASE_READ)
@require_http_methods(["GET", "HEAD", "POST"])
def own(request: HttpRequest, by: Staff) -> HttpResponseBase:
    """The own declarations; declare another; for commissioners those of others."""
    form = StandingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        tie, code = form.chosen()
        try:
            declare_standing(by, tie, code, form.cleaned_data["words"])
        except SaksamaError as error:
            form.add_error(None, explain(error))
        else:
            messages.success(request, _("Pernyataan Anda berlaku sejak sekarang."))
            return redirect("desk:interests")
    return _page(request, by, form, {})


def _page(request: HttpRequest, by: Staff, form: StandingForm, sent: Mapping[int, LiftForm]) -> HttpResponse:
    """`sent`: by the number of a declaration the form that was sent for it and is wrong."""
    context = {
        "form": form,
        "standing": [_shown(each, by, sent) for each in interests.own_standing(by.id)],
        "kept": [(at, word(Interest(ground)), by_standing) for at, ground, by_standing in own_recusals(by.id)],
        "others": list(_others(by, sent)),
        "decides": may(by, Action.CASE_DECIDE),
    }
    return render(request, "desk/interests/page.html", context, status=422 if form.errors or sent else 200)


@desk(Action.CASE_READ)
@require_http_methods(["GET", "HEAD", "POST"])
def one(request: HttpRequest, by: Staff, submission_id: int) -> HttpResponseBase:
    """Declare an interest in one matter."""
    info = queries.submission(submission_id)
    require(by, Action.CASE_READ, info.region)
    form = OneForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        asked = form.cleaned_data
        try:
            declare_interest(by, submission_id, Interest(asked["ground"]), asked["words"])
        except SaksamaError as error:
            form.add_error(None, explain(error))
        else:
            messages.success(request, _("Pernyataan Anda berlaku sejak sekarang: perkara itu tertutup bagi Anda."))
            return redirect("desk:interests")
    number = queries.case(info.case).number if info.case else ""
    context = {"form": form, "info": info, "number": number}
    return render(request, "desk/interests/one.html", context, status=422 if form.errors else 200)


@desk(Action.CASE_DECIDE)
@require_POST
def lift(request: HttpRequest, by: Staff, number: int) -> HttpResponse:
    """Propose to end a declaration."""
    form = LiftForm(request.POST, auto_id=f"id_{number}_%s")
    if form.is_valid():
        try:
            proposal = two_persons.propose(by, lift_interest.asked(number, form.cleaned_data["reason"]))
        except SaksamaError as error:
            form.add_error(None, explain(error))
        else:
            messages.success(request, _("Diusulkan. Orang kedua harus menyetujuinya sebelum berlaku."))
            return redirect("desk:second", proposal)
    return _page(request, by, StandingForm(), {number: form})


def _others(by: Staff, sent: Mapping[int, LiftForm]) -> Iterator[dict[str, object]]:
    for each in interests.standing_at(places(by, Action.CASE_DECIDE)):
        if each.person != by.id:
            yield _shown(each, by, sent)


def _shown(info: interests.StandingInfo, by: Staff, sent: Mapping[int, LiftForm]) -> dict[str, object]:
    waits = next((each for each in proposals_about(by, info.subject) if each.is_open), None)
    return {
        "info": info,
        "tie": word(info.tie),
        "about": tied_to(info),
        "index": position(info.leaf),
        "waits": waits,
        "may_propose": waits is None and info.person != by.id and info.ended_at is None,
        "form": sent.get(info.id) or LiftForm(auto_id=f"id_{info.id}_%s"),
    }


URLS: list[URLPattern] = [
    path("kepentingan/", own, name="interests"),
    path("kepentingan/perkara/<int:submission_id>/", one, name="interest_declare"),
    path("kepentingan/tetap/<int:number>/", lift, name="interest_lift"),
]
