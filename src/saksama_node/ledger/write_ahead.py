"""What SQLite's write-ahead log still holds of rows that were erased: emptied, so that no old page stays on the disk.

Rules kept here:
  * It waits for readers a moment only: whoever asks comes again later, and the node goes on meanwhile.
  * PostgreSQL has no such file of ours: there old rows go with its own vacuum, and its log with its own recycling.
Left to others: what is erased (the rooms), overwriting of free pages (the database's setting `secure_delete`).
"""

from typing import Final

from django.db import connection

_MOMENT_MS: Final = 200


def emptied() -> bool:
    """Bring every page of it into the database and cut it to nothing; false where somebody still reads it."""
    if connection.vendor != "sqlite":
        return True
    with connection.cursor() as cursor:
        waits = cursor.execute("PRAGMA busy_timeout").fetchone()[0]
        cursor.execute(f"PRAGMA busy_timeout={_MOMENT_MS}")
        try:
            return int(cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]) == 0
        finally:
            cursor.execute(f"PRAGMA busy_timeout={int(waits)}")
