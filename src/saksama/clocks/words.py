"""Days, hours and moments of a count in two languages, as its explanation writes them.

Rules kept here: "Selasa 27 Februari 2024", "pukul 24.00 WITA"; "Tuesday 27 February 2024", "at 24:00 WITA". The end
of a day is written 24.00 and stands in data as its last second.
Left to others: screens (the node's formats), what is said (explain).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from typing import Final

from saksama.words import Language

LANGUAGES: Final[tuple[Language, Language]] = ("id", "en")
WITA: Final = timezone(timedelta(hours=8), "WITA")
"""The wall clock of Nusa Tenggara Barat: UTC+8, without summer time."""
WIB: Final = timezone(timedelta(hours=7), "WIB")
"""The wall clock of Jakarta, by which the days of bodies with their seat there end: UTC+7."""
END_OF_DAY: Final = (23, 59, 59)

_DAYS: Final[Mapping[Language, tuple[str, ...]]] = {
    "id": ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_MONTHS: Final[Mapping[Language, str]] = {
    "id": "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember",
    "en": "January February March April May June July August September October November December",
}


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence in two languages."""

    id: str
    en: str

    def by(self, language: Language) -> str:
        """The sentence in `language`."""
        return self.id if language == "id" else self.en


def day(value: date, language: Language, *, year: bool = True) -> str:
    """Write "Selasa 27 Februari 2024"; without `year` "Selasa 27 Februari"."""
    month = _MONTHS[language].split()[value.month - 1]
    told = f"{_DAYS[language][value.weekday()]} {value.day} {month}"
    return f"{told} {value.year}" if year else told


def hour(moment: datetime, language: Language) -> str:
    """Write "pukul 24.00 WITA", "pukul 10.00 WITA", and seconds where there are any."""
    clock = (moment.hour, moment.minute, moment.second)
    told = ["24", "00"] if clock == END_OF_DAY else [f"{part:02}" for part in (clock if clock[2] else clock[:2])]
    at, mark = ("pukul", ".") if language == "id" else ("at", ":")
    return f"{at} {mark.join(told)} {moment.tzname()}"
