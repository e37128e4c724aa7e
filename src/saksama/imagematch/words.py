"""Why two pictures are said to look the same, in sentences of two languages.

Rules kept here: figures first, then what was cut off or turned, then where they differ; `CAUTION` goes with every
match that is shown: alike is not equal.
Left to others: the figures (`compare`).
"""

from typing import Final

from saksama.imagematch.compare import BITS, CELLS
from saksama.imagematch.known import Copy
from saksama.imagematch.peel import WHOLE, View
from saksama.words import Language

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
    score = _number(told.score, language)
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


def _number(value: float, language: Language) -> str:
    told = f"{value:.2f}"
    return told.replace(".", ",") if language == "id" else told
