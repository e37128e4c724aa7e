"""Handing a letter to the mail server; and letters about accounts, which wait in a table until that was done.

Rules kept here:
  * What no mail server took was not sent: this raises, and the caller writes nothing down as told.
  * Every letter bears the sender and the reply address of the settings.
  * A letter that waits is a person's number and a code, no words; and the address that was theirs, where it goes there.
Left to others: what a letter says and to whom (flows); letters about alarms and deadlines, which wait in rows of their
own.
"""

import smtplib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from django.core.mail import EmailMessage

from saksama_node.settings.current import SETTINGS
from saksama_node.settings.mail import host_of
from saksama_node.upkeep import models

REFUSED: Final = (smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError, smtplib.SMTPSenderRefused)
"""What concerns one letter; any other fault is the server's, and the others would meet it too."""
PATIENCE: Final = timedelta(minutes=15)
"""A letter that waits longer is said to wait: until then it may be between two rounds."""
GIVEN_UP: Final = timedelta(days=30)
"""A letter about an account that nobody took for so long is of no use any more."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Letters that wait longer than they should: how many, and since when the oldest does."""

    count: int
    since: datetime


def mail_server() -> str:
    """The mail server's host; empty where there is none."""
    return host_of(settings.MAILERS)


def hand_over(to: str, subject: str, lines: Iterable[str], headers: Mapping[str, str] | None = None) -> None:
    """Hand one letter to the mail server. Raises OSError where none took it (`smtplib`'s are such)."""
    reply_to = [SETTINGS.mail_reply_to] if SETTINGS.mail_reply_to else None
    EmailMessage(subject, "\n".join(lines), to=[to], reply_to=reply_to, headers=dict(headers or {})).send()


def together(found: Iterable[Waiting | None]) -> Waiting | None:
    """All of it as one; None where nothing waits."""
    there = [each for each in found if each is not None and each.count]
    return Waiting(sum(each.count for each in there), min(each.since for each in there)) if there else None


@dataclass(frozen=True, slots=True)
class AccountLetter:
    """One that waits: about what kind of act, to whom; `former`: the address that was theirs, empty: the one of now."""

    id: int
    person: int
    act: str
    at: datetime
    former: str


def keep(person: int, act: str, at: datetime, *, former: str = "") -> None:
    """Let a letter to a person about this kind of act wait for the next round; `former`: to their address of before."""
    models.WaitingLetter.objects.create(person=person, act=act, at=at, former=former)


def give_up(at: datetime) -> None:
    """Let go what is too old to be of use."""
    models.WaitingLetter.objects.filter(at__lt=at - GIVEN_UP).delete()


def account_letters() -> Sequence[AccountLetter]:
    """Those that wait, oldest first."""
    rows = models.WaitingLetter.objects.order_by("at", "pk")
    return [AccountLetter(row.pk, row.person, row.act, row.at, row.former) for row in rows]


def taken(letter_id: int) -> None:
    """The mail server took it."""
    models.WaitingLetter.objects.filter(pk=letter_id).delete()
