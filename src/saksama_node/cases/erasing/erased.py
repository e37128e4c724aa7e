"""Reads of erasures: what was erased of a submission, and what can be.

Rules kept here: an erasure says which parts went; nothing here can say what stood in them.
Left to others: acts (erasing), what waits for a second person (`seconds`), who may see which region (the callers).
"""

from dataclasses import dataclass
from datetime import datetime

from saksama_node.cases.erasing.clearing import IDENTITY, WHOLE, Part, parts_of
from saksama_node.cases.erasing.erasing import is_over
from saksama_node.cases.models import Erasure, Submission
from saksama_node.cases.queries import SubmissionInfo
from saksama_node.cases.sealed import reasons_of
from saksama_node.ledger import queries as ledger


@dataclass(frozen=True, slots=True)
class ErasureInfo:
    """One erasure; as in `models.Erasure`. `is_whole`: of all; `index` None: its entry has no place in the log yet."""

    is_whole: bool
    ground: str
    reason: str
    by: int
    second: int
    at: datetime
    leaf: int
    index: int | None


@dataclass(frozen=True, slots=True)
class Left:
    """What is left of a submission to be erased, and whether its case is closed."""

    parts: tuple[Part, ...]
    closed: bool


def left_of(info: SubmissionInfo) -> Left:
    """What can still be erased; the caller has read the submission, and so may."""
    row = Submission.objects.get(pk=info.id)
    return Left(tuple(parts_of(row)), is_over(row))


def erasures_of(info: SubmissionInfo) -> list[ErasureInfo]:
    """All of a submission, oldest first; the caller has read the submission, and so may."""
    rows = list(Erasure.objects.filter(submission=info.id))
    return [_info(row, reason) for row, reason in zip(rows, reasons_of(rows), strict=True)]


def has_no_identity(submission_id: int) -> bool:
    """Whether the identity was erased."""
    gone = {WHOLE.key, IDENTITY.key}
    rows = Erasure.objects.filter(submission=submission_id)
    return any(gone & set(parts) for parts in rows.values_list("parts", flat=True))


def _info(row: Erasure, reason: str) -> ErasureInfo:
    return ErasureInfo(
        is_whole=WHOLE.key in row.parts,
        ground=row.ground,
        reason=reason,
        by=row.by,
        second=row.second,
        at=row.at,
        leaf=row.leaf,
        index=ledger.position(row.leaf),
    )
