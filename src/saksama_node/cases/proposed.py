"""Reads of proposals: what waits for a second person, and what became of the others.

Rules kept here: what is shown is the body as it will be entered, whole.
Left to others: who may confirm (flows), words (web).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from saksama.entries.body import Body
from saksama.entries.kinds.case import CaseReviewed
from saksama.procedure.replay import act_of
from saksama_node.accounts.recusals import check_seen, unkept
from saksama_node.cases.models import Case, Proposal, ProposalState
from saksama_node.cases.moving import standing_of
from saksama_node.cases.proposals import ANYBODY, NoSuchProposal, body_of
from saksama_node.cases.queries import within
from saksama_node.cases.standing import Refusal, Standing, beginning, with_second


@dataclass(frozen=True, slots=True)
class ProposalInfo:
    """An act of two persons as it was proposed. `report`: subject of what was received; `state`: as stored.

    `case`: subject, empty where it would begin one.
    """

    id: int
    submission: int
    report: str
    case: str
    region: str
    number: str
    body: Body
    words: str
    by: int
    at: datetime
    state: str
    answered_by: int | None
    answered_at: datetime | None
    reason: str

    @property
    def act(self) -> str:
        """The act's name."""
        return act_of(self.body)

    @property
    def is_open(self) -> bool:
        """Whether it waits."""
        return self.state == ProposalState.OPEN


def proposal(proposal_id: int) -> ProposalInfo:
    """One proposal, open or not. Raises `NoSuchProposal`, `KeptAway`."""
    found = Proposal.objects.select_related("submission", "case").filter(pk=proposal_id).first()
    if found is None:
        raise NoSuchProposal(proposal_id)
    check_seen(found.submission.subject)
    return _info(found)


def proposals_of(submission_id: int) -> list[ProposalInfo]:
    """Every proposal of a submission and its case, newest first."""
    rows = Proposal.objects.select_related("submission", "case").filter(submission=submission_id).order_by("-id")
    return [_info(row) for row in rows]


def waiting(places: Sequence[str]) -> list[ProposalInfo]:
    """Open proposals at these places, oldest first."""
    at_hand = Q(case__isnull=True) & within(places, "submission__region") | within(places, "case__region")
    rows = Proposal.objects.select_related("submission", "case").filter(
        at_hand, unkept("submission__subject"), state=ProposalState.OPEN
    )
    return [_info(row) for row in rows]


def standing_for(subject: str) -> Standing:
    """Where a case stands by its own entries."""
    return standing_of(Case.objects.get(subject=subject))


def refused(info: ProposalInfo) -> tuple[Refusal, ...]:
    """What speaks by now against entering a proposal."""
    procedure = str(getattr(info.body, "procedure", ""))
    stands = standing_for(info.case) if info.case else beginning(procedure)
    return stands.refusals(ANYBODY, with_second(info.body), reason=bool(info.words))


def begins_with_two(body: CaseReviewed) -> bool:
    """Whether a first review needs a second person."""
    return isinstance(body.procedure, str) and beginning(body.procedure).needs_two(ANYBODY, body)


def recused_in(subject: str) -> frozenset[str]:
    """Who has no part in the case any more, by pseudonym."""
    walked = standing_for(subject).walked
    return frozenset() if walked is None else frozenset(walked.history.recused)


def _info(row: Proposal) -> ProposalInfo:
    return ProposalInfo(
        id=row.pk,
        submission=row.submission.pk,
        report=row.submission.subject,
        case="" if row.case is None else row.case.subject,
        region=row.submission.region if row.case is None else row.case.region,
        number="" if row.case is None else row.case.number or "",
        body=body_of(row),
        words=row.words,
        by=row.by,
        at=row.at,
        state=row.state,
        answered_by=row.answered_by,
        answered_at=row.answered_at,
        reason=row.reason,
    )
