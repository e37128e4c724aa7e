"""Room to write a past afterwards: a silence that is over, and an observation that nobody signed for hours."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from saksama.agreement.counting import Declaration, sign_declaration
from saksama.agreement.history import EventKind
from saksama.cli.words import message
from saksama.entries.kinds.agreement import AgreementEnded
from saksama.verify.findings import Code
from saksama.verify.report import Report
from saksama.vocabulary import KeyUse
from tests.testonly import staticlog
from tests.testonly.staticlog import Node
from tests.testonly.story import Story

HOUR = 3600


@pytest.fixture
def jumping(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Story]:
    """Two nodes that say of themselves that they are a simulation."""
    monkeypatch.setattr(Node, "origin", property(lambda node: f"{node.code}.simulasi.example/log"))
    with staticlog.world(tmp_path) as made:
        yield Story(made, *made.nodes)


def named(report: Report) -> list[tuple[Code, str, int | None]]:
    return [(one.code, one.log, one.index) for one in report.findings]


def off(told: Story, seconds: int, node: Node) -> int:
    """One node is off for so long while the other lives on; back, it looks and is cosigned. Its first entry."""
    for _ in range(seconds // HOUR):
        told.world.tick(HOUR)
        node.partner.observe()
        node.partner.publish()
    told.world.tick(seconds % HOUR)
    first = node.observe()
    node.publish()
    return first


@pytest.mark.parametrize(("more", "silent"), [(-60, False), (60, True)])
def test_a_silence_that_is_over_is_told_where_the_log_goes_on(told: Story, more: int, silent: bool) -> None:
    first = off(told, 3 * HOUR + more, told.bawaslu)
    told.world.live(5)
    report = told.judge()
    assert named(report) == [(Code.LOG_SILENT, told.bawaslu.origin, first)] * silent
    assert report.exit_code == 3 * silent
    if silent:
        text = message(report.findings[0], "en")
        assert "more than 3 hours, there was no cosigned checkpoint; the agreement allows 3 hours:" in text


def test_every_silence_is_told(told: Story) -> None:
    origin = told.diskominfotik.origin
    expected = []
    for hours in (5, 30):
        expected.append((Code.LOG_SILENT, origin, off(told, hours * HOUR, told.diskominfotik)))
        told.world.live(2)
    assert named(told.judge()) == expected


def test_two_quiet_days_say_nothing(told: Story) -> None:
    told.world.live(48)
    assert named(told.judge()) == []


def test_before_both_had_signed_and_in_a_simulation_nothing_is_owed(tmp_path: Path, jumping: Story) -> None:
    off(jumping, 30 * HOUR, jumping.bawaslu)
    assert named(jumping.judge()) == []
    with staticlog.world(tmp_path / "unsigned", agreed=False) as made:
        young = Story(made, *made.nodes)
        young.bawaslu.introduce(young.bawaslu)
        made.publish()
        made.tick(30 * HOUR)
        young.bawaslu.observe()
        made.publish()
        assert Code.LOG_SILENT not in [code for code, _, _ in named(young.judge())]


def test_after_its_end_an_agreement_asks_for_nothing(told: Story) -> None:
    one, agreement = told.bawaslu, told.world.digest
    said = Declaration(EventKind.ENDED, agreement, one.origin, told.world.now, "contoh")
    note = one.blob(sign_declaration(said, one.key(KeyUse.INSTITUTION)).encode())
    body = AgreementEnded(digest=agreement, note=note, reason="contoh")
    one.append(body, subject=agreement[:32], actor="signatory")
    told.world.publish()
    told.world.tick(30 * HOUR)
    for node in told.world.nodes:
        node.observe()
    told.world.publish()
    assert named(told.judge()) == []


def _wait(told: Story, minutes: float) -> int:
    """An observation that is cosigned so many minutes after its time."""
    at: datetime = told.world.tick(60)
    index = told.bawaslu.observe(at=at)
    told.world.tick(minutes * 60)
    told.diskominfotik.observe()
    told.world.publish()
    return index


@pytest.mark.parametrize(("minutes", "late"), [(61, False), (63, True), (150, True)])
def test_an_observation_that_nobody_signed_for_an_hour_is_told(told: Story, minutes: float, late: bool) -> None:
    index = _wait(told, minutes)
    found = [one for one in told.judge().findings if one.code is Code.OBSERVED_LATE]
    assert [(one.log, one.index) for one in found] == [(told.bawaslu.origin, index)] * late


def test_what_lies_within_a_silence_is_told_as_that_alone(told: Story) -> None:
    _wait(told, 200)
    codes = [code for code, _, _ in named(told.judge())]
    assert codes.count(Code.LOG_SILENT) == 2
    assert Code.OBSERVED_LATE not in codes


def test_a_text_that_allows_more_is_held_to_that(tmp_path: Path) -> None:
    said = staticlog.TEMPLATE.replace("incident_hours = 2", "incident_hours = 2\nsilence_hours = 24")
    with staticlog.world(tmp_path, template=said) as made:
        told = Story(made, *made.nodes)
        for hours, owed in ((23, 0), (25, 1)):
            off(told, hours * HOUR, told.bawaslu)
            assert [code for code, _, _ in named(told.judge())] == [Code.LOG_SILENT] * owed
