"""Days of the trace: chained, ended in the log, and named where anything of them is not as it was."""

import threading
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection

from saksama.entries.kinds.trace import TraceSealed
from saksama.entries.trace import FIRST, HEAD, head_of, parse_day_head
from saksama.keys.locked import WrongPassphrase
from saksama_node.accounts import policy
from saksama_node.accounts.models import Person
from saksama_node.accounts.policy import Role
from saksama_node.flows.keys.open_vault import open_vault
from saksama_node.ledger.actions import act
from saksama_node.ledger.models import Opening
from saksama_node.ledger.queries import committed, openings_of
from saksama_node.ledger.turn import writing
from saksama_node.trace import closing, restoring, tracing
from saksama_node.trace.deed import PADDED_TO, Deed
from saksama_node.trace.models import Day, Line
from saksama_node.trace.traced import DayChecked, Standing, days
from saksama_node.trace.tracing import trace
from tests.node.conftest import StaffFor
from tests.node.trace.reading import deeds, lines, pass_days

pytestmark = pytest.mark.usefixtures("database")
WRITERS, EACH = 6, 5


@pytest.fixture
def first() -> date:
    """A day of five lines, beside what `init` wrote."""
    for number in range(5):
        trace(Deed.LOGIN, who=number + 1)
    return policy.today()


def seal_all() -> int:
    return sum(1 for _ in iter(closing.seal_next, 0))


def of(day: date) -> DayChecked:
    return next(each for each in days() if each.day == day)


def test_a_line_follows_the_one_before_it_and_the_day_is_made_again_from_its_bytes(first: date) -> None:
    row = Day.objects.get()
    sealed = [bytes(each) for each in Line.objects.values_list("sealed", flat=True)]
    assert head_of(FIRST, first, sealed).head == bytes(row.head)
    assert [each.number for each in Line.objects.all()] == list(range(1, row.lines + 1))
    assert of(first).standing is Standing.OPEN


def test_a_day_that_is_over_is_ended_once_in_the_log_and_is_whole(first: date, monkeypatch: pytest.MonkeyPatch) -> None:
    assert seal_all() == 0
    pass_days(monkeypatch, 1)
    assert (seal_all(), seal_all()) == (1, 0)
    (entry,) = committed([TraceSealed.KIND])
    (opening,) = openings_of(entry.leaf_id, [HEAD])
    told = parse_day_head(opening.data)
    assert (told.day, told.lines) == (first, Day.objects.get(day=first).lines)
    assert of(first).standing is Standing.WHOLE


def test_days_in_which_nobody_did_anything_are_ended_too_also_after_a_standstill(
    first: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    today = pass_days(monkeypatch, 4)
    trace(Deed.LOGIN, who=9)
    assert seal_all() == 4
    said = [each.entry.body.day for each in committed([TraceSealed.KIND]) if isinstance(each.entry.body, TraceSealed)]
    assert said == [str(first + timedelta(days=each)) for each in range(4)]
    assert [each.standing for each in days()] == [Standing.OPEN, *[Standing.WHOLE] * 4]
    assert deeds(today) == [Deed.LOGIN]


def drop_one(day: date) -> None:
    Line.objects.filter(day__day=day, number=3).delete()


def drop_last(day: date) -> None:
    row = Day.objects.get(day=day)
    Line.objects.filter(day=row, number=row.lines).delete()


def renumber(day: date) -> None:
    drop_one(day)
    for each in Line.objects.filter(day__day=day, number__gt=3).order_by("number"):
        Line.objects.filter(pk=each.pk).update(number=each.number - 1)


def swap(day: date) -> None:
    one, other = (Line.objects.get(day__day=day, number=number) for number in (2, 3))
    Line.objects.filter(pk=one.pk).update(sealed=bytes(other.sealed))
    Line.objects.filter(pk=other.pk).update(sealed=bytes(one.sealed))


def alter(day: date) -> None:
    line = Line.objects.get(day__day=day, number=2)
    *rest, last = bytes(line.sealed)
    Line.objects.filter(pk=line.pk).update(sealed=bytes([*rest, last ^ 1]))


def make_again(day: date) -> None:
    """As one would who knows the code: a line less, and every row as if it had never been."""
    renumber(day)
    row = Day.objects.get(day=day)
    sealed = [bytes(each) for each in Line.objects.filter(day=row).values_list("sealed", flat=True)]
    head = head_of(bytes(row.before), day, sealed)
    Day.objects.filter(pk=row.pk).update(head=head.head, lines=head.lines)


def call_it_expired(day: date) -> None:
    Line.objects.filter(day__day=day).delete()
    Day.objects.filter(day=day).update(expired_at="2026-12-01T00:00:00Z")


def drop_day(day: date) -> None:
    Line.objects.filter(day__day=day).delete()
    Day.objects.filter(day=day).delete()


@pytest.mark.parametrize(
    ("harm", "standing"),
    [
        (drop_one, Standing.THINNED),
        (drop_last, Standing.THINNED),
        (renumber, Standing.THINNED),
        (make_again, Standing.THINNED),
        (call_it_expired, Standing.THINNED),
        (swap, Standing.TORN),
        (alter, Standing.TORN),
        (drop_day, Standing.GONE),
    ],
)
def test_whatever_is_taken_out_of_a_day_is_named(
    first: date, monkeypatch: pytest.MonkeyPatch, harm: Callable[[date], None], standing: Standing
) -> None:
    pass_days(monkeypatch, 2)
    seal_all()
    harm(first)
    assert of(first).standing is standing
    assert of(first + timedelta(days=1)).standing in {Standing.WHOLE, Standing.TORN}


def test_also_before_it_ends_a_day_with_a_line_less_is_named(first: date) -> None:
    drop_one(first)
    assert (of(first).standing, of(first).first_wrong) == (Standing.THINNED, 3)


def test_an_act_that_is_undone_leaves_no_line_and_a_line_that_fails_undoes_its_act(first: date) -> None:
    before = Line.objects.count()
    with pytest.raises(ZeroDivisionError):
        _act_and_fail()
    assert Line.objects.count() == before
    Line.objects.create(day=Day.objects.get(), number=before + 1, sealed=b"")
    with pytest.raises(IntegrityError):
        _act_whose_line_fails()
    assert Person.objects.get(username="admin").is_active


def _act_and_fail() -> None:
    with act():
        trace(Deed.ROLE_GRANTED, who=1)
        raise ZeroDivisionError


def _act_whose_line_fails() -> None:
    with writing():
        trace(Deed.ACCOUNT_CLOSED, who=1)
        Person.objects.update(is_active=False)


def test_many_at_once_leave_numbers_without_a_gap(first: date) -> None:
    begin = threading.Barrier(WRITERS)

    def write() -> None:
        begin.wait(30)
        try:
            for _ in range(EACH):
                with act():
                    trace(Deed.LOGIN, who=1)
        finally:
            connection.close()

    before = Line.objects.count()
    threads = [threading.Thread(target=write) for _ in range(WRITERS)]
    for each in threads:
        each.start()
    for each in threads:
        each.join(60)
    assert of(first).lines == before + WRITERS * EACH
    assert of(first).standing is Standing.OPEN


def test_failures_beyond_a_number_are_counted_and_said_when_the_day_ends(
    first: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tracing, "FAILURES_A_DAY", 3)
    before = Line.objects.count()
    for _ in range(10):
        trace(Deed.LOGIN_FAILED)
    assert Line.objects.count() == before + 3
    trace(Deed.LOGIN, who=1)
    assert Line.objects.count() == before + 4, "what is no failure has its line"
    pass_days(monkeypatch, 1)
    seal_all()
    assert (lines(first)[-1].act, lines(first)[-1].count) == (Deed.FAILURES_MORE, 7)
    assert of(first).standing is Standing.WHOLE


def test_a_flood_of_failed_logins_hides_no_wrong_passphrase(
    staff_for: StaffFor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tracing, "FAILURES_A_DAY", 3)
    for _ in range(10):
        trace(Deed.LOGIN_FAILED)
    with pytest.raises(WrongPassphrase):
        open_vault(staff_for(Role.CUSTODIAN), "bukan frasanya yang ini")
    assert deeds()[-1] is Deed.PASSPHRASE_WRONG


def test_lines_go_after_the_time_that_is_set_and_the_day_stays_proved(
    first: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    pass_days(monkeypatch, 2)
    seal_all()
    assert not closing.expire_next()
    today = pass_days(monkeypatch, 366)
    assert closing.expire_next()
    assert not Line.objects.filter(day__day=first).exists()
    assert of(first).standing is Standing.EXPIRED
    assert (lines(today)[-1].act, lines(today)[-1].subject) == (Deed.TRACE_EXPIRED, str(first))


def test_a_clock_that_leaps_makes_no_days_and_one_that_went_back_adds_to_the_newest(
    first: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    pass_days(monkeypatch, 4000)
    trace(Deed.LOGIN, who=1)
    assert [each.day for each in Day.objects.all()] == [first]
    pass_days(monkeypatch, 1)
    trace(Deed.LOGIN, who=2)
    pass_days(monkeypatch, 0)
    trace(Deed.LOGIN, who=3)
    assert [each.who for each in lines(first + timedelta(days=1))] == [2, 3]


def test_a_day_that_ended_takes_no_line_also_when_the_clock_leaps_after_it(
    first: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    pass_days(monkeypatch, 1)
    assert seal_all() == 1
    Day.objects.filter(day__gt=first).delete()
    pass_days(monkeypatch, 4000)
    trace(Deed.LOGIN, who=4)
    assert [each.who for each in lines(first + timedelta(days=1))] == [4]
    pass_days(monkeypatch, 1)
    assert of(first).standing is Standing.WHOLE


def test_after_an_old_backup_the_lost_days_are_named_and_the_chain_goes_on_from_their_entries(
    first: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    today = pass_days(monkeypatch, 3)
    seal_all()
    ended = committed([TraceSealed.KIND])
    # As the backup of the first day has it, with its log healed: the entries came back, their openings did not.
    Line.objects.exclude(day__day=first).delete()
    Day.objects.exclude(day=first).delete()
    Day.objects.update(leaf=None)
    Opening.objects.filter(leaf_id__in=[each.leaf_id for each in ended]).delete()
    trace(Deed.RESTORED, command=True)
    with writing():
        for each in ended:
            assert restoring.restore(each) is not None
    assert [each.standing for each in days()] == [Standing.OPEN, *[Standing.LOST] * 3]
    assert deeds(today) == [Deed.RESTORED]
    pass_days(monkeypatch, 4)
    assert seal_all() == 1
    assert [each.standing for each in days()][:2] == [Standing.OPEN, Standing.WHOLE]


def test_the_database_alone_tells_no_name_and_nothing_of_what_was_done(staff_for: StaffFor) -> None:
    by = staff_for(Role.CUSTODIAN)
    trace(Deed.IDENTITY_OPENED, by=by, subject="a" * 32, office="52")
    kept = b"".join(bytes(each) for each in Line.objects.values_list("sealed", flat=True))
    assert {len(each.encode()) for each in lines()} == {PADDED_TO}, "the length tells what was done"
    for word in (by.username, by.name, "identity", "a" * 32, "52.", '"who"'):
        assert word.encode() not in kept
