"""A file that a device wrote to be carried by hand: JSON lines, a head, then what it would have sent.

Rules kept here: a line is a submission with its headers, or a piece of a file; what is neither is refused whole.
Left to others: what becomes of each line (flow `take_carried`), writing the file (the device's pages).
"""

from collections.abc import Iterator
from typing import Annotated, Final

import msgspec

from saksama.errors import CallerError
from saksama_node.observation.envelope import LONGEST

_LINE: Final = 2 * LONGEST
_HEAD: Final = "lapangan"


class CarriedMalformed(CallerError):
    """The file is none that a device wrote, or its device is not known here."""

    code = "field.carried"
    advice = "Have the file written again on the telephone; it keeps what it wrote until it was sent."


class Head(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The first line."""

    saksama: str
    v: Annotated[int, msgspec.Meta(ge=1, le=1)]
    device: str
    made_at: str


class Line(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Another one: a submission with its headers, or a piece of a file; bytes in base64url."""

    submit: str = ""
    date: str = ""
    signature: str = ""
    piece: str = ""
    sha256: str = ""
    offset: int = 0


def parse_head(line: bytes) -> Head:
    """The head. Raises `CarriedMalformed`."""
    try:
        head = msgspec.json.decode(line[:_LINE], type=Head)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise CarriedMalformed from error
    if head.saksama != _HEAD:
        raise CarriedMalformed
    return head


def parse_lines(lines: Iterator[bytes]) -> Iterator[Line]:
    """The lines behind it. Raises `CarriedMalformed`."""
    for each in lines:
        if not each.strip():
            continue
        try:
            yield msgspec.json.decode(each[:_LINE], type=Line)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise CarriedMalformed from error
