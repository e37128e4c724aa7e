"""A whole log made by Tessera: each checkpoint, tile and bundle is what we would make, byte for byte."""

import json

import pytest

from saksama.tlog import tree
from saksama.tlog.checkpoint import open_checkpoint
from saksama.tlog.note import VerifierKey
from saksama.tlog.tile import ENTRIES, HashReader, TilePath, parse_bundle, tile_at
from tests.saksama.tlog.stored import VECTORS, TiledLog

FOLDER = VECTORS / "tessera"
DESCRIPTION = json.loads((FOLDER / "log.json").read_text())
KEY = VerifierKey.parse((FOLDER / "log.vkey").read_text().strip())
LEAVES = [leaf.encode() for leaf in DESCRIPTION["leaves"]]
SIZES = range(len(LEAVES) + 1)
FILES = sorted(path.relative_to(FOLDER).as_posix() for path in (FOLDER / "tile").rglob("*") if path.is_file())


def root(size: int) -> bytes:
    return tree.root_from_leaves(tree.leaf_hashes(LEAVES[:size]))


def fetch(path: TilePath) -> bytes:
    return (FOLDER / path.encode()).read_bytes()


def test_the_key_is_the_description_s() -> None:
    assert str(KEY) == DESCRIPTION["vkey"]


@pytest.mark.parametrize("size", SIZES)
def test_each_checkpoint_is_signed_and_of_our_root(size: int) -> None:
    data = (FOLDER / f"checkpoint.{size}").read_bytes()
    opened = open_checkpoint(data, [KEY])
    assert (opened.checkpoint.size, opened.checkpoint.root) == (size, root(size))
    assert opened.note.encode() == data


def test_the_newest_checkpoint_is_that_of_the_largest_size() -> None:
    assert (FOLDER / "checkpoint").read_bytes() == (FOLDER / f"checkpoint.{len(LEAVES)}").read_bytes()


def test_the_log_grown_one_by_one_has_the_same_files() -> None:
    log = TiledLog()
    for leaf in LEAVES:
        log.append([leaf])
    assert sorted(path.encode() for path in log.files) == FILES
    for text in FILES:
        assert log.files[TilePath.parse(text)] == (FOLDER / text).read_bytes()


@pytest.mark.parametrize("size", SIZES[1:])
def test_bundles_and_proofs_of_each_size(size: int) -> None:
    assert parse_bundle(fetch(tile_at(ENTRIES, 0, size)), size) == tuple(LEAVES[:size])
    read = HashReader(fetch, size)
    for index, leaf in enumerate(LEAVES[:size]):
        proof = tree.inclusion_proof(index, size, read)
        tree.verify_inclusion(index, size, tree.leaf_hash(leaf), proof, root(size))
    for old in range(size + 1):
        tree.verify_consistency(old, size, root(old), root(size), tree.consistency_proof(old, size, read))
