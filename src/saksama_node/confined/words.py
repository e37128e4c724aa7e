"""A process of its own in which the words of a file are read, all of them or none.

    python -I -m saksama_node.confined.words < file

Rules kept here:
  * PDF and office files (docx, xlsx, pptx) are read; all else, and all that is locked, scanned or odd, is unreadable,
    and says so: None is never "no words".
  * A file that is two things at once, or goes on behind its end, is unreadable: one would be read and the other sent.
  * Of an office file every part is read, also what stands in attributes (who wrote a change, where a link leads).
  * Hostile files cost little: no entity or document type in XML, bounded sizes, parts, pages and words.
  * It gives up what it could reach before a byte is read (process); what its readers load late it loads before.
Left to others: starting it and its end in time, plain texts (exchange.reading), what is looked for in the words.
"""

import codecs
import io
import os
import sys
import xml.parsers.expat
import zipfile
from collections.abc import Mapping
from typing import Final

import pypdf.filters
import pypdf.generic._image_inline  # noqa: F401 - its reader loads both late, and by then no file can be opened
from pypdf import PdfReader

from saksama_node.confined.kinds import MAX_PDF, MAX_TEXT
from saksama_node.confined.process import Limits, serve

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
_LETTERS: Final = ("charmap", "cp437", "utf-16", "utf-16-be", "utf-16-le", "gbk", "gb2312", "gb18030", "cp932", "cp950")
"""How a PDF, and the list of an archive, may write them beside UTF-8 (ISO 32000-1, 9.7.5.2); each is loaded late."""
_LIMITS: Final = Limits(processor=25)


class _Refused(Exception):
    """The XML holds what office files have no need of."""


def words_in(data: bytes) -> str | None:
    """All words of a PDF or an office file; None if they cannot be read, or not all of them. Never raises for them."""
    file = io.BytesIO(data)
    try:
        return _pdf(file) if data.startswith(b"%PDF-") else _office(file)
    except Exception:  # noqa: BLE001 - a broken file fails wherever its reader looks; none of it means "no words"
        return None


def _pdf(file: io.BytesIO) -> str | None:
    """The text of a PDF; None for a locked one, one with a page that has no text (a scan), or with files inside."""
    if file.seek(0, os.SEEK_END) > MAX_PDF or _goes_on(file):
        return None
    reader = PdfReader(file, strict=False)
    if reader.is_encrypted or len(reader.pages) > MAX_PAGES or reader.attachments:
        return None
    found = [" ".join(str(value) for value in (reader.metadata or {}).values())]
    for page in reader.pages:
        words = page.extract_text()
        found.append(words)
        if not words.strip() or sum(map(len, found)) > MAX_TEXT:
            return None
    return "\n".join(found)


def _goes_on(file: io.BytesIO) -> bool:
    """Whether a PDF has something behind its end, or is an archive, too."""
    file.seek(0)
    behind = file.read().rpartition(b"%%EOF")[2]
    return bool(behind.strip(b"\0\t\n\f\r ")) or zipfile.is_zipfile(file)


def _office(file: io.BytesIO) -> str | None:
    """The text of a docx, xlsx or pptx; None for other archives, and for one with pictures or files inside."""
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


def _is_more(file: io.BytesIO) -> bool:
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


def main() -> int:
    """Read standard input."""
    for each in _LETTERS:
        codecs.lookup(each)
    return serve(lambda data: {"text": _sendable(words_in(data))}, _LIMITS)


def _sendable(text: str | None) -> str | None:
    """Halves of letters, which no JSON holds, become a sign: they are part of no word."""
    return None if text is None else text.encode("utf-8", "replace").decode()


if __name__ == "__main__":
    sys.exit(main())
