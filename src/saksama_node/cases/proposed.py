"""Reads of proposals: what waits for a second person, and what became of the others.

Rules kept here: what is shown is the body as it will be entered, whole.
Left to others: who may confirm (flows), words (web).
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from saksama.entries.body import Body
from saksama.entries.kinds.case import CaseReviewed
from saksama.entries.kinds.handling import CaseReadmitted, CaseRecused
from saksama.errors import BugError
from saksama_node.accounts.recusals import check_seen, unkept
from saksama_node.cases.models import Case, Proposal, ProposalState
from saksama_node.cases.moving import standing_of
from saksama_node.cases.proposals import ANYBODY, NoSuchProposal, body_of
from saksama_node.cases.searching import within
from saksama_node.cases.standing import Refusal, Standing, beginning, with_second
from saksama_node.cases.told import told
from saksama_node.ledger.queries import entries_of_kinds
from saksama_node.lists.listed import Listed


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
        return told(self.body)

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


def waiting(
    places: Sequence[str], kinds: Sequence[str] = (), *, not_by: int = 0, after: int = 0, limit: int | None = None
) -> list[ProposalInfo]:
    """Open proposals at these places, oldest first, of these kinds or of any; those after an id, at most so many.

    `not_by`: a person whose own are left out.
    """
    rows = _open(places).select_related("submission", "case")
    if kinds:
        rows = rows.filter(kind__in=kinds)
    if after:
        rows = rows.filter(pk__gt=after)
    return [_info(row) for row in rows.exclude(by=not_by).order_by("pk")[:limit]]


def listed(entitled: Mapping[str, Sequence[str]], *, not_by: int, but: Collection[str] = ()) -> Listed[ProposalInfo]:
    """Open proposals, oldest first, of each kind at its places; those of a person and of some cases are left out."""
    rows = _entitled(entitled).exclude(by=not_by)
    return Listed((rows.exclude(case__subject__in=but) if but else rows).order_by("pk"), _by_ids)


def cases_waiting(entitled: Mapping[str, Sequence[str]], *, not_by: int) -> list[str]:
    """The cases of these proposals, by subject; what has no case yet is not in it."""
    rows = _entitled(entitled).exclude(by=not_by).filter(case__isnull=False)
    return list(rows.values_list("case__subject", flat=True))


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


def recused_in_each(subjects: Iterable[str]) -> Mapping[str, frozenset[str]]:
    """The same of many cases, in one question; a case that nobody left is not in it.

    Told by what was entered, not by a replay: a list may be asked for often, and the act itself asks the replay.
    """
    found = defaultdict[str, set[str]](set)
    for entry in entries_of_kinds(subjects, (CaseRecused.KIND, CaseReadmitted.KIND)):
        match entry.body:
            case CaseRecused(person=person):
                found[entry.subject].add(person)
            case CaseReadmitted(person=person):
                found[entry.subject].discard(person)
            case _:
                raise BugError(f"{entry.kind} was not asked for")
    return {subject: frozenset(persons) for subject, persons in found.items() if persons}


def _open(places: Sequence[str]) -> QuerySet[Proposal]:
    at_hand = Q(case__isnull=True) & within(places, "submission__region") | within(places, "case__region")
    return Proposal.objects.filter(at_hand, unkept("submission__subject"), state=ProposalState.OPEN)


def _entitled(entitled: Mapping[str, Sequence[str]]) -> QuerySet[Proposal]:
    kinds = defaultdict[tuple[str, ...], list[str]](list)
    for kind, places in entitled.items():
        kinds[tuple(places)].append(kind)
    wanted = Q(pk__in=[])
    for places, at_these in kinds.items():
        wanted |= Q(kind__in=at_these, pk__in=_open(places).values("pk"))
    return Proposal.objects.filter(wanted)


def _by_ids(ids: Sequence[int]) -> list[ProposalInfo]:
    rows = Proposal.objects.select_related("submission", "case").in_bulk(ids)
    return [_info(rows[pk]) for pk in ids if pk in rows]


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
