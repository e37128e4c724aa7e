"""How often each screen calls where nobody doubts the figures, in the words of a reader.

Rules kept here: every number is of docs/reference/screens.json (tests/house/test_screens_page.py holds them to it);
what has not been measured says so.
Left to others: what a screen sees and does not see (`words`), measuring (tools/benchmarks).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from saksama.tally.forensics.words import Both, said
from saksama.words import Language


@dataclass(frozen=True, slots=True)
class Rate:
    """`shown` of `of` stations; `where`: of which election."""

    shown: int
    of: int
    where: Both

    @property
    def share(self) -> float:
        """Between 0 and 1."""
        return self.shown / self.of


RATES: Final[Mapping[str, Rate]] = {
    "neighbour": Rate(1896, 143_085, ("Meksiko 2012", "Mexico 2012")),
    "turnout": Rate(2008, 142_149, ("Meksiko 2012", "Mexico 2012")),
    "invalid": Rate(340, 143_085, ("Meksiko 2012", "Mexico 2012")),
}
"""Stations that a screen shows in an election that the literature does not doubt; `turnout` and `invalid` each asked
alone. Mexico's table has invalid votes in one sum with those for candidates who were not registered.
"""
MEASURED: Final[Mapping[str, int]] = {
    "clean_parts": 600,
    "clean_parts_called": 0,
    "wrong_shown": 34,
    "wrong_all": 5,
    "twins_called": 5,
}
"""By the same record; `wrong_shown`, `wrong_all`, `twins_called` of a hundred."""
_TURNOUT_ID: Final = (
    "Di {where}, yang tidak diragukan, ditunjukkan {share} dari 100 TPS untuk kehadiran dan {invalid} dari 100 untuk "
    "suara tidak sah (di sana terjumlah dengan suara bagi calon yang tidak terdaftar)."
)
_TURNOUT_EN: Final = (
    "In {where}, which nobody doubts, {share} of 100 stations are shown for turnout and {invalid} of 100 for invalid "
    "votes (summed there with those for candidates who were not registered)."
)
ALARMS: Final[Mapping[str, Both]] = {
    "integer": (
        "Tiga pemilu yang tidak diragukan dibagi menjadi {clean_parts} bagian: terpanggil {clean_parts_called}.",
        "Of {clean_parts} parts of three elections that nobody doubts, {clean_parts_called} were called.",
    ),
    "neighbour": (
        "Di {where}, yang tidak diragukan, ditunjukkan {share} dari 100 TPS. Jumlahnya tidak klop di NTB: {wrong}.",
        "In {where}, which nobody doubts, {share} of 100 stations are shown. Sums that do not add up in NTB: {wrong}.",
    ),
    "turnout": (
        _TURNOUT_ID,
        _TURNOUT_EN,
    ),
    "identical": (
        "Dari 100 pemilu buatan tanpa perubahan terpanggil {twins_called}.",
        "Of 100 made elections without any change, {twins_called} were called.",
    ),
}
_WRONG: Final[Both] = (
    "{wrong_shown} dari 100 yang ditunjukkan dan dapat diuji, {wrong_all} dari 100 semua TPS",
    "{wrong_shown} of 100 that are shown and can be tested, {wrong_all} of 100 of all stations",
)


def alarms(screen: str, language: Language) -> str:
    """How often a screen calls where nothing is doubted."""
    numbers = {name: str(value) for name, value in MEASURED.items()}
    numbers["wrong"] = said(_WRONG, language).format_map(numbers)
    rate = RATES.get(screen)
    if rate is not None:
        numbers |= {
            "share": _of_hundred(rate, language),
            "invalid": _of_hundred(RATES["invalid"], language),
            "where": said(rate.where, language),
        }
    return said(ALARMS[screen], language).format_map(numbers)


def _of_hundred(rate: Rate, language: Language) -> str:
    share = f"{100 * rate.share:.1f}"
    return share.replace(".", ",") if language == "id" else share
