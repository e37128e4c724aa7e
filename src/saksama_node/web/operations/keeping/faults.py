"""What may go wrong with a backup.

Rules kept here: each error hangs under one branch of `saksama.errors`; a field names a file of the backup or a folder,
never what is in it.
Left to others: the words around it (the commands).
"""

from saksama.errors import CallerError, EvidenceError, WorldError


class PlaceTaken(CallerError):
    """Something lies where the backup was to go."""

    code = "backup.place-taken"
    advice = "Name a folder that does not exist yet: each backup is a folder of its own."

    place: str


class NotWritten(WorldError):
    """The disk did not take the backup; nothing of it was left that could be mistaken for one."""

    code = "backup.not-written"
    advice = "Make room, or name another disk; then make the backup again."

    place: str
    why: str


class BackupDamaged(EvidenceError):
    """The backup is not what its manifest says."""

    code = "backup.damaged"
    advice = "Use another backup. This one was cut short, changed, or its disk fails."

    file: str
    why: str


class KeysMissing(CallerError):
    """The backup was made without secret keys, and they were not named, or not all are there."""

    code = "restore.keys-missing"
    advice = "Name the folder where the keys are kept apart: --keys FOLDER."

    missing: tuple[str, ...]


class OtherDatabase(CallerError):
    """The backup is of another kind of database than SAKSAMA_DATABASE_URL names."""

    code = "restore.other-database"
    advice = (
        "Restore into the kind of database that it came from: leave SAKSAMA_DATABASE_URL empty for SQLite, or name a "
        "new PostgreSQL database."
    )

    backup: str
    named: str


class DatabaseTaken(CallerError):
    """The database that SAKSAMA_DATABASE_URL names holds a node."""

    code = "restore.database-taken"
    advice = "Create a new, empty database and name it; nothing is written over."

    origin: str
