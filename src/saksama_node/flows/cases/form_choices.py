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
from saksama.entries.kinds.handling import CaseContested, CaseCorrected, CaseHeard, CaseInvited, CaseTransferred, Heard
from saksama.procedure.levels import Level, at_level
from saksama_node.cases.report import Content
from saksama_node.flows.cases.form_fields import Values, body_name, joined, written_day
from saksama_node.places.regions import place_of

HEARD: Final = {Heard.REPORTER: "Pelapor", Heard.REPORTED: "Terlapor", Heard.TESTIFIER: "Saksi", Heard.EXPERT: "Ahli"}
_SIGNED: Final = {
    True: "membubuhkan tanda tangan seperti di bawah ini",
    False: "tidak bersedia membubuhkan tanda tangan",
}
_DKPP: Final = "Dewan Kehormatan Penyelenggara Pemilu"
_CONCLUSIONS: Final = {
    ReviewOutcome.REGISTER: "complete",
    ReviewOutcome.INCOMPLETE: "incomplete",
    ReviewOutcome.NOT_ACCEPTED: "incomplete",
}
_BY_COURT_RULES: Final = {Violation.ADMINISTRATIVE, Violation.ADMINISTRATIVE_TSM}


def of_act(region: str, body: Body) -> Values:
    """Fields that the entry itself fills, and which of the annex's alternatives it chooses."""
    told: Values = {}
    match body:
        case CaseReviewed():
            is_over = body.ground in (Ground.SETTLED, Ground.WITHDRAWN)
            conclusion = "over" if is_over else _CONCLUSIONS.get(body.outcome, "")
            told = {"conclusion": conclusion, "recommendation": "over" if is_over else _recommendation(body)}
        case CaseForwarded():
            told = _addressed(region, body.to)
        case CaseInvited():
            told = {"hearing_day": written_day(body.day), "heard_as": HEARD[body.role]}
        case CaseHeard():
            told = {"heard_as": HEARD[body.role], "signing": "" if body.signed is UNSET else _SIGNED[body.signed]}
        case CaseTransferred():
            other = body_name(body.to)
            told = {"other": other, "head_of_other": f"Ketua {other}"}
        case CaseContested():
            told = {"recommended_by": body_name(region)}
        case CaseCorrected():
            # Bawaslu or the province corrects, never the office of the case: which, the entry of the request says.
            told = {"correction": body.outcome.value, "body": ""}
    return told


def _addressed(region: str, to: Destination) -> Values:
    """To whom, where the annex leaves one alone: of the police, of an employer, the officer writes which."""
    match to:
        case Destination.DKPP:
            return {"addressee": f"Ketua {_DKPP}", "recommended_to": _DKPP}
        case Destination.KPU | Destination.BAWASLU_REGENCY if place := _regency(region):
            # Of ad hoc organizers KPU Kabupaten/Kota is addressed, from above through Bawaslu there (art. 44(2), (3)).
            body = f"KPU {place}"
            name = place.removeprefix("Kabupaten ").removeprefix("Kota ")
            return {"addressee": f"Ketua {body}", "recommended_to": body, "regency": name}
        case _:
            return {}


def _regency(region: str) -> str:
    """The regency or city in which this office lies, with its level; empty for an office above."""
    found = place_of(at_level(region, Level.REGENCY)) if "." in region else None
    return found.name if found else ""


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
