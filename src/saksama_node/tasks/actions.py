"""Acts on joint tasks: offer, accept, decline, report, confirm; and taking over what the partner's log says.

Rules kept here:
  * A move is lawful from the states that `MOVES` names and from no other; the partner's moves follow it too.
  * Every act of ours is an entry in our log, in the same transaction; the caller holds `ledger.actions.act()`.
  * The row is locked before it is judged: of two officers who answer at once, one is told that it was already answered.
  * The partner's moves come from its log alone, never from a payload.
Left to others: sending the words across (`exchange`), who may do it (`accounts.policy`), the order of both (flows).
"""

from dataclasses import dataclass
from datetime import datetime

from saksama.entries.body import Body
from saksama.entries.entry import Entry
from saksama.entries.kinds.task import TaskAccepted, TaskConfirmed, TaskDeclined, TaskDone, TaskOpened
from saksama.errors import CallerError, EvidenceError, NotThere
from saksama.vocabulary import RefusalCode, format_moment
from saksama_node.accounts.policy import Staff
from saksama_node.accounts.queries import actor_for
from saksama_node.ledger.actions import Leaf, append, new_subject
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS
from saksama_node.tasks.models import JointTask, State
from saksama_node.tasks.sealed import sealed_offer, sealed_report

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


class UnknownTask(NotThere):
    """No joint task that this side may move has this subject."""

    code = "task.unknown"
    advice = "Go back to the list of tasks and open the task again."

    subject: str


class OfferContradicts(EvidenceError):
    """The words that came belong to a task of other parties: the partner cannot write over it."""

    code = "task.contradicts"
    advice = "Refuse the dispatch and ask the partner which task it means."

    subject: str


@dataclass(frozen=True, slots=True)
class Offer:
    """The words of a task and its frame: under which agreement and clause, due when (UTC), serving which case."""

    title: str
    description: str
    due: datetime
    agreement: str
    clause: str
    about: str = ""


def offer(by: Staff, to: str, words: Offer) -> Leaf:
    """Open a joint task for `to`; its subject is the entry's. The words are sent in the same transaction."""
    subject = new_subject()
    body = TaskOpened(agreement=words.agreement, clause=words.clause, due=format_moment(words.due), to=to)
    leaf = append(body, subject=subject, actor=actor_for(by, subject))
    JointTask.objects.create(
        subject=subject,
        opener=SETTINGS.origin,
        to=to,
        agreement=words.agreement,
        clause=words.clause,
        **sealed_offer(subject, words.title, words.description),
        due=words.due,
        about=words.about,
        opened_at=now(),
    )
    return leaf


def receive_offer(opener: str, subject: str, words: Offer) -> None:
    """Keep the words of an offer that the partner sent. The same offer again changes nothing.

    A subject already taken by another opener is refused (`OfferContradicts`): the partner cannot write over our task.
    """
    task, is_new = JointTask.objects.get_or_create(
        subject=subject,
        defaults={
            "opener": opener,
            "to": SETTINGS.origin,
            "agreement": words.agreement,
            "clause": words.clause,
            **sealed_offer(subject, words.title, words.description),
            "due": words.due,
            "about": words.about,
            "opened_at": now(),
        },
    )
    if not is_new and task.opener != opener:
        raise OfferContradicts(subject)


def receive_report(worker: str, subject: str, text: str) -> None:
    """Keep the words of the partner's report on a task that we opened. That it is done, its log says."""
    task = _locked(subject)
    if task.opener != SETTINGS.origin or task.to != worker:
        raise OfferContradicts(subject)
    task.report = sealed_report(subject, text)
    task.save(update_fields=["report"])


def accept(by: Staff, subject: str) -> Leaf:
    """Take the task. Raises `MoveRefused` when it was already answered."""
    task = _ours_to_do(subject, State.ACCEPTED)
    return _move(by, task, State.ACCEPTED, TaskAccepted(opener=task.opener))


def decline(by: Staff, subject: str, reason: RefusalCode) -> Leaf:
    """Decline the task, for a reason from the closed list."""
    task = _ours_to_do(subject, State.DECLINED)
    return _move(by, task, State.DECLINED, TaskDeclined(opener=task.opener, reason=reason))


def report_done(by: Staff, subject: str, text: str) -> Leaf:
    """Say that the work is done, in words that go to the opener."""
    task = _ours_to_do(subject, State.DONE)
    task.report = sealed_report(subject, text)
    task.save(update_fields=["report"])
    return _move(by, task, State.DONE, TaskDone(opener=task.opener))


def confirm(by: Staff, subject: str) -> Leaf:
    """Confirm, as the opener, that the work was done: only now it counts."""
    task = _locked(subject)
    if task.opener != SETTINGS.origin:
        raise UnknownTask(subject)
    check_move(task, State.CONFIRMED)
    return _move(by, task, State.CONFIRMED, TaskConfirmed(to=task.to))


def learn(origin: str, entry: Entry) -> None:
    """Take over a move that the partner `origin` logged. What is out of order is left for `verify` to name."""
    task = JointTask.objects.select_for_update().filter(subject=entry.subject).first()
    if task is None:
        return
    wanted = _move_of(origin, task, entry.body)
    if wanted is not None and wanted in MOVES[State(task.state)]:
        task.state = wanted
        task.save(update_fields=["state"])


def _move_of(origin: str, task: JointTask, body: Body) -> State | None:
    """The state that the partner's entry leads to, or None when the task is not its to move."""
    mine = task.opener == SETTINGS.origin and task.to == origin
    theirs = task.opener == origin and task.to == SETTINGS.origin
    match body:
        case TaskAccepted(opener=opener) if mine and opener == task.opener:
            return State.ACCEPTED
        case TaskDeclined(opener=opener) if mine and opener == task.opener:
            return State.DECLINED
        case TaskDone(opener=opener) if mine and opener == task.opener:
            return State.DONE
        case TaskConfirmed() if theirs:
            return State.CONFIRMED
        case _:
            return None


def _locked(subject: str) -> JointTask:
    task = JointTask.objects.select_for_update().filter(subject=subject).first()
    if task is None:
        raise UnknownTask(subject)
    return task


def _ours_to_do(subject: str, wanted: State) -> JointTask:
    """The locked task, if it was offered to us and may become `wanted`."""
    task = _locked(subject)
    if task.to != SETTINGS.origin:
        raise UnknownTask(subject)
    check_move(task, wanted)
    return task


def _move(by: Staff, task: JointTask, state: State, body: Body) -> Leaf:
    task.state = state
    task.save(update_fields=["state"])
    return append(body, subject=task.subject, actor=actor_for(by, task.subject))
