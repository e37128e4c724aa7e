"""The order of a joint task's moves, as one table.

Rules kept here: a move is lawful from the states named here and from no other; the partner's moves follow it too.
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

    code = "task.move-refused"
    advice = "Somebody may have been faster: open the task again and look where it stands."

    subject: str
    standing: State
    wanted: State


def check_move(task: JointTask, wanted: State) -> None:
    """Judge whether `task` may become `wanted`. Raises `MoveRefused`."""
    check_standing(task.subject, State(task.state), wanted)


def check_standing(subject: str, standing: State, wanted: State) -> None:
    """The same, for a task known by where it stands. Raises `MoveRefused`."""
    if wanted not in MOVES[standing]:
        raise MoveRefused(subject, standing, wanted)
