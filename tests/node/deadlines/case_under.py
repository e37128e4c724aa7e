"""Cases under an edition, for tests: a report that came in, its review with the edition's name, and further acts."""

from saksama.entries.body import Body
from saksama.entries.encoding import encode
from saksama.entries.kinds.case import CaseReviewed, Origination, ReviewOutcome, Violation
from saksama_node.accounts.queries import actor_for
from saksama_node.accounts.staff import Staff
from saksama_node.cases import codes, queries
from saksama_node.cases.actions import move, register
from saksama_node.cases.models import Case, CaseAct
from saksama_node.cases.queries import SubmissionInfo
from saksama_node.deadlines import actions as deadlines
from saksama_node.flows.file_report import file_report, new_code
from saksama_node.ledger.actions import act, append, new_subject, opening
from tests.node.cases.filing import CONTENT, filing

STATES = {ReviewOutcome.REGISTER: "to-register", ReviewOutcome.INCOMPLETE: "incomplete"}


def received(code: str = "", region: str = "52") -> SubmissionInfo:
    """A report that came in."""
    code = code or new_code()
    content = CONTENT if region == CONTENT.region else CONTENT.__class__(**{**fields(), "region": region})
    assert file_report(filing(code, content=content)) is not None
    info = queries.submission_by_code(codes.normal(code) or "")
    assert info is not None
    return info


def fields() -> dict[str, object]:
    """The fields of the example's content."""
    return {name: getattr(CONTENT, name) for name in CONTENT.__struct_fields__}


def reviewed(
    by: Staff,
    info: SubmissionInfo,
    edition: str = "pemilu-2022",
    outcome: ReviewOutcome = ReviewOutcome.REGISTER,
    types: tuple[Violation, ...] = (Violation.CRIMINAL,),
) -> str:
    """The case of a report, reviewed under the edition; its subject."""
    subject = new_subject()
    body = CaseReviewed(
        day=info.received_at.date().isoformat(),
        office=info.region,
        outcome=outcome,
        party="none",
        procedure=edition,
        source=Origination.REPORT,
        types=types,
    )
    with act():
        tie = opening("receipt", encode({"example": info.subject}))
        leaf = append(body, subject=subject, actor=actor_for(by, subject), openings=(tie,))
        case = Case.objects.create(
            subject=subject,
            submission_id=info.id,
            region=info.region,
            day=info.received_at.date(),
            state=STATES[outcome],
            changed_at=leaf.entry.at,
        )
        CaseAct.objects.create(
            case=case, leaf=leaf.leaf_id, kind=f"case.reviewed:{outcome}", by=by.id, at=leaf.entry.at
        )
        deadlines.forget(info.subject)
        deadlines.keep(subject, info.region, None)
    return subject


def do(by: Staff, subject: str, body: Body) -> None:
    """One further act."""
    with act():
        move(by, subject, body)


def registered(by: Staff, subject: str) -> str:
    """Registered under the office's next number."""
    with act():
        register(by, subject)
    return queries.case(subject).number
