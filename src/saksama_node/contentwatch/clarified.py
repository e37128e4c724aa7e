"""Reads of clarifications for the desk: what waits for a second person, every version of a claim, what is behind.

Rules kept here: what is shown is the document that will be published, whole.
Left to others: who may publish (flows), what the public reads (public), words (web).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import overload

from django.db.models import QuerySet

from saksama.entries.clarification import Clarification, parse_clarification
from saksama_node.contentwatch import models
from saksama_node.contentwatch.clarifying import ClarificationRefused, Why
from saksama_node.contentwatch.models import ProposalState
from saksama_node.contentwatch.sought import Order, matching, ordered

__all__ = [
    "Order",
    "ProposalState",
    "VersionView",
    "VersionsWanted",
    "published_of",
    "version",
    "versions",
    "versions_of",
    "waiting",
]


@dataclass(frozen=True, slots=True)
class VersionView:
    """One version as it was written. `document`: its canonical text; `leaf`: its entry, None until published."""

    id: int
    claim: str
    code: str
    said: Clarification
    document: str
    sha256: str
    by: int | None
    at: datetime
    state: ProposalState
    answered_by: int | None
    answered_at: datetime | None
    reason: str
    leaf: int | None

    @property
    def is_open(self) -> bool:
        """Whether it waits."""
        return self.state is ProposalState.OPEN


def version(number: int) -> VersionView:
    """One, open or not. Raises `ClarificationRefused` (GONE)."""
    row = models.Clarification.objects.filter(pk=number).first()
    if row is None:
        raise ClarificationRefused("", Why.GONE)
    return _view(row)


def versions_of(claim: str) -> list[VersionView]:
    """Every one that was written of a claim, newest first."""
    return [_view(row) for row in models.Clarification.objects.filter(subject=claim).order_by("-id")]


def published_of(versions: Sequence[VersionView]) -> VersionView | None:
    """The last of these that was published."""
    published = [each for each in versions if each.state is ProposalState.CONFIRMED]
    return max(published, key=lambda each: each.said.version, default=None)


def waiting(*, not_by: int, limit: int) -> list[VersionView]:
    """Open ones of others, oldest first."""
    rows = models.Clarification.objects.filter(state=ProposalState.OPEN).exclude(by=not_by)
    return [_view(row) for row in rows.order_by("id")[:limit]]


@dataclass(frozen=True, slots=True)
class VersionsWanted:
    """Which versions: with these words, that stand so; `newest`: of each claim the last that was published alone."""

    text: str = ""
    state: ProposalState | None = None
    newest: bool = False
    order: Order = Order.NEWEST


def versions(wanted: VersionsWanted) -> Sequence[VersionView]:
    """The wanted versions, read by the slice."""
    rows = models.Clarification.objects.filter(matching(wanted.text, ("words", "document"), ("code", "subject")))
    if wanted.state is not None:
        rows = rows.filter(state=wanted.state)
    if wanted.newest:
        rows = rows.filter(newest=True)
    return _Versions(ordered(rows, wanted.order))


class _Versions(Sequence[VersionView]):
    """Versions in an order, read by the slice."""

    def __init__(self, rows: QuerySet[models.Clarification]) -> None:
        self._rows = rows

    def __len__(self) -> int:
        return self._rows.count()

    @overload
    def __getitem__(self, at: int) -> VersionView: ...
    @overload
    def __getitem__(self, at: slice) -> list[VersionView]: ...
    def __getitem__(self, at: int | slice) -> VersionView | list[VersionView]:
        return [_view(row) for row in self._rows[at]] if isinstance(at, slice) else _view(self._rows[at])


def _view(row: models.Clarification) -> VersionView:
    return VersionView(
        id=row.pk,
        claim=row.subject,
        code=row.code,
        said=parse_clarification(row.document.encode()),
        document=row.document,
        sha256=row.sha256,
        by=row.by,
        at=row.at,
        state=ProposalState(row.state),
        answered_by=row.answered_by,
        answered_at=row.answered_at,
        reason=row.reason,
        leaf=row.leaf,
    )
