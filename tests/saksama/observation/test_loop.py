"""The loop of a report: what may follow is done in every order, what may not is named by the rule that it breaks."""

from datetime import UTC, date, datetime, timedelta
from typing import Final

from hypothesis import given
from hypothesis import strategies as st

from saksama.clocks.words import WITA
from saksama.entries.body import Body
from saksama.entries.kinds.observation import (
    AdviceAnswered,
    AdviceSent,
    Answer,
    Asked,
    LhpApproved,
    LhpReopened,
    LhpReturned,
    LhpSent,
    PeriodAsked,
    PeriodClosed,
    PeriodOpened,
)
from saksama.observation.counting import Advised, Count, Counts, count, summed
from saksama.observation.loop import Act, Broken, Stand, State, fault_of, steps_of, walk
from saksama.procedure.levels import is_within

START: Final = datetime(2026, 11, 29, 1, tzinfo=UTC)
PERIOD: Final = "b" * 32
DISTRICT: Final = "52.01.01"


def acts(*done: tuple[str, Body]) -> list[Act]:
    return [Act(at, START + timedelta(days=at), actor, body) for at, (actor, body) in enumerate(done)]


def sent(version: int, period: str = PERIOD) -> LhpSent:
    return LhpSent(form="f" * 64, level="kecamatan", office=DISTRICT, period=period, version=version)


CHAIN: Final = ("kelurahan-desa", "kabupaten-kota", "provinsi")
"""A district's report begins above the villages."""
GOOD: Final = (
    ("writer", sent(1)),
    ("regency", LhpReturned(notes=2, level="kabupaten-kota", version=1)),
    ("writer", sent(2)),
    ("regency", LhpApproved(level="kabupaten-kota", version=2)),
    ("province", LhpApproved(level="provinsi", version=2)),
)


def within(counts: Counts, office: str) -> Count:
    """Of the period over an office and all below it."""
    return summed(each for (of, at), each in counts.reports.items() if of == PERIOD and is_within(at, office))


def test_a_report_is_given_back_sent_again_and_approved_step_by_step() -> None:
    walked = walk(acts(*GOOD), CHAIN)
    assert walked.broken is None
    assert walked.stand == Stand(
        State.APPROVED, 2, CHAIN[1:], CHAIN[1:], frozenset({"writer"}), START, approved=START + timedelta(days=4)
    )
    again = walk(acts(*GOOD, ("regency", LhpReopened(version=2)), ("writer", sent(3))), CHAIN)
    assert (again.broken, again.stand.state, again.stand.made) == (None, State.SENT, START)


def test_what_may_not_follow_is_named_by_its_rule() -> None:
    own = LhpApproved(level="kabupaten-kota", version=1)
    for done, rule in (
        ((("writer", sent(2)),), Broken.VERSION),
        ((("a", sent(1)), ("a", sent(2))), Broken.STATE),
        ((("a", sent(1)), ("a", own)), Broken.OWN),
        ((("a", sent(1)), ("b", LhpApproved(level="provinsi", version=1))), Broken.STEP),
        ((("a", sent(1)), ("b", LhpReturned(notes=1, level="kabupaten-kota", version=2))), Broken.VERSION),
        ((("b", own),), Broken.STATE),
        ((*GOOD[:3], ("b", LhpReopened(version=2))), Broken.STATE),
        # Who sent any version examines none of it.
        ((*GOOD[:2], ("other", sent(2)), ("writer", LhpApproved(level="kabupaten-kota", version=2))), Broken.OWN),
    ):
        walked = walk(acts(*done), CHAIN)
        assert walked.broken is not None
        assert walked.broken[1] is rule
        assert walked.broken[0].index == len(done) - 1


def test_who_is_alone_at_an_office_is_examined_by_the_level_above() -> None:
    chain = ("kelurahan-desa", "kecamatan", "kabupaten-kota")
    assert steps_of(chain, "tps") == chain
    assert steps_of(chain, "kelurahan-desa") == chain[1:]
    assert steps_of(chain, "kecamatan") == chain[1:]
    assert steps_of((), "tps") == steps_of((), "kelurahan-desa") == ("kecamatan",)
    assert steps_of((), "kabupaten-kota") == ("kabupaten-kota",)


BODIES: Final = st.one_of(
    st.builds(sent, st.integers(1, 3)),
    st.builds(LhpReturned, notes=st.just(1), level=st.sampled_from(CHAIN[1:]), version=st.integers(1, 3)),
    st.builds(LhpApproved, level=st.sampled_from(CHAIN[1:]), version=st.integers(1, 3)),
    st.builds(LhpReopened, version=st.integers(1, 3)),
)


@given(st.lists(st.tuples(st.sampled_from("abc"), BODIES), max_size=9), st.sampled_from([CHAIN, CHAIN[:2], ()]))
def test_a_walk_stops_at_the_first_fault_and_counts_what_stands(
    done: list[tuple[str, Body]], chain: tuple[str, ...]
) -> None:
    walked = walk(acts(*done), chain)
    lawful = walked.broken[0].index if walked.broken else len(done)
    kept = done[:lawful]
    assert walk(acts(*kept), chain) == type(walked)(walked.stand)
    writers = {actor for actor, body in kept if isinstance(body, LhpSent)}
    examiners = {actor for actor, body in kept if isinstance(body, LhpApproved | LhpReturned)}
    assert walked.stand.writers == writers
    assert walked.stand.version == len([body for _, body in kept if isinstance(body, LhpSent)])
    last = kept[-1][1] if kept else None
    assert (walked.stand.state is State.APPROVED) == (
        isinstance(last, LhpApproved) and walked.stand.passed == walked.stand.steps
    )
    if walked.broken:
        assert fault_of(walked.stand, walked.broken[0]) is walked.broken[1]
    elif not writers:
        assert not examiners


def test_anyone_counts_what_was_asked_for_came_in_late_and_was_approved() -> None:
    opened = PeriodOpened(
        asked=(Asked(office=DISTRICT, reports=3), Asked(office="52.01.02", reports=2)),
        begins="2026-11-01",
        ends="2026-11-29",
        chain=("kabupaten-kota", "provinsi"),
        form="form-a-2022",
        office="52.01",
    )
    done = [(PERIOD, act) for act in acts(("regency", opened))]
    done += [("c" * 32, act) for act in acts(*GOOD)]
    done += [("d" * 32, act) for act in acts(("y", LhpReopened(version=1)), ("y", sent(1)))]
    late = [Act(9, START + timedelta(hours=15, minutes=1), "z", sent(1))]
    done += [("e" * 32, act) for act in late]
    found = count(done, WITA, date(2026, 12, 1))
    assert found.reports[PERIOD, DISTRICT] == Count(asked=3, sent=2, late=1, approved=1, first=3)
    assert found.reports[PERIOD, "52.01.02"] == Count(asked=2, first=2)
    assert within(found, "52.01") == Count(asked=5, sent=2, late=1, approved=1, first=5)
    assert within(found, "52.01").missing == 3
    assert within(found, "52.02") == Count()
    assert within(found, "52.02").missing is None
    after = [
        *done,
        *((PERIOD, act) for act in acts(("regency", PeriodAsked(asked=(Asked(office=DISTRICT, reports=1),))))),
    ]
    after += [(PERIOD, act) for act in acts(("regency", PeriodClosed()))]
    changed = count(after, WITA, date(2026, 12, 1))
    assert changed.periods[PERIOD].closed
    assert changed.reports[PERIOD, DISTRICT].asked == 1
    # Who is asked no more is not gone: what was asked for first stays, and when it was changed.
    assert changed.reports[PERIOD, "52.01.02"] == Count(first=2)
    assert within(changed, "52.01") == Count(asked=1, sent=2, late=1, approved=1, first=5)
    assert changed.periods[PERIOD].changed == (START.astimezone(WITA).date(),)


def test_what_comes_in_after_its_period_was_closed_is_late_though_its_last_day_is_not_over() -> None:
    asked = (Asked(office=DISTRICT, reports=2),)
    opened = PeriodOpened(
        asked=asked, begins="2026-10-01", chain=CHAIN, ends="2026-12-31", form="form-a-2022", office="52"
    )
    done = acts(("x", opened), ("a", sent(1)), ("x", PeriodClosed()), ("a", sent(1)), ("a", sent(2)))
    told = list(zip((PERIOD, "before", PERIOD, "after", "before"), done, strict=True))
    told.insert(3, ("before", Act(2, START, "b", LhpReturned(notes=1, level="kabupaten-kota", version=1))))
    found = count(told, WITA, date(2026, 12, 1))
    assert found.reports[PERIOD, DISTRICT] == Count(asked=2, sent=2, late=1, first=2)


def test_advice_is_counted_by_body_answered_open_or_overdue() -> None:
    advice = AdviceSent(day="2026-11-01", due="2026-11-08", office="52.01", to="kpu")
    done = [(name, act) for name in "abc" for act in acts(("x", advice))]
    done += [("a", act) for act in acts(("x", AdviceAnswered(answer=Answer.FOLLOWED, day="2026-11-20")))]
    for today, overdue in ((date(2026, 11, 8), 0), (date(2026, 11, 9), 2)):
        found = count(done, WITA, today).advice["52.01", "kpu"]
        assert found == Advised(sent=3, answers={Answer.FOLLOWED: 1}, late=1, open=2, overdue=overdue)
    # An answer in time stays one, though more followed later.
    done += [
        ("b", act)
        for answer, day in ((Answer.IN_PART, "2026-11-08"), (Answer.FOLLOWED, "2026-11-20"))
        for act in acts(("x", AdviceAnswered(answer=answer, day=day)))
    ]
    found = count(done, WITA, date(2026, 11, 21)).advice["52.01", "kpu"]
    assert found == Advised(sent=3, answers={Answer.FOLLOWED: 2}, late=1, open=1, overdue=1)
