"""Desk screens of accounts, at `/meja/akun/`.

Rules kept here:
  * An administrator sees and changes only people of the own office and below.
  * The list reads the page that is shown, not everybody.
  * An act that cannot be undone is shown with its consequence before it is done.
Left to others: many at once (`rolls`), first codes and what was done alone (`coming_in`), who may (`accounts.policy`),
acts and entries (flows).
"""

from typing import Final

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saksama_node.accounts.offices import check_grant, offered
from saksama_node.accounts.policy import (
    ANYWHERE,
    INSTITUTION,
    ROLE_WORDS,
    Action,
    Role,
    Staff,
    covers,
    may,
    places,
    today,
)
from saksama_node.accounts.public import is_unconfirmed
from saksama_node.accounts.queries import grants, name_of, offices, people, staff
from saksama_node.flows.people.end_access import set_last_day
from saksama_node.flows.people.keep_accounts import (
    close_account,
    grant_account,
    open_account,
    revoke_account,
)
from saksama_node.flows.people.set_address import set_email_of
from saksama_node.flows.powers.concerned import about
from saksama_node.flows.powers.of_two import GRANT, RENEWAL, asked_grant, asked_renewal
from saksama_node.flows.seconds.of_power import powers_in
from saksama_node.flows.seconds.two_persons import propose
from saksama_node.flows.seconds.waiting import may_answer, open_for
from saksama_node.seconds.proposing import Proposed
from saksama_node.web.desk.frame.access import desk_page
from saksama_node.web.desk.frame.acts import Act, ActForm, ActPage, Refused
from saksama_node.web.desk.frame.lists import FilterForm, list_context, page_of
from saksama_node.web.desk.frame.prose import Prose
from saksama_node.web.desk.frame.second import to_proposal
from saksama_node.web.desk.people.coming_in import URLS as COMING_IN
from saksama_node.web.desk.people.coming_in import why_field
from saksama_node.web.desk.people.own_email import EmailForm
from saksama_node.web.desk.people.rolls import LastDayForm, day_field

_GRANTED: Final = gettext_lazy("Peran diberikan dan dicatat di log (peran dan kantor saja).")
_WAITS: Final = gettext_lazy("Diusulkan. Administrator kedua, di kantor ini atau di atasnya, harus menyetujuinya.")


class PersonForm(ActForm[None]):
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
    last_day = day_field()

    def prepare(self) -> None:
        """At one's own office."""
        self.initial = {"region": self.who.region}


class GrantForm(ActForm[Staff]):
    """A role at an office."""

    role = forms.ChoiceField(
        label=gettext_lazy("Peran"),
    )
    region = forms.CharField(
        label=gettext_lazy("Kode wilayah kantor"),
        max_length=13,
        help_text=gettext_lazy("Peran berlaku di kantor ini dan semua kantor di bawahnya."),
    )
    reason = why_field()

    def prepare(self) -> None:
        """At the person's office, what is given at one or another; where it is not, is said when it is refused."""
        self.initial = {"region": self.thing.region}
        given = offered(self.who)
        roles = [(role.value, ROLE_WORDS[role]) for role in Role if role in given]
        self.choose("role", [("", gettext_lazy("Pilih peran")), *roles])


class RenewForm(ActForm[Staff]):
    """Why somebody comes in anew."""

    reason = why_field()


class SearchForm(FilterForm):
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


@desk_page(Action.ACCOUNT_READ)
def accounts(request: HttpRequest, by: Staff) -> HttpResponse:
    """List the people of this administrator's offices."""
    search = SearchForm(request.GET)
    asked = search.asked()
    regions = places(by, Action.ACCOUNT_READ)
    wanted = asked["wilayah"]
    if wanted and any(covers(region, wanted) for region in regions):
        regions = (wanted,)
    ended = asked["keadaan"] == "berakhir"
    found = people(regions, search=asked["q"], role=asked["peran"], roll=int(asked["daftar"] or 0) or None, ended=ended)
    page = page_of(request, found)
    context = {
        **list_context(request, search, page),
        "rows": [_row(person) for person in page],
        "ended": ended,
        "alone": is_unconfirmed() and may(by, Action.ACCOUNT_MANAGE, INSTITUTION),  # its top alone stands for it
    }
    return render(request, "desk/accounts/list.html", context)


def _told(_request: HttpRequest, by: Staff, person: Staff, _refused: Refused | None) -> dict[str, object]:
    """One person with every role ever held."""
    return {
        "person": person,
        "history": [(held, ROLE_WORDS[held.role]) for held in grants(person.id)],
        "ends_today": person.last_day == today(),
        "proposals": [(each, name_of(each.by), may_answer(by, each)) for each in _waiting(by, person)],
    }


def _waiting(by: Staff, person: Staff) -> list[Proposed]:
    return [each for slot in (GRANT, RENEWAL) for each in open_for(by, slot, about(person.id))]


def _grant(by: Staff, person: Staff, form: GrantForm) -> int | None:
    """Give a role, or propose it where it takes two: the number of what waits."""
    role, region = Role(form.cleaned_data["role"]), form.cleaned_data["region"]
    if powers_in([role]):
        # Asked before: what is against it in itself is said as that, not as having no part in it.
        check_grant(by, person, role, region)
        return propose(by, asked_grant(person.id, role, region, form.cleaned_data["reason"]))
    grant_account(by=by, person_id=person.id, role=role, region=region)
    return None


def _of(person: Staff) -> str:
    return person.region


def _by_id(_by: Staff, person_id: int) -> Staff:
    return staff(person_id)


_NEW = ActPage(
    name="account-new",
    path="akun/baru/",
    right=Action.ACCOUNT_MANAGE,
    find=lambda _by: None,
    template="desk/accounts/new.html",
    place=ANYWHERE,  # the form names the office, and is refused there
    told=lambda _request, _by, _thing, _refused: {"offices": offices(level="regency")},
    acts=(
        Act(
            "",
            Action.ACCOUNT_MANAGE,
            gettext_lazy("Buat akun"),
            lambda by, _thing, form: open_account(by=by, **form.cleaned_data),
            gettext_lazy("Akun dibuat. Berikan peran di bawah ini, lalu serahkan kode pertamanya."),
            form=PersonForm,
            then=lambda _thing, person_id: reverse("desk:account", args=[person_id]),
        ),
    ),
)

_PERSON = ActPage(
    name="account",
    path="akun/<int:person_id>/",
    right=Action.ACCOUNT_READ,
    find=_by_id,
    place=_of,
    template="desk/accounts/person.html",
    told=_told,
    acts=(
        Act(
            "",
            Action.ACCOUNT_MANAGE,
            gettext_lazy("Beri peran"),
            _grant,
            lambda number: _WAITS if number else _GRANTED,
            form=GrantForm,
            then=lambda person, number: (
                to_proposal(person, number) if number else reverse("desk:account", args=[person.id])
            ),
            offered=lambda by, person: by.id != person.id,
        ),
        Act(
            "perbarui",
            Action.ACCOUNT_MANAGE,
            gettext_lazy("Usulkan pembaruan akses"),
            lambda by, person, form: propose(by, asked_renewal(person.id, form.cleaned_data["reason"])),
            _WAITS,
            form=RenewForm,
            title=gettext_lazy("Perbarui akses"),
            then=to_proposal,
            offered=lambda by, person: by.id != person.id and bool(powers_in(person.roles)),
            means=gettext_lazy(
                "Untuk yang kehilangan kata sandi atau telepon. Administrator kedua menyetujui; lalu Anda berdua "
                "masing-masing menyerahkan setengah kode. Sampai kode dipakai tidak ada yang berubah."
            ),
        ),
        Act(
            "akhir",
            Action.ACCOUNT_MANAGE,
            gettext_lazy("Simpan hari terakhir"),
            lambda by, person, form: set_last_day(by=by, person_id=person.id, day=form.cleaned_data["day"]),
            gettext_lazy("Hari terakhir disimpan."),
            form=LastDayForm,
            title=gettext_lazy("Hari terakhir"),
            offered=lambda by, person: by.id != person.id,
        ),
        Act(
            "surel",
            Action.ACCOUNT_MANAGE,
            gettext_lazy("Simpan surel"),
            lambda by, person, form: set_email_of(by=by, person_id=person.id, email=form.cleaned_data["email"]),
            gettext_lazy("Surel disimpan."),
            form=EmailForm,
            title=gettext_lazy("Surel"),
            offered=lambda by, person: by.id != person.id,
            means=gettext_lazy(
                "Log mencatat bahwa surelnya diubah, bukan alamatnya. Surat memberi tahu orangnya, di alamat lama dan "
                "di alamat baru."
            ),
        ),
    ),
)

_ROLE = ActPage(
    name="account-end-role",
    path="akun/<int:person_id>/peran/<int:grant_id>/akhiri/",
    right=Action.ACCOUNT_READ,
    find=lambda _by, person_id, grant_id: (staff(person_id), grant_id),
    place=lambda found: found[0].region,
    template=_PERSON.template,
    told=lambda request, by, found, refused: _told(request, by, found[0], refused),
    acts=(
        Act(
            "",
            Action.ACCOUNT_MANAGE,
            gettext_lazy("Akhiri"),
            lambda by, found, _form: revoke_account(by=by, grant_id=found[1]),
            gettext_lazy("Peran diakhiri dan dicatat di log."),
            then=lambda found, _done: reverse("desk:account", args=[found[0].id]),
        ),
    ),
)

_CLOSE = ActPage(
    name="account-close",
    path="akun/<int:person_id>/tutup/",
    right=Action.ACCOUNT_MANAGE,
    find=_by_id,
    place=_of,
    template="desk/accounts/close.html",
    told=lambda _request, _by, person, _refused: {"row": _row(person)},
    acts=(
        Act(
            "",
            Action.ACCOUNT_MANAGE,
            gettext_lazy("Tutup akun"),
            lambda by, person, _form: close_account(by=by, person_id=person.id),
            lambda ended: _("Akun ditutup; %(count)d peran diakhiri.") % {"count": ended},
            then="desk:accounts",
            danger=True,
        ),
    ),
)


URLS: list[URLPattern] = [
    path("akun/", accounts, name="accounts"),
    *_NEW.urls(),
    *COMING_IN,
    *_PERSON.urls(),
    *_ROLE.act_urls(),
    *_CLOSE.urls(),
]
