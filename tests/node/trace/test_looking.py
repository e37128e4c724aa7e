"""Ended days are looked at by themselves; what is wrong with one is an alarm of those who read the trace."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from saksama.entries.kinds.trace import TraceSealed
from saksama_node.accounts import policy
from saksama_node.accounts.models import Person
from saksama_node.accounts.policy import Role
from saksama_node.condition.check import State, outcomes
from saksama_node.flows.node.examine_node import examine_node
from saksama_node.flows.node.examine_trace import trace_days
from saksama_node.flows.node.watch_node import watch_node
from saksama_node.flows.node.whose_alarm import reached_by_letter
from saksama_node.ledger.models import Opening
from saksama_node.ledger.queries import committed
from saksama_node.settings.clock import now
from saksama_node.trace import closing, looking
from saksama_node.trace.looking import look_at_next
from saksama_node.trace.models import Day, Line, Look
from saksama_node.upkeep.alarming import open_alarms
from tests.node.conftest import LoggedIn, StaffFor
from tests.node.trace.reading import pass_days

pytestmark = pytest.mark.usefixtures("database")
READERS = (Role.CUSTODIAN, Role.COMMISSIONER, Role.SECURITY)


def end_days(monkeypatch: pytest.MonkeyPatch, count: int) -> date:
    """Let so many days end; give the first."""
    first = policy.today()
    pass_days(monkeypatch, count)
    while closing.seal_next():
        pass
    return first


def look_at_all() -> list[date]:
    return [day for day in iter(look_at_next, None) if day]


def alarms() -> set[tuple[str, str]]:
    return {(each.code, each.about) for each in open_alarms() if each.code.startswith("trace.")}


def thin(day: date) -> None:
    Line.objects.filter(day__day=day, number=2).delete()


def tear(day: date) -> None:
    Line.objects.filter(day__day=day, number=2).update(sealed=b"?")


def take_out(day: date) -> None:
    Line.objects.filter(day__day=day).delete()
    Day.objects.filter(day=day).delete()


@pytest.mark.parametrize(("harm", "code"), [(thin, "trace.thinned"), (tear, "trace.torn"), (take_out, "trace.gone")])
def test_a_day_that_is_not_as_the_log_says_fails_the_doctor_and_is_an_alarm_by_itself(
    monkeypatch: pytest.MonkeyPatch, harm: Callable[[date], None], code: str
) -> None:
    first = end_days(monkeypatch, 1)
    watch_node(asking=False)
    assert alarms() == set()
    harm(first)
    said = [each for each in examine_node(asking=False).checks if each.group == "trace"]
    assert (said[0].code, said[0].about, said[0].state) == (code, str(first), State.FAILS)
    watch_node(asking=False)
    assert alarms() == set(), "it was looked at a moment ago"
    later = now() + timedelta(days=1)
    monkeypatch.setattr(looking, "now", lambda: later)
    watch_node(asking=False)
    assert alarms() == {(code, str(first))}


def test_a_day_whose_opening_does_not_open_is_torn_and_silences_no_other_alarm(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first = end_days(monkeypatch, 2)
    (*_, entry) = committed([TraceSealed.KIND])
    row = Opening.objects.get(leaf=entry.leaf_id)
    row.sealed = bytes(row.sealed)[:-1] + bytes([bytes(row.sealed)[-1] ^ 1])
    row.save()
    thin(first)
    for _ in range(3):
        watch_node(asking=False)
    assert alarms() == {("trace.thinned", str(first)), ("trace.torn", str(first + timedelta(days=1)))}


def test_a_look_that_is_dated_ahead_keeps_no_day_from_being_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    first = end_days(monkeypatch, 1)
    thin(first)
    Look.objects.create(day=first, standing="whole", at=now() + timedelta(days=900))
    watch_node(asking=False)
    assert alarms() == {("trace.thinned", str(first))}


def test_it_is_a_duty_of_those_who_read_the_trace_and_never_the_administrator_s_to_quiet(
    monkeypatch: pytest.MonkeyPatch, logged_in: LoggedIn, staff_for: StaffFor
) -> None:
    first = end_days(monkeypatch, 1)
    thin(first)
    watch_node(asking=False)
    (alarm,) = [each for each in open_alarms() if each.code == "trace.thinned"]
    keeper = logged_in(Role.ADMINISTRATOR)
    assert "ada baris yang diambil" not in keeper.get("/meja/").content.decode()
    assert "ada baris yang diambil" in keeper.get("/meja/kesehatan/").content.decode()
    assert keeper.post(f"/meja/kesehatan/{alarm.id}/dilihat/").status_code == 403
    for role in READERS:
        assert "ada baris yang diambil" in logged_in(role).get("/meja/").content.decode(), role
        Person.objects.filter(pk=staff_for(role).id).update(email=f"{role}@kantor.example")
    assert {f"{role}@kantor.example" for role in READERS} <= {each.email for each in reached_by_letter()}
    assert logged_in(Role.CUSTODIAN).post(f"/meja/kesehatan/{alarm.id}/dilihat/").status_code == 302


def test_a_day_that_just_ended_is_looked_at_first_and_each_once_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    first = end_days(monkeypatch, 3)
    days = [first + timedelta(days=each) for each in (2, 1, 0)]
    assert look_at_all() == days
    assert look_at_next() is None
    later = now() + timedelta(days=1)
    monkeypatch.setattr(looking, "now", lambda: later)
    pass_days(monkeypatch, 4)
    assert closing.seal_next()
    assert look_at_all() == [first + timedelta(days=3), *days]


def test_days_that_an_old_backup_lost_are_said_once_for_all_and_no_fault_of_the_machine() -> None:
    first = policy.today()
    Look.objects.bulk_create(
        Look(day=first + timedelta(days=each), standing=standing, at=now())
        for each, standing in enumerate(("whole", "lost", "lost", "lost", "thinned", "lost"))
    )
    days = [str(first + timedelta(days=each)) for each in range(6)]
    assert [(each.code, each.about) for each in trace_days(thorough=False)] == [
        ("trace.lost", f"{days[1]} / {days[3]}"),
        ("trace.thinned", days[4]),
        ("trace.lost", days[5]),
    ]
    assert outcomes()["trace.lost"].state is State.WARNS
