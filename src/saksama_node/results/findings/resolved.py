"""Reading what two persons made of findings: what was begun, what runs with a last day.

Rules kept here: what leaves is a frozen value; who asks says for which regions they may.
Left to others: who may (flows), acting (resolving), what waits for a second person (`seconds`).
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from saksama.entries.kinds.keying import FollowUp
from saksama.errors import NotThere
from saksama_node.lists.within import within
from saksama_node.results.models import Finding, Resolution
from saksama_node.results.queries import FindingView, finding_view


class NoSuchFinding(NotThere):
    """No finding of this number or key."""

    code = "sheet.no-such-finding"
    advice = "Go back to the queue."

    finding: str


@dataclass(frozen=True, slots=True)
class ResolutionView:
    """A finding that was resolved, by its entry `leaf`. `begun`: a submission's number or a task's subject."""

    finding: FindingView
    follow_up: FollowUp
    due: date | None
    begun: str
    leaf: int


def finding_of(number: int) -> FindingView:
    """One finding, whatever became of it. Raises `NoSuchFinding`."""
    row = Finding.objects.filter(pk=number).first()
    if row is None:
        raise NoSuchFinding(str(number))
    return finding_view(row)


def findings_of(keys: Collection[str]) -> Mapping[str, FindingView]:
    """Findings by their keys, whatever became of them."""
    return {row.key: finding_view(row) for row in Finding.objects.filter(key__in=keys)}


def resolution_of(finding: int) -> ResolutionView | None:
    """What was made of a finding; None while it is open."""
    return next(map(_view, Resolution.objects.select_related("finding").filter(finding=finding)), None)


def behind(follow_up: FollowUp, begun: str) -> ResolutionView | None:
    """What a submission (its number) or a task (its subject) began with; None where it did not begin with a finding."""
    rows = Resolution.objects.select_related("finding").filter(follow_up=follow_up.value, begun=begun)
    return next(map(_view, rows), None)


def with_last_day(contest: str, regions: Sequence[str]) -> list[ResolutionView]:
    """Recounts and re-votes that were proposed, the nearest last day first, those without one at the end."""
    kinds = (FollowUp.RECOUNT.value, FollowUp.REVOTE.value)
    rows = Resolution.objects.select_related("finding").filter(
        within(regions, "finding__region"), finding__contest=contest, follow_up__in=kinds
    )
    return sorted(map(_view, rows), key=lambda each: (each.due or date.max, each.leaf))


def _view(row: Resolution) -> ResolutionView:
    return ResolutionView(finding_view(row.finding), FollowUp(row.follow_up), row.due, row.begun, row.leaf)
