"""Letting a dispatch go that the leak check held: an act of two persons, proposed by who wrote it.

Rules kept here:
  * Who hands in what is held asks for its release by that; nobody else does so for them.
  * What the second person read is what goes: the proposal's body names frame, payload and files by their digest.
  * It enters nothing: released, it waits to be sent like any other. Rejected or taken back, it stays held; who may send
    may delete it, who wrote it may ask again.
Left to others: who may (`flows.seconds`), sealing and sending (`flows.exchange.send_waiting`).
"""

import hashlib
from typing import Final

import msgspec

from saksama.vocabulary import DispatchKind
from saksama_node.exchange import models
from saksama_node.exchange.faults import UnknownDispatch
from saksama_node.exchange.sealed import opened_attachments, opened_parts
from saksama_node.exchange.states import OutgoingState
from saksama_node.seconds import proposing
from saksama_node.seconds.proposing import Asked
from saksama_node.settings.current import SETTINGS

ACT: Final = "dispatch.released"
OF_INCIDENT: Final = "dispatch.released-incident"
"""The same for reports of incidents, which everybody on the desk may write."""
SLOT: Final = "release"


class Held(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is let go. `sha256`: over receiver, frame, payload, what it answers, and names and digests of its files."""

    sha256: str


def asked(subject: str) -> Asked:
    """The release of a held dispatch, as it stands now. Raises `UnknownDispatch`."""
    return _asked(_held(subject))


def propose(row: models.Outgoing) -> None:
    """Ask for the release of what was drafted in this act and is held."""
    proposing.propose(row.created_by, _asked(row), SLOT, SETTINGS.region)


def hold(subject: str) -> str:
    """Lock it; the place that has it: the institution itself. Raises `UnknownDispatch`."""
    if models.Outgoing.objects.select_for_update().filter(subject=subject).first() is None:
        raise UnknownDispatch(subject, "any")
    return SETTINGS.region


def writer_of(subject: str) -> int:
    """Who wrote it. Raises `UnknownDispatch`."""
    row = models.Outgoing.objects.filter(subject=subject).first()
    if row is None:
        raise UnknownDispatch(subject, "any")
    return row.created_by


def check_held(asked: Asked) -> None:
    """Raise `UnknownDispatch` where nothing of these very words is held."""
    if _asked(_held(asked.subject)) != asked:
        raise UnknownDispatch(asked.subject, OutgoingState.HELD)


def release(subject: str) -> None:
    """Let it go; its row is held. From now on it waits to be sent."""
    models.Outgoing.objects.filter(subject=subject, state=OutgoingState.HELD).update(state=OutgoingState.WAITING)


def _held(subject: str) -> models.Outgoing:
    row = models.Outgoing.objects.filter(subject=subject, state=OutgoingState.HELD).first()
    if row is None:
        raise UnknownDispatch(subject, OutgoingState.HELD)
    return row


def _asked(row: models.Outgoing) -> Asked:
    files = [(each.name, each.sha256) for each in opened_attachments([row])[0]]
    ((frame, payload),) = opened_parts([row])
    said = msgspec.json.encode([row.to, frame, payload, row.answers, files])
    held = Held(hashlib.sha256(said).hexdigest())
    act = OF_INCIDENT if row.kind == DispatchKind.INCIDENT_REPORT else ACT
    return Asked(act, row.subject, msgspec.json.encode(held).decode())
