"""How dates, times and numbers are written for a reader, in the language of the moment.

Rules kept here:
  * Indonesian "Kamis, 15 Februari 2024", "21.14 WITA", 3.250.427 and 66,4 %; English "Thursday, 15 February 2024",
    "21:14 WITA", 3,250,427 and 66.4%.
  * A moment is shown in the office's zone, with the zone's name. The last second of a day is its end, which the law
    writes as 24.00.
Left to others: exports (ISO, by the views), statutory counting of working days (`saksama.clocks`).
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from django.utils import timezone
from django.utils.dateformat import format as format_date
from django.utils.translation import get_language, gettext, ngettext

from saksama.clocks.words import END_OF_DAY
from saksama.words import Language

_SOON = timedelta(hours=48)
_HOUR = timedelta(hours=1)
_END = (24, 0)
_NUMBERED = re.compile(r"pasal-([0-9]+)")


def english() -> bool:
    """Whether the reader chose English."""
    return (get_language() or "id").startswith("en")


def language() -> Language:
    """The reader's, of the two that the library speaks."""
    return "en" if english() else "id"


def local(moment: datetime) -> datetime:
    """Return the moment on the office's wall clock."""
    return timezone.localtime(moment, timezone.get_default_timezone())


def day(value: date | datetime) -> str:
    """Write "Kamis, 15 Februari 2024"."""
    return _dated(local(value).date() if isinstance(value, datetime) else value, "l, j F Y", get_language())


def time_of_day(moment: datetime, *, seconds: bool = False) -> str:
    """Write "21.14 WITA", or with seconds "21.14.09 WITA"."""
    here = local(moment)
    parts = (here.hour, here.minute, here.second) if seconds else _END if is_end_of_day(here) else here.timetuple()[3:5]
    return f"{(':' if english() else '.').join(f'{part:02}' for part in parts)} {here.tzname()}"


def is_end_of_day(here: datetime) -> bool:
    """Whether a moment on the wall clock is its day's last second, as the end of the day is kept (`saksama.clocks`)."""
    return here.timetuple()[3:6] == END_OF_DAY


def end_of(day: date) -> datetime:
    """The last moment of a day on the office's wall clock, as the end of the day is kept."""
    return timezone.make_aware(datetime.combine(day, time(*END_OF_DAY)))


def moment_of(value: datetime, *, seconds: bool = False) -> str:
    """Write "Kamis, 15 Februari 2024, 21.14 WITA"."""
    return f"{day(value)}, {time_of_day(value, seconds=seconds)}"


def in_table(value: datetime | None) -> str:
    """Write "2024-02-15 21:14 WITA", which a spreadsheet sorts; empty for none."""
    return "" if value is None else f"{local(value):%Y-%m-%d %H:%M %Z}"


def figure(value: int) -> str:
    """Write 3.250.427 in Indonesian, 3,250,427 in English."""
    grouped = f"{value:,}".replace("-", "\u2212")
    return grouped if english() else grouped.replace(",", ".")


def percent(ratio: float, places: int = 1) -> str:
    """Write a ratio of 0 to 1 as 66,4 % in Indonesian, 66.4% in English."""
    text = f"{ratio * 100:.{places}f}".replace("-", "\u2212")
    return f"{text}%" if english() else f"{text.replace('.', ',')}\u00a0%"


def clause(clause_id: str) -> str:
    """Write the clause `pasal-3` as "Pasal 3"; one that is not numbered stays as its id."""
    numbered = _NUMBERED.fullmatch(clause_id)
    return gettext("Pasal %(n)s") % {"n": numbered[1]} if numbered else clause_id


@dataclass(frozen=True, slots=True)
class Remaining:
    """How long until a due moment, in words."""

    state: str
    """`plain` (more than 48 hours), `due` (also where one reading alone still allows it), or `lapsed`."""
    left: str
    when: str


def remaining(due: datetime, now: datetime, latest: datetime | None = None) -> Remaining:
    """Say how long is left until `due`, as "tersisa 5 jam" and "besok, Kamis 15.59 WITA".

    Until `latest`, which another reading of the law says, nothing is called late.
    """
    left = due - now
    if left < timedelta(0) and latest is not None and now <= latest:
        return Remaining("due", gettext("lewat menurut satu hitungan"), _when(due, now))
    if left < timedelta(0):
        return Remaining("lapsed", gettext("lewat %(span)s") % {"span": span(-left)}, _when(due, now))
    state = "due" if left < _SOON else "plain"
    return Remaining(state, gettext("tersisa %(span)s") % {"span": span(left)}, _when(due, now))


def span(length: timedelta) -> str:
    """Write a length of time by its greatest unit: minutes under an hour, hours under two days, then days."""
    if length < _HOUR:
        n = int(length.total_seconds() // 60)
        return ngettext("%(n)s menit", "%(n)s menit", n) % {"n": n}
    if length < _SOON:
        n = int(length / _HOUR)
        return ngettext("%(n)s jam", "%(n)s jam", n) % {"n": n}
    n = length.days
    return ngettext("%(n)s hari", "%(n)s hari", n) % {"n": n}


def _when(due: datetime, now: datetime) -> str:
    apart = (local(due).date() - local(now).date()).days
    clock = time_of_day(due)
    if abs(apart) > 1:
        return f"{day(due)}, {clock}"
    near = gettext("kemarin") if apart < 0 else gettext("besok") if apart else gettext("hari ini")
    return f"{near}, {_dated(local(due).date(), 'l', get_language())} {clock}"


# A list names few days in many rows. Django writes in the language of the moment, which so has to be told.
@lru_cache(maxsize=1024)
def _dated(value: date, form: str, _language: str | None) -> str:
    return format_date(value, form)
