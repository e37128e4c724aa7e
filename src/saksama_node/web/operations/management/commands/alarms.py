"""`saksama-node alarms`: one round of watching, as the worker does by itself.

The supervisor runs it in the worker's place when the worker is dead.
"""

from django.core.management.base import BaseCommand

from saksama_node.flows.node.watch_node import watch_node
from saksama_node.upkeep.alarming import open_alarms


class Command(BaseCommand):
    """Examine, keep the alarms, write the letters, once."""

    requires_system_checks = []  # a command at the machine needs no page
    help = "Examine the node once, keep the alarms and write the letters that are due."

    def handle(self, *_args: object, **_options: object) -> None:
        """Say how many letters went out, and every alarm that lasts."""
        letters = watch_node(asking=True)
        self.stdout.write(f"{letters} surat / letters")
        for each in open_alarms():
            self.stdout.write(f"{each.opened_at:%Y-%m-%dT%H:%M:%SZ}\t{each.code}\t{each.about}")
