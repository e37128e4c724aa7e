"""The tampering: what whoever holds the server could do to the log behind everyone's back.

Rules kept here:
  * All of it is done in the running node's own database; no check is taken out of the node's code.
  * One byte of one entry changes, and is changed back by the same move; or an entry is laid before the sequencer that
    no desk would have let through; or a witness's line is forgotten.
Left to others: noticing it (saksama verify, the partner).
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime

import psycopg

from saksama.entries.entry import Entry
from saksama.tlog.tree import leaf_hash
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


def enter(node: Node, now: datetime, *entries: Entry) -> None:
    """Lay entries before the node's own sequencer, behind every check of the desk: it will sign them.

    The sequencer signs nothing whose row lags the log: the rows say `now`, whatever the entries' bytes say.
    """
    with _opened(node) as (database, mark):
        columns = ", ".join([mark] * 5)
        change = f"INSERT INTO ledger_leaf (kind, subject, at, hash, entry) VALUES ({columns})"  # noqa: S608 (the marks are ours)
        for entry in entries:
            data = entry.encode()
            row = (entry.kind, entry.subject, int(now.timestamp() * 1000), leaf_hash(data), data)
            database.execute(change, row)


def forget_cosignature(node: Node, size: int, vkey: str) -> None:
    """Forget the line of this witness over the checkpoint of that size, as if it had never come."""
    with _opened(node) as (database, mark):
        change = f"DELETE FROM ledger_cosignature WHERE checkpoint_id = {mark} AND vkey = {mark}"  # noqa: S608 (the marks are ours)
        database.execute(change, (size, vkey))


@contextmanager
def _opened(node: Node) -> Iterator[tuple[Connection, str]]:
    """The node's database in one transaction, and how it marks a parameter."""
    if node.database:
        with psycopg.connect(node.database) as postgresql:
            yield postgresql, "%s"
    else:
        with closing(sqlite3.connect(node.data / "saksama.sqlite3", timeout=30)) as sqlite, sqlite:
            yield sqlite, "?"
