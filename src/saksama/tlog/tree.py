"""The Merkle tree of RFC 6962, section 2.1: hashes, roots, proofs, and the frontier of a growing tree.

Rules kept here:
  * A leaf is SHA-256(0x00, entry), a node SHA-256(0x01, left, right), the empty tree SHA-256 of nothing.
  * Stored hashes are those of complete subtrees, named (level, index): 2^level leaves beginning at index * 2^level.
  * Proof making reads stored hashes and trusts them; proof checking trusts nothing.
  * `verify_*` returns nothing and raises: a forgotten answer cannot pass as a good one.
Left to others: where stored hashes come from (tile.HashReader, the node), how proofs are written (proof, witness).
"""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Self

from saksama.errors import ConsistencyFailed, InclusionFailed, OutOfRange
from saksama.tlog.strict import HASH_SIZE

type ReadHash = Callable[[int, int], bytes]
"""Gives the 32-byte hash of the complete subtree (level, index)."""

EMPTY_ROOT = hashlib.sha256(b"").digest()
_PAIR = 2 * HASH_SIZE


def leaf_hash(data: bytes) -> bytes:
    """Hash of one entry."""
    return hashlib.sha256(b"\0" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Hash of two subtrees side by side."""
    return hashlib.sha256(b"\1" + left + right).digest()


def leaf_hashes(entries: Iterable[bytes]) -> bytes:
    """Leaf hashes of many entries, concatenated."""
    sha256 = hashlib.sha256
    return b"".join([sha256(b"\0" + entry).digest() for entry in entries])


def hash_level(hashes: bytes) -> bytes:
    """One level up: an even number of concatenated hashes gives half as many.

    This loop is the verifier's Merkle step: one `sha256` and one slice a node, nothing else.
    """
    if len(hashes) % _PAIR:
        raise OutOfRange(what="bytes of a row of pairs", value=len(hashes), limit=len(hashes) // _PAIR * _PAIR)
    sha256 = hashlib.sha256
    return b"".join([sha256(b"\1" + hashes[i : i + _PAIR]).digest() for i in range(0, len(hashes), _PAIR)])


def subtree_roots(hashes: bytes, height: int) -> bytes:
    """Roots of the subtrees of 2^height leaves each that concatenated hashes make up, concatenated."""
    for _ in range(height):
        hashes = hash_level(hashes)
    return hashes


def root_from_leaves(hashes: bytes | Iterable[bytes]) -> bytes:
    """Root over leaf hashes, given concatenated or one by one."""
    frontier = Frontier()
    frontier.extend(hashes if isinstance(hashes, bytes) else b"".join(hashes))
    return frontier.root()


@dataclass(slots=True)
class Frontier:
    """The right edge of a growing tree: the peaks that are enough to append and to give the root at any size.

    `peaks[level]` is the hash of the complete subtree of 2^level leaves that stands alone at the edge, or empty bytes
    where the size has no such bit. One owner; not for two threads.
    """

    size: int = 0
    peaks: list[bytes] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Refuse peaks that do not belong to the size."""
        widths = [HASH_SIZE if self.size >> level & 1 else 0 for level in range(self.size.bit_length())]
        if [len(peak) for peak in self.peaks] != widths:
            raise OutOfRange(what="peaks for a tree of this size", value=len(self.peaks), limit=len(widths))

    @classmethod
    def at(cls, size: int, read: ReadHash) -> Self:
        """The frontier of a stored tree."""
        bits = range(size.bit_length())
        return cls(size, [read(level, (size >> level) - 1) if size >> level & 1 else b"" for level in bits])

    def append(self, leaf: bytes) -> None:
        """Add one leaf hash."""
        self.extend(leaf)

    def extend(self, leaves: bytes) -> None:
        """Add concatenated leaf hashes."""
        if len(leaves) % HASH_SIZE:
            raise OutOfRange(what="bytes of a row of hashes", value=len(leaves), limit=len(leaves) // HASH_SIZE)
        row, level = leaves, 0
        while row:
            if level == len(self.peaks):
                self.peaks.append(b"")
            # What stood alone at this level comes first; what stands alone now stays behind.
            row = self.peaks[level] + row
            paired = len(row) // _PAIR * _PAIR
            self.peaks[level] = row[paired:]
            row = hash_level(row[:paired])
            level += 1
        self.size += len(leaves) // HASH_SIZE

    def root(self) -> bytes:
        """Root of the tree at the present size."""
        root = b""
        for peak in self.peaks:
            if peak:
                root = node_hash(peak, root) if root else peak
        return root or EMPTY_ROOT


def _split(size: int) -> int:
    """The largest power of two below size (RFC 6962: k < n <= 2k)."""
    return 1 << ((size - 1).bit_length() - 1)


def range_hash(low: int, high: int, read: ReadHash) -> bytes:
    """MTH(D[low:high]) for a subtree of some tree: low is a multiple of a power of two >= high - low."""
    hashes = []
    while low < high:
        level = (high - low).bit_length() - 1
        hashes.append(read(level, low >> level))
        low += 1 << level
    root = hashes.pop()
    while hashes:
        root = node_hash(hashes.pop(), root)
    return root


def root_at(size: int, read: ReadHash) -> bytes:
    """Root of a stored tree at any size up to its own."""
    return range_hash(0, size, read) if size else EMPTY_ROOT


def inclusion_proof(index: int, size: int, read: ReadHash) -> tuple[bytes, ...]:
    """PATH(index, D[size]) of RFC 6962, 2.1.1: from the leaf's sibling to the root's child."""
    if not 0 <= index < size:
        raise OutOfRange(what="index", value=index, limit=size)
    proof: list[bytes] = []
    low, high = 0, size
    while high - low > 1:
        middle = low + _split(high - low)
        if index < middle:
            proof.append(range_hash(middle, high, read))
            high = middle
        else:
            proof.append(range_hash(low, middle, read))
            low = middle
    return tuple(reversed(proof))


def consistency_proof(old: int, new: int, read: ReadHash) -> tuple[bytes, ...]:
    """PROOF(old, D[new]) of RFC 6962, 2.1.2; empty from the empty tree and between equal sizes."""
    if not 0 <= old <= new:
        raise OutOfRange(what="old size", value=old, limit=new)
    if old == 0:
        return ()
    proof: list[bytes] = []
    low, high = 0, new
    while old != high:
        middle = low + _split(high - low)
        if old <= middle:
            proof.append(range_hash(middle, high, read))
            high = middle
        else:
            proof.append(range_hash(low, middle, read))
            low = middle
    # The subtree that both trees hold whole is known to the reader only when it is the whole old tree.
    if low:
        proof.append(range_hash(low, high, read))
    return tuple(reversed(proof))


def _sized(proof: Sequence[bytes], *roots: bytes) -> bool:
    return all(len(value) == HASH_SIZE for value in (*proof, *roots))


def _climb(node: int, last: int, start: bytes, steps: Iterable[bytes]) -> tuple[bytes, bytes]:
    """Follow a path from `node` in a tree whose last node at that level is `last` (RFC 9162, 2.1.3.2 and 2.1.4.2).

    Gives the root of the tree that ends with `node`, and of the whole one; ValueError if the path has a wrong length.
    """
    ending = whole = start
    for step in steps:
        if last == 0:
            raise ValueError("the proof is too long")
        if node & 1 or node == last:
            ending, whole = node_hash(step, ending), node_hash(step, whole)
            while node and not node & 1:
                node, last = node >> 1, last >> 1
        else:
            whole = node_hash(whole, step)
        node, last = node >> 1, last >> 1
    if last:
        raise ValueError("the proof is too short")
    return ending, whole


def verify_inclusion(index: int, size: int, leaf: bytes, proof: Sequence[bytes], root: bytes) -> None:
    """Raise InclusionFailed unless the leaf hash is at `index` of the tree of this size and root."""

    def refuse(why: str) -> InclusionFailed:
        return InclusionFailed(index=index, size=size, why=why)

    if not 0 <= index < size:
        raise refuse("the index is not below the size")
    if not _sized(proof, leaf, root):
        raise refuse("a hash is not 32 bytes")
    try:
        _, found = _climb(index, size - 1, leaf, proof)
    except ValueError as error:
        raise refuse(str(error)) from error
    if found != root:
        raise refuse("the proof leads to another root")


def verify_consistency(old: int, new: int, old_root: bytes, new_root: bytes, proof: Sequence[bytes]) -> None:
    """Raise ConsistencyFailed unless the new tree begins with the old one.

    The empty tree begins every tree: its root must be EMPTY_ROOT and the proof empty (tlog-witness).
    """

    def refuse(why: str) -> ConsistencyFailed:
        return ConsistencyFailed(old=old, new=new, why=why)

    if not 0 <= old <= new:
        raise refuse("the old size is above the new one")
    # Between equal sizes two roots are only compared: what they are made of is for whoever read them.
    if old != new and not _sized(proof, old_root, new_root):
        raise refuse("a hash is not 32 bytes")
    if old in (0, new):
        _check_without_proof(old, new, old_root, new_root, proof)
        return
    try:
        old_found, new_found = _climb(*_start(old, new), *_steps(old, old_root, proof))
    except ValueError as error:
        raise refuse(str(error)) from error
    if old_found != old_root:
        raise refuse("the proof leads to another old root")
    if new_found != new_root:
        raise refuse("the proof leads to another new root")


def _check_without_proof(old: int, new: int, old_root: bytes, new_root: bytes, proof: Sequence[bytes]) -> None:
    """From the empty tree, and between equal sizes, there is nothing to prove and the roots must say so."""
    if any(size == 0 and root != EMPTY_ROOT for size, root in ((old, old_root), (new, new_root))):
        raise ConsistencyFailed(old=old, new=new, why="the root of size 0 is not the empty tree's")
    if old == new and old_root != new_root:
        raise ConsistencyFailed(old=old, new=new, why="two roots for one size")
    if proof:
        raise ConsistencyFailed(old=old, new=new, why="the proof should be empty")


def _start(old: int, new: int) -> tuple[int, int]:
    """The largest complete subtree at the old tree's edge, and the new tree's last node at its level."""
    node, last = old - 1, new - 1
    while node & 1:
        node, last = node >> 1, last >> 1
    return node, last


def _steps(old: int, old_root: bytes, proof: Sequence[bytes]) -> tuple[bytes, Sequence[bytes]]:
    """That subtree's hash and the path from it; where the old tree is that very subtree, its root is not repeated."""
    if old & (old - 1) == 0:
        return old_root, proof
    if not proof:
        raise ValueError("the proof is empty")
    return proof[0], proof[1:]
