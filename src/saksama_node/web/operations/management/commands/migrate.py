"""`saksama-node manage migrate`: Django's own, which tells of one that failed as what it is.

Rules kept here:
  * Which change of the database's shape failed, and by which class of fault; not the database's words: they quote rows.
"""

from typing import Any

from django.core.management.commands import migrate
from django.db import DatabaseError
from django.db.migrations import Migration

from saksama.errors import SaksamaError, WorldError
from saksama_node.condition.why import is_lost


class MigrationFailed(WorldError):
    """A change of the database's shape failed. Nothing of it was kept; those before it were made."""

    code = "database.migration-failed"
    advice = (
        "The node does not start on it until it succeeds. Go back to the version that ran before and the backup that "
        "was made with it, and report the name of the change and the fault."
    )

    change: str
    fault: str


class Command(migrate.Command):
    """Bring the database to the shape that this version needs."""

    _begun = ""

    def handle(self, *args: object, **options: Any) -> None:  # noqa: ANN401 (as Django types it)
        """Django's own work."""
        try:
            super().handle(*args, **options)
        except (DatabaseError, SaksamaError, ValueError, LookupError, TypeError, AttributeError) as error:
            # Before any began it is none that failed; nor is one when the server went away under it.
            if not self._begun or is_lost(error):
                raise
            raise MigrationFailed(self._begun, _told(error)) from error

    def migration_progress_callback(self, action: str, migration: Migration | None = None, fake: bool = False) -> None:  # noqa: FBT001, FBT002 (Django's own)
        """Remember which one is under way."""
        if action == "apply_start" and migration is not None:
            self._begun = f"{migration.app_label}.{migration.name}"
        super().migration_progress_callback(action, migration, fake)


def _told(error: Exception) -> str:
    """The class of the fault, and the number that the database gives it (SQLSTATE, or SQLite's result code)."""
    state = getattr(error.__cause__, "sqlstate", None) or getattr(error.__cause__, "sqlite_errorname", None)
    return f"{type(error).__name__} {state}" if state else type(error).__name__
