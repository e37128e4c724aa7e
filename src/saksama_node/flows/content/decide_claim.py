"""Assess and judge a claim, ask about it, ask again: what the room enters, with the partners whose acts count.

Rules kept here: acts of a partner count as far as its log is mirrored here.
Left to others: who is first and second, and the order of a confirmation (`flows.seconds`); whether copies still stand
where a removal was asked for (look_again).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from saksama.entries.body import Body
from saksama.entries.kinds.content import ContentAssessed, ContentJudged, ContentRequested
from saksama_node.accounts.policy import INSTITUTION, Action, Staff, require
from saksama_node.agreements.queries import partners
from saksama_node.contentwatch.claims import deciding, requesting
from saksama_node.contentwatch.claims.requesting import Said
from saksama_node.contentwatch.claims.standing import acts_of
from saksama_node.ledger.actions import Leaf, act
from saksama_node.ledger.public import tree_size
from saksama_node.seconds.proposing import Asked, Proposed
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


def ask_again(by: Staff, request: str) -> None:
    """Ask again about a request whose answer is late. Raises `NotAllowed`, `NoSuchRequest`, `NotAskedAgain`."""
    require(by, Action.CONTENT_TRIAGE, INSTITUTION)  # content has no place
    with act():
        requesting.remind(by, request, [each.origin for each in partners()])


def answer_request(by: Staff, request: str, said: Said) -> None:
    """Enter what was answered. Raises `NotAllowed`, `NoSuchRequest`."""
    require(by, Action.CONTENT_TRIAGE, INSTITUTION)  # content has no place
    with act():
        requesting.answer(by, request, said)
