"""Desk screens of last days, at `/meja/akun/akhir/`: many accounts at once.

Rules kept here: whom it concerns is shown in numbers before it is done; what is asked stands in the address.
Left to others: who may, what then ends and its entries (flow `end_access`).
"""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from saksama.errors import SaksamaError
from saksama_node.accounts import rolls
from saksama_node.accounts.policy import Action
from saksama_node.accounts.staff import ROLE_WORDS, Role, Staff
from saksama_node.flows.people.end_access import choose, count_chosen, set_last_day_of_many, yesterday
from saksama_node.flows.people.import_accounts import sees_roll
from saksama_node.web import formats
from saksama_node.web.desk.frame.access import desk
from saksama_node.web.desk.frame.acts import ActForm
from saksama_node.web.desk.frame.faults import explain


def day_field(*, required: bool = False) -> forms.DateField:
    """The last day."""
    return forms.DateField(
        label=gettext_lazy("Hari terakhir"),
        required=required,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        help_text=gettext_lazy("Akses berakhir sendiri pada akhir hari itu, juga bagi yang sedang masuk."),
    )


class ManyForm(forms.Form):
    """Whom, and until when."""

    wilayah = forms.CharField(
        label=gettext_lazy("Kode wilayah kantor"),
        max_length=13,
        required=False,
        help_text=gettext_lazy("Kantor ini dan semua di bawahnya; kosong: semua kantor Anda."),
    )
    peran = forms.ChoiceField(
        label=gettext_lazy("Peran"),
        required=False,
        choices=[
            ("", gettext_lazy("semua")),
            *((role.value, ROLE_WORDS[role]) for role in Role if role is not Role.ADMINISTRATOR),
        ],
    )
    daftar = forms.TypedChoiceField(label=gettext_lazy("Daftar"), required=False, coerce=int, empty_value=None)
    hari = day_field()
    segera = forms.BooleanField(label=gettext_lazy("Akhiri sekarang juga"), required=False)

    def __init__(self, *args: object, by: Staff, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # a form's own arguments
        field = self.fields["daftar"]
        if isinstance(field, forms.ChoiceField):
            own = [each for each in rolls.rolls() if sees_roll(by, each.id)]
            field.choices = [("", _("semua")), *((str(each.id), f"{each.id}. {each.name}") for each in own)]

    def clean(self) -> dict[str, Any]:
        """A day, or at once."""
        found = super().clean() or {}
        if found.get("segera"):
            found["hari"] = yesterday()
        elif not found.get("hari") and "hari" not in self.errors:
            self.add_error("hari", _("Pilih hari terakhirnya."))
        return found


class OneForm(ActForm[Staff]):
    """One person's last day; empty: none is set."""

    day = day_field()

    def prepare(self) -> None:
        """As it is set."""
        self.initial = {"day": self.thing.last_day}


@desk(Action.ACCOUNT_MANAGE)
@require_http_methods(["GET", "HEAD", "POST"])
def many(request: HttpRequest, by: Staff) -> HttpResponse:
    """Ask whom and until when; show how many; do it."""
    given = request.POST if request.method == "POST" else request.GET
    form = ManyForm(given or None, by=by)
    counts: dict[str, int] | None = None
    if given and form.is_valid():
        asked = form.cleaned_data
        try:
            role = Role(asked["peran"]) if asked["peran"] else None
            chosen = choose(by=by, region=asked["wilayah"], role=role, roll_id=asked["daftar"])
            if request.method == "POST":
                done = set_last_day_of_many(by=by, chosen=chosen, day=asked["hari"])
                messages.success(
                    request,
                    _("%(count)s akun: hari terakhir %(day)s.")
                    % {"count": formats.figure(done), "day": formats.day(asked["hari"])},
                )
                return redirect("desk:accounts")
            counts = count_chosen(by, chosen)
        except SaksamaError as error:
            form.add_error(None, explain(error))
    context = {
        "form": form,
        "counts": None if counts is None else [(ROLE_WORDS[Role(role)], count) for role, count in counts.items()],
        "day": form.cleaned_data.get("hari") if form.is_bound else None,
        "at_once": form.is_bound and form.cleaned_data.get("segera"),
    }
    return render(request, "desk/accounts/last_days.html", context, status=422 if form.errors else 200)


URLS: list[URLPattern] = [
    path("akun/akhir/", many, name="last-days"),
]
