"""What a file holds beside what it shows: scripts, a second nature, where and with what it was made.

Rules kept here:
  * A warning says what is there, never what somebody meant by it; none means that nothing known was found.
  * A second nature is what another program would take the same bytes for: judged by what that program looks for, not by
    chance bytes (an archive by the end of its list, a program by both of its heads).
  * Of a PDF every object is looked at, reached by a page or not. One that is locked or broken says so, and its raw
    bytes are searched for the plain names.
  * A place is found in every kind: the camera's own block, an XMP text, a film's box.
Left to others: the process in which this runs (looking), the words for each (web).
"""

import io
import re
import struct
import zipfile
from collections.abc import Iterator
from typing import Final

import pikepdf
from PIL import Image

from saksama_node.confined.kinds import OTHER, PAGE, PDF, PICTURES, Warn

_MARKUP: Final = re.compile(rb"<(?:script|iframe|html|svg|!doctype\s+html)[\s>/]|<\?php", re.IGNORECASE)
_RUNS: Final = re.compile(rb"<script[\s>/]|javascript:|\son[a-z]+\s*=", re.IGNORECASE)
_ARCHIVES: Final = (b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c")
_ELF: Final = re.compile(rb"\x7fELF[\x01\x02][\x01\x02]\x01")
_CODE_IN_GIF: Final = re.compile(rb"GIF8[79]a\s*(?:/\*|=)")
_XMP_PLACE: Final = re.compile(rb"GPSLatitude|com\.apple\.quicktime\.location\.ISO6709|\xa9xyz.{4}[+-]\d", re.DOTALL)
_MACROS: Final = b"vbaProject.bin"
"""As office files call what they run (ECMA-376, and [MS-OFFMACRO2])."""
_BLOCK: Final = re.compile(rb"Exif\x00\x00(?=II\*\x00|MM\x00\*)")
_RAW: Final = ((rb"/JavaScript", Warn.SCRIPT), (rb"/Launch", Warn.STARTS), (rb"/EmbeddedFile", Warn.CARRIES))
_GPS, _LATITUDE, _LONGITUDE = 0x8825, 2, 4
_MAKER_TAGS: Final = (0x010F, 0x0110, 0x013B, 0x8298, 0x9003, 0x9C9D, 0xA430, 0xA431)
"""Make, model, artist, copyright, when taken, author, owner, serial number (Exif 2.32)."""
_BLOCK_BYTES: Final = 1 << 16
_STARTERS: Final = frozenset({"/Launch", "/SubmitForm", "/ImportData", "/GoToR", "/GoToE"})
_CARRIERS: Final = frozenset({"/EmbeddedFile", "/Filespec", "/RichMedia", "/FileAttachment", "/Movie", "/3D"})
_DEEP: Final = 40


def warnings_of(data: bytes, media_type: str) -> list[Warn]:
    """What is to be said of this file, in the order of `Warn`; never raises for what the file holds."""
    found = {*_natures(data, media_type)}
    found |= {*(_of_pdf(data) if media_type == PDF else _made(data, media_type))}
    return [each for each in Warn if each in found]


def _natures(data: bytes, media_type: str) -> Iterator[Warn]:
    # A page is a page by right, and runs what is in it.
    if media_type != PAGE and (_MARKUP.search(data) or _CODE_IN_GIF.match(data)):
        yield Warn.ALSO_PAGE
    if _MACROS in data or (media_type == PAGE and _RUNS.search(data)):
        yield Warn.SCRIPT
    # An office file is an archive by right: of a kind that is not known it is no second nature.
    is_archive = zipfile.is_zipfile(io.BytesIO(data)) or any(each in data for each in _ARCHIVES)
    if is_archive and media_type != OTHER:
        yield Warn.ALSO_ARCHIVE
    if media_type != PDF and b"%PDF-1" in data:
        yield Warn.ALSO_PDF
    if _ELF.search(data) or any(_runs(data, at) for at in _all(data, b"MZ")):
        yield Warn.ALSO_PROGRAM


def _all(data: bytes, what: bytes) -> Iterator[int]:
    at = data.find(what)
    while at >= 0:
        yield at
        at = data.find(what, at + 1)


def _runs(data: bytes, at: int) -> bool:
    """Whether a program of Windows begins here: its old head tells where the new one is."""
    if at + 64 > len(data):
        return False
    (new,) = struct.unpack_from("<I", data, at + 60)
    return data[at + new : at + new + 4] == b"PE\0\0"


def _made(data: bytes, media_type: str) -> Iterator[Warn]:
    blocks = [*_plain_blocks(data)]
    if media_type in PICTURES:
        try:
            with Image.open(io.BytesIO(data), formats=("JPEG", "PNG", "WEBP")) as picture:
                blocks.append(picture.getexif())
        except Exception:  # noqa: BLE001 - whatever a broken file does to its reader, it is broken
            yield Warn.BROKEN
    if _XMP_PLACE.search(data):
        yield Warn.PLACE
    for block in blocks:
        try:
            yield from _of_block(block)
        except Exception:  # noqa: BLE001 - as above: what was found before counts
            yield Warn.BROKEN


def _of_block(block: Image.Exif) -> Iterator[Warn]:
    place = block.get_ifd(_GPS)
    if _LATITUDE in place and _LONGITUDE in place:
        yield Warn.PLACE
    inner = block.get_ifd(0x8769)
    if any(block.get(tag) or inner.get(tag) for tag in _MAKER_TAGS):
        yield Warn.MAKER


def _plain_blocks(data: bytes) -> Iterator[Image.Exif]:
    """A camera's blocks wherever they lie plain, also in kinds that are not opened here (HEIC, films)."""
    for at in _BLOCK.finditer(data):
        block = Image.Exif()
        try:
            block.load(data[at.start() : at.start() + _BLOCK_BYTES])
            block.get_ifd(_GPS)
        except Exception:  # noqa: BLE001, S112 - chance bytes are no block
            continue
        yield block


def _of_pdf(data: bytes) -> Iterator[Warn]:
    try:
        with pikepdf.open(io.BytesIO(data)) as document:
            if document.docinfo.get("/Author"):
                yield Warn.MAKER
            for each in document.objects:
                yield from _of_object(each, _DEEP)
    except pikepdf.PasswordError:
        yield Warn.LOCKED
    except Exception:  # noqa: BLE001 - whatever a broken file does to its reader, it is broken
        yield Warn.BROKEN
    else:
        return
    yield from (warn for name, warn in _RAW if name in data)


def _of_object(found: object, deep: int) -> Iterator[Warn]:
    if not deep:
        return
    if isinstance(found, pikepdf.Array):
        for each in found:
            yield from _of_object(each, deep - 1) if _is_direct(each) else ()
    if not isinstance(found, pikepdf.Dictionary | pikepdf.Stream):
        return
    kinds = {str(found.get(key)) for key in ("/S", "/Type", "/Subtype") if found.get(key) is not None}
    if "/JS" in found or "/XFA" in found or "/JavaScript" in kinds:
        yield Warn.SCRIPT
    if kinds & _STARTERS:
        yield Warn.STARTS
    if kinds & _CARRIERS and ("/EF" in found or "/Filespec" not in kinds):
        yield Warn.CARRIES
    for key in found.keys():  # noqa: SIM118 - a stream is no mapping
        value = found.get(key)
        if _is_direct(value):
            yield from _of_object(value, deep - 1)


def _is_direct(value: object) -> bool:
    return isinstance(value, pikepdf.Object) and not value.is_indirect
