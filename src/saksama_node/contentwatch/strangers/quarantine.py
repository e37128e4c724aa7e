"""A process of its own in which bytes of strangers are read: pages to words, pictures to safe pictures.

    python -m saksama_node.contentwatch.strangers.quarantine page utf-8 < body

Rules kept here:
  * It knows no key, no database, no setting; it reads standard input and writes one JSON object.
  * Memory, processor time and what it writes are limited by the kernel before a byte is read: what a page or a picture
    does to a parser ends this process and nothing else.
  * A picture is measured by its head before it is unpacked; what is shown is drawn anew, so that what else the file
    held (places, devices, scripts) stays behind. By what is shown it is also found again: nothing that is larger.
  * Words come out without a mark of their page; whoever shows them escapes them all the same.
Left to others: feeds (feed_quarantine: what reads them takes as long to load as all else here), starting it and its end
in time (reading), what the words mean.
"""

import base64
import html
import io
import re
import resource
import sys
import warnings
from collections.abc import Callable, Mapping
from typing import Any, Final

import msgspec
import nh3
from PIL import Image, ImageOps

from saksama.imagematch.compare import looks
from saksama.imagematch.picture import open_picture
from saksama_node.contentwatch.strangers.fingerprints import packed
from saksama_node.contentwatch.strangers.legible import printed
from saksama_node.contentwatch.strangers.limits import (
    CELLS,
    CPU_SECONDS,
    MEMORY_BYTES,
    PICTURE_PIXELS,
    PICTURE_SIDE,
    REFUSED,
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


class Refused(Exception):
    """The reason, as `Why` writes it, and what was met."""


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
    """Read standard input as the first argument says; write the result, or the reason and exit with `REFUSED`."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    kind, charset = arguments
    data = sys.stdin.buffer.read()
    try:
        told, code = readers[kind](data, charset), 0
    except Refused as refused:
        told, code = dict(zip(("why", "found"), refused.args, strict=True)), REFUSED
    except Exception as error:  # noqa: BLE001 - whatever a stranger's bytes do to a parser is one reason
        told, code = {"why": "unreadable", "found": type(error).__name__}, REFUSED
    sys.stdout.buffer.write(msgspec.json.encode(told))
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
