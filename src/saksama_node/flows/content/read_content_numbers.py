"""Read the public numbers on content. A door for the public."""

from saksama.statistics.content import ContentStatistics
from saksama_node.contentwatch.whole.numbers import kept


def content_numbers() -> ContentStatistics | None:
    """The newest numbers on this node's log and its partners'; None where none were counted yet."""
    return kept()
