"""The lines of a policy file (C2SP tlog-policy, "Structure" and "Character set").

Rules kept here:
  * Allowed octets are tab, newline, 0x20 to 0x7e and 0x80 to 0xff; what is not UTF-8 is kept as it is.
  * Every line ends in newline: a file cut short is refused, not read as a shorter policy.
Left to others: what the lines mean (policy).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from saksama.errors import PolicyMalformed

_FORBIDDEN = re.compile(rb"[^\x09\x0a\x20-\x7e\x80-\xff]")
_SPACE = re.compile(r"[ \t]+")
_DECIMAL = re.compile(r"[1-9][0-9]{0,8}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Line:
    """One line that says something: its number from 1, and its items."""

    number: int
    words: tuple[str, ...]

    def refuse(self, why: str) -> PolicyMalformed:
        """The error that names this line."""
        return PolicyMalformed(line=self.number, why=why)

    def decimal(self, text: str) -> int:
        """A positive number without leading zeroes."""
        if _DECIMAL.fullmatch(text) is None:
            raise self.refuse(f"{text!r} is not all, any or a number")
        return int(text)


def is_word(text: str) -> bool:
    """Whether a text can stand as one item of a line."""
    octets = text.encode("utf-8", "surrogateescape")
    return bool(octets) and _FORBIDDEN.search(octets) is None and not any(c in b" \t\n" for c in octets)


def read_lines(data: bytes) -> Iterator[Line]:
    """Lines with items, without comments and empty ones; PolicyMalformed for a forbidden octet."""
    if data and not data.endswith(b"\n"):
        raise PolicyMalformed(line=data.count(b"\n") + 1, why="the last line has no newline")
    for number, octets in enumerate(data.split(b"\n")[:-1], start=1):
        if _FORBIDDEN.search(octets) is not None:
            raise PolicyMalformed(line=number, why="a control character")
        text = octets.decode("utf-8", "surrogateescape").strip(" \t")
        if text and not text.startswith("#"):
            yield Line(number, tuple(_SPACE.split(text)))
