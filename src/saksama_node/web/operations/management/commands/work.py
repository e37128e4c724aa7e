"""`saksama-node work`: the worker process."""

from django.core.management.base import BaseCommand

from saksama_node.web.operations.worker import work


class Command(BaseCommand):
    """Run the worker until SIGTERM."""

    requires_system_checks = []  # a command at the machine needs no page
    help = "Run the worker until it is stopped."

    def handle(self, *_args: object, **_options: object) -> None:
        """Run the loops until the end is asked for."""
        work()
