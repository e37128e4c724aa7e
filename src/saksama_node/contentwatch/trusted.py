"""Trusted sources: who, why, since when, by whom. What they show comes first in the queue, and is decided by people.

Rules kept here:
  * One person names a source and says why, another agrees; before that it counts for nothing.
  * A source is a site with all that lies below its name, or one account of a platform; a whole platform is nobody.
  * Anybody who triages ends it alone: what it takes away is a place in a queue. Ended ones stay in the list.
  * It is no act on anybody and no entry: the list is the office's own, the order of the queue decides nothing.
Left to others: who may (flows), the order (priority).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from django.db import IntegrityError, transaction

from saksama.entries.words import reasoned, worded
from saksama.errors import CallerError
from saksama_node.contentwatch.accounts import account_of
from saksama_node.contentwatch.models import TrustedSource
from saksama_node.settings.clock import now

_MOST_IN_NAME: Final = 200
_PART: Final = re.compile(r"[^\W_](?:[\w-]{0,61}[^\W_])?")


class Why(StrEnum):
    """Why it was refused."""

    NOBODY = "nobody"
    KNOWN = "known"
    SAME_PERSON = "same-person"
    GONE = "gone"


@dataclass(eq=False)
class TrustRefused(CallerError):
    """A source cannot be named, agreed to or ended so; nothing was changed."""

    code = "content.trust-refused"
    advice = "Open the list again and look where it stands."

    why: Why


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source as the desk sees it. `confirmed_by` None: a second person has not agreed yet."""

    id: int
    account: str
    name: str
    reason: str
    by: int
    at: datetime
    confirmed_by: int | None
    confirmed_at: datetime | None
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


def propose(by: int, address: str, name: str, reason: str) -> int:
    """Name a source for a second person to agree to. Raises `TrustRefused` (NOBODY, KNOWN), `WordsRefused`."""
    name, reason = worded(name, most=_MOST_IN_NAME, lines=False), reasoned(reason)
    account = account_of(address if "://" in address else f"https://{address}")
    if "." not in account or not _is_named(account.partition("/")[0]):
        raise TrustRefused(Why.NOBODY)
    try:
        with transaction.atomic():
            made = TrustedSource.objects.create(account=account, name=name, reason=reason, by=by, at=now())
    except IntegrityError as error:
        raise TrustRefused(Why.KNOWN) from error
    return made.pk


def named_by(source: int) -> int:
    """Who named one that has not ended. Raises `TrustRefused` (GONE)."""
    return _open(source).by


def confirm(by: int, source: int) -> None:
    """Agree as the second person. Raises `TrustRefused` (SAME_PERSON, GONE)."""
    row = _open(source)
    if row.confirmed_at is not None:
        raise TrustRefused(Why.GONE)
    if row.by == by:
        raise TrustRefused(Why.SAME_PERSON)
    row.confirmed_by, row.confirmed_at = by, now()
    row.save(update_fields=["confirmed_by", "confirmed_at"])


def end(by: int, source: int) -> None:
    """End it, or reject or withdraw what waits. Raises `TrustRefused` (GONE)."""
    row = _open(source)
    row.ended_by, row.ended_at = by, now()
    row.save(update_fields=["ended_by", "ended_at"])


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
            at=row.at,
            confirmed_by=row.confirmed_by,
            confirmed_at=row.confirmed_at,
            ended_by=row.ended_by,
            ended_at=row.ended_at,
        )
        for row in rows
    ]


def in_force() -> Trust:
    """Those that two persons named and nobody ended."""
    rows = TrustedSource.objects.filter(confirmed_at__isnull=False, ended_at=None)
    return Trust(dict(rows.values_list("account", "name")))


def _is_named(host: str) -> bool:
    """Whether this reads as the name of a site: parts of letters, digits and inner hyphens; no number of a machine."""
    parts = host.split(".")
    return not parts[-1].isdigit() and all(_PART.fullmatch(each) for each in parts)


def _open(source: int) -> TrustedSource:
    row = TrustedSource.objects.select_for_update().filter(pk=source, ended_at=None).first()
    if row is None:
        raise TrustRefused(Why.GONE)
    return row
