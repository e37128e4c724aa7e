"""Reads on joint tasks.

Rules kept here: a list is ordered by what is due first; ended tasks come only when asked for; a task that serves a case
which is kept from who looks (accounts.recused) is not there.
Left to others: who may read (`accounts.policy`).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from saksama_node.accounts.recused import unkept
from saksama_node.settings.current import SETTINGS
from saksama_node.tasks.models import JointTask, State
from saksama_node.tasks.sealed import opened, opened_titles

__all__ = ["State"]

ENDED = frozenset({State.DECLINED, State.CONFIRMED})


@dataclass(frozen=True, slots=True)
class TaskView:
    """A joint task as the desk sees it. `is_ours`: we offered it and will confirm it."""

    subject: str
    title: str
    description: str
    agreement: str
    clause: str
    opener: str
    to: str
    due: datetime
    state: State
    opened_at: datetime
    about: str
    report: str
    is_ours: bool

    @property
    def is_ended(self) -> bool:
        """Whether nothing more is owed."""
        return self.state in ENDED

    def is_overdue(self, at: datetime) -> bool:
        """Whether it should have been done by `at` and was not reported done."""
        return at > self.due and self.state in {State.OFFERED, State.ACCEPTED}


def task(subject: str) -> TaskView | None:
    """The task of this subject, or None."""
    row = JointTask.objects.filter(unkept("about"), subject=subject).first()
    return None if row is None else _views([row])[0]


def tasks(*, open_only: bool = False, text: str = "") -> list[TaskView]:
    """Joint tasks, the next due first. `text`: words of the title."""
    rows = JointTask.objects.filter(unkept("about"))
    if open_only:
        rows = rows.exclude(state__in=ENDED)
    # Titles are sealed: they are looked through once they are opened.
    return [each for each in _views(rows) if text.casefold() in each.title.casefold()]


def titles(subjects: Iterable[str]) -> dict[str, str]:
    """Subject to title, for those whose words we hold."""
    rows = list(JointTask.objects.filter(subject__in=tuple(subjects)))
    return dict(zip((row.subject for row in rows), opened_titles(rows), strict=True))


def _views(rows: Iterable[JointTask]) -> list[TaskView]:
    found = list(rows)
    return [_view(row, *words) for row, words in zip(found, opened(found), strict=True)]


def _view(row: JointTask, title: str, description: str, report: str) -> TaskView:
    return TaskView(
        subject=row.subject,
        title=title,
        description=description,
        agreement=row.agreement,
        clause=row.clause,
        opener=row.opener,
        to=row.to,
        due=row.due,
        state=State(row.state),
        opened_at=row.opened_at,
        about=row.about,
        report=report,
        is_ours=row.opener == SETTINGS.origin,
    )
