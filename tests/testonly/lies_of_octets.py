"""Lies without a key: somebody alters what is served, and nothing else."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

from saksama.tlog.checkpoint import Checkpoint, sign_checkpoint
from saksama.tlog.tile import ENTRIES, TilePath, encode_bundle, parse_bundle
from saksama.vocabulary import KeyUse
from tests.testonly.lies import Lie
from tests.testonly.lying import Tell, into
from tests.testonly.staticlog import Node
from tests.testonly.story import Story

LIES_OF_OCTETS: dict[str, Tell] = {}
lie = into(LIES_OF_OCTETS)

UNREAD = ("checkpoint.hidden", "checkpoint.unlisted")
"""What the witness signed and the partner observed, and no kept checkpoint that could be read shows."""


def file(node: Node, level: int) -> Path:
    """The only bundle (level -1) or tile of a short log."""
    return node.folder / "log" / TilePath(level, 0, len(node.entries)).encode()


def rewrite(node: Node, change: Callable[[list[bytes]], None]) -> None:
    """Serve the bundle with other entries."""
    place = file(node, ENTRIES)
    entries = list(parse_bundle(place.read_bytes()))
    change(entries)
    place.write_bytes(encode_bundle(entries))


def flip(place: Path, at: int) -> None:
    data = bytearray(place.read_bytes())
    data[at] ^= 1
    place.write_bytes(data)


def _offset(node: Node, index: int) -> int:
    return sum(2 + len(entry) for entry in node.entries[:index])


@lie
def one_octet_of_an_entry(told: Story) -> Lie:
    flip(file(told.bawaslu, ENTRIES), _offset(told.bawaslu, 9) + 2 + 40)
    return Lie("entry.altered", told.bawaslu.origin, 9)


@lie
def one_octet_of_the_partner_s_first_entry(told: Story) -> Lie:
    flip(file(told.diskominfotik, ENTRIES), 2 + 40)
    return Lie("entry.altered", told.diskominfotik.origin, 0)


@lie
def one_octet_of_a_tile(told: Story) -> Lie:
    flip(file(told.bawaslu, 0), 11 * 32 + 5)
    return Lie("tile.altered", told.bawaslu.origin, 11)


@lie
def an_entry_left_out(told: Story) -> Lie:
    rewrite(told.bawaslu, lambda entries: entries.remove(entries[7]))
    return Lie("entry.dropped", told.bawaslu.origin, 7)


@lie
def the_last_entry_left_out(told: Story) -> Lie:
    rewrite(told.bawaslu, lambda entries: entries.remove(entries[-1]))
    return Lie("entry.dropped", told.bawaslu.origin, len(told.bawaslu.entries) - 1)


@lie
def an_entry_put_in(told: Story) -> Lie:
    rewrite(told.bawaslu, lambda entries: entries.insert(8, entries[0]))
    return Lie("entry.added", told.bawaslu.origin, 8)


@lie
def two_entries_change_places(told: Story) -> Lie:
    def swap(entries: list[bytes]) -> None:
        entries[10], entries[11] = entries[11], entries[10]

    rewrite(told.bawaslu, swap)
    return Lie("entry.reordered", told.bawaslu.origin, 10)


@lie
def entries_that_are_gone(told: Story) -> Lie:
    file(told.bawaslu, ENTRIES).unlink()
    return Lie("entry.not-served", told.bawaslu.origin, 0)


@lie
def a_tile_that_is_gone(told: Story) -> Lie:
    file(told.bawaslu, 0).unlink()
    return Lie("tile.not-served", told.bawaslu.origin, 0)


@lie
def all_made_anew_without_the_key(told: Story) -> Lie:
    """Entries and tiles fit each other, and not what was signed; kept checkpoints bound the place."""
    node, index = told.bawaslu, told.sent + 2
    node.entries[index] = node.entries[index].replace(b'"office":"52"', b'"office":"53"')
    node.write_tree()
    return Lie("log.rewritten", node.origin, max(size for size in node.sizes if size <= index))


@lie
def a_document_that_is_gone(told: Story) -> Lie:
    for node in told.world.nodes:
        (node.folder / "log" / "blob" / _statement(told.bawaslu)).unlink()
    return Lie("blob.wrong", told.bawaslu.origin, 0, ("key.statement",))


@lie
def a_document_with_another_octet(told: Story) -> Lie:
    node = told.bawaslu
    flip(node.folder / "log" / "blob" / _statement(node), 3)
    return Lie("blob.wrong", node.origin, 0, ("key.statement",))


def _statement(node: Node) -> str:
    digest: str = json.loads(node.entries[0])["body"]["statement"]
    return digest


@lie
def a_description_of_the_partner_that_is_none(told: Story) -> Lie:
    told.diskominfotik.write(".well-known/saksama", b"[]")
    return Lie("unreachable", told.diskominfotik.origin, None)


@lie
def another_count_on_the_portal(told: Story) -> Lie:
    place = told.bawaslu.folder / "statistik.json"
    place.write_text(place.read_text().replace('"case.received":1', '"case.received":2'))
    return Lie("statistics.differ", told.bawaslu.origin, None)


@lie
def a_signature_with_another_letter(told: Story) -> Lie:
    place = told.bawaslu.folder / "log" / "checkpoint"
    lines = place.read_text().splitlines(keepends=True)
    name, value = lines[4].rsplit(" ", 1)
    lines[4] = f"{name} {value[:30]}{'A' if value[30] != 'A' else 'B'}{value[31:]}"
    place.write_text("".join(lines))
    return Lie("checkpoint.unsigned", told.bawaslu.origin, None)


@lie
def a_checkpoint_that_is_none(told: Story) -> Lie:
    told.bawaslu.write("log/checkpoint", b"\x00")
    return Lie("checkpoint.malformed", told.bawaslu.origin, None)


@lie
def the_checkpoint_of_another_log(told: Story) -> Lie:
    told.bawaslu.write("log/checkpoint", told.diskominfotik.newest.encode())
    return Lie("checkpoint.malformed", told.bawaslu.origin, None)


@lie
def a_tree_of_quintillions(told: Story) -> Lie:
    node = told.bawaslu
    note = sign_checkpoint(Checkpoint(node.origin, 2**62, bytes(32)), node.key(KeyUse.LOG))
    node.write("log/checkpoint", note.encode())
    return Lie("unreachable", node.origin, None)


def _index(told: Story, *sizes: int, following: int | None = None) -> Lie:
    told.bawaslu.write("log/checkpoints/index.json", json.dumps({"sizes": sizes, "following": following}).encode())
    return Lie("checkpoint.malformed", told.bawaslu.origin, None, UNREAD)


@lie
def sizes_that_do_not_rise(told: Story) -> Lie:
    return _index(told, *reversed(told.bawaslu.sizes))


@lie
def sizes_that_repeat_without_end(told: Story) -> Lie:
    """A page that names itself as the one that follows."""
    sizes = told.bawaslu.sizes[:2]
    return _index(told, *sizes, following=sizes[-1])


@lie
def a_next_page_that_begins_elsewhere(told: Story) -> Lie:
    return _index(told, *told.bawaslu.sizes[:2], following=1)


@lie
def an_index_that_is_none(told: Story) -> Lie:
    told.bawaslu.write("log/checkpoints/index.json", b'{"sizes":"many"}')
    return Lie("checkpoint.malformed", told.bawaslu.origin, None, UNREAD)


@lie
def a_bundle_of_checkpoints_that_is_cut_off(told: Story) -> Lie:
    place = told.bawaslu.folder / "log/checkpoints/bundle/0"
    place.write_bytes(place.read_bytes()[:-9])
    return Lie("checkpoint.malformed", told.bawaslu.origin, None, UNREAD)


@lie
def a_kept_checkpoint_under_another_size(told: Story) -> Lie:
    """Of a log that bundles none."""
    node = told.bawaslu
    one, other, *_ = node.sizes
    shutil.rmtree(node.folder / "log/checkpoints/bundle")
    node.write(f"log/checkpoints/{one}", node.notes[other].encode())
    return Lie("checkpoint.malformed", node.origin, None)
