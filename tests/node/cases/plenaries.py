"""A plenary held at an office, for tests: its commissioners decide on what is named."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from itertools import groupby
from random import Random

from saksama.entries.body import Body
from saksama.entries.kinds.case import Violation
from saksama.procedure.deciding import SEVERAL
from saksama.procedure.levels import depth
from saksama.procedure.plenary import deciding_office
from saksama_node.accounts.policy import Role, Staff, today
from saksama_node.cases import queries
from saksama_node.cases.actions import Review, body_of_review
from saksama_node.cases.awaiting import keep_all
from saksama_node.cases.models import Case, PlenaryItem, Submission
from saksama_node.cases.plenaries.held import held_at
from saksama_node.cases.plenaries.holding import Meeting, PlenaryRefused, Ticked, hold_meeting, open_for, transferable
from saksama_node.cases.procedures import editions
from saksama_node.cases.standing import decided_by, standing
from saksama_node.flows.cases.hold_plenary import hold_plenary
from saksama_node.flows.handling.handle_case import handle_case as handle_flow
from saksama_node.flows.handling.review_report import review_report as review_flow
from saksama_node.ledger.actions import act, new_subject
from tests.node.staffing import staff_with


def hold(*items: Ticked, region: str = "52", members: Sequence[Staff] = (), number: str = "", **changed: object) -> str:
    """A meeting of this office that decided these; the subject of its entry."""
    sat = members or [staff_with(Role.COMMISSIONER, region, f"pleno{place}") for place in range(3)]
    fields: dict[str, object] = {
        "region": region,
        "day": today(),
        "number": number or f"{len(held_at(region)) + 1:03}/BA/PLENO/2026",
        "members": sat,
        "seats": 5,
        "items": items,
    }
    return hold_plenary(sat[0], Meeting(**(fields | changed)))  # type: ignore[arg-type]


def hold_on(info: queries.SubmissionInfo, decided: str, **changed: object) -> str:
    """The same of one report or its case, at its office."""
    return hold(Ticked(info.id, decided), **({"region": info.region} | changed))  # type: ignore[arg-type]


SAT = tuple(
    Staff(
        id=900_000 + place,
        username=f"pleno-{place}",
        name="Contoh Anggota Pleno",
        office="Contoh",
        region="52",
        held=(),
        secret=bytes([place]) * 32,
    )
    for place in range(3)
)
"""Members whom no other part of a test meets: they have no account, and so no list, letter or count knows them."""


def decide(submission: int, what: str) -> None:
    """A plenary decided this of a report or its case, where its edition asks for one and it can be decided now."""
    info = queries.submission(submission)
    name, _, kinds = what.partition(f"{SEVERAL}:")
    what, of = (SEVERAL, frozenset(map(Violation, kinds.split("+")))) if kinds else (name, frozenset())
    if what == SEVERAL and not of:
        of = frozenset({Violation.ADMINISTRATIVE, Violation.OTHER_LAW})
    if PlenaryItem.objects.filter(submission=submission, decided=what, act=None).exists():
        return
    meeting = Meeting(
        region=deciding_office(what, info.region),
        day=today(),
        number=new_subject(),
        members=SAT,
        seats=5,
        items=(Ticked(submission, what, kinds=of),),
    )
    with suppress(PlenaryRefused), act():
        hold_meeting(SAT[0], meeting)
        keep_all([submission])


def decide_case(subject: str, body: Body) -> None:
    """The same of what this act would enter on a case."""
    case = Case.objects.get(subject=subject)
    if editions()[case.procedure].needs_plenary((body.KIND,)):
        decide(case.submission_id, decided_by(body))


def decide_sent(subject: str, slug: str, sent: Mapping[str, object]) -> None:
    """The same of what is sent to a case's page at the desk."""
    case = queries.case(subject)
    match slug:
        case "kaji":
            becomes = sent["outcome"] == "not-accepted" and sent.get("substance") == "yes"
            decide(case.submission.id, f"case.reviewed:{'becoming' if becomes else sent['outcome']}")
        case "sanksi":
            decide(case.submission.id, f"case.sanctioned:{sent['sanction']}")
        case "putus-koreksi":
            decide(case.submission.id, f"case.corrected:{sent['outcome']}")
        case "putus":
            kinds = "+".join(each for each in Violation if sent["outcome"] == "several" and each in sent["types"])  # type: ignore[operator]
            decide(case.submission.id, ":".join(filter(None, ("case.decided", str(sent["outcome"]), kinds))))
        case "alihkan":
            here, there = depth(case.region), depth(str(sent["to"]))
            way = "across" if here == there else "down" if there > here else "up"
            decide(case.submission.id, f"case.transferred:{way}:{sent['to']}")


def decide_some(dice: Random, submission: int) -> None:
    """Of each question that a plenary can decide now it decided one answer."""
    row = Submission.objects.get(pk=submission)
    case = Case.objects.filter(submission=row).first()
    stands = None if case is None else standing(case.subject, case.procedure)
    region = (row if case is None else case).region
    open_now = open_for(row, stands, region, transferable())
    for _, found in groupby(open_now, key=lambda each: each.decided.partition(":")[0]):
        decide(submission, dice.choice([each.decided for each in found]))


def decide_review(submission_id: int, found: Review) -> None:
    """The same of a review, first or later."""
    body = body_of_review(submission_id, found)
    if editions()[body.procedure].needs_plenary((body.KIND,)):
        decide(submission_id, decided_by(body))


def review_report(by: Staff, submission_id: int, found: Review, words: str) -> str:
    """The flow of this name, for what a plenary decided just before."""
    decide_review(submission_id, found)
    return review_flow(by, submission_id, found, words)


def handle_case(by: Staff, subject: str, body: Body, words: str = "") -> bool:
    """The flow of this name, for what a plenary decided just before."""
    decide_case(subject, body)
    return handle_flow(by, subject, body, words)
