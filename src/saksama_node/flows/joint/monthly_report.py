"""The monthly report on an agreement: the same numbers as an outsider recomputes, as JSON and on paper."""

import json
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from saksama.cooperation.month import MonthReport, month_report
from saksama_node.flows.joint.read_joint_page import JointPage
from saksama_node.papers.month import MonthPaper, month_pdf
from saksama_node.settings.current import SETTINGS


@dataclass(frozen=True, slots=True)
class Monthly:
    """One month with what it rests on. `document` is the JSON that `saksama agreement report --json` prints."""

    page: JointPage
    report: MonthReport
    document: bytes


def monthly_report(page: JointPage, month: str, zone: ZoneInfo) -> Monthly:
    """Reckon the report on `month` (YYYY-MM) at the page's sizes. Raises `BadMonth`."""
    # The last entry's time, not our clock: whoever holds the logs to these sizes gets the same numbers.
    report = month_report(page.facts, month, zone, page.last_at or page.at)
    value = report.document(page.facts, page.sizes, page.terms.digest)
    text = json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True)
    return Monthly(page, report, f"{text}\n".encode())


def monthly_paper(monthly: Monthly, printed_at: datetime, zone: ZoneInfo) -> bytes:
    """The report as PDF/A-3b, its JSON attached. `printed_at`: the moment that stands on it."""
    page = monthly.page
    paper = MonthPaper(
        institution=SETTINGS.name_id,
        title=page.terms.title,
        month=monthly.report.month,
        parties={party.origin: party.name for party in page.terms.parties},
        clauses={clause.id: clause.title for clause in page.terms.clauses},
        address=SETTINGS.url,
        document=monthly.document,
        until=monthly.report.until.astimezone(zone),
        at=printed_at.astimezone(zone),
        simulation=SETTINGS.simulation,
    )
    return month_pdf(paper)
