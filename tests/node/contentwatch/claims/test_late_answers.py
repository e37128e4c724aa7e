"""A request whose answer is late: two named persons, letter, desk, calendar; who opened it; and how it ends."""

import csv
import io
from datetime import timedelta

import pytest

from saksama.entries.kinds.content import Addressee, Outcome
from saksama_node.accounts.models import Grant, Person
from saksama_node.accounts.policy import Role
from saksama_node.contentwatch.claims.forms import levels
from saksama_node.contentwatch.claims.requesting import AGAIN
from saksama_node.contentwatch.models import Request
from saksama_node.deadlines.models import Duty, DutyWarning, Move, Warned
from saksama_node.deadlines.queries import ANSWER, ASK, REQUESTS
from saksama_node.flows.content.decide_claim import answer_request
from saksama_node.flows.deadlines.recount_deadlines import recount
from saksama_node.flows.deadlines.write_warnings import write_warnings
from saksama_node.settings.clock import now
from tests.node.conftest import LoggedIn, StaffFor
from tests.node.contentwatch.decided import claim_by
from tests.node.contentwatch.requested import answered, asked, judged
from tests.node.deadlines.calendars import events, made
from tests.node.deadlines.warned_cases import age, reached, round_of_warnings, warned
from tests.node.upkeep.conftest import Post, post
from tests.testonly.icalendar import unescaped

__all__ = ["post"]
pytestmark = pytest.mark.usefixtures("database")

HOUR = timedelta(hours=1)


def late(staff_for: StaffFor, to: Addressee = Addressee.PLATFORM) -> str:
    """A request whose answer fell due an hour ago."""
    request = asked(staff_for, judged(staff_for, claim_by(staff_for(Role.CONTENT))), to)
    row = Request.objects.get(request=request)
    Request.objects.filter(pk=row.pk).update(due=now() - HOUR)
    return request


def runs(request: str) -> list[tuple[str, str, bool]]:
    rows = Duty.objects.filter(subject=request, edition=REQUESTS).order_by("deadline")
    return list(rows.values_list("deadline", "rule", "by_office"))


@pytest.mark.parametrize("to", Addressee)
def test_an_open_request_runs_by_the_rule_of_its_level_and_ends_with_the_closing_answer(
    staff_for: StaffFor, to: Addressee
) -> None:
    request = asked(staff_for, judged(staff_for, claim_by(staff_for(Role.CONTENT))), to)
    assert runs(request) == [(ANSWER, levels()[to].rule, False)]
    duty, row = Duty.objects.get(subject=request), Request.objects.get(request=request)
    assert duty.due is not None
    assert row.due is not None
    assert abs(duty.due - row.due) < timedelta(seconds=1)
    assert duty.due - duty.start == timedelta(hours=levels()[to].limit.length)
    round_of_warnings()
    assert DutyWarning.objects.count() == 0, "what another owes is warned of to nobody"
    answer_request(staff_for(Role.OFFICER), request, answered(Outcome.PASSED_ON))
    assert len(runs(request)) == 1
    answer_request(staff_for(Role.OFFICER), request, answered(Outcome.REMOVED))
    assert runs(request) == []


def test_once_the_answer_is_late_two_are_warned_then_the_head_and_the_closing_answer_ends_it(
    staff_for: StaffFor, logged_in: LoggedIn, post: Post
) -> None:
    first, second = reached(Role.CONTENT), reached(Role.OFFICER)
    head = reached(Role.COMMISSIONER)
    request = late(staff_for)
    round_of_warnings()
    assert [each[0] for each in runs(request)] == [ANSWER, ASK]
    assert Duty.objects.get(subject=request, deadline=ASK).rule == AGAIN
    assert warned(request) == [(72, [first.id, second.id])]
    assert round_of_warnings() == 0

    assert write_warnings() == 2
    (letter,) = post.to(first)
    assert "Tanyakan lagi jawaban permohonan konten" in letter.get_content()
    assert request[:8] in letter.get_content()
    assert request not in letter.get_content()

    desk = logged_in(Role.CONTENT)
    home = desk.get("/meja/").content.decode()
    assert home.count("duty__title") == 1, "a warning and the duty that it warns of are one card"
    assert "Tanyakan lagi kepada pengelola platform" in home
    assert "Peringatan: Tanyakan lagi jawaban permohonan konten" in home
    page = f"/meja/permohonan-konten/{request}/"
    assert "belum dibuka" in desk.get(page).content.decode()
    number = Warned.objects.get(person=first.id).pk
    assert logged_in(Role.OFFICER).post(f"/meja/peringatan/{number}/dibuka/").status_code == 404
    opened = desk.post(f"/meja/peringatan/{number}/dibuka/")
    assert opened.headers["Location"] == page
    assert Warned.objects.get(pk=number).opened_at is not None

    Warned.objects.update(opened_at=None)
    Duty.objects.filter(subject=request, deadline=ASK).update(due=now() + 3 * HOUR)
    DutyWarning.objects.update(due=Duty.objects.get(subject=request, deadline=ASK).due)
    age(request, 2 * HOUR)
    round_of_warnings()
    assert head.id in warned(request)[-1][1]
    answer_request(second, request, answered(Outcome.SILENT, "Tidak dijawab."))
    assert runs(request) == []
    assert "Peringatan:" not in desk.get("/meja/").content.decode()
    assert "Peringatan tenggat" in desk.get(page).content.decode(), "who was warned stays"


def test_the_board_and_the_calendar_show_it_to_those_who_read_content(staff_for: StaffFor, logged_in: LoggedIn) -> None:
    content, keeper = logged_in(Role.CONTENT), logged_in(Role.CUSTODIAN)
    path = made(content)
    other = made(keeper)
    request = late(staff_for)
    round_of_warnings()
    board = content.get("/meja/tenggat/").content.decode()
    assert board.count(f"permohonan konten {request[:8]}") == 1, "a subject stands once, its other duties beside it"
    assert "(platform)" in board
    assert request[:8] not in keeper.get("/meja/tenggat/").content.decode()
    rows = list(csv.DictReader(io.StringIO(content.get("/meja/tenggat/?bentuk=csv").content.decode())))
    assert {row["bearer"] for row in rows if row["subject"] == request} == {"platform", "office"}
    assert any(request[:8] in unescaped(each.one("SUMMARY")) for each in events(path))
    assert events(other) == []


def test_nobody_is_warned_who_may_not_read_content(staff_for: StaffFor) -> None:
    staff_for(Role.OFFICER, "52.01")
    gone = staff_for(Role.OFFICER, which="keluar")
    request = late(staff_for)
    Grant.objects.filter(person=gone.id).update(ended_at=now())
    Person.objects.filter(pk=staff_for(Role.CONTENT).id).update(last_day=now().date() - timedelta(days=2))
    round_of_warnings()
    commissioners = {staff_for(Role.COMMISSIONER).id, staff_for(Role.COMMISSIONER, which="2").id}
    ((_, people),) = warned(request)
    assert set(people) == commissioners


def test_a_recount_makes_the_same_rows_and_those_of_requests_from_before(staff_for: StaffFor) -> None:
    request = late(staff_for)
    closed = late(staff_for, Addressee.MINISTRY)
    answer_request(staff_for(Role.OFFICER), closed, answered(Outcome.REFUSED))
    round_of_warnings()
    before = list(Duty.objects.order_by("pk").values())
    list(recount())
    assert list(Duty.objects.order_by("pk").values()) == before
    Duty.objects.all().delete()
    list(recount())
    assert [each[0] for each in runs(request)] == [ANSWER, ASK]
    assert runs(closed) == []
    assert Move.objects.count() == 0
