"""A command at the machine that acts, or carries something out: it leaves a line in the trace before it does.

Rules kept here:
  * The line has the command and its act, never what was typed beside them.
Left to others: lines of what the act itself does (flows).
"""

from django.core.management.base import BaseCommand

from saksama_node.trace.deed import Deed
from saksama_node.trace.tracing import trace


class TracedCommand(BaseCommand):
    """What an acting command inherits; one that only reads is a `BaseCommand`."""

    requires_system_checks = []  # a command at the machine needs no page

    def execute(self, *args: object, **options: object) -> str | None:
        """Leave the line, then do it."""
        name = type(self).__module__.rpartition(".")[2].replace("_", "-")
        act = options.get("act")
        self.leave_line(f"{name} {act}" if isinstance(act, str) else name)
        return super().execute(*args, **options)

    def leave_line(self, subject: str) -> None:
        """Leave it; what cannot be written down is not done."""
        trace(Deed.COMMAND_RUN, command=True, subject=subject)
