"""Register a case under its office's next number, and assign it to an officer.

Left to others: what an edition asks of either (saksama.procedure), the numbers (cases.numbering), lots (draw_case).
"""

from collections.abc import Iterable

from saksama.entries.kinds.case import CaseAssigned, Organizer, Origination, Violation
from saksama.entries.pseudonym import pseudonym
from saksama_node.accounts.policy import Action, Role, Staff, require
from saksama_node.accounts.queries import staff, with_role
from saksama_node.accounts.recused import check_part, recusals_of
from saksama_node.cases import queries
from saksama_node.cases.actions import hold, move, register, set_assignee
from saksama_node.cases.moving import recused_in
from saksama_node.cases.numbering import Series
from saksama_node.cases.queries import CaseInfo
from saksama_node.flows.cases.draw_case import commit_first, refuse_where_drawn
from saksama_node.ledger.actions import act


def series_of(case: CaseInfo) -> Series:
    """In which series the case is, or will be, numbered."""
    return Series(case.region, Origination(case.source or Origination.REPORT), case.procedure)


def register_case(
    by: Staff,
    subject: str,
    types: Iterable[Violation] = (),
    election: str = "",
    organizers: Iterable[Organizer] = (),
) -> str:
    """Register as these kinds of violation, or those of the review, and return the number.

    Raises `OfficeCodeUnknown`, `ElectionUnknown`, `MoveRefused`, `NotAllowed`.
    """
    with act():
        require(by, Action.CASE_REGISTER, hold(subject))
        # Before the registration: nobody can know the seed of a roster that stands when it is entered.
        commit_first(by, subject)
        register(by, subject, types, election, organizers)
        return queries.case(subject).number


def officers_for(subject: str) -> list[Staff]:
    """Who may be given this case: officers of its office or of one above, who are not recused from it."""
    recused, kept = recused_in(subject), {each.person for each in recusals_of(subject)}
    found = with_role(Role.OFFICER, queries.case(subject).region)
    return [each for each in found if each.id not in kept and pseudonym(each.secret, subject) not in recused]


def team_for(subject: str) -> list[Staff]:
    """Who may hear in this case: commissioners and officers of its office or of one above, who are not recused."""
    recused, region = recused_in(subject), queries.case(subject).region
    kept = {each.person for each in recusals_of(subject)}
    found = {each.id: each for role in (Role.COMMISSIONER, Role.OFFICER) for each in with_role(role, region)}
    return [each for each in found.values() if each.id not in kept and pseudonym(each.secret, subject) not in recused]


def assign_case(by: Staff, subject: str, officer_id: int) -> None:
    """Give the case to an officer, who is named in the log by a pseudonym within this case.

    Raises `KeptAway`, `LotDecides` where a lot was begun.
    """
    with act():
        region = hold(subject)
        require(by, Action.CASE_ASSIGN, region)
        refuse_where_drawn(subject)
        officer = staff(officer_id)
        require(officer, Action.CASE_REVIEW, region)
        check_part(officer.id, subject)
        move(by, subject, CaseAssigned(assignee=pseudonym(officer.secret, subject)))
        set_assignee(subject, officer)
