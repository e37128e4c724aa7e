"""By what two reports are found to be alike: words and values in, numbers out that only this node can make.

Rules kept here:
  * Four signs: a file of evidence, near-equal text, a reported name, one place on one day. Who reports is none of them,
    nor is who testifies.
  * Text: the set of its three-word shingles; likeness is their exact Jaccard index (those in both, among those in
    either). Two texts are near from `NEAR` on.
  * To find them without comparing all: the sixteen smallest shingle hashes stand for a text. A pair of likeness J
    shares none of them with a chance of about (1 - J)^16: at 0.4 that is 3 in 10,000.
  * A text of fewer than `LEAST` shingles says too little and has none.
Left to others: keeping and looking up (`relating`), what a person makes of it (flows).
"""

import re
import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from unicodedata import category, normalize

from saksama_node.casekeys.keyed import number

NEAR: Final = 0.4
LEAST: Final = 6
_WORDS: Final = 3
_SKETCH: Final = 16
_WORD: Final = re.compile(r"[a-z0-9]+")
# Degrees and forms of address: with and without them it is the same person.
_TITLES: Final = frozenset({"h", "hj", "haji", "hajah", "dr", "drs", "dra", "ir", "prof", "bapak", "ibu", "pak", "bu"})
_DEGREES: Final = frozenset({"sh", "se", "mm", "st", "spd", "msi", "mh", "sip", "ssos"})
_NOBODY: Final = frozenset({"tidak diketahui", "tidak tahu", "anonim", "belum diketahui", "oknum"})


class Sign(StrEnum):
    """What two reports share, the strongest first."""

    FILE = "file"
    TEXT = "text"
    NAME = "name"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Told:
    """What a report says, as far as it is compared. `place`: a region code; `day`: ISO, empty where unknown."""

    text: str
    names: tuple[str, ...]
    files: tuple[str, ...]
    place: str
    day: str


@dataclass(frozen=True, slots=True)
class Signs:
    """The values under which a report is found, and all its shingles."""

    values: frozenset[tuple[Sign, int]]
    shingles: frozenset[int]


def signs_of(told: Told) -> Signs:
    """All signs of a report."""
    found = shingles(told.text)
    values = {(Sign.TEXT, each) for each in sorted(found)[:_SKETCH]}
    values |= {(Sign.FILE, _number(f"file {digest}")) for digest in told.files}
    values |= {(Sign.NAME, _number(f"name {name}")) for each in told.names if (name := folded_name(each))}
    if told.place and told.day:
        values.add((Sign.PLACE, _number(f"place {told.place} {told.day}")))
    return Signs(frozenset(values), found)


def shingles(text: str) -> frozenset[int]:
    """Hashes of every three words in a row; none of a text that says too little."""
    words = _words(text)
    found = frozenset(_number(" ".join(words[at : at + _WORDS])) for at in range(len(words) - _WORDS + 1))
    return found if len(found) >= LEAST else frozenset()


def likeness(one: frozenset[int], other: frozenset[int]) -> float:
    """The Jaccard index: 1 for equal texts, 0 for texts that share nothing, and for no text."""
    both = len(one & other)
    return both / (len(one) + len(other) - both) if both else 0.0


def folded_name(name: str) -> str:
    """A name without case, accents, marks and titles; empty where it names nobody."""
    words = _words(re.sub(r"[.'`’]", "", name))
    kept = " ".join(word for word in words if word not in _TITLES | _DEGREES)
    return "" if kept in _NOBODY else kept


def packed(values: Iterable[int]) -> bytes:
    """Numbers as they are kept."""
    ordered = sorted(values)
    return struct.pack(f">{len(ordered)}q", *ordered)


def unpacked(data: bytes) -> frozenset[int]:
    """Numbers as they were kept."""
    return frozenset(_numbers(data))


def _numbers(data: bytes) -> Iterator[int]:
    return (number for (number,) in struct.iter_unpack(">q", data))


def _words(text: str) -> list[str]:
    letters = (each for each in normalize("NFKD", text.casefold()) if not category(each).startswith("M"))
    return _WORD.findall("".join(letters))


def _number(text: str) -> int:
    return number("related", text)


class Verdict(StrEnum):
    """They tell of one thing; they do not; what was said is taken back."""

    LINKED = "linked"
    DIFFERENT = "different"
    UNDONE = "undone"
