"""Room to write a past afterwards: a silence that is over, and an observation that nobody signed for hours."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from saksama.agreement.counting import Declaration, sign_declaration
from saksama.agreement.history import EventKind
from saksama.agreement.terms import read_terms
from saksama.cli.words import message
from saksama.entries.kinds.agreement import AgreementEnded, AgreementSigned
from saksama.entries.kinds.case import CaseReceived
from saksama.tlog.cosignature import cosign
from saksama.tlog.note import sign
from saksama.verify.findings import Code
from saksama.verify.report import Report
from saksama.vocabulary import KeyUse
from tests.testonly import staticlog
from tests.testonly.staticlog import Node
from tests.testonly.story import COMMITS, Story, subject

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


@pytest.mark.parametrize(("more", "silent"), [(60, False), (180, True)])
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


def _end(told: Story, node: Node, at: datetime) -> None:
    agreement = told.world.digest
    said = Declaration(EventKind.ENDED, agreement, node.origin, at, "contoh")
    note = node.blob(sign_declaration(said, node.key(KeyUse.INSTITUTION)).encode())
    body = AgreementEnded(digest=agreement, note=note, reason="contoh")
    node.append(body, subject=agreement[:32], actor="signatory", at=at)


def test_after_its_end_an_agreement_asks_for_nothing(told: Story) -> None:
    _end(told, told.bawaslu, told.world.now)
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


def test_hours_that_one_party_alone_signed_are_a_silence(told: Story) -> None:
    firsts = [len(node.entries) for node in told.world.nodes]
    for _ in range(30):
        told.world.tick(HOUR)
        for node in told.world.nodes:
            node.observe()
            node.write_tree()
            alone = cosign(node.signed().text, node.partner.key(KeyUse.WITNESS), int(told.world.now.timestamp()))
            node.notes[len(node.entries)] = node.signed().with_signatures(alone)
            node.sizes.append(len(node.entries))
    told.world.live(1)
    report = told.judge()
    expected = [(Code.LOG_SILENT, node.origin, first) for node, first in zip(told.world.nodes, firsts, strict=True)]
    assert sorted(named(report)) == sorted(expected)
    assert all(log.widest is not None and log.widest >= timedelta(hours=31) for log in report.logs)


def test_another_agreement_that_ran_out_does_not_disarm_the_one_that_binds(told: Story) -> None:
    short = told.world.text.replace("2029-01-28", "2026-12-01").replace('name = "', 'name = "dan-', 1)
    keys = [node.key(KeyUse.INSTITUTION) for node in told.world.nodes]
    note, terms = sign(short, *keys).encode(), read_terms(short)
    for node in told.world.nodes:
        node.append(
            AgreementSigned(digest=terms.digest, note=node.blob(note)), subject=terms.subject, actor="signatory"
        )
    told.world.publish()
    told.world.live(8 * 24)
    first = off(told, 10 * HOUR, told.bawaslu)
    assert [each for each in named(told.judge()) if each[0] is Code.LOG_SILENT] == [
        (Code.LOG_SILENT, told.bawaslu.origin, first)
    ]


def test_an_end_that_is_dated_back_into_the_silence_excuses_nothing(told: Story) -> None:
    one, since = told.bawaslu, told.world.now
    told.world.tick(70 * HOUR)
    _end(told, one, since + timedelta(minutes=5))
    told.world.publish()
    silent = [each for each in named(told.judge()) if each[0] is Code.LOG_SILENT]
    assert {log for _, log, _ in silent} == {node.origin for node in told.world.nodes}


def test_after_its_end_no_observation_is_owed(told: Story) -> None:
    _end(told, told.bawaslu, told.world.now)
    told.world.publish()
    for step in range(12):
        told.world.tick(HOUR / 2)
        told.bawaslu.append(CaseReceived(), subject=subject(f"after {step}"), **COMMITS)
        told.world.publish()
    assert Code.OBSERVED_MISSING not in [code for code, _, _ in named(told.judge())]
