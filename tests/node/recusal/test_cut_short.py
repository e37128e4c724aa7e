"""A standing declaration whose process dies in the middle: the worker applies it to the end, and once."""

import os
import signal
import subprocess
import sys
import threading
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection, connections

from saksama.entries.kinds.handling import CaseRecused
from saksama.entries.kinds.interest import Tie
from saksama_node.accounts.models import StandingInterest
from saksama_node.accounts.policy import Role, Staff
from saksama_node.accounts.recused import is_kept, recusals_of
from saksama_node.cases.actions import Review
from saksama_node.flows.cases.declare_interest import AT_WORK, apply_what_was_cut_short, declare_standing
from saksama_node.ledger.actions import act
from saksama_node.ledger.public import logged
from tests.node.cases.filing import TO_REGISTER
from tests.node.cases.lawful import findings
from tests.node.cases.plenaries import review_report
from tests.node.conftest import StaffFor
from tests.node.deadlines.case_under import received
from tests.node.recusal.marked import PARTY

pytestmark = pytest.mark.usefixtures("database")

TOP = Path(__file__).parents[3]
KILLED = """
import os, signal, sys
import django
django.setup()
from saksama.entries.kinds.interest import Tie
from saksama_node.accounts.queries import staff
from saksama_node.cases import recusing
from saksama_node.flows.cases import declare_interest as flow
at, person, party = sys.argv[1:]
def die(*given):
    os.kill(os.getpid(), signal.SIGKILL)
setattr(*{"enter_some": (recusing, at), "barrier": (flow, at), "note_applied": (flow, at)}[at], die)
flow.declare_standing(staff(int(person)), Tie.PARTY, party, "")
"""
_SECONDS = 60.0


def about(officer: Staff) -> str:
    """A case about the party; its subject."""
    return review_report(officer, received().id, Review(TO_REGISTER.outcome, TO_REGISTER.types, PARTY), "")


def recused_entries(subject: str) -> int:
    """How many `case.recused` the log has of a case."""
    assert findings() == []
    return sum(isinstance(each.entry.body, CaseRecused) for each in logged(subject=subject))


def a_round_later() -> int:
    """What the worker does once the declaring process had its time; in how many parts."""
    for row in StandingInterest.objects.filter(applied_at__isnull=True):
        StandingInterest.objects.filter(pk=row.pk).update(at=row.at - AT_WORK - timedelta(seconds=1))
    return sum(1 for _ in apply_what_was_cut_short())


@pytest.mark.parametrize(("at", "entered"), [("enter_some", 0), ("barrier", 1), ("note_applied", 1)])
def test_wherever_its_process_is_killed_the_worker_does_the_rest_once(
    staff_for: StaffFor, at: str, entered: int
) -> None:
    officer, interested = staff_for(Role.OFFICER), staff_for(Role.OFFICER, which="berkepentingan")
    subjects = [about(officer), about(officer)]
    connection.close()
    died = subprocess.run(
        [sys.executable, "-c", KILLED, at, str(interested.id), PARTY], cwd=TOP, env=dict(os.environ), check=False
    )
    assert died.returncode == -signal.SIGKILL
    # Kept away from the first act on; the entries may be owed.
    assert all(is_kept(interested.id, each) for each in subjects)
    assert [recused_entries(each) for each in subjects] == [entered, entered]
    # Who still is at it is left alone.
    assert list(apply_what_was_cut_short()) == []
    assert StandingInterest.objects.get().applied_at is None
    assert a_round_later() > 0
    assert [recused_entries(each) for each in subjects] == [1, 1]
    assert all(each.is_logged for subject in subjects for each in recusals_of(subject))
    assert StandingInterest.objects.get().applied_at is not None
    assert a_round_later() == 0


def test_one_that_was_made_undisturbed_owes_nothing(staff_for: StaffFor) -> None:
    subject = about(staff_for(Role.OFFICER))
    declare_standing(staff_for(Role.OFFICER, which="berkepentingan"), Tie.PARTY, PARTY, "")
    assert StandingInterest.objects.get().applied_at is not None
    assert a_round_later() == 0
    assert recused_entries(subject) == 1


def test_one_that_two_commissioners_end_meanwhile_closes_nothing_more(
    staff_for: StaffFor, monkeypatch: pytest.MonkeyPatch
) -> None:
    officer, interested = staff_for(Role.OFFICER), staff_for(Role.OFFICER, which="berkepentingan")
    fall_at_the_barrier(interested, monkeypatch)
    StandingInterest.objects.update(ended_at=StandingInterest.objects.get().at)
    subject = about(officer)
    assert a_round_later() == 0
    assert not is_kept(interested.id, subject)


def test_a_case_that_began_in_the_same_moment_is_found_by_the_worker(
    staff_for: StaffFor, monkeypatch: pytest.MonkeyPatch
) -> None:
    officer, interested = staff_for(Role.OFFICER), staff_for(Role.OFFICER, which="berkepentingan")
    info, begun, fallen = received(), threading.Event(), threading.Event()
    subjects: list[str] = []

    def begin() -> None:
        with act():
            found = Review(TO_REGISTER.outcome, TO_REGISTER.types, PARTY)
            subjects.append(review_report(officer, info.id, found, ""))
            begun.set()
            # On SQLite the declaration waits for this act; on PostgreSQL this act outlasts the declaration.
            assert connection.vendor == "sqlite" or fallen.wait(_SECONDS)
        connections.close_all()

    beginning = threading.Thread(target=begin)
    beginning.start()
    assert begun.wait(_SECONDS)
    fall_at_the_barrier(interested, monkeypatch)
    fallen.set()
    beginning.join(_SECONDS)
    # On PostgreSQL neither saw the other; on SQLite they took turns.
    assert is_kept(interested.id, subjects[0]) is (connection.vendor == "sqlite")
    a_round_later()
    assert is_kept(interested.id, subjects[0])
    assert recused_entries(subjects[0]) == 1


def fall_at_the_barrier(by: Staff, monkeypatch: pytest.MonkeyPatch) -> None:
    """Declare, with the fault that the database goes away where the second look begins."""

    def gone() -> None:
        raise ConnectionError

    with monkeypatch.context() as broken:
        broken.setattr("saksama_node.flows.cases.declare_interest.barrier", gone)
        with pytest.raises(ConnectionError):
            declare_standing(by, Tie.PARTY, PARTY, "")
