"""Cases and reports in one line each, and what each is called, for what looks at many of them at once.

Rules kept here:
  * One query however many; no content, no receipt, no person.
  * What is kept from who looks (accounts.recused) is left out.
  * A case is called by its register number, what has no case yet as what came in.
Left to others: who may see which region (callers filter by `places`).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from saksama_node.accounts.recused import kept_from_looker, unkept
from saksama_node.cases.models import Case, Submission
from saksama_node.lists.within import within

_COLUMNS = ("subject", "region", "day", "state", "number")


@dataclass(frozen=True, slots=True)
class Brief:
    """One case: where it lies, the day of receipt, its state, its register number (empty before)."""

    subject: str
    region: str
    day: date
    state: str
    number: str


def briefs(places: Sequence[str], first: date | None = None, last: date | None = None) -> list[Brief]:
    """Cases at these places that were received from `first` to `last`, by day."""
    rows = Case.objects.filter(within(places), unkept()).order_by("day", "pk")
    if first is not None:
        rows = rows.filter(day__gte=first)
    if last is not None:
        rows = rows.filter(day__lte=last)
    return [_brief(row) for row in rows.values_list(*_COLUMNS)]


def briefs_of(subjects: Iterable[str]) -> dict[str, Brief]:
    """These cases, by subject."""
    wanted, found = list(subjects), dict[str, Brief]()
    for at in range(0, len(wanted), 500):
        rows = Case.objects.filter(unkept(), subject__in=wanted[at : at + 500]).values_list(*_COLUMNS)
        found |= {row[0]: _brief(row) for row in rows}
    return found


def numbers_kept() -> frozenset[str]:
    """Register numbers of the cases that are kept from who looks: a list from elsewhere may name them."""
    rows = Case.objects.filter(subject__in=kept_from_looker())
    return frozenset(number for number in rows.values_list("number", flat=True) if number)


def _brief(row: tuple[str, str, date, str, str | None]) -> Brief:
    subject, region, day, state, number = row
    return Brief(subject, region, day, state, number or "")


@dataclass(frozen=True, slots=True)
class ReportBrief:
    """One report that came in, with its case where it has one. `region`: where it lies now."""

    id: int
    subject: str
    region: str
    received_at: datetime
    case: str
    number: str
    state: str


def reports_of(subjects: Iterable[str]) -> dict[str, ReportBrief]:
    """These reports, by subject."""
    rows = Submission.objects.filter(unkept(), subject__in=list(subjects)).select_related("case")
    return {row.subject: _report(row) for row in rows}


def newest_subjects(limit: int, before: int | None = None) -> list[tuple[int, str]]:
    """Ids and subjects of reports, newest first; `before`: those with a smaller id."""
    rows = Submission.objects.order_by("-pk")
    rows = rows if before is None else rows.filter(pk__lt=before)
    return list(rows.values_list("pk", "subject")[:limit])


def _report(row: Submission) -> ReportBrief:
    case = getattr(row, "case", None)
    return ReportBrief(
        id=row.pk,
        subject=row.subject,
        region=case.region if case else row.region,
        received_at=row.received_at,
        case=case.subject if case else "",
        number=(case.number or "") if case else "",
        state=case.state if case else "",
    )


@dataclass(frozen=True, slots=True)
class Label:
    """`number` empty before registration; `submission`: of what has no case yet, else None; `kind`: of the report.

    `received_at`: when the report came in.
    """

    number: str
    kind: str
    submission: int | None
    received_at: datetime


def labels(subjects: Iterable[str]) -> Mapping[str, Label]:
    """By subject; one that is unknown is not in it."""
    wanted = set(subjects)
    if not wanted:
        return {}
    cases = Case.objects.filter(unkept(), subject__in=wanted)
    asked = cases.values_list("subject", "number", "submission__kind", "submission__received_at")
    found = {subject: Label(number or "", kind, None, at) for subject, number, kind, at in asked}
    others = wanted - set(found)
    if not others:
        return found
    rows = Submission.objects.filter(unkept(), subject__in=others)
    came_in = rows.values_list("subject", "kind", "pk", "received_at")
    return {**found, **{subject: Label("", kind, pk, at) for subject, kind, pk, at in came_in}}
