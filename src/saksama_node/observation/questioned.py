"""What an office asks about devices: numbers that lack or went back, clocks, conflicts, what is kept aside.

Rules kept here: a gap is asked about as long as its number lacks; everything else from its row on, until it is closed.
Left to others: closing (settling), who sees which office (flows).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from saksama.errors import NotThere
from saksama_node.lists.within import within
from saksama_node.observation.models import Device, Question, Standing, Submission
from saksama_node.observation.sealed import opened_bytes, opened_words

__all__ = ["Standing"]

GAP = "gap"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question about a number of a device. `kept`: a submission whose bytes are kept for it, 0 where there is none.

    `report`: the subject of the report that was sent under it; `reason`: why it was closed.
    """

    device: str
    person: int
    office: str
    kind: str
    sequence: int
    asked_at: datetime
    report: str = ""
    kept: int = 0
    closed_at: datetime | None = None
    closed_by: int | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """A submission whose bytes are kept: of a draft, of a conflict, or aside."""

    id: int
    device: str
    person: int
    office: str
    sequence: int
    standing: Standing
    made_at: datetime
    received_at: datetime
    report: str
    body: bytes


class NoSuchSubmission(NotThere):
    """No submission of this number is kept with its bytes."""

    code = "field.no-submission"
    advice = "Look it up among the questions of its device."

    number: int


def open_questions(regions: Sequence[str]) -> list[Asked]:
    """Those of devices of offices at these regions and below, the oldest first."""
    rows = Question.objects.filter(within(regions, "device__office"), closed_at=None).select_related("device")
    lacking = Device.objects.filter(within(regions, "office")).exclude(gaps=[])
    return sorted([*_asked(rows), *_gaps(lacking)], key=lambda each: (each.asked_at, each.sequence))


def questions_count(regions: Sequence[str]) -> int:
    """How many they are."""
    rows = Question.objects.filter(within(regions, "device__office"), closed_at=None).count()
    lacking = Device.objects.filter(within(regions, "office")).exclude(gaps=[]).values_list("gaps", flat=True)
    return rows + sum(map(len, lacking))


def questions_of(person: int) -> list[Asked]:
    """All about one person's devices, the open ones first, then those closed, the newest first."""
    rows = Question.objects.filter(device__person=person).select_related("device")
    found = _asked(rows.order_by("-asked_at"))
    waiting = [*_gaps(Device.objects.filter(person=person)), *(each for each in found if each.closed_at is None)]
    return [*waiting, *(each for each in found if each.closed_at is not None)]


def kept(number: int) -> Kept:
    """One with its bytes. Raises `NoSuchSubmission`."""
    row = Submission.objects.filter(~Q(body=b""), pk=number).select_related("device", "report").first()
    if row is None:
        raise NoSuchSubmission(number)
    body = opened_bytes([(row.device.name, f"body {row.digest}", bytes(row.body))])[0]
    return Kept(
        id=row.pk,
        device=row.device.name,
        person=row.device.person,
        office=row.device.office,
        sequence=row.sequence,
        standing=Standing(row.standing),
        made_at=row.made_at,
        received_at=row.received_at,
        report="" if row.report is None else row.report.subject,
        body=body or b"",
    )


def _asked(rows: Iterable[Question]) -> list[Asked]:
    listed = list(rows)
    reasons = opened_words(
        [(each.device.name, of_question(each.kind, each.sequence), bytes(each.reason)) for each in listed]
    )
    sent = _submissions(listed)
    return [
        Asked(
            device=each.device.name,
            person=each.device.person,
            office=each.device.office,
            kind=each.kind,
            sequence=each.sequence,
            asked_at=each.asked_at,
            report=next(
                (
                    row.report.subject
                    for row in sent.get(_of(each), ())
                    if row.report is not None and row.report.version
                ),
                "",
            ),
            kept=next((row.pk for row in sent.get(_of(each), ()) if row.standing in _UNTAKEN), 0),
            closed_at=each.closed_at,
            closed_by=each.closed_by,
            reason=reason,
        )
        for each, reason in zip(listed, reasons, strict=True)
    ]


def _sent(rows: Sequence[Submission]) -> str:
    """The report that was sent among these: a draft is its writer's alone."""
    return next((row.report.subject for row in rows if row.report is not None and row.report.version), "")


_UNTAKEN = (Standing.CONFLICT, Standing.ASIDE)


def _of(question: Question) -> tuple[int, int]:
    return question.device_id, question.sequence


def _submissions(listed: Sequence[Question]) -> dict[tuple[int, int], list[Submission]]:
    """What came under these numbers."""
    rows = Submission.objects.filter(
        device__in={each.device_id for each in listed}, sequence__in={each.sequence for each in listed}
    )
    found: dict[tuple[int, int], list[Submission]] = {}
    for row in rows.select_related("report").defer("body").order_by("pk"):
        found.setdefault((row.device_id, row.sequence), []).append(row)
    return found


def _gaps(rows: Iterable[Device]) -> list[Asked]:
    return [
        Asked(row.name, row.person, row.office, GAP, sequence, row.seen_at) for row in rows for sequence in row.gaps
    ]


def of_question(kind: str, sequence: int) -> str:
    """What the words of a reason are called where they are sealed."""
    return f"question {kind} {sequence}"
