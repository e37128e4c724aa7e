"""Trusted sources: who, why, since when, by whom; and whose a copy is.

Rules kept here: ended ones stay in the list. A site below a trusted one is trusted.
Left to others: naming and ending one (trusting), what waits for a second person (`seconds`), the order (priority).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from saksama_node.contentwatch.models import TrustedSource


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
