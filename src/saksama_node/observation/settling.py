"""Settling what was asked about a device's number, with a reason.

Rules kept here: a reason is given; who closed it, and why (sealed), stays; a gap is asked about no more.
Left to others: who may (flows).
"""

from datetime import datetime

from saksama.errors import CallerError
from saksama_node.accounts.policy import Staff
from saksama_node.observation.models import Device, Question
from saksama_node.observation.questioned import GAP, of_question
from saksama_node.observation.sealed import sealed_words


class NotAsked(CallerError):
    """Nothing of the kind is asked about this number, or it was closed already, or no reason was given."""

    code = "field.not-asked"
    advice = "Open the device's page again: somebody else may have closed it."


def settle(by: Staff, name: str, kind: str, sequence: int, reason: str, at: datetime) -> None:
    """Close one. Raises `NotAsked`."""
    device = Device.objects.select_for_update().filter(name=name).first()
    if device is None or not reason.strip():
        raise NotAsked
    if kind == GAP:
        if sequence not in device.gaps:
            raise NotAsked
        device.gaps = [each for each in device.gaps if each != sequence]
        device.save(update_fields=["gaps"])
        row = Question(device=device, kind=GAP, sequence=sequence, asked_at=at)
    else:
        found = Question.objects.filter(device=device, kind=kind, sequence=sequence, closed_at=None).first()
        if found is None:
            raise NotAsked
        row = found
    row.closed_at, row.closed_by = at, by.id
    row.reason = sealed_words(name, of_question(kind, sequence), reason.strip())
    row.save()
