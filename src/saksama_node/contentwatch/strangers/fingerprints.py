"""Fingerprints of a picture as they are kept: one record a view.

Rules kept here:
  * A record is the four edges of the view as IEEE 754 doubles and 256 bits, all little-endian: what is kept is equal to
    what was computed.
  * What is no whole number of records, or no view of a picture, is refused: it comes from a process that read bytes of
    strangers.
Left to others: computing them (`saksama.imagematch`), where they are kept (models).
"""

import struct
from collections.abc import Iterable
from typing import Final

from saksama.imagematch.compare import BITS, Print
from saksama.imagematch.picture import MOST, View

_RECORD: Final = struct.Struct(f"<4d{BITS // 8}s")


def packed(prints: Iterable[Print]) -> bytes:
    """The records of these fingerprints."""
    return b"".join(
        _RECORD.pack(view.left, view.top, view.right, view.bottom, each.bits.to_bytes(BITS // 8, "little"))
        for each in prints
        for view in (each.view,)
    )


def bits_of(data: bytes) -> tuple[int, ...]:
    """The bits of these records alone, for finding among many; `unpacked` judges the views. Raises `ValueError`."""
    if len(data) % _RECORD.size or len(data) > MOST * _RECORD.size:
        raise ValueError("not the records of one picture")
    return tuple(int.from_bytes(record[-1], "little") for record in _RECORD.iter_unpack(data))


def unpacked(data: bytes) -> tuple[Print, ...]:
    """The fingerprints of these records. Raises `ValueError`."""
    if len(data) % _RECORD.size or len(data) > MOST * _RECORD.size:
        raise ValueError("not the records of one picture")
    told = []
    for left, top, right, bottom, bits in _RECORD.iter_unpack(data):
        if not (0 <= left < right <= 1 and 0 <= top < bottom <= 1):
            raise ValueError("not a view of a picture")
        told.append(Print(View(left, top, right, bottom), int.from_bytes(bits, "little")))
    return tuple(told)
