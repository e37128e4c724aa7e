"""Entries of one subject that goes on, packed: most are not looked at again before it ends.

Left to others: which entries, and when they are looked at (judging).
"""

import zlib
from collections.abc import Iterable, Iterator
from typing import Final

from saksama.verify.memory.drawers import Record, cut, laid

_LEVEL: Final = 1
"""Ids and commitments are as chance made them: more pains save nothing."""


def pack(records: Iterable[Record]) -> bytes:
    """Some octets for all of them."""
    return zlib.compress(b"".join(map(laid, records)), _LEVEL)


def unpack(packed: bytes) -> Iterator[Record]:
    """The entries, in their order; the state's digest says that they were packed here."""
    return cut(zlib.decompress(packed))
