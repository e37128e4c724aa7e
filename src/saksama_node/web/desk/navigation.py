"""The places of the desk, in the order in which work comes."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy


@dataclass(frozen=True, slots=True)
class Place:
    """One entry of the side navigation."""

    view: str
    text: Promise | str


PLACES = (
    Place("desk:home", gettext_lazy("Meja saya")),
    Place("desk:cases", gettext_lazy("Perkara")),
    Place("desk:dispatches", gettext_lazy("Kiriman")),
    Place("desk:tasks", gettext_lazy("Tugas")),
    Place("desk:joint", gettext_lazy("Bersama")),
    Place("desk:agreement", gettext_lazy("Nota kesepahaman")),
    Place("desk:incidents", gettext_lazy("Insiden")),
    Place("desk:status", gettext_lazy("Keadaan sambungan")),
    Place("desk:accounts", gettext_lazy("Akun")),
)
