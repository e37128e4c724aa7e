"""The quarantine of pictures: a process of its own in which a stranger's picture becomes a safe one.

    python -m saksama_node.contentwatch.strangers.picture_quarantine picture utf-8 < body

Rules kept here:
  * Those of the quarantine, whose limits and doors it has.
  * A picture is measured by its head before it is unpacked; what is shown is drawn anew, so that what else the file
    held (places, devices, scripts) stays behind. By what is shown it is also found again: nothing that is larger.
Left to others: starting it and its end in time (reading), which kinds are opened (confined.pictures).
"""

import base64
import heapq  # noqa: F401 - the commonest shades load it, and by then no file can be opened
import io
import sys
import warnings
from typing import Any, Final

from PIL import Image, ImageOps

from saksama.imagematch.compare import looks
from saksama.imagematch.picture import open_picture
from saksama_node.confined.pictures import load_kinds
from saksama_node.confined.process import Refused
from saksama_node.contentwatch.strangers.fingerprints import packed
from saksama_node.contentwatch.strangers.limits import CELLS, PICTURE_PIXELS, PICTURE_SIDE, SHOWN_SIDE
from saksama_node.contentwatch.strangers.quarantine import Readers, main


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


READERS: Final[Readers] = {"picture": picture, "mask": mask}

if __name__ == "__main__":
    load_kinds()
    sys.exit(main(sys.argv[1:], READERS))
