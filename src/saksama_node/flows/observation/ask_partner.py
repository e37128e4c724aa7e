"""Ask the partner for something that a report tells of: a task under the agreement's clause, and what came of it.

Rules kept here:
  * It is the one way of a task (flows.joint.offer_task): clause, leak check, both logs; the report keeps its id, so
    that its confirmation is read beside the report.
  * Nothing of the report goes to the partner but the words that were written for it.
Left to others: which clause fits (the agreement), the task's course (tasks), words of each kind (web).
"""

from saksama_node.accounts.policy import Staff
from saksama_node.accounts.recused import check_part
from saksama_node.flows.joint.offer_task import Wanted, offer_task
from saksama_node.flows.observation.read_report import report_for
from saksama_node.ledger.actions import act
from saksama_node.observation import following
from saksama_node.observation.followed import FollowInfo, Kind
from saksama_node.tasks.queries import TaskView, task


def ask_partner(by: Staff, subject: str, wanted: Wanted) -> str:
    """Offer the task; its subject. Raises `ReportUnknown`, `FollowRefused`, and what `offer_task` raises."""
    check_part(by.id, subject)
    report_for(by, subject)
    with act():
        held = following.hold(subject, Kind.TASK)
        offered = offer_task(by, wanted)
        following.keep(by, held, Kind.TASK, offered)
    return offered


def task_behind(follow_up: FollowInfo) -> TaskView | None:
    """The task that it began; None where it is kept from who looks, or not here any more."""
    return task(follow_up.ref) if follow_up.kind is Kind.TASK else None
