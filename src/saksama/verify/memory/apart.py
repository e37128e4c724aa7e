"""Which entries lie apart, by what they are about: they are judged subject by subject, and forgotten when it ended.

Rules kept here:
  * What has volume lies apart: cases with their lots and plenaries. All else is held whole.
  * An entry lies under its own subject; what a plenary decided of a case lies under that case, without the rest of it.
  * A name that no other may bear (a register's number, a meeting's number) is known by 64 bits of its digest; whoever
    meets it again looks at the entry itself.
Left to others: where they lie (drawers), what of them is kept (remembered), the judgements (meaning).
"""

import hashlib
from collections.abc import Iterator
from enum import StrEnum
from typing import Final

import msgspec

from saksama.entries.body import Body
from saksama.entries.entry import Wire
from saksama.entries.kinds.plenary import PlenaryHeld
from saksama.procedure.plenary import Resolution

APART: Final = frozenset({"case", "lot", "plenary"})
"""Families of kinds whose entries lie apart."""
FOUNDATIONS: Final = frozenset({"agreement", "key", "norm", "ruling"})
"""Families on which the judgement of what has ended rests: after one of these all is read anew."""

_DECISION: Final = msgspec.msgpack.Decoder(tuple[str, str, str, str, str, frozenset[str], int])
_ENCODER: Final = msgspec.msgpack.Encoder()


class Space(StrEnum):
    """What a name is of, within one log."""

    SUBJECT = "subject"
    REGISTER = "register"
    MEETING = "meeting"
    MINUTES = "minutes"


def key_of(space: Space, name: str) -> int:
    """64 bits of its digest, with a sign, as an index holds them; a subject's are its own first."""
    if space is Space.SUBJECT:
        return int.from_bytes(bytes.fromhex(name[:16]), signed=True)
    return int.from_bytes(hashlib.sha256(f"{space}\n{name}".encode()).digest()[:8], "big", signed=True)


def subjects_of(wire: Wire, body: Body) -> Iterator[str]:
    """The subjects under which something of an entry lies, each once."""
    yield wire.subject
    if isinstance(body, PlenaryHeld):
        yield from dict.fromkeys(item.case for item in body.items if item.case != wire.subject)


def parts_of(wire: Wire, body: Body, data: bytes) -> Iterator[tuple[str, bytes]]:
    """What lies of an entry, each with its subject: its bytes, and what it decided of each case."""
    yield wire.subject, data
    if isinstance(body, PlenaryHeld):
        yield from decisions(wire.subject, body)


def decisions(meeting: str, body: PlenaryHeld) -> Iterator[tuple[str, bytes]]:
    """What a plenary decided of each case, as it lies there."""
    for item in body.items:
        told = (item.case, meeting, body.office, body.day, item.decided, item.counted, body.seats)
        yield item.case, _ENCODER.encode(told)


def is_entry(data: bytes) -> bool:
    """Whether this lies as the entry itself."""
    return data.startswith(b"{")


def decision_of(index: int, data: bytes) -> tuple[str, Resolution]:
    """The case, and what was decided of it."""
    case, meeting, office, day, decided, counted, seats = _DECISION.decode(data)
    return case, Resolution(index, meeting, office, day, decided, counted, seats)
