"""The order of a joint task's moves, as one table.

Rules kept here: a move is lawful from the states named here and from no other; the partner's moves follow the same table.
Left to others: making the move durable (`actions`).
"""

from saksama.errors import CallerError
from saksama_node.tasks.models import JointTask, State

MOVES: dict[State, frozenset[State]] = {
    State.OFFERED: frozenset({State.ACCEPTED, State.DECLINED}),
    State.ACCEPTED: frozenset({State.DONE}),
    # Reported again when the opener asked for more; only the opener's confirmation ends it.
    State.DONE: frozenset({State.DONE, State.CONFIRMED}),
    State.DECLINED: frozenset(),
    State.CONFIRMED: frozenset(),
}


class MoveRefused(CallerError):
    """The task no longer stands where this move begins; nothing was changed."""

    def __init__(self, subject: str, standing: State, wanted: State) -> None:
        super().__init__("task-move-refused", f"the task is {standing.value}; it cannot become {wanted.value} now. Look again.")
        self.subject, self.standing, self.wanted = subject, standing, wanted


def check_move(task: JointTask, wanted: State) -> None:
    """Judge whether `task` may become `wanted`. Raises `MoveRefused`."""
    standing = State(task.state)
    if wanted not in MOVES[standing]:
        raise MoveRefused(task.subject, standing, wanted)
