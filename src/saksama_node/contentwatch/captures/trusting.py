"""Trusting a source, and ending that: what it shows comes first in the queue, and is decided by people.

Rules kept here:
  * One person names a source and says why, another agrees; before that it counts for nothing.
  * A source is a site with all that lies below its name, or one account of a platform; a whole platform is nobody.
  * Anybody who triages ends it alone: what it takes away is a place in a queue. Ended ones stay in the list.
  * It is no act on anybody and no entry: the list is the office's own, the order of the queue decides nothing.
Left to others: who may (`flows.seconds`, `flows.content.order_queue`), what waits for a second person (`seconds`), the
order (priority).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

import msgspec
from django.db import IntegrityError, transaction

from saksama.entries.words import reasoned, worded
from saksama.errors import CallerError
from saksama_node.accounts.policy import Staff
from saksama_node.contentwatch.models import TrustedSource
from saksama_node.contentwatch.strangers.accounts import account_of
from saksama_node.seconds.proposing import Asked, Proposed
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS

ACT: Final = "content.trusted"
"""No kind of entry: none is made."""
_MOST_IN_NAME: Final = 200
_PART: Final = re.compile(r"[^\W_](?:[\w-]{0,61}[^\W_])?")


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source as the desk sees it. `by` named it, `confirmed_by` agreed; `ended_at` None: it is in force."""

    id: int
    account: str
    name: str
    reason: str
    by: int
    confirmed_by: int
    confirmed_at: datetime
    ended_by: int | None
    ended_at: datetime | None


@dataclass(frozen=True, slots=True)
class Trust:
    """The sources in force: their names by account."""

    names: Mapping[str, str]

    def name_of(self, account: str) -> str:
        """The source that an account or a site belongs to, or empty."""
        if "/" in account or not account:
            return self.names.get(account, "")
        parts = account.split(".")
        # The whole name, then without its first part, and so on: a site below a trusted one is trusted.
        names = (self.names.get(".".join(parts[at:]), "") for at in range(len(parts) - 1))
        return next((name for name in names if name), "")


def sources() -> list[SourceView]:
    """Every source, those that were ended last."""
    rows = sorted(TrustedSource.objects.all(), key=lambda row: (row.ended_at is not None, row.pk))
    return [
        SourceView(
            id=row.pk,
            account=row.account,
            name=row.name,
            reason=row.reason,
            by=row.by,
            confirmed_by=row.confirmed_by,
            confirmed_at=row.confirmed_at,
            ended_by=row.ended_by,
            ended_at=row.ended_at,
        )
        for row in rows
    ]


def in_force() -> Trust:
    """Those that nobody ended."""
    return Trust(dict(TrustedSource.objects.filter(ended_at=None).values_list("account", "name")))


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
    return SETTINGS.region


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
