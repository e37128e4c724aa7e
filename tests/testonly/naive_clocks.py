"""Counts every deadline a second time, day by day, by someone who had not read how saksama counts.

It was written first and compared afterwards (`tests/saksama/clocks/test_second_count.py`). Where the comparison led to
another text, the row was mended by that text and names it.

Rules kept: written from the texts alone (each row of `naive_pemilu`, `naive_pilkada` and `naive_others` quotes the
sentence it rests on) and from the lists of days off; nothing of `saksama.clocks` is imported or was read. A count
walks one day at a time with a plain loop. Where the words leave a question open (which unit, whether the event's own
day is day 1, whose midnight), every answer is a reading; none is preferred.

What holds for all of them:
- Weekends are no working days (Keppres 68/1995, Perpres 21/2023), nor is a national holiday, joint leave (the Court's
  schedule, PMK 14/2024, comes out only so) or a voting day (holidays by Keppres 10/2019, 22/2020, 10/2024, 33/2024).
- "setelah" leaves the event's own day out. "sejak" alone is open, unless a court's practice answers it.
- A day is one of the zone of the body that counts: WIB for a body in Jakarta, the place's own for others. A last day
  ends at its 24.00.
- No text moves a last calendar day that falls on a day off; none adds hours to it.
- "Paling lambat n Hari sebelum" is counted back and leaves the event's own day out: the duty may be done until the
  24.00 of the n-th working day before.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

CALENDARS = Path(__file__).parents[2] / "src" / "saksama" / "clocks" / "calendars"
JAKARTA = "Asia/Jakarta"
ONE_DAY = timedelta(days=1)

WORKING, CALENDAR, HOURS = "hari kerja", "hari kalender", "jam"
NEXT, SAME = "hari sesudahnya", "hari itu juga"  # which day is day 1: the next one, or the event's own
HERE = "setempat"  # the zone of the place where the office sits

IN_PERSON = {
    0: time(16),
    1: time(16),
    2: time(16),
    3: time(16),
    4: time(16, 30),
}  # Perbawaslu 7/2022 art. 11(1); by weekday, Monday first
OFF_KINDS = ("libur nasional", "cuti bersama", "hari pemungutan suara")
ROUND_THE_CLOCK_KINDS = ("masa tenang", "hari pemungutan suara")  # art. 11(2), (4)


class NoCalendar(Exception):
    """The walk reached a year of which no list of days off is held."""


@dataclass(frozen=True)
class DaysOff:
    years: frozenset[int]
    off: frozenset[date]
    around_the_clock: frozenset[date]

    def works(self, day: date) -> bool:
        if day.year not in self.years:
            raise NoCalendar(day.year)
        return day.weekday() < 5 and day not in self.off


def read_days_off() -> DaysOff:
    """The days off as the lists state them: national holidays, joint leave, voting days."""
    lists = [tomllib.loads(path.read_text()) for path in sorted(CALENDARS.glob("*.toml"))]
    days = [row for one in lists for row in one["day"]]
    return DaysOff(
        years=frozenset(one["year"] for one in lists),
        off=frozenset(row["date"] for row in days if row["kind"] in OFF_KINDS),
        around_the_clock=frozenset(row["date"] for row in days if row["kind"] in ROUND_THE_CLOCK_KINDS),
    )


@dataclass(frozen=True)
class Period:
    """What one sentence of the law says. A tuple of two members is a question that the sentence leaves open.

    `words` quotes it with its article. `extended` is the whole count, from the same start, where the law lets the
    period be lengthened, and `extended_units` its own unit where that sentence gives one. `in_person` says that the
    act may be done at a counter that closes, and also otherwise until 24.00. `since` and `until`: the first and last
    day on which the sentence was law (None: beyond 2020 to 2027, or unknown).
    """

    words: str
    number: int
    units: tuple[str, ...]
    first: tuple[str, ...] = (NEXT,)
    bodies: tuple[str, ...] = (HERE,)
    extended: int | None = None
    extended_units: tuple[str, ...] | None = None
    backwards: bool = False
    in_person: bool = False
    since: date | None = None
    until: date | None = None

    def was_law_on(self, day: date) -> bool:
        return (self.since is None or day >= self.since) and (self.until is None or day <= self.until)


@dataclass(frozen=True)
class NoPeriod:
    """The texts set no period: whatever date one keeps is one's own."""

    words: str


type Rules = Mapping[str, tuple[Period | NoPeriod, ...]]


def walk_forward(days: DaysOff, start: date, number: int, unit: str, first: str) -> date:
    """The number-th day, counting from the start's own day or from the next one."""
    day = start if first == SAME else start + ONE_DAY
    counted = 0
    while True:
        if unit == CALENDAR or days.works(day):
            counted += 1
        if counted == number:
            return day
        day += ONE_DAY


def walk_back(days: DaysOff, event: date, number: int, unit: str) -> date:
    day, counted = event, 0
    while counted < number:
        day -= ONE_DAY
        if unit == CALENDAR or days.works(day):
            counted += 1
    return day


def midnight_after(day: date, zone: str) -> datetime:
    """24.00 of that day, as the moment in UTC."""
    return datetime.combine(day + ONE_DAY, time(), ZoneInfo(zone)).astimezone(UTC)


def counter_shuts(days: DaysOff, began: date, last: date, zone: str, start: datetime | date) -> datetime:
    """When the counter is last open by the end of that day, in UTC: one who comes on a Sunday finds it shut.

    Its 24.00 where the counter is open around the clock, or was not open at all since the event.
    """
    day = last
    while day >= began:
        if day in days.around_the_clock:
            return midnight_after(day, zone)
        if day.weekday() in IN_PERSON and day not in days.off:
            shuts = datetime.combine(day, IN_PERSON[day.weekday()], ZoneInfo(zone)).astimezone(UTC)
            return midnight_after(last, zone) if isinstance(start, datetime) and shuts <= start else shuts
        day -= ONE_DAY
    return midnight_after(last, zone)


def lawful_last_moments(
    days: DaysOff, period: Period, start: datetime | date, here: str, *, extended: bool = False
) -> set[datetime]:
    """Every moment that one reading or another of the sentence calls the last; in UTC.

    `start` is a moment with its zone, or a day of the body.
    """
    number = period.extended if extended else period.number
    if number is None:
        raise ValueError(f"no extension in: {period.words}")
    moments: set[datetime] = set()
    for unit in (extended and period.extended_units) or period.units:
        if unit == HOURS:
            if not isinstance(start, datetime):
                raise ValueError("hours need a moment")
            moments.add(start.astimezone(UTC) + timedelta(hours=number))
            continue
        for body in period.bodies:
            zone = here if body == HERE else body
            began = start.astimezone(ZoneInfo(zone)).date() if isinstance(start, datetime) else start
            for first in period.first:
                if period.backwards:
                    last = walk_back(days, began, number, unit)
                elif number == 0:
                    last = began
                else:
                    last = walk_forward(days, began, number, unit, first)
                moments.add(midnight_after(last, zone))
                if period.in_person:
                    moments.add(counter_shuts(days, began, last, zone, start))
    return moments


def sentence_for(rules: Rules, rule_id: str, day: date) -> Period | NoPeriod | None:
    """The sentence that was law on that day; None where the texts at hand had none."""
    for sentence in rules[rule_id]:
        if isinstance(sentence, NoPeriod) or sentence.was_law_on(day):
            return sentence
    return None


def all_ids(tables: Iterable[Rules]) -> list[str]:
    return [rule_id for table in tables for rule_id in table]
