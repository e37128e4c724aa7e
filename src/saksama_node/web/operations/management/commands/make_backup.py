"""The second half of `saksama-node backup`: the copy itself, with the node's settings. Not typed by a person."""

from collections.abc import Callable
from pathlib import Path

from saksama_node.settings.clock import now
from saksama_node.web.operations.keeping.making import make
from saksama_node.web.operations.keeping.manifest import Manifest
from saksama_node.web.operations.progress import progress
from saksama_node.web.operations.traced_command import TracedCommand


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
