"""Which log began a claim: the earliest; where moments decide nothing, the one with a copy of its own."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from saksama.procedure.beginning import OPEN, begun_in, undecided

BEGIN = datetime(2024, 11, 20, 8, tzinfo=UTC)
LOGS = st.sampled_from(["a.example/log", "b.example/log", "c.example/log"])

# name, classified: minutes and log, joined, began
CASES = [
    ("nobody", [], [], ""),
    ("one alone", [(0, "a")], [], "a"),
    ("the earlier", [(0, "b"), (5, "a")], [], "b"),
    ("a moment later, with a copy", [(0, "b"), (5, "a"), (9, "b")], ["a"], "a"),
    ("a day later, with a copy", [(0, "b"), (1440, "a")], ["a"], "b"),
    ("both with copies", [(0, "b"), (5, "a")], ["a", "b"], "b"),
    ("copies of two of three", [(0, "b"), (5, "a"), (6, "c")], ["a", "c"], "a"),
    ("a copy of one that classifies nothing", [(0, "b"), (5, "a")], ["c"], "b"),
]


def test_named_cases() -> None:
    for name, told, joined, began in CASES:
        assert begun_in([(BEGIN + timedelta(minutes=n), log) for n, log in told], joined) == began, name


# name, classified: minutes and log, joined, undecided
OPEN_CASES = [
    ("nobody", [], [], ""),
    ("one alone", [(0, "a")], [], ""),
    ("two, no copies", [(0, "b"), (5, "a")], [], "ab"),
    ("two, a copy of one", [(0, "b"), (5, "a")], ["a"], ""),
    ("two, copies of both", [(0, "b"), (5, "a")], ["a", "b"], "ab"),
    ("three, copies of two", [(0, "b"), (5, "a"), (6, "c")], ["a", "c"], "ac"),
    ("a day later", [(0, "b"), (1440, "a")], ["a", "b"], ""),
]


def test_named_cases_that_stay_open() -> None:
    for name, told, joined, stays in OPEN_CASES:
        moments = [(BEGIN + timedelta(minutes=n), log) for n, log in told]
        assert undecided(moments, joined) == frozenset(stays), name


@given(st.lists(st.tuples(st.integers(0, 5000), LOGS)), st.sets(LOGS))
def test_what_stays_open_is_open_between_several_and_holds_the_one_that_counts(
    told: list[tuple[int, str]], joined: set[str]
) -> None:
    classified = sorted((BEGIN + timedelta(minutes=n), log) for n, log in told)
    stays = undecided(classified, joined)
    assert len(stays) != 1
    assert not stays or begun_in(classified, joined) in stays


@given(st.lists(st.tuples(st.integers(0, 5000), LOGS)), st.sets(LOGS))
def test_it_is_one_of_those_near_the_first_and_what_comes_much_later_changes_nothing(
    told: list[tuple[int, str]], joined: set[str]
) -> None:
    classified = sorted((BEGIN + timedelta(minutes=n), log) for n, log in told)
    found = begun_in(classified, joined)
    assert found in {log for at, log in classified if at - classified[0][0] <= OPEN} or not classified
    late = [(BEGIN + timedelta(minutes=9000), log) for _, log in told]
    assert begun_in([*classified, *late], joined) == found
