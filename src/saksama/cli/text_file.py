"""A CSV of texts, `id,text`: read whole, or refused with every fault that it has, row by row.

Rules kept here:
  * No device, and never more than `LARGEST`: what has no end is refused before the memory is full.
  * UTF-8, with or without a mark at its beginning; UTF-16 is told by its name. Columns apart by comma, semicolon or
    tab, as its head has them; other columns are allowed and not read.
  * A row without id or text, an id that stood before, a row of another length, bytes that are no UTF-8: each is told
    with its line. A fault makes the whole file unusable: what was left out would look like what matches nothing.
Left to others: what is done with the texts (`match`, `cluster`).
"""

import codecs
import csv
import errno
import io
import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, Final

from saksama.cli.door import plain
from saksama.cli.forms import OTHERWISE, SYSTEM
from saksama.errors import CallerError
from saksama.words import Language, Words

SHOWN: Final = 50
LONGEST: Final = 10_000_000
"""Bytes of one field."""
LARGEST: Final = 2 << 30
"""Bytes of a file."""
_PIECE: Final = 1 << 20
_LETTERS: Final = 8
_APART: Final = (",", ";", "\t")

_UNREADABLE = Words("tidak dapat dibaca ({why})", "cannot be read ({why})")
_NO_FILE = Words("bukan berkas, melainkan perangkat", "no file but a device")
_TOO_LARGE = Words(
    "lebih besar dari {most} MB; bagi menjadi beberapa berkas",
    "larger than {most} MB; share it out among several files",
)
_UTF16 = Words(
    "tertulis sebagai UTF-16; simpan ulang sebagai CSV UTF-8", "written as UTF-16; save it again as CSV UTF-8"
)
_EMPTY = Words("berkas ini kosong", "this file is empty")
_NO_ROWS = Words("tidak ada baris di bawah kepala kolom", "there are no rows under the head")
_COLUMN = Words(
    "kolom `{column}` tidak ada atau lebih dari satu; baris pertama harus memuat `id` dan `text`, dan memuat: {found}",
    "the column `{column}` is missing or stands twice; the first line must name `id` and `text`, and names: {found}",
)
_LENGTH = Words(
    "baris {line}: {has} kolom, seharusnya {should}", "line {line}: {has} {has:column|columns}, it should be {should}"
)
_NO_ID = Words("baris {line}: `id` kosong", "line {line}: `id` is empty")
_NO_TEXT = Words("baris {line}: `text` kosong (id {id})", "line {line}: `text` is empty (id {id})")
_TWICE = Words("baris {line}: id {id} sudah dipakai di baris {first}", "line {line}: id {id} was used in line {first}")
_NOT_UTF8 = Words(
    "baris {line}: bukan UTF-8; simpan ulang sebagai CSV UTF-8", "line {line}: not UTF-8; save it again as CSV UTF-8"
)
_BROKEN = Words(
    "baris {line}: bukan CSV ({why}); baris sesudahnya tidak diperiksa",
    "line {line}: no CSV ({why}); the lines after it were not checked",
)
_NO_CSV = (
    ("unexpected end of data", Words("tanda kutip yang tidak ditutup", "a quote that does not end")),
    ("field larger", Words("satu kolom lebih dari {most} huruf", "a field of more than {most} letters")),
    ("expected after", Words("tanda kutip di tengah kolom", "a quote within a field")),
)
"""What the reader of CSV says of a fault, and what that is."""
_MORE = Words("... dan {more} lagi", "... and {more} more")


class TextFileWrong(CallerError):
    """A CSV of texts cannot be used. `faults`: each in a sentence, in the order of their lines."""

    code = "cli.text-file"
    advice = "Mend every line that is named; the file is used whole or not at all."

    file: str
    faults: tuple[str, ...]

    def told(self, language: Language) -> str:
        """The faults, one a line, `SHOWN` of them."""
        rest = len(self.faults) - SHOWN
        lines = [*self.faults[:SHOWN], *([_MORE.say(language, {"more": rest})] if rest > 0 else [])]
        return "".join(f"{self.file}: {line}\n" for line in lines)


def texts_of(path: Path, language: Language) -> list[tuple[str, str]]:
    """Id and text of each row of a file. Raises `TextFileWrong` with all that is wrong."""
    return list(rows_of(path, language))


def rows_of(path: Path, language: Language) -> Iterator[tuple[str, str]]:
    """The same, as they are read.

    Raises `TextFileWrong` with all that is wrong, in the end: until then nothing that was given may be relied on.
    """
    return _sound(_bytes_of(path, language), str(path), language)


def _bytes_of(path: Path, language: Language) -> bytes:
    try:
        with path.open("rb") as file:
            found = os.fstat(file.fileno())
            if stat.S_ISCHR(found.st_mode):
                raise TextFileWrong(str(path), (_NO_FILE.say(language, {}),))
            # What is no file of known size (a pipe) is read to the limit and one byte more.
            is_file = stat.S_ISREG(found.st_mode)
            data = b"" if found.st_size > LARGEST else file.read(found.st_size + 1) if is_file else _to_its_end(file)
    except OSError as error:
        number = errno.errorcode.get(error.errno or 0, "?")
        why = SYSTEM.get(number, OTHERWISE).say(language, {"number": number})
        raise TextFileWrong(str(path), (_UNREADABLE.say(language, {"why": why}),)) from error
    if max(found.st_size, len(data)) > LARGEST:
        raise TextFileWrong(str(path), (_TOO_LARGE.say(language, {"most": LARGEST >> 20}),))
    return data


def _to_its_end(file: BinaryIO) -> bytes:
    """All of what has no known size; no more than a byte beyond `LARGEST`."""
    found = bytearray()
    while len(found) <= LARGEST and (piece := file.read(_PIECE)):
        found += piece
    return bytes(found)


def parse_texts(data: bytes, file: str, language: Language) -> list[tuple[str, str]]:
    """Id and text of each row. `file`: its name, for what is told. Raises `TextFileWrong` with all that is wrong."""
    return list(_sound(data, file, language))


def _sound(data: bytes, file: str, language: Language) -> Iterator[tuple[str, str]]:
    csv.field_size_limit(LONGEST)
    faults: list[str] = []
    is_empty = True
    for row in _rows(data, language, faults):
        is_empty = False
        yield row
    if is_empty and not faults:
        faults.append(_NO_ROWS.say(language, {}))
    if faults:
        raise TextFileWrong(file, tuple(faults))


def _rows(data: bytes, language: Language, faults: list[str]) -> Iterator[tuple[str, str]]:
    """The rows that can be read; what is wrong is put to `faults`."""
    if _is_utf16(data):
        faults.append(_UTF16.say(language, {}))
        return
    lines = _numbered(data, language, faults)
    _, head = next(lines, (1, []))
    names = [name.strip().lower() for name in head]
    if not "".join(names) and not data.decode("utf-8-sig", errors="replace").strip():
        faults.append(_EMPTY.say(language, {}))
        return
    faults += [
        _COLUMN.say(language, {"column": column, "found": _clean(", ".join(head))})
        for column in ("id", "text")
        if names.count(column) != 1
    ]
    if faults:
        return
    at, of, width = names.index("id"), names.index("text"), len(head)
    sound = _is_utf8(data)
    first: dict[str, int] = {}
    for line, row in lines:
        if len(row) != width:
            faults.append(_LENGTH.say(language, {"line": line, "has": len(row), "should": width}))
            continue
        ident, said = row[at].strip(), row[of]
        # Nearly every row is right, and is told so by the cheapest questions.
        if not (sound and ident and said) or said.isspace() or ident in first:
            faults += [each.say(language, fields) for each, fields in _wrong(line, row, ident, said, first)]
        first.setdefault(ident, line)
        yield ident, said


def _wrong(
    line: int, row: Sequence[str], ident: str, said: str, first: dict[str, int]
) -> Iterator[tuple[Words, dict[str, str | int]]]:
    if not _is_utf8("".join(row).encode(errors="surrogateescape")):
        yield _NOT_UTF8, {"line": line}
    if not ident:
        yield _NO_ID, {"line": line}
    elif ident in first:
        yield _TWICE, {"line": line, "id": _clean(ident), "first": first[ident]}
    if not said.strip():
        yield _NO_TEXT, {"line": line, "id": _clean(ident)}


def _numbered(data: bytes, language: Language, faults: list[str]) -> Iterator[tuple[int, list[str]]]:
    """Each row that is not blank, with the line on which it begins."""
    head = io.BytesIO(data).readline()
    # Bytes that are no UTF-8 stay as signs that no text has, so that each can be told with its line.
    text = io.TextIOWrapper(io.BytesIO(data), encoding="utf-8-sig", errors="surrogateescape", newline="")
    reader = csv.reader(text, delimiter=max(_APART, key=lambda sign: head.count(sign.encode())), strict=True)
    line = 1
    try:
        for row in reader:
            if row:
                yield line, row
            line = reader.line_num + 1
    except csv.Error as error:
        why = next(
            (words.say(language, {"most": LONGEST}) for said, words in _NO_CSV if said in str(error)), str(error)
        )
        faults.append(_BROKEN.say(language, {"line": line, "why": why}))


def _is_utf16(data: bytes) -> bool:
    """Whether it says so at its beginning, or every other byte of its first letters is zero."""
    begins = data[:_LETTERS]
    is_mark = begins[:2] in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE}
    return is_mark or (len(begins) == _LETTERS and (not any(begins[::2]) or not any(begins[1::2])))


def _is_utf8(data: bytes) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for at in range(0, len(data), _PIECE):
            decoder.decode(data[at : at + _PIECE])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _clean(text: str) -> str:
    return plain(text.encode("utf-8", "replace").decode())
