"""Cards by which people of the field let their devices in, at `/meja/pengawasan/perangkat/kartu/`: of one, of many.

Rules kept here:
  * A card's code comes by POST in one answer that no cache keeps, to be printed; it stands in a fragment of its
    address, which no server sees.
  * Many at once are those of the list as it is filtered who have no device; who holds a card that nobody used gets
    another only where that is asked for.
Left to others: who may, and what a code is (flow `invite_device`), the list (devices).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from itertools import batched
from typing import Final

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from saksama_node.accounts.policy import Action, Staff
from saksama_node.accounts.queries import names_of_offices, staff
from saksama_node.flows.observation.find_owner import owner_for
from saksama_node.flows.observation.invite_device import invite_device, invite_devices
from saksama_node.flows.observation.keep_devices import newest
from saksama_node.observation.enrolled import devices_of, waiting_invitations
from saksama_node.observation.inviting import COUNTS
from saksama_node.papers.counter import qr_svg
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS
from saksama_node.web.desk.frame.access import desk_form
from saksama_node.web.desk.observation.devices import PeopleFilter

AT_ONCE: Final = 100
"""Cards in one answer: 25 sheets."""
_LOOKED_AT: Final = 200


@dataclass(frozen=True, slots=True)
class Card:
    """One to print. `qr`: an SVG document."""

    person: Staff
    office: str
    code: str
    qr: str


class CardsForm(forms.Form):
    """For whom."""

    again = forms.BooleanField(
        label=gettext_lazy("Juga yang kartunya belum dipakai; kartu lamanya tidak berlaku lagi"), required=False
    )


@desk_form(Action.OBSERVATION_PLAN)
def card(request: HttpRequest, by: Staff, person_id: int) -> HttpResponse:
    """Say what a card does; make one in the one answer."""
    person = staff(owner_for(by, person_id).id)
    context: dict[str, object] = {"person": person, **_around()}
    if request.method == "POST":
        context["cards"] = _cards([person], {person.id: invite_device(by=by, person_id=person.id)})
    return render(request, "desk/observation/device_card.html", context)


@desk_form(Action.OBSERVATION_PLAN)
def cards(request: HttpRequest, by: Staff) -> HttpResponse:
    """Say who of the list lacks a device; make the cards of all of them in the one answer."""
    people = PeopleFilter(by, request.GET)
    form = CardsForm(request.POST if request.method == "POST" else None)
    fresh, waiting = _lacking(people.found())
    context: dict[str, object] = {
        **_around(),
        "form": form,
        "most": AT_ONCE,
        "lacking": bool(fresh or waiting),
        "fresh": _count(fresh),
        "waiting": _count(waiting),
    }
    if request.method == "POST" and form.is_valid():
        wanted = [*fresh, *waiting] if form.cleaned_data["again"] else fresh
        if wanted:
            made = wanted[:AT_ONCE]
            context["cards"] = _cards(made, invite_devices(by=by, persons=[each.id for each in made]))
            context["more"] = len(wanted) > AT_ONCE
        elif waiting:
            form.add_error("again", _("Semua sudah memegang kartu. Centang ini bila yang baru harus dibuat."))
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "desk/observation/device_cards.html", context, status=status)


def _around() -> dict[str, object]:
    return {"days": COUNTS.days, "address": f"{SETTINGS.url}/lapangan/", "until": now() + COUNTS}


def _lacking(people: Iterable[Staff]) -> tuple[list[Staff], list[Staff]]:
    """Who has no device that counts: without a card, and with one that nobody used. No more than are made at once, and
    one.
    """
    fresh: list[Staff] = []
    waiting: list[Staff] = []
    for some in batched(people, _LOOKED_AT, strict=False):
        ids = [each.id for each in some]
        held, given = devices_of(ids), waiting_invitations(ids, now())
        for each in some:
            if newest(held.get(each.id, [])) is None:
                (waiting if each.id in given else fresh).append(each)
        if len(fresh) > AT_ONCE:
            break
    return fresh[: AT_ONCE + 1], waiting[: AT_ONCE + 1]


def _count(people: Sequence[Staff]) -> str:
    if len(people) > AT_ONCE:
        return _("lebih dari %(n)s orang") % {"n": AT_ONCE}
    return ngettext("%(n)s orang", "%(n)s orang", len(people)) % {"n": len(people)}


def _cards(people: Sequence[Staff], codes: Mapping[int, str]) -> list[Card]:
    names = names_of_offices({each.region for each in people})
    return [
        Card(
            person=each,
            office=names.get(each.region, each.region),
            code=codes[each.id],
            qr=qr_svg(f"{SETTINGS.url}/lapangan/#undangan={codes[each.id]}"),
        )
        for each in people
    ]


URLS: list[URLPattern] = [
    path("pengawasan/perangkat/kartu/", cards, name="device-cards"),
    path("pengawasan/perangkat/<int:person_id>/kartu/", card, name="device-card"),
]
