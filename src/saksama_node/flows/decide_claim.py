"""Assess and judge a claim: one person writes it, a second reads every word and confirms, and only then it is entered.

Rules kept here:
  * The second person has the same right; the first must still be here and have it when the second confirms.
  * Acts of a partner count as far as its log is mirrored here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from saksama.entries.body import Body
from saksama.entries.kinds.content import Assessment, ContentAssessed, ContentJudged, ContentRequested, Judgment
from saksama_node.accounts.policy import Action, may, require
from saksama_node.accounts.queries import staff
from saksama_node.accounts.staff import Staff
from saksama_node.agreements.queries import partners
from saksama_node.contentwatch.deciding import Source, Written, assessed, confirm, propose, reject
from saksama_node.contentwatch.proposed import ProposalView, proposal, waiting
from saksama_node.contentwatch.standing import acts_of
from saksama_node.ledger.actions import act
from saksama_node.ledger.public import tree_size
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


def propose_assessment(by: Staff, claim: str, outcome: Assessment, words: str, sources: Sequence[Source]) -> int:
    """Write an assessment for a second reader. Raises `NotAllowed`, `FindingRefused`."""
    return _propose(by, claim, assessed(outcome, words, sources))


def propose_judgment(by: Staff, claim: str, outcome: Judgment, words: str, basis: Sequence[str]) -> int:
    """Write a judgment for a second commissioner. Raises `NotAllowed`, `FindingRefused`."""
    return _propose(by, claim, Written(ContentJudged(basis=tuple(basis), outcome=outcome), words))


def confirm_finding(by: Staff, number: int) -> None:
    """Enter what another wrote. Raises `NotAllowed`, `NoSuchPerson`, `FindingRefused`."""
    found = proposal(number)
    right = RIGHTS[found.written.body.KIND]
    require(by, right)
    with act():
        first = staff(found.by)
        require(first, right)
        confirm(by, first, number, _origins())


def reject_finding(by: Staff, number: int, reason: str) -> None:
    """End it unentered: as the second person, or as who wrote it. Raises `NotAllowed`, `FindingRefused`."""
    found = proposal(number)
    require(by, RIGHTS[found.written.body.KIND])
    with act():
        reject(by, number, reason)


def findings_for(by: Staff, *, limit: int) -> list[ProposalView]:
    """What waits for this person's second look, oldest first."""
    kinds = [kind for kind, right in RIGHTS.items() if may(by, right)]
    return waiting(kinds, not_by=by.id, limit=limit) if kinds else []


def claim_life(claim: str) -> list[LifeAct]:
    """Every entry on a claim in both logs, as far as the partner's is mirrored, by time."""
    size = tree_size()
    found = [
        LifeAct(origin, item.index if origin != SETTINGS.origin or item.index < size else None, item.at, item.body)
        for origin, item in acts_of(claim, _origins())
    ]
    return sorted(found, key=lambda each: each.at)


def _propose(by: Staff, claim: str, written: Written) -> int:
    require(by, RIGHTS[written.body.KIND])
    with act():
        return propose(by, claim, written, _origins())


def _origins() -> list[str]:
    return [each.origin for each in partners()]
