"""A holiday that two persons ruled."""

from datetime import date, timedelta

from saksama.entries.kinds.ruling import Effect
from saksama_node.accounts.policy import today
from saksama_node.deadlines.ruling import Decree, law_at


def next_working_day() -> date:
    """The first working day after today: a running clock of seven working days counts it."""
    day = today() + timedelta(days=1)
    while not law_at("52").calendar.day(day).working:
        day += timedelta(days=1)
    return day


def holiday(region: str = "52", effect: Effect = Effect.OFF, day: date | None = None) -> Decree:
    return Decree(
        region=region,
        number="100.3.4/88/2026",
        decreed=today(),
        day=day or next_working_day(),
        effect=effect,
        name="Hari contoh",
    )
