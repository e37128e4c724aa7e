"""Reading words out of attachments, for the leak check.

Rules kept here:
  * Text, PDF and office files (docx, xlsx, pptx) are read; all else, and all that is locked, scanned or odd, is
    unreadable, and says so: None is never "no words".
  * Hostile files cost little: no entity or document type in XML, bounded sizes, bounded pages.
Left to others: what is looked for (`saksama.envelope.leakcheck`), what an unreadable file means (flows.check_leaks).
"""

import io
import struct
import xml.parsers.expat
import zipfile
import zlib
from pathlib import Path
from typing import Final

from pypdf import PdfReader
from pypdf.errors import PyPdfError

MAX_TEXT: Final = 24 << 20
MAX_PDF: Final = 40 << 20
MAX_PAGES: Final = 2000
_OFFICE: Final = (
    "word/document",
    "word/header",
    "word/footer",
    "word/footnotes",
    "word/endnotes",
    "word/comments",
    "xl/sharedStrings",
    "xl/worksheets/",
    "xl/comments",
    "ppt/slides/",
    "ppt/notesSlides/",
    "ppt/comments",
    "docProps/",
)
_OPAQUE: Final = ("word/media/", "xl/media/", "ppt/media/", "word/embeddings/", "xl/embeddings/", "ppt/embeddings/")
_BREAKS: Final = frozenset({"p", "tab", "br", "cr", "c", "row", "si", "tc"})


_BROKEN: Final = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    MemoryError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)
"""A broken file fails wherever its reader happens to look; none of it is a reason to call it empty."""


class _Refused(Exception):
    """The XML holds what office files have no need of."""


def text_of(path: Path) -> str | None:
    """All words of a file; None if they cannot be read, or not all of them."""
    with path.open("rb") as file:
        head = file.read(8)
    if head.startswith(b"%PDF-"):
        return _pdf(path)
    if head.startswith(b"PK\x03\x04"):
        return _office(path)
    return _plain(path)


def _plain(path: Path) -> str | None:
    if path.stat().st_size > MAX_TEXT:
        return None
    data = path.read_bytes()
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return None if "\0" in text else text


def _pdf(path: Path) -> str | None:
    """The text of a PDF; None for a locked one, one with a page that has no text (a scan), or with files inside."""
    if path.stat().st_size > MAX_PDF:
        return None
    try:
        reader = PdfReader(path, strict=False)
        if reader.is_encrypted or len(reader.pages) > MAX_PAGES or reader.attachments:
            return None
        pages = [page.extract_text() for page in reader.pages]
        known = " ".join(str(value) for value in (reader.metadata or {}).values())
    except (PyPdfError, *_BROKEN):
        return None
    if not all(page.strip() for page in pages):
        return None
    return "\n".join([known, *pages])


def _office(path: Path) -> str | None:
    """The text of a docx, xlsx or pptx; None for other archives, and for one with pictures or files inside."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            if "[Content_Types].xml" not in names or any(name.startswith(_OPAQUE) for name in names):
                return None
            parts = [item for item in archive.infolist() if item.filename.startswith(_OFFICE)]
            if not parts or sum(item.file_size for item in parts) > MAX_TEXT:
                return None
            return "\n".join(_xml(archive.read(item)) for item in parts if item.filename.endswith(".xml"))
    except (zipfile.BadZipFile, xml.parsers.expat.ExpatError, _Refused, *_BROKEN):
        return None


def _xml(data: bytes) -> str:
    out = io.StringIO()
    parser = xml.parsers.expat.ParserCreate()

    def refuse(*_: object) -> None:
        raise _Refused

    def end(name: str) -> None:
        if name.rpartition(":")[2] in _BREAKS:
            out.write("\n")

    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.CharacterDataHandler = out.write
    parser.EndElementHandler = end
    parser.Parse(data, True)  # noqa: FBT003 - expat names no argument
    return out.getvalue()
