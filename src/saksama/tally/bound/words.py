"""What bounds the ballots, and whether held sheets could change an outcome, in Indonesian and English.

Rules kept here: it is told how many stations used which bound; "could" is said of ballots, never of people.
Left to others: the numbers (`ballots`, `held`).
"""

from collections.abc import Mapping
from typing import Final

from saksama.tally.bound.held import Held, Outcome
from saksama.tally.numerals import whole
from saksama.words import Language

_BOUNDS: Final = (
    (
        "Batas surat suara per TPS: yang diterima (II.1) di {delivered} TPS, DPT dan cadangan di {list}, batas "
        "terbesar pemilihan di {largest}."
    ),
    (
        "Ballots of a station bounded by: those delivered (II.1) at {delivered} stations, the list of voters and its "
        "reserve at {list}, the largest that the election allows at {largest}."
    ),
)

_AREA: Final = (
    "{title}: {held} dari {stations} TPS tertahan, paling banyak {ballots} surat suara.",
    "{title}: {held} of {stations} stations held, with at most {ballots} ballots.",
)
_OUTCOMES: Final = {
    Outcome.SAFE: (
        "Itu tidak dapat mengubah hasil: {claim} tetap, sisa paling sedikit {least} dari selisih {margin}.",
        "They cannot change the outcome: {claim} stands, with at least {least} left of a margin of {margin}.",
    ),
    Outcome.TIE: (
        "Itu dapat membuat {claim} menjadi imbang: selisihnya {margin}.",
        "They could make a tie of {claim}: its margin is {margin}.",
    ),
    Outcome.OVERTURN: (
        "Itu dapat mengubah hasil: {claim} berselisih {margin}, dan dapat berakhir pada {least}.",
        "They could change the outcome: {claim} has a margin of {margin}, and could end at {least}.",
    ),
    Outcome.OPEN: (
        "Belum ada hasil: tidak ada yang terhitung, atau imbang.",
        "There is no outcome yet: nothing was counted, or it is level.",
    ),
}


def bounds(used: Mapping[str, int], language: Language) -> str:
    """How many stations used which bound."""
    told = {name: whole(number, language) for name, number in used.items()}
    return _BOUNDS[0 if language == "id" else 1].format_map(told)


def told(area: Held, title: str, language: Language) -> str:
    """What the held sheets of one area could do, in two sentences. `title`: the area, for people."""
    nearest = min(area.reaches, key=lambda each: each.least, default=None)
    fields = {
        "title": title,
        "held": whole(area.held, language),
        "stations": whole(area.stations, language),
        "ballots": whole(area.ballots, language),
        "claim": nearest.name if nearest else "-",
        "margin": whole(nearest.margin, language) if nearest else "-",
        "least": whole(nearest.least, language) if nearest else "-",
    }
    place = 0 if language == "id" else 1
    return f"{_AREA[place].format_map(fields)} {_OUTCOMES[area.outcome][place].format_map(fields)}"
