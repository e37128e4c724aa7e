"""Files with something beside what they show."""

import io
import zipfile
from collections.abc import Callable
from functools import cache

import pikepdf
import typst
from pikepdf import Dictionary, Name, Pdf, String
from PIL import Image

SCRIPT = b"<html><script>alert(1)</script></html>"


@cache
def _paper() -> bytes:
    made = typst.compile(b"= Surat\nKesaksian warga.\n#pagebreak()\n= Lampiran", format="pdf")
    assert isinstance(made, bytes)
    return made


def paper(alter: Callable[[Pdf], None] = lambda _: None, **saving: object) -> bytes:
    """A PDF of two pages, altered."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(_paper())) as document:
        alter(document)
        document.save(out, **saving)  # type: ignore[arg-type] # as its own arguments are
    return out.getvalue()


def acts(what: Dictionary) -> bytes:
    """A PDF that does this when it is opened."""

    def alter(document: Pdf) -> None:
        document.Root.OpenAction = what

    return paper(alter)


def carrying() -> bytes:
    """A PDF with a file in it."""

    def alter(document: Pdf) -> None:
        document.attachments["alat.exe"] = b"MZ"

    return paper(alter)


def photo(kind: str = "JPEG", *, place: bool = False, maker: bool = False) -> bytes:
    """A picture, with what a telephone writes beside it."""
    exif = Image.Exif()
    if maker:
        exif[0x010F] = "Telepon Ani"
    if place:
        exif.get_ifd(0x8825).update({1: "S", 2: (8.0, 35.0, 0.0), 3: "E", 4: (116.0, 7.0, 0.0)})
    out = io.BytesIO()
    Image.linear_gradient("L").resize((1200, 900)).convert("RGB").save(out, kind, exif=exif)
    return out.getvalue()


def archive() -> bytes:
    """An archive with a file in it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("alat.exe", b"MZ")
    return out.getvalue()


def program() -> bytes:
    """The heads of a program of Windows."""
    return b"MZ" + bytes(58) + (64).to_bytes(4, "little") + b"PE\0\0" + bytes(20)


def _block() -> bytes:
    found = photo(place=True)
    at = found.index(b"Exif\0\0")
    return found[at : at + 400]


HEIC = b"\0\0\0\x18ftypheic" + bytes(40) + _block()
FILM = b"\0\0\0\x18ftypmp42" + bytes(40) + b"\xa9xyz\x00\x12\x15\xc7-08.5833+116.1167/"
JAVASCRIPT = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
LAUNCH = Dictionary(S=Name.Launch, F=String("alat.exe"))
