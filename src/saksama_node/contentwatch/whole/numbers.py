"""The public numbers on content, as they were counted last: kept beside the pages.

Rules kept here:
  * What is kept can be lost at any time: it is counted again from the logs. It lies on disk whole or not at all.
  * Numbers of another log than the one that stands here (another origin, or a longer one) are not given.
Left to others: counting (`saksama.statistics.content`), when (flows.content.count_content), the page (web.portal).
"""

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


def keep(counted: ContentStatistics) -> None:
    """Put these numbers in the place of the last."""
    with durable.new_file(_file(), over=True) as file:
        file.write(encode_content_statistics(counted))


def kept() -> ContentStatistics | None:
    """The newest numbers on this log; None where none were counted yet."""
    published = public.checkpoint()
    with suppress(FileNotFoundError, ContentStatisticsMalformed):
        found = parse_content_statistics(_file().read_bytes())
        if published is not None and 0 <= found.sizes.get(SETTINGS.origin, -1) <= published.size:
            return found
    return None


def _file() -> Path:
    return SETTINGS.data / "cache" / "content.json"
