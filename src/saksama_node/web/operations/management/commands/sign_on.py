"""`saksama-node sign-on`: the operator lets the log go on though neither partner nor witness answers."""

from typing import cast

from django.core.management.base import CommandParser

from saksama_node.flows.keys.override_licence import override_licence
from saksama_node.web.operations.traced_command import TracedCommand


class Command(TracedCommand):
    """Override, with a reason; refused while anybody answers."""

    help = (
        "Let the log sign though nobody answers, for this one start. Refused while anybody answers. "
        "Only when you know that this is the newest database: an old copy would fork the log."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """The reason."""
        parser.add_argument("--reason", required=True, help="kept here; its commitment stands in the log")

    def handle(self, *_args: object, **options: object) -> None:
        """Enter it."""
        override_licence(cast("str", options["reason"]))
        self.stdout.write(
            "Dicatat. Simpul menandatangani lagi dalam beberapa detik / entered; the node signs again soon."
        )
