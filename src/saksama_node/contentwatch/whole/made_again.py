"""What is made again where it is gone, kept beside the pages: the public numbers on content, and picture cards.

Rules kept here:
  * What is kept can be lost at any time: numbers are counted again from the logs, a card is drawn again. It lies on
    disk whole or not at all.
  * Numbers of another log than the one that stands here (another origin, or a longer one) are not given.
  * A card lies under the digest of its document.
Left to others: counting (`saksama.statistics.content`), when (flows.content.count_content), drawing (papers), which
document stands (public), the pages (web.portal).
"""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from saksama.statistics.content import (
    ContentStatistics,
    ContentStatisticsMalformed,
    encode_content_statistics,
    parse_content_statistics,
)
from saksama_node.ledger import public
from saksama_node.settings import durable
from saksama_node.settings.current import SETTINGS
from saksama_node.settings.durable import new_file


def keep(counted: ContentStatistics) -> None:
    """Put these numbers in the place of the last."""
    with durable.new_file(_numbers(), over=True) as file:
        file.write(encode_content_statistics(counted))


def newest() -> ContentStatistics | None:
    """The newest numbers on this log; None where none were counted yet."""
    published = public.checkpoint()
    with suppress(FileNotFoundError, ContentStatisticsMalformed):
        found = parse_content_statistics(_numbers().read_bytes())
        if published is not None and 0 <= found.sizes.get(SETTINGS.origin, -1) <= published.size:
            return found
    return None


def _numbers() -> Path:
    return SETTINGS.data / "cache" / "content.json"


def card(sha256: str, draw: Callable[[], bytes]) -> bytes:
    """The card of this document: as it was drawn before, or drawn now."""
    path = SETTINGS.data / "cache" / "cards" / f"{sha256}.png"
    with suppress(FileNotFoundError):
        return path.read_bytes()
    made = draw()
    with new_file(path, over=True) as file:
        file.write(made)
    return made
