"""What is taken in from outside, judged by its first bytes, and why something was not: two closed lists.

Rules kept here:
  * Each reason is one a person can act on, for links, files, feeds and lists alike; what is not a reason of theirs (a
    slow site, a bomb) says so too. Nothing is kept of what was refused.
  * Taken are pages, plain text, three kinds of still picture, feeds. What a browser would run by itself is none.
  * What the server says of a type decides only between a page and a text; a picture is what its bytes say.
Left to others: sentences (web), reading what is taken (quarantine).
"""

import codecs
import re
from enum import StrEnum
from typing import Final

from saksama.errors import CallerError

HEAD_BYTES: Final = 1024


class Why(StrEnum):
    """Why it was not taken in."""

    ADDRESS = "address"
    SECRET = "secret"  # noqa: S105 - a reason, no password
    NOT_PUBLIC = "not-public"
    UNKNOWN_NAME = "unknown-name"
    NO_NETWORK = "no-network"
    REDIRECTS = "redirects"
    SILENT = "silent"
    SLOW = "slow"
    TOO_LARGE = "too-large"
    MALFORMED = "malformed"
    COMPRESSED = "compressed"
    STATUS = "status"
    EMPTY = "empty"
    TYPE = "type"
    ACTIVE = "active"
    PICTURE_TOO_LARGE = "picture-too-large"
    UNREADABLE = "unreadable"


class CaptureRefused(CallerError):
    """What a person, a list or a feed gave was not captured. `about`: what of it; `found`: what was met instead."""

    code = "content.not-captured"
    advice = "Read the reason; hand in the text or a picture of what you see instead of the link."

    why: Why
    about: str
    found: str = ""


class Format(StrEnum):
    """A type that is taken, as its media type."""

    PAGE = "text/html"
    TEXT = "text/plain"
    JPEG = "image/jpeg"
    PNG = "image/png"
    WEBP = "image/webp"
    FEED = "application/xml"


PICTURES: Final = frozenset({Format.JPEG, Format.PNG, Format.WEBP})

_LEADING: Final = re.compile(rb"\A(?:\xef\xbb\xbf)?(?:\s+|<\?xml[^>]*>|<!--.*?-->)*", re.DOTALL)
_PAGE: Final = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|meta|title|script|div|p|h[1-6]|table|a|br)\b", re.IGNORECASE
)
_FEED: Final = re.compile(rb"<(?:rss|feed|rdf:RDF)\b", re.IGNORECASE)
_SVG: Final = re.compile(rb"<(?:!doctype\s+svg|svg)\b", re.IGNORECASE)
_CHARSET: Final = re.compile(rb"""charset\s*=\s*["']?([A-Za-z0-9._:-]{1,40})""", re.IGNORECASE)


def format_of(about: str, data: bytes, said: str = "") -> Format:
    """What `data` is; `said`: the media type that the server named. Raises `CaptureRefused` (ACTIVE, TYPE, EMPTY)."""
    head = data[:HEAD_BYTES]
    if not head.strip():
        raise CaptureRefused(Why.EMPTY, about)
    if head.startswith(b"\xff\xd8\xff"):
        return Format.JPEG
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return Format.PNG
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return Format.WEBP
    begins = head[_leading(head) :]
    named = said.partition(";")[0].strip().lower()
    if _SVG.match(begins) or named == "image/svg+xml":
        raise CaptureRefused(Why.ACTIVE, about, "image/svg+xml")
    if _FEED.match(begins):
        return Format.FEED
    if _PAGE.match(begins) or (named in {"text/html", "application/xhtml+xml"} and begins.startswith(b"<")):
        return Format.PAGE
    if _is_text(head) and named in {"", "text/plain", "text/html"}:
        return Format.TEXT
    raise CaptureRefused(Why.TYPE, about, named or "application/octet-stream")


def charset_of(data: bytes, said: str = "") -> str:
    """The name of the letters' encoding: as the server said, else as the page says, else UTF-8; one that exists."""
    for found in (_CHARSET.search(said.encode("ascii", "replace")), _CHARSET.search(data[:HEAD_BYTES])):
        if found is not None:
            try:
                return codecs.lookup(found[1].decode("ascii")).name
            except LookupError:
                continue
    return "utf-8"


def _leading(head: bytes) -> int:
    found = _LEADING.match(head)
    return found.end() if found else 0


def _is_text(head: bytes) -> bool:
    text = head.decode("utf-8", errors="ignore")
    return len(text.encode()) >= len(head) - 3 and all(letter >= " " or letter in "\t\r\n" for letter in text)
