"""What is told of a file from outside, as codes, how much of it is drawn and read: what both sides of the door know."""

from enum import StrEnum
from typing import Final

PAGE: Final = "text/html"
PDF: Final = "application/pdf"
OTHER: Final = "application/octet-stream"
"""Of a kind that is not known here: it is not drawn, and may be an archive."""
PICTURES: Final = frozenset({"image/jpeg", "image/png", "image/webp"})
"""Those that are opened here."""
PAGES: Final = 40
"""Of a PDF so many are drawn and copied at most."""
MAX_PDF: Final = 40 << 20
MAX_TEXT: Final = 24 << 20
"""Octets in which words are read: of a PDF as it lies, of a text or an office file unfolded; so many letters, too."""


class Warn(StrEnum):
    """What is told of a file."""

    SCRIPT = "script"
    STARTS = "starts"
    CARRIES = "carries"
    LOCKED = "locked"
    BROKEN = "broken"
    ALSO_PAGE = "also-page"
    ALSO_ARCHIVE = "also-archive"
    ALSO_PDF = "also-pdf"
    ALSO_PROGRAM = "also-program"
    PLACE = "place"
    MAKER = "maker"
    TOO_LARGE = "too-large"
    UNLOOKED = "unlooked"
