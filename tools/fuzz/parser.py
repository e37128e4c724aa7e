"""What a parser is to the fuzzers.

Rules kept here: nothing but its shape.
Left to others: the parsers (`parsers`, `node_parsers`, `tally_parsers`).
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

VECTORS: Final = Path(__file__).parents[2] / "tests" / "vectors"

type Errors = tuple[type[Exception], ...]


@dataclass(frozen=True, slots=True)
class Parser[T]:
    """One parser of octets to a `T`. `covers`: module and name of what it runs; `again`: what was read, written."""

    name: str
    covers: tuple[str, ...]
    read: Callable[[bytes], T]
    refusals: Errors
    seeds: tuple[bytes, ...]
    again: Callable[[T], bytes] | None = None


def text(data: bytes) -> str:
    """Octets as the text that a caller may have, lone surrogates too."""
    return data.decode("utf-8", "surrogateescape")
