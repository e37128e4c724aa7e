"""A case that may be given by lot."""

from saksama.entries.kinds.case import CaseReviewed, Origination, ReviewOutcome
from saksama_node.accounts.policy import Staff
from saksama_node.accounts.queries import actor_for
from saksama_node.cases.models import Case, Submission
from saksama_node.ledger.actions import act, append, new_subject
from saksama_node.settings.clock import now


def reviewed(by: Staff, procedure: str = "pemilu-2022") -> Case:
    """A case that waits to be registered."""
    with act():
        row = Submission.objects.create(
            subject=new_subject(),
            leaf=Submission.objects.count() + 1,
            kind="report",
            channel="counter",
            region="52",
            received_at=now(),
            code_digest=new_subject() * 2,
            box=b"",
        )
        day = now().date()
        case = Case.objects.create(
            subject=new_subject(),
            submission=row,
            region="52",
            day=day,
            state="to-register",
            changed_at=now(),
            procedure=procedure,
        )
        body = CaseReviewed(
            day=day.isoformat(),
            office="52",
            outcome=ReviewOutcome.REGISTER,
            procedure=procedure,
            source=Origination.REPORT,
        )
        append(body, subject=case.subject, actor=actor_for(by, case.subject), commits={"receipt": "ab" * 32})
        return case
