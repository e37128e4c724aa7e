"""A process of its own in which bytes of strangers are read: pages to words, pictures to safe pictures.

    python -m saksama_node.contentwatch.strangers.quarantine page utf-8 < body

Rules kept here:
  * It knows no key, no database, no setting. What it gives up before a byte is read, all readers give up (`confined`);
    so it loads what it needs before: letters' encodings, kinds of pictures.
  * A picture is measured by its head before it is unpacked; what is shown is drawn anew, so that what else the file
    held (places, devices, scripts) stays behind. By what is shown it is also found again: nothing that is larger.
  * Words come out without a mark of their page; whoever shows them escapes them all the same.
Left to others: feeds (feed_quarantine: what reads them takes as long to load as all else here), confining and starting
(confined), what the words mean.
"""

import base64
import codecs
import heapq  # noqa: F401 - the commonest shades load it, and by then no file can be opened
import html
import io
import re
import sys
import warnings
from collections.abc import Callable, Mapping
from typing import Any, Final

import nh3
from PIL import Image, ImageOps

from saksama.imagematch.compare import looks
from saksama.imagematch.picture import open_picture
from saksama_node.confined.process import Limits, Refused, serve
from saksama_node.contentwatch.strangers.fingerprints import packed
from saksama_node.contentwatch.strangers.legible import printed
from saksama_node.contentwatch.strangers.limits import (
    CELLS,
    PICTURE_PIXELS,
    PICTURE_SIDE,
    SHOWN_SIDE,
)

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


def picture(data: bytes, _charset: str) -> dict[str, Any]:
    """A still picture, measured and drawn anew as PNG (base64) no larger than a screen shows; and its looks."""
    Image.MAX_IMAGE_PIXELS = PICTURE_PIXELS
    warnings.simplefilter("error")
    try:
        with Image.open(io.BytesIO(data), formats=("JPEG", "PNG", "WEBP")) as found:
            width, height = found.size
            if width > PICTURE_SIDE or height > PICTURE_SIDE or width * height > PICTURE_PIXELS:
                raise Refused("picture-too-large", f"{width} x {height}")
            shown = ImageOps.exif_transpose(found).convert("RGB")
            shown.thumbnail((SHOWN_SIDE, SHOWN_SIDE))
            # A colour profile would be written again: it names devices, and holds whatever bytes somebody put there.
            shown.info.clear()
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise Refused("picture-too-large", str(error)) from error
    out = io.BytesIO()
    shown.save(out, "PNG")
    seen = looks(open_picture(out.getvalue()))
    return {
        "width": width,
        "height": height,
        "shown": base64.b64encode(out.getvalue()).decode(),
        "wide": seen.picture.wide,
        "high": seen.picture.high,
        "points": base64.b64encode(seen.picture.points).decode(),
        "prints": base64.b64encode(packed(seen.prints)).decode(),
    }


def mask(data: bytes, cells: str) -> dict[str, Any]:
    """A picture as PNG (base64) with cells of `CELLS` each way made black; `cells`: numbers from the upper left."""
    Image.MAX_IMAGE_PIXELS = PICTURE_PIXELS
    with Image.open(io.BytesIO(data), formats=("PNG",)) as found:
        covered = found.convert("RGB")
        covered.info.clear()
    for cell in map(int, cells.split(",")):
        row, column = divmod(cell, CELLS)
        left, right = (covered.width * (column + edge) // CELLS for edge in (0, 1))
        top, bottom = (covered.height * (row + edge) // CELLS for edge in (0, 1))
        # Every point that the cell touches, also where cells are thinner than a point.
        covered.paste("black", (left, top, max(right, left + 1), max(bottom, top + 1)))
    out = io.BytesIO()
    covered.save(out, "PNG")
    return {"shown": base64.b64encode(out.getvalue()).decode()}


_WORDS: Final = frozenset({"page", "text"})
"""The readers that are told an encoding of letters."""

type Readers = Mapping[str, Callable[[bytes, str], dict[str, Any]]]

READERS: Final[Readers] = {
    "page": page,
    "text": text,
    "picture": picture,
    "mask": mask,
}


def words_of(source: str) -> str:
    """What a reader of the page would see, line by line."""
    clean = nh3.clean(source, tags=set(_BLOCKS), attributes={}, clean_content_tags=set(_UNSEEN))
    return printed(html.unescape(_TAG.sub("\n", clean)))


def main(arguments: list[str], readers: Readers = READERS) -> int:
    """Read standard input as the first argument says."""
    kind, said = arguments
    Image.init()
    if kind in _WORDS:
        codecs.lookup(said)
    return serve(lambda data: readers[kind](data, said), Limits())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
