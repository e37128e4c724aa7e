"""Octets to try: seeds as they are, seeds with a few alterations, and noise. Pure: the chooser gives the numbers.

Rules kept here: an alteration is small, so that what is altered still reaches deep; big numbers, signs of other scripts
and cut ends come often, because parsers break there.
"""

from collections.abc import Callable, Sequence
from typing import Final

type Choose = Callable[[int], int]
"""Gives a number from 0 to below its argument."""

TOKENS: Final[tuple[bytes, ...]] = (
    b"",
    b"\x00",
    b"\n",
    b"\r\n",
    b"\n\n",
    b" ",
    b"\t",
    b"0",
    b"-1",
    b"9223372036854775808",
    b"9" * 400,
    b"1e999",
    b"null",
    b"true",
    b"{}",
    b"[]",
    b"[" * 3000,
    b'"',
    b"\\u0000",
    b"\\ud800",
    b"\xff",
    b"\xc0\x80",
    b"\xed\xa0\x80",
    "é".encode(),
    "e\u0301".encode(),
    "\u0663".encode(),
    "\u2028".encode(),
    "\u202e".encode(),
    "—".encode(),
    b"+",
    b"/",
    b"../",
    b"=",
    b"====",
)


def mutate(seeds: Sequence[bytes], other: bytes, choose: Choose) -> bytes:
    """One of the seeds with up to four alterations; `other` is noise to take from."""
    data = bytearray(seeds[choose(len(seeds))]) if seeds else bytearray(other)
    for _ in range(choose(5)):
        at = choose(len(data) + 1)
        match choose(7):
            case 0:
                data[at:at] = TOKENS[choose(len(TOKENS))]
            case 1:
                data[at : at + 1 + choose(8)] = TOKENS[choose(len(TOKENS))]
            case 2 if at < len(data):
                data[at] ^= 1 << choose(8)
            case 3:
                del data[at : at + 1 + choose(40)]
            case 4:
                end = at + choose(60)
                data[at:at] = data[at:end]
            case 5:
                data[at:] = b""
            case _:
                data[at:at] = other[: choose(20)]
    return bytes(data)
