"""What a person typed into the boxes of a sheet, as figures.

Rules kept here:
  * Every field is typed: a whole number, or `-` for one that is empty or cannot be read. Unknown is not zero.
  * All that is wrong is said at once, by field. Sums are not held against each other here: who types says what stands
    on the paper, not what would fit.
Left to others: whose turn it is (keying), the sheet (saksama.tally.sheet).
"""

from collections.abc import Collection, Mapping
from enum import StrEnum
from typing import Final

from saksama.entries.reconciliation import Figures
from saksama.errors import CallerError

UNKNOWN: Final = "-"
_DIGITS: Final = 4


class Fault(StrEnum):
    """What is wrong with one field."""

    EMPTY = "empty"
    NO_NUMBER = "no-number"
    TOO_LARGE = "too-large"


class TypedWrong(CallerError):
    """Fields that cannot be taken as they were typed; nothing was kept. `faults`: by field, all of them."""

    code = "sheet.typed-wrong"
    advice = "Type a whole number for every field, or - for one that cannot be read."

    faults: dict[str, Fault]


def parse_typed(fields: Collection[str], texts: Mapping[str, str], largest: int) -> Figures:
    """The figures of these fields, None for unknown. Raises `TypedWrong` with every fault."""
    read = {name: _read(texts.get(name, "").strip(), largest) for name in fields}
    faults = {name: figure for name, figure in read.items() if isinstance(figure, Fault)}
    if faults:
        raise TypedWrong(faults)
    return {name: figure for name, figure in read.items() if not isinstance(figure, Fault)}


def _read(text: str, largest: int) -> int | Fault | None:
    if not text:
        return Fault.EMPTY
    if text == UNKNOWN:
        return None
    if not (text.isascii() and text.isdigit()):
        return Fault.NO_NUMBER
    # Leading zeros are written on the form ("017"): they are digits of its boxes.
    return int(text) if len(text) <= _DIGITS and int(text) <= largest else Fault.TOO_LARGE
