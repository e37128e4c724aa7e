"""Invite people's devices with cards, let it in by the card's code, and revoke it.

Rules kept here:
  * Who plans an office's supervision invites its people, and revokes their devices; nobody else.
  * Only who may write reports is invited.
  * Each leaves a line in the trace.
Left to others: codes and devices (`observation.inviting`), the card's page (web).
"""

from collections.abc import Iterable
from dataclasses import dataclass

from saksama_node.accounts.policy import Action, NotAllowed, Staff, may, require
from saksama_node.accounts.queries import NoSuchPerson, names_of_offices, staff
from saksama_node.ledger.turn import writing
from saksama_node.observation import inviting
from saksama_node.observation.enrolled import device_at
from saksama_node.observation.envelope import public_key
from saksama_node.observation.inviting import InvitationRefused
from saksama_node.settings.clock import now
from saksama_node.trace.deed import Deed
from saksama_node.trace.tracing import trace


@dataclass(frozen=True, slots=True)
class Enrolled:
    """What a device that came in is told."""

    device: str
    name: str
    office: str
    office_name: str


def invite_devices(*, by: Staff, persons: Iterable[int]) -> dict[int, str]:
    """A fresh code for the card of each of these, or of none; unused ones of theirs count no more.

    Raises `NoSuchPerson`, `NotAllowed`.
    """
    people = [staff(each) for each in persons]
    for person in people:
        require(by, Action.OBSERVATION_PLAN, person.region)
        if not may(person, Action.OBSERVATION_WRITE, person.region):
            raise NotAllowed(action=Action.OBSERVATION_WRITE, place=person.region)
    codes = {}
    with writing():
        for person in people:
            codes[person.id] = inviting.invite(by, person, now())
            trace(Deed.DEVICE_INVITED, by=by, person=person.id, office=person.region)
    return codes


def invite_device(*, by: Staff, person_id: int) -> str:
    """The same for one person."""
    return invite_devices(by=by, persons=[person_id])[person_id]


def enroll_device(code: str, key: bytes, agent: str) -> Enrolled:
    """Let a device in. Raises `InvitationRefused`, `EnvelopeMalformed`: what it sent is no key."""
    public_key(key)
    with writing():
        device = inviting.enroll(code, key, agent, now())
        try:
            person = staff(device.person)
        except NoSuchPerson as error:
            raise InvitationRefused from error
        trace(Deed.DEVICE_ENROLLED, by=person, office=person.region)
    return Enrolled(device.name, person.name, person.region, names_of_offices([person.region]).get(person.region, ""))


def revoke_device(*, by: Staff, name: str, reason: str) -> None:
    """Take nothing from it any more. Raises `NoSuchDevice`, `NotAllowed`."""
    found = device_at(name).device
    require(by, Action.OBSERVATION_PLAN, found.office)
    with writing():
        inviting.revoke(by, name, reason, now())
        trace(Deed.DEVICE_REVOKED, by=by, person=found.person, office=found.office)
