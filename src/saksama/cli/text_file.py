"""A CSV of texts, `id,text`: read whole, or refused with every fault that it has, row by row.

Rules kept here:
  * UTF-8, with or without a mark at its beginning; columns apart by comma, semicolon or tab, as its head has them;
    other columns are allowed and not read.
  * A row without id or text, an id that stood before, a row of another length, bytes that are no UTF-8: each is told
    with its line. A fault makes the whole file unusable: what was left out would look like what matches nothing.
Left to others: what is done with the texts (`match`, `cluster`).
"""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from saksama.cli.words import Language, Words
from saksama.errors import CallerError

SHOWN: Final = 50
LONGEST: Final = 10_000_000
"""Bytes of one field."""
_APART: Final = (",", ";", "\t")

_UNREADABLE = Words("tidak dapat dibaca ({why})", "cannot be read ({why})")
_EMPTY = Words("berkas ini kosong", "this file is empty")
_NO_ROWS = Words("tidak ada baris di bawah kepala kolom", "there are no rows under the head")
_COLUMN = Words(
    "kolom `{column}` tidak ada atau lebih dari satu; baris pertama harus memuat `id` dan `text`, dan memuat: {found}",
    "the column `{column}` is missing or stands twice; the first line must name `id` and `text`, and names: {found}",
)
_LENGTH = Words("baris {line}: {has} kolom, seharusnya {should}", "line {line}: {has} columns, it should be {should}")
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
_MORE = Words("... dan {more} lagi", "... and {more} more")


@dataclass(eq=False)
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
    try:
        data = path.read_bytes()
    except OSError as error:
        raise TextFileWrong(str(path), (_UNREADABLE.say(language, {"why": type(error).__name__}),)) from error
    return parse_texts(data, str(path), language)


def parse_texts(data: bytes, file: str, language: Language) -> list[tuple[str, str]]:
    """Id and text of each row. `file`: its name, for what is told. Raises `TextFileWrong` with all that is wrong."""
    csv.field_size_limit(LONGEST)
    # Bytes that are no UTF-8 stay as signs that no text has, so that each can be told with its line.
    text = data.decode("utf-8-sig", errors="surrogateescape")
    faults: list[str] = []
    found = _rows(text, language, faults) if text.strip() else []
    if not text.strip():
        faults.append(_EMPTY.say(language, {}))
    elif not found and not faults:
        faults.append(_NO_ROWS.say(language, {}))
    if faults:
        raise TextFileWrong(file, tuple(faults))
    return found


def _rows(text: str, language: Language, faults: list[str]) -> list[tuple[str, str]]:
    lines = _numbered(text, language, faults)
    _, head = next(lines, (1, []))
    names = [name.strip().lower() for name in head]
    faults += [
        _COLUMN.say(language, {"column": column, "found": _clean(", ".join(head))})
        for column in ("id", "text")
        if names.count(column) != 1
    ]
    if faults:
        return []
    at, of = names.index("id"), names.index("text")
    found: list[tuple[str, str]] = []
    first: dict[str, int] = {}
    for line, row in lines:
        if len(row) != len(head):
            faults.append(_LENGTH.say(language, {"line": line, "has": len(row), "should": len(head)}))
            continue
        ident, said = row[at].strip(), row[of]
        faults += [each.say(language, fields) for each, fields in _wrong(line, row, ident, said, first)]
        first.setdefault(ident, line)
        found.append((ident, said))
    return found


def _wrong(
    line: int, row: Sequence[str], ident: str, said: str, first: dict[str, int]
) -> Iterator[tuple[Words, dict[str, str | int]]]:
    if not _is_utf8("".join(row)):
        yield _NOT_UTF8, {"line": line}
    if not ident:
        yield _NO_ID, {"line": line}
    elif ident in first:
        yield _TWICE, {"line": line, "id": _clean(ident), "first": first[ident]}
    if not said.strip():
        yield _NO_TEXT, {"line": line, "id": _clean(ident)}


def _numbered(text: str, language: Language, faults: list[str]) -> Iterator[tuple[int, list[str]]]:
    """Each row that is not blank, with the line on which it begins."""
    head = text.split("\n", 1)[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(_APART, key=head.count), strict=True)
    line = 1
    try:
        for row in reader:
            if row:
                yield line, row
            line = reader.line_num + 1
    except csv.Error as error:
        faults.append(_BROKEN.say(language, {"line": line, "why": str(error)}))


def _is_utf8(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _clean(text: str) -> str:
    return text.encode("utf-8", "replace").decode()
