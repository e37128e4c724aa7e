"""Reading words out of attachments, for the leak check.

Rules kept here:
  * Text, PDF and office files (docx, xlsx, pptx) are read; all else, and all that is locked, scanned or odd, is
    unreadable, and says so: None is never "no words".
  * A file that is two things at once, or goes on behind its end, is unreadable: one would be read and the other sent.
  * Of an office file every part is read, also what stands in attributes (who wrote a change, where a link leads).
  * Hostile files cost little: no entity or document type in XML, bounded sizes, parts and pages.
Left to others: what is looked for (`saksama.envelope.leakcheck`), what an unreadable file means
(flows.exchange.send_dispatch).
"""

import io
import os
import struct
import xml.parsers.expat
import zipfile
import zlib
from collections.abc import Mapping
from typing import BinaryIO, Final

MAX_TEXT: Final = 24 << 20
MAX_PDF: Final = 40 << 20
MAX_PAGES: Final = 2000
MAX_PARTS: Final = 2000
_PDF_BEGINS_WITHIN: Final = 1024
"""Readers of PDF look for its beginning in so many octets (ISO 32000-1, annex H)."""
_LIST_ENDS: Final = 22
"""Octets of the end of an archive's list, which has no remark (APPNOTE.TXT 4.3.16)."""
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


def text_of(file: BinaryIO) -> str | None:
    """All words of a file that stands at its beginning; None if they cannot be read, or not all of them."""
    head = file.read(8)
    if head.startswith(b"%PDF-"):
        return _pdf(file)
    if head.startswith(b"PK\x03\x04"):
        return _office(file)
    return _plain(file)


def _plain(file: BinaryIO) -> str | None:
    if file.seek(0, os.SEEK_END) > MAX_TEXT:
        return None
    file.seek(0)
    data = file.read()
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return None if "\0" in text else text


def _pdf(file: BinaryIO) -> str | None:
    """The text of a PDF; None for a locked one, one with a page that has no text (a scan), or with files inside."""
    from pypdf import PdfReader  # noqa: PLC0415 - no process loads a reader of PDF to stand by
    from pypdf.errors import PyPdfError  # noqa: PLC0415 - as above

    if file.seek(0, os.SEEK_END) > MAX_PDF or _goes_on(file):
        return None
    try:
        reader = PdfReader(file, strict=False)
        if reader.is_encrypted or len(reader.pages) > MAX_PAGES or reader.attachments:
            return None
        pages = [page.extract_text() for page in reader.pages]
        known = " ".join(str(value) for value in (reader.metadata or {}).values())
    except (PyPdfError, *_BROKEN):
        return None
    if not all(page.strip() for page in pages):
        return None
    return "\n".join([known, *pages])


def _goes_on(file: BinaryIO) -> bool:
    """Whether a PDF has something behind its end, or is an archive, too."""
    file.seek(0)
    behind = file.read().rpartition(b"%%EOF")[2]
    return bool(behind.strip(b"\0\t\n\f\r ")) or zipfile.is_zipfile(file)


def _office(file: BinaryIO) -> str | None:
    """The text of a docx, xlsx or pptx; None for other archives, and for one with pictures or files inside."""
    try:
        with zipfile.ZipFile(file) as archive:
            parts = [item for item in archive.infolist() if not item.is_dir()]
            names = [item.filename for item in parts]
            if "[Content_Types].xml" not in names or not any(name.startswith(_OFFICE) for name in names):
                return None
            if any(name.startswith(_OPAQUE) for name in names):
                return None
            if len(parts) > MAX_PARTS or sum(item.file_size for item in parts) > MAX_TEXT or _is_more(file):
                return None
            # A part that is no XML ends the reading.
            return "\n".join(_xml(archive.read(item)) for item in parts)
    except (zipfile.BadZipFile, xml.parsers.expat.ExpatError, _Refused, *_BROKEN):
        return None


def _is_more(file: BinaryIO) -> bool:
    """Whether an archive does not end with the end of its list, or would be opened as a PDF, too."""
    file.seek(0)
    head = file.read(_PDF_BEGINS_WITHIN)
    file.seek(-_LIST_ENDS, os.SEEK_END)
    return b"%PDF-" in head or file.read(4) != b"PK\x05\x06"


def _xml(data: bytes) -> str:
    """What is said in it, then what is said beside it: in attributes and remarks, which part no word."""
    out, aside = io.StringIO(), io.StringIO()
    parser = xml.parsers.expat.ParserCreate()

    def refuse(*_: object) -> None:
        raise _Refused

    def start(_name: str, attributes: Mapping[str, str]) -> None:
        aside.writelines(f"{value}\n" for value in attributes.values())

    def instruct(target: str, words: str) -> None:
        aside.write(f"{target} {words}\n")

    def remark(words: str) -> None:
        aside.write(f"{words}\n")

    def end(name: str) -> None:
        if name.rpartition(":")[2] in _BREAKS:
            out.write("\n")

    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.CharacterDataHandler = out.write
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CommentHandler = remark
    parser.ProcessingInstructionHandler = instruct
    parser.Parse(data, True)  # noqa: FBT003 - expat names no argument
    return f"{out.getvalue()}\n{aside.getvalue()}"
