"""Acts of two persons on a case: judged, entered with both, overtaken; and what their proposals are about.

Rules kept here:
  * A proposal stands under the case's subject, or under the receipt's where the act would begin the case.
  * Its body is the entry's, whole but for the second person; what is entered is that, with the second named.
  * The second is another one; the entry names both, and a recused one is refused by the edition's guard.
  * A case can be moved on meanwhile; where its proposal then may not be entered any more, it is overtaken.
  * The caller holds `ledger.actions.act()`, and to enter something the rows that `hold` locks.
  * What proposals are about is one question for many.
Left to others: which acts need two (the edition), who has the right, the order of a confirmation (`flows.seconds`).
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

import msgspec

from saksama.entries.body import Body
from saksama.entries.kinds import BODIES
from saksama.entries.kinds.case import CaseReviewed
from saksama.entries.pseudonym import pseudonym
from saksama.errors import BugError
from saksama_node.accounts.policy import Staff
from saksama_node.accounts.queries import actor_for
from saksama_node.cases.lots.drawing import SLOT as LOT
from saksama_node.cases.models import Case, Submission
from saksama_node.cases.moving import begin, check_persons_part, enter, standing_of
from saksama_node.cases.moving import check as check_move
from saksama_node.cases.resolved import subject_for
from saksama_node.cases.standing import ENDED, Standing, beginning, with_second
from saksama_node.ledger.actions import Leaf
from saksama_node.seconds.proposing import Asked, Proposed, open_of, overtake

SLOT: Final = "case"
"""One act of two persons at a time on a case and its report."""
_ANYBODY: Final = "f" * 32
"""Stands for the first person where only the case is asked, not a person."""


def asked(subject: str, body: Body, words: str) -> Asked:
    """An act as it is proposed, with the plenary that decided it: what both read is what is entered.

    `subject`: the case's, or the receipt's where it would begin one.
    """
    row, case = _rows(subject)
    body = _stands(row, case, body).named(body)
    return Asked(body.KIND, subject, msgspec.json.encode(body).decode(), words)


def body_of(asked: Asked | Proposed) -> Body:
    """The entry's body as it was proposed."""
    return msgspec.json.decode(asked.body, type=BODIES[asked.act])


def check(by: Staff, asked: Asked) -> None:
    """Raise `MoveRefused` or `KeptAway` where this person's act may not follow now."""
    row, case = _rows(asked.subject)
    body = body_of(asked)
    check_persons_part(by, row, body, row.region if case is None else case.region)
    actor = _ANYBODY if case is None else actor_for(by, case.subject)
    check_move(_stands(row, case, body), actor, with_second(body), reason=bool(asked.words))


def enter_proposed(first: Staff, by: Staff, found: Proposed) -> Leaf:
    """Enter what `first` proposed, with `by` as the second. Raises `MoveRefused`, `KeptAway`, `AlreadyReviewed`."""
    row, case = _rows(found.subject)
    body = body_of(found)
    if case is not None:
        return enter(first, case, with_second(body, pseudonym(by.secret, case.subject)), found.words, second=by)
    if not isinstance(body, CaseReviewed):
        raise BugError(f"proposal {found.id} begins a case with {found.act}")
    subject = subject_for(row)
    named = with_second(body, pseudonym(by.secret, subject))
    return begin(first, row, named, found.words, second=by, subject=subject)


def end_overtaken(submission: Submission) -> None:
    """After an act: an open proposal that may not be entered any more is none."""
    case = Case.objects.filter(submission=submission).first()
    if case is not None and case.state == ENDED:
        for each in open_of(LOT, case.subject):
            overtake(each.id)
    for each in open_of(SLOT, submission.subject, *([] if case is None else [case.subject])):
        # Under the receipt's subject it would begin a case, and there is one.
        begins = case is not None and each.subject == submission.subject
        if begins or _stands(submission, case, body_of(each)).refusals(
            _ANYBODY, with_second(body_of(each)), reason=bool(each.words)
        ):
            overtake(each.id)


def end_overtaken_of(submissions: Iterable[int]) -> None:
    """The same after a plenary, of the reports that it decided on, whose rows the caller holds."""
    for row in Submission.objects.filter(pk__in=list(submissions)).order_by("-pk"):
        end_overtaken(row)


def _stands(row: Submission, case: Case | None, body: Body) -> Standing:
    if case is not None:
        return standing_of(case)
    if not isinstance(body, CaseReviewed):
        raise BugError(f"{body.KIND} cannot begin a case")
    return beginning(body.procedure, subject_for(row))


def _rows(subject: str) -> tuple[Submission, Case | None]:
    """The report and, where the subject is a case's, the case."""
    case = Case.objects.select_related("submission").filter(subject=subject).first()
    return (Submission.objects.get(subject=subject), None) if case is None else (case.submission, case)


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
