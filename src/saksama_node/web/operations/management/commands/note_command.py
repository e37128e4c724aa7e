"""The name of one of Django's own commands that is about to run (`saksama-node manage`). Not typed by a person."""

from django.core.management.base import BaseCommand, CommandParser

from saksama_node.trace.deed import Deed
from saksama_node.trace.traced import is_there
from saksama_node.trace.tracing import trace


class Command(BaseCommand):
    """Leave the line."""

    requires_system_checks = []  # a command at the machine needs no page
    help = "Used by `saksama-node manage`."

    def add_arguments(self, parser: CommandParser) -> None:
        """Which."""
        parser.add_argument("name")

    def handle(self, *_args: object, **options: object) -> None:
        """A database without tables, as before the first `migrate`, has no trace."""
        if is_there():
            trace(Deed.COMMAND_RUN, command=True, subject=f"manage {options['name']}")
