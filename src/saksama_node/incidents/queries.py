"""Reads on security incidents.

Rules kept here: what must be taken first stands first; closed ones come only when asked for.
Left to others: who may read (`accounts.policy`), the joint task of an incident (`tasks`).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from saksama_node.incidents.models import Incident, State, Type
from saksama_node.incidents.sealed import opened
from saksama_node.settings.current import SETTINGS

__all__ = ["State", "Type"]


@dataclass(frozen=True, slots=True)
class IncidentView:
    """An incident as the desk sees it. `is_ours`: we reported it."""

    subject: str
    type: Type
    title: str
    description: str
    clause: str
    agreement: str
    reporter: str
    to: str
    reported_at: datetime
    due: datetime
    notice_due: datetime | None
    notified_at: datetime | None
    state: State
    task: str
    note: str
    is_ours: bool

    def is_overdue(self, at: datetime) -> bool:
        """Whether it should have been taken by `at` and was not."""
        return self.state == State.REPORTED and at > self.due

    def notice_is_owed(self) -> bool:
        """Whether the persons whose data leaked have still to be told (UU 27/2022 art. 46)."""
        return self.notice_due is not None and self.notified_at is None


def incident(subject: str) -> IncidentView | None:
    """The incident of this subject, or None."""
    row = Incident.objects.filter(subject=subject).first()
    return None if row is None else _views([row])[0]


def incident_of_task(task: str) -> IncidentView | None:
    """The incident that is worked in the joint task of this subject, or None."""
    row = Incident.objects.filter(task=task).exclude(task="").first()
    return None if row is None else _views([row])[0]


def tasks_of_incidents() -> frozenset[str]:
    """The subjects of all joint tasks in which incidents are worked."""
    return frozenset(Incident.objects.exclude(task="").values_list("task", flat=True))


def incidents(*, open_only: bool = False) -> list[IncidentView]:
    """Incidents, the next to be taken first."""
    rows = Incident.objects.exclude(state=State.CLOSED) if open_only else Incident.objects.all()
    return _views(rows)


def titles(subjects: Iterable[str]) -> dict[str, str]:
    """Subject to title, for those whose words we hold."""
    rows = list(Incident.objects.filter(subject__in=tuple(subjects)))
    return {row.subject: title for row, (title, _) in zip(rows, opened(rows), strict=True)}


def _views(rows: Iterable[Incident]) -> list[IncidentView]:
    found = list(rows)
    return [_view(row, *words) for row, words in zip(found, opened(found), strict=True)]


def _view(row: Incident, title: str, description: str) -> IncidentView:
    return IncidentView(
        subject=row.subject,
        type=Type(row.type),
        title=title,
        description=description,
        clause=row.clause,
        agreement=row.agreement,
        reporter=row.reporter,
        to=row.to,
        reported_at=row.reported_at,
        due=row.due,
        notice_due=row.notice_due,
        notified_at=row.notified_at,
        state=State(row.state),
        task=row.task,
        note=row.note,
        is_ours=row.reporter == SETTINGS.origin,
    )
