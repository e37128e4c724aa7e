"""Warnings: two named persons, once a moment, never a recused one; opened by a button; the head where neither did."""

import csv
import re
import signal
import subprocess
import sys
import threading
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client

from saksama.entries.kinds.handling import Interest
from saksama_node.accounts.models import Grant, Person
from saksama_node.accounts.policy import Role
from saksama_node.cases.actions import set_assignee
from saksama_node.cases.queries import case
from saksama_node.deadlines.models import Duty, DutyWarning, Warned
from saksama_node.flows.cases.declare_interest import declare_interest
from saksama_node.flows.deadlines.warn_of_deadlines import BATCH
from saksama_node.flows.node.examine_duties import deadlines as examined
from saksama_node.flows.people.keep_accounts import close_account
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS
from tests.node.conftest import LoggedIn, StaffFor
from tests.node.deadlines.case_under import received
from tests.node.deadlines.warned_cases import age, leave, owed, round_of_warnings, warned
from tests.node.staffing import staff_with

pytestmark = pytest.mark.usefixtures("database")

TOP = Path(__file__).parents[3]
KILLED = """
import os, signal
import django
django.setup()
from saksama_node.flows.deadlines import warn_of_deadlines
made, warn = [], warn_of_deadlines.warn
def once(*given):
    if made:
        os.kill(os.getpid(), signal.SIGKILL)
    made.append(warn(*given))
warn_of_deadlines.warn = once
list(warn_of_deadlines.warn_of_deadlines())
"""
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def test_each_moment_warns_the_same_two_named_persons_once(staff_for: StaffFor) -> None:
    officer = staff_for(Role.OFFICER)
    others = {staff_for(Role.OFFICER, which=str(n)).id for n in range(4)}
    staff_for(Role.COMMISSIONER)
    subject = owed(officer, 4 * DAY)
    round_of_warnings()
    assert warned(subject) == []

    due = leave(subject, 3 * DAY - HOUR)
    round_of_warnings()
    ((lead, (first, second)),) = warned(subject)
    assert (lead, first) == (72, officer.id)
    assert second in others
    for _ in range(3):
        assert round_of_warnings() == 0
    # Nearer moments of the same due moment: the same two.
    for row in DutyWarning.objects.all():
        DutyWarning.objects.filter(pk=row.pk).update(due=due - 2 * DAY)
    Duty.objects.filter(subject=subject).update(due=due - 2 * DAY)
    Warned.objects.update(opened_at=now())
    round_of_warnings()
    assert warned(subject) == [(72, [first, second]), (24, [first, second])]


def test_of_several_moments_that_are_over_the_last_alone_is_warned_and_after_the_lapse_none(
    staff_for: StaffFor,
) -> None:
    officer = staff_for(Role.OFFICER)
    short, over = owed(officer, 3 * HOUR), owed(officer, -HOUR)
    round_of_warnings()
    assert [lead for lead, _ in warned(short)] == [SETTINGS.warn_hours[-1]]
    assert warned(over) == []


def test_a_duty_whose_moment_moves_is_warned_of_again(staff_for: StaffFor) -> None:
    subject = owed(staff_for(Role.OFFICER), 3 * HOUR)
    round_of_warnings()
    leave(subject, 2 * DAY)
    round_of_warnings()
    assert [lead for lead, _ in warned(subject)] == [4, 72]


def test_what_nobody_has_yet_warns_two_who_may_act_and_a_lone_officer_a_commissioner(staff_for: StaffFor) -> None:
    first, second = staff_for(Role.OFFICER, "52.01"), staff_for(Role.OFFICER, "52.01", "kedua")
    above, head = staff_for(Role.OFFICER), staff_for(Role.COMMISSIONER, "52.71")
    staff_for(Role.OFFICER, "53")
    info = received(region="52.01")
    leave(info.subject, 3 * HOUR)
    round_of_warnings()
    assert {len(people) for _, people in warned(info.subject)} == {2}
    assert {person for _, people in warned(info.subject) for person in people} == {first.id, second.id}

    # At 52.71 there is no officer: the one of the province answers for it, and then its commissioner.
    in_town = owed(above, 3 * HOUR, "52.71", given=False)
    round_of_warnings()
    assert warned(in_town) == [(4, [above.id, head.id])]


def test_who_is_recused_has_left_or_answers_for_elsewhere_is_never_warned(staff_for: StaffFor) -> None:
    officer, recused = staff_for(Role.OFFICER), staff_for(Role.OFFICER, which="berkepentingan")
    left, elsewhere = staff_for(Role.OFFICER, which="keluar"), staff_for(Role.OFFICER, "52.01")
    expired, third = staff_for(Role.OFFICER, which="lewat"), staff_for(Role.OFFICER, which="ketiga")
    subject = owed(officer, 3 * HOUR)
    set_assignee(subject, recused)
    declare_interest(recused, case(subject).submission.id, Interest.OTHER, "")
    Duty.objects.filter(subject=subject).update(person=recused.id)
    leave(subject, 3 * HOUR)
    close_account(by=staff_for(Role.ADMINISTRATOR), person_id=left.id)
    Person.objects.filter(pk=expired.id).update(last_day=now().date() - 2 * DAY)
    round_of_warnings()
    ((_, people),) = warned(subject)
    assert set(people) == {officer.id, third.id}
    assert elsewhere.id not in people


def test_who_is_recused_after_the_warning_does_not_see_it(logged_in: LoggedIn, staff_for: StaffFor) -> None:
    officer, second = staff_for(Role.OFFICER), staff_for(Role.OFFICER, which="kedua")
    subject, desk = owed(officer, 3 * HOUR), logged_in(Role.OFFICER, which="kedua")
    round_of_warnings()
    assert "Peringatan:" in desk.get("/meja/").content.decode()
    declare_interest(second, case(subject).submission.id, Interest.OTHER, "")
    Duty.objects.filter(subject=subject).update(due=DutyWarning.objects.get().due)
    assert "Peringatan:" not in desk.get("/meja/").content.decode()


def test_where_there_is_nobody_the_warning_says_so(logged_in: LoggedIn, staff_for: StaffFor) -> None:
    subject = owed(staff_for(Role.OFFICER), 3 * HOUR, given=False)
    for role in (Role.OFFICER, Role.COMMISSIONER):
        close_account(by=staff_for(Role.ADMINISTRATOR), person_id=staff_with(role, "52").id)
    round_of_warnings()
    assert warned(subject) == [(4, [])]
    assert [(each.code, each.facts) for each in examined() if each.code != "deadline.stale"] == [
        ("deadline.short-of-people", {"count": 1})
    ]
    page = logged_in(Role.CUSTODIAN).get(f"/meja/perkara/{subject}/").content.decode()
    assert "tidak ada orang yang dapat diperingatkan" in page


def test_two_workers_at_once_warn_once(staff_for: StaffFor) -> None:
    officer = staff_for(Role.OFFICER)
    staff_for(Role.OFFICER, which="kedua")
    row = Duty.objects.get(subject=owed(officer, 3 * HOUR))
    many = BATCH + 5
    for number in range(many - 1):
        row.pk, row.subject = None, f"{number:032x}"
        row.save(force_insert=True)
    fell: list[BaseException] = []

    def work() -> None:
        try:
            round_of_warnings()
        except BaseException as error:  # noqa: BLE001 - told below
            fell.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    round_of_warnings()
    assert fell == []
    assert (DutyWarning.objects.count(), Warned.objects.count()) == (many, 2 * many)


def test_killed_between_two_warnings_of_a_batch_nothing_is_half_made_and_all_are_made_once(staff_for: StaffFor) -> None:
    officer = staff_for(Role.OFFICER)
    staff_for(Role.OFFICER, which="kedua")
    for _ in range(3):
        owed(officer, 3 * HOUR)
    connection.close()
    died = subprocess.run([sys.executable, "-c", KILLED], cwd=TOP, check=False)
    assert died.returncode == -signal.SIGKILL
    assert not DutyWarning.objects.exists()
    assert round_of_warnings() == 1
    assert (DutyWarning.objects.count(), Warned.objects.count()) == (3, 6)


def test_one_that_neither_opened_goes_to_the_head_once_and_one_that_was_opened_does_not(staff_for: StaffFor) -> None:
    officer, second = staff_for(Role.OFFICER), staff_for(Role.OFFICER, which="kedua")
    head, another = staff_for(Role.COMMISSIONER), staff_for(Role.COMMISSIONER, "52.01")
    unopened, opened, later = (owed(officer, left) for left in (11 * HOUR, 11 * HOUR, 13 * HOUR))
    round_of_warnings()
    # They were warned this moment: the two have their hour first.
    assert {lead for each in (unopened, opened, later) for lead, _ in warned(each)} == {24}
    for subject in (unopened, opened, later):
        age(subject, 2 * HOUR)
    Warned.objects.filter(warning__subject=opened, person=second.id).update(opened_at=now())
    for _ in range(2):
        round_of_warnings()
    assert warned(unopened) == [(24, [officer.id, second.id]), (0, [head.id])]
    assert [lead for lead, _ in warned(opened)] == [24]
    assert [lead for lead, _ in warned(later)] == [24]
    # With little time left nobody waits for the hour.
    hurried = owed(officer, timedelta(minutes=20))
    round_of_warnings()
    assert [lead for lead, _ in warned(hurried)] == [4, 0]
    assert another.id not in {person for _, people in warned(hurried) for person in people}


def test_what_was_opened_by_one_who_may_act_no_more_goes_to_the_head(staff_for: StaffFor) -> None:
    officer, second = staff_for(Role.OFFICER), staff_for(Role.OFFICER, which="kedua")
    head = staff_for(Role.COMMISSIONER)
    closed, past, unroled, moved, stays = (owed(officer, 11 * HOUR) for _ in range(5))
    round_of_warnings()
    gone = {
        each: staff_for(Role.OFFICER, "52" if name != "pindah" else "52.01", name)
        for each, name in ((closed, "tutup"), (past, "lewat"), (unroled, "cabut"), (moved, "pindah"), (stays, "tetap"))
    }
    for subject, person in gone.items():
        age(subject, 2 * HOUR)
        opener = Warned.objects.filter(warning__subject=subject, person=second.id)
        opener.update(person=person.id, opened_at=now())
    close_account(by=staff_for(Role.ADMINISTRATOR), person_id=gone[closed].id)
    Person.objects.filter(pk=gone[past].id).update(last_day=now().date() - 2 * DAY)
    Grant.objects.filter(person=gone[unroled].id).update(ended_at=now())
    round_of_warnings()
    assert [lead for lead, _ in warned(stays)] == [24]
    for subject in (closed, past, unroled, moved):
        assert [(lead, people) for lead, people in warned(subject) if lead == 0] == [(0, [head.id])]
    # One of an office above does count.
    own, above = staff_for(Role.OFFICER, "52.01", "asal"), staff_for(Role.OFFICER, which="atas")
    below = owed(own, 11 * HOUR, "52.01")
    round_of_warnings()
    age(below, 2 * HOUR)
    Warned.objects.filter(warning__subject=below, person=own.id).update(person=above.id, opened_at=now())
    round_of_warnings()
    assert [lead for lead, _ in warned(below)] == [24]


def test_the_head_is_who_also_signs_for_the_office_and_the_office_above_where_there_is_none(
    staff_for: StaffFor,
) -> None:
    officer, other = staff_for(Role.OFFICER, "52.01"), staff_for(Role.OFFICER, "52.01", "kedua")
    staff_for(Role.COMMISSIONER)
    chair = staff_for(Role.COMMISSIONER, which="ketua")
    subject = owed(officer, timedelta(minutes=20), "52.01")
    from_here = {officer.id, other.id}
    signing = staff_with(Role.SIGNATORY, "52")
    Person.objects.get(pk=signing.id).grants.update(person=chair.id)
    round_of_warnings()
    (_, two), (_, heads) = warned(subject)
    assert set(two) == from_here
    assert heads == [chair.id]


def test_opening_is_a_form_of_one_s_own_and_is_noted_with_its_time(logged_in: LoggedIn, staff_for: StaffFor) -> None:
    officer = staff_for(Role.OFFICER)
    staff_for(Role.OFFICER, which="kedua")
    subject = owed(officer, 3 * HOUR)
    round_of_warnings()
    mine = Warned.objects.get(person=officer.id)
    desk, others = logged_in(Role.OFFICER), logged_in(Role.OFFICER, which="kedua")
    home = desk.get("/meja/").content.decode()
    assert f'action="/meja/peringatan/{mine.pk}/dibuka/"' in home
    # Neither looking at the page of the case nor following an address opens it.
    assert "Saya sudah baca" in desk.get(f"/meja/perkara/{subject}/").content.decode()
    assert desk.get(f"/meja/peringatan/{mine.pk}/dibuka/").headers["Location"] == "/meja/"
    assert others.post(f"/meja/peringatan/{mine.pk}/dibuka/").status_code == 404
    assert Client().post(f"/meja/peringatan/{mine.pk}/dibuka/").status_code == 302
    assert not Warned.objects.filter(opened_at__isnull=False).exists()

    answer = desk.post(f"/meja/peringatan/{mine.pk}/dibuka/")
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/meja/perkara/{subject}/")
    first = Warned.objects.get(pk=mine.pk).opened_at
    assert first is not None
    desk.post(f"/meja/peringatan/{mine.pk}/dibuka/")
    assert Warned.objects.get(pk=mine.pk).opened_at == first
    assert "/dibuka/" not in desk.get("/meja/").content.decode()
    assert Warned.objects.get(warning=mine.warning, person=staff_for(Role.OFFICER, which="kedua").id).opened_at is None


def test_what_came_in_is_opened_on_its_own_page(logged_in: LoggedIn, staff_for: StaffFor) -> None:
    officer, info = staff_for(Role.OFFICER), received()
    leave(info.subject, 3 * HOUR)
    round_of_warnings()
    desk = logged_in(Role.OFFICER)
    page = desk.get(f"/meja/perkara/masuk/{info.id}/").content.decode()
    assert "Peringatan tenggat" in page
    # Before the review either body of law may hold, and each has its own duty: they are told apart.
    assert "Anda diperingatkan: Kajian awal (Pemilu)" in page
    assert "Anda diperingatkan: Kajian awal (Pilkada)" in page
    warned_id = Warned.objects.filter(person=officer.id).values_list("pk", flat=True).first()
    answer = desk.post(f"/meja/peringatan/{warned_id}/dibuka/")
    assert answer.headers["Location"] == f"/meja/perkara/masuk/{info.id}/"


def test_a_lapse_lists_who_had_been_warned_and_when_and_the_list_stays(
    logged_in: LoggedIn, staff_for: StaffFor
) -> None:
    officer, second = staff_for(Role.OFFICER), staff_for(Role.OFFICER, which="kedua")
    subject, silent = owed(officer, 3 * HOUR), owed(officer, -2 * HOUR)
    round_of_warnings()
    desk = logged_in(Role.OFFICER)
    desk.post(f"/meja/peringatan/{Warned.objects.get(warning__subject=subject, person=officer.id).pk}/dibuka/")
    over = leave(subject, -HOUR)
    DutyWarning.objects.filter(subject=subject).update(due=over, latest=over, at=over - 4 * HOUR)

    board = desk.get("/meja/tenggat/?kapan=lewat").content.decode()
    assert re.search(rf"{officer.name} diperingatkan [^<]*, dibuka ", board)
    assert re.search(rf"{second.name} diperingatkan [^<]*, belum dibuka", board)
    assert "Tidak seorang pun diperingatkan." in board
    # The file says the same, and a name that a spreadsheet would reckon with is none.
    Person.objects.filter(pk=second.id).update(name='=HYPERLINK("http://x") | dua')
    rows = {row["subject"]: row for row in csv.DictReader(desk.get("/meja/tenggat/?bentuk=csv").text.splitlines())}
    first, last = Warned.objects.filter(warning__subject=subject).order_by("pk")
    assert first.opened_at is not None
    at = first.warning.at.isoformat()
    assert (rows[subject]["warned"], rows[subject]["warned_at"], rows[subject]["opened_at"]) == (
        f'{officer.name} | \'=HYPERLINK("http://x") / dua',
        f"{at} | {at}",
        f"{first.opened_at.isoformat()} | –",
    )
    assert last.person == second.id
    assert [rows[silent][name] for name in ("warned", "warned_at", "opened_at")] == ["", "", ""]
    Person.objects.filter(pk=second.id).update(name=second.name)
    page = desk.get(f"/meja/perkara/{subject}/").content.decode()
    assert second.name in page[page.index("Peringatan tenggat") :]
    assert "tidak seorang pun diperingatkan sebelumnya" in desk.get(f"/meja/perkara/{silent}/").content.decode()

    Duty.objects.filter(subject=subject).delete()
    after = desk.get(f"/meja/perkara/{subject}/").content.decode()
    assert second.name in after[after.index("Peringatan tenggat") :]
    assert "Saya sudah baca" not in after
    assert "Peringatan:" not in logged_in(Role.OFFICER, which="kedua").get("/meja/").content.decode()
