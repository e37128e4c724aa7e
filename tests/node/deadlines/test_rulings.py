"""Rulings: four eyes on a new holiday and on a reading; open clocks move, those concerned are told, the log has it."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from saksama.clocks.calendar import OutsideCalendar
from saksama.clocks.shipped import newest
from saksama.clocks.words import WITA
from saksama.entries.kinds.ruling import DayDecreed, Effect, ReadingSettled
from saksama.entries.pseudonym import pseudonym
from saksama_node.accounts.actions import end_role
from saksama_node.accounts.days import today
from saksama_node.accounts.policy import NotAllowed
from saksama_node.accounts.queries import grants
from saksama_node.accounts.staff import Role, Staff
from saksama_node.cases.actions import set_assignee
from saksama_node.deadlines import queries, rulings
from saksama_node.deadlines.faults import AlreadyRuled, BadRuling, NoSuchRuling, NotBackwards, SecondPersonNeeded
from saksama_node.deadlines.law import law_at
from saksama_node.deadlines.models import Duty, Move, Ruling
from saksama_node.deadlines.rulings import Proposal
from saksama_node.flows.recount_deadlines import recount_where_needed
from saksama_node.flows.restore_entry import restore_subject
from saksama_node.flows.rule_on_clocks import confirm_ruling, drop_ruling, propose_ruling
from saksama_node.ledger.actions import act
from saksama_node.ledger.public import logged
from saksama_node.settings.clock import now
from tests.node.cases.handed_in import settle
from tests.node.conftest import LoggedIn, StaffFor
from tests.node.deadlines.case_under import received, registered, reviewed
from tests.node.deadlines.holidays import holiday, next_working_day
from tests.node.staffing import staff_with

pytestmark = pytest.mark.usefixtures("database")


def handled(by: Staff, region: str = "52") -> str:
    """A registered case of that office, given to `by`."""
    subject = reviewed(by, received(region=region))
    registered(by, subject)
    set_assignee(subject, by)
    list(recount_where_needed())
    return subject


def due_of(subject: str) -> datetime:
    (found,) = queries.of_subject(subject)
    assert found.due is not None
    return found.due


def test_a_new_holiday_moves_open_clocks_and_tells_those_concerned(logged_in: LoggedIn, staff_for: StaffFor) -> None:
    officer, head = staff_for(Role.OFFICER), staff_for(Role.COMMISSIONER)
    here, elsewhere = handled(officer), handled(officer, "52.71")
    before = due_of(here), due_of(elsewhere)
    desk, at_the_head = logged_in(Role.OFFICER), logged_in(Role.COMMISSIONER)
    form = {
        "what": "hari",
        "day": next_working_day().isoformat(),
        "effect": "off",
        "name": "Hari contoh",
        "region": "52",
        "number": "100.3.4/88/2026",
        "decreed": today().isoformat(),
        "reason": "CONTOH: keputusan gubernur.",
    }
    assert desk.post("/meja/tenggat/aturan/", {**form, "number": "dengan spasi"}).status_code == 422
    assert desk.post("/meja/tenggat/aturan/", {**form, "day": "2044-01-04"}).status_code == 422
    assert desk.post("/meja/tenggat/aturan/", {**form, "decreed": "2040-01-04"}).status_code == 422
    assert Ruling.objects.count() == 0
    assert desk.post("/meja/tenggat/aturan/", form).status_code == 302
    # The second person finds it on the first page; who proposed it, and who may not confirm it, does not.
    told = "Tetapkan atau tarik usul"
    assert told in at_the_head.get("/meja/").content.decode()
    for other in (desk, logged_in(Role.COMMISSIONER, "52.71")):
        assert told not in other.get("/meja/").content.decode()
    (proposed,) = rulings.rulings()
    assert (due_of(here), due_of(elsewhere)) == before  # a proposal moves nothing
    assert "/tetapkan/" not in desk.get("/meja/tenggat/aturan/").content.decode()
    assert desk.post(f"/meja/tenggat/aturan/{proposed.subject}/tetapkan/").status_code == 403
    page = at_the_head.get("/meja/tenggat/aturan/").content.decode()
    assert "CONTOH: keputusan gubernur." in page
    assert at_the_head.post(f"/meja/tenggat/aturan/{proposed.subject}/tetapkan/").status_code == 302
    assert told not in at_the_head.get("/meja/").content.decode()

    assert due_of(here) > before[0]
    assert due_of(elsewhere) > before[1]  # an office below
    settle()
    (entry,) = logged(kinds=[DayDecreed.KIND])
    body = entry.entry.body
    assert isinstance(body, DayDecreed)
    assert (body.office, body.effect, body.decree) == ("52", Effect.OFF, "100.3.4/88/2026")
    persons = [pseudonym(each.secret, proposed.subject) for each in (officer, head)]
    assert [entry.entry.actor, body.second] == persons, "the actor proposed it, the second confirmed it"
    assert set(entry.entry.commits) == {"reason"}

    home = desk.get("/meja/").content.decode()
    assert home.count('<p class="duty__title">Tenggat bergeser') == 2
    move = Move.objects.get(subject=here)
    assert (move.was, move.due, move.person) == (before[0], due_of(here), officer.id)
    assert desk.get(f"/meja/tenggat/bergeser/{move.pk}/")["Location"] == f"/meja/perkara/{here}/"
    move.refresh_from_db()
    assert move.seen_by == officer.id
    assert desk.get("/meja/").content.decode().count('<p class="duty__title">Tenggat bergeser') == 1
    assert head.id != officer.id
    assert not list(recount_where_needed())

    # After a restore of a backup from before it, the log gives it back.
    Ruling.objects.all().delete()
    with act():
        restore_subject(proposed.subject)
    again = rulings.ruling(proposed.subject)
    assert (again.state, again.proposed_by, again.decided_by) == ("confirmed", officer.id, head.id)
    list(recount_where_needed())
    assert Duty.objects.get(subject=here).due == move.due


def test_nobody_rules_alone_backwards_elsewhere_or_on_what_no_rule_asks(staff_for: StaffFor) -> None:
    officer, head = staff_for(Role.OFFICER), staff_for(Role.COMMISSIONER)
    mine = propose_ruling(head, holiday())
    with pytest.raises(SecondPersonNeeded):
        confirm_ruling(head, mine)
    with pytest.raises(NotAllowed):
        confirm_ruling(officer, mine)
    with pytest.raises(NotAllowed):
        propose_ruling(staff_for(Role.OFFICER, "52.71"), holiday())
    with pytest.raises(BadRuling):
        propose_ruling(officer, holiday(day=date(2044, 1, 4)))
    drop_ruling(officer, mine)
    with pytest.raises(NoSuchRuling):
        confirm_ruling(staff_for(Role.COMMISSIONER), mine)
    # Who proposed it must have the right still.
    gone = staff_with(Role.OFFICER, "52", "-pergi")
    orphaned = propose_ruling(gone, holiday())
    for grant in grants(gone.id):
        end_role(grant_id=grant.id, at=now())
    with pytest.raises(NotAllowed):
        confirm_ruling(head, orphaned)
    drop_ruling(officer, orphaned)
    reading = Proposal("52", "7/K.NB/2026", today(), "CONTOH", rule="pemilu-kajian-awal", question="unit")
    with pytest.raises(BadRuling):
        propose_ruling(officer, replace(reading, answer="jam", since=today()))
    with pytest.raises(NotBackwards):
        propose_ruling(officer, replace(reading, answer="kerja", since=today() - timedelta(days=1)))
    assert not list(logged(kinds=[DayDecreed.KIND, ReadingSettled.KIND]))
    with pytest.raises(OutsideCalendar):
        law_at("52").calendar.day(date(2044, 1, 4))


def test_a_settled_reading_is_used_from_its_day_on_at_its_office_alone(
    logged_in: LoggedIn, staff_for: StaffFor
) -> None:
    head, desk = logged_in(Role.COMMISSIONER), logged_in(Role.OFFICER)
    since = today() + timedelta(days=40)
    form = {
        "what": "bacaan",
        "reading": "pemilu-kajian-awal|first_day_counted|false",
        "since": since.isoformat(),
        "region": "52",
        "number": "7/K.NB/2026",
        "decreed": today().isoformat(),
        "reason": "CONTOH: pleno.",
    }
    assert desk.post("/meja/tenggat/aturan/", form).status_code == 302
    (proposed,) = rulings.rulings()
    head.post(f"/meja/tenggat/aturan/{proposed.subject}/tetapkan/")
    start = datetime.combine(since, datetime.min.time(), WITA) + timedelta(hours=9)
    settled = law_at("52.71").due("pemilu-kajian-awal", start, extended=False)
    before = law_at("52").due("pemilu-kajian-awal", start - timedelta(days=1), extended=False)
    abroad = law_at("53").due("pemilu-kajian-awal", start, extended=False)
    assert settled is not None
    assert before is not None
    assert abroad is not None
    assert [each.reason for each in settled.settled] == ["CONTOH: pleno."]
    assert (before.settled, abroad.settled) == ((), ())
    assert settled.due > abroad.due
    settle()
    (entry,) = logged(kinds=[ReadingSettled.KIND])
    assert isinstance(entry.entry.body, ReadingSettled)
    assert (entry.entry.body.question, entry.entry.body.answer) == ("first_day_counted", "false")
    assert "ditetapkan" in desk.get("/meja/tenggat/aturan/").content.decode()


def test_one_day_is_not_decreed_twice(staff_for: StaffFor) -> None:
    head, second = staff_for(Role.OFFICER), staff_for(Role.COMMISSIONER)
    day = next_working_day()
    first = propose_ruling(head, holiday(day=day))
    with pytest.raises(AlreadyRuled):
        propose_ruling(second, holiday(day=day, effect=Effect.REGIONAL))
    below = propose_ruling(head, holiday("52.01", day=day))
    confirm_ruling(second, first)
    with pytest.raises(AlreadyRuled):
        propose_ruling(head, holiday(day=day))
    # The office took its holiday back; a weaker word would be without effect in every calendar.
    confirm_ruling(second, propose_ruling(head, holiday(day=day, effect=Effect.WORKING)))
    assert law_at("52").calendar.day(day).working
    with pytest.raises(AlreadyRuled):
        propose_ruling(head, holiday(day=day))
    drop_ruling(head, below)


def test_the_second_person_sees_of_which_election_a_reading_is(logged_in: LoggedIn, staff_for: StaffFor) -> None:
    for rule in ("pemilu-kajian-awal", "pilkada-kajian-awal"):
        answer: dict[str, Any] = {"rule": rule, "question": "unit", "answer": "kalender", "since": today()}
        propose_ruling(staff_for(Role.COMMISSIONER), Proposal("52", "100/1/2026", today(), "CONTOH.", **answer))
    second = logged_in(Role.COMMISSIONER, which="kedua")
    for page in ("/meja/", "/meja/tenggat/aturan/"):
        shown = second.get(page).content.decode()
        for rule in ("pemilu-kajian-awal", "pilkada-kajian-awal"):
            assert f"Kajian awal ({newest(rule).article}): hari kalender" in shown
