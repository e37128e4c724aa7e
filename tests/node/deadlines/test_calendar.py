"""The calendar of one's own: made, shown once, what stands in it, whose rights count, revoked, guessed at."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from saksama_node.accounts.actions import end_role
from saksama_node.accounts.models import Person
from saksama_node.accounts.policy import Role
from saksama_node.accounts.queries import grants
from saksama_node.cases.briefed import labels
from saksama_node.deadlines.models import CalendarKey, Duty
from saksama_node.flows.people.keep_accounts import close_account
from saksama_node.settings.clock import now
from tests.node.cases.filing import CONTENT, REPORTER
from tests.node.conftest import LoggedIn, StaffFor
from tests.node.deadlines.calendars import events, made
from tests.node.deadlines.case_under import received
from tests.node.deadlines.warned_cases import leave, owed, round_of_warnings
from tests.node.vitals.lines import Kept, kept
from tests.testonly.icalendar import unescaped

__all__ = ["kept"]
pytestmark = pytest.mark.usefixtures("database")

HOUR = timedelta(hours=1)


def test_it_holds_the_own_duties_and_no_name(logged_in: LoggedIn, staff_for: StaffFor) -> None:
    officer, other = staff_for(Role.OFFICER), staff_for(Role.OFFICER, which="lain")
    mine, nobodys, not_mine = owed(officer, 30 * HOUR), received(), owed(other, 300 * HOUR)
    due = leave(nobodys.subject, 3 * HOUR)
    path = made(logged_in(Role.OFFICER))
    assert re.fullmatch(r"/kalender/[\w-]{32}\.ics", path)
    found = events(path)
    told = [unescaped(each.one("SUMMARY")) for each in found]
    assert sum(labels([mine])[mine].number in each for each in told) == 1
    assert sum(nobodys.subject[:8] in each for each in told) == 2  # one for each regime
    assert not any(labels([not_mine])[not_mine].number in each for each in told)
    assert found[0].one("DTSTART") == f"{due:%Y%m%dT%H%M%SZ}"
    whole = re.sub(rb"\r\n ", b"", Client().get(path).content).decode()
    for secret in (REPORTER.name, CONTENT.event, CONTENT.place, CONTENT.reported[0].name, officer.name, other.name):
        assert secret not in whole
    for subject in (mine, nobodys.subject):
        assert subject not in whole

    # An event keeps its name while its moment moves.
    before = {each.one("UID"): each.one("DTSTART") for each in events(path)}
    leave(mine, 50 * HOUR)
    after = {each.one("UID"): each.one("DTSTART") for each in events(path)}
    assert set(before) == set(after)
    assert len(set(before.items()) - set(after.items())) == 1


def test_who_is_warned_of_another_s_case_finds_it_too(logged_in: LoggedIn, staff_for: StaffFor) -> None:
    officer = staff_for(Role.OFFICER)
    path = made(logged_in(Role.OFFICER, which="kedua"))
    subject = owed(officer, 3 * HOUR)
    assert events(path) == []
    round_of_warnings()
    (event,) = events(path)
    assert labels([subject])[subject].number in unescaped(event.one("SUMMARY"))


def test_rights_are_those_of_the_fetch(logged_in: LoggedIn, staff_for: StaffFor) -> None:
    officer = staff_for(Role.OFFICER)
    path = made(logged_in(Role.OFFICER))
    subject = owed(officer, 3 * HOUR)
    assert len(events(path)) == 1
    Duty.objects.filter(subject=subject).update(region="53")
    assert events(path) == []
    Duty.objects.filter(subject=subject).update(region="52")
    for held in grants(officer.id):
        end_role(grant_id=held.id, at=now())
    assert events(path) == []


def test_a_key_ends_with_a_new_one_its_revocation_or_the_account(logged_in: LoggedIn, staff_for: StaffFor) -> None:
    desk, officer = logged_in(Role.OFFICER), staff_for(Role.OFFICER)
    first = made(desk)
    second = made(desk)
    assert first != second
    assert [Client().get(each).status_code for each in (first, second)] == [404, 200]
    # It is shown once, and kept as a digest.
    key = second.removeprefix("/kalender/").removesuffix(".ics")
    assert key not in desk.get("/meja/kalender/").content.decode()
    assert key not in str(CalendarKey.objects.values())
    assert "/meja/kalender/" in desk.get("/akun/2fa/").content.decode()
    assert desk.post("/meja/kalender/", {"langkah": "cabut"}).status_code == 302
    assert Client().get(second).status_code == 404
    assert "belum ada" in desk.get("/meja/kalender/").content.decode()

    third = made(desk)
    Person.objects.filter(pk=officer.id).update(last_day=now().date() - timedelta(days=2))
    assert Client().get(third).status_code == 404
    Person.objects.filter(pk=officer.id).update(last_day=None)
    assert Client().get(third).status_code == 200
    close_account(by=staff_for(Role.ADMINISTRATOR), person_id=officer.id)
    assert Client().get(third).status_code == 404


def test_looking_at_the_page_makes_no_key(logged_in: LoggedIn) -> None:
    desk = logged_in(Role.OFFICER)
    assert desk.get("/meja/kalender/").status_code == 200
    assert desk.post("/meja/kalender/", {}).status_code == 200
    assert not CalendarKey.objects.exists()
    assert logged_in(Role.STATISTICS).get("/meja/kalender/").status_code == 403


def test_wrong_keys_are_answered_alike_and_slowed(logged_in: LoggedIn) -> None:
    right = made(logged_in(Role.OFFICER))
    answers = {
        (answer.status_code, answer.content)
        for n, key in enumerate(("A" * 32, "x", "A" * 4000, "' OR 1=1"))
        for answer in (Client().get(f"/kalender/{key}.ics", REMOTE_ADDR=f"192.0.2.{n}"),)
    }
    assert {status for status, _ in answers} == {404}
    assert len(answers) == 1
    for _ in range(10):
        assert Client().get("/kalender/salah.ics", REMOTE_ADDR="198.51.100.7").status_code == 404
    assert Client().get("/kalender/salah.ics", REMOTE_ADDR="198.51.100.7").status_code == 429
    assert Client().get(right, REMOTE_ADDR="198.51.100.8").status_code == 200


def test_a_key_stands_in_no_line_of_our_log(logged_in: LoggedIn, kept: Kept) -> None:
    path = made(logged_in(Role.OFFICER))
    Client().get(path)
    Client().get("/kalender/kunci-salah-bertanda.ics")
    written = "\n".join(kept.lines)
    assert "portal:calendar_feed" in written
    assert path not in written
    assert path.removeprefix("/kalender/").removesuffix(".ics") not in written
    assert "bertanda" not in written
