"""Register numbers: running per office and year, without gaps, in the form that the data file states.

Rules kept here:
  * The number is taken in the act that registers: rolled back with it, so no number is lost.
  * A kecamatan's office has a series of its own under the level that the data file names for all of them.
  * An office whose Bawaslu code is not known registers under a mark that says so; no code is guessed
    (forms/register-number.toml). An office that the data file does not have cannot register.
Left to others: which act registers (actions), locking (the caller's transaction).
"""

import tomllib
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import Final

import msgspec
from django.utils import timezone

from saksama.errors import CallerError
from saksama_node.cases.models import NumberSeries

MONTHS: Final = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
SOURCE_REPORT = "LP"


@dataclass(eq=False)
class OfficeCodeUnknown(CallerError):
    """The data file of register numbers does not have this office."""

    code = "case.office-code-unknown"
    advice = "Write the office into forms/register-number.toml, with its own code where that is known."

    region: str


class _Number(msgspec.Struct, frozen=True):
    pattern: str
    provisional: str
    certainty: str
    source: str


class _Election(msgspec.Struct, frozen=True):
    code: str
    meaning: str
    certainty: str


class _Office(msgspec.Struct, frozen=True):
    region: str
    level: str
    certainty: str
    source: str
    code: str = ""


class _District(msgspec.Struct, frozen=True):
    level: str
    certainty: str
    source: str


class Form(msgspec.Struct, frozen=True):
    """The data file: how a number is written, and what is known of each office."""

    format: str
    number: _Number
    election: _Election
    district: _District
    office: tuple[_Office, ...]


@cache
def form() -> Form:
    """The form that ships with this version."""
    text = files(__package__).joinpath("forms", "register-number.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), Form)


def take_number(region: str, at: datetime) -> str:
    """Take the office's next number of the year of `at` (the office's wall clock). Raises `OfficeCodeUnknown`."""
    office = _office(region)
    day = timezone.localtime(at)
    series, _ = NumberSeries.objects.select_for_update().get_or_create(region=region, year=day.year)
    series.last += 1
    series.save(update_fields=["last"])
    return form().number.pattern.format(
        number=series.last,
        source=SOURCE_REPORT,
        election=form().election.code,
        level=office.level,
        code=office.code or form().number.provisional.format(region=office.region),
        month=MONTHS[day.month - 1],
        year=day.year,
    )


def _office(region: str) -> _Office:
    """What is known of an office. Raises `OfficeCodeUnknown`."""
    known = {each.region: each for each in form().office}
    district = form().district
    above, _dot, _code = region.rpartition(".")
    if region not in known and above in known and above.count(".") == 1:
        return _Office(region=region, level=district.level, certainty=district.certainty, source=district.source)
    if region not in known:
        raise OfficeCodeUnknown(region)
    return known[region]


def is_provisional(number: str) -> bool:
    """Whether the region code in this number is a stand-in, because the office's own is not known."""
    mark, _sep, _region = form().number.provisional.partition("{")
    return f"/{mark}" in number
