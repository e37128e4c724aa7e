"""The draw and the evaluation of an audit: what counts, in which order, and that a wrong outcome gains nothing."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from saksama.tally.assertions import AssertionImpossible, above, not_above, plurality
from saksama.tally.audit.plan import NotReported, Plan, plan
from saksama.tally.audit.risk import Difference, Evidence, Reading, ReadingStrange, Standing, both, risk
from saksama.tally.audit.sizes import NotALimit, draws
from saksama.tally.audit.tickets import SeedTooShort, draw_by_weight, first_ticket
from saksama.tally.contest import Contest

SEED = "59018427361549203817"
NAMES = ("satu", "dua", "tiga")


def planned(votes: list[tuple[int, ...]], most: list[int], kind: str = "plurality") -> Plan:
    ids = np.array([f"52010110010{place:02}" for place in range(len(votes))])
    contest = Contest(NAMES, ids, np.array(votes, dtype=np.int64), np.zeros(len(ids), dtype=np.bool_), "")
    assertions = {
        "plurality": lambda: plurality(NAMES, contest.totals),
        "majority": lambda: above(NAMES, "satu", (1, 2)),
        "below": lambda: not_above(NAMES, "tiga", (1, 4)),
    }[kind]()
    return plan(contest, np.array(most, dtype=np.int64), assertions)


FOUR = planned([(60, 30, 5), (55, 40, 3), (70, 20, 6), (50, 45, 2)], [100] * 4)


def as_reported(found: Plan, **changed: tuple[int, ...] | None) -> Reading:
    votes: dict[str, np.ndarray | None] = dict(zip(found.ids.tolist(), found.votes, strict=True))
    for place, figures in changed.items():
        votes[str(found.ids[int(place[1:])])] = None if figures is None else np.array(figures)
    return Reading(votes)


def without(reading: Reading, station: str) -> Reading:
    return Reading({name: votes for name, votes in reading.votes.items() if name != station})


SMALL = st.lists(
    st.tuples(*[st.integers(0, 6)] * 3, st.integers(0, 3), *[st.integers(0, 6)] * 3), min_size=1, max_size=6
)


@given(SMALL, st.sampled_from(["plurality", "majority", "below"]))
def test_where_the_outcome_is_wrong_the_capital_of_a_false_assertion_cannot_grow_in_the_mean(
    rows: list[tuple[int, ...]], kind: str
) -> None:
    reported, spare, real = [row[:3] for row in rows], [row[3] for row in rows], [row[4:] for row in rows]
    most = [max(sum(one), sum(other)) + more for one, other, more in zip(reported, real, spare, strict=True)]
    try:
        found = planned(reported, most, kind)
    except (NotReported, AssertionImpossible):
        assume(False)
        raise
    evidence = Evidence.of(found, as_reported(found, **{f"p{n}": row for n, row in enumerate(real)}))
    every = np.arange(len(rows))
    values = evidence.values(every)
    assert (values >= -1e-12).all()
    for each, margin in zip(found.assertions, found.margins, strict=True):
        assert (each.of(found.votes) + found.most * each.worst <= found.weights * margin / found.unit + 1e-9).all()
    means = values @ found.weights / found.total
    wrong = [int(each.of(np.array(real)).sum()) <= 0 for each in found.assertions]
    assert evidence.holds() == (not any(wrong))
    for is_wrong, mean in zip(wrong, means, strict=True):
        assert (mean <= found.mean + 1e-9) == is_wrong


@given(st.lists(st.integers(1, 400), min_size=1, max_size=40), st.text("0123456789", min_size=10, max_size=20))
def test_a_draw_by_weight_is_followed_by_hand(weights: list[int], seed: str) -> None:
    ids = np.array([f"{place:03}" for place in range(len(weights))])
    drawn = draw_by_weight(seed, ids, np.array(weights, dtype=np.int64), 12)
    for each in drawn:
        assert each.ticket == first_ticket(seed, str(each.place)).number
        mark = Fraction(each.ticket) * sum(weights)
        before = sum(weights[: int(each.station)])
        assert before <= mark < before + weights[int(each.station)]
    assert draw_by_weight(seed, ids, np.array(weights, dtype=np.int64), 5) == drawn[:5]


def test_draws_come_as_often_as_the_weights_say() -> None:
    ids = np.array(["a", "b", "c"])
    stations = [each.station for each in draw_by_weight(SEED, ids, np.array([1, 3, 6], dtype=np.int64), 2000)]
    for name, share in (("a", 0.1), ("b", 0.3), ("c", 0.6)):
        # Four standard errors.
        assert stations.count(name) / 2000 == pytest.approx(share, abs=4 * (share * (1 - share) / 2000) ** 0.5)


def test_a_short_seed_is_refused() -> None:
    with pytest.raises(SeedTooShort):
        draw_by_weight("123", FOUR.ids, FOUR.weights, 1)


def test_a_clean_reading_confirms_after_as_many_draws_as_were_foretold() -> None:
    wide = planned([(60, 30, 5)] * 40, [100] * 40)
    needed = draws(wide, 0.05)
    drawn = draw_by_weight(SEED, wide.ids, wide.weights, needed)
    part = Reading({each.station: wide.votes[0] for each in drawn})
    found = risk(wide, drawn, part, 0.05)
    assert (found.standing, found.evaluated) == (Standing.CONFIRMED, needed)
    assert found.risk <= 0.05 < found.curve[-2]
    assert found.differences == ()
    assert found.stations < len(wide.ids)


def test_the_evaluation_ends_before_the_first_form_that_is_not_read() -> None:
    drawn = draw_by_weight(SEED, FOUR.ids, FOUR.weights, 12)
    fifth = drawn[4].station
    first = next(place for place, each in enumerate(drawn) if each.station == fifth)
    found = risk(FOUR, drawn, without(as_reported(FOUR), fifth), 0.05)
    assert (found.standing, found.evaluated, len(found.curve)) == (Standing.GO_ON, first, first)


def test_without_any_reading_the_risk_is_one() -> None:
    drawn = draw_by_weight(SEED, FOUR.ids, FOUR.weights, 3)
    found = risk(FOUR, drawn, Reading({}), 0.05)
    assert (found.standing, found.risk, found.evaluated) == (Standing.GO_ON, 1.0, 0)
    assert set(found.by_assertion.values()) == {1.0}


def test_a_form_that_cannot_be_read_is_as_bad_as_its_ballots_allow() -> None:
    drawn = draw_by_weight(SEED, FOUR.ids, FOUR.weights, 8)
    missing = int(np.flatnonzero(FOUR.ids == drawn[0].station)[0])
    worst = as_reported(FOUR, **{f"p{missing}": (0, 100, 0)})
    lost = as_reported(FOUR, **{f"p{missing}": None})
    some = sorted(set(FOUR.ids.tolist()) - {each.station for each in drawn})
    for name in some:
        worst, lost = without(worst, name), without(lost, name)
    one = Evidence.of(FOUR, worst).values(np.array([missing]))
    other = Evidence.of(FOUR, lost).values(np.array([missing]))
    assert (other <= one + 1e-12).all()
    # Against the runner-up, who gains all of them, it is the same.
    assert other[0] == pytest.approx(one[0])


def test_the_risk_is_that_of_the_assertion_that_stands_worst_and_never_rises() -> None:
    wide = planned([(60, 30, 5)] * 40, [100] * 40)
    drawn = draw_by_weight(SEED, wide.ids, wide.weights, 30)
    bad = next(each.station for each in drawn if each.station != drawn[0].station)
    votes = {each.station: np.array([20, 70, 5]) if each.station == bad else wide.votes[0] for each in drawn}
    found = risk(wide, drawn, Reading(votes), 1e-6)
    risks = sorted(found.by_assertion.values())
    assert risks[0] < risks[-1] == found.risk == found.curve[-1]
    assert (np.diff(found.curve) <= 0).all()
    # Where the bad form was drawn capital was lost, and the risk stood still.
    at = next(place for place, each in enumerate(drawn) if each.station == bad)
    assert found.curve[at] == found.curve[at - 1]


def test_votes_above_the_bound_break_the_plan() -> None:
    drawn = draw_by_weight(SEED, FOUR.ids, FOUR.weights, 4)
    found = risk(FOUR, drawn, as_reported(FOUR, p2=(90, 20, 6)), 0.05)
    assert (found.standing, found.risk, found.above_bound) == (Standing.BOUND_BROKEN, 1.0, (str(FOUR.ids[2]),))


def test_when_all_are_read_nothing_is_left_to_chance() -> None:
    drawn = draw_by_weight(SEED, FOUR.ids, FOUR.weights, 2)
    assert risk(FOUR, drawn, as_reported(FOUR), 0.05).standing is Standing.READ_IN_FULL_HOLDS
    other = as_reported(FOUR, p0=(0, 95, 0), p2=(10, 80, 6))
    found = risk(FOUR, drawn, other, 0.05)
    assert (found.standing, found.risk) == (Standing.READ_IN_FULL_OTHER, 1.0)
    changes = {str(FOUR.ids[0]): (-60, 65, -5), str(FOUR.ids[2]): (-60, 60, 0)}
    named = {each.station for each in drawn}
    assert found.differences == tuple(Difference(name, changes[name]) for name in changes if name in named)


def test_two_people_make_one_reading_only_where_they_agree() -> None:
    one = Reading({"a": np.array([1, 2]), "b": np.array([3, 4]), "c": None, "d": None})
    other = Reading({"a": np.array([1, 2]), "b": np.array([3, 5]), "c": None, "d": np.array([0, 0]), "e": None})
    found = both(one, other)
    assert sorted(found.votes) == ["a", "c"]
    assert found.unsettled == ("b", "d", "e")


def test_a_station_that_the_list_does_not_have_is_named() -> None:
    with pytest.raises(ReadingStrange, match="9999"):
        risk(FOUR, (), Reading({"9999": None}), 0.05)


def test_a_risk_limit_is_a_chance() -> None:
    with pytest.raises(NotALimit):
        risk(FOUR, (), Reading({}), 5)


def test_what_the_votes_do_not_bear_out_cannot_be_confirmed() -> None:
    with pytest.raises(NotReported, match="satu > 1/2"):
        planned([(40, 60, 0)], [100], "majority")
    with pytest.raises(AssertionImpossible, match="level at 5"):
        planned([(5, 5, 0)], [10])


def test_the_list_has_one_digest_whatever_its_order() -> None:
    rows, most = [(60, 30, 5), (55, 40, 3)], [100, 98]
    ids = np.array(["5201", "5202"])
    made = []
    for order in ([0, 1], [1, 0]):
        votes = np.array(rows, dtype=np.int64)[order]
        contest = Contest(NAMES, ids[order], votes, np.zeros(2, dtype=np.bool_), "")
        made.append(plan(contest, np.array(most, dtype=np.int64)[order], plurality(NAMES, contest.totals)))
    assert made[0].digest() == made[1].digest()
    assert made[0].lines()[:2] == ["station,ballots,weight,satu,dua,tiga", "5201,100,130,60,30,5"]


def test_codes_of_another_province_are_counted_and_the_first_are_named() -> None:
    strange = ReadingStrange.of([f"5301{n:09}" for n in range(300)] + ["5102000000001"])
    assert (strange.count, len(strange.stations)) == (301, 5)
    assert strange.stations[0] == "5102000000001"
    assert strange.areas == ("5102=1", "5301=300")
    assert len(str(strange)) < 300
