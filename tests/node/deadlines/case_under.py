"""Cases under an edition, for tests: a report that came in, its review with the edition's name, and further acts."""

from typing import Any

from saksama.entries.body import Body
from saksama.entries.kinds.case import ReviewOutcome, Violation
from saksama_node.accounts.policy import Staff
from saksama_node.cases import codes, queries
from saksama_node.cases.actions import Review, move, register, review
from saksama_node.cases.queries import SubmissionInfo
from saksama_node.flows.reports.file_report import file_report, new_code
from saksama_node.ledger.actions import act
from tests.node.cases.filing import CONTENT, filing
from tests.node.cases.plenaries import decide_case, decide_review


def received(code: str = "", region: str = "52") -> SubmissionInfo:
    """A report that came in."""
    code = code or new_code()
    content = CONTENT if region == CONTENT.region else CONTENT.__class__(**{**fields(), "region": region})
    assert file_report(filing(code, content=content)) is not None
    info = queries.submission_by_code(codes.normal(code) or "")
    assert info is not None
    return info


def fields() -> dict[str, Any]:
    """The fields of the example's content."""
    return {name: getattr(CONTENT, name) for name in CONTENT.__struct_fields__}


def reviewed(
    by: Staff,
    info: SubmissionInfo,
    edition: str = "pemilu-2022",
    outcome: ReviewOutcome = ReviewOutcome.REGISTER,
    types: tuple[Violation, ...] = (Violation.OTHER_LAW,),
) -> str:
    """The case of a report, reviewed under the edition; its subject."""
    found = Review(outcome, types, procedure=edition)
    decide_review(info.id, found)
    with act():
        review(by, info.id, found, "")
    return queries.submission(info.id).case


def do(by: Staff, subject: str, body: Body) -> None:
    """One further act."""
    decide_case(subject, body)
    with act():
        move(by, subject, body)


def registered(by: Staff, subject: str) -> str:
    """Registered under the office's next number."""
    with act():
        register(by, subject)
    return queries.case(subject).number
