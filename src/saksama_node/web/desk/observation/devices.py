"""People of the field and their devices, at `/meja/pengawasan/perangkat/`: who is ready, what is asked.

Rules kept here:
  * Seen by who plans an office's supervision, for the own offices and below.
  * What is asked about a device is closed with a reason; what was kept and not taken is read here, never lost.
Left to others: cards (cards), who may (flow `keep_devices`), accounts and their import (people), the door itself.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from saksama_node.accounts.policy import ANYWHERE, Action, Role, Staff, covers, may, places
from saksama_node.accounts.queries import names_of, names_of_offices, people
from saksama_node.flows.observation.find_owner import Owner, owner_for
from saksama_node.flows.observation.invite_device import revoke_device
from saksama_node.flows.observation.keep_devices import (
    count_questions,
    newest,
    open_kept,
    questions_for,
    readiness,
    settle_question,
)
from saksama_node.lists.listed import Listed
from saksama_node.observation.enrolled import Shown, devices_of, waiting_invitations
from saksama_node.observation.questioned import Asked, questions_of
from saksama_node.settings.clock import now
from saksama_node.web.desk.frame.access import desk_page
from saksama_node.web.desk.frame.acts import Act, ActForm, ActPage, Refused
from saksama_node.web.desk.frame.addresses import address_of
from saksama_node.web.desk.frame.duty import Duty
from saksama_node.web.desk.frame.lists import FilterForm, list_context, page_of
from saksama_node.web.desk.frame.prose import Prose
from saksama_node.web.desk.observation.shown import parts_of
from saksama_node.web.desk.words.devices import STANDINGS, about, device_words
from saksama_node.web.formats import moment_of
from saksama_node.web.markup import link, listing, pill, with_notes


class PeopleFilter(FilterForm):
    """The filter of the list."""

    cari = forms.CharField(label=gettext_lazy("Nama"), required=False, widget=forms.TextInput({"type": "search"}))
    wilayah = forms.CharField(label=gettext_lazy("Kode wilayah"), required=False, max_length=13)
    peran = forms.ChoiceField(
        label=gettext_lazy("Peran"),
        required=False,
        choices=[
            ("", gettext_lazy("pengawas lapangan")),
            (Role.OFFICER.value, gettext_lazy("petugas penanganan")),
            (Role.COMMISSIONER.value, gettext_lazy("anggota (komisioner)")),
        ],
    )

    def __init__(self, by: Staff, asked: Mapping[str, Any]) -> None:
        """Of the offices for which this person plans."""
        super().__init__(asked)
        self.regions = places(by, Action.OBSERVATION_PLAN)

    def clean_wilayah(self) -> str:
        """A region of theirs."""
        region: str = self.cleaned_data["wilayah"]
        if region and not any(covers(each, region) for each in self.regions):
            raise forms.ValidationError(_("Wilayah itu bukan dari kantor Anda; tulis seperti 52.01."))
        return region

    def found(self) -> Listed[Staff]:
        """The people, by name."""
        asked = self.asked()
        regions = (asked["wilayah"],) if asked["wilayah"] else self.regions
        return people(regions, search=asked["cari"], role=asked["peran"] or Role.SUPERVISOR.value)


@desk_page(Action.OBSERVATION_PLAN)
def devices(request: HttpRequest, by: Staff) -> HttpResponse:
    """Who may write reports, with what they have in hand."""
    form = PeopleFilter(by, request.GET)
    page = page_of(request, form.found())
    shown = list(page)
    context = {
        **list_context(request, form, page),
        "rows": _rows(shown) if shown else "",
        "ready": readiness(by),
        "open": count_questions(by),
        "narrowed": f"?{request.GET.urlencode()}" if request.GET else "",
    }
    return render(request, "desk/observation/devices.html", context)


def _rows(shown: Sequence[Staff]) -> SafeString:
    ids = [each.id for each in shown]
    held, cards = devices_of(ids), waiting_invitations(ids, now())
    heads = (_("Nama"), _("Kantor"), _("Perangkat"), _("Latihan"), _("Terakhir terlihat"))
    return listing(
        _("Orang dan perangkatnya"),
        heads,
        (
            (
                link(address_of("desk:device-person", each.id), each.name),
                each.office,
                _standing(newest(held.get(each.id, [])), each.id in cards),
                _practice(newest(held.get(each.id, []))),
                _seen(newest(held.get(each.id, []))),
            )
            for each in shown
        ),
    )


def _standing(found: Shown | None, has_card: bool) -> SafeString:  # noqa: FBT001 - one of two words
    if found is None:
        return pill("waiting", _("kartu diserahkan")) if has_card else pill("due", _("belum ada"))
    notes = [_("halaman versi %(version)s") % {"version": found.device.version}] if found.device.version else []
    notes += [_("ada nomor yang belum sampai")] if found.device.gaps else []
    return with_notes(pill("kept", _("terdaftar")), notes)


def _practice(found: Shown | None) -> str:
    if found is None or not found.practised:
        return _("belum")
    return _("%(n)s kiriman") % {"n": found.practised}


def _seen(found: Shown | None) -> str:
    return "–" if found is None else moment_of(found.device.seen_at)


def duties(by: Staff) -> list[Duty]:
    """What is asked about the devices of this person's offices: one card, however many questions."""
    if not may(by, Action.OBSERVATION_PLAN, ANYWHERE):  # what is asked is of their places
        return []
    found = count_questions(by)
    if not found:
        return []
    title = ngettext("%(n)s kiriman dari lapangan", "%(n)s kiriman dari lapangan", found) % {"n": found}
    return [
        Duty(
            title=title,
            over=_("Tanyakan kepada pengirimnya, lalu tutup dengan alasan"),
            url=reverse("desk:device-questions"),
            act=_("Lihat"),
            why=_("nomor yang kurang, berulang atau mundur; jam yang tidak cocok; yang disimpan terpisah"),
        )
    ]


class RevokeForm(ActForm[Owner]):
    """Which device, and why."""

    device = forms.ChoiceField(label=gettext_lazy("Perangkat"))
    reason = Prose(label=gettext_lazy("Alasan"), max_length=1000, rows=2)

    def prepare(self) -> None:
        """Those that count."""
        found = [each.device for each in devices_of([self.thing.id]).get(self.thing.id, [])]
        counting, called = [each for each in found if each.revoked_at is None], _called([self.thing.id])
        self.choose("device", [(each.name, f"{called[each.name]}, {moment_of(each.enrolled_at)}") for each in counting])


class SettleForm(ActForm[Owner]):
    """Which question, and what was found out."""

    asked = forms.ChoiceField(label=gettext_lazy("Yang ditanyakan"))
    reason = Prose(
        label=gettext_lazy("Yang diketahui"),
        max_length=1000,
        rows=2,
        help_text=gettext_lazy("Misalnya: telepon dipulihkan dari cadangan; isinya sama dengan laporan lain."),
    )

    def prepare(self) -> None:
        """Those that are open."""
        self.choose("asked", [(_code(each), about(each)) for each in _open(self.thing)])


def _open(person: Owner) -> list[Asked]:
    return [each for each in questions_of(person.id) if each.closed_at is None]


def _code(asked: Asked) -> str:
    return f"{asked.device} {asked.kind} {asked.sequence}"


def _settle(by: Staff, form: SettleForm) -> None:
    device, kind, sequence = form.cleaned_data["asked"].split()
    settle_question(by=by, name=device, kind=kind, sequence=int(sequence), reason=form.cleaned_data["reason"])


def _told(_request: HttpRequest, _by: Staff, person: Owner, _refused: Refused | None) -> dict[str, object]:
    found, asked = devices_of([person.id]).get(person.id, []), questions_of(person.id)
    names = names_of({each.revoked_by or 0 for each in found} | {each.closed_by or 0 for each in asked})
    called = _called([person.id])
    return {
        "person": person,
        "office": names_of_offices([person.region]).get(person.region, person.region),
        "devices": [(each, called[each.device.name], names.get(each.revoked_by or 0, "")) for each in found],
        "waiting": _questions(each for each in asked if each.closed_at is None),
        "closed": [(each, about(each), names.get(each.closed_by or 0, "")) for each in asked if each.closed_at],
        "card": waiting_invitations([person.id], now()).get(person.id),
    }


def _called(persons: Iterable[int]) -> dict[str, str]:
    """How each device of these persons is called, by its name; the first that came in is number 1."""
    return {
        each.device.name: device_words(number, each.device.agent)
        for found in devices_of(persons).values()
        for number, each in enumerate(reversed(found), start=1)
    }


def _questions(asked: Iterable[Asked], names: dict[int, str] | None = None) -> SafeString | str:
    """What is asked, each with what it is about; `names`: of people, where it is not one person's page."""
    listed = list(asked)
    if not listed:
        return ""
    who, called = () if names is None else (_("Nama"),), _called({each.person for each in listed})
    what = (_("Yang ditanyakan"), _("Perangkat"), pgettext("pertanyaan", "Sejak"), _("Laporan"), _("Yang disimpan"))
    return listing(
        _("Pertanyaan tentang kiriman"),
        (*who, *what),
        (
            (
                *(() if names is None else (link(address_of("desk:device-person", each.person), names[each.person]),)),
                about(each),
                called.get(each.device, ""),
                moment_of(each.asked_at),
                link(address_of("desk:lhp", each.report), _("laporannya")) if each.report else "–",
                link(address_of("desk:device-kept", each.kept), _("baca")) if each.kept else "–",
            )
            for each in listed
        ),
    )


_PERSON = ActPage(
    name="device-person",
    path="pengawasan/perangkat/<int:person_id>/",
    right=Action.OBSERVATION_PLAN,
    find=owner_for,
    place=lambda person: person.region,
    template="desk/observation/device_person.html",
    told=_told,
    acts=(
        Act(
            "jawab",
            Action.OBSERVATION_PLAN,
            gettext_lazy("Tutup pertanyaannya"),
            lambda by, _person, form: _settle(by, form),
            gettext_lazy("Ditutup, dengan alasannya."),
            form=SettleForm,
            title=gettext_lazy("Yang diketahui tentang kiriman"),
            offered=lambda _by, person: bool(_open(person)),
        ),
        Act(
            "cabut",
            Action.OBSERVATION_PLAN,
            gettext_lazy("Cabut perangkat"),
            lambda by, _person, form: revoke_device(
                by=by, name=form.cleaned_data["device"], reason=form.cleaned_data["reason"]
            ),
            gettext_lazy("Dicabut: dari perangkat itu tidak ada lagi yang diterima."),
            form=RevokeForm,
            title=gettext_lazy("Mencabut perangkat"),
            means=gettext_lazy("Yang masih dikirimnya disimpan terpisah dan tidak menjadi laporan."),
            danger=True,
            offered=lambda _by, person: any(
                not each.device.revoked_at for each in devices_of([person.id]).get(person.id, [])
            ),
        ),
    ),
)


@desk_page(Action.OBSERVATION_PLAN)
def questions(request: HttpRequest, by: Staff) -> HttpResponse:
    """What is asked about devices of all offices that this person plans for."""
    page = page_of(request, questions_for(by))
    shown = list(page)
    names = names_of(each.person for each in shown)
    known = {each.person: names.get(each.person, str(each.person)) for each in shown}
    context = {"rows": _questions(shown, known), "page": page}
    return render(request, "desk/observation/device_questions.html", context)


@desk_page(Action.OBSERVATION_PLAN)
def kept(request: HttpRequest, by: Staff, number: int) -> HttpResponse:
    """What was kept and not taken, as it can be read."""
    found = open_kept(by, number)
    form, content = found.form, found.content
    context = {
        "kept": found.kept,
        "standing": STANDINGS[found.kept.standing],
        "person": names_of([found.kept.person]).get(found.kept.person, ""),
        "office": names_of_offices([found.kept.office]).get(found.kept.office, found.kept.office),
        "number": "" if content is None else content.number,
        "parts": parts_of(form, content.answers) if form is not None and content is not None else (),
    }
    return render(request, "desk/observation/device_kept.html", context)


URLS: list[URLPattern] = [
    path("pengawasan/perangkat/", devices, name="devices"),
    path("pengawasan/perangkat/pertanyaan/", questions, name="device-questions"),
    path("pengawasan/perangkat/kiriman/<int:number>/", kept, name="device-kept"),
    *_PERSON.urls(),
]
