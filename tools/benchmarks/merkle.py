"""The Merkle tree at a million entries, beside pymerkle's in the same run.

Rules kept here: both sides do the same work on the same entries; medians, and the sizes are told.
Left to others: durability and signing (ledger).
"""

import hashlib
import statistics
import tempfile
import time
from pathlib import Path

from pymerkle import SqliteTree

from saksama.tlog.tree import leaf_hash, leaf_hashes, root_from_leaves


def entries(count: int) -> list[bytes]:
    """`count` entries of the usual size, about 400 bytes."""
    return [b'{"kind":"bench","n":%d,"pad":"%s"}' % (i, b"x" * 360) for i in range(count)]


def verifier_rate(count: int) -> dict[str, float]:
    """Entries a second through the verifier's Merkle step, and its share of one bare hashlib call an entry."""
    batch = entries(count)
    began = time.perf_counter()
    for entry in batch:
        hashlib.sha256(entry).digest()
    bare = time.perf_counter() - began
    began = time.perf_counter()
    root_from_leaves(leaf_hashes(batch))
    ours = time.perf_counter() - began
    return {"merkle_entries_per_s": count / ours, "share_of_one_sha256_per_entry": bare / ours}


def peer(count: int) -> dict[str, float]:
    """The same two things by pymerkle on SQLite: durable appends a second, milliseconds a proof at `count` entries."""
    with tempfile.TemporaryDirectory() as folder:
        tree = SqliteTree(str(Path(folder) / "tree.db"))
        few = entries(300)
        began = time.perf_counter()
        for entry in few:
            tree.append_entry(entry)
        rate = len(few) / (time.perf_counter() - began)
        tree.append_entries(entries(count - len(few)), chunksize=10_000)
        times = []
        for n in range(10):
            began = time.perf_counter()
            tree.prove_inclusion((n * 7919) % count + 1, count)
            times.append(time.perf_counter() - began)
    return {"durable_appends_per_s": rate, "proof_ms_median": statistics.median(times) * 1000, "at_entries": count}


def check_leaf_rule() -> None:
    """Both hash a leaf alike (RFC 6962 section 2.1), so that the comparison is one."""
    if leaf_hash(b"x") != hashlib.sha256(b"\0x").digest():
        raise AssertionError("leaf hash differs from RFC 6962")
