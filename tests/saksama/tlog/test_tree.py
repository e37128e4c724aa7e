"""The Merkle tree against a plain one: at every size to 1,025, and at random sizes to 70,000."""

import random
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saksama.errors import ConsistencyFailed, InclusionFailed, OutOfRange
from saksama.tlog import tree
from saksama.tlog.tree import Frontier, verify_consistency, verify_inclusion
from tests.saksama.tlog.stored import PlainTree, entry

EVERY_SIZE = 1025
LARGE = 70_000


@pytest.fixture(scope="module")
def small() -> PlainTree:
    return PlainTree(entry(i) for i in range(EVERY_SIZE))


@pytest.fixture(scope="module")
def large() -> PlainTree:
    return PlainTree(entry(i) for i in range(LARGE))


def telling(size: int, chance: random.Random) -> set[int]:
    """Numbers below size where a tree's shape turns: ends, powers of two and their neighbours, and some by lot."""
    turns = {power + step for power in (1 << bit for bit in range(size.bit_length())) for step in (-1, 0, 1)}
    lot = {chance.randrange(size) for _ in range(4)}
    return {index for index in turns | lot | {0, size - 1, size // 2} if 0 <= index < size}


def altered(proof: tuple[bytes, ...]) -> Iterator[tuple[bytes, ...]]:
    """One bit turned in each hash; one hash less; one more."""
    for at, value in enumerate(proof):
        yield (*proof[:at], bytes((value[0] ^ 1,)) + value[1:], *proof[at + 1 :])
    yield (*proof, bytes(32))
    if proof:
        yield proof[:-1]
        yield proof[1:]


def refused(verify: Callable[..., None], *given: object) -> bool:
    try:
        verify(*given)
    except (InclusionFailed, ConsistencyFailed):
        return True
    return False


def test_hashes_are_those_of_rfc_6962(small: PlainTree) -> None:
    assert tree.leaf_hash(entry(0)) == small.levels[0][0]
    assert tree.node_hash(*small.levels[0][:2]) == small.levels[1][0]
    assert tree.leaf_hashes(map(entry, range(4))) == b"".join(small.levels[0][:4])
    assert tree.hash_level(b"".join(small.levels[0][:1024])) == b"".join(small.levels[1])
    assert tree.subtree_roots(b"".join(small.levels[0][:1024]), 8) == b"".join(small.levels[8])
    assert tree.EMPTY_ROOT.hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_a_row_that_does_not_pair_is_refused() -> None:
    with pytest.raises(OutOfRange):
        tree.hash_level(bytes(96))
    with pytest.raises(OutOfRange):
        Frontier().extend(bytes(33))


def test_every_size_has_its_root(small: PlainTree) -> None:
    frontier = Frontier()
    for size in range(EVERY_SIZE):
        assert frontier.root() == small.root(size) == tree.root_at(size, small.read)
        frontier.append(small.levels[0][size])
    assert frontier.root() == small.root(EVERY_SIZE) == tree.root_from_leaves(small.levels[0])


def test_inclusion_at_every_size(small: PlainTree) -> None:
    chance = random.Random(6962)
    for size in range(1, EVERY_SIZE + 1):
        root = small.root(size)
        for index in range(size) if size <= 100 else telling(size, chance):
            leaf = small.levels[0][index]
            proof = tree.inclusion_proof(index, size, small.read)
            verify_inclusion(index, size, leaf, proof, root)


def test_consistency_at_every_size(small: PlainTree) -> None:
    chance = random.Random(9162)
    roots = [small.root(size) for size in range(EVERY_SIZE + 1)]
    for new in range(EVERY_SIZE + 1):
        for old in range(new + 1) if new <= 100 else telling(new + 1, chance):
            proof = tree.consistency_proof(old, new, small.read)
            verify_consistency(old, new, roots[old], roots[new], proof)


def test_nothing_else_proves_inclusion(small: PlainTree) -> None:
    for size in (*range(1, 34), 255, 256, 257, 1025):
        root = small.root(size)
        for index in telling(size, random.Random(size)):
            leaf = small.levels[0][index]
            proof = tree.inclusion_proof(index, size, small.read)
            assert all(refused(verify_inclusion, index, size, leaf, p, root) for p in altered(proof))
            assert refused(verify_inclusion, index, size, tree.leaf_hash(b"other"), proof, root)
            assert refused(verify_inclusion, index, size, leaf, proof, small.root(size - 1))
            assert refused(verify_inclusion, size, size, leaf, proof, root)
            assert refused(verify_inclusion, -1, size, leaf, proof, root)
            others = {other for other in telling(size, random.Random(1)) if other != index}
            assert all(refused(verify_inclusion, o, size, leaf, proof, root) for o in others)


def test_nothing_else_proves_consistency(small: PlainTree) -> None:
    for new in (*range(1, 34), 255, 256, 257, 1025):
        for old in telling(new, random.Random(new)):
            roots = small.root(old), small.root(new)
            proof = tree.consistency_proof(old, new, small.read)
            assert all(refused(verify_consistency, old, new, *roots, p) for p in altered(proof))
            assert refused(verify_consistency, old, new, tree.leaf_hash(b"fork"), roots[1], proof)
            # From the empty tree any tree may grow: there the new root is not proven, only first seen.
            forked = refused(verify_consistency, old, new, roots[0], tree.leaf_hash(b"fork"), proof)
            assert forked == (old > 0)
            assert refused(verify_consistency, new, old, roots[1], roots[0], proof)


def test_random_sizes_to_seventy_thousand(large: PlainTree) -> None:
    chance = random.Random(70_000)
    for _ in range(150):
        size = chance.randint(1, LARGE)
        root = large.root(size)
        index, old = chance.randrange(size), chance.randint(0, size)
        verify_inclusion(index, size, large.levels[0][index], tree.inclusion_proof(index, size, large.read), root)
        verify_consistency(old, size, large.root(old), root, tree.consistency_proof(old, size, large.read))


@settings(deadline=None, max_examples=60)
@given(st.lists(st.integers(0, 400), max_size=8), st.integers(0, 1000))
def test_a_frontier_does_not_care_how_it_was_fed(steps: list[int], start: int) -> None:
    leaves = tree.leaf_hashes(map(entry, range(start + sum(steps))))
    plain = PlainTree(map(entry, range(start)))
    frontier = Frontier.at(start, plain.read)
    at = start
    for step in steps:
        frontier.extend(leaves[32 * at : 32 * (at + step)])
        at += step
        assert frontier.size == at
        assert frontier.root() == tree.root_from_leaves(leaves[: 32 * at])


def test_peaks_must_belong_to_the_size() -> None:
    with pytest.raises(OutOfRange):
        Frontier(2, [b"", b""])
    with pytest.raises(OutOfRange):
        Frontier(0, [bytes(32)])


@pytest.mark.parametrize(("index", "size"), [(0, 0), (1, 1), (-1, 5), (7, 6)])
def test_no_proof_for_what_is_not_there(index: int, size: int, small: PlainTree) -> None:
    with pytest.raises(OutOfRange):
        tree.inclusion_proof(index, size, small.read)


@pytest.mark.parametrize(("old", "new"), [(1, 0), (-1, 3)])
def test_no_consistency_backwards(old: int, new: int, small: PlainTree) -> None:
    with pytest.raises(OutOfRange):
        tree.consistency_proof(old, new, small.read)
