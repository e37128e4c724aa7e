"""Many accounts at once, at `/meja/akun/`: rolls (`daftar/`) that make them, last days (`akhir/`) that end them.

Rules kept here:
  * A file with a fault makes nothing; every fault stands on the page, and all of them in a CSV file where asked.
  * What will be made, and whom a last day concerns, is shown in numbers before it is done; what is asked stands in the
    address. The making goes on by itself, the page may be left.
  * Codes come by POST in one answer that no cache keeps; what printing again does to the first sheet is said before.
Left to others: reading and judging (flow `import_accounts`), making (the worker), codes (flow `make_accounts`), what
ends and its entries (flow `end_access`).
"""

from itertools import groupby
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saksama.errors import SaksamaError
from saksama_node.accounts import enrolling
from saksama_node.accounts.enrolling import RollInfo, State
from saksama_node.accounts.policy import ROLE_WORDS, Action, NotAllowed, Role, Staff, covers, places
from saksama_node.accounts.queries import office
from saksama_node.accounts.roll_file import MAX_BYTES, NEEDED
from saksama_node.flows.people.admit_people import hand_out_codes
from saksama_node.flows.people.end_access import choose, count_chosen, set_last_day_of_many, yesterday
from saksama_node.flows.people.import_accounts import (
    Judged,
    agree_to_roll,
    drop_roll,
    is_of_two,
    judge_file,
    sees_roll,
    stage_accounts,
)
from saksama_node.flows.powers import agree_by_two
from saksama_node.flows.seconds.of_power import powers_in
from saksama_node.flows.seconds.two_persons import propose
from saksama_node.settings.current import SETTINGS
from saksama_node.web import formats
from saksama_node.web.desk.frame.access import desk_act, desk_form, desk_page
from saksama_node.web.desk.frame.acts import ActForm
from saksama_node.web.desk.frame.doing import do_told
from saksama_node.web.desk.frame.fault_table import fault_context, fault_table
from saksama_node.web.desk.frame.faults import explain
from saksama_node.web.handing_out import printed, table
from saksama_node.web.roll_words import HEADINGS, ROLL
from saksama_node.web.uploading import taking_files

_REFRESH_SECONDS = 3
_COLOURS = {"staged": "due", "making": "waiting", "done": "kept", "stopped": "lapsed"}
_ENDS = gettext_lazy("Akses berakhir sendiri pada akhir hari itu, juga bagi yang sedang masuk.")


def day_field(help_text: str | Promise = _ENDS) -> forms.DateField:
    """The last day."""
    return forms.DateField(
        label=gettext_lazy("Hari terakhir"),
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        help_text=help_text,  # type: ignore[arg-type]  # lazy words
    )


class RollForm(forms.Form):
    """The file."""

    file = forms.FileField(label=gettext_lazy("Berkas CSV"))
    last_day = day_field(
        gettext_lazy("Untuk baris yang tidak menyebutnya sendiri. Akses berakhir sendiri pada akhir hari itu.")
    )


@desk_page(Action.ACCOUNT_READ)
def roll_list(request: HttpRequest, by: Staff) -> HttpResponse:
    """Every roll of this administrator's offices."""
    rows = [
        (each, State(each.state).label, _COLOURS.get(each.state, "plain"))
        for each in enrolling.rolls()
        if sees_roll(by, each.id)
    ]
    return render(request, "desk/rolls/list.html", {"rows": rows})


@desk_form(Action.ACCOUNT_MANAGE)
@taking_files
def new(request: HttpRequest, by: Staff) -> HttpResponseBase:
    """Take a file, judge it, show what is wrong, or stage it."""
    form = RollForm(request.POST or None, request.FILES or None)
    judged: Judged | None = None
    if request.method == "POST" and form.is_valid():
        file, day = form.cleaned_data["file"], form.cleaned_data["last_day"]
        judged = judge_file(by=by, data=file.read(MAX_BYTES + 1), last_day=day)
        if request.POST.get("bentuk") == "csv":
            return fault_table(judged.faults, ROLL)
        if not judged.faults:
            roll_id = stage_accounts(by=by, name=printed(file.name), accounts=judged.accounts)
            return redirect("desk:roll", roll_id)
    faults = fault_context(None if judged is None else judged.faults, ROLL)
    context = {"form": form, "judged": judged, **_format_context(), **faults}
    return render(request, "desk/rolls/new.html", context, status=422 if request.method == "POST" else 200)


@desk_page(Action.ACCOUNT_READ)
def one(request: HttpRequest, by: Staff, roll_id: int) -> HttpResponse:
    """One roll: what it will make, how far it is, its places with their sheets."""
    found = _roll(by, roll_id)
    below = request.GET.get("wilayah", "")
    if not any(covers(region, below) for region in places(by, Action.ACCOUNT_READ)) or not below:
        below = by.region
    roles = enrolling.rows_by_role(roll_id)
    context = {
        "roll": found,
        "state": State(found.state).label,
        "colour": _COLOURS.get(found.state, "plain"),
        "roles": [(ROLE_WORDS[Role(role)], count) for role, count in roles.items()],
        "days": enrolling.last_days(roll_id),
        "of_two": bool(powers_in(roles)),
        "subject": agree_by_two.subject_of(roll_id),
        "parts": enrolling.parts(roll_id, below) if found.state == State.DONE else [],
        "below": below,
        "place": office(below).name,
        "above": below.rpartition(".")[0] if below != by.region else "",
    }
    response = render(request, "desk/rolls/one.html", context)
    if found.state == State.MAKING:
        response["Refresh"] = str(_REFRESH_SECONDS)
    return response


@desk_act(Action.ACCOUNT_MANAGE)
def move(request: HttpRequest, by: Staff, roll_id: int) -> HttpResponse:
    """Agree to a roll, propose to where it takes two, or throw it away."""
    _roll(by, roll_id)
    if request.POST.get("go") == "drop":
        said = _("Daftar dibuang; tidak ada akun yang dibuat darinya lagi.")
        do_told(request, lambda: drop_roll(by=by, roll_id=roll_id), said)
    elif is_of_two(roll_id):
        try:
            return redirect("desk:second", propose(by, agree_by_two.asked(roll_id)))
        except SaksamaError as error:
            messages.error(request, explain(error))
    else:
        said = _("Akun sedang dibuat. Halaman ini boleh ditinggalkan.")
        do_told(request, lambda: agree_to_roll(by=by, roll_id=roll_id), said)
    return redirect("desk:roll", roll_id)


@desk_act(Action.ACCOUNT_MANAGE)
def codes(request: HttpRequest, by: Staff, roll_id: int) -> HttpResponse:
    """Print first codes for one place, or hand them out as CSV."""
    region = request.POST.get("wilayah", "")
    _roll(by, roll_id)
    if not region:
        return redirect("desk:roll", roll_id)
    try:
        sheet = hand_out_codes(by=by, roll_id=roll_id, region=region)
    except SaksamaError as error:
        messages.error(request, explain(error))
        return redirect("desk:roll", roll_id)
    if request.POST.get("bentuk") == "csv":
        head = ("wilayah", "kantor", "tps", "nama", "nama_pengguna", "kode_pertama", "hari_terakhir")
        return table(
            f"kode-pertama-{region}.csv",
            head,
            ((e.region, e.office, e.station, e.name, e.username, e.code, e.last_day) for e in sheet),
        )
    sheets = [(region, list(people)) for region, people in groupby(sheet, key=lambda each: (each.region, each.office))]
    address = f"{SETTINGS.url}{reverse('account_first')}"
    return render(request, "desk/rolls/codes.html", {"sheets": sheets, "roll_id": roll_id, "address": address})


def _roll(by: Staff, roll_id: int) -> RollInfo:
    """The roll, if all its offices are this person's. Raises `NoSuchRoll`, `NotAllowed`."""
    found = enrolling.roll(roll_id)
    if not sees_roll(by, roll_id):
        raise NotAllowed(Action.ACCOUNT_READ, "")
    return found


def _format_context() -> dict[str, object]:
    return {
        "columns": [(heading, field in NEEDED) for field, heading in HEADINGS.items()],
        "roles": [ROLE_WORDS[role] for role in Role],
    }


class ManyForm(ActForm[None]):
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

    def prepare(self) -> None:
        """The own rolls."""
        own = [(str(each.id), f"{each.id}. {each.name}") for each in enrolling.rolls() if sees_roll(self.who, each.id)]
        self.choose("daftar", [("", _("semua")), *own])

    def clean(self) -> dict[str, Any]:
        """A day, or at once."""
        found = super().clean() or {}
        if found.get("segera"):
            found["hari"] = yesterday()
        elif not found.get("hari") and "hari" not in self.errors:
            self.add_error("hari", _("Pilih hari terakhirnya."))
        return found


class LastDayForm(ActForm[Staff]):
    """One person's last day; empty: none is set."""

    day = day_field()

    def prepare(self) -> None:
        """As it is set."""
        self.initial = {"day": self.thing.last_day}


@desk_form(Action.ACCOUNT_MANAGE)
def many(request: HttpRequest, by: Staff) -> HttpResponse:
    """Ask whom and until when; show how many; do it."""
    given = request.POST if request.method == "POST" else request.GET
    form = ManyForm(by, None, given or None)
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
    path("akun/daftar/", roll_list, name="rolls"),
    path("akun/daftar/baru/", new, name="roll-new"),
    path("akun/daftar/<int:roll_id>/", one, name="roll"),
    path("akun/daftar/<int:roll_id>/langkah/", move, name="roll-move"),
    path("akun/daftar/<int:roll_id>/kode/", codes, name="roll-codes"),
    path("akun/akhir/", many, name="last-days"),
]
