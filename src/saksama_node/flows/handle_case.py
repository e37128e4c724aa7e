"""Handle a case: an act of one person is entered, one of two persons is proposed and entered by a second.

Rules kept here:
  * Which acts need two persons is the edition's to say (guard `two-persons`), not this table's.
  * The second person may do the act too, or decides cases at that office; never the first, never one who is recused.
"""

from collections.abc import Mapping
from typing import Final

from saksama.entries.body import Body
from saksama.entries.kinds.case import (
    CaseAssigned,
    CaseClosed,
    CaseCompleted,
    CaseDecided,
    CaseForwarded,
    CaseNotified,
    CaseRegistered,
    CaseReturned,
    CaseReviewed,
)
from saksama.entries.kinds.handling import (
    CaseAnswered,
    CaseExtended,
    CaseHeard,
    CaseInvited,
    CaseReadmitted,
    CaseRenumbered,
    CaseStudied,
    CaseTransferred,
)
from saksama_node.accounts.policy import Action, may, require
from saksama_node.accounts.queries import actor_for, staff
from saksama_node.accounts.recusals import is_kept
from saksama_node.accounts.staff import Staff
from saksama_node.cases import queries
from saksama_node.cases.actions import hold, move, pseudonym_in
from saksama_node.cases.proposals import confirm, propose, reject
from saksama_node.cases.proposed import ProposalInfo, proposal, recused_in, standing_for
from saksama_node.ledger.actions import act

RIGHTS: Final[Mapping[str, Action]] = {
    CaseReviewed.KIND: Action.CASE_REVIEW,
    CaseReturned.KIND: Action.CASE_REVIEW,
    CaseCompleted.KIND: Action.CASE_REVIEW,
    CaseInvited.KIND: Action.CASE_REVIEW,
    CaseHeard.KIND: Action.CASE_REVIEW,
    CaseStudied.KIND: Action.CASE_REVIEW,
    CaseExtended.KIND: Action.CASE_ASSIGN,
    CaseTransferred.KIND: Action.CASE_ASSIGN,
    CaseAssigned.KIND: Action.CASE_ASSIGN,
    CaseRegistered.KIND: Action.CASE_REGISTER,
    CaseRenumbered.KIND: Action.CASE_REGISTER,
    CaseDecided.KIND: Action.CASE_DECIDE,
    CaseForwarded.KIND: Action.CASE_CLOSE,
    CaseAnswered.KIND: Action.CASE_CLOSE,
    CaseNotified.KIND: Action.CASE_CLOSE,
    CaseClosed.KIND: Action.CASE_CLOSE,
    CaseReadmitted.KIND: Action.CASE_DECIDE,
}
"""By which right each act is done."""


def handle_case(by: Staff, subject: str, body: Body, words: str = "") -> bool:
    """Enter the act, or propose it where two persons are needed; whether it was entered.

    Raises `NotAllowed`, `MoveRefused`, `ProposalOpen`.
    """
    case = queries.case(subject)
    with act():
        require(by, RIGHTS[body.KIND], hold(subject))
        if standing_for(subject).needs_two(actor_for(by, subject), body):
            propose(by, case.submission.id, body, words)
            return False
        move(by, subject, body, words)
        return True


def may_confirm(by: Staff, info: ProposalInfo) -> bool:
    """Whether this person may be the second one."""
    if not may_be_second(by, info):
        return False
    is_recused = info.case and pseudonym_in(info.case, by) in recused_in(info.case)
    return not is_recused and not is_kept(by.id, info.report)


def may_be_second(by: Staff, info: ProposalInfo) -> bool:
    """Whether this person has the right, and is another than the first: recusal is not asked."""
    return by.id != info.by and (may(by, RIGHTS[info.body.KIND], info.region) or _decides(by, info.region))


def confirm_proposal(by: Staff, proposal_id: int) -> str:
    """Enter what another proposed; return the case's subject.

    The first person must still be here and have the right. Raises `NotAllowed`, `NoSuchPerson`, `NoSuchProposal`,
    `SamePerson`, `MoveRefused`.
    """
    info = proposal(proposal_id)
    right = RIGHTS[info.body.KIND]
    with act():
        region = hold(info.case) if info.case else info.region
        if not _decides(by, region):
            require(by, right, region)
        first = staff(info.by)
        require(first, right, region)
        return confirm(by, first, proposal_id).entry.subject


def reject_proposal(by: Staff, proposal_id: int, reason: str) -> None:
    """End a proposal without an entry: as the second person, or as the one who made it. Raises `NotAllowed`."""
    info = proposal(proposal_id)
    if not _decides(by, info.region):
        require(by, RIGHTS[info.body.KIND], info.region)
    with act():
        reject(by, proposal_id, reason)


def _decides(by: Staff, region: str) -> bool:
    return may(by, Action.CASE_DECIDE, region)
