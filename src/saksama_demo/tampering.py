"""The tampering: what whoever holds the server could do to the log behind everyone's back.

Rules kept here: exactly one byte of one tile changes, in the running node's own database; undone by the same move.
Left to others: noticing it (saksama verify, the partner).
"""

import sqlite3
from contextlib import closing
from dataclasses import dataclass

from saksama_demo.launch import Node


@dataclass(frozen=True, slots=True)
class Altered:
    """Where one byte was altered: the entry's index and kind."""

    index: int
    kind: str


def flip_one_byte(node: Node, index: int) -> Altered:
    """Flip one bit of one byte in the entry bundle's row of entry `index`; a second time restores it."""
    with closing(sqlite3.connect(node.data / "saksama.sqlite3", timeout=30)) as database, database:
        found = database.execute("SELECT id, kind, entry FROM ledger_leaf WHERE number = ?", (index,)).fetchone()
        if found is None:
            raise LookupError(f"no entry {index}")
        row, kind, entry = int(found[0]), str(found[1]), bytearray(found[2])
        # In the middle of the moment's digits: still readable, and no longer what was signed.
        place = entry.index(b'"at":"') + len(b'"at":"2026-11-24T08:00:0')
        entry[place] ^= 1
        database.execute("UPDATE ledger_leaf SET entry = ? WHERE id = ?", (bytes(entry), row))
    return Altered(index, kind)
