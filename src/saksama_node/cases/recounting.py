"""The running duties of all cases again, some at a time.

Rules kept here:
  * The newest first: there the most duties run.
  * Each case is locked while its duties are counted, so that an act on it waits or is seen.
  * What was handed in and has no case yet is counted after the cases; one that gets its case meanwhile loses its rows.
Left to others: what a duty is and how it is counted (`saksama_node.deadlines`), when (flows).
"""

from dataclasses import dataclass
from typing import Final

from saksama_node.cases.awaiting import keep
from saksama_node.cases.models import Case, Submission
from saksama_node.cases.supervised import report_day
from saksama_node.deadlines import actions as deadlines

_ABOVE: Final = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Reached:
    """How far a recount has come, from the newest on: the last id of cases, then of submissions."""

    case: int = _ABOVE
    submission: int = _ABOVE
    done: bool = False


def recount_some(reached: Reached, many: int) -> Reached:
    """Count at most `many` further ones, in the caller's transaction."""
    cases = list(Case.objects.select_for_update().filter(pk__lt=reached.case).order_by("-pk")[:many])
    for case in cases:
        keep(case)
    if cases:
        return Reached(cases[-1].pk, reached.submission)
    rows = Submission.objects.select_for_update(of=("self",)).filter(pk__lt=reached.submission, case__isnull=True)
    waiting = list(rows.order_by("-pk")[:many])
    # Asked again now that they are held: a review may have begun while we waited for its row.
    begun = set(Case.objects.filter(submission__in=waiting).values_list("submission_id", flat=True))
    for row in waiting:
        if row.pk in begun:
            deadlines.forget(row.subject)
        else:
            deadlines.expect_review(row.subject, row.region, row.received_at, row.kind, report_day(row))
    return Reached(reached.case, waiting[-1].pk) if waiting else Reached(reached.case, reached.submission, done=True)
