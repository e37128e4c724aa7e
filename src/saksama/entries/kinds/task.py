"""Task entries: work handed to the partner, taken, done, confirmed.

Rules kept here: the subject is the task's random id, the same in both logs; done counts only when the other side
confirms.
Left to others: the order of moves (procedure), the text of the work (the sealed dispatch).
"""

from typing import ClassVar

from saksama.entries.body import Body, ClauseId, Digest, MomentText, OnPaper, Origin
from saksama.vocabulary import RefusalCode


class TaskOpened(OnPaper, frozen=True, kw_only=True):
    """Offered to `to` under a clause, due at `due`."""

    KIND: ClassVar[str] = "task.opened"
    agreement: Digest
    clause: ClauseId
    due: MomentText
    to: Origin


class TaskAccepted(Body, frozen=True, kw_only=True):
    """Taken by the one to whom `opener` offered it."""

    KIND: ClassVar[str] = "task.accepted"
    opener: Origin


class TaskDeclined(OnPaper, frozen=True, kw_only=True):
    """Declined, for a reason from the closed list."""

    KIND: ClassVar[str] = "task.declined"
    opener: Origin
    reason: RefusalCode


class TaskDone(OnPaper, frozen=True, kw_only=True):
    """Reported as done by the one who took it."""

    KIND: ClassVar[str] = "task.done"
    opener: Origin


class TaskConfirmed(OnPaper, frozen=True, kw_only=True):
    """The opener confirms that it was done."""

    KIND: ClassVar[str] = "task.confirmed"
    to: Origin


KINDS: tuple[type[Body], ...] = (TaskOpened, TaskAccepted, TaskDeclined, TaskDone, TaskConfirmed)
