"""Rulings: four eyes on a new holiday and on a reading; open clocks move, those concerned are told, the log has it."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from saksama.clocks.calendar import OutsideCalendar
from saksama.clocks.shipped import newest
from saksama.clocks.words import WITA
from saksama.entries.kinds.ruling import DayDecreed, Effect, ReadingSettled
from saksama.entries.pseudonym import pseudonym
from saksama_node.accounts.policy import NotAllowed, Role, Staff, today
from saksama_node.cases.actions import set_assignee
from saksama_node.deadlines import queries, ruling
from saksama_node.deadlines.models import Move, Ruling
from saksama_node.deadlines.ruling import AlreadyRuled, BadRuling, Decree, NotBackwards, law_at
from saksama_node.flows.deadlines.recount_deadlines import recount_where_needed
from saksama_node.flows.deadlines.rule_on_clocks import SLOT, asked
from saksama_node.flows.node.restore_entry import restore_subject
from saksama_node.flows.seconds.two_persons import propose
from saksama_node.ledger.actions import act
from saksama_node.ledger.public import logged
from saksama_node.seconds.faults import ProposalOpen
from saksama_node.seconds.models import Proposal
from saksama_node.seconds.proposing import open_in
from tests.node.cases.handed_in import settle
from tests.node.conftest import LoggedIn, StaffFor
from tests.node.deadlines.case_under import received, registered, reviewed
from tests.node.deadlines.holidays import holiday, next_working_day
from tests.node.seconds.reading import confirm_at, confirm_read

pytestmark = pytest.mark.usefixtures("database")


REASON = "CONTOH: keputusan gubernur."


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
    assert Proposal.objects.count() == 0
    assert desk.post("/meja/tenggat/aturan/", form).status_code == 302
    (proposed,) = open_in(SLOT)
    page = f'href="/meja/usulan/{proposed.id}/"'
    for other in (desk, at_the_head):
        assert page in other.get("/meja/tenggat/aturan/").content.decode()
    # An office below may not open it, and reads nothing of it before it holds.
    below = logged_in(Role.COMMISSIONER, "52.71")
    assert below.get(f"/meja/usulan/{proposed.id}/").status_code == 403
    assert "Hari contoh" not in below.get("/meja/tenggat/aturan/").content.decode()
    assert (due_of(here), due_of(elsewhere)) == before  # a proposal moves nothing
    shown = at_the_head.get(f"/meja/usulan/{proposed.id}/").content.decode()
    for said in ("CONTOH: keputusan gubernur.", "Hari contoh", "100.3.4/88/2026"):
        assert said in shown
    assert confirm_at(at_the_head, proposed.id).status_code == 302
    assert "Hari contoh" in below.get("/meja/tenggat/aturan/").content.decode()

    assert due_of(here) > before[0]
    assert due_of(elsewhere) > before[1]  # an office below
    settle()
    (entry,) = logged(kinds=[DayDecreed.KIND])
    body = entry.entry.body
    assert isinstance(body, DayDecreed)
    assert (body.office, body.effect, body.decree) == ("52", Effect.OFF, "100.3.4/88/2026")
    subject = entry.entry.subject
    persons = [pseudonym(each.secret, subject) for each in (officer, head)]
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


@pytest.mark.parametrize(("is_proposed", "name"), [(True, "Hari contoh"), (False, "100.3.4/88/2026")])
def test_after_a_restore_of_a_backup_from_before_it_the_log_gives_it_back(
    staff_for: StaffFor, is_proposed: bool, name: str
) -> None:
    officer, head = staff_for(Role.OFFICER), staff_for(Role.COMMISSIONER)
    here, number = handled(officer), propose(officer, asked(holiday(), REASON))
    leaf = confirm_read(head, number)
    assert leaf is not None
    settle()
    (held,), due = ruling.rulings(), due_of(here)
    Ruling.objects.all().delete()
    # The words of what waited in that backup still are there with it.
    Proposal.objects.filter(pk=number).update(state="open", leaf=None)
    if not is_proposed:
        Proposal.objects.all().delete()
    for _ in range(2):
        with act():
            restore_subject(leaf.entry.subject)
        (again,) = ruling.rulings()
        assert (again.by, again.second, again.leaf) == (officer.id, head.id, held.leaf)
        assert again.decree == replace(held.decree, name=name)
    assert not open_in(SLOT)
    list(recount_where_needed())
    assert due_of(here) == due


def test_nobody_rules_backwards_elsewhere_or_on_what_no_rule_asks(staff_for: StaffFor) -> None:
    officer, head = staff_for(Role.OFFICER), staff_for(Role.COMMISSIONER)
    # To propose is one right, to confirm another.
    mine = propose(head, asked(holiday(), REASON))
    with pytest.raises(NotAllowed):
        confirm_read(officer, mine)
    with pytest.raises(NotAllowed):
        propose(staff_for(Role.OFFICER, "52.71"), asked(holiday(), REASON))
    with pytest.raises(BadRuling):
        propose(officer, asked(holiday(day=date(2044, 1, 4)), REASON))
    reading = Decree(
        region="52", number="7/K.NB/2026", decreed=today(), rule="pilkada-kajian-awal", question="unit", answer="jam"
    )
    with pytest.raises(BadRuling):
        propose(officer, asked(replace(reading, since=today()), REASON))
    with pytest.raises(NotBackwards):
        propose(officer, asked(replace(reading, answer="kerja", since=today() - timedelta(days=1)), REASON))
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
        "reading": "pilkada-kajian-awal|first_day_counted|false",
        "since": since.isoformat(),
        "region": "52",
        "number": "7/K.NB/2026",
        "decreed": today().isoformat(),
        "reason": "CONTOH: pleno.",
    }
    assert desk.post("/meja/tenggat/aturan/", form).status_code == 302
    (proposed,) = open_in(SLOT)
    assert confirm_at(head, proposed.id).status_code == 302
    start = datetime.combine(since, datetime.min.time(), WITA) + timedelta(hours=9)
    settled = law_at("52.71").due("pilkada-kajian-awal", start, extended=False)
    before = law_at("52").due("pilkada-kajian-awal", start - timedelta(days=1), extended=False)
    abroad = law_at("53").due("pilkada-kajian-awal", start, extended=False)
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
    first = propose(head, asked(holiday(day=day), REASON))
    with pytest.raises(ProposalOpen):
        propose(second, asked(holiday(day=day, effect=Effect.REGIONAL), REASON))
    propose(head, asked(holiday("52.01", day=day), REASON))
    confirm_read(second, first)
    with pytest.raises(AlreadyRuled):
        propose(head, asked(holiday(day=day), REASON))
    # The office took its holiday back; a weaker word would be without effect in every calendar.
    confirm_read(second, propose(head, asked(holiday(day=day, effect=Effect.WORKING), REASON)))
    assert law_at("52").calendar.day(day).working
    with pytest.raises(AlreadyRuled):
        propose(head, asked(holiday(day=day), REASON))


def test_the_second_person_sees_of_which_election_a_reading_is(logged_in: LoggedIn, staff_for: StaffFor) -> None:
    for rule in ("pemilu-laporan", "pilkada-laporan"):
        answer: dict[str, Any] = {"rule": rule, "question": "first_day_counted", "answer": "true", "since": today()}
        decree = Decree(region="52", number="100/1/2026", decreed=today(), **answer)
        propose(staff_for(Role.COMMISSIONER), asked(decree, "CONTOH."))
    second = logged_in(Role.COMMISSIONER, which="kedua")
    for page in ("/meja/", "/meja/tenggat/aturan/"):
        shown = second.get(page).content.decode()
        for rule in ("pemilu-laporan", "pilkada-laporan"):
            assert f"Penyampaian laporan ({newest(rule).article}): hari peristiwa dihitung" in shown
