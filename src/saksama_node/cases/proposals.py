"""Acts of two persons: proposed by one, entered once a second confirms exactly that.

Rules kept here:
  * What is kept is the entry's whole body and words; what the second person confirms is what is entered, to the byte,
    but for that person's own name in it.
  * The second person is another one; the entry names both, and a recused one is refused by the edition's guard.
  * A proposal changes nothing of the case and is in no log; its case can be moved on meanwhile, and where it then may
    not be entered any more it is overtaken.
  * One open proposal a case; the caller holds `ledger.actions.act()`.
Left to others: which acts need two (the edition), who has the right (flows), reading them (queries).
"""

from dataclasses import dataclass
from typing import Final

import msgspec

from saksama.entries.body import Body
from saksama.entries.kinds import BODIES
from saksama.entries.kinds.case import CaseReviewed
from saksama.entries.pseudonym import pseudonym
from saksama.entries.words import reasoned, worded
from saksama.errors import BugError, CallerError
from saksama_node.accounts.queries import actor_for
from saksama_node.accounts.recusals import check_part
from saksama_node.accounts.staff import Staff
from saksama_node.cases.models import Case, Proposal, ProposalState, Submission
from saksama_node.cases.moving import AlreadyReviewed, begin, check, check_persons_part, enter, standing_of
from saksama_node.cases.standing import beginning, with_second
from saksama_node.ledger.actions import Leaf, new_subject
from saksama_node.settings.clock import now

ANYBODY: Final = "f" * 32
"""Stands for the first person where only the case is asked, not a person."""


@dataclass(eq=False)
class NoSuchProposal(CallerError):
    """No proposal of this number is open."""

    code = "case.proposal-unknown"
    advice = "Open the case: somebody answered it, or another act came first."

    proposal: int


@dataclass(eq=False)
class ProposalOpen(CallerError):
    """Another act on this case waits for its second person already."""

    code = "case.proposal-open"
    advice = "Confirm, reject or withdraw the open proposal first."


@dataclass(eq=False)
class SamePerson(CallerError):
    """The second person must be another one."""

    code = "case.same-person"
    advice = "Ask a colleague who may do this act to confirm it."


def body_of(row: Proposal) -> Body:
    """The body as it was proposed."""
    return msgspec.json.decode(row.body, type=BODIES[row.kind])


def propose(by: Staff, submission_id: int, body: Body, words: str) -> int:
    """Keep the act for a second person, if it may follow now. Raises `MoveRefused`, `ProposalOpen`, `KeptAway`.

    `WordsRefused` here: the second person never reads what could not be entered.
    """
    words = worded(words, needed=False)
    row = Submission.objects.select_for_update().get(pk=submission_id)
    if Proposal.objects.filter(submission=row, state=ProposalState.OPEN).exists():
        raise ProposalOpen
    case = Case.objects.select_for_update().filter(submission=row).first()
    check_persons_part(by, row, body, row.region if case is None else case.region)
    _check(by, case, body, words)
    made = Proposal.objects.create(
        submission=row,
        case=case,
        kind=body.KIND,
        body=msgspec.json.encode(body).decode(),
        words=words,
        by=by.id,
        at=now(),
    )
    return made.pk


def confirm(by: Staff, first: Staff, proposal_id: int) -> Leaf:
    """Enter what `first` proposed, with `by` as the second.

    Raises `NoSuchProposal`, `SamePerson`, `MoveRefused`, `KeptAway`.
    """
    row, case = _open(proposal_id)
    if by.id == row.by:
        raise SamePerson
    if first.id != row.by:
        raise BugError(f"proposal {proposal_id} is not by {first.id}")
    body = body_of(row)
    if case is not None:
        if row.case_id is None:
            raise AlreadyReviewed(row.submission.subject)
        leaf = enter(first, case, with_second(body, pseudonym(by.secret, case.subject)), row.words, second=by)
    elif isinstance(body, CaseReviewed):
        subject = new_subject()
        named = with_second(body, pseudonym(by.secret, subject))
        leaf = begin(first, row.submission, named, row.words, second=by, subject=subject)
    else:
        raise BugError(f"proposal {proposal_id} begins a case with {row.kind}")
    _answer(row, by, ProposalState.CONFIRMED)
    return leaf


def reject(by: Staff, proposal_id: int, reason: str) -> None:
    """End a proposal unentered; by who made it, it is withdrawn, which asks for no reason.

    Raises `NoSuchProposal`, `WordsRefused`.
    """
    row, _case = _open(proposal_id)
    check_part(by.id, row.submission.subject)
    row.reason = "" if by.id == row.by else reasoned(reason)
    _answer(row, by, ProposalState.WITHDRAWN if by.id == row.by else ProposalState.REJECTED)


def end_overtaken(submission: Submission) -> None:
    """After an act: an open proposal that may not be entered any more is none."""
    for row in Proposal.objects.filter(submission=submission, state=ProposalState.OPEN):
        case = Case.objects.get(submission=submission)
        stands = standing_of(case)
        if row.case_id is None or stands.refusals(ANYBODY, with_second(body_of(row)), reason=bool(row.words)):
            row.state, row.answered_at = ProposalState.OVERTAKEN, now()
            row.save()


def _check(by: Staff, case: Case | None, body: Body, words: str) -> None:
    if case is not None:
        check(standing_of(case), actor_for(by, case.subject), with_second(body), reason=bool(words))
    elif isinstance(body, CaseReviewed) and isinstance(body.procedure, str):
        check(beginning(body.procedure), ANYBODY, with_second(body), reason=bool(words))
    else:
        raise BugError(f"{body.KIND} cannot begin a case")


def _open(proposal_id: int) -> tuple[Proposal, Case | None]:
    """The open proposal and its case, locked in the order of every act: submission, case, proposal."""
    submission_id = Proposal.objects.filter(pk=proposal_id).values_list("submission", flat=True).first()
    if submission_id is None:
        raise NoSuchProposal(proposal_id)
    Submission.objects.select_for_update().get(pk=submission_id)
    case = Case.objects.select_for_update().filter(submission=submission_id).first()
    found = Proposal.objects.select_for_update().filter(pk=proposal_id, state=ProposalState.OPEN).first()
    if found is None:
        raise NoSuchProposal(proposal_id)
    return found, case


def _answer(row: Proposal, by: Staff, state: ProposalState) -> None:
    row.state, row.answered_by, row.answered_at = state, by.id, now()
    row.save()
