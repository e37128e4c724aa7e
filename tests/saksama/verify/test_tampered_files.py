"""Somebody alters what is served, without the log's key: each is named with its own code and index."""

from collections.abc import Callable
from pathlib import Path

import pytest

from saksama.entries.kinds.case import CaseReceived
from saksama.tlog.tile import TilePath, encode_bundle, parse_bundle, tile_at
from saksama.verify.report import Report
from tests.testonly.story import COMMITS, Story, subject

type Found = Callable[[Report], list[tuple[str, int | None]]]
ENTRIES = -1


@pytest.fixture
def wide(told: Story) -> Story:
    """The story and 600 reports more: full and partial tiles, two levels."""
    for number in range(600):
        told.bawaslu.append(CaseReceived(), subject=subject(f"more {number}"), **COMMITS)
    told.world.publish()
    return told


def bundle(story: Story, index: int) -> tuple[Path, list[bytes]]:
    path = tile_at(ENTRIES, index // 256, len(story.bawaslu.entries))
    file = story.bawaslu.folder / "log" / path.encode()
    return file, list(parse_bundle(file.read_bytes()))


def flip(file: Path, at: int) -> None:
    data = bytearray(file.read_bytes())
    data[at] ^= 1
    file.write_bytes(data)


def test_wide_log_is_good(wide: Story, found: Found) -> None:
    assert found(wide.check()) == []


@pytest.mark.parametrize("index", [0, 17, 255, 256, 300, 600])
def test_one_byte_of_an_entry(wide: Story, found: Found, index: int) -> None:
    file, entries = bundle(wide, index)
    offset = sum(2 + len(entry) for entry in entries[: index % 256]) + 2 + 40
    flip(file, offset)
    report = wide.check()
    assert found(report) == [("entry.altered", index)]
    assert report.exit_code == 1
    assert report.findings[0].log == wide.bawaslu.origin
    assert report.keep is None


@pytest.mark.parametrize("index", [3, 400])
def test_the_length_before_an_entry(wide: Story, found: Found, index: int) -> None:
    file, entries = bundle(wide, index)
    flip(file, sum(2 + len(entry) for entry in entries[: index % 256]) + 1)
    (first, *_) = found(wide.check())
    assert first == ("entry.altered", index)


@pytest.mark.parametrize("index", [0, 300, 610])
def test_one_byte_of_a_hash_tile(wide: Story, found: Found, index: int) -> None:
    path = tile_at(0, index // 256, len(wide.bawaslu.entries))
    flip(wide.bawaslu.folder / "log" / path.encode(), index % 256 * 32 + 5)
    assert found(wide.check()) == [("tile.altered", index)]


def test_one_byte_of_an_upper_tile(wide: Story, found: Found) -> None:
    path = tile_at(1, 0, len(wide.bawaslu.entries))
    flip(wide.bawaslu.folder / "log" / path.encode(), 32)
    assert found(wide.check()) == [("tile.altered", 256)]


@pytest.mark.parametrize("index", [5, 280])
def test_a_dropped_entry(wide: Story, found: Found, index: int) -> None:
    file, entries = bundle(wide, index)
    del entries[index % 256]
    file.write_bytes(encode_bundle(entries))
    assert found(wide.check()) == [("entry.dropped", index)]


def test_the_last_entry_dropped(wide: Story, found: Found) -> None:
    last = len(wide.bawaslu.entries) - 1
    file, entries = bundle(wide, last)
    file.write_bytes(encode_bundle(entries[:-1]))
    assert found(wide.check()) == [("entry.dropped", last)]


def test_an_inserted_entry(wide: Story, found: Found) -> None:
    file, entries = bundle(wide, 520)
    file.write_bytes(encode_bundle([*entries[:8], entries[0], *entries[8:]]))
    assert found(wide.check()) == [("entry.added", 520)]


def test_two_entries_change_places(wide: Story, found: Found) -> None:
    file, entries = bundle(wide, 100)
    entries[100], entries[101] = entries[101], entries[100]
    file.write_bytes(encode_bundle(entries))
    assert found(wide.check()) == [("entry.reordered", 100)]


def test_a_bundle_that_is_gone(wide: Story, found: Found) -> None:
    file, _ = bundle(wide, 300)
    file.unlink()
    assert found(wide.check()) == [("entry.not-served", 256)]


def test_a_partial_tile_that_is_gone_is_cut_from_the_full_one(wide: Story, found: Found) -> None:
    for level in (0, ENTRIES):
        path = tile_at(level, 2, len(wide.bawaslu.entries))
        file = wide.bawaslu.folder / "log" / path.encode()
        full = wide.bawaslu.folder / "log" / TilePath(level, 2).encode()
        full.write_bytes(file.read_bytes())
        file.unlink()
    assert found(wide.check()) == []


def test_a_blob_altered(told: Story, found: Found) -> None:
    file = next((told.bawaslu.folder / "log" / "blob").iterdir())
    flip(file, 3)
    assert {code for code, _ in found(told.check())} & {"blob.wrong", "agreement.note", "agreement.signature"}


def test_the_checkpoints_signature_altered(told: Story, found: Found) -> None:
    file = told.bawaslu.folder / "log" / "checkpoint"
    lines = file.read_text().splitlines(keepends=True)
    name, value = lines[4].rsplit(" ", 1)
    lines[4] = f"{name} {value[:30]}{'A' if value[30] != 'A' else 'B'}{value[31:]}"
    file.write_text("".join(lines))
    report = told.check()
    assert ("checkpoint.unsigned", None) in found(report)
    assert report.exit_code == 1


def test_the_portal_says_another_number(told: Story, found: Found) -> None:
    file = told.bawaslu.folder / "statistik.json"
    file.write_text(file.read_text().replace('"case.received":1', '"case.received":2'))
    report = told.check()
    assert found(report) == [("statistics.differ", None)]
    assert report.findings[0].evidence["counted"] == 1


def test_entries_and_tiles_made_anew_without_the_key(told: Story, found: Found) -> None:
    """Whoever holds the server but not the log's key; kept checkpoints bound the place."""
    node = told.bawaslu
    node.entries[told.sent + 2] = node.entries[told.sent + 2].replace(b'"office":"52"', b'"office":"53"')
    node.write_tree()
    report = told.check()
    ((code, index),) = found(report)
    sizes = sorted(node.notes)
    assert code == "log.rewritten"
    assert index == max(size for size in sizes if size <= told.sent + 2)
    assert report.exit_code == 1
