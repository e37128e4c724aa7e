"""A world in which nothing is wrong."""

from saksama.verify.report import NotChecked, Report
from saksama.verify.trust import Anchors
from tests.saksama.verify.conftest import Story


def findings(report: Report) -> list[str]:
    return [f"{one.code} {one.log} {one.index} {dict(one.evidence)}" for one in report.findings]


def test_the_story_is_good_and_says_what_it_did_not_check(told: Story) -> None:
    report = told.check()
    assert findings(report) == []
    assert report.exit_code == 0
    assert report.first_use
    assert [log.size for log in report.logs] == [len(node.entries) for node in told.world.nodes]
    assert [log.witnessed for log in report.logs] == [len(node.entries) for node in told.world.nodes]
    assert (report.agreement, report.standing) == (told.world.digest, "in-force")
    assert (report.dispatches.sent, report.dispatches.answered) == (1, 1)
    assert NotChecked.NEVER_ENTERED in report.not_checked


def test_a_second_run_knows_the_keys(told: Story) -> None:
    first = told.check()
    second = told.check(Anchors(kept=first.keep))
    assert findings(second) == []
    assert not second.first_use
