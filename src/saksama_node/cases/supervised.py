"""When a finding's supervision report (LHP) was made, read from what was handed in: from that day its time runs."""

from saksama_node.cases.models import Submission
from saksama_node.cases.report import SubmissionKind, read_content
from saksama_node.ledger.queries import openings_of


def report_day(row: Submission) -> str:
    """The day (ISO); empty for what is no finding, and where its content was erased."""
    if row.kind != SubmissionKind.FINDING:
        return ""
    found = openings_of(row.leaf, ["content"])
    return read_content(found[0].data).supervision.report_day if found else ""
