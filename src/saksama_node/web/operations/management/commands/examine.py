"""`saksama-node doctor`, once its settings were found right: the whole examination."""

import sys
from typing import cast

from django.core.management.base import BaseCommand, CommandParser

from saksama_node.condition.told_settings import check_given, check_left
from saksama_node.flows.node.examine_node import examine_node
from saksama_node.settings.current import SETTINGS
from saksama_node.web.operations.doctor import add_options, exit_code, printed, printed_json
from saksama_node.web.operations.settings import read_given


class Command(BaseCommand):
    """Examine the node and say what was found."""

    requires_system_checks = []  # a command at the machine needs no page
    help = "Say what is not well, and what to do."

    def add_arguments(self, parser: CommandParser) -> None:
        """As `saksama-node doctor`."""
        add_options(parser)

    def handle(self, *_args: object, **options: object) -> None:
        """Look, print, and end with the code that tells a script how it is."""
        checks = (
            *check_given(read_given(SETTINGS.data)),
            *examine_node(asking=not options["offline"]).checks,
            *check_left(SETTINGS.data, SETTINGS.database_url),
        )
        language = cast("str", options["lang"])
        self.stdout.write(printed_json(checks) if options["json"] else printed(checks, language), ending="")
        if code := exit_code(checks):
            sys.exit(code)
