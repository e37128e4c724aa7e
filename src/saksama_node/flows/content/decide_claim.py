"""Assess and judge a claim, ask about it: what the room judges and enters, with the partners whose acts count.

Rules kept here: acts of a partner count as far as its log is mirrored here.
Left to others: who is first and second, and the order of a confirmation (`flows.seconds`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from saksama.entries.body import Body
from saksama.entries.kinds.content import ContentAssessed, ContentJudged, ContentRequested
from saksama_node.accounts.policy import Action
from saksama_node.accounts.staff import Staff
from saksama_node.agreements.queries import partners
from saksama_node.contentwatch.claims import deciding
from saksama_node.contentwatch.claims.standing import acts_of
from saksama_node.ledger.actions import Leaf
from saksama_node.ledger.public import tree_size
from saksama_node.seconds.proposed import Proposed
from saksama_node.seconds.proposing import Asked
from saksama_node.settings.current import SETTINGS

RIGHTS: Final[Mapping[str, Action]] = {
    ContentAssessed.KIND: Action.CONTENT_ASSESS,
    ContentJudged.KIND: Action.CONTENT_JUDGE,
    ContentRequested.KIND: Action.CONTENT_JUDGE,
}
"""By which right each is written and confirmed."""


@dataclass(frozen=True, slots=True)
class LifeAct:
    """One entry on a claim, of either log. `index` None: ours, still waiting for its place."""

    origin: str
    index: int | None
    at: datetime
    body: Body


def check(by: Staff, asked: Asked) -> None:
    """Raise `FindingRefused` where this may not be entered now."""
    deciding.check(by, asked, _origins())


def enter(first: Staff, by: Staff, found: Proposed) -> Leaf:
    """Enter what `first` wrote, with `by` as the second. Raises `FindingRefused`."""
    return deciding.enter(first, by, found, _origins())


def claim_life(claim: str) -> list[LifeAct]:
    """Every entry on a claim in both logs, as far as the partner's is mirrored, by time."""
    size = tree_size()
    found = [
        LifeAct(origin, item.index if origin != SETTINGS.origin or item.index < size else None, item.at, item.body)
        for origin, item in acts_of(claim, _origins())
    ]
    return sorted(found, key=lambda each: each.at)


def _origins() -> list[str]:
    return [each.origin for each in partners()]
