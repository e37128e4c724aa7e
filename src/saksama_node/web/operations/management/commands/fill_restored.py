"""The second half of `saksama-node restore`: the database, in the folder that is being made. Not typed by a person."""

from pathlib import Path

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection

from saksama_node.accounts.admitting import void_all
from saksama_node.accounts.staying import SessionStore
from saksama_node.ledger import licence
from saksama_node.trace.deed import Deed
from saksama_node.trace.tracing import trace
from saksama_node.web.operations.keeping.database import is_empty, load_tables
from saksama_node.web.operations.keeping.manifest import DatabaseTaken, Manifest, OtherDatabase


class Command(BaseCommand):
    """Fill the database of a restored node."""

    requires_system_checks = []  # a command at the machine needs no page
    help = "Used by `saksama-node restore`."
    stealth_options = ("place", "manifest")

    def handle(self, *_args: object, place: Path, manifest: Manifest, **_options: object) -> None:
        """Load what the backup holds, bring it up to this version, and let nothing be entered before it is healed."""
        if manifest.engine != connection.vendor:
            raise OtherDatabase(manifest.engine, connection.vendor)
        if connection.vendor == "postgresql":
            if not is_empty():
                raise DatabaseTaken(manifest.origin)
            load_tables(place, manifest.migrations)
        call_command("migrate", verbosity=0)
        SessionStore.get_model_class().objects.all().delete()
        void_all()
        trace(Deed.RESTORED, command=True)
        # The worker lifts it when partner or witness say that nothing is lacking; healing lifts it too.
        licence.tell(f"{licence.RESTORED} from a backup of {manifest.made}")
        # Before the folder gets its name: the database's own files beside it are folded in.
        connection.close()
