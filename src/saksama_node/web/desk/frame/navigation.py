"""The places of the desk, in the order in which work comes.

Rules kept here:
  * A person sees the places that a role of theirs opens, and no other.
Left to others: whether a page opens (`access.py`); this only shows the way.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from saksama_node.accounts.policy import ANYWHERE, Action, Staff, may


@dataclass(frozen=True, slots=True)
class Place:
    """One entry of the side navigation."""

    view: str
    text: Promise | str
    action: Action


PLACES = (
    Place("desk:home", gettext_lazy("Meja saya"), Action.DESK_OPEN),
    Place("desk:cases", gettext_lazy("Perkara"), Action.CASE_READ),
    Place("desk:plenaries", gettext_lazy("Rapat pleno"), Action.CASE_DECIDE),
    Place("desk:lhps", gettext_lazy("Pengawasan"), Action.OBSERVATION_WRITE),
    Place("desk:contents", gettext_lazy("Konten"), Action.CONTENT_READ),
    Place("desk:results", gettext_lazy("Angka hasil"), Action.RESULTS_READ),
    Place("desk:queue", gettext_lazy("Ketidaksesuaian"), Action.RESULTS_READ),
    Place("desk:sheets", gettext_lazy("Salinan pengawas"), Action.RESULTS_READ),
    Place("desk:deadlines", gettext_lazy("Tenggat"), Action.DEADLINE_READ),
    Place("desk:dispatches", gettext_lazy("Kiriman"), Action.DISPATCH_READ),
    Place("desk:tasks", gettext_lazy("Tugas"), Action.TASK_READ),
    Place("desk:joint", gettext_lazy("Bersama"), Action.JOINT_READ),
    Place("desk:agreement", gettext_lazy("Nota kesepahaman"), Action.AGREEMENT_READ),
    Place("desk:incidents", gettext_lazy("Insiden"), Action.INCIDENT_READ),
    Place("desk:status", gettext_lazy("Keadaan simpul"), Action.STATUS_READ),
    Place("desk:keys", gettext_lazy("Kunci"), Action.KEY_MANAGE),
    Place("desk:trace", gettext_lazy("Jejak tindakan"), Action.TRACE_READ),
    Place("desk:accounts", gettext_lazy("Akun"), Action.ACCOUNT_READ),
)


def places_of(person: Staff | None) -> Iterator[Place]:
    """Give the places that this person may open; none for one who is not known."""
    # What each shows is of their places.
    return (place for place in PLACES if person is not None and may(person, place.action, ANYWHERE))
