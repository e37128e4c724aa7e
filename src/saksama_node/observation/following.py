"""What follows from a report of supervision: noted beside it, once for the same event, and closed.

Rules kept here:
  * It follows from a version that was sent, and only where that version says so (part IV, part V).
  * One report begins one finding, and one note of a dispute, for the same event: another event told in a later version
    may begin another. Who asks holds the report's row, so that two at once begin one.
Left to others: what begins (flows), reads (followed), who may (flows).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from saksama.errors import CallerError
from saksama.observation.document import Document
from saksama_node.accounts.policy import Staff
from saksama_node.observation.follow_models import FollowUp, Kind
from saksama_node.observation.followed import document_of_version, follow_ups
from saksama_node.observation.models import Report
from saksama_node.observation.sealed import sealed_words
from saksama_node.settings.clock import now

_CALLS: Final[Mapping[Kind, str]] = {Kind.FINDING: "suspected", Kind.DISPUTE: "disputed"}
"""The answer that calls for it."""
_SAME: Final[Mapping[Kind, tuple[str, ...]]] = {
    Kind.FINDING: ("event", "event_place", "event_day", "event_time", "suspect"),
    Kind.DISPUTE: ("participant", "object", "object_name", "object_day"),
}
"""What makes an event the same one."""


class Unable(StrEnum):
    """Why nothing follows."""

    NOT_SENT = "not-sent"
    LOST = "lost"
    NOTHING = "nothing"
    ALREADY = "already"
    CLOSED = "closed"


class FollowRefused(CallerError):
    """Nothing may follow from the report now; nothing was changed."""

    code = "lhp.not-followed"
    advice = "Open the report again and look what its newest version says, and what came of it before."

    subject: str
    why: Unable


@dataclass(frozen=True, slots=True)
class Held:
    """A report whose row is held: its newest version, what stands in it, when the first one was sent."""

    id: int
    subject: str
    version: int
    document: Document
    made_at: datetime


def hold(subject: str, kind: Kind) -> Held:
    """Hold the report for what is to follow, in the caller's act. Raises `FollowRefused`."""
    found = _held(Report.objects.select_for_update(of=("self",)).filter(subject=subject).first(), kind)
    if isinstance(found, Unable):
        raise FollowRefused(subject, found)
    return found


def check_follows(subject: str, kind: Kind) -> Unable | None:
    """Why nothing of this kind follows from the report now; None where something may."""
    found = _held(Report.objects.filter(subject=subject).first(), kind)
    return found if isinstance(found, Unable) else None


def _held(row: Report | None, kind: Kind) -> Held | Unable:
    if row is None or not row.version or row.made_at is None:
        return Unable.NOT_SENT
    document = document_of_version(row.pk, row.version)
    if document is None:
        return Unable.LOST
    if kind in _CALLS and document.answers.get(_CALLS[kind]) != "yes":
        return Unable.NOTHING
    earlier = [each for each in follow_ups(row.subject) if each.kind is kind and kind in _SAME]
    if any(_is_same(document, document_of_version(row.pk, each.version), kind) for each in earlier):
        return Unable.ALREADY
    return Held(row.pk, row.subject, row.version, document, row.made_at)


def proposed_at(newest: Mapping[int, int]) -> dict[int, datetime]:
    """When a finding was proposed of the event that each report (by its number) tells of in its newest version."""
    found: dict[int, datetime] = {}
    for row in FollowUp.objects.filter(report__in=newest, kind=Kind.FINDING).order_by("pk"):
        told = document_of_version(row.report_id, newest[row.report_id])
        if told is None or _is_same(told, document_of_version(row.report_id, row.version), Kind.FINDING):
            found.setdefault(row.report_id, row.at)
    return found


def keep(by: Staff, held: Held, kind: Kind, ref: str = "") -> None:
    """Keep what followed; `ref`: the public id of what it began."""
    FollowUp.objects.create(report_id=held.id, version=held.version, kind=kind, ref=ref, by=by.id, at=now())


def close(by: Staff, number: int, words: str) -> None:
    """Close a noted dispute with what became of it. Raises `FollowRefused`, `WordsRefused`."""
    row = FollowUp.objects.select_for_update(of=("self",)).filter(pk=number, kind=Kind.DISPUTE).first()
    if row is None or row.closed_at is not None:
        raise FollowRefused("" if row is None else row.report.subject, Unable.CLOSED)
    row.closed_at, row.closed_by = now(), by.id
    row.outcome = sealed_words(row.report.subject, f"dispute {number}", words)
    row.save(update_fields=["closed_at", "closed_by", "outcome"])


def _is_same(document: Document, earlier: Document | None, kind: Kind) -> bool:
    """Whether both tell of one event; what an erased version told is taken for the same: nothing shows another."""
    return earlier is None or all(document.answers.get(each) == earlier.answers.get(each) for each in _SAME[kind])
