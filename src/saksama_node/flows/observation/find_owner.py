"""Whose devices an address of the desk names: people of the offices for which somebody plans; others are not there.

Left to others: their devices (keep_devices), cards (invite_device).
"""

from dataclasses import dataclass

from saksama_node.accounts.policy import Action, Staff, may
from saksama_node.accounts.queries import NoSuchPerson, name_of, staff
from saksama_node.observation.enrolled import devices_of


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose devices they are; `is_here`: whether the account counts."""

    id: int
    name: str
    region: str
    is_here: bool


def owner_for(by: Staff, person_id: int) -> Owner:
    """Somebody who is here, or whose devices are, of an office for which this person plans. Raises `NoSuchPerson`."""
    found = _owner(person_id)
    if not may(by, Action.OBSERVATION_PLAN, found.region):
        raise NoSuchPerson(str(person_id))
    return found


def _owner(person_id: int) -> Owner:
    try:
        found = staff(person_id)
    except NoSuchPerson:
        devices = devices_of([person_id]).get(person_id)
        if not devices:
            raise
        return Owner(person_id, name_of(person_id), devices[0].device.office, is_here=False)
    return Owner(found.id, found.name, found.region, is_here=True)
