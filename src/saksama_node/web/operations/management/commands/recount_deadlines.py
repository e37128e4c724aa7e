"""`saksama-node manage recount_deadlines`: count the running duties of all cases again, from their entries."""

from django.core.management.base import BaseCommand

from saksama_node.flows.deadlines.recount_deadlines import recount


class Command(BaseCommand):
    """Count them."""

    requires_system_checks = []  # a command at the machine needs no page
    help = "Count the running duties of all cases again, from their entries."

    def handle(self, *_args: object, **_options: object) -> None:
        """Do it to the end."""
        for _ in recount():
            pass
        self.stdout.write("Tenggat semua perkara dihitung ulang. / The deadlines of all cases were counted again.")
