"""What a person in the field goes on with: their newest reports, the notes on them.

Rules kept here: a person's own reports alone, and of those approved only the newest; no words of a report.
Left to others: what an office prepared (prepared), its key (keying).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from saksama_node.observation.filing import Why
from saksama_node.observation.models import Note, Report, State, Submission
from saksama_node.observation.sealed import opened_words

_MOST: Final = 50


@dataclass(frozen=True, slots=True)
class NoteTold:
    """A note that came back with a report, at a field or an annex."""

    id: int
    at: str
    words: str
    answered: bool


@dataclass(frozen=True, slots=True)
class ReportTold:
    """A report of this person. `why`: what keeps its draft from being sent; `edits`: the state of its draft."""

    subject: str
    form: str
    state: str
    version: int
    number: str
    period: str
    edits: int
    why: tuple[Why, ...]
    notes: tuple[NoteTold, ...]


def reports_of(person: int) -> list[ReportTold]:
    """Their newest reports, what waits for them among these."""
    rows = list(Report.objects.filter(writer=person).select_related("period")[:_MOST])
    notes, whys = _notes(rows), _whys(rows)
    return [
        ReportTold(
            subject=row.subject,
            form=row.form,
            state=row.state,
            version=row.version,
            number=row.number,
            period="" if row.period is None else row.period.subject,
            edits=row.edits,
            why=whys.get(row.pk, ()) if row.state == State.DRAFT else (),
            notes=tuple(notes.get(row.pk, ())),
        )
        for row in rows
    ]


def numbers_at(office: str) -> list[str]:
    """The numbers that the office has."""
    return list(Report.objects.filter(office=office).exclude(number="").values_list("number", flat=True))


def _notes(rows: Sequence[Report]) -> dict[int, list[NoteTold]]:
    subjects = {row.pk: row.subject for row in rows if row.state == State.RETURNED}
    found = list(Note.objects.filter(report__in=subjects, returned=True, closed=False))
    said = opened_words([(subjects[row.report_id], f"note {row.pk}", bytes(row.words)) for row in found])
    notes: dict[int, list[NoteTold]] = {}
    for row, words in zip(found, said, strict=True):
        notes.setdefault(row.report_id, []).append(NoteTold(row.pk, row.at, words, row.answered_by is not None))
    return notes


def _whys(rows: Iterable[Report]) -> dict[int, tuple[Why, ...]]:
    drafts = [row.pk for row in rows if row.state == State.DRAFT]
    found = Submission.objects.filter(report__in=drafts).order_by("pk").values_list("report", "why")
    return {report: tuple(Why(one["at"], one["fault"]) for one in why) for report, why in found if report is not None}
