"""How people come in, at `/meja/akun/`: first codes (`kode/`), and accounts that one person made alone (`sendiri/`).

Rules kept here:
  * A code, or half of one, comes by POST in one answer that no cache keeps; nobody's password is set here.
  * What was done alone is shown until two confirmed it, with what to do where there is only one administrator.
Left to others: who may, and which takes two (flows `admit_people`, `confirm_alone`), typing the code (web.first_login).
"""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy

from saksama.errors import SaksamaError
from saksama_node.accounts.admitting import with_half
from saksama_node.accounts.policy import INSTITUTION, ROLE_WORDS, Action, Role, Staff, require
from saksama_node.accounts.queries import staff
from saksama_node.accounts.vouching import LoneInfo, unconfirmed
from saksama_node.flows.people.admit_people import hand_out_code
from saksama_node.flows.powers.confirm_alone import asked, confirmable
from saksama_node.flows.seconds.of_power import powers_in
from saksama_node.flows.seconds.two_persons import propose
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS
from saksama_node.web.desk.frame.access import desk_form
from saksama_node.web.desk.frame.acts import Act, ActForm, ActPage
from saksama_node.web.desk.frame.faults import explain
from saksama_node.web.desk.frame.prose import Prose
from saksama_node.web.desk.frame.second import to_proposal


def why_field() -> Prose:
    """What two persons agree to, in the words of who proposes."""
    return Prose(
        label=gettext_lazy("Dasar atau alasan"),
        max_length=2000,
        rows=2,
        required=False,
        help_text=gettext_lazy("Misalnya nomor surat keputusan. Dibaca orang kedua, disegel di log."),
    )


class ConfirmForm(ActForm[None]):
    """For whom two stand, and how they know them."""

    subjects = forms.MultipleChoiceField(
        label=gettext_lazy("Yang disahkan"),
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Tanpa yang akan menyetujuinya: tentang dirinya diusulkan administrator lain."),
    )
    reason = why_field()

    def prepare(self) -> None:
        """All but the own."""
        waiting = confirmable(self.who)
        self.choose("subjects", [(each.subject, f"{each.name}: {_held(each)}") for each in waiting])
        self.initial = {"subjects": [each.subject for each in waiting]}


def _held(found: LoneInfo) -> str:
    return f"{ROLE_WORDS[Role(found.role)]} ({found.region})"


_ALONE = ActPage(
    name="accounts-alone",
    path="akun/sendiri/",
    right=Action.ACCOUNT_MANAGE,
    find=lambda _by: None,
    place=INSTITUTION,  # what was done alone concerns the whole of it, and its top alone stands for it
    template="desk/accounts/alone.html",
    told=lambda _request, by, _thing, _refused: {
        "rows": [(each, _held(each)) for each in unconfirmed()],
        "mine": by.id,
    },
    acts=(
        Act(
            "",
            Action.ACCOUNT_MANAGE,
            gettext_lazy("Usulkan pengesahan"),
            lambda by, _thing, form: propose(by, asked(form.cleaned_data["subjects"], form.cleaned_data["reason"])),
            gettext_lazy("Diusulkan. Orang kedua yang bukan administrator harus menyetujuinya."),
            form=ConfirmForm,
            then=to_proposal,
            offered=lambda by, _thing: bool(confirmable(by)),
        ),
    ),
)


@desk_form(Action.ACCOUNT_MANAGE)
def code(request: HttpRequest, by: Staff, person_id: int) -> HttpResponse:
    """Say what a first code does; hand one out in the one answer."""
    person = staff(person_id)
    require(by, Action.ACCOUNT_MANAGE, person.region)
    context: dict[str, object] = {"person": person, "address": f"{SETTINGS.url}{reverse('account_first')}"}
    if request.method == "POST":
        try:
            context["handed_out"] = hand_out_code(by=by, person_id=person_id)
        except SaksamaError as error:
            context["fault"] = explain(error)
    else:
        context["of_two"] = bool(powers_in(person.roles)) and not with_half([person_id], by.id, now())
    return render(request, "desk/accounts/code.html", context, status=422 if "fault" in context else 200)


URLS: list[URLPattern] = [
    *_ALONE.urls(),
    path("akun/<int:person_id>/kode/", code, name="account-code"),
]
