"""The one table of tries: so many in any window and no more, whatever comes at once, beside it or instead of it."""

import time

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext, override_settings

from saksama_node.accounts import counting
from saksama_node.accounts.counting import (
    Taken,
    forget_ended,
    give_back,
    is_full,
    of_known,
    of_stranger,
    take,
)
from saksama_node.accounts.models import Tried
from tests.node.accounts.trying import at_once, written

MINUTE = 60.0


@pytest.fixture
def all_looked_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everybody has seen room before the first takes it: only what is asked within the transaction counts."""
    monkeypatch.setattr(counting, "is_full", lambda *_limits: False)


@pytest.mark.usefixtures("all_looked_first")
def test_of_many_at_once_no_more_than_the_limit_have_a_slot(database: None) -> None:
    limit = of_known("contoh", "satu", 5, MINUTE)
    took = at_once(40, lambda _number: take(limit))
    assert sum(each is not None for each in took) == 5
    assert len({each.slots for each in took if each}) == 5
    assert Tried.objects.count() == 5


@pytest.mark.usefixtures("all_looked_first")
def test_of_many_at_once_under_two_limits_the_narrower_counts_and_none_waits_for_ever(database: None) -> None:
    def one(number: int) -> Taken | None:
        own = of_known("contoh", str(number % 2), 4, MINUTE)
        return take(own, of_known("contoh", "semua", 6, MINUTE))

    took = at_once(24, one)
    assert sum(each is not None for each in took) == 6
    # Who found one of both full left nothing in the other.
    assert Tried.objects.count() == 12


def test_nothing_that_is_counted_beside_it_makes_a_limit_forget(database: None) -> None:
    limit = of_known("login", "1", 5, MINUTE)
    for _ in range(5):
        assert take(limit)
    for number in range(1000):
        take(of_stranger("login", f"nama{number}", 5, MINUTE))
    assert take(limit) is None


def test_in_no_span_as_long_as_the_window_are_there_more(database: None, monkeypatch: pytest.MonkeyPatch) -> None:
    started = time.time()

    def at(seconds: float) -> bool:
        monkeypatch.setattr(time, "time", lambda: started + seconds)
        return take(of_known("contoh", "satu", 3, MINUTE)) is not None

    assert [at(seconds) for seconds in (0, 40, 59, 59.5)] == [True, True, True, False]
    # The first is a minute old: one more, where a window that began anew would grant three.
    assert [at(seconds) for seconds in (60.5, 61, 99)] == [True, False, False]
    assert at(101)


def test_what_was_right_is_given_back(database: None) -> None:
    limit = of_known("contoh", "satu", 1, MINUTE)
    taken = take(limit)
    assert taken is not None
    assert is_full(limit)
    give_back(taken, taken)
    assert not is_full(limit)
    assert take(limit)


def test_a_refused_try_writes_nothing_and_locks_nothing(database: None) -> None:
    limit = of_known("contoh", "satu", 1, MINUTE)
    assert take(limit)
    with CaptureQueriesContext(connection) as asked:
        assert take(limit, of_known("contoh", "dua", 9, MINUTE)) is None
    assert len(asked) == 1
    assert written(asked.captured_queries) == []


def test_a_try_is_not_forgotten_with_somebody_s_rolled_back_act(database: None) -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        take(of_known("contoh", "satu", 1, MINUTE))


def test_what_strangers_make_up_takes_a_bounded_place(database: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counting, "BUCKETS", 8)
    took = [take(of_stranger("login", f"tiada{number}", 3, MINUTE)) for number in range(200)]
    assert Tried.objects.count() == 8 * 3
    assert sum(each is not None for each in took) == 8 * 3
    # A flood of made-up names is no account's.
    assert take(of_known("login", "1", 3, MINUTE))


def test_the_table_holds_no_name_and_cannot_be_tried_without_the_secret(database: None) -> None:
    assert take(of_known("login", "admin", 5, MINUTE), of_stranger("login", "192.0.2.1", 5, MINUTE))
    told = " ".join(key for (key,) in Tried.objects.values_list("key"))
    assert "admin" not in told
    assert "192" not in told.split()
    with override_settings(SECRET_KEY="yang lain"):
        assert of_known("login", "admin", 5, MINUTE).key not in told
    assert of_known("login", "admin", 5, MINUTE).key in told


def test_what_counts_no_more_is_removed(database: None, monkeypatch: pytest.MonkeyPatch) -> None:
    assert take(of_known("contoh", "pendek", 1, 1.0), of_known("contoh", "panjang", 1, MINUTE))
    started = time.time()
    monkeypatch.setattr(time, "time", lambda: started + 2)
    forget_ended()
    assert Tried.objects.count() == 1
    assert is_full(of_known("contoh", "panjang", 1, MINUTE))
