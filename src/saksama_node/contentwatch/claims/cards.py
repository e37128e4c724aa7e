"""Picture cards that were drawn, each kept beside the pages under the digest of its document.

Rules kept here: what is kept can be lost at any time and is drawn again; it lies on disk whole or not at all.
Left to others: drawing (papers), which document stands (public).
"""

from collections.abc import Callable
from contextlib import suppress

from saksama_node.settings.current import SETTINGS
from saksama_node.settings.durable import new_file


def kept(sha256: str, draw: Callable[[], bytes]) -> bytes:
    """The card of this document: as it was drawn before, or drawn now."""
    path = SETTINGS.data / "cache" / "cards" / f"{sha256}.png"
    with suppress(FileNotFoundError):
        return path.read_bytes()
    made = draw()
    with new_file(path, over=True) as file:
        file.write(made)
    return made
