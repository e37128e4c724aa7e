"""A world in which nothing is wrong."""

from pathlib import Path

from saksama.statistics.public import count, encode_statistics
from saksama.tlog.tile import ENTRIES, encode_bundle, tile_at
from saksama.verify.report import NotChecked, Report
from saksama.verify.trust import Anchors
from tests.testonly.staticlog import world
from tests.testonly.story import Story


def findings(report: Report) -> list[str]:
    return [f"{one.code} {one.log} {one.index} {dict(one.evidence)}" for one in report.findings]


def test_the_story_is_good_and_says_what_it_did_not_check(told: Story) -> None:
    report = told.judge()
    assert findings(report) == []
    assert report.exit_code == 0
    assert report.first_use
    assert [log.size for log in report.logs] == [len(node.entries) for node in told.world.nodes]
    assert [log.witnessed for log in report.logs] == [len(node.entries) for node in told.world.nodes]
    assert (report.agreement, report.standing) == (told.world.digest, "in-force")
    assert report.dispatches is not None
    assert (report.dispatches.sent, report.dispatches.answered) == (1, 1)
    assert NotChecked.NEVER_ENTERED in report.not_checked


def test_a_second_run_knows_the_keys(told: Story) -> None:
    first = told.judge()
    second = told.judge(Anchors(kept=first.keep))
    assert findings(second) == []
    assert not second.first_use


def test_a_young_node_without_an_agreement(tmp_path: Path) -> None:
    with world(tmp_path, agreed=False) as made:
        node, other = made.nodes
        node.introduce(node)
        node.publish(cosigned=False)
        story = Story(made, node, other)
        report = story.judge()
    assert findings(report) == []
    assert (report.exit_code, report.first_use, report.agreement) == (0, True, "")
    assert NotChecked.UNWITNESSED in report.not_checked


def test_an_agreement_that_only_one_has_signed(tmp_path: Path) -> None:
    with world(tmp_path, agreed=False) as made:
        made.agree(countersigned=False)
        report = Story(made, *made.nodes).judge()
    assert findings(report) == []
    assert (report.agreement, report.standing) == ("", "proposed")


def test_a_log_that_grows_between_two_runs(told: Story) -> None:
    first = told.judge()
    told.bawaslu.observe()
    told.diskominfotik.observe()
    told.world.publish()
    again = told.judge(Anchors(kept=first.keep))
    assert findings(again) == []
    assert [log.size for log in again.logs] > [log.size for log in first.logs]


def test_what_the_partner_saw_of_a_log_that_grew_while_we_read(told: Story) -> None:
    """The partner has seen more than the checkpoint that we fixed: the rest is read on, not called a fork."""
    told.bawaslu.observe()
    note = told.bawaslu.publish()
    told.diskominfotik.observe(note)
    told.diskominfotik.publish()
    fixed = told.bawaslu.sizes[-2]
    stale = told.bawaslu.notes[fixed].encode()
    head = told.bawaslu.folder / "log" / "checkpoint"
    fresh = head.read_bytes()
    head.write_bytes(stale)
    statistics = told.bawaslu.folder / "statistik.json"
    statistics.write_bytes(encode_statistics(count(told.bawaslu.origin, told.bawaslu.kinds[:fixed])))
    path = tile_at(ENTRIES, 0, fixed).encode()
    told.bawaslu.write(f"log/{path}", encode_bundle(told.bawaslu.entries[:fixed]))
    report = told.judge(on_pause=lambda: head.write_bytes(fresh))
    assert findings(report) == []
    assert report.logs[0].size == fixed
