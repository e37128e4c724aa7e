"""Report that a task is done: the sealed report with its attachments, and the entry that says so."""

from collections.abc import Sequence

from saksama.envelope.kinds import TaskReport
from saksama.vocabulary import Classification
from saksama_node.accounts.policy import INSTITUTION, Action, Staff, require
from saksama_node.exchange.attachments import Upload
from saksama_node.flows.exchange.send_dispatch import Letter, Outcome, send_dispatch
from saksama_node.flows.joint.task_papers import known_task, offer_received
from saksama_node.ledger.actions import act
from saksama_node.tasks import actions as tasks
from saksama_node.tasks.actions import check_standing
from saksama_node.tasks.queries import State, TaskView


def report_task(by: Staff, subject: str, text: str, uploads: Sequence[Upload] = ()) -> Outcome:
    """Report; a report that the leak check could not clear is held until a second person releases it, and says so.

    Raises NotPermitted, LeakFound, MoveRefused; then nothing stays.
    """
    require(by, Action.TASK_WORK, INSTITUTION)  # the institution was asked
    task = known_task(subject)
    check_standing(subject, task.state, State.DONE)
    letter = _letter(task, text)
    if not uploads:
        with act():
            outcome = send_dispatch(by, letter)
            tasks.report_done(by, subject, text)
            return outcome
    # Sealing large files takes longer than an act may. The report is kept in one act with the entry and sealed after
    # it: should the machine stop between, it goes out by itself.
    return send_dispatch(by, letter, uploads, along=lambda _subject: tasks.report_done(by, subject, text))


def _letter(task: TaskView, text: str) -> Letter:
    offer = offer_received(task.subject)
    return Letter(
        to=task.opener,
        clause=task.clause,
        classification=Classification(offer.classification),
        title=task.title,
        payload=TaskReport(task=task.subject, report=text, done=True),
        subjects=frozenset(offer.frame.subjects) if offer.frame else frozenset(),
        answers=offer.index,
    )
