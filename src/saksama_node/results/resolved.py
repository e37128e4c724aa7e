"""Reading what people made of findings: proposals that wait, what was confirmed, what runs with a last day.

Rules kept here: what leaves is a frozen value; who asks says for which regions they may.
Left to others: who may (flows), acting (resolving).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from saksama.entries.kinds.keying import FollowUp, Ground
from saksama.errors import CallerError
from saksama_node.results.models import Finding, Resolution
from saksama_node.results.queries import FindingView, finding_view
from saksama_node.results.states import ResolutionState


@dataclass(eq=False)
class NoSuchFinding(CallerError):
    """No finding, or no proposal, of this number."""

    code = "sheet.no-such-finding"
    advice = "Go back to the queue."

    number: int


@dataclass(frozen=True, slots=True)
class ResolutionView:
    """What somebody proposed about a finding, and the answer. `begun`: a submission's number or a task's subject."""

    id: int
    finding: FindingView
    ground: Ground
    follow_up: FollowUp
    words: str
    due: date | None
    to: str
    clause: str
    by: int
    at: datetime
    state: ResolutionState
    answered_by: int | None
    answered_at: datetime | None
    reason: str
    begun: str
    leaf: int | None


def finding_of(number: int) -> FindingView:
    """One finding, whatever became of it. Raises `NoSuchFinding`."""
    row = Finding.objects.filter(pk=number).first()
    if row is None:
        raise NoSuchFinding(number)
    return finding_view(row)


def resolution_of(number: int) -> ResolutionView:
    """One proposal. Raises `NoSuchFinding`."""
    row = Resolution.objects.select_related("finding").filter(pk=number).first()
    if row is None:
        raise NoSuchFinding(number)
    return _view(row)


def resolutions_of(finding: int) -> list[ResolutionView]:
    """Everything that was proposed about a finding, the newest first."""
    return [_view(row) for row in Resolution.objects.select_related("finding").filter(finding=finding)]


def behind(follow_up: FollowUp, begun: str) -> ResolutionView | None:
    """What a submission (its number) or a task (its subject) began with; None where it did not begin with a finding."""
    rows = Resolution.objects.select_related("finding").filter(
        state=ResolutionState.CONFIRMED, follow_up=follow_up.value, begun=begun
    )
    return next(map(_view, rows), None)


def waiting(regions: Sequence[str], *, not_by: int, limit: int) -> list[ResolutionView]:
    """Proposals at these regions that wait for a second person, the oldest first."""
    rows = Resolution.objects.select_related("finding").filter(_at(regions), state=ResolutionState.OPEN)
    return [_view(row) for row in rows.exclude(by=not_by).order_by("id")[:limit]]


def with_last_day(contest: str, regions: Sequence[str]) -> list[ResolutionView]:
    """Recounts and re-votes that were proposed, the nearest last day first, those without one at the end."""
    kinds = (FollowUp.RECOUNT.value, FollowUp.REVOTE.value)
    rows = Resolution.objects.select_related("finding").filter(
        _at(regions), finding__contest=contest, state=ResolutionState.CONFIRMED, follow_up__in=kinds
    )
    return sorted(map(_view, rows), key=lambda each: (each.due or date.max, each.id))


def _at(regions: Sequence[str]) -> Q:
    asked = Q(pk__in=())
    for region in regions:
        asked |= Q(finding__region=region) | Q(finding__region__startswith=f"{region}." if region else "")
    return asked


def _view(row: Resolution) -> ResolutionView:
    return ResolutionView(
        id=row.pk,
        finding=finding_view(row.finding),
        ground=Ground(row.ground),
        follow_up=FollowUp(row.follow_up),
        words=row.words,
        due=row.due,
        to=row.to,
        clause=row.clause,
        by=row.by,
        at=row.at,
        state=ResolutionState(row.state),
        answered_by=row.answered_by,
        answered_at=row.answered_at,
        reason=row.reason,
        begun=row.begun,
        leaf=row.leaf,
    )
