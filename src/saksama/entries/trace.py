"""The chain of a day's trace: what staff did, line by sealed line, so that nobody can thin it out.

Rules kept here:
  * A day begins from the head of the day before it, the first of all from 32 zero bytes: whole days cannot vanish.
    `SHA-256("saksama/trace-day/v1" || 0 || before || day)`, the day written YYYY-MM-DD.
  * Each line makes the next head from the one before it:
    `SHA-256("saksama/trace-line/v1" || 0 || head || day || number || sealed)`, the number as 8 bytes, greatest first.
  * What `trace.sealed` commits to is one canonical object: `before`, `day`, `head`, `lines`.
Left to others: sealing lines and keeping them (the node), opening the commitment (`commitment`).
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

import msgspec

from saksama.entries.body import Count, Day, Digest
from saksama.entries.encoding import encode
from saksama.errors import EvidenceError
from saksama.json_documents import read_json

HEAD: Final = "head"
FIRST: Final = bytes(32)
"""What the first day of all begins from."""
_DAY: Final = b"saksama/trace-day/v1\x00"
_LINE: Final = b"saksama/trace-line/v1\x00"


class BadDayHead(EvidenceError):
    """The committed bytes are not the head of a day."""

    code = "trace.head"
    advice = "Give exactly the bytes that were kept as the opening of the day's entry."

    why: str


class _Head(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    before: Digest
    day: Day
    head: Digest
    lines: Count


@dataclass(frozen=True, slots=True)
class DayHead:
    """How a day ended: it began after `before`; `head` stands after its `lines` lines."""

    before: bytes
    day: date
    head: bytes
    lines: int

    def encode(self) -> bytes:
        """The bytes that are committed to."""
        return encode(
            {"before": self.before.hex(), "day": self.day.isoformat(), "head": self.head.hex(), "lines": self.lines}
        )


def parse_day_head(data: bytes) -> DayHead:
    """Read committed bytes. Raises `BadDayHead`."""
    try:
        found = read_json(data, _Head)
        head = DayHead(
            bytes.fromhex(found.before), date.fromisoformat(found.day), bytes.fromhex(found.head), found.lines
        )
    except (msgspec.DecodeError, ValueError) as error:
        raise BadDayHead(str(error)) from error
    if head.encode() != data:
        raise BadDayHead("another spelling")
    return head


def begin(before: bytes, day: date) -> bytes:
    """The head of a day without a line."""
    return hashlib.sha256(_DAY + before + day.isoformat().encode()).digest()


def follow(head: bytes, day: date, number: int, sealed: bytes) -> bytes:
    """The head after line `number` of the day, which counts from 1."""
    return hashlib.sha256(b"".join((_LINE, head, day.isoformat().encode(), number.to_bytes(8), sealed))).digest()


def head_of(before: bytes, day: date, sealed: Iterable[bytes]) -> DayHead:
    """The whole day again from its sealed lines."""
    head, number = begin(before, day), 0
    for number, line in enumerate(sealed, 1):
        head = follow(head, day, number, line)
    return DayHead(before, day, head, number)
