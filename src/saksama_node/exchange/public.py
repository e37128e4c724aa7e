"""What anyone may know of the exchange.

Rules kept here: only what the two public logs say already: whether the partner answers.
Left to others: counts and times of dispatches (the library, from the logs).
"""

from dataclasses import dataclass
from datetime import datetime

from saksama_node.exchange.models import Link


@dataclass(frozen=True, slots=True)
class PartnerStanding:
    """A partner: since when it is silent (None: it answers), and whether its log was stopped for a fault."""

    origin: str
    name: str
    url: str
    silent_since: datetime | None
    stopped_code: str


def partners() -> tuple[PartnerStanding, ...]:
    """Every partner that is followed."""
    rows = Link.objects.filter(active=True).order_by("name")
    return tuple(PartnerStanding(row.origin, row.name, row.url, row.silent_since, row.stopped_code) for row in rows)
