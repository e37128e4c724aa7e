"""Looking for marked words in whatever a node keeps or answers, in every spelling that might hide them."""

import io
from base64 import b64encode
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from urllib.parse import quote, quote_plus

import psycopg
from psycopg import sql
from pypdf import PdfReader


@cache
def spellings(word: str) -> tuple[bytes, ...]:
    """A word as it may stand somewhere; all but base64 in small letters."""
    return tuple(_spellings(word))


def _spellings(word: str) -> Iterator[bytes]:
    small = word.lower()
    yield small.encode()
    yield quote(small).lower().encode()
    yield quote_plus(small).lower().encode()
    yield small.encode("utf-16-le")
    yield small.encode("utf-16-be")
    yield "".join(f"\\u{ord(letter):04x}" for letter in small).encode()
    yield from (each.encode().hex().encode() for each in (word, small, word.upper()))
    yield small[::-1].encode()


@cache
def in_base64(word: str) -> tuple[bytes, ...]:
    """A word within a longer text in base64: what stands the same wherever the text began (three ways)."""
    return tuple(_in_base64(word))


def _in_base64(word: str) -> Iterator[bytes]:
    for text in (word, word.lower(), word.upper()):
        for before in range(3):
            coded = b64encode(b"\0" * before + text.encode()).rstrip(b"=")
            yield coded[(before * 8 + 5) // 6 : len(coded) - 1]


@cache
def _looked_for(word: str) -> tuple[tuple[bytes, ...], tuple[bytes, ...]]:
    return tuple(spellings(word)), tuple(in_base64(word))


def found_in(data: bytes, words: Iterable[str]) -> list[str]:
    """The words that are in it, in any spelling."""
    small = data.lower()
    close = b"".join(small.split())
    urlsafe = data.replace(b"-", b"+").replace(b"_", b"/").replace(b"\n", b"").replace(b"\r", b"")
    told = []
    for word in words:
        spelt, in_code = _looked_for(word)
        spelled = any(each in small for each in spelt)
        split = "".join(word.lower().split()).encode() in close
        coded = any(each in urlsafe for each in in_code)
        if spelled or split or coded:
            told.append(word)
    return told


def words_of_pdf(data: bytes) -> bytes:
    """Text and attachments of a PDF, and what its file says of itself."""
    reader = PdfReader(io.BytesIO(data))
    parts = [page.extract_text() for page in reader.pages]
    parts += [str(value) for value in (reader.metadata or {}).values()]
    attached = [piece for pieces in reader.attachments.values() for piece in pieces]
    return "\n".join(parts).encode() + b"\n".join(attached)


def files_below(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every file of a folder, with its name as a part of what it tells."""
    for place in sorted(folder.rglob("*")):
        if place.is_file():
            yield str(place.relative_to(folder)), str(place).encode() + b"\n" + place.read_bytes()


def rows_of(address: str) -> Iterator[tuple[str, bytes]]:
    """Every table of a database on a server, as text, what is binary in hexadecimal; nothing without an address."""
    if not address:
        return
    with psycopg.connect(address) as connection:
        tables = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1").fetchall()
        for (name,) in tables:
            rows = connection.execute(sql.SQL("SELECT t::text FROM {} t").format(sql.Identifier(name))).fetchall()
            yield f"table {name}", "\n".join(row for (row,) in rows).encode()
