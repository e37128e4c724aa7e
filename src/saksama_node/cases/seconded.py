"""What proposals about cases are about, for lists and pages; one question for many."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from saksama_node.cases.models import Case, Submission


@dataclass(frozen=True, slots=True)
class About:
    """A report, and the case that its proposal is about. `case`, `number`: empty where there is none yet."""

    submission: int
    case: str
    number: str


def about(subjects: Collection[str]) -> Mapping[str, About]:
    """Each by the subject that was given: a case's own, or a report's, which may have become a case meanwhile."""
    cases = Case.objects.filter(subject__in=subjects).values_list("subject", "submission", "number")
    found = {subject: About(submission, subject, number or "") for subject, submission, number in cases}
    reports = Submission.objects.filter(subject__in=set(subjects) - found.keys())
    rows = reports.values_list("subject", "pk", "case__subject", "case__number")
    return found | {subject: About(pk, case or "", number or "") for subject, pk, case, number in rows}
