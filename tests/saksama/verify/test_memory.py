"""What a run leaves for the next one: cut anywhere, the runs together say what one run over all says."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from saksama.cli.checking import Past
from saksama.cli.fetch import HttpReader
from saksama.cli.memory.kept import KeptMemory
from saksama.procedure.deadlines import NoClocks
from saksama.verify.memory.anew import Why
from saksama.verify.report import Report
from saksama.verify.run import Asking
from saksama.verify.trust import Anchors
from saksama.verify.whole import verify_node
from tests.testonly.lies import LIES
from tests.testonly.lies_of_acts import LIES_OF_ACTS
from tests.testonly.lies_of_signers import LIES_OF_SIGNERS
from tests.testonly.story import Story, no_progress

OF_BEFORE = {
    "a-log-signed-by-a-stranger",
    "a-log-that-nobody-cosigned",
    "kept-checkpoint-that-is-hidden",
    "kept-checkpoints-that-only-the-witness-remembers",
}
"""They take away what an earlier run had read: it is not asked for again, which the report says."""
TOLD = {name: tell for name, tell in {**LIES, **LIES_OF_ACTS, **LIES_OF_SIGNERS}.items() if name not in OF_BEFORE}


def run(story: Story, folder: Path, *, full: bool = False) -> Report:
    with HttpReader() as reader, closing(KeptMemory(folder, story.bawaslu.url, "these rules")) as memory:
        asking = Asking(reader, no_progress, lambda: None, NoClocks(), earlier={})
        return verify_node(story.bawaslu.url, Anchors(), Past(memory, full=full).of(asking))


def said(report: Report) -> Report:
    """The report without how it was come by."""
    findings = sorted(report.findings, key=str)
    logs = tuple(replace(log, begun=0) for log in report.logs)
    return replace(report, findings=tuple(findings), logs=logs, anew=None)


def agree(story: Story, folder: Path) -> Report:
    """The next run and one over all say the same."""
    again = run(story, folder)
    assert said(again) == said(run(story, folder / "alone"))
    return again


@pytest.mark.parametrize("name", TOLD)
def test_a_lie_that_is_told_after_a_run_is_named_as_in_one_run_over_all(told: Story, tmp_path: Path, name: str) -> None:
    assert run(told, tmp_path / "state").anew is Why.FIRST
    TOLD[name](told)
    agree(told, tmp_path / "state")
    # And it stays named, though nothing came after it.
    agree(told, tmp_path / "state")


def more(story: Story, word: str) -> None:
    """An hour later the story goes on."""
    story.world.tick(60)
    for node in story.world.nodes:
        node.observe()
    story.world.publish()


def test_only_what_is_new_is_read(told: Story, tmp_path: Path) -> None:
    run(told, tmp_path)
    sizes = {node.origin: len(node.entries) for node in told.world.nodes}
    more(told, "x")
    again = agree(told, tmp_path)
    assert {log.origin: log.begun for log in again.logs} == sizes
    assert {log.begun for log in run(told, tmp_path, full=True).logs} == {0}
