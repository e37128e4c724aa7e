"""`saksama-node status`: how the node, its log and its agreements are, in a few lines."""

from django.core.management.base import BaseCommand

from saksama_node.agreements.queries import agreements
from saksama_node.ledger.public import fault, standing, tree_size
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS


class Command(BaseCommand):
    """Say how things are."""

    requires_system_checks = []  # a command at the machine needs no page
    help = "Say how the node, its log and its agreements are."

    def handle(self, *_args: object, **_options: object) -> None:
        """Print one line a thing."""
        self.stdout.write(f"{SETTINGS.name_id}  {SETTINGS.url}")
        self.stdout.write(f"log {SETTINGS.origin}: {tree_size()} catatan / entries")
        if why := fault():
            self.stdout.write(f"log TIDAK menandatangani / does NOT sign: {why}")
        for witness in standing():
            said = witness.fault or f"{witness.last_size}"
            self.stdout.write(f"penyaksi / witness {witness.name}: {said}")
        for each in agreements():
            self.stdout.write(f"nota / agreement {each.partner.name}: {each.standing(now())}  {each.current.digest}")
