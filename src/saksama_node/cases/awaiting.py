"""Keeping up what is owed in a case: its running duties, and on its row the act that must come next and its date.

Rules kept here:
  * Each act on a case, and whatever else changes its officer or its office, comes here, in its own transaction.
  * What is written is read off the case's own entries: another making gives the same.
  * The date is the nearest of what its edition asks: of the reporter, where the reporter is waited for.
Left to others: what is owed (`next_acts`), the count (deadlines), whose it is (`flows.cases.owed_acts`).
"""

from collections.abc import Iterable

from saksama_node.cases.models import Case
from saksama_node.cases.next_acts import Whose, owed
from saksama_node.cases.procedures import editions
from saksama_node.cases.standing import standing
from saksama_node.deadlines import actions as deadlines
from saksama_node.deadlines.running import Running, running


def keep_all(submissions: Iterable[int]) -> None:
    """The same of the cases of several reports, whose rows the caller holds: a plenary decided something of each."""
    for case in Case.objects.filter(submission__in=list(submissions)):
        keep(case)


def keep(case: Case) -> None:
    """Note what runs and what is owed now, after all entries of the case, those too that were just appended."""
    found, runs = None, tuple[Running, ...]()
    if case.procedure in editions():
        stands = standing(case.subject, case.procedure)
        history = stands.walked.history
        runs = running(stands.edition, stands.walked.open.values(), history)
        found = owed(stands.edition, history, has_officer=case.assignee is not None)
    is_offices = found is None or found.word.whose is not Whose.REPORTER
    span = deadlines.keep(case.subject, case.region, case.assignee, runs, by_office=is_offices)
    case.awaits, case.awaits_at = ("", "") if found is None else (found.word.act, found.office)
    case.due, case.latest = (None, None) if found is None else span
    Case.objects.filter(pk=case.pk).update(
        awaits=case.awaits, awaits_at=case.awaits_at, due=case.due, latest=case.latest
    )
