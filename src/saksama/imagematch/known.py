"""Which known pictures one may be a copy of.

Rules kept here:
  * To find: every fingerprint that is known is held against every one that is asked, also left for right; no table
    leaves one out. The `CANDIDATES` nearest within `FAR` bits are compared in full (`compare`).
  * A match is a suggestion; the best is the first. Equal input gives equal output.
Left to others: where pictures are kept (who asks gives them by id), the sentences (`words`).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from heapq import nsmallest
from typing import Final

from saksama.imagematch.compare import Likeness, Looks, Print, compare, mirrored

FAR: Final = 108
CANDIDATES: Final = 12


@dataclass(frozen=True, slots=True)
class Candidate:
    """A known picture with a view that has nearly the same fingerprint. `distance`: bits that differ."""

    id: str
    distance: int
    mirrored: bool


@dataclass(frozen=True, slots=True)
class Copy:
    """A known picture that one may be a copy of."""

    id: str
    distance: int
    likeness: Likeness


class KnownPictures:
    """Fingerprints by id. Adding is for one thread; asking is safe from several once all are added."""

    def __init__(self, known: Iterable[tuple[str, tuple[Print, ...]]] = ()) -> None:
        """`known`: public id and fingerprints of each."""
        self._bits: list[int] = []
        self._ids: list[str] = []
        for ident, prints in known:
            self.add(ident, prints)

    def add(self, ident: str, prints: Iterable[Print]) -> None:
        """Know one more. One without fingerprints (nearly one colour) is never found."""
        self.add_bits(ident, (each.bits for each in prints))

    def add_bits(self, ident: str, bits: Iterable[int]) -> None:
        """The same, of the fingerprints' bits alone: to find, no more is needed."""
        for each in bits:
            self._bits.append(each)
            self._ids.append(ident)

    def near(self, prints: Iterable[Print], *, most: int = CANDIDATES) -> tuple[Candidate, ...]:
        """The known pictures whose fingerprints are nearest, `most` at most, none farther than `FAR`."""
        found: dict[tuple[str, bool], int] = {}
        for each in prints:
            for reverse, asked in ((False, each.bits), (True, mirrored(each).bits)):
                fars = [(asked ^ bits).bit_count() for bits in self._bits]
                for at in [at for at, far in enumerate(fars) if far <= FAR]:
                    key = self._ids[at], reverse
                    found[key] = min(fars[at], found.get(key, FAR))
        best = nsmallest(most, ((far, ident, reverse) for (ident, reverse), far in found.items()))
        return tuple(Candidate(ident, far, reverse) for far, ident, reverse in best)

    def copies(self, looks: Looks, of: Callable[[str], Looks], *, top: int = 5) -> tuple[Copy, ...]:
        """The known pictures that one may be a copy of, the best first. `of` gives a known picture by its id."""
        found: dict[str, Copy] = {}
        for each in self.near(looks.prints):
            likeness = compare(looks, of(each.id), reverse=each.mirrored)
            if likeness and (each.id not in found or likeness.score > found[each.id].likeness.score):
                found[each.id] = Copy(each.id, each.distance, likeness)
        return tuple(sorted(found.values(), key=lambda copy: (-copy.likeness.score, copy.id))[:top])
