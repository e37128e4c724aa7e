"""Who takes over a case with a running clock hears of it at once, once, by the warning that was made before."""

from datetime import timedelta

import pytest

from saksama.entries.kinds.handling import Interest
from saksama_node.accounts.policy import Role
from saksama_node.cases.queries import case
from saksama_node.deadlines.models import Duty, DutyWarning
from saksama_node.deadlines.warned import warnings_of
from saksama_node.flows.cases.declare_interest import declare_interest
from saksama_node.flows.cases.register_case import assign_case
from saksama_node.flows.people.keep_accounts import close_account
from saksama_node.settings.clock import now
from tests.node.conftest import LoggedIn, StaffFor
from tests.node.deadlines.warned_cases import age, leave, owed, round_of_warnings, warned

pytestmark = pytest.mark.usefixtures("database")

HOUR = timedelta(hours=1)


def test_a_new_officer_is_told_at_the_assignment_and_the_others_not_again(
    staff_for: StaffFor, logged_in: LoggedIn
) -> None:
    officer, second = staff_for(Role.OFFICER), staff_for(Role.OFFICER, which="kedua")
    subject, left = owed(officer, 40 * HOUR), 40 * HOUR
    round_of_warnings()
    assert warned(subject) == [(72, [officer.id, second.id])]
    age(subject, 2 * HOUR)
    successor = staff_for(Role.OFFICER, which="pengganti")
    desk = logged_in(Role.OFFICER, which="pengganti")
    assign_case(officer, subject, successor.id)
    # The assignment counts the clocks again; as if it had the same moment as before.
    DutyWarning.objects.update(due=leave(subject, left))
    before = now()
    round_of_warnings()
    assert warned(subject) == [(72, [officer.id, second.id, successor.id])]
    assert "Peringatan:" in desk.get("/meja/").content.decode()
    (told,) = warnings_of([subject])
    at = {each.person: each.at for each in told.people}
    assert at[officer.id] == at[second.id] == told.at < before - HOUR
    assert at[successor.id] >= before - timedelta(seconds=1)
    for _ in range(2):
        assert round_of_warnings() == 0
    # Back to who knew, nobody is told twice; the next lead begins with whose case it is.
    assign_case(officer, subject, officer.id)
    DutyWarning.objects.update(due=leave(subject, left))
    assert round_of_warnings() == 0


def test_where_nothing_was_warned_of_yet_the_next_lead_tells(staff_for: StaffFor) -> None:
    officer, successor = staff_for(Role.OFFICER), staff_for(Role.OFFICER, which="pengganti")
    subject = owed(officer, 80 * HOUR)
    assign_case(officer, subject, successor.id)
    leave(subject, 80 * HOUR)
    assert round_of_warnings() == 0
    leave(subject, 70 * HOUR)
    round_of_warnings()
    ((_, people),) = warned(subject)
    assert people[0] == successor.id
    assert round_of_warnings() == 0


def test_of_several_warnings_it_is_the_last_and_the_head_s_is_none(staff_for: StaffFor) -> None:
    officer, second = staff_for(Role.OFFICER), staff_for(Role.OFFICER, which="kedua")
    head, successor = staff_for(Role.COMMISSIONER), staff_for(Role.OFFICER, which="pengganti")
    subject = owed(officer, timedelta(minutes=20))
    round_of_warnings()
    two = {officer.id, second.id, successor.id}
    (_, first), (_, heads) = warned(subject)
    assert heads == [head.id]
    (third,) = two - set(first)
    age(subject, HOUR)
    assign_case(officer, subject, third)
    DutyWarning.objects.update(due=leave(subject, timedelta(minutes=20)))
    round_of_warnings()
    assert warned(subject) == [(4, [*first, third]), (0, [head.id])]


def test_who_may_not_act_is_not_told(staff_for: StaffFor) -> None:
    officer, second = staff_for(Role.OFFICER), staff_for(Role.OFFICER, which="kedua")
    closed, kept = owed(officer, 40 * HOUR), owed(officer, 40 * HOUR)
    round_of_warnings()
    leaving, interested = staff_for(Role.OFFICER, which="keluar"), staff_for(Role.OFFICER, which="berkepentingan")
    assign_case(officer, closed, leaving.id)
    close_account(by=staff_for(Role.ADMINISTRATOR), person_id=leaving.id)
    assign_case(officer, kept, interested.id)
    declare_interest(interested, case(kept).submission.id, Interest.OTHER, "")
    # As if the row still named who has no part in it any more.
    Duty.objects.filter(subject=kept).update(person=interested.id)
    for subject in (closed, kept):
        DutyWarning.objects.filter(subject=subject).update(due=leave(subject, 40 * HOUR))
    assert round_of_warnings() == 0
    for subject in (closed, kept):
        assert warned(subject) == [(72, [officer.id, second.id])]
