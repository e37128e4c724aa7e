"""Which known pictures one may be a copy of, and why, in sentences of two languages.

Rules kept here:
  * To find: every fingerprint that is known is held against every one that is asked, also left for right; no table
    leaves one out. The `CANDIDATES` nearest within `FAR` bits are compared in full (`compare`).
  * A match is a suggestion; the best is the first. Equal input gives equal output.
  * In words: figures first, then what was cut off or turned, then where they differ; `CAUTION` goes with every match
    that is shown: alike is not equal.
Left to others: where pictures are kept (who asks gives them by id), the figures (`compare`).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from heapq import nsmallest
from typing import Final

from saksama.imagematch.compare import BITS, CELLS, Likeness, Looks, Print, compare, mirrored
from saksama.imagematch.picture import WHOLE, View
from saksama.words import Language, decimal

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


CAUTION: Final = (
    "Rupa yang sama bukan isi yang sama: baca tulisan dan angka pada kedua gambar; orang yang memutuskan.",
    "The same look is not the same content: read the words and numbers in both pictures; a person decides.",
)
_PLACES: Final = (
    (("kiri atas", "the upper left"), ("tengah atas", "the upper middle"), ("kanan atas", "the upper right")),
    (("kiri", "the left"), ("tengah", "the middle"), ("kanan", "the right")),
    (("kiri bawah", "the lower left"), ("tengah bawah", "the lower middle"), ("kanan bawah", "the lower right")),
)


def reasons(copy: Copy, language: Language) -> list[str]:
    """Why a known picture was matched: how alike, what was left out of both, where they differ."""
    place = 0 if language == "id" else 1
    told = copy.likeness
    score = decimal(told.score, language, 2)
    said = [
        (
            f"terang dan gelapnya sejalan {score}; sidik rupa beda {copy.distance} dari {BITS} bit",
            f"light and dark agree {score}; {copy.distance} of {BITS} bits of the look differ",
        )
    ]
    if told.mirrored:
        said.append(("kiri dan kanan ditukar", "left and right are exchanged"))
    if told.one != WHOLE:
        said.append(
            (f"dari gambar ini hanya bagian {_part(told.one)}", f"of this picture only the part {_part(told.one)}")
        )
    if told.other != WHOLE:
        said.append(
            (
                f"dari gambar yang dikenal hanya bagian {_part(told.other)}",
                f"of the known one only the part {_part(told.other)}",
            )
        )
    if told.differs:
        where = ", ".join(
            dict.fromkeys(_PLACES[row * 3 // CELLS][column * 3 // CELLS][place] for column, row in told.differs)
        )
        share = f"{len(told.differs)}/{CELLS * CELLS}"
        said.append((f"berbeda di {share} petak: {where}", f"differs in {share} cells: {where}"))
    return [each[place] for each in said]


def _part(view: View) -> str:
    """Edges in hundredths: left to right, top to bottom."""
    left, top, right, bottom = (round(100 * edge) for edge in (view.left, view.top, view.right, view.bottom))
    return f"{left}-{right} % x {top}-{bottom} %"
