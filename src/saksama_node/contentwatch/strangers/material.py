"""What one capture holds, before it is kept: from a link, from words, from a picture.

Rules kept here:
  * Everything that came is a part with its digest; what is shown of it is a part too, and is never the original.
  * The manifest names all parts, where they were found and by which heads; its bytes are what the entry commits to.
  * By what a picture is found again (`looks`) is no part: it is computed from the parts, and can be again.
Left to others: fetching and reading (fetching, reading), keeping (archive), the entry (capturing).
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final

import msgspec

from saksama.entries.kinds.content import Medium
from saksama.imagematch.compare import Looks
from saksama.vocabulary import BadMoment, format_moment, parse_moment
from saksama_node.contentwatch.strangers.fetching import MAX_BYTES, Fetched
from saksama_node.contentwatch.strangers.legible import printed
from saksama_node.contentwatch.strangers.reading import Read, drawn, read
from saksama_node.contentwatch.strangers.refusal import PICTURES, CaptureRefused, Format, Why, format_of

MAX_WORDS: Final = 50_000
FORMAT: Final = "saksama-capture/1"


class Role(StrEnum):
    """What a part is of its capture. `drawn`: a page, drawn from its kept bytes."""

    BODY = "body"
    HEADS = "heads"
    SHOWN = "shown"
    DRAWN = "drawn"


@dataclass(frozen=True, slots=True)
class Piece:
    """One part: its role, media type and bytes."""

    role: Role
    media_type: str
    data: bytes

    @property
    def sha256(self) -> str:
        """The digest of its bytes, in hex."""
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class Material:
    """A capture that is ready to be kept. `text`: the words that are compared and shown; `hops`: empty for no link."""

    medium: Medium
    pieces: tuple[Piece, ...]
    title: str = ""
    text: str = ""
    hops: tuple[str, ...] = ()
    heads: Mapping[str, str] = field(default_factory=dict)
    looks: Looks | None = None

    @property
    def address(self) -> str:
        """Where it was found; empty for what somebody handed in."""
        return self.hops[-1] if self.hops else ""

    @property
    def body(self) -> Piece:
        """The original bytes."""
        return next(piece for piece in self.pieces if piece.role is Role.BODY)

    def manifest(self, at: datetime) -> bytes:
        """All of it in canonical JSON: keys in order, moments in UTC."""
        told = {
            "captured": format_moment(at),
            "format": FORMAT,
            "heads": dict(self.heads),
            "hops": self.hops,
            "medium": self.medium.value,
            "parts": [
                {"media_type": each.media_type, "role": each.role.value, "sha256": each.sha256, "size": len(each.data)}
                for each in self.pieces
            ],
        }
        return msgspec.json.encode(told, order="deterministic")


class ManifestPart(msgspec.Struct, frozen=True):
    """One file as a manifest names it; `role` as the version that captured it called it."""

    media_type: str
    role: str
    sha256: str
    size: int


class Manifest(msgspec.Struct, frozen=True):
    """A manifest as it was committed to. `hops`: empty for what somebody handed in."""

    captured: str
    medium: Medium
    parts: tuple[ManifestPart, ...]
    heads: dict[str, str] = {}
    hops: tuple[str, ...] = ()

    @property
    def address(self) -> str:
        """Where it was found; empty for what somebody handed in."""
        return self.hops[-1] if self.hops else ""


def read_manifest(data: bytes) -> Manifest:
    """Read a manifest, ours or a partner's. Raises `CaptureRefused` (MALFORMED)."""
    try:
        found = msgspec.json.decode(data, type=Manifest)
        parse_moment(found.captured)
    except (msgspec.MsgspecError, UnicodeDecodeError, BadMoment) as error:
        raise CaptureRefused(Why.MALFORMED, "manifest", str(error)[:200]) from error
    return found


def from_link(found: Fetched) -> Material:
    """What a link led to. Raises `CaptureRefused`."""
    if found.format is Format.FEED:
        raise CaptureRefused(Why.TYPE, found.address, found.format.value)
    told = read(found.address, found.body, found.format, found.heads.get("content-type", ""))
    heads = msgspec.json.encode(dict(found.heads), order="deterministic")
    pieces = (
        Piece(Role.BODY, found.format.value, found.body),
        Piece(Role.HEADS, "application/json", heads),
        *_shown(told),
        *_drawn(found),
    )
    return Material(Medium.LINK, pieces, told.title, told.text, found.hops, found.heads, told.looks)


def from_words(words: str, medium: Medium = Medium.TEXT) -> Material:
    """What somebody pasted. Raises `CaptureRefused` (EMPTY, TOO_LARGE)."""
    data = words.encode()
    if not words.strip():
        raise CaptureRefused(Why.EMPTY, medium.value)
    if len(words) > MAX_WORDS:
        raise CaptureRefused(Why.TOO_LARGE, medium.value, str(MAX_WORDS))
    told = read(medium.value, data, Format.TEXT)
    if not told.text:
        raise CaptureRefused(Why.EMPTY, medium.value)
    return Material(medium, (Piece(Role.BODY, Format.TEXT.value, data),), text=told.text)


def from_picture(data: bytes, words: str = "") -> Material:
    """A picture that somebody handed in; `words`: what they say stands in it. Raises `CaptureRefused`."""
    if len(data) > MAX_BYTES:
        raise CaptureRefused(Why.TOO_LARGE, Medium.IMAGE.value, str(MAX_BYTES))
    found = format_of(Medium.IMAGE.value, data)
    if found not in PICTURES:
        raise CaptureRefused(Why.TYPE, Medium.IMAGE.value, found.value)
    told = read(Medium.IMAGE.value, data, found)
    pieces = (Piece(Role.BODY, found.value, data), *_shown(told))
    return Material(Medium.IMAGE, pieces, text=printed(words)[:MAX_WORDS], looks=told.looks)


def _drawn(found: Fetched) -> tuple[Piece, ...]:
    if found.format is not Format.PAGE:
        return ()
    drawing = drawn(found.body, found.heads.get("content-type", ""))
    return () if drawing is None else (Piece(Role.DRAWN, Format.PNG.value, drawing),)


def _shown(told: Read) -> tuple[Piece, ...]:
    return (Piece(Role.SHOWN, Format.PNG.value, told.shown),) if told.shown else ()
