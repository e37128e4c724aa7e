"""What an act says on a form of the annex: to whom, when, and which of its alternatives stands.

Rules kept here: what the entry does not say is left to a hand, and all alternatives stay.
Left to others: the rest of a form (fill_forms), the annex's words (papers.annex).
"""

from typing import Final

from msgspec import UNSET

from saksama.entries.body import Body
from saksama.entries.kinds.case import (
    CaseDecided,
    CaseForwarded,
    CaseReviewed,
    DecisionOutcome,
    Destination,
    Ground,
    ReviewOutcome,
    Violation,
)
from saksama.entries.kinds.handling import CaseHeard, CaseInvited, CaseTransferred, Heard
from saksama_node.accounts.queries import office
from saksama_node.cases.report import Content
from saksama_node.flows.cases.form_fields import Values, joined, written_day

HEARD: Final = {Heard.REPORTER: "Pelapor", Heard.REPORTED: "Terlapor", Heard.TESTIFIER: "Saksi", Heard.EXPERT: "Ahli"}
_DKPP: Final = "Dewan Kehormatan Penyelenggara Pemilu"
_ADDRESSEES: Final = {Destination.DKPP: f"Ketua {_DKPP}"}
_BODIES: Final = {Destination.DKPP: _DKPP}
_BY_COURT_RULES: Final = {Violation.ADMINISTRATIVE, Violation.ADMINISTRATIVE_TSM}


def of_act(body: Body) -> Values:
    """Fields that the entry itself fills, and which of the annex's alternatives it chooses."""
    match body:
        case CaseReviewed():
            return {"conclusion": _conclusion(body), "recommendation": _recommendation(body)}
        case CaseForwarded():
            return {"addressee": _ADDRESSEES.get(body.to, ""), "recommended_to": _BODIES.get(body.to, "")}
        case CaseInvited():
            return {"hearing_day": written_day(body.day), "heard_as": HEARD[body.role]}
        case CaseHeard():
            return {"heard_as": HEARD[body.role]}
        case CaseTransferred():
            other = office(body.to).name
            return {"other": other, "head_of_other": f"Ketua {other}"}
        case _:
            return {}


def _conclusion(body: CaseReviewed) -> str:
    return "complete" if body.outcome is ReviewOutcome.REGISTER else "incomplete"


def _recommendation(body: CaseReviewed) -> str:
    if body.outcome is ReviewOutcome.INCOMPLETE:
        return "repair"
    if body.ground is Ground.LATE:
        return "late"
    if body.outcome is not ReviewOutcome.REGISTER:
        return ""
    types = set() if body.types is UNSET else set(body.types)
    kinds = ["register"] * bool(types - _BY_COURT_RULES) + ["register-administrative"] * bool(types & _BY_COURT_RULES)
    return " ".join(kinds)


def status_row(number: str, body: Body, content: Content) -> tuple[str, ...]:
    """The case's row of a notice of status; without who reported."""
    reported, status = joined(content.reported, "name"), ""
    match body:
        case CaseReviewed(outcome=ReviewOutcome.NOT_ACCEPTED):
            status = "Tidak diregistrasi"
        case CaseDecided(outcome=DecisionOutcome.NO_VIOLATION):
            status = "Tidak ditindaklanjuti"
        case CaseDecided():
            status = "Ditindaklanjuti"
    return (f"Terlapor: {reported}" if reported else "", number, status, "")
