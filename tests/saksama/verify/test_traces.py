"""The trace of what staff did, as an outsider sees it: each day once, in order, none left out, none too early."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from saksama.cli.words import message
from saksama.entries.kinds.trace import TraceSealed
from saksama.verify.report import Report
from tests.testonly.story import Story

type Found = Callable[[Report], list[tuple[str, int | None]]]


def seal(story: Story, *days: date) -> list[int]:
    return [story.bawaslu.append(TraceSealed(day=str(day)), head="0" * 64) for day in days]


def day(story: Story, back: int) -> date:
    return (story.world.now - timedelta(days=back)).date()


def test_days_in_order_are_good_wherever_they_begin(told: Story, found: Found) -> None:
    seal(told, *(day(told, back) for back in (5, 4, 3, 2)))
    told.bawaslu.publish()
    assert found(told.check()) == []


@pytest.mark.parametrize(
    ("backs", "wrong", "said"),
    [
        ((5, 4, 4), 2, "it was sealed twice"),
        ((5, 4, 2), 2, "days before it that were not sealed: 1"),
        ((4, 3, 5), 2, "it was sealed after a later day"),
        ((3, 2, -1), 2, "it was sealed before that day ended"),
    ],
)
def test_a_day_twice_left_out_out_of_order_or_too_early_is_named(
    told: Story, found: Found, backs: tuple[int, ...], wrong: int, said: str
) -> None:
    made = seal(told, *(day(told, back) for back in backs))
    told.bawaslu.publish()
    report = told.check()
    assert {("trace.unlawful", made[wrong])} == set(found(report))
    assert any(said in message(each, "en") for each in report.findings)


def test_a_day_is_over_when_it_is_over_in_the_east_of_the_country(told: Story, found: Found) -> None:
    today = told.world.now.date()
    early = datetime.combine(today, datetime.min.time(), told.world.now.tzinfo) + timedelta(hours=14, minutes=59)
    assert told.world.now < early
    wrong = told.bawaslu.append(TraceSealed(day=str(today)), at=early, head="0" * 64)
    told.bawaslu.append(TraceSealed(day=str(today + timedelta(days=1))), at=early + timedelta(days=1), head="0" * 64)
    told.world.now = early + timedelta(days=1)
    told.bawaslu.publish()
    assert ("trace.unlawful", wrong) in found(told.check())
