"""The clock of a run: silence, ages, and cosignatures whose times cannot be."""

import json
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksama.agreement.errors import MalformedTerms
from saksama.agreement.terms import WitnessNode, read_terms
from saksama.cli.fetch import HttpReader
from saksama.cli.report_text import as_text
from saksama.tlog.note import Note
from saksama.verify.checkpoints import TOLERANCE
from saksama.verify.findings import Code
from saksama.verify.orderly import out_of_order
from saksama.verify.report import Report
from saksama.verify.run import Asking
from saksama.verify.trust import Anchors
from saksama.verify.whole import verify_node
from tests.testonly import staticlog
from tests.testonly.command import saksama
from tests.testonly.staticlog import START
from tests.testonly.story import Story, no_progress

HOUR = timedelta(hours=1)


def check(told: Story, now: datetime | None = None, at: datetime | None = None) -> Report:
    with HttpReader() as reader:
        return verify_node(told.bawaslu.url, Anchors(), Asking(reader, no_progress, lambda: None, now=now, at=at))


def codes(report: Report) -> list[tuple[Code, str]]:
    return [(one.code, one.log) for one in report.findings]


def test_a_log_that_is_silent_for_too_long_is_stale_and_what_was_due_since_is_unchecked(told: Story) -> None:
    last = told.world.now
    assert codes(check(told, now=last + 3 * HOUR - timedelta(seconds=1))) == []
    report = check(told, now=last + 3 * HOUR + timedelta(seconds=1))
    origins = [node.origin for node in told.world.nodes]
    stale = [(Code.LOG_STALE, one) for one in origins]
    assert codes(report) == [*stale, *[(Code.LOG_UNSEEN_SINCE, one) for one in origins]]
    assert report.exit_code == 2
    assert dict(report.findings[0].evidence)["hours"] == 3


def test_a_log_that_nobody_ever_cosigned_is_stale_since_both_signed(tmp_path: Path) -> None:
    with staticlog.world(tmp_path) as made:
        told = Story(made, *made.nodes)
        for node in made.nodes:
            node.notes = {size: Note(note.text, note.signatures[:1]) for size, note in node.notes.items()}
            node.write_served()
        for passed, stale in ((2, 0), (4, 2)):
            found = [one for one, _ in codes(check(told, now=made.now + passed * HOUR))]
            assert found.count(Code.LOG_STALE) == stale


@pytest.mark.parametrize("changed", ["until = 9999-12-31T23:59:59-08:00", "until = 1999-12-31T23:59:59+08:00"])
def test_a_text_of_no_time_is_refused_and_fells_nothing(told: Story, changed: str) -> None:
    line = next(each for each in told.world.text.splitlines() if each.startswith("until = "))
    with pytest.raises(MalformedTerms, match="must lie in the years"):
        read_terms(told.world.text.replace(line, changed))
    with pytest.raises(MalformedTerms, match="a year at the most"):
        read_terms(told.world.text.replace("incident_hours = 2", "silence_hours = 1000000000000"))


def test_a_witness_whose_key_is_none_fells_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def of_no_key(name: str, _key: str, url: str) -> WitnessNode:
        return WitnessNode(name, "x+00000000+AA", url)

    monkeypatch.setattr("tests.testonly.staticlog.WitnessNode", of_no_key)
    with staticlog.world(tmp_path) as made:
        told = Story(made, *made.nodes)
        told.tell()
        assert Code.POLICY_UNKNOWN in {code for code, _ in codes(check(told))}


def test_an_agreement_that_runs_out_while_a_log_is_silent_excuses_nothing(told: Story) -> None:
    report = check(told, now=told.world.now + timedelta(days=3000))
    assert {code for code, _ in codes(report)} >= {Code.LOG_STALE, Code.LOG_UNSEEN_SINCE}
    assert report.exit_code == 2


def test_a_clause_may_let_a_log_be_silent_for_longer(tmp_path: Path) -> None:
    said = staticlog.TEMPLATE.replace("incident_hours = 2", "incident_hours = 2\nsilence_hours = 24")
    with staticlog.world(tmp_path, template=said) as made:
        told = Story(made, *made.nodes)
        text = Note.parse((told.bawaslu.folder / "log" / "blob" / str(told.bawaslu.agreement)).read_bytes()).text
        assert read_terms(text).silence == 24 * HOUR
        assert codes(check(told, now=made.now + 23 * HOUR)) == []
        assert {code for code, _ in codes(check(told, now=made.now + 25 * HOUR))} >= {Code.LOG_STALE}


def test_without_a_clock_nothing_is_judged_by_it_and_a_named_moment_goes_before_the_machine_s(told: Story) -> None:
    year = timedelta(days=300)
    assert check(told).exit_code == 0
    report = check(told, now=told.world.now + year, at=told.world.now)
    assert (report.exit_code, report.at, report.named) == (0, told.world.now, True)
    assert all(log.age == told.world.now - log.latest_cosignature for log in report.logs if log.latest_cosignature)


def test_the_report_says_as_of_when_it_judged_how_old_the_log_is_and_how_unsure_times_are(told: Story) -> None:
    told.world.tick(3600)
    told.bawaslu.observe()
    told.diskominfotik.observe()
    told.world.publish()
    report = check(told, at=told.world.now + timedelta(minutes=20))
    (own, _) = report.logs
    assert (own.age, own.widest) == (timedelta(minutes=20), HOUR + timedelta(seconds=2))
    text = "\n".join(as_text(report, "en", {}))
    assert "Judged as of Tuesday 24 November 2026 at " in text
    assert "newest cosignature 20 minutes ago; times of entries are sure to within 60 minutes" in text


def test_a_cosignature_from_the_future_that_a_larger_log_refutes_is_the_witness_s_fault(told: Story) -> None:
    told.bawaslu.observe()
    told.bawaslu.publish(at=told.world.now + 5 * HOUR)
    told.world.tick(60)
    told.bawaslu.observe()
    told.bawaslu.publish()
    report = check(told, at=told.world.now)
    assert {code for code, _ in codes(report)} == {Code.COSIGNATURE_BACK}
    assert {one.evidence["size"] for one in report.findings} == {told.bawaslu.sizes[-2]}
    assert report.exit_code == 1


def test_a_newest_cosignature_from_the_future_may_lie_on_our_own_clock(told: Story) -> None:
    told.bawaslu.observe()
    told.bawaslu.publish(at=told.world.now + 5 * HOUR)
    report = check(told, at=told.world.now)
    assert codes(report) == [(Code.COSIGNATURE_AHEAD, told.bawaslu.origin)]
    assert report.exit_code == 2


@pytest.mark.parametrize("behind", [timedelta(seconds=150), HOUR, timedelta(days=400)])
def test_a_clock_that_is_behind_accuses_nobody_and_is_told_once_a_log(told: Story, behind: timedelta) -> None:
    for _ in range(5):
        told.world.tick(60)
        for node in told.world.nodes:
            node.observe()
        told.world.publish()
    report = check(told, now=told.world.now - behind)
    assert codes(report) == [(Code.COSIGNATURE_AHEAD, node.origin) for node in told.world.nodes]
    assert report.exit_code == 2
    assert "this computer's clock (or --at) is behind" in "\n".join(as_text(report, "en", {}))


def test_times_of_cosignatures_that_go_back_are_named_and_no_entry_is(told: Story) -> None:
    told.bawaslu.observe()
    told.bawaslu.publish(at=told.world.now - 5 * HOUR)
    told.world.tick(60)
    told.bawaslu.observe()
    told.bawaslu.publish()
    report = check(told)
    assert codes(report) == [(Code.COSIGNATURE_BACK, told.bawaslu.origin)]


MOMENTS = st.lists(st.integers(0, 3000), max_size=30)


@given(MOMENTS)
def test_what_remains_of_times_that_go_back_is_in_order(seconds: list[int]) -> None:
    times = [START + timedelta(seconds=each) for each in seconds]
    wrong = out_of_order(times, TOLERANCE)
    left = [at for position, at in enumerate(times) if position not in wrong]
    assert all(later >= before - 2 * TOLERANCE for before, later in pairwise(left))
    if times == sorted(times):
        assert wrong == []


def test_one_that_goes_back_among_many_is_the_one_that_is_named() -> None:
    times = [START + HOUR * each for each in range(10)]
    for position in range(10):
        moved = [*times]
        moved[position] += timedelta(days=3 if position < 9 else -3)
        assert out_of_order(moved, TOLERANCE) == [position]


def test_a_simulation_is_judged_by_the_moment_that_is_named_alone(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(staticlog.Node, "origin", property(lambda node: f"{node.code}.simulasi.example/log"))
    with staticlog.world(tmp_path) as made:
        told = Story(made, *made.nodes)
        late = made.now + timedelta(days=400)
        report = check(told, now=late)
        assert (report.at, codes(report)) == (None, [])
        assert any("Judged without a clock" in line for line in as_text(report, "en", {}))
        assert "Judged without a clock" in "\n".join(as_text(report, "en", {}))
        assert Code.LOG_STALE in {code for code, _ in codes(check(told, at=made.now + timedelta(days=2)))}


def test_the_command_reads_the_clock_and_takes_another_moment(told: Story, tmp_path: Path) -> None:
    words = ("verify", told.bawaslu.url, "--state", tmp_path / "s", "--json", "--at")
    code, text = saksama(*words, (told.world.now + timedelta(minutes=1)).isoformat())
    report = json.loads(text)
    assert (code, report["at_named"], [one["code"] for one in report["findings"]]) == (0, True, [])
    assert all(0 < log["age_seconds"] <= 120 for log in report["logs"])
    code, text = saksama(*words, (told.world.now + 4 * HOUR).isoformat())
    report = json.loads(text)
    assert (code, report["conduct"], report["unchecked"]) == (2, 2, 2)
    assert saksama(*words, "yesterday")[0] == 2
    assert saksama(*words, "2026-W48-2T01:00:00Z")[0] == 2
    assert saksama(*words, datetime.now(UTC).replace(tzinfo=None).isoformat())[0] == 2
