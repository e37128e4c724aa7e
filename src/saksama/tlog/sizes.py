"""The sizes that a witness signed of one log, as text: beyond C2SP tlog-witness, so that a skipped draw shows.

    above 0
    12 1706500800
    15 1706500801

Rules kept here:
  * The first line says from where the list is whole: every size above it that this witness ever cosigned stands here,
    up to the last one listed.
  * Then one line a size, ascending: the size and the POSIX second of its first cosignature. Ed25519 is deterministic,
    so size and second say which signature it was.
  * One spelling: decimals without leading zeroes, each line ended by a newline.
Left to others: keeping them (cli.witness_state), what follows from a size that was passed over (verify.draws).
"""

from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Self

from saksama.errors import EvidenceError
from saksama.tlog.strict import decode_decimal

MAX_LISTED: Final = 1000
"""Sizes in one answer; who wants more asks again above the last one."""

_HEAD: Final = "above "


class SizesMalformed(EvidenceError):
    """A witness's answer is no list of sizes."""

    code = "witness.sizes-malformed"
    advice = "Ask whoever runs the witness which software answers there."

    why: str


@dataclass(frozen=True, slots=True)
class SignedSizes:
    """Sizes with the second of their first cosignature; whole above `above`."""

    above: int
    sizes: tuple[tuple[int, int], ...]

    def first_above(self, size: int) -> tuple[int, int] | None:
        """The first listed size greater than this, with its second; None where none is listed."""
        return next((each for each in self.sizes if each[0] > size), None)

    def encode(self) -> bytes:
        """The text."""
        return "".join([f"{_HEAD}{self.above}\n", *(f"{size} {time}\n" for size, time in self.sizes)]).encode()

    @classmethod
    def parse(cls, data: bytes) -> Self:
        """Read an answer. Raises `SizesMalformed`."""
        try:
            head, *lines = data.decode("ascii").split("\n")
            if not head.startswith(_HEAD) or lines[-1:] != [""]:
                raise SizesMalformed(why="no first line, or a line without its end")
            above = decode_decimal(head.removeprefix(_HEAD))
            pairs = tuple(_pair(line) for line in lines[:-1])
        except ValueError as error:
            raise SizesMalformed(why=str(error)) from error
        if any(here >= there for (here, _), (there, _) in pairwise([(above, 0), *pairs])):
            raise SizesMalformed(why="the sizes do not ascend")
        return cls(above, pairs)


def _pair(line: str) -> tuple[int, int]:
    size, _, time = line.partition(" ")
    return decode_decimal(size), decode_decimal(time)
