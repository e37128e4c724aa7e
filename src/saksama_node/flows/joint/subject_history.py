"""Read what both logs say of one subject: a joint task's or an incident's acts, in the order of their times."""

from dataclasses import dataclass
from datetime import datetime

from saksama.entries.body import Body
from saksama_node.ledger import mirror
from saksama_node.ledger.queries import logged, waiting_entries
from saksama_node.settings.current import SETTINGS


@dataclass(frozen=True, slots=True)
class Act:
    """One entry of either log. `index` None: ours, still waiting for its place."""

    origin: str
    index: int | None
    at: datetime
    body: Body


def subject_history(subject: str, partner: str) -> tuple[Act, ...]:
    """Every entry of this subject in our log and in the partner's, as far as it is mirrored here."""
    found = [Act(SETTINGS.origin, each.index, each.entry.at, each.entry.body) for each in logged(subject=subject)]
    found += [Act(SETTINGS.origin, None, entry.at, entry.body) for _, entry in waiting_entries(subject)]
    theirs = mirror.mirrored(partner, subject=subject)
    found += [Act(partner, each.index, each.entry.at, each.entry.body) for each in theirs]
    return tuple(sorted(found, key=lambda act: act.at))
