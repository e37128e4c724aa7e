"""An entry with its place in a log.

Rules kept here: the index is the log's own; `leaf_id` names the row that holds it here.
Left to others: which entries (queries, mirror).
"""

from dataclasses import dataclass
from functools import lru_cache

from saksama.entries.entry import Entry, decode_entry
from saksama.errors import BugError

# Entries never change, and those of keys and agreements are read again for each dispatch and each signature.
_decode = lru_cache(maxsize=512)(decode_entry)

type Row = tuple[int | None, bytes | memoryview, int]
"""Number, entry and id of a stored row."""


@dataclass(frozen=True, slots=True)
class LoggedEntry:
    """One integrated entry."""

    index: int
    entry: Entry
    leaf_id: int


def decoded(row: Row) -> LoggedEntry:
    """The entry of a stored row that has its number."""
    number, entry, leaf_id = row
    if number is None:
        raise BugError(f"entry {leaf_id} was read before it had a place")
    return LoggedEntry(number, _decode(bytes(entry)), leaf_id)
