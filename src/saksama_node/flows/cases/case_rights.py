"""By which right each act on a case is done, and which roles have it.

Rules kept here: which acts need two persons is the edition's to say (guard `two-persons`), not this table's.
"""

from collections.abc import Mapping
from typing import Final

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
    CaseWithdrawn,
)
from saksama.entries.kinds.handling import (
    CaseAdvised,
    CaseAnswered,
    CaseContested,
    CaseCopied,
    CaseCorrected,
    CaseDiscussed,
    CaseExtended,
    CaseHeard,
    CaseInvited,
    CaseReadmitted,
    CaseRenumbered,
    CaseSanctioned,
    CaseStudied,
    CaseTeamed,
    CaseTransferred,
)
from saksama.entries.kinds.lot import LotCommitted
from saksama.entries.kinds.plenary import PlenaryHeld
from saksama_node.accounts.policy import ALLOWED, Action, Role
from saksama_node.cases.next_acts import ActWord, Whose

RIGHTS: Final[Mapping[str, Action]] = {
    CaseReviewed.KIND: Action.CASE_REVIEW,
    CaseReturned.KIND: Action.CASE_REVIEW,
    CaseCompleted.KIND: Action.CASE_REVIEW,
    CaseWithdrawn.KIND: Action.CASE_REVIEW,
    CaseTeamed.KIND: Action.CASE_ASSIGN,
    CaseDiscussed.KIND: Action.CASE_REVIEW,
    CaseCopied.KIND: Action.CASE_CLOSE,
    CaseContested.KIND: Action.CASE_REVIEW,
    CaseAdvised.KIND: Action.CASE_REVIEW,
    CaseCorrected.KIND: Action.CASE_DECIDE,
    CaseInvited.KIND: Action.CASE_REVIEW,
    CaseHeard.KIND: Action.CASE_REVIEW,
    CaseStudied.KIND: Action.CASE_REVIEW,
    CaseExtended.KIND: Action.CASE_ASSIGN,
    CaseTransferred.KIND: Action.CASE_ASSIGN,
    CaseAssigned.KIND: Action.CASE_ASSIGN,
    CaseRegistered.KIND: Action.CASE_REGISTER,
    CaseRenumbered.KIND: Action.CASE_REGISTER,
    CaseDecided.KIND: Action.CASE_DECIDE,
    CaseSanctioned.KIND: Action.CASE_DECIDE,
    CaseForwarded.KIND: Action.CASE_CLOSE,
    CaseAnswered.KIND: Action.CASE_CLOSE,
    CaseNotified.KIND: Action.CASE_CLOSE,
    CaseClosed.KIND: Action.CASE_CLOSE,
    CaseReadmitted.KIND: Action.CASE_DECIDE,
    LotCommitted.KIND: Action.CASE_ASSIGN,
    PlenaryHeld.KIND: Action.CASE_DECIDE,
}


def roles_for(word: ActWord) -> tuple[Role, ...]:
    """The roles that may do an act of the office; none for what is another's."""
    if word.whose is not Whose.OFFICE:
        return ()
    right = RIGHTS[word.kind]
    return tuple(role for role in Role if right in ALLOWED[role])
