"""Joint tasks again, from what our own log says of them, after a backup was restored.

Rules kept here:
  * Where a task stands is what our entries say, whatever was here: they were lawful when they were logged.
  * A task never moves back; what only the words could tell is said to be missing, never made up.
Left to others: the partner's moves and the offers that came from it, which the follower meets again.
"""

from typing import Final

from saksama.entries.kinds.task import TaskAccepted, TaskConfirmed, TaskDeclined, TaskDone, TaskOpened
from saksama.vocabulary import parse_moment
from saksama_node.ledger.logged import LoggedEntry
from saksama_node.ledger.missing import Missing
from saksama_node.settings.current import SETTINGS
from saksama_node.tasks.models import JointTask, State
from saksama_node.tasks.sealed import sealed_offer

TITLE: Final = "Tugas yang kata-katanya hilang"
_ORDER: Final = (State.OFFERED, State.ACCEPTED, State.DECLINED, State.DONE, State.CONFIRMED)


def restore(found: LoggedEntry) -> Missing | None:
    """Take over one entry of ours, in the caller's transaction; what of it did not come back. Again changes nothing."""
    match found.entry.body:
        case TaskOpened() as body:
            return _opened(found, body)
        case TaskAccepted():
            return _stands(found.entry.subject, State.ACCEPTED)
        case TaskDeclined():
            return _stands(found.entry.subject, State.DECLINED)
        case TaskDone():
            return _stands(found.entry.subject, State.DONE)
        case TaskConfirmed():
            return _stands(found.entry.subject, State.CONFIRMED)
        case _:
            return None


def _opened(found: LoggedEntry, body: TaskOpened) -> Missing | None:
    _, is_new = JointTask.objects.get_or_create(
        subject=found.entry.subject,
        defaults={
            "opener": SETTINGS.origin,
            "to": body.to,
            "agreement": body.agreement,
            "clause": body.clause,
            **sealed_offer(found.entry.subject, TITLE, ""),
            "due": parse_moment(body.due),
            "opened_at": found.entry.at,
        },
    )
    return Missing.WORDS if is_new else None


def _stands(subject: str, state: State) -> Missing | None:
    task = JointTask.objects.select_for_update().filter(subject=subject).first()
    if task is None:
        # An offer of the partner: its words come with the dispatch that is fetched again, and this entry is met anew.
        return Missing.AGAIN
    if _ORDER.index(state) > _ORDER.index(State(task.state)):
        task.state = state
        task.save(update_fields=["state"])
    # Our own report on it stands in the sealed dispatch and stood here.
    return Missing.WORDS if state is State.DONE and not task.report else None
