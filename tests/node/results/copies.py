"""A supervisor's copy in a test: brought by one person, and figures that fit, for the sheet of the president."""

import io

from PIL import Image, ImageDraw, ImageFilter

from saksama_node.accounts.policy import Staff
from saksama_node.flows.results.key_sheet import bring_copy
from saksama_node.results.copies.developing import GivenPhoto
from saksama_node.results.versions.contests import contest_of

CONTEST, STATION = "ppwp-2024", "5201012002001"
SHEET = contest_of(CONTEST).definition


def texts(**changed: str) -> dict[str, str]:
    """A text for every field."""
    return {field.id: str(at) for at, field in enumerate(SHEET.fields)} | changed


def photo(
    size: tuple[int, int] = (900, 1270), *, marks: bool = True, turned: float = 2.0, shade: int = 0, page: int = 0
) -> bytes:
    """A photo of a page with corner marks, a little turned and blurred, with a place and a name in its Exif.

    `page`: how many page marks it has along its upper edge.
    """
    image = Image.new("L", size, 235)
    draw = ImageDraw.Draw(image)
    wide, high = size
    for x in (70, wide - 70):
        for y in (70, high - 70):
            if marks:
                draw.rectangle((x - 18, y - 18, x + 18, y + 18), fill=10)
    for at in range(page):
        x = 70 + (440 + 60 * at) * (wide - 140) // 1000
        draw.rectangle((x - 8, 62, x + 8, 78), fill=10)
    draw.rectangle((wide // 2 - 100, high // 2 - 8, wide // 2 + 100, high // 2 + 8), fill=60 + shade)
    turned_image = image.rotate(turned, fillcolor=235, resample=Image.Resampling.BICUBIC)
    blurred = turned_image.filter(ImageFilter.GaussianBlur(1.2))
    exif = Image.Exif()
    exif[0x010F], exif[0x013B] = "Telepon Contoh", "Nama Contoh"
    out = io.BytesIO()
    blurred.save(out, "JPEG", quality=85, exif=exif)
    return out.getvalue()


def brought(
    by: Staff, *, station: str = STATION, photos: tuple[bytes, ...] = (), pages: tuple[int, ...] = (1, 2, 3)
) -> str:
    """A copy that waits to be typed; its subject. `pages`: what each photo is said to be of, then the last."""
    files = [GivenPhoto(f"{n}.jpg", data, pages[min(n, len(pages) - 1)]) for n, data in enumerate(photos)]
    return bring_copy(by, CONTEST, station, files)
