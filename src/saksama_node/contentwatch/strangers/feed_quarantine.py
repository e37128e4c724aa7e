"""The quarantine of feeds: a process of its own in which a feed of a stranger is read to its items.

    python -m saksama_node.contentwatch.strangers.feed_quarantine feed utf-8 < body

Rules kept here: those of the quarantine, whose limits and doors it has.
Left to others: starting it and its end in time (reading), what is new in it (gathering).
"""

import sys
import xml.sax.expatreader  # noqa: F401 - a feed loads it, and by then no file can be opened
from typing import Any, Final

import feedparser

from saksama_node.confined.process import Refused
from saksama_node.contentwatch.strangers.legible import printed
from saksama_node.contentwatch.strangers.limits import FEED_ITEMS
from saksama_node.contentwatch.strangers.quarantine import Readers, main, words_of


def feed(data: bytes, _charset: str) -> dict[str, Any]:
    """The items of a feed, newest as the feed has them."""
    found = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
    if not found.get("version"):
        raise Refused("unreadable", "no feed")
    items = [
        {
            "id": printed(str(each.get("id") or each.get("link") or ""))[:2000],
            "link": printed(str(each.get("link") or ""))[:2000],
            "title": words_of(str(each.get("title") or ""))[:300],
            "text": words_of(str(each.get("summary") or ""))[:20_000],
        }
        for each in found.entries[:FEED_ITEMS]
    ]
    return {"title": words_of(str(found.feed.get("title") or ""))[:300], "items": items}


READERS: Final[Readers] = {"feed": feed}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], READERS))
