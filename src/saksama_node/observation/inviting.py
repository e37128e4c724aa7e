"""Letting devices of people in, and shutting them out: a code on a card, used once; a key that its device made.

Rules kept here:
  * Of a code a keyed digest is kept; unknown, used and ended codes are told apart by nobody outside.
  * The same code with the same key again gives the same device: an answer may be lost on the way.
  * A person may have several devices; a telephone that is lent is another device under another invitation.
  * A revoked device stays, with who revoked it and why (sealed).
Left to others: who may (flows), slowing guesses down (web).
"""

import secrets
from datetime import datetime, timedelta
from typing import Final

from django.utils.crypto import salted_hmac

from saksama.errors import CallerError
from saksama_node.accounts.admitting import new_letters, normal, shown
from saksama_node.accounts.policy import Staff
from saksama_node.observation.keying import key_of, make_key
from saksama_node.observation.models import Device, Invitation
from saksama_node.observation.sealed import sealed_words

COUNTS: Final = timedelta(days=14)
_NAME_BYTES: Final = 16


class InvitationRefused(CallerError):
    """No invitation that counts has this code."""

    code = "field.code"
    advice = "Read the card again; a code counts once and for two weeks. Otherwise ask the office for a new card."


class NoSuchDevice(CallerError):
    """No device of this name, or it is revoked already."""

    code = "field.no-device"
    advice = "Look the device up in the list of the office."

    name: str


def invite(by: Staff, person: Staff, at: datetime) -> str:
    """A fresh code for a device of this person, as it is written; an earlier one that nobody used counts no more."""
    if key_of(person.region) is None:
        make_key(person.region)
    Invitation.objects.filter(person=person.id, device=None).update(ends_at=at)
    letters = new_letters()
    Invitation.objects.create(
        digest=_digest(letters), person=person.id, office=person.region, by=by.id, made_at=at, ends_at=at + COUNTS
    )
    return shown(letters)


def enroll(code: str, key: bytes, agent: str, at: datetime) -> Device:
    """Let a device in. Raises `InvitationRefused`."""
    letters = normal(code)
    row = None
    if letters is not None:
        rows = Invitation.objects.select_for_update(of=("self",)).select_related("device")
        row = rows.filter(digest=_digest(letters)).first()
    if row is None:
        raise InvitationRefused
    if row.device is not None:
        if bytes(row.device.key) == key and row.device.revoked_at is None:
            return row.device
        raise InvitationRefused
    if row.ends_at <= at:
        raise InvitationRefused
    device = Device.objects.create(
        name=secrets.token_hex(_NAME_BYTES),
        person=row.person,
        office=row.office,
        key=key,
        agent="".join(filter(str.isprintable, agent)),
        enrolled_at=at,
        seen_at=at,
    )
    row.device = device
    row.save(update_fields=["device"])
    return device


def revoke(by: Staff, name: str, reason: str, at: datetime) -> None:
    """Take nothing from this device any more. Raises `NoSuchDevice`."""
    row = Device.objects.select_for_update().filter(name=name, revoked_at=None).first()
    if row is None:
        raise NoSuchDevice(name)
    row.revoked_at, row.revoked_by, row.reason = at, by.id, sealed_words(name, "revoked", reason)
    row.save(update_fields=["revoked_at", "revoked_by", "reason"])


def see(name: str, version: str, at: datetime) -> None:
    """Note that the device asked at this moment, and which pages it has."""
    Device.objects.filter(name=name).update(seen_at=at, version="".join(filter(str.isprintable, version)))


def _digest(letters: str) -> str:
    return salted_hmac("saksama.field-invitation", letters, algorithm="sha256").hexdigest()
