"""What a run leaves for the next one: cut anywhere, the runs together say what one run over all says."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saksama.cli.checking import Past
from saksama.cli.fetch import HttpReader
from saksama.cli.memory.hands import Copies
from saksama.cli.memory.kept import KeptMemory
from saksama.entries.kinds.case import CaseRegistered, Organizer, Violation
from saksama.entries.kinds.handling import CaseStudied
from saksama.verify.meaning.statutory import StatutoryClocks
from saksama.verify.memory.anew import Why
from saksama.verify.report import Report
from saksama.verify.run import Asking
from saksama.verify.trust import Anchors
from saksama.verify.whole import verify_node
from tests.saksama.verify.case_logs import NUMBER, act, review
from tests.testonly.lies import LIES
from tests.testonly.lies_of_acts import LIES_OF_ACTS
from tests.testonly.lies_of_signers import LIES_OF_SIGNERS
from tests.testonly.staticlog import world
from tests.testonly.story import Story, no_progress, subject

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
        asking = Asking(reader, no_progress, lambda: None, StatutoryClocks(), earlier={})
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


def more(story: Story) -> None:
    """A minute later both look at each other again."""
    story.world.tick(60)
    for node in story.world.nodes:
        node.observe()
    story.world.publish()


def review_another(story: Story) -> None:
    review(story, f"case {len(story.bawaslu.entries)}")
    story.world.publish()


def go_on(story: Story) -> None:
    """The case that had been closed gets an act, which may not follow."""
    act(story, "case", CaseStudied())
    story.world.publish()


def number_again(story: Story) -> None:
    """A number that another case bears."""
    word = f"case {len(story.bawaslu.entries)}"
    review(story, word)
    body = CaseRegistered(number=NUMBER, organizers=(Organizer.PERMANENT,), types=(Violation.ETHICS,))
    act(story, word, body)
    story.world.publish()


def meet_again(story: Story) -> None:
    """A meeting under a number of minutes that another has."""
    story.met(subject("case"), "case.decided:criminal", number="1/BA")
    story.world.publish()


def days_pass(story: Story) -> None:
    """What was due in them is late now."""
    story.world.tick(4 * 86_400)
    more(story)


STEPS = [more, review_another, go_on, number_again, meet_again, days_pass]


@settings(max_examples=8, deadline=None)
@given(
    steps=st.lists(st.tuples(st.sampled_from(STEPS), st.booleans()), min_size=2, max_size=7),
    in_a_drawer=st.sampled_from([4_000, 5]),
)
def test_any_cut_of_a_log_into_runs_gives_the_report_of_one_run(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[Callable[[Story], None], bool]], in_a_drawer: int
) -> None:
    folder = tmp_path_factory.mktemp("cut")
    with world(folder / "world") as made, pytest.MonkeyPatch.context() as patched:
        patched.setattr("saksama.verify.memory.past._IN_A_DRAWER", in_a_drawer)
        story = Story(made, *made.nodes)
        story.tell()
        run(story, folder / "state")
        for step, is_cut in steps:
            step(story)
            if is_cut:
                run(story, folder / "state")
        again = agree(story, folder / "state")
        assert all(log.begun for log in again.logs)


def test_only_what_is_new_is_read(told: Story, tmp_path: Path) -> None:
    run(told, tmp_path)
    sizes = {node.origin: len(node.entries) for node in told.world.nodes}
    more(told)
    again = agree(told, tmp_path)
    assert {log.origin: log.begun for log in again.logs} == sizes
    assert {log.begun for log in run(told, tmp_path, full=True).logs} == {0}


def kept(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in (folder / "verify").iterdir()}


@pytest.mark.parametrize("place", [0, 20, 200, -1])
def test_a_state_that_was_changed_is_not_used(told: Story, tmp_path: Path, place: int) -> None:
    run(told, tmp_path)
    (file,) = (tmp_path / "verify").glob("*.memory")
    data = bytearray(file.read_bytes())
    data[place] ^= 1
    file.write_bytes(data)
    again = run(told, tmp_path)
    assert again.anew is Why.UNREADABLE
    assert again.findings == ()
    assert run(told, tmp_path).anew is None


def test_a_state_that_was_torn_is_not_used(told: Story, tmp_path: Path) -> None:
    run(told, tmp_path)
    (file,) = (tmp_path / "verify").glob("*.memory")
    file.write_bytes(file.read_bytes()[:-100])
    assert run(told, tmp_path).anew is Why.UNREADABLE


def test_a_state_without_its_index_is_not_used(told: Story, tmp_path: Path) -> None:
    run(told, tmp_path)
    for file in (tmp_path / "verify").glob("*.index"):
        file.unlink()
    assert run(told, tmp_path).anew is Why.UNREADABLE


def test_an_index_that_is_none_is_not_used(told: Story, tmp_path: Path) -> None:
    run(told, tmp_path)
    more(told)
    (file,) = (tmp_path / "verify").glob("*.index")
    file.write_bytes(b"no database, but as long as one would be. " * 1000)
    assert run(told, tmp_path).anew is Why.UNREADABLE


@pytest.mark.parametrize(
    "change",
    [
        "DELETE FROM chunk WHERE number = (SELECT min(number) FROM chunk)",
        "DELETE FROM stretch",
        "UPDATE reached SET size = size + 1",
        "VACUUM",
    ],
)
def test_an_index_that_another_wrote_to_is_not_used(told: Story, tmp_path: Path, change: str) -> None:
    for _ in range(2):
        run(told, tmp_path)
        more(told)
        run(told, tmp_path)
        (file,) = (tmp_path / "verify").glob("*.index")
        with closing(sqlite3.connect(file)) as base:
            base.execute(change)
            base.commit()
        assert run(told, tmp_path).anew is Why.UNREADABLE
        assert run(told, tmp_path).anew is None


def test_a_state_of_another_version_is_not_used(told: Story, tmp_path: Path) -> None:
    run(told, tmp_path)
    with HttpReader() as reader, closing(KeptMemory(tmp_path, told.bawaslu.url, "other rules")) as memory:
        asking = Past(memory).of(Asking(reader, no_progress, lambda: None, StatutoryClocks(), earlier={}))
        assert verify_node(told.bawaslu.url, Anchors(), asking).anew is Why.OTHER_RULES


def test_an_index_that_came_further_than_its_state_harms_nothing(told: Story, tmp_path: Path) -> None:
    """A run that was killed after its index was written, and before its state took the place of the old one."""
    run(told, tmp_path)
    (file,) = (tmp_path / "verify").glob("*.memory")
    before = file.read_bytes()
    number_again(told)
    run(told, tmp_path)
    file.write_bytes(before)
    go_on(told)
    again = agree(told, tmp_path)
    assert again.anew is None
    assert [each.code for each in again.findings] != []


def test_a_state_is_not_written_where_the_newest_checkpoint_lacks_its_witnesses(told: Story, tmp_path: Path) -> None:
    run(told, tmp_path)
    before = kept(tmp_path)
    told.bawaslu.observe()
    told.bawaslu.publish(cosigned=False)
    run(told, tmp_path)
    assert kept(tmp_path) == before


def test_a_log_that_was_made_anew_below_what_was_read_is_named(told: Story, tmp_path: Path) -> None:
    run(told, tmp_path)
    told.bawaslu.entries[-2] = told.bawaslu.entries[-1]
    more(told)
    again = run(told, tmp_path)
    assert again.anew is Why.CHANGED
    assert again.exit_code == 1


def test_a_smaller_log_is_read_anew(told: Story, tmp_path: Path) -> None:
    run(told, tmp_path)
    size = told.bawaslu.sizes[-2]
    head = told.bawaslu.folder / "log" / "checkpoint"
    head.write_bytes(told.bawaslu.notes[size].encode())
    assert run(told, tmp_path).anew is Why.SMALLER


def test_a_key_or_a_ruling_makes_all_be_read_anew(told: Story, tmp_path: Path) -> None:
    run(told, tmp_path)
    told.bawaslu.introduce(told.bawaslu)
    told.world.publish()
    assert agree(told, tmp_path).anew is Why.FOUNDATION


def test_copies_of_the_process_say_what_one_says() -> None:
    assert sorted(Copies().each(lambda number: number * number, 7)) == [number * number for number in range(7)]


def test_what_a_copy_cannot_do_is_done_here() -> None:
    here = os.getpid()

    def work(number: int) -> int:
        if os.getpid() != here:
            raise ValueError(number)
        return number

    assert sorted(Copies().each(work, 5)) == list(range(5))
