"""The permit logic over every combination: kind x classification x direction x subjects x date x state.

The expectation is written here by hand, clause by clause, from the issue; it is not read from the shipped file.
"""

from itertools import product

import pytest

from saksama.agreement.course import replay
from saksama.agreement.errors import NotPermitted, Why
from saksama.agreement.history import AgreementEvent, EventKind, Standing
from saksama.agreement.permit import Asked, Permit, permit
from saksama.vocabulary import Classification, DispatchKind, SubjectClass
from tests.saksama.agreement.shipped import BAWASLU, DISKOMINFOTIK, event, moment, shipped_terms

K, C = DispatchKind, Classification
INFORMATION = {K.INFORMATION_REQUEST, K.INFORMATION_REPLY}
TASKS = {K.TASK_OFFER, K.TASK_REPORT}
CONTENT = {K.CONTENT_CLAIM, K.CONTENT_FINDING}
B_TO_D, D_TO_B = ("bawaslu", "diskominfotik"), ("diskominfotik", "bawaslu")

OPENED = {
    ("pasal-1", B_TO_D): (INFORMATION | {K.DATASET_SHARE, K.NOTICE}, C.RESTRICTED),
    ("pasal-1", D_TO_B): (INFORMATION | {K.DATASET_SHARE, K.NOTICE}, C.CONFIDENTIAL),
    ("pasal-2", B_TO_D): (INFORMATION | {K.NOTICE}, C.RESTRICTED),
    ("pasal-2", D_TO_B): (INFORMATION | {K.NOTICE}, C.RESTRICTED),
    ("pasal-3", B_TO_D): (TASKS | {K.NOTICE}, C.RESTRICTED),
    ("pasal-3", D_TO_B): (TASKS | {K.NOTICE}, C.RESTRICTED),
    ("pasal-4", B_TO_D): (INFORMATION | TASKS | CONTENT | {K.DATASET_SHARE}, C.RESTRICTED),
    ("pasal-4", D_TO_B): (INFORMATION | TASKS | CONTENT | {K.DATASET_SHARE}, C.RESTRICTED),
    ("pasal-5", B_TO_D): (TASKS | {K.INCIDENT_REPORT, K.NOTICE}, C.CONFIDENTIAL),
    ("pasal-5", D_TO_B): (TASKS | {K.INCIDENT_REPORT, K.NOTICE}, C.CONFIDENTIAL),
}
CLAUSES = ("pasal-1", "pasal-2", "pasal-3", "pasal-4", "pasal-5")
DATES = {
    "the second before the first day": ("2024-01-28T23:59:59+08:00", False),
    "the first second": ("2024-01-29T00:00:00+08:00", True),
    "the day of the presidential election": ("2024-02-14T12:00:00+08:00", True),
    "the last second": ("2029-01-28T23:59:59+08:00", True),
    "the second after the end": ("2029-01-29T00:00:00+08:00", False),
}
SIGN = [(BAWASLU, EventKind.SIGNED, "2024-01-20"), (DISKOMINFOTIK, EventKind.SIGNED, "2024-01-21")]
SUSPEND_B = (BAWASLU, EventKind.SUSPENDED, "2024-01-22")
SUSPEND_D = (DISKOMINFOTIK, EventKind.SUSPENDED, "2024-01-22")
RESUME_B = (BAWASLU, EventKind.RESUMED, "2024-01-23")
RESUME_D = (DISKOMINFOTIK, EventKind.RESUMED, "2024-01-24")
STATES = {
    "nobody signed": ([], False),
    "proposed": ([(BAWASLU, EventKind.PROPOSED, "2024-01-20")], False),
    "one signed": (SIGN[:1], False),
    "the other signed": (SIGN[1:], False),
    "one signed twice": ([*SIGN[:1], *SIGN[:1]], False),
    "both signed": (SIGN, True),
    "the first suspended": ([*SIGN, SUSPEND_B], False),
    "the second suspended": ([*SIGN, SUSPEND_D], False),
    "both suspended": ([*SIGN, SUSPEND_B, SUSPEND_D], False),
    "only the one who suspended resumed": ([*SIGN, SUSPEND_B, RESUME_B], False),
    "only the other one resumed": ([*SIGN, SUSPEND_B, RESUME_D], False),
    "both resumed": ([*SIGN, SUSPEND_B, RESUME_B, RESUME_D], True),
    "both suspended, both resumed": ([*SIGN, SUSPEND_B, SUSPEND_D, RESUME_B, RESUME_D], True),
    "resumed before it was suspended": (
        [*SIGN, (DISKOMINFOTIK, EventKind.RESUMED, "2024-01-21"), SUSPEND_B, RESUME_B],
        False,
    ),
    "suspended again after resuming": (
        [*SIGN, SUSPEND_B, RESUME_B, RESUME_D, (BAWASLU, EventKind.SUSPENDED, "2024-01-25")],
        False,
    ),
    "ended by the first": ([*SIGN, (BAWASLU, EventKind.ENDED, "2024-01-25")], False),
    "ended by the second": ([*SIGN, (DISKOMINFOTIK, EventKind.ENDED, "2024-01-25")], False),
    "ended while suspended, then resumed": (
        [*SIGN, SUSPEND_B, (BAWASLU, EventKind.ENDED, "2024-01-22"), RESUME_B, RESUME_D],
        False,
    ),
}
EXCLUDED = SubjectClass.PROVINCIAL_OFFICIAL_REPORTED
SUBJECTS = [
    frozenset[SubjectClass](),
    frozenset({EXCLUDED}),
    frozenset(SubjectClass) - {EXCLUDED},
    frozenset(SubjectClass),
]
TERMS = shipped_terms()


def history(acts: list[tuple[str, EventKind, str]]) -> list[AgreementEvent]:
    """Number the acts in their own logs."""
    sizes = {BAWASLU: 0, DISKOMINFOTIK: 0}
    events = []
    for log, kind, day in acts:
        events.append(event(log, sizes[log], kind, f"{day}T08:00:00+08:00", TERMS.digest))
        sizes[log] += 1
    return events


def expected(asked: Asked) -> set[str]:
    """The clauses that permit it, by the hand-written table."""
    return {
        clause
        for (clause, way), (kinds, highest) in OPENED.items()
        if way == (asked.sender, asked.receiver)
        and asked.kind in kinds
        and asked.classification.rank <= highest.rank
        and not (EXCLUDED in asked.subjects and asked.sender == "bawaslu")
    }


@pytest.mark.parametrize("state_name", STATES)
def test_every_combination(state_name: str) -> None:
    acts, open_state = STATES[state_name]
    state = replay(history(acts), {TERMS.digest: TERMS})
    seen = 0
    for date_name, (at, open_date) in DATES.items():
        for kind, classification, way, subjects in product(K, C, (B_TO_D, D_TO_B), SUBJECTS):
            for clause in (None, *CLAUSES, "pasal-6"):
                asked = Asked(*way, kind, classification, subjects, clause)
                opening = expected(asked) & ({clause} if clause else set(CLAUSES))
                if open_state and open_date and opening:
                    given = permit(TERMS, state, asked, moment(at))
                    assert given.clause == min(opening), (date_name, asked)
                    assert (given.kind, given.classification, given.agreement) == (kind, classification, TERMS.digest)
                else:
                    with pytest.raises(NotPermitted):
                        permit(TERMS, state, asked, moment(at))
                seen += 1
    assert seen == 5 * 9 * 3 * 2 * 4 * 7


REASONS = [
    ("another direction's code", Asked("kpu", "bawaslu", K.NOTICE, C.OPEN), Why.DIRECTION, None),
    ("a kind of another clause", Asked(*B_TO_D, K.TASK_OFFER, C.OPEN, clause="pasal-1"), Why.KIND, "pasal-1"),
    ("too confidential", Asked(*B_TO_D, K.TASK_OFFER, C.CONFIDENTIAL, clause="pasal-3"), Why.CLASSIFICATION, "pasal-3"),
    ("the nearest clause is named", Asked(*B_TO_D, K.DATASET_SHARE, C.CONFIDENTIAL), Why.CLASSIFICATION, "pasal-1"),
    (
        "an excluded subject",
        Asked(*B_TO_D, K.NOTICE, C.OPEN, frozenset({EXCLUDED}), "pasal-2"),
        Why.EXCLUDED_SUBJECT,
        "pasal-2",
    ),
    ("a clause that is not there", Asked(*B_TO_D, K.NOTICE, C.OPEN, clause="pasal-9"), Why.NO_SUCH_CLAUSE, "pasal-9"),
]


@pytest.mark.parametrize(("name", "asked", "why", "clause"), REASONS, ids=[case[0] for case in REASONS])
def test_the_reason_names_the_clause(name: str, asked: Asked, why: Why, clause: str | None) -> None:
    state = replay(history(SIGN), {TERMS.digest: TERMS})
    with pytest.raises(NotPermitted) as refused:
        permit(TERMS, state, asked, moment("2024-06-01T08:00:00+08:00"))
    assert refused.value.why is why, name
    if clause is not None:
        assert refused.value.clause == clause


def test_standings_by_date() -> None:
    state = replay(history(SIGN), {TERMS.digest: TERMS})
    assert state.standing(moment("2024-01-28T08:00:00+08:00")) is Standing.NOT_YET
    assert state.standing(moment("2029-02-28T08:00:00+08:00")) is Standing.EXPIRED


def test_nobody_else_makes_a_permit() -> None:
    with pytest.raises(NotPermitted) as refused:
        Permit(
            agreement=TERMS.digest,
            clause="pasal-1",
            sender="bawaslu",
            receiver="diskominfotik",
            kind=K.NOTICE,
            classification=C.OPEN,
            subjects=frozenset(),
            at=moment("2024-06-01T08:00:00+08:00"),
            mint=object(),
        )
    assert refused.value.why is Why.NOT_FROM_AGREEMENT
