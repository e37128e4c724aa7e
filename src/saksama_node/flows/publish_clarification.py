"""Publish a clarification: one person writes it, a second reads every word and lets it out; then it is in the log.

Rules kept here:
  * The second person has the same right; the first must still be here and have it when the second publishes.
  * The document lies where the public finds it before the entry that names it.
"""

from saksama_node.accounts.policy import Action, may, require
from saksama_node.accounts.queries import staff
from saksama_node.accounts.staff import Staff
from saksama_node.agreements.queries import partners
from saksama_node.contentwatch import clarifying
from saksama_node.contentwatch.clarified import VersionView, version, waiting
from saksama_node.contentwatch.clarifying import ClarificationRefused, Draft, Standing, Why
from saksama_node.ledger.actions import act
from saksama_node.ledger.turn import writing


def write_clarification(by: Staff, claim: str, draft: Draft) -> int:
    """Write the next version for a second reader. Raises `NotAllowed`, `ClarificationRefused`."""
    require(by, Action.CONTENT_CLARIFY)
    with writing():
        return clarifying.write(by, claim, draft, _names())


def publish_clarification(by: Staff, number: int) -> None:
    """Publish what another wrote. Raises `NotAllowed`, `NoSuchPerson`, `ClarificationRefused`."""
    require(by, Action.CONTENT_CLARIFY)
    found = version(number)
    if not found.is_open or found.by is None:
        raise ClarificationRefused(found.claim, Why.GONE)
    if found.by == by.id:
        raise ClarificationRefused(found.claim, Why.SAME_PERSON)
    # Outside the act: a lock is held for the entry alone. Nothing leads to a document whose act then fails.
    clarifying.keep(number)
    with act():
        first = staff(found.by)
        require(first, Action.CONTENT_CLARIFY)
        clarifying.publish(by, first, number, _names())


def reject_clarification(by: Staff, number: int, reason: str) -> None:
    """End it unpublished: as the second person, or as who wrote it. Raises `NotAllowed`, `ClarificationRefused`."""
    require(by, Action.CONTENT_CLARIFY)
    with writing():
        clarifying.reject(by, number, reason)


def clarifications_for(by: Staff, *, limit: int) -> list[VersionView]:
    """What waits for this person's second look, oldest first."""
    return waiting(not_by=by.id, limit=limit) if may(by, Action.CONTENT_CLARIFY) else []


def assessments_of(claim: str) -> list[Standing]:
    """The last assessment in each log, as far as the partner's is mirrored, the newest first."""
    return clarifying.standings(claim, _names())


def _names() -> dict[str, str]:
    return {each.origin: each.name for each in partners()}
