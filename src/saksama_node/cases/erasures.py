"""Reads of erasures: what waits for a second person, what was erased of a submission.

Rules kept here:
  * What is kept from who looks (accounts.recusals) is left out, or refused.
  * An erasure says which parts went; nothing here can say what stood in them.
Left to others: acts (erasing), who may see which region (callers filter by `places`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from saksama_node.accounts.recusals import check_seen, unkept
from saksama_node.cases.erasing import NoSuchErasure, is_over, parts_named
from saksama_node.cases.models import Erasure, ProposalState, Submission
from saksama_node.cases.parts import IDENTITY, WHOLE, Part, parts_of
from saksama_node.cases.queries import SubmissionInfo
from saksama_node.ledger import queries as ledger
from saksama_node.lists.within import within


@dataclass(frozen=True, slots=True)
class ErasureInfo:
    """One erasure. `by` 0: not known any more; `answered_by` None: nobody yet; `index` None: not in the log yet."""

    id: int
    submission: int
    report: str
    case: str
    region: str
    parts: tuple[Part, ...]
    ground: str
    reason: str
    by: int
    at: datetime
    state: str
    answered_by: int | None
    answered_at: datetime | None
    refusal: str
    index: int | None

    @property
    def is_open(self) -> bool:
        """Whether it waits for its second person."""
        return self.state == ProposalState.OPEN

    @property
    def is_whole(self) -> bool:
        """Whether it is of all that was handed in."""
        return WHOLE in self.parts

    @property
    def is_done(self) -> bool:
        """Whether it was confirmed."""
        return self.state == ProposalState.CONFIRMED


@dataclass(frozen=True, slots=True)
class Left:
    """What is left of a submission to be erased, and whether its case is closed."""

    parts: tuple[Part, ...]
    closed: bool


def left_of(info: SubmissionInfo) -> Left:
    """What can still be erased; the caller has read the submission, and so may."""
    row = Submission.objects.get(pk=info.id)
    return Left(tuple(parts_of(row)), is_over(row))


def erasure(erasure_id: int) -> ErasureInfo:
    """One. Raises `NoSuchErasure`, `KeptAway`."""
    row = Erasure.objects.select_related("submission").filter(pk=erasure_id).first()
    if row is None:
        raise NoSuchErasure(erasure_id)
    check_seen(row.submission.subject)
    return _info(row)


def erasures_of(info: SubmissionInfo) -> list[ErasureInfo]:
    """All of a submission, oldest first; the caller has read the submission, and so may."""
    return [_info(row) for row in Erasure.objects.select_related("submission").filter(submission=info.id)]


def has_no_identity(submission_id: int) -> bool:
    """Whether the identity was erased."""
    rows = Erasure.objects.filter(submission=submission_id, state=ProposalState.CONFIRMED)
    gone = {WHOLE.key, IDENTITY.key}
    return any(gone & set(parts) for parts in rows.values_list("parts", flat=True))


def waiting(regions: Sequence[str], *, not_by: int, limit: int) -> list[ErasureInfo]:
    """What waits for a second person at these offices, but for one's own, the longest waiting first."""
    # What has no case yet waits at the office that it came to.
    at_office = within(regions, "submission__case__region")
    at_office |= Q(submission__case=None) & within(regions, "submission__region")
    rows = Erasure.objects.filter(at_office, unkept("submission__subject"))
    rows = rows.filter(state=ProposalState.OPEN).exclude(by=not_by).select_related("submission").order_by("pk")
    return [_info(row) for row in rows[:limit]]


def _info(row: Erasure) -> ErasureInfo:
    case = getattr(row.submission, "case", None)
    return ErasureInfo(
        id=row.pk,
        submission=row.submission.pk,
        report=row.submission.subject,
        case=case.subject if case else "",
        region=case.region if case else row.submission.region,
        parts=tuple(parts_named(row.parts)),
        ground=row.ground,
        reason=row.reason,
        by=row.by,
        at=row.at,
        state=row.state,
        answered_by=row.answered_by,
        answered_at=row.answered_at,
        refusal=row.refusal,
        index=None if row.leaf is None else ledger.position(row.leaf),
    )
