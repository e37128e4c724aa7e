"""The entries that forms of cases become, and those that are tried to see what may be offered (probes).

Rules kept here: a probe is the entry of one value that decides; what else must be named in it is taken as it was said
before, or as something that fits, so that only the value is judged.
Left to others: the rows (`moves`), the forms (`forms`).
"""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from msgspec import UNSET, UnsetType

from saksama.entries.body import Body
from saksama.entries.kinds import case as kinds
from saksama.entries.kinds import handling
from saksama.entries.kinds.case import Organizer, Origination, ReviewOutcome, Violation
from saksama.procedure.levels import depth
from saksama.procedure.moves import START
from saksama_node.accounts.queries import names_of_offices
from saksama_node.cases.actions import Review, bodies_of_review, body_of_review, each_once, in_order
from saksama_node.cases.numbering import elections, rewritten, specimen
from saksama_node.cases.procedures import editions, in_force
from saksama_node.cases.queries import CaseInfo
from saksama_node.flows.cases.register_case import series_of
from saksama_node.web.desk.cases import fields

type Cleaned = Mapping[str, Any]  # a cleaned form: Django types its values no closer
type Probes = Mapping[str, Body]

BY_GROUND: Final = {"stopped": kinds.Ground.CONSTITUTIONAL_COURT, "withdrawn": kinds.Ground.WITHDRAWN}
"""Outcomes of the form alone: it is not accepted because of a dispute at the Constitutional Court, or was withdrawn."""


def found_in(form: Cleaned, *, procedure: str = "") -> Review:
    """What a review form says."""
    ground = BY_GROUND.get(form["outcome"]) or (kinds.Ground(form["ground"]) if form["ground"] else None)
    outcome = ReviewOutcome.NOT_ACCEPTED if form["outcome"] in BY_GROUND else ReviewOutcome(form["outcome"])
    is_refusal = outcome is ReviewOutcome.NOT_ACCEPTED
    types = fields.violations(form["types"])
    if outcome is ReviewOutcome.OTHER_LAW and not types:
        types = (Violation.OTHER_LAW,)
    substance = form.get("violation") if ground is kinds.Ground.WITHDRAWN else form.get("substance")
    return Review(
        outcome,
        types,
        form["party"],
        procedure,
        ground if is_refusal else None,
        fields.organizers(form.get("organizers", ())),
        substance == "yes" if is_refusal and substance else None,
        form.get("written"),
        form.get("relayed"),
    )


def outcomes_for(day: date, source: Origination) -> frozenset[str]:
    """What a first review can find of something that came in on this day as this, under an edition in force then."""
    found = {
        move.act.partition(":")[2]
        for edition in in_force(day)
        for move in edition.move
        if START in move.from_ and source in move.sources
    }
    return frozenset(found)


def reviewed_again(case: CaseInfo, form: Cleaned) -> kinds.CaseReviewed:
    """What a further review's form says."""
    return body_of_review(case.submission.id, found_in(form))


def review_probes(case: CaseInfo) -> Probes:
    """A further review with each outcome."""
    is_said = editions()[case.procedure].asks("substance-said")
    sent: dict[str, object] = {"ground": "late", "party": case.party or "none", "substance": "no" if is_said else ""}
    sent["written"] = case.day

    def found(outcome: str) -> Review:
        types = () if outcome == ReviewOutcome.OTHER_LAW else case.types
        return found_in(sent | {"outcome": outcome, "types": types})

    outcomes = [str(each) for each in (*ReviewOutcome, "stopped")]
    return dict(zip(outcomes, bodies_of_review(case.submission.id, map(found, outcomes)), strict=True))


def register_probes(case: CaseInfo) -> Probes:
    """A registration as what it was reviewed, and as something that any office may have."""
    number = specimen(series_of(case))
    reviewed = in_order(map(Violation, case.types)) or (Violation.ADMINISTRATIVE,)
    as_reviewed = kinds.CaseRegistered(number=number, organizers=_concerned(case, reviewed), types=reviewed)
    return {"": as_reviewed, "other": kinds.CaseRegistered(number=number, types=(Violation.ADMINISTRATIVE,))}


def registered(case: CaseInfo, form: Cleaned) -> kinds.CaseRegistered:
    """What a registration's form says, under a number that nobody has."""
    return kinds.CaseRegistered(
        number=specimen(series_of(case)),
        organizers=each_once(fields.organizers(form.get("organizers", ()))) or UNSET,
        types=in_order(fields.violations(form["types"])),
    )


def _concerned(case: CaseInfo, types: tuple[Violation, ...]) -> tuple[Organizer, ...] | UnsetType:
    """Whom a probe says that ethics concern: as it was said before, or some class where the procedure asks for one."""
    if Violation.ETHICS not in types or not editions()[case.procedure].asks_organizers:
        return UNSET
    return each_once(fields.organizers(fields.concerned(case))) or (Organizer.PERMANENT,)


def renumber_probes(case: CaseInfo) -> Probes:
    """The number with each election."""
    series = series_of(case)
    written = {each.code: rewritten(case.number, series, each.code) for each in elections(series)}
    return {
        code: handling.CaseRenumbered(number=number, replaces=case.number) for code, number in written.items() if number
    }


def decided(form: Cleaned) -> kinds.CaseDecided:
    """What a decision's form says."""
    outcome = kinds.DecisionOutcome(form["outcome"])
    is_several = outcome is kinds.DecisionOutcome.SEVERAL
    return kinds.CaseDecided(
        organizers=each_once(fields.organizers(form.get("organizers", ()))) or UNSET,
        outcome=outcome,
        types=in_order(fields.violations(form["types"])) if is_several else UNSET,
    )


def decide_probes(case: CaseInfo) -> Probes:
    """A decision of each outcome."""
    found: dict[str, Body] = {}
    # Asked once: the whole case is replayed for it.
    several = fields.several_decided(case) or (Violation.ADMINISTRATIVE, Violation.OTHER_LAW)
    for outcome in kinds.DecisionOutcome:
        types = (Violation.ETHICS,) if outcome is kinds.DecisionOutcome.ETHICS else ()
        organizers = _concerned(case, types)
        sent = {"outcome": outcome, "types": several, "organizers": () if organizers is UNSET else organizers}
        found[outcome] = decided(sent)
    return found


def transferred(case: CaseInfo, to: str, ground: str = "") -> handling.CaseTransferred:
    """Handed to that office, in the direction in which it lies."""
    here, there = depth(case.region), depth(to)
    direction = (
        handling.Direction.ACROSS
        if there == here
        else handling.Direction.DOWN
        if there > here
        else handling.Direction.UP
    )
    named = handling.TakeOver(ground) if ground else UNSET
    return handling.CaseTransferred(direction=direction, ground=named, to=to)


def transfer_probes(case: CaseInfo) -> Probes:
    """Each office; a take-over with the first ground that there is, which it must name one of."""
    grounds = editions()[case.procedure].take_overs()

    def probe(to: str) -> Body:
        is_up = depth(to) < depth(case.region)
        return transferred(case, to, str(grounds[0]) if grounds and is_up else "")

    return {each: probe(each) for each in names_of_offices()}


def notified(form: Cleaned) -> kinds.CaseNotified:
    """What a notice's form says."""
    return kinds.CaseNotified(means=kinds.Means(form["means"]), reached=False if form["unreached"] else UNSET)
