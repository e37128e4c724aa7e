"""A day as a cell says it.

Rules kept here:
  * 2024-02-21, 21/02/2024, 21.02.2024; 21 Februari 2024, 21-Feb-24, "Rabu, 21 Februari 2024", in Indonesian or English.
  * The day comes before the month; a day of the week that the date is not makes it none, rather than a guess.
Left to others: what a day means there and whether it may be so (who asks).
"""

import re
from contextlib import suppress
from datetime import date, datetime
from typing import Final

_DAYS: Final = ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y")
_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            ("januari", "january", "jan"),
            ("februari", "pebruari", "february", "feb", "peb"),
            ("maret", "march", "mar"),
            ("april", "apr"),
            ("mei", "may"),
            ("juni", "june", "jun"),
            ("juli", "july", "jul"),
            ("agustus", "august", "agu", "agt", "ags", "agst", "aug"),
            ("september", "sept", "sep"),
            ("oktober", "october", "okt", "oct"),
            ("november", "nopember", "nov", "nop"),
            ("desember", "december", "des", "dec"),
        ),
        start=1,
    )
    for name in names
}
"""Months as Indonesian and English spreadsheets write them, in full and short, with the older spellings."""
_WEEKDAYS: Final = (
    ("senin", "monday"),
    ("selasa", "tuesday"),
    ("rabu", "wednesday"),
    ("kamis", "thursday"),
    ("jumat", "jum'at", "jum’at", "friday"),
    ("sabtu", "saturday"),
    ("minggu", "ahad", "sunday"),
)
_NAMED: Final = re.compile(
    r"(?:([a-z'’]+), *|([a-z'’]+) +)?([0-9]{1,2})[ -]+([a-z]+)\.?[ -]+([0-9]{4}|[0-9]{2})", re.ASCII
)


def day_of(text: str) -> date | None:
    """The day that a cell says; None where it says none, or a day of the week that it is not."""
    for form in _DAYS:
        with suppress(ValueError):
            return datetime.strptime(text, form).date()  # noqa: DTZ007 - a day has no zone
    return _named_day(" ".join(text.lower().split()))


def _named_day(text: str) -> date | None:
    """The day with its month in letters. A year of two digits is of this century, as spreadsheets shorten it."""
    found = _NAMED.fullmatch(text)
    if found is None or found[4] not in _MONTHS:
        return None
    weekday, year = found[1] or found[2], int(found[5])
    with suppress(ValueError):
        day = date(year if len(found[5]) > 2 else 2000 + year, _MONTHS[found[4]], int(found[3]))
        return day if not weekday or weekday in _WEEKDAYS[day.weekday()] else None
    return None
