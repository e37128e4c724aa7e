"""No log keeps the verifier busy for more than its size: each lie in bulk takes steps and requests by its entries."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from traceback import walk_tb

import pytest
from msgspec import UNSET, UnsetType

from saksama.agreement.counting import EntryDisagrees, open_terms
from saksama.cli.copies.keeping import Keeper
from saksama.entries.kinds.sheet import SheetImported, Source
from saksama.tlog.checkpoint import Checkpoint, sign_checkpoint
from saksama.verify.blobs import ReadOnce
from saksama.verify.findings import Code
from saksama.verify.memory.columns import Before, Columns
from saksama.verify.reader import Reader, Spent
from saksama.verify.run import Asking
from saksama.verify.served import MAX_ENTRIES
from saksama.verify.trust import Anchors
from saksama.verify.whole import verify_node
from saksama.vocabulary import KeyUse
from tests.testonly.bulk.every import EVERY
from tests.testonly.bulk.work import Work, work_of
from tests.testonly.honest_worlds import told
from tests.testonly.staticlog import StillReader
from tests.testonly.story import Story, no_progress, subject

SIZES = (200, 400, 800)
MOST = 2.5
"""Twice as many more entries take twice as much more, and a little for what grows with a logarithm; a square takes four
times as much.
"""
FEW = 10


@cache
def _warm() -> None:
    """What is read once for all runs counts for none."""
    _of("facts-and-cases", 8)


def _of(name: str, count: int) -> Work:
    _, tell = EVERY[name]
    return work_of(lambda story: tell(story, count))


def _growth(small: int, middle: int, large: int) -> float:
    return (large - middle) / max(middle - small, 1)


@pytest.mark.parametrize("name", EVERY)
def test_a_log_of_bulk_lies_takes_work_by_its_entries_and_not_by_their_square(name: str) -> None:
    _warm()
    works = [_of(name, count) for count in SIZES]
    assert _growth(*(work.steps for work in works)) < MOST
    # A few requests more may be the last ones of a bundle.
    assert works[-1].requests <= MOST * works[-2].requests + FEW
    assert max(work.pauses for work in works) <= FEW


def test_a_log_may_name_more_kinds_than_16_bits_can_number() -> None:
    columns = Columns(Before())
    for number in range(2**16 + 1):
        columns.add(f"case.new{number}", None)
    assert columns.kind_of(2**16) == f"case.new{2**16}"
    assert len(columns.total.counts) == 2**16 + 1


def test_a_size_behind_which_nothing_is_served_costs_next_to_nothing() -> None:
    def claim(story: Story) -> None:
        node = story.bawaslu
        node.publish()
        claimed = Checkpoint(node.origin, MAX_ENTRIES, bytes(32))
        node.notes[MAX_ENTRIES] = sign_checkpoint(claimed, node.key(KeyUse.LOG))
        node.sizes.append(MAX_ENTRIES)

    _warm()
    assert work_of(claim).steps < 1_000 * SIZES[-1]


class Bounded(StillReader):
    """Has been asked for long enough."""

    def check_bounds(self) -> None:
        raise Spent("seconds", 1)


def _asked_itself(reader: Reader, _folder: Path) -> Reader:
    return reader


def _kept(reader: Reader, folder: Path) -> Reader:
    return Keeper(reader, folder, 1 << 30)


@pytest.mark.parametrize("by", [_asked_itself, _kept])
def test_a_document_that_ever_more_entries_name_is_read_within_the_bounds_of_the_run(
    tmp_path: Path, by: Callable[[Reader, Path], Reader]
) -> None:
    story = told(tmp_path / "told")
    EVERY["copies-and-empty-versions"][1](story, 20)
    story.world.publish()
    reader = by(Bounded(story.world.reader.folders), tmp_path / "copy")
    asking = Asking(reader, no_progress, lambda: None)
    report = verify_node(story.world.urls[0], Anchors(), asking)
    assert [each.code for each in report.findings] == [Code.RUN_SPENT]


class Reading:
    """A lister that finds all good, and counts whose areas it reads."""

    def __init__(self) -> None:
        self.read = 0

    def codes(self, document: bytes) -> tuple[str, ...]:
        self.read += 1
        return tuple(document.decode().split())

    def is_other(self, *_: object) -> bool:
        return False

    def _good(self, *_: object) -> str:
        return ""

    document_wrong = merge_wrong = list_wrong = shown_wrong = _good


def test_areas_of_a_recap_are_read_on_where_a_page_asks_and_kept_of_no_version(tmp_path: Path) -> None:
    story, lister = told(tmp_path), Reading()
    node = story.bawaslu
    before: str | UnsetType = UNSET
    for number in range(50):
        document = node.blob(b"52 %04d" % number)
        body = SheetImported(
            base=before,
            contest="ppwp-2024",
            document=document,
            part=document if number else UNSET,
            rows=1,
            source=Source.RECAP_DISTRICT,
        )
        node.append(body, subject=subject(f"version {number}"), actor="node")
        before = document
    story.world.publish()
    asking = Asking(story.world.reader, no_progress, lambda: None, lister=lambda: lister)
    verify_node(story.world.urls[0], Anchors(), asking)
    assert lister.read == 0


def test_what_was_read_is_not_read_again() -> None:
    asked: list[bytes] = []

    def length(data: bytes) -> int:
        asked.append(data)
        return len(data)

    read = ReadOnce(length, EntryDisagrees)
    assert [read(each) for each in (b"one", b"three", b"one")] == [3, 5, 3]
    assert asked == [b"one", b"three"]


def test_what_is_refused_is_refused_again_with_no_longer_trace() -> None:
    read = ReadOnce(open_terms, EntryDisagrees)
    depths = set[int]()
    for _ in range(5):
        with pytest.raises(EntryDisagrees) as refused:
            read(b"no note")
        depths.add(len([*walk_tb(refused.value.__traceback__)]))
    assert len(depths) == 1
