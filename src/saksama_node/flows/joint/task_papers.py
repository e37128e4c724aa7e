"""Find the dispatches that carry a joint task's words: its offer (or the incident's report) and the reports on it.

Left to others: what the logs say of the task (`tasks`), answering it (answer_task, report_task).
"""

from datetime import datetime

from saksama.errors import CallerError
from saksama.vocabulary import DispatchKind
from saksama_node.exchange.queries import IncomingInfo, OutgoingInfo, incoming_about, outgoing_about
from saksama_node.exchange.states import IncomingState, OutgoingState
from saksama_node.tasks.actions import UnknownTask
from saksama_node.tasks.queries import TaskView
from saksama_node.tasks.queries import task as task_of

type Paper = IncomingInfo | OutgoingInfo

_OFFERS = (DispatchKind.TASK_OFFER, DispatchKind.INCIDENT_REPORT)


class WordsMissing(CallerError):
    """The dispatch with the words of this task has not arrived here."""

    code = "task.words-missing"
    advice = "The log already names the task; wait until its dispatch arrives, or look in the list of dispatches."

    subject: str


def known_task(subject: str) -> TaskView:
    """The task of this subject; `UnknownTask`."""
    found = task_of(subject)
    if found is None:
        raise UnknownTask(subject)
    return found


def offer_received(subject: str) -> IncomingInfo:
    """The partner's dispatch that offered this task; `WordsMissing`."""
    found = [paper for paper in incoming_about(subject) if paper.kind in _OFFERS]
    if not found:
        raise WordsMissing(subject)
    return found[0]


def reports_received(subject: str) -> tuple[IncomingInfo, ...]:
    """The partner's reports on this task that arrived, the newest first."""
    return tuple(paper for paper in incoming_about(subject) if paper.kind == DispatchKind.TASK_REPORT)


def is_sent_back(subject: str) -> bool:
    """Whether the newest report on this task, ours or the partner's, was refused: the work goes on."""
    reports = [paper for paper in papers_of(subject) if paper.kind == DispatchKind.TASK_REPORT]
    return bool(reports) and reports[-1].state in (IncomingState.REFUSED, OutgoingState.REFUSED)


def papers_of(subject: str) -> tuple[Paper, ...]:
    """Every dispatch about this task, ours and the partner's, in the order of sending."""
    return tuple(sorted([*incoming_about(subject), *outgoing_about(subject)], key=_moment))


def _moment(paper: Paper) -> datetime:
    return paper.sent_at or paper.created_at if isinstance(paper, OutgoingInfo) else paper.sent_at
