"""Report a security incident: its entry, the joint task in which it is worked, and its sealed words, in one act.

Rules kept here: the hours are the clause's; a leak of personal data has the law's own beside them (UU 27/2022 art. 46).
Left to others: sealing and sending (send_dispatch), the incident's course (`incidents`), the work (`tasks`).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from saksama.agreement.errors import NotPermitted, Why
from saksama.clocks.clock import hours_due
from saksama.clocks.shipped import PERSONAL_DATA_NOTICE, newest
from saksama.entries.kinds.incident import IncidentType
from saksama.envelope.kinds import IncidentReport
from saksama.errors import CallerError
from saksama.vocabulary import Classification, format_moment
from saksama_node.accounts.policy import ANYWHERE, Action, Staff, require
from saksama_node.agreements.queries import with_partner
from saksama_node.flows.exchange.send_dispatch import Letter, Outcome, send_dispatch
from saksama_node.flows.joint.offer_task import DueInPast
from saksama_node.incidents import actions as incidents
from saksama_node.ledger.actions import act
from saksama_node.settings.clock import now
from saksama_node.tasks import actions as tasks


@dataclass(frozen=True, slots=True)
class Happened:
    """What happened. `to`: the partner's log origin; `work_due`: UTC, when the work should be done."""

    to: str
    clause: str
    type: IncidentType
    title: str
    description: str
    work_due: datetime
    address: str = ""
    classification: Classification = Classification.RESTRICTED


class NoHours(CallerError):
    """The clause does not say within which hours an incident must be taken."""

    code = "incident.no-hours"
    advice = "Choose the clause on security: it states the hours."

    clause: str


def report_incident(by: Staff, happened: Happened) -> tuple[str, Outcome]:
    """Report it; return its subject and what became of its words. Raises NotPermitted, LeakFound, NoHours."""
    require(by, Action.INCIDENT_REPORT, ANYWHERE)  # whoever works here says what they saw
    with act():
        begun = now()
        if happened.work_due <= begun:
            raise DueInPast(happened.work_due)
        agreement, hours = _clause(happened)
        frame = {"agreement": agreement, "clause": happened.clause}
        words = {"title": happened.title, "description": happened.description}
        work = tasks.offer(by, happened.to, tasks.Offer(**words, **frame, due=happened.work_due))
        is_leak = happened.type is IncidentType.LEAK
        report = incidents.Report(
            **words,
            **frame,
            type=happened.type,
            due=begun + timedelta(hours=hours),
            # UU 27/2022 art. 46(1): 3 x 24 hours; the rule file says from when, and how certain that is.
            notice_due=hours_due(newest(PERSONAL_DATA_NOTICE), begun) if is_leak else None,
            task=work.entry.subject,
        )
        subject = incidents.report(by, happened.to, report).entry.subject
        return subject, send_dispatch(by, _letter(happened, subject, report))


def _clause(happened: Happened) -> tuple[str, int]:
    """The agreement's digest and the clause's hours."""
    found = with_partner(happened.to, now())
    if found is None or found.state.terms is None:
        raise NotPermitted(happened.clause, Why.NOT_SIGNED)
    clause = found.state.terms.clause(happened.clause)
    if clause is None or clause.incident_hours is None:
        raise NoHours(happened.clause)
    return found.state.terms.digest, clause.incident_hours


def _letter(happened: Happened, subject: str, report: incidents.Report) -> Letter:
    return Letter(
        to=happened.to,
        clause=happened.clause,
        classification=happened.classification,
        title=happened.title,
        payload=IncidentReport(
            incident=subject,
            type=happened.type,
            description=happened.description,
            due=format_moment(report.due),
            address=happened.address or None,
            notice_due=None if report.notice_due is None else format_moment(report.notice_due),
            task=report.task,
        ),
    )
