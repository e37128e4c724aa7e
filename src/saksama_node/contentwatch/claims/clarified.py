"""Reads of clarifications for the desk: every version of a claim that was published, the list of all, and their codes.

Rules kept here:
  * A short code, as in `/k/xxxxxxxx`, is said aloud, typed from paper, read off a picture. It is made of the claim's
    public subject alone, so that it leads to nothing that the log does not tell.
  * No sign of a code looks like another (no 0, 1, i, l, o); capitals count as small letters.
Left to others: what waits for a second person (`seconds`), what the public reads and which codes lead anywhere
(public), two claims of one code: the first published keeps it (clarifying), words (web).
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from saksama.entries.clarification import Clarification, parse_clarification
from saksama_node.contentwatch import models
from saksama_node.contentwatch.captures.sought import Order, matching, ordered
from saksama_node.lists.listed import Listed, listed

SIGNS: Final = "23456789abcdefghjkmnpqrstuvwxyz"
LENGTH: Final = 8


def code_of(subject: str, turn: int = 0) -> str:
    """The code of a claim: the last of its digits in base 31; `turn`: the next ones, where that code is taken."""
    number = int(subject, 16) // len(SIGNS) ** (LENGTH * turn)
    code = ""
    for _ in range(LENGTH):
        number, rest = divmod(number, len(SIGNS))
        code += SIGNS[rest]
    return code


def typed(text: str) -> str:
    """A code as somebody typed it, in its one spelling; empty where it can be none."""
    code = text.strip().lower()
    return code if len(code) == LENGTH and set(code) <= set(SIGNS) else ""


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
