"""Cases whose duty lapses soon, and people with an office address, for the tests of warnings."""

from datetime import datetime, timedelta

from saksama_node.accounts.models import Person
from saksama_node.accounts.policy import Role, Staff
from saksama_node.cases.actions import set_assignee
from saksama_node.deadlines.models import Duty, DutyWarning
from saksama_node.flows.deadlines.warn_of_deadlines import warn_of_deadlines
from saksama_node.settings.clock import now
from tests.node.deadlines.case_under import received, registered, reviewed
from tests.node.staffing import staff_with
from tests.node.upkeep.conftest import address


def reached(role: Role, region: str = "52", which: str = "") -> Staff:
    """A person with this role and an office address."""
    who = staff_with(role, region, which)
    Person.objects.filter(pk=who.id).update(email=address(who))
    return who


def owed(by: Staff, left: timedelta, region: str = "52", *, given: bool = True) -> str:
    """A registered case, given to `by` unless it is nobody's, whose handling is due in so long; its subject."""
    subject = reviewed(by, received(region=region))
    registered(by, subject)
    if given:
        set_assignee(subject, by)
    leave(subject, left)
    return subject


def leave(subject: str, left: timedelta, more: timedelta = timedelta()) -> datetime:
    """As if so much time were left for the duties of a case, and by another reading `more`; their due moment."""
    due = now() + left
    Duty.objects.filter(subject=subject).update(due=due, latest=due + more)
    return due


def warned(subject: str) -> list[tuple[int, list[int]]]:
    """Of each warning of a case the lead and who was warned, the oldest first."""
    rows = DutyWarning.objects.filter(subject=subject).order_by("pk")
    return [(row.lead, list(row.people.order_by("pk").values_list("person", flat=True))) for row in rows]


def round_of_warnings() -> int:
    """All that is due now; how many batches."""
    return sum(1 for _ in warn_of_deadlines())


def age(subject: str, by: timedelta) -> None:
    """As if the warnings of a case had been made so much earlier."""
    for row in DutyWarning.objects.filter(subject=subject):
        DutyWarning.objects.filter(pk=row.pk).update(at=row.at - by)
