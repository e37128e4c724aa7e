"""The second half of `saksama-node backup`: the copy itself, with the node's settings. Not typed by a person.

Rules kept here: a disk that is full or takes no writing stops no backup, which may be the last; that no line of it
stands in the trace is said.
"""

from collections.abc import Callable
from pathlib import Path

from django.db import DatabaseError

from saksama_node.ledger.faults import DiskFull, DiskReadOnly
from saksama_node.ledger.world import fault_of
from saksama_node.settings.clock import now
from saksama_node.web.operations.keeping.making import make
from saksama_node.web.operations.keeping.manifest import Manifest
from saksama_node.web.operations.progress import progress
from saksama_node.web.operations.traced_command import TracedCommand

_NO_LINE = (
    "Cakram simpul tidak dapat ditulisi: cadangan ini dibuat tanpa baris di jejak. Lihat saksama-node doctor.\n"
    "The node's disk takes no writing: this backup is made without a line in the trace. See saksama-node doctor."
)


class Command(TracedCommand):
    """Make one backup."""

    help = "Used by `saksama-node backup`."
    stealth_options = ("place", "into", "with_keys", "say")

    def handle(
        self,
        *_args: object,
        place: Path,
        into: bool,
        with_keys: bool,
        say: Callable[[Path, Manifest, str], None],
        **_options: object,
    ) -> None:
        """Make it and tell of it; `into` the folder `place`, named by the moment."""
        where = place / now().strftime("%Y-%m-%dT%H%M%SZ") if into else place
        say(where, *make(where, with_keys=with_keys, progress=progress))

    def leave_line(self, subject: str) -> None:
        """Leave it where the disk takes one."""
        try:
            super().leave_line(subject)
        except (OSError, DatabaseError) as error:
            if not isinstance(fault_of(error), DiskFull | DiskReadOnly):
                raise
            self.stderr.write(_NO_LINE)
