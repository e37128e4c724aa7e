"""What followed from reports of supervision, as it is read: of one report, and the disputes that were noted.

Rules kept here:
  * What a dispute is about is read from the version that told of it, so nothing of it is kept twice.
  * Who is recused from a matter reads nothing of the report that it began with.
Left to others: who may (flows), what became of what began elsewhere (flows ask its room).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from saksama.errors import NotThere
from saksama.observation.document import Document, parse_document
from saksama_node.accounts.recused import unkept
from saksama_node.ledger.queries import opening_of_each
from saksama_node.lists.listed import Listed, listed
from saksama_node.lists.within import within
from saksama_node.observation.follow_models import FollowUp, Kind
from saksama_node.observation.models import Version
from saksama_node.observation.sealed import opened_words

__all__ = ["Kind"]


class DisputeUnknown(NotThere):
    """No potential dispute of this number was noted, for who asks."""

    code = "lhp.dispute-unknown"
    advice = "Go back to the list of potential disputes, and open it from there."

    number: int


@dataclass(frozen=True, slots=True)
class FollowInfo:
    """One thing that followed; as in `FollowUp`. `report`, `office`: of the report."""

    id: int
    report: str
    office: str
    version: int
    kind: Kind
    ref: str
    by: int
    at: datetime
    closed_at: datetime | None
    closed_by: int | None
    outcome: str


@dataclass(frozen=True, slots=True)
class DisputeInfo:
    """A potential dispute; `document` None where what told of it is not kept any more."""

    follow_up: FollowInfo
    number: str
    document: Document | None

    def said(self, name: str) -> str:
        """The answer to one question of the part; empty where there is none."""
        answer = "" if self.document is None else self.document.answers.get(name, "")
        return answer if isinstance(answer, str) else ""


def follow_ups(report: str) -> list[FollowInfo]:
    """What followed from a report, the first first."""
    return _infos(FollowUp.objects.filter(report__subject=report).select_related("report"))


def dispute(number: int, places: Sequence[str]) -> DisputeInfo:
    """One of these places. Raises `DisputeUnknown`."""
    found = _disputes(list(_rows(places).filter(pk=number)))
    if not found:
        raise DisputeUnknown(number)
    return found[0]


def disputes(places: Sequence[str], *, open_only: bool) -> Listed[DisputeInfo]:
    """Potential disputes of these places, the newest first."""
    rows = _rows(places)
    rows = rows.filter(closed_at=None) if open_only else rows
    return listed(rows.order_by("-pk"), _disputes)


def document_of_version(report_id: int, version: int) -> Document | None:
    """What stands in a version; None where it is not kept (erased, or not restored)."""
    leaf = Version.objects.filter(report=report_id, version=version).values_list("leaf", flat=True).first()
    kept = opening_of_each([leaf], "report") if leaf is not None else {}
    return parse_document(kept[leaf].data) if leaf in kept else None


def proposed() -> Q:
    """Reports of which a finding was proposed."""
    return Q(Exists(FollowUp.objects.filter(report=OuterRef("pk"), kind=Kind.FINDING)))


def clear_of_matters(field: str = "pk", names: str = "report") -> Q:
    """Rows whose `field` names no report that began a matter which is kept from who looks; all, where nothing is.

    `names`: what it names a report by, its number or `report__subject`.
    """
    kept = unkept("ref")
    return ~Q(**{f"{field}__in": FollowUp.objects.filter(~kept).values(names)}) if kept else Q()


def _rows(places: Sequence[str]) -> "QuerySet[FollowUp]":
    found = within(places, "report__office") & unkept("report__subject") & clear_of_matters("report")
    return FollowUp.objects.filter(found, kind=Kind.DISPUTE).select_related("report")


def _disputes(rows: Sequence[FollowUp]) -> list[DisputeInfo]:
    infos = _infos(rows)
    return [
        DisputeInfo(info, row.report.number, document_of_version(row.report_id, row.version))
        for info, row in zip(infos, rows, strict=True)
    ]


def _infos(rows: "Sequence[FollowUp] | QuerySet[FollowUp]") -> list[FollowInfo]:
    found = list(rows)
    words = opened_words([(row.report.subject, f"dispute {row.pk}", row.outcome) for row in found])
    return [
        FollowInfo(
            id=row.pk,
            report=row.report.subject,
            office=row.report.office,
            version=row.version,
            kind=Kind(row.kind),
            ref=row.ref,
            by=row.by,
            at=row.at,
            closed_at=row.closed_at,
            closed_by=row.closed_by,
            outcome=outcome,
        )
        for row, outcome in zip(found, words, strict=True)
    ]
