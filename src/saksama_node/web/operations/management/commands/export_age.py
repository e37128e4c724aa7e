"""`saksama-node export-age FILE`: the node's age identities, for the standard `age` program.

Rules kept here:
  * The file is for this user alone (0600) and is never written over; it opens every dispatch to and from this node, so
    the command says what it holds.
Left to others: sealing and opening (`saksama.envelope`); when ciphertexts are deleted (`forget_sealed`).
"""

from pathlib import Path
from typing import cast

from django.core.management.base import CommandParser

from saksama_node.settings import keyfiles
from saksama_node.settings.current import SETTINGS
from saksama_node.web.operations.carried import write_new
from saksama_node.web.operations.traced_command import TracedCommand


class Command(TracedCommand):
    """Export the age identity."""

    help = "Write the identity that opens this node's sealed dispatches, as a file for `age -d -i FILE`."

    def add_arguments(self, parser: CommandParser) -> None:
        """Where to."""
        parser.add_argument("file", type=Path, metavar="FILE", help="a new file, for this user alone")

    def handle(self, *_args: object, **options: object) -> None:
        """Write it and say how a ciphertext is opened with it."""
        file = cast("Path", options["file"])
        identities = [keyfiles.read(SETTINGS.data, path) for path in keyfiles.numbered(SETTINGS.data, keyfiles.AGE)]
        write_new(file, b"".join(identities), 0o600)
        self.stdout.write(f"Secret: whoever holds {file} reads every dispatch of {SETTINGS.origin}. To open one:")
        self.stdout.write(f"  age -d -i {file} {SETTINGS.data / 'sealed'}/AB/ABCD... | tar -x")
        self.stdout.write("ABCD... is the SHA-256 that stands in the log, in the entry dispatch.sent, as `ciphertext`.")
