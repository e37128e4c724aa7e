"""Late, in time, or in time by its own word; and observations that miss what was cosigned an hour before."""

from datetime import datetime, timedelta

import pytest

from saksama.cli.report_text import as_text
from saksama.cli.words import message
from saksama.entries.entry import decode_wire
from saksama.entries.kinds.dispatch import DispatchReceived
from saksama.entries.kinds.incident import IncidentReported, IncidentTaken, IncidentType
from saksama.entries.kinds.log import LogObserved
from saksama.entries.kinds.task import TaskAccepted, TaskDone, TaskOpened
from saksama.verify.checkpoints import Standing, Witnessed
from saksama.verify.contents import Item
from saksama.verify.findings import Code, Findings
from saksama.verify.lateness import Lateness, Timely
from saksama.verify.report import Report
from saksama.vocabulary import format_moment
from tests.testonly.staticlog import START
from tests.testonly.story import Story, subject

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
DUE = START + HOUR
LOG = "a/log"


def codes(report: Report) -> list[Code]:
    return [one.code for one in report.findings]


@pytest.mark.parametrize(
    ("at", "before", "after", "timely"),
    [
        (DUE - MINUTE, None, DUE, Timely.IN_TIME),
        (DUE, DUE - MINUTE, DUE + MINUTE, Timely.OWN_WORD),
        (DUE, None, None, Timely.OWN_WORD),
        (DUE + MINUTE, None, DUE + 2 * MINUTE, Timely.LATE),
        (DUE - MINUTE, DUE + HOUR, DUE + 2 * HOUR, Timely.LATE),
        (DUE - MINUTE, DUE + MINUTE, DUE + 2 * MINUTE, Timely.OWN_WORD),
    ],
    ids=["cosigned in time", "between", "nobody cosigned", "its own word", "cosigned before it", "within tolerance"],
)
def test_an_act_is_judged_by_its_own_moment_and_by_what_was_cosigned_around_it(
    told: Story, at: datetime, before: datetime | None, after: datetime | None, timely: Timely
) -> None:
    wire, body = decode_wire(told.bawaslu.entries[0])
    item = Item(5, at, wire, body)
    cosigned = tuple(Witnessed(size, when) for size, when in ((5, before), (6, after)) if when is not None)
    lateness = Lateness({LOG: Standing(cosigned, 6, asks_witnesses=True)}, Findings())
    assert lateness.judge(LOG, item, DUE) is timely
    assert lateness.own_word == ({(LOG, 5)} if timely is Timely.OWN_WORD else set())


def task(told: Story, due: datetime) -> None:
    one, other = told.bawaslu, told.diskominfotik
    opened = TaskOpened(to=other.origin, agreement=told.world.digest, clause="pasal-3", due=format_moment(due))
    one.append(opened, subject=subject("t"))
    other.append(TaskAccepted(opener=one.origin), subject=subject("t"))
    told.world.publish()


def test_a_task_that_nobody_cosigned_in_time_is_in_time_by_its_own_word(told: Story) -> None:
    task(told, told.world.now + HOUR)
    told.world.tick(3600 - 60)
    index = told.diskominfotik.append(TaskDone(opener=told.bawaslu.origin), subject=subject("t"))
    told.diskominfotik.publish(at=told.world.now + timedelta(seconds=100))
    report = told.check()
    assert (codes(report), report.own_word) == ([], ((told.diskominfotik.origin, index),))
    assert any(line.startswith("In time by their log's own word: 1 act") for line in as_text(report, "en", {}))


def test_what_was_cosigned_before_it_was_due_is_in_time(told: Story) -> None:
    task(told, told.world.now + HOUR)
    told.diskominfotik.append(TaskDone(opener=told.bawaslu.origin), subject=subject("t"))
    told.world.publish()
    report = told.check()
    assert (codes(report), report.own_word) == ([], ())


def test_an_incident_and_its_notice_are_held_to_the_same_rule(told: Story) -> None:
    one, other = told.bawaslu, told.diskominfotik
    due, notice = told.world.now + 2 * HOUR, told.world.now + 71 * HOUR
    reported = IncidentReported(
        to=other.origin, agreement=told.world.digest, clause="pasal-5", due=format_moment(due),
        notice_due=format_moment(notice), type=IncidentType.LEAK,
    )  # fmt: skip
    one.append(reported, subject=subject("i"))
    told.world.publish()
    told.world.live(3)
    other.append(IncidentTaken(reporter=one.origin), subject=subject("i"))
    told.world.publish()
    told.world.live(80)
    found = codes(told.check())
    assert found[:2] == [Code.INCIDENT_LATE, Code.NOTICE_LATE]


def test_an_incident_that_is_taken_and_was_never_reported_is_named(told: Story) -> None:
    index = told.diskominfotik.append(IncidentTaken(reporter=told.bawaslu.origin), subject=subject("none"))
    told.world.publish()
    assert [(one.code, one.index) for one in told.check().findings] == [(Code.INCIDENT_UNLAWFUL, index)]


@pytest.mark.parametrize(("minutes", "named"), [(61, 0), (63, 1)])
def test_an_observation_is_false_only_where_it_misses_what_was_cosigned_an_hour_before(
    told: Story, minutes: int, named: int
) -> None:
    old = told.bawaslu.newest
    told.bawaslu.append(TaskDone(opener=told.diskominfotik.origin), subject=subject("x"))
    told.bawaslu.publish()
    told.world.tick(minutes * 60)
    index = told.diskominfotik.observe(old)
    told.diskominfotik.publish()
    found = [one for one in told.check().findings if one.code is Code.OBSERVED_FALSE]
    assert [(one.log, one.index) for one in found] == [(told.diskominfotik.origin, index)] * named


def test_an_observation_whose_note_is_none_of_that_log_is_false(told: Story) -> None:
    body = LogObserved(checkpoint="x\n1\nAA==\n", origin=told.bawaslu.origin, root="0" * 64, size=1)
    told.diskominfotik.append(body)
    told.world.publish()
    assert Code.OBSERVED_FALSE in codes(told.check())


def receipt(told: Story, hours: float, *, back: float = 0) -> tuple[int, int]:
    """A second dispatch whose receipt came so many hours later, dated `back` hours back; both entries."""
    one, other = told.bawaslu, told.diskominfotik
    sent = one.append(told.send(number=2), subject=subject("d2"))
    told.world.publish()
    for _ in range(int(hours)):
        told.world.tick(3500)
        for node in told.world.nodes if not back else [one]:
            node.observe()
            node.publish()
    told.world.tick((hours - int(hours)) * 3600)
    at = told.world.now - back * HOUR
    taken = other.append(DispatchReceived(origin=one.origin, index=sent), subject=subject("d2"), at=at)
    told.world.publish()
    return sent, taken


def test_a_receipt_that_came_a_day_later_stays_late(told: Story) -> None:
    sent, _ = receipt(told, 30)
    found = [one for one in told.check().findings if one.code is Code.DISPATCH_UNRECEIPTED]
    assert [(one.log, one.index) for one in found] == [(told.bawaslu.origin, sent)]
    (one,) = found
    assert one.evidence["owed_by"] == told.diskominfotik.origin
    assert datetime.fromisoformat(str(one.evidence["done"])) > datetime.fromisoformat(str(one.evidence["due"]))
    assert "owed this dispatch a receipt by" in message(one, "en")


def test_a_receipt_within_the_hour_is_in_time(told: Story) -> None:
    receipt(told, 0.8)
    assert codes(told.check()) == []


def test_a_receipt_that_is_dated_back_over_a_silence_is_in_time_by_its_own_word_alone(told: Story) -> None:
    _, taken = receipt(told, 30, back=29)
    report = told.check()
    assert Code.DISPATCH_UNRECEIPTED not in codes(report)
    assert (told.diskominfotik.origin, taken) in report.own_word


def test_who_was_asked_is_who_was_late(told: Story) -> None:
    task(told, told.world.now + HOUR)
    told.world.tick(3 * 3600)
    told.world.publish()
    (late,) = [one for one in told.check().findings if one.code is Code.TASK_LATE]
    assert (late.log, late.evidence["owed_by"]) == (told.bawaslu.origin, told.diskominfotik.origin)
