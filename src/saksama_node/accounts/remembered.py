"""Devices that logged in before, and what each may try (OWASP, "Slow Down Online Guessing with Device Cookies").

Rules kept here:
  * A device that logged in has a counter of its own, which nobody else can fill; all others share the strangers' of
    that account. So who exhausts that one shuts out no officer from the own device, and has no try more than before.
  * A device's token is signed, and bound to one account and to its password of then: it counts for no other account,
    and for none any more once the password is changed or access renewed.
  * The token opens nothing: it says from where one tries, never that one may come in.
  * A stolen one shares the counter of the device that it was stolen from: five tries, not five more.
Left to others: the cookie (web.device_cookie), counting (`counting`).
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Final, Protocol

from django.core.signing import BadSignature, TimestampSigner
from django.utils.crypto import constant_time_compare, salted_hmac

from saksama_node.accounts.counting import Limit, of_known, of_stranger
from saksama_node.accounts.models import Person

LIFE: Final = timedelta(days=180)
MOST: Final = 5
WINDOW_SECONDS: Final = 15 * 60
_SIGNER: Final = TimestampSigner(salt="saksama.device")
_DEVICE_BYTES: Final = 16


class Owner(Protocol):
    """A person as Django hands it in; the model is the accounts' own."""

    @property
    def pk(self) -> int:
        """The person's number."""
        ...

    def get_session_auth_hash(self) -> str:
        """What changes with the password."""
        ...


type Tokens = Callable[[str], str]
"""Gives the token that a browser bears under a name; empty where it bears none."""


@dataclass(frozen=True, slots=True)
class Target:
    """At which account is tried (0: at none that is there), and whether from a device that is known there."""

    person: int
    limit: Limit
    is_known: bool


def aimed_at(what: str, username: str, bears: Tokens) -> Target:
    """The limit of a try at the account of this name, or at a name that nobody has."""
    # As the login finds it, by the index: usernames are of small letters (`actions`).
    name = username.lower()
    for person in Person.objects.filter(username=name).only("pk", "password").order_by():
        return aimed_at_person(what, person, bears)
    return Target(0, of_stranger(what, name, MOST, WINDOW_SECONDS), is_known=False)


def aimed_at_person(what: str, person: Owner, bears: Tokens) -> Target:
    """The limit of a try at this account."""
    device = _device(person, bears(token_name(person)))
    who = f"{person.pk}/{device}" if device else str(person.pk)
    return Target(person.pk, of_known(what, who, MOST, WINDOW_SECONDS), is_known=bool(device))


def token_name(person: Owner) -> str:
    """Under which name a device keeps its token for this person: several may share one device."""
    return salted_hmac("saksama.device.name", str(person.pk), algorithm="sha256").hexdigest()[:12]


def token_for(person: Owner, borne: str) -> str:
    """The token of the device on which this person has logged in; one that is known already stays what it is."""
    device = _device(person, borne) or secrets.token_hex(_DEVICE_BYTES)
    return _SIGNER.sign(f"{device}.{_mark(person, device)}")


def _device(person: Owner, borne: str) -> str:
    """The device that this token is of; empty where it is none, or not this person's any more."""
    try:
        device, _, mark = _SIGNER.unsign(borne, max_age=LIFE).partition(".")
    except BadSignature:
        return ""
    return device if constant_time_compare(mark, _mark(person, device)) else ""


def _mark(person: Owner, device: str) -> str:
    words = f"{person.pk}\0{device}\0{person.get_session_auth_hash()}"
    return salted_hmac("saksama.device.mark", words, algorithm="sha256").hexdigest()
