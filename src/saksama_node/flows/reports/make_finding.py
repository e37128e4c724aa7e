"""Hand in what a supervisor saw, for a plenary to make it a finding (temuan): by the desk or another room.

Rules kept here:
  * It needs its finder, the letter of assignment, number and day of the supervision report (LHP, Formulir A), who did
    it, what happened, and evidence (Perbawaslu 7/2022 art. 5(1), Formulir Model B.2); what is missing is named, and
    nothing is kept.
  * It goes to the office of the place; an alleged crime, and the ethics of an ad hoc supervisor, on to the regency
    (art. 6(2), 6(4), 45(1)). A plenary decides on it.
Left to others: keeping and logging it (file_report), the plenary (flows.cases.hold_plenary), words of a form (web).
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from saksama.errors import CallerError
from saksama.procedure.levels import Level, at_level
from saksama_node.accounts.policy import Action, Staff, require
from saksama_node.cases.evidence import Given
from saksama_node.cases.report import Content, Person, Reporter, SubmissionKind, Supervision
from saksama_node.flows.reports.choose_place import office_of
from saksama_node.flows.reports.file_report import Filing, code_letters, file_report, new_code, taken_before


class Needed(StrEnum):
    """What a finding needs."""

    FINDER = "finder"
    ASSIGNMENT = "assignment"
    REPORT = "report"
    DAY = "report_day"
    WHO = "who"
    WHAT = "what"
    EVIDENCE = "evidence"


class FindingIncomplete(CallerError):
    """Something that a finding needs is missing; nothing was kept. `missing`: which, as in `Needed`."""

    code = "finding.incomplete"
    advice = "Fill in what is named, from the supervision report."

    missing: tuple[Needed, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a supervision report says. `area`: code of the smallest place; `happened_on` None where nobody knows.

    `is_crime`: an election crime is alleged; `is_ad_hoc`: a breach of ethics by an ad hoc supervisor is. `code`: the
    same for the same form, however often it is sent; empty where the caller itself hands in each once.
    """

    supervision: Supervision
    event: str
    place: str
    area: str
    happened_on: date | None
    account: str
    reported: tuple[Person, ...]
    testifiers: tuple[Person, ...] = ()
    evidence_words: str = ""
    files: tuple[Given, ...] = ()
    is_crime: bool = False
    is_ad_hoc: bool = False
    code: str = ""


def make_finding(by: Staff, found: Found) -> int:
    """The number of what was handed in; the same form sent twice gives the same.

    Raises `FindingIncomplete`, `NotAllowed`, `WordsRefused`, and what `file_report` raises.
    """
    region, here = office_for(found), office_of(found.area)
    require(by, Action.CASE_REVIEW, here)
    missing = lacking(found)
    if missing:
        raise FindingIncomplete(missing)
    content = Content(
        kind=SubmissionKind.FINDING,
        event=found.event,
        place=found.place,
        region=region,
        area=found.area,
        happened_on="" if found.happened_on is None else found.happened_on.isoformat(),
        # The period of art. 5(1)b runs from the day on which the supervision report was made.
        known_on=found.supervision.report_day,
        account=found.account,
        reported=found.reported,
        testifiers=found.testifiers,
        evidence_words=found.evidence_words,
        supervision=found.supervision,
    )
    letters = code_letters(found.code) or code_letters(new_code()) or ""
    received = file_report(Filing(content, Reporter(), found.files, letters), by=by, at=here)
    return received.submission if received else taken_before(letters)


def office_for(found: Found) -> str:
    """Which office's plenary makes it a finding."""
    region = office_of(found.area)
    return at_level(region, Level.REGENCY) if found.is_crime or found.is_ad_hoc else region


def lacking(found: Found) -> tuple[Needed, ...]:
    """What it needs and does not have, in the order of the form."""
    told = found.supervision
    there = {
        Needed.FINDER: told.finder,
        Needed.ASSIGNMENT: told.assignment,
        Needed.REPORT: told.report,
        Needed.DAY: told.report_day,
        Needed.WHO: any(each.name.strip() for each in found.reported),
        Needed.WHAT: found.event.strip() and found.account.strip(),
        Needed.EVIDENCE: found.files or found.evidence_words.strip(),
    }
    return tuple(each for each, given in there.items() if not given)
