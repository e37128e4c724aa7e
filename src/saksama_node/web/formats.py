"""How dates, times and numbers are written for a reader, in the language of the moment.

Rules kept here:
  * Indonesian "Kamis, 15 Februari 2024", "21.14 WITA", 3.250.427 and 66,4 %; English "Thursday, 15 February 2024",
    "21:14 WITA", 3,250,427 and 66.4%.
  * A moment is shown in the office's zone, with the zone's name.
Left to others: exports (ISO, by the views), statutory counting of working days (`saksama.clocks`).
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.dateformat import format as format_date
from django.utils.translation import get_language, gettext, ngettext

_SOON = timedelta(hours=48)
_HOUR = timedelta(hours=1)
_NUMBERED = re.compile(r"pasal-([0-9]+)")


def english() -> bool:
    """Whether the reader chose English."""
    return (get_language() or "id").startswith("en")


def local(moment: datetime) -> datetime:
    """Return the moment on the office's wall clock."""
    return timezone.localtime(moment)


def day(value: date | datetime) -> str:
    """Write "Kamis, 15 Februari 2024"."""
    return format_date(local(value) if isinstance(value, datetime) else value, "l, j F Y")


def time_of_day(moment: datetime, *, seconds: bool = False) -> str:
    """Write "21.14 WITA", or with seconds "21.14.09 WITA"."""
    here = local(moment)
    mark = ":" if english() else "."
    parts = f"%H{mark}%M{mark}%S" if seconds else f"%H{mark}%M"
    return f"{here.strftime(parts)} {here.tzname()}"


def moment_of(value: datetime, *, seconds: bool = False) -> str:
    """Write "Kamis, 15 Februari 2024, 21.14 WITA"."""
    return f"{day(value)}, {time_of_day(value, seconds=seconds)}"


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
    """`plain` (more than 48 hours), `due`, or `lapsed`."""
    left: str
    when: str


def remaining(due: datetime, now: datetime) -> Remaining:
    """Say how long is left until `due`, as "tersisa 5 jam" and "besok, Kamis 15.59 WITA"."""
    left = due - now
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
    near = {-1: gettext("kemarin"), 0: gettext("hari ini"), 1: gettext("besok")}.get(apart)
    clock = time_of_day(due)
    if near is None:
        return f"{day(due)}, {clock}"
    return f"{near}, {format_date(local(due), 'l')} {clock}"
