"""Tiles: their paths, their bundles, and a log that grows in any steps."""

import hashlib

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from saksama.errors import BundleMalformed, OutOfRange, TileMalformed
from saksama.tlog import tree
from saksama.tlog.growth import Edge, grow
from saksama.tlog.tile import (
    ENTRIES,
    HashReader,
    TilePath,
    bundles_for,
    cut_tile,
    encode_bundle,
    entries_path,
    parse_bundle,
    tile_at,
    tiles_for,
)
from tests.saksama.tlog.stored import PlainTree, TiledLog, entry

PATHS = [
    (TilePath(0, 0), "tile/0/000"),
    (TilePath(0, 1234067), "tile/0/x001/x234/067"),
    (TilePath(0, 1234067, 5), "tile/0/x001/x234/067.p/5"),
    (TilePath(63, 999, 255), "tile/63/999.p/255"),
    (TilePath(1, 1000), "tile/1/x001/000"),
    (entries_path(0, 1), "tile/entries/000.p/1"),
    (entries_path(273), "tile/entries/273"),
]
BAD_PATHS = [
    "",
    "tile",
    "tile/0/0",
    "tile/0/00",
    "tile/00/000",
    "tile/64/000",
    "tile/-1/000",
    "tile/8/0/000",
    "tile/data/000",
    "tile/0/001/000",
    "tile/0/x000/001",
    "tile/0/x001",
    "tile/0/000.p/0",
    "tile/0/000.p/01",
    "tile/0/000.p/256",
    "tile/0/000.p/999",
    "tile/0/000.p",
    "tile/0/000/",
    "/tile/0/000",
    "tile/0/000\n",
    "tile/0/\u0660\u0660\u0660",
    "tile/0/../000",
]


@pytest.mark.parametrize(("path", "text"), PATHS, ids=[text for _, text in PATHS])
def test_a_path_has_its_spelling(path: TilePath, text: str) -> None:
    assert path.encode() == text
    assert TilePath.parse(text) == path


@pytest.mark.parametrize("text", BAD_PATHS)
def test_any_other_spelling_is_refused(text: str) -> None:
    with pytest.raises(TileMalformed):
        TilePath.parse(text)


@given(st.builds(TilePath, st.integers(ENTRIES, 63), st.integers(0, 2**55), st.integers(1, 256)))
def test_a_path_reads_back(path: TilePath) -> None:
    assert TilePath.parse(path.encode()) == path


@given(st.from_regex(r"tile/(entries|[0-9]{1,2})/[x0-9/]{3,9}(\.p/[0-9]{1,3})?", fullmatch=True))
def test_a_path_that_is_read_is_written_the_same(text: str) -> None:
    try:
        path = TilePath.parse(text)
    except TileMalformed:
        return
    assert path.encode() == text


@pytest.mark.parametrize("given_path", [(-2, 0, 1), (64, 0, 1), (0, -1, 1), (0, 0, 0), (0, 0, 257)])
def test_no_such_tile(given_path: tuple[int, int, int]) -> None:
    with pytest.raises(TileMalformed):
        TilePath(*given_path)


def test_seventy_thousand_entries_make_the_tiles_of_the_specification() -> None:
    # tlog-tiles, "Partial Tiles": 273 full level 0 tiles, one of width 112; one full level 1 tile, one of width 17;
    # one level 2 tile of width 1.
    tiles = tiles_for(0, 70_000)
    partial = [path for path in tiles if not path.is_full]
    assert partial == [TilePath(0, 273, 112), TilePath(1, 1, 17), TilePath(2, 0, 1)]
    assert len(tiles) == 273 + 1 + 1 + 1 + 1
    assert tiles_for(0, 256) == (TilePath(0, 0), TilePath(1, 0, 1))
    assert tiles_for(70_000, 70_000) == ()
    assert bundles_for(255, 257) == (entries_path(0), entries_path(1, 1))


def test_a_tile_is_as_wide_as_the_tree_makes_it() -> None:
    assert tile_at(0, 273, 70_000) == TilePath(0, 273, 112)
    assert tile_at(1, 0, 70_000) == TilePath(1, 0)
    assert tile_at(ENTRIES, 273, 70_000) == entries_path(273, 112)
    with pytest.raises(OutOfRange):
        tile_at(0, 274, 70_000)
    with pytest.raises(OutOfRange):
        tile_at(1, 0, 255)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.integers(0, 700), min_size=1, max_size=6))
@example([255, 1, 1])
@example([65_536, 1])
@example([65_535, 258])
def test_a_log_grown_in_any_steps_has_the_same_tiles(steps: list[int]) -> None:
    log = TiledLog()
    for step in steps:
        old = len(log.entries)
        growth = grow(log.edge, tree.leaf_hashes(map(entry, range(old, old + step))))
        assert tuple(path for path, _ in growth.tiles) == tiles_for(old, old + step)
        log.append(map(entry, range(old, old + step)))
    size = sum(steps)
    at_once = grow(Edge(), tree.leaf_hashes(map(entry, range(size))))
    assert log.edge == at_once.edge == Edge.read(size, log.fetch)
    assert all(log.files[path] == data for path, data in at_once.tiles)
    assert log.edge.root() == PlainTree(map(entry, range(size))).root(size)


def test_proofs_are_made_from_tiles_at_every_turn() -> None:
    log = TiledLog()
    plain = PlainTree(map(entry, range(70_000)))
    sizes = [1, 2, 255, 256, 257, 511, 512, 1000, 65_535, 65_536, 65_537, 70_000]
    for old, size in zip([0, *sizes], sizes, strict=False):
        log.append(map(entry, range(old, size)))
        read = HashReader(log.fetch, size)
        root = plain.root(size)
        assert log.edge.root() == root == tree.root_at(size, read)
        for index in {0, size // 2, size - 1}:
            proof = tree.inclusion_proof(index, size, read)
            assert proof == tree.inclusion_proof(index, size, plain.read)
            tree.verify_inclusion(index, size, tree.leaf_hash(entry(index)), proof, root)
        proof = tree.consistency_proof(old, size, read)
        tree.verify_consistency(old, size, plain.root(old), root, proof)


def test_each_tile_is_fetched_once() -> None:
    log = TiledLog()
    log.append(map(entry, range(1000)))
    fetched: list[TilePath] = []

    def fetch(path: TilePath) -> bytes:
        fetched.append(path)
        return log.fetch(path)

    read = HashReader(fetch, 1000)
    for index in range(0, 1000, 7):
        tree.inclusion_proof(index, 1000, read)
    assert len(fetched) == len(set(fetched)) == 5


def test_a_tile_of_another_width_is_refused() -> None:
    log = TiledLog()
    log.append(map(entry, range(10)))
    with pytest.raises(TileMalformed):
        HashReader(lambda path: log.fetch(path)[:-32], 10)(0, 3)
    with pytest.raises(TileMalformed):
        Edge.read(10, lambda path: log.fetch(path) + bytes(32))


def test_hashes_that_the_tree_does_not_hold_whole_are_refused() -> None:
    log = TiledLog()
    log.append(map(entry, range(10)))
    read = HashReader(log.fetch, 10)
    for level, index in ((0, 10), (1, 5), (3, 1), (4, 0), (0, -1)):
        with pytest.raises(OutOfRange):
            read(level, index)


def test_an_edge_must_belong_to_its_size() -> None:
    with pytest.raises(OutOfRange):
        Edge(2, (bytes(32),))
    with pytest.raises(OutOfRange):
        Edge(256, (b"",))
    with pytest.raises(OutOfRange):
        grow(Edge(), bytes(31))
    assert Edge().root() == hashlib.sha256(b"").digest()


def test_a_partial_tile_is_a_prefix() -> None:
    assert cut_tile(bytes(range(96)), 2) == bytes(range(64))
    for width in (0, 4):
        with pytest.raises(OutOfRange):
            cut_tile(bytes(96), width)


@given(st.lists(st.binary(max_size=300), max_size=256))
def test_a_bundle_reads_back(entries: list[bytes]) -> None:
    data = encode_bundle(entries)
    assert parse_bundle(data) == tuple(entries)
    assert parse_bundle(data, len(entries)) == tuple(entries)


@given(st.binary(max_size=40))
def test_a_bundle_that_is_read_is_written_the_same(data: bytes) -> None:
    try:
        entries = parse_bundle(data)
    except BundleMalformed:
        return
    assert encode_bundle(entries) == data


@pytest.mark.parametrize("data", [b"\0", b"\0\1", b"\0\3on", b"\0\0\0", encode_bundle([b""] * 256) + b"\0\0"])
def test_a_bundle_that_is_cut_or_too_long_is_refused(data: bytes) -> None:
    with pytest.raises(BundleMalformed):
        parse_bundle(data)


def test_a_bundle_has_the_entries_it_should() -> None:
    with pytest.raises(BundleMalformed):
        parse_bundle(encode_bundle([b"a", b"b"]), 3)
    with pytest.raises(OutOfRange):
        encode_bundle([b"x"] * 257)
    with pytest.raises(OutOfRange):
        encode_bundle([bytes(65_536)])
    assert parse_bundle(encode_bundle([bytes(65_535)])) == (bytes(65_535),)
