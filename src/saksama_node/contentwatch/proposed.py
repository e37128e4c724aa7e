"""Reads of assessments and judgments: what waits for a second person, what became of the others, what is owed.

Rules kept here: what is shown is what will be entered, whole.
Left to others: who may confirm (flows), words (web).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from saksama_node.contentwatch.deciding import FindingRefused, Source, Why, Written, written_in
from saksama_node.contentwatch.models import Claim, Proposal, ProposalState
from saksama_node.contentwatch.queries import ClaimView, claim_view

__all__ = ["ProposalState", "ProposalView", "proposal", "proposals_of", "to_judge", "waiting"]


@dataclass(frozen=True, slots=True)
class ProposalView:
    """What one person wrote of a claim. `claim`: its subject; `leaf`: its entry, None until confirmed."""

    id: int
    claim: str
    written: Written
    by: int
    at: datetime
    state: ProposalState
    answered_by: int | None
    reason: str
    leaf: int | None

    @property
    def is_open(self) -> bool:
        """Whether it waits."""
        return self.state is ProposalState.OPEN

    @property
    def sources(self) -> tuple[Source, ...]:
        """What it rests on."""
        return self.written.sources


def proposal(number: int) -> ProposalView:
    """One, open or not. Raises `FindingRefused` (GONE)."""
    row = Proposal.objects.select_related("claim").filter(pk=number).first()
    if row is None:
        raise FindingRefused("", Why.GONE)
    return _view(row)


def proposals_of(claim: str) -> list[ProposalView]:
    """Every one of a claim, newest first."""
    return [_view(row) for row in Proposal.objects.select_related("claim").filter(claim__subject=claim).order_by("-id")]


def waiting(kinds: Iterable[str], *, not_by: int, limit: int) -> list[ProposalView]:
    """Open ones of these kinds, oldest first; those of one person are left out."""
    rows = Proposal.objects.select_related("claim").filter(state=ProposalState.OPEN, kind__in=tuple(kinds))
    return [_view(row) for row in rows.exclude(by=not_by).order_by("pk")[:limit]]


def to_judge(*, limit: int) -> list[ClaimView]:
    """Claims that were assessed and that nobody has judged or proposed to judge, oldest first."""
    # Assessed here, or by a partner whose words came here.
    rows = Claim.objects.filter(~Q(assessed="") | Q(heard__kind="content.assessed"), judged="").distinct()
    waits = Proposal.objects.filter(state=ProposalState.OPEN, kind="content.judged").values("claim")
    return [claim_view(row) for row in rows.exclude(pk__in=waits).order_by("pk")[:limit]]


def _view(row: Proposal) -> ProposalView:
    return ProposalView(
        id=row.pk,
        claim=row.claim.subject,
        written=written_in(row),
        by=row.by,
        at=row.at,
        state=ProposalState(row.state),
        answered_by=row.answered_by,
        reason=row.reason,
        leaf=row.leaf,
    )
