"""Desk screens of accounts, at `/meja/akun/`.

Rules kept here:
  * An administrator sees and changes only people of the own office and below.
  * The list reads the page that is shown, not everybody.
  * An act that cannot be undone is shown with its consequence before it is done.
Left to others: many at once (`rolls`, `last_days`), who may (`accounts.policy`), acts and entries (flows).
"""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from saksama.errors import SaksamaError
from saksama_node.accounts.days import today
from saksama_node.accounts.policy import Action, covers, places, require
from saksama_node.accounts.queries import grants, offices, people, staff
from saksama_node.accounts.staff import ROLE_WORDS, Role, Staff
from saksama_node.flows.grant_account import grant_account, open_account, renew_account
from saksama_node.flows.revoke_account import close_account, revoke_account
from saksama_node.web.desk.access import desk
from saksama_node.web.desk.faults import explain
from saksama_node.web.desk.last_days import OneForm, day_field
from saksama_node.web.desk.prose import Prose

_PER_PAGE = 50


class PersonForm(forms.Form):
    """A new account."""

    name = Prose(label=gettext_lazy("Nama"), max_length=120, rows=1)
    username = forms.RegexField(
        r"^[a-z0-9][a-z0-9._-]*\Z",
        label=gettext_lazy("Nama pengguna"),
        max_length=60,
        help_text=gettext_lazy("Huruf kecil, angka, titik, dan tanda hubung; dipakai untuk masuk."),
    )
    region = forms.CharField(
        label=gettext_lazy("Kode wilayah kantor"),
        max_length=13,
        help_text=gettext_lazy("Seperti 52 (provinsi), 52.01 (kabupaten), atau 52.01.01 (kecamatan)."),
    )
    email = forms.EmailField(label=gettext_lazy("Surel kantor"), required=False)
    password = forms.CharField(
        label=gettext_lazy("Kata sandi pertama"),
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
        help_text=gettext_lazy("Paling sedikit 12 huruf. Serahkan langsung kepada orangnya."),
    )
    last_day = day_field()


class GrantForm(forms.Form):
    """A role at an office."""

    role = forms.ChoiceField(
        label=gettext_lazy("Peran"),
        choices=[("", gettext_lazy("Pilih peran")), *((role.value, ROLE_WORDS[role]) for role in Role)],
    )
    region = forms.CharField(
        label=gettext_lazy("Kode wilayah kantor"),
        max_length=13,
        help_text=gettext_lazy("Peran berlaku di kantor ini dan semua kantor di bawahnya."),
    )


class PasswordForm(forms.Form):
    """A new password, given by the administrator."""

    password = forms.CharField(
        label=gettext_lazy("Kata sandi baru"), widget=forms.PasswordInput({"autocomplete": "new-password"})
    )


class SearchForm(forms.Form):
    """The filter of the list."""

    q = forms.CharField(label=gettext_lazy("Cari"), required=False, widget=forms.TextInput({"type": "search"}))
    peran = forms.ChoiceField(
        label=gettext_lazy("Peran"),
        required=False,
        choices=[("", gettext_lazy("semua")), *((role.value, ROLE_WORDS[role]) for role in Role)],
    )
    wilayah = forms.CharField(label=gettext_lazy("Kode wilayah"), required=False, max_length=13)
    daftar = forms.IntegerField(label=gettext_lazy("Nomor daftar"), required=False, min_value=1)
    keadaan = forms.ChoiceField(
        label=gettext_lazy("Keadaan akun"),
        required=False,
        choices=[("", gettext_lazy("berlaku")), ("berakhir", gettext_lazy("sudah berakhir"))],
    )


def _row(person: Staff) -> dict[str, object]:
    held = [(ROLE_WORDS[each.role], each.region) for each in person.held]
    return {"person": person, "held": held, "ends_today": person.last_day == today()}


@desk(Action.ACCOUNT_READ)
@require_safe
def accounts(request: HttpRequest, by: Staff) -> HttpResponse:
    """List the people of this administrator's offices."""
    search = SearchForm(request.GET)
    asked = search.cleaned_data if search.is_valid() else {}
    regions = places(by, Action.ACCOUNT_READ)
    wanted = asked.get("wilayah", "")
    if wanted and any(covers(region, wanted) for region in regions):
        regions = (wanted,)
    ended = asked.get("keadaan") == "berakhir"
    found = people(
        regions, search=asked.get("q", ""), role=asked.get("peran", ""), roll=asked.get("daftar"), ended=ended
    )
    page: Page[Staff] = Paginator(found, _PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": [_row(person) for person in page],
        "ended": ended,
        "filter": search,
        "active": any(asked.values()),
    }
    return render(request, "desk/accounts/list.html", context)


@desk(Action.ACCOUNT_MANAGE)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, by: Staff) -> HttpResponse:
    """Make an account."""
    form = PersonForm(request.POST or None, initial={"region": by.region})
    if request.method == "POST" and form.is_valid():
        try:
            person_id = open_account(by=by, **form.cleaned_data)
        except ValidationError as error:
            form.add_error("password", error.messages)
        except SaksamaError as error:
            form.add_error(None, explain(error))
        else:
            messages.success(request, _("Akun dibuat. Berikan peran di bawah ini."))
            return redirect("desk:account", person_id)
    return render(request, "desk/accounts/new.html", {"form": form, "offices": offices(level="regency")})


@desk(Action.ACCOUNT_READ)
@require_http_methods(["GET", "HEAD", "POST"])
def account(request: HttpRequest, by: Staff, person_id: int) -> HttpResponse:
    """One person with every role ever held; a form to give a role."""
    person = staff(person_id)
    require(by, Action.ACCOUNT_READ, person.region)
    form = GrantForm(request.POST or None, initial={"region": person.region})
    if request.method == "POST" and form.is_valid():
        role = Role(form.cleaned_data["role"])
        try:
            grant_account(by=by, person_id=person_id, role=role, region=form.cleaned_data["region"])
        except SaksamaError as error:
            form.add_error(None, explain(error))
        else:
            messages.success(request, _("Peran diberikan dan dicatat di log (peran dan kantor saja)."))
            return redirect("desk:account", person_id)
    history = [(held, ROLE_WORDS[held.role]) for held in grants(person_id)]
    context = {
        "person": person,
        "form": form,
        "history": history,
        "last_day": OneForm(initial={"day": person.last_day}),
        "ends_today": person.last_day == today(),
    }
    return render(request, "desk/accounts/person.html", context)


@desk(Action.ACCOUNT_MANAGE)
@require_POST
def end_role(request: HttpRequest, by: Staff, person_id: int, grant_id: int) -> HttpResponse:
    """End one role."""
    try:
        revoke_account(by=by, grant_id=grant_id)
    except SaksamaError as error:
        messages.error(request, explain(error))
    else:
        messages.success(request, _("Peran diakhiri dan dicatat di log."))
    return redirect("desk:account", person_id)


@desk(Action.ACCOUNT_MANAGE)
@require_http_methods(["GET", "HEAD", "POST"])
def renew(request: HttpRequest, by: Staff, person_id: int) -> HttpResponse:
    """Give a new password and forget the second factor."""
    person = staff(person_id)
    require(by, Action.ACCOUNT_MANAGE, person.region)
    form = PasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            renew_account(by=by, person_id=person_id, password=form.cleaned_data["password"])
        except ValidationError as error:
            form.add_error("password", error.messages)
        else:
            messages.success(request, _("Kata sandi diganti. Faktor kedua harus dipasang lagi saat masuk."))
            return redirect("desk:account", person_id)
    return render(request, "desk/accounts/renew.html", {"person": person, "form": form})


@desk(Action.ACCOUNT_MANAGE)
@require_http_methods(["GET", "HEAD", "POST"])
def close(request: HttpRequest, by: Staff, person_id: int) -> HttpResponse:
    """Close an account, after showing what that means."""
    person = staff(person_id)
    require(by, Action.ACCOUNT_MANAGE, person.region)
    if request.method == "POST":
        ended = close_account(by=by, person_id=person_id)
        messages.success(request, _("Akun ditutup; %(count)d peran diakhiri.") % {"count": ended})
        return redirect("desk:accounts")
    return render(request, "desk/accounts/close.html", {"row": _row(person)})


URLS: list[URLPattern] = [
    path("akun/", accounts, name="accounts"),
    path("akun/baru/", new, name="account-new"),
    path("akun/<int:person_id>/", account, name="account"),
    path("akun/<int:person_id>/peran/<int:grant_id>/akhiri/", end_role, name="account-end-role"),
    path("akun/<int:person_id>/sandi/", renew, name="account-renew"),
    path("akun/<int:person_id>/tutup/", close, name="account-close"),
]
