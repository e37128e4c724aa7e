"""A process of its own in which a file that somebody handed in is looked at, drawn, and copied without what it hides.

    python -I -m saksama_node.confined.looking warn application/pdf < file
    python -I -m saksama_node.confined.looking page application/pdf 1 < file

Rules kept here:
  * It knows no key, no database, no setting, and gives up what it could reach before a byte is read (process).
  * What it draws and copies holds points alone: no script, no text, no place, no name. A PDF becomes pictures of its
    pages, as large as a sheet whatever it says, `PAGES` at most. How many it has is said with what is warned of:
    nothing is drawn to be counted.
  * A picture keeps its size up to `PIXELS`; it is measured by its head before it is unpacked.
Left to others: what is warned of (warning), starting it (looked), what is shown of it (web).
"""

import base64
import io
import json
import sys
import warnings
from collections.abc import Callable
from typing import Any, Final

import pikepdf
import typst
from PIL import Image, ImageOps, PdfImagePlugin  # noqa: F401 - the kind that copies are written in

from saksama_node.confined.kinds import PAGES, PDF, PICTURES
from saksama_node.confined.pictures import load_kinds
from saksama_node.confined.process import OPENED, ROOT, Limits, Refused, serve
from saksama_node.confined.warning import warnings_of

PIXELS: Final = 50_000_000
_SIDE: Final = 20_000
_SHOWN: Final = 1600
_WIDE, _HIGH = 595, 842
"""A sheet of A4, in points."""
_DOTS: Final = 130
"""Of a drawn page, to the inch: small print can be read."""
_QUALITY: Final = 88
_LIMITS: Final = {
    "warn": Limits(processor=5),
    "page": Limits(memory=2 << 30),
    "copy": Limits(memory=2 << 30, processor=30),
}


def warn(data: bytes, media_type: str) -> dict[str, Any]:
    """What is to be warned of, and how many pages can be drawn, 0 for none."""
    told = {"warnings": [each.value for each in warnings_of(data, media_type)]}
    try:
        pages = _count(data) if media_type == PDF else _measure(data) if media_type in PICTURES else 0
    except Exception:  # noqa: BLE001 - whatever a broken file does to its reader, it is not drawn, and warned of
        pages = 0
    return {**told, "pages": pages}


def page(data: bytes, media_type: str, number: int) -> dict[str, Any]:
    """One page of a PDF, from 1, or a picture, as PNG (base64) that a screen shows."""
    if media_type != PDF:
        picture = _picture(data)
        picture.thumbnail((_SHOWN, _SHOWN))
        out = io.BytesIO()
        picture.save(out, "PNG")
        return {"shown": _text(out.getvalue())}
    (drawn,) = _drawn(number, number)
    return {"shown": _text(drawn)}


def copy(data: bytes, media_type: str) -> dict[str, Any]:
    """The file as points alone (base64): a picture in its kind, a PDF as pictures of its pages."""
    out = io.BytesIO()
    if media_type != PDF:
        picture = _picture(data)
        picture.save(out, "PNG" if media_type == "image/png" else "JPEG", quality=_QUALITY)
        return {"shown": _text(out.getvalue())}
    sheets = [Image.open(io.BytesIO(each)).convert("RGB") for each in _drawn(1, min(_count(data), PAGES))]
    sheets[0].save(out, "PDF", save_all=True, append_images=sheets[1:], resolution=_DOTS, quality=_QUALITY)
    return {"shown": _text(out.getvalue())}


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _count(data: bytes) -> int:
    with pikepdf.open(io.BytesIO(data)) as document:
        return len(document.pages)


def _drawn(first: int, last: int) -> list[bytes]:
    """Pages of standard input as PNG, each contained in a sheet."""
    source = (
        f"#set page(width: {_WIDE}pt, height: {_HIGH}pt, margin: 0pt)\n#for n in range({first}, {last + 1}) {{\n"
        f'  image({json.dumps(OPENED)}, format: "pdf", page: n, width: 100%, height: 100%, fit: "contain")\n}}\n'
    )
    made = typst.compile(  # type: ignore[call-overload] # it gives the source and the root one type
        source.encode(), root=ROOT, format="png", ppi=_DOTS, ignore_system_fonts=True
    )
    return list(made) if isinstance(made, list) else [made] if made else []


def _measure(data: bytes) -> int:
    """The one page that a picture is, by its head alone; 0 where it is too large to be unpacked."""
    Image.MAX_IMAGE_PIXELS = PIXELS
    warnings.simplefilter("error")
    with Image.open(io.BytesIO(data), formats=("JPEG", "PNG", "WEBP")) as found:
        return int(max(found.size) <= _SIDE and found.width * found.height <= PIXELS)


def _picture(data: bytes) -> Image.Image:
    if not _measure(data):
        raise Refused("too-large", "picture")
    with Image.open(io.BytesIO(data), formats=("JPEG", "PNG", "WEBP")) as found:
        picture = ImageOps.exif_transpose(found).convert("RGB")
    # A colour profile would be written again: it names devices, and holds whatever bytes somebody put there.
    picture.info.clear()
    return picture


def main(arguments: list[str]) -> int:
    """Read standard input as the first argument says."""
    kind, media_type, *number = arguments
    load_kinds()
    readers: dict[str, Callable[[bytes], dict[str, Any]]] = {
        "warn": lambda data: warn(data, media_type),
        "page": lambda data: page(data, media_type, *map(int, number)),
        "copy": lambda data: copy(data, media_type),
    }
    return serve(readers[kind], _LIMITS[kind], opens=kind != "warn" and media_type == PDF)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
