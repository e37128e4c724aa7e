"""What a subject is called on a screen: a case by its register number, what has no case yet as what came in.

Rules kept here: one question for cases and one for what came in, however many subjects are asked about.
Left to others: who may see it (callers have filtered by place).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from saksama_node.accounts.recusals import unkept
from saksama_node.cases.models import Case, Submission


@dataclass(frozen=True, slots=True)
class Label:
    """`number` empty before registration; `submission`: of what has no case yet, else None; `kind`: of the report.

    `received_at`: when the report came in.
    """

    number: str
    kind: str
    submission: int | None
    received_at: datetime


def labels(subjects: Iterable[str]) -> Mapping[str, Label]:
    """By subject; one that is unknown is not in it."""
    wanted = set(subjects)
    if not wanted:
        return {}
    cases = Case.objects.filter(unkept(), subject__in=wanted)
    asked = cases.values_list("subject", "number", "submission__kind", "submission__received_at")
    found = {subject: Label(number or "", kind, None, at) for subject, number, kind, at in asked}
    others = wanted - set(found)
    if not others:
        return found
    rows = Submission.objects.filter(unkept(), subject__in=others)
    came_in = rows.values_list("subject", "kind", "pk", "received_at")
    return {**found, **{subject: Label("", kind, pk, at) for subject, kind, pk, at in came_in}}
