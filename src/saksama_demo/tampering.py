"""The tampering: what whoever holds the server could do to the log behind everyone's back.

Rules kept here: exactly one byte of one tile changes, in the running node's own database; undone by the same move.
Left to others: noticing it (saksama verify, the partner).
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass

import psycopg

from saksama_demo.launch import Node

type Connection = sqlite3.Connection | psycopg.Connection


@dataclass(frozen=True, slots=True)
class Altered:
    """Where one byte was altered: the entry's index and kind."""

    index: int
    kind: str


def flip_one_byte(node: Node, index: int) -> Altered:
    """Flip one bit of one byte in the entry bundle's row of entry `index`; a second time restores it."""
    with _opened(node) as (database, mark):
        query = f"SELECT id, kind, entry FROM ledger_leaf WHERE number = {mark}"  # noqa: S608 (the mark is ours)
        found = database.execute(query, (index,)).fetchone()
        if found is None:
            raise LookupError(f"no entry {index}")
        row, kind, entry = int(found[0]), str(found[1]), bytearray(found[2])
        # In the middle of the moment's digits: still readable, and no longer what was signed.
        place = entry.index(b'"at":"') + len(b'"at":"2026-11-24T08:00:0')
        entry[place] ^= 1
        change = f"UPDATE ledger_leaf SET entry = {mark} WHERE id = {mark}"  # noqa: S608 (the mark is ours)
        database.execute(change, (bytes(entry), row))
    return Altered(index, kind)


@contextmanager
def _opened(node: Node) -> Iterator[tuple[Connection, str]]:
    """The node's database in one transaction, and how it marks a parameter."""
    if node.database:
        with psycopg.connect(node.database) as postgresql:
            yield postgresql, "%s"
    else:
        with closing(sqlite3.connect(node.data / "saksama.sqlite3", timeout=30)) as sqlite, sqlite:
            yield sqlite, "?"
