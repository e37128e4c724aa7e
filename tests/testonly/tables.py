"""The tables of the node's database whose rows can be read one by one.

Rules kept here: all of them but an index of words, which answers questions only; what it keeps lies in tables beside
it, and those are among these.
"""

from django.db import connection
from django.db.backends.utils import CursorWrapper

_QUESTIONS_ONLY = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE 'CREATE VIRTUAL TABLE%'"


def readable_tables(cursor: CursorWrapper) -> list[str]:
    """Their names."""
    names = connection.introspection.table_names(cursor)
    if connection.vendor != "sqlite":
        return names
    cursor.execute(_QUESTIONS_ONLY)
    asked_only = {name for (name,) in cursor.fetchall()}
    return [name for name in names if name not in asked_only]
