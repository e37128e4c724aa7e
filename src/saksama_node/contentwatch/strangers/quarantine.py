"""A process of its own in which bytes of strangers are read: pages and texts to words.

    python -m saksama_node.contentwatch.strangers.quarantine page utf-8 < body

Rules kept here:
  * It knows no key, no database, no setting. What it gives up before a byte is read, all readers give up (`confined`);
    so it loads letters' encodings before.
  * Words come out without a mark of their page; whoever shows them escapes them all the same.
Left to others: pictures (picture_quarantine) and feeds (feed_quarantine), whose readers take longer to load than all
else here; confining and starting (confined), what the words mean.
"""

import codecs
import html
import re
import sys
from collections.abc import Callable, Mapping
from typing import Any, Final

import nh3

from saksama_node.confined.process import Limits, serve
from saksama_node.contentwatch.strangers.legible import printed

_BLOCKS: Final = frozenset(
    {"p", "br", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "tr", "td", "th", "article", "section"}
)
_UNSEEN: Final = frozenset(
    {"script", "style", "template", "noscript", "iframe", "object", "svg", "math", "textarea", "title"}
)
_TAG: Final = re.compile(r"<[^>]*>")
_TITLE: Final = re.compile(r"<title[^>]*>(.{0,2000}?)</title", re.IGNORECASE | re.DOTALL)


def page(data: bytes, charset: str) -> dict[str, Any]:
    """The title and the words of a page."""
    text = data.decode(charset, errors="replace")
    title = _TITLE.search(text)
    return {"title": words_of(title[1] if title else "")[:300], "text": words_of(text)}


def text(data: bytes, charset: str) -> dict[str, Any]:
    """A plain text, without what does not print."""
    return {"title": "", "text": printed(data.decode(charset, errors="replace"))}


type Readers = Mapping[str, Callable[[bytes, str], dict[str, Any]]]

READERS: Final[Readers] = {"page": page, "text": text}
"""Those that are told an encoding of letters."""


def words_of(source: str) -> str:
    """What a reader of the page would see, line by line."""
    clean = nh3.clean(source, tags=set(_BLOCKS), attributes={}, clean_content_tags=set(_UNSEEN))
    return printed(html.unescape(_TAG.sub("\n", clean)))


def main(arguments: list[str], readers: Readers = READERS) -> int:
    """Read standard input as the first argument says."""
    kind, said = arguments
    if kind in READERS:
        codecs.lookup(said)
    return serve(lambda data: readers[kind](data, said), Limits())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
