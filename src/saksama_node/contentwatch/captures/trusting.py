"""Trusting a source, and ending that: what it shows comes first in the queue, and is decided by people.

Rules kept here:
  * One person names a source and says why, another agrees; before that it counts for nothing.
  * A source is a site with all that lies below its name, or one account of a platform; a whole platform is nobody.
  * Anybody who triages ends it alone: what it takes away is a place in a queue.
  * It is no act on anybody and no entry: the list is the office's own, the order of the queue decides nothing.
Left to others: who may (`flows.seconds`, `flows.content.order_queue`), the list (trusted), the order (priority).
"""

import re
from enum import StrEnum
from typing import Final

import msgspec
from django.db import IntegrityError, transaction

from saksama.entries.words import reasoned, worded
from saksama.errors import CallerError
from saksama_node.accounts.staff import Staff
from saksama_node.contentwatch.models import TrustedSource
from saksama_node.contentwatch.strangers.accounts import account_of
from saksama_node.seconds.proposed import Proposed
from saksama_node.seconds.proposing import Asked
from saksama_node.settings.clock import now

ACT: Final = "content.trusted"
"""No kind of entry: none is made."""
_MOST_IN_NAME: Final = 200
_PART: Final = re.compile(r"[^\W_](?:[\w-]{0,61}[^\W_])?")


class Why(StrEnum):
    """Why it was refused."""

    NOBODY = "nobody"
    KNOWN = "known"
    GONE = "gone"


class TrustRefused(CallerError):
    """A source cannot be named, agreed to or ended so; nothing was changed."""

    code = "content.trust-refused"
    advice = "Open the list again and look where it stands."

    why: Why


class Named(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a source is called; its account is the subject, why it is trusted the words."""

    name: str


def asked(address: str, name: str, reason: str) -> Asked:
    """A source as it is proposed. Raises `TrustRefused` (NOBODY), `WordsRefused`."""
    account = account_of(address if "://" in address else f"https://{address}")
    if "." not in account or not _is_named(account.partition("/")[0]):
        raise TrustRefused(Why.NOBODY)
    named = Named(worded(name, most=_MOST_IN_NAME, lines=False))
    return Asked(ACT, account, msgspec.json.encode(named).decode(), reasoned(reason))


def name_in(found: Asked | Proposed) -> str:
    """How a proposed source is called."""
    return msgspec.json.decode(found.body, type=Named).name


def hold(_account: str) -> str:
    """Nothing is locked: a source that is not in force has no row. It is the institution's own."""
    return ""


def check(_by: Staff, asked: Asked) -> None:
    """Raise `TrustRefused` (KNOWN) where it is in force."""
    if TrustedSource.objects.filter(account=asked.subject, ended_at=None).exists():
        raise TrustRefused(Why.KNOWN)


def enter(first: Staff, by: Staff, found: Proposed) -> None:
    """It is in force from now on. Raises `TrustRefused` (KNOWN)."""
    try:
        with transaction.atomic():
            TrustedSource.objects.create(
                account=found.subject,
                name=name_in(found),
                reason=found.words,
                by=first.id,
                confirmed_by=by.id,
                confirmed_at=now(),
            )
    except IntegrityError as error:
        raise TrustRefused(Why.KNOWN) from error


def end(by: int, source: int) -> None:
    """End it. Raises `TrustRefused` (GONE)."""
    if not TrustedSource.objects.filter(pk=source, ended_at=None).update(ended_by=by, ended_at=now()):
        raise TrustRefused(Why.GONE)


def _is_named(host: str) -> bool:
    """Whether this reads as the name of a site: parts of letters, digits and inner hyphens; no number of a machine."""
    parts = host.split(".")
    return not parts[-1].isdigit() and all(_PART.fullmatch(each) for each in parts)
