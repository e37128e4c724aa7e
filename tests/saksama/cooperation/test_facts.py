"""Two logs give one set of facts, whoever joins them, and nobody can accept for another."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksama.cooperation.facts import Indexed, joint_facts
from saksama.cooperation.month import BadMonth, DutyCode, duties, month_bounds, month_report
from saksama.entries.body import Body
from saksama.entries.entry import Entry
from saksama.entries.kinds.dispatch import DispatchAccepted, DispatchReceived, DispatchRefused, DispatchSent
from saksama.entries.kinds.incident import (
    IncidentClosed,
    IncidentNotified,
    IncidentReported,
    IncidentTaken,
    IncidentType,
)
from saksama.entries.kinds.task import TaskAccepted, TaskConfirmed, TaskDone, TaskOpened
from saksama.vocabulary import Classification, DispatchKind, RefusalCode, format_moment

A, B = "a.example/log", "b.example/log"
START = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
WITA = timezone(timedelta(hours=8))
TASK, INCIDENT = "ab" * 16, "cd" * 16


def entry(node: str, hours: float, body: Body, subject: str = "ef" * 16) -> Entry:
    return Entry(body=body, at=START + timedelta(hours=hours), node=node, subject=subject, actor="officer")


def sent(to: str, kind: DispatchKind, answers: int | None = None) -> DispatchSent:
    frame = {
        "agreement": "0" * 64,
        "ciphertext": "1" * 64,
        "classification": Classification.RESTRICTED,
        "clause": "1",
        "dispatch_kind": kind,
        "number": 1,
        "seen": 0,
        "size": 100,
        "to": to,
    }
    return DispatchSent(**frame) if answers is None else DispatchSent(**frame, answers=answers)  # type: ignore[arg-type]


def story() -> dict[str, list[Indexed]]:
    due = format_moment(START + timedelta(hours=48))
    soon = format_moment(START + timedelta(hours=2))
    notice = format_moment(START + timedelta(hours=72))
    return {
        A: list(
            enumerate(
                [
                    entry(A, 0, sent(B, DispatchKind.INFORMATION_REQUEST)),
                    entry(A, 1, TaskOpened(agreement="0" * 64, clause="3", due=due, to=B), TASK),
                    entry(
                        A,
                        2,
                        IncidentReported(
                            agreement="0" * 64, clause="5", due=soon, notice_due=notice, to=B, type=IncidentType.LEAK
                        ),
                        INCIDENT,
                    ),
                    entry(A, 9, TaskConfirmed(to=B), TASK),
                ]
            )
        ),
        B: list(
            enumerate(
                [
                    entry(B, 3, DispatchReceived(index=0, origin=A)),
                    entry(B, 4, DispatchAccepted(index=0, origin=A)),
                    entry(B, 5, TaskAccepted(opener=A), TASK),
                    entry(B, 6, TaskDone(opener=A), TASK),
                    entry(B, 7, IncidentTaken(reporter=A), INCIDENT),
                    entry(B, 8, sent(A, DispatchKind.INFORMATION_REPLY, answers=0)),
                ]
            )
        ),
    }


def test_both_sides_compute_the_same_digest_from_the_same_entries() -> None:
    logs = story()
    one, other = joint_facts(logs), joint_facts({B: logs[B], A: logs[A]})
    assert one.digest() == other.digest()
    assert joint_facts({A: logs[A], B: logs[B][:-1]}).digest() != one.digest()


def test_the_story_leaves_what_is_still_owed() -> None:
    owed = duties(joint_facts(story()))
    assert [(duty.code, duty.who) for duty in owed] == [
        (DutyCode.NOTIFY_LEAK, A),
        (DutyCode.CLOSE_INCIDENT, B),
        (DutyCode.RECEIVE_DISPATCH, A),
    ]
    assert owed[0].is_overdue(START + timedelta(hours=73))
    assert not owed[0].is_overdue(START + timedelta(hours=72))


@pytest.mark.parametrize("size", range(7))
def test_every_prefix_of_the_answers_leaves_exactly_one_next_step_for_the_task(size: int) -> None:
    logs = story()
    facts = joint_facts({A: logs[A][:3], B: logs[B][:size]})
    steps = [duty.code for duty in duties(facts) if duty.subject == TASK]
    expected = DutyCode.ANSWER_OFFER if size < 3 else DutyCode.DO_TASK if size == 3 else DutyCode.CONFIRM_TASK
    assert steps == [expected]


def test_nobody_accepts_for_another() -> None:
    logs = story()
    forged = [*logs[A], (4, entry(A, 10, DispatchAccepted(index=5, origin=B)))]
    assert joint_facts({A: forged, B: logs[B]}).dispatches[1].accepted_at is not None
    stolen = [
        *logs[A][:1],
        (1, entry(A, 1, DispatchAccepted(index=0, origin=A))),
        (2, entry(A, 1, TaskAccepted(opener=A), TASK)),
    ]
    facts = joint_facts({A: stolen, B: []})
    assert facts.dispatches[0].accepted_at is None


def test_a_refusal_ends_what_is_owed_and_keeps_its_reason() -> None:
    logs = {
        A: [(0, entry(A, 0, sent(B, DispatchKind.INFORMATION_REQUEST)))],
        B: list(
            enumerate(
                [
                    entry(B, 1, DispatchReceived(index=0, origin=A)),
                    entry(B, 2, DispatchRefused(index=0, origin=A, reason=RefusalCode.NOT_COMPETENT)),
                    entry(B, 3, DispatchAccepted(index=0, origin=A)),
                ]
            )
        ),
    }
    facts = joint_facts(logs)
    assert duties(facts) == ()
    assert facts.dispatches[0].reason == "not-competent"
    assert facts.dispatches[0].accepted_at is None


def test_an_incident_that_was_notified_and_closed_owes_nothing() -> None:
    logs = story()
    logs[A].append((4, entry(A, 20, IncidentNotified(to="subjects-and-authority"), INCIDENT)))
    logs[B].append((6, entry(B, 21, IncidentClosed(), INCIDENT)))
    assert [duty.subject for duty in duties(joint_facts(logs)) if duty.subject == INCIDENT] == []


def test_the_month_counts_by_clause_and_direction_and_no_answer_is_not_a_fast_one() -> None:
    report = month_report(joint_facts(story()), "2026-11", WITA, START + timedelta(days=10))
    by_line = {(line.clause, line.sender): line for line in report.lines}
    request = by_line["1", A]
    assert (request.sent, request.answered, request.median_hours, request.requests_answered) == (1, 1, 4.0, 1)
    assert by_line["1", B].median_hours is None
    assert by_line["3", A].tasks_confirmed == 1
    assert by_line["5", A].incidents_taken_late == 1
    assert month_report(joint_facts(story()), "2026-10", WITA, START).lines == ()


def test_a_month_ends_at_midnight_wita() -> None:
    start, end = month_bounds("2026-12", WITA)
    assert start == datetime(2026, 11, 30, 16, tzinfo=UTC)
    assert end == datetime(2026, 12, 31, 16, tzinfo=UTC)


@given(st.text(max_size=8).filter(lambda text: len(text) != 7))
def test_what_is_no_month_is_refused(text: str) -> None:
    with pytest.raises(BadMonth):
        month_bounds(text, WITA)
