"""From part IV of a report: propose a finding (temuan) to the plenary, with what the report says.

Rules kept here:
  * It is the one way of a finding (flows.reports.make_finding): finder, letter of assignment, number and day of the
    report, who, what and evidence are the report's; what is missing is named, and nothing is kept.
  * The report counts as made, and what it tells as known, on the day on which its first version was sent: a revision
    never begins the seven days anew (Perbawaslu 7/2022 art. 5(1)b).
  * One report begins one finding for the same event, whoever presses and however often.
  * What it tells, and its files, are sealed anew under the submission's own key; the version stays as it was sent.
Left to others: which words a report holds (its form), the plenary (flows.cases.hold_plenary).
"""

from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from typing import Final

from django.utils import timezone

from saksama.observation.document import Document
from saksama_node.accounts.policy import Staff
from saksama_node.accounts.recused import check_part
from saksama_node.cases import queries as cases
from saksama_node.cases.evidence import Given, evidence_name
from saksama_node.cases.report import Person, Supervision
from saksama_node.flows.observation.read_report import report_for
from saksama_node.flows.observation.report_papers import AnnexFile, annex_files
from saksama_node.flows.reports.make_finding import Found, make_finding
from saksama_node.ledger.actions import act
from saksama_node.observation import following
from saksama_node.observation.followed import Kind
from saksama_node.observation.suspicion import account, evidence, line, rows

_TITLE: Final = 200
"""So many letters of the event stand as the finding's title; the account begins with all of it."""


@dataclass(frozen=True, slots=True)
class Where:
    """What the report does not say. `area`: code of the smallest place of the event; as in `Found`."""

    area: str
    is_crime: bool = False
    is_ad_hoc: bool = False


def propose_finding(by: Staff, subject: str, where: Where) -> int:
    """Hand it in; the submission's number.

    Raises `ReportUnknown`, `FollowRefused`, and what `make_finding` raises.
    """
    check_part(by.id, subject)
    report_for(by, subject)
    with act():
        held = following.hold(subject, Kind.FINDING)
        files = tuple(_given(place, each) for place, each in enumerate(annex_files(subject, held.document), start=1))
        number = make_finding(by, found_of(held.document, held.made_at, where, files))
        following.keep(by, held, Kind.FINDING, cases.submission(number).subject)
    return number


def found_of(document: Document, made_at: datetime, where: Where, files: tuple[Given, ...] = ()) -> Found:
    """What the report says, as a finding asks for it; `files`: those of its version."""
    team, day = rows(document, "team"), line(document, "event_day")
    first = team[0] if team else {}
    return Found(
        supervision=Supervision(
            finder=first.get("name", ""),
            post=first.get("post", ""),
            assignment=line(document, "assignment"),
            report=document.number,
            report_day=timezone.localdate(made_at).isoformat(),
        ),
        event=" ".join(line(document, "event").split())[:_TITLE],
        place=line(document, "event_place"),
        area=where.area,
        happened_on=date.fromisoformat(day) if day else None,
        account=account(document),
        reported=(Person(name=line(document, "suspect"), address=line(document, "suspect_address")),),
        testifiers=tuple(
            Person(name=each.get("name", ""), address=each.get("address", "")) for each in rows(document, "witnesses")
        ),
        evidence_words=evidence(document),
        files=files,
        is_crime=where.is_crime,
        is_ad_hoc=where.is_ad_hoc,
    )


def _given(place: int, file: AnnexFile) -> Given:
    return Given(name=evidence_name(place, file.media_type), size=len(file.data), source=BytesIO(file.data))
