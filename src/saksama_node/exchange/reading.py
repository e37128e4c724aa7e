"""Reading words out of attachments, for the leak check.

Rules kept here:
  * Text, PDF and office files (docx, xlsx, pptx) are read; all else, and all that is locked, scanned or odd, is
    unreadable, and says so: None is never "no words".
  * What has a form of its own is read where nothing is in reach, and ends in time; here only letters are read.
Left to others: the reading of forms (confined.words), what is looked for (`saksama.envelope.leakcheck`), what an
unreadable file means (flows.exchange.check_leaks).
"""

import os
from typing import BinaryIO, Final

import msgspec

from saksama_node.confined.asking import WALL_SECONDS, Unread, ask
from saksama_node.confined.kinds import MAX_PDF, MAX_TEXT

_WORDS: Final = "saksama_node.confined.words"
_FORMS: Final = (b"%PDF-", b"PK\x03\x04")


class _Told(msgspec.Struct, frozen=True):
    text: str | None


def text_of(file: BinaryIO, seconds: float = WALL_SECONDS) -> str | None:
    """All words of a file that stands at its beginning; None if they cannot be read in time, or not all of them."""
    if not file.read(8).startswith(_FORMS):
        return _plain(file)
    if seconds <= 0 or file.seek(0, os.SEEK_END) > MAX_PDF:
        return None
    file.seek(0)
    try:
        return msgspec.json.decode(ask(_WORDS, data=file.read(), seconds=seconds), type=_Told).text
    except Unread:
        return None


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
