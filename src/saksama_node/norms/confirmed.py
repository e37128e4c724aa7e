"""The one door to how surely a fact is known here and now: what its file says, or what two persons confirmed since.

Rules kept here:
  * A confirmation is in force with its entry, no upgrade needed; of several on one fact the newest holds.
  * Whoever shows or uses a certainty asks here: `confirmed` for one fact, `certainties` once for a whole page.
Left to others: the list (`facts`), who confirms and how (`flows.norms.confirm_norm`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from saksama_node.norms.facts import Known, fact_of, facts
from saksama_node.norms.models import Confirmed


@dataclass(frozen=True, slots=True)
class Confirmation:
    """As in `models.Confirmed`."""

    subject: str
    fact: str
    article: str
    title: str
    text: str
    value: str
    reason: str
    by: int
    second: int
    at: datetime
    leaf: int


@dataclass(frozen=True, slots=True)
class Certainties:
    """How surely the facts are known here: one reading of the rows, for a page or an act."""

    held: Mapping[str, Confirmation]

    def known(self, fact_id: str) -> Known:
        """What two persons read in a text is seen; else what the file says. What is in no list is unknown."""
        if fact_id in self.held:
            return Known.TEXT
        fact = facts().get(fact_id)
        return fact.known if fact else Known.UNKNOWN

    def of(self, folder: str, place: str, article: str, certainty: str) -> Known:
        """The same of what a part read from its file; what is in no list is as sure as it says itself."""
        fact_id = fact_of(folder, place, article)
        return self.known(fact_id) if fact_id else Known(certainty)


def confirmed(fact_id: str) -> Confirmation | None:
    """What two persons confirmed of this fact, with its value where it has one; None where nobody did."""
    row = Confirmed.objects.filter(fact=fact_id).order_by("-leaf").first()
    return _confirmation(row) if row else None


def certainties() -> Certainties:
    """All that is confirmed now."""
    return Certainties({each.fact: each for each in reversed(confirmations())})


def confirmations() -> Sequence[Confirmation]:
    """Every confirmation there was, the newest first."""
    return [_confirmation(row) for row in Confirmed.objects.order_by("-leaf")]


def is_held(subject: str) -> bool:
    """Whether the entry of this subject has its row."""
    return Confirmed.objects.filter(subject=subject).exists()


def _confirmation(row: Confirmed) -> Confirmation:
    return Confirmation(**{name: getattr(row, name) for name in Confirmation.__dataclass_fields__})
