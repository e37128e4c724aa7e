"""Reads of clarifications for the desk: every version of a claim that was published, and the list of all.

Left to others: what waits for a second person (`seconds`), what the public reads (public), words (web).
"""

from dataclasses import dataclass
from datetime import datetime

from saksama.entries.clarification import Clarification, parse_clarification
from saksama_node.contentwatch import models
from saksama_node.contentwatch.strangers.sought import Order, matching, ordered
from saksama_node.lists.listed import Listed, listed

__all__ = ["Order", "VersionView", "VersionsWanted", "standing_of", "versions", "versions_of"]


@dataclass(frozen=True, slots=True)
class VersionView:
    """One version. `by`: who wrote it, None where only the log tells of it; `leaf`: its entry; `newest`: it stands."""

    claim: str
    code: str
    said: Clarification
    sha256: str
    by: int | None
    at: datetime
    leaf: int
    newest: bool


def versions_of(claim: str) -> list[VersionView]:
    """Every one that was published of a claim, newest first."""
    return [_view(row) for row in models.Clarification.objects.filter(subject=claim).order_by("-version")]


def standing_of(claim: str) -> VersionView | None:
    """The one that the public reads now."""
    row = models.Clarification.objects.filter(subject=claim, newest=True).first()
    return None if row is None else _view(row)


@dataclass(frozen=True, slots=True)
class VersionsWanted:
    """Which versions: with these words; `newest`: of each claim the one that stands alone."""

    text: str = ""
    newest: bool = False
    order: Order = Order.NEWEST


def versions(wanted: VersionsWanted) -> Listed[VersionView]:
    """The wanted versions, read by the slice."""
    rows = models.Clarification.objects.filter(matching(wanted.text, ("words", "document"), ("code", "subject")))
    wanted_rows = rows.filter(newest=True) if wanted.newest else rows
    return listed(ordered(wanted_rows, wanted.order), lambda found: [_view(row) for row in found])


def _view(row: models.Clarification) -> VersionView:
    return VersionView(
        claim=row.subject,
        code=row.code,
        said=parse_clarification(row.document.encode()),
        sha256=row.sha256,
        by=row.by,
        at=row.at,
        leaf=row.leaf,
        newest=row.newest,
    )
