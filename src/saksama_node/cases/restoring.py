"""Cases again, as far as our own log tells, after a backup was restored.

Rules kept here:
  * A case that is here is moved on; one that is not cannot be made up: report, evidence and identity stood here only.
  * Register numbers go on after the last one that was logged, also for cases that are lost: none is given twice.
  * Who acted is known again where one of the people here bears the entry's pseudonym.
Left to others: telling people what is gone (web).
"""

import re
from typing import Final

from saksama.entries.body import Body
from saksama.entries.kinds.case import (
    CaseAssigned,
    CaseDecided,
    CaseReceived,
    CaseRegistered,
    CaseReviewed,
    IdentityOpened,
)
from saksama.entries.kinds.handling import CaseRenumbered
from saksama.entries.pseudonym import pseudonym
from saksama.procedure.moves import CASE
from saksama.procedure.replay import act_of, step
from saksama_node.accounts.queries import everyone
from saksama_node.cases.models import Case, CaseAct, NumberSeries
from saksama_node.cases.numbering import MONTHS, SOURCE_REPORT, form
from saksama_node.deadlines import actions as deadlines
from saksama_node.ledger.logged import LoggedEntry
from saksama_node.ledger.missing import Missing

_DIGITS: Final = re.compile(r"[0-9]+")


def restore(found: LoggedEntry) -> Missing | None:
    """Take over one entry of ours, in the caller's transaction; what of it did not come back."""
    body = found.entry.body
    match body:
        case CaseReceived():
            return Missing.SUBMISSION
        case IdentityOpened():
            return Missing.OPENING
        case CaseRegistered(number=number) | CaseRenumbered(number=number):
            count_number(number)
    case = Case.objects.select_for_update().filter(subject=found.entry.subject).first()
    if case is None:
        # A first review begins a case; which receipt it is of, only its lost opening tells.
        return Missing.REVIEW if isinstance(body, CaseReviewed) else Missing.CASE
    following = step(CASE, case.state, act_of(body))
    if following is None:
        return Missing.CASE
    case.state, case.changed_at = following, found.entry.at
    missing = _take(case, body)
    case.save()
    by = _bearer(found.entry.subject, found.entry.actor)
    deadlines.keep(case.subject, case.region, case.assignee)
    if by is not None:
        CaseAct.objects.create(case=case, leaf=found.leaf_id, kind=act_of(body), by=by, at=found.entry.at)
    return missing or (Missing.WORDS if found.entry.commits or by is None else None)


def count_number(number: str) -> None:
    """Go on after this register number in the series of its office and year."""
    for region, year, last in _readings(number):
        series, _ = NumberSeries.objects.select_for_update().get_or_create(region=region, year=year)
        if series.last < last:
            series.last = last
            series.save(update_fields=["last"])


def _take(case: Case, body: Body) -> Missing | None:
    match body:
        case CaseRegistered(number=number):
            case.number = number
        case CaseDecided(outcome=outcome):
            case.outcome = outcome
        case CaseAssigned(assignee=assignee):
            case.assignee = _bearer(case.subject, assignee)
            return None if case.assignee else Missing.ASSIGNEE
        case _:
            pass
    return None


def _bearer(subject: str, actor: str) -> int | None:
    """Who of the people here is called so within this subject."""
    return next((each.id for each in everyone() if pseudonym(each.secret, subject) == actor), None)


def _readings(number: str) -> list[tuple[str, int, int]]:
    """The office, year and running number that the form writes so: found by writing, not by cutting apart."""
    figures = sorted({int(each) for each in _DIGITS.findall(number)})
    years = [figure for figure in figures if 2000 <= figure < 3000]
    return [
        (office.region, year, running)
        for office in form().office
        for year in years
        for running in figures
        for month in MONTHS
        if number
        == form().number.pattern.format(
            number=running,
            source=SOURCE_REPORT,
            election=form().election.code,
            level=office.level,
            code=office.code or form().number.provisional.format(region=office.region),
            month=month,
            year=year,
        )
    ]
