"""Register numbers: running per office, source and year, without gaps, in the form that the data file states.

Rules kept here:
  * The number is taken in the act that registers: rolled back with it, so no number is lost.
  * Reports (LP) and findings (TM) run apart; the code of the election in a number is data and begins no series.
  * A kecamatan's office has a series of its own under the level that the data file names for all of them.
  * An office whose Bawaslu code is not known registers under a mark that says so; no code is guessed
    (forms/register-number.toml). An office that the data file does not have cannot register.
Left to others: which act registers (actions), locking (the caller's transaction).
"""

import re
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import Final

import msgspec
from django.utils import timezone

from saksama.entries.kinds.case import Origination
from saksama.errors import CallerError
from saksama.procedure.edition import Regime
from saksama_node.cases.models import NumberSeries
from saksama_node.cases.procedures import editions

MONTHS: Final = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
CODES: Final = {Origination.REPORT: "LP", Origination.FINDING: "TM"}


class OfficeCodeUnknown(CallerError):
    """The data file of register numbers does not have this office."""

    code = "case.office-code-unknown"
    advice = "Write the office into forms/register-number.toml, with its own code where that is known."

    region: str


class ElectionUnknown(CallerError):
    """The data file of register numbers has no election of this code under the case's regime."""

    code = "case.election-unknown"
    advice = "Choose one of the elections that the form offers."

    election: str


class _Number(msgspec.Struct, frozen=True):
    pattern: str
    provisional: str
    certainty: str
    source: str


class Election(msgspec.Struct, frozen=True):
    """The code of an election in a number. `levels`: offices for which it is the usual one, empty for none of them."""

    regime: Regime
    code: str
    meaning: str
    certainty: str
    levels: tuple[str, ...] = ()


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
    election: tuple[Election, ...]
    district: _District
    office: tuple[_Office, ...]


@cache
def form() -> Form:
    """The form that ships with this version."""
    text = files(__package__).joinpath("forms", "register-number.toml").read_text(encoding="utf-8")
    return msgspec.toml.decode(text, type=Form)


@dataclass(frozen=True, slots=True)
class Series:
    """Whose number it is: the office, where the case comes from, and the edition that it follows, empty for none."""

    region: str
    source: Origination
    procedure: str = ""

    @property
    def code(self) -> str:
        """LP or TM; information is registered under none, and keeps what a report has."""
        return CODES.get(self.source, CODES[Origination.REPORT])


def elections(series: Series) -> tuple[Election, ...]:
    """The elections that a number of this series may name, the usual one of the office first."""
    regime = editions()[series.procedure].regime if series.procedure else Regime.PEMILU
    level = _level(series.region)
    found = [each for each in form().election if each.regime is regime]
    return tuple(sorted(found, key=lambda each: level not in each.levels))


def take_number(series: Series, at: datetime, election: str = "") -> str:
    """Take the series' next number of the year of `at` (the office's wall clock).

    `election`: its code, empty for the usual one. Raises `OfficeCodeUnknown`, `ElectionUnknown`.
    """
    office = _office(series.region)
    code = _election(series, election)
    day = timezone.localtime(at)
    row, _ = NumberSeries.objects.select_for_update().get_or_create(
        region=series.region, source=series.code, year=day.year
    )
    row.last += 1
    row.save(update_fields=["last"])
    return _written(office, series.code, code, row.last, MONTHS[day.month - 1], day.year)


def specimen(series: Series) -> str:
    """How a number of this series looks; nobody has it. An office that cannot register has one too, to ask with."""
    try:
        office = _office(series.region)
    except OfficeCodeUnknown:
        office = form().office[0]
    return _written(office, series.code, _election(series, ""), 0, MONTHS[0], 2000)


def rewritten(number: str, series: Series, election: str) -> str:
    """The same running number, month and year with the office's code as it is known now, and this election.

    Empty where `number` is not one of this form and office. Raises `ElectionUnknown`.
    """
    found = _reader().fullmatch(number)
    if found is None or found["source"] != series.code or found["month"] not in MONTHS:
        return ""
    code = _election(series, election)
    return _written(_office(series.region), series.code, code, int(found["number"]), found["month"], int(found["year"]))


def read_number(number: str) -> tuple[str, str, int, int] | None:
    """Region, source, year and running number of a number that this form wrote; None for any other."""
    found = _reader().fullmatch(number)
    if found is None:
        return None
    mark, region = form().number.provisional.split("{")[0], found["code"]
    if region.startswith(mark):
        region = region.removeprefix(mark)
    else:
        region = next((each.region for each in form().office if each.code == region), "")
    return (region, found["source"], int(found["year"]), int(found["number"])) if region else None


@cache
def _reader() -> re.Pattern[str]:
    fields = {"number": r"(?P<number>[0-9]{3,})", "year": r"(?P<year>[0-9]{4})"}
    fields |= {name: rf"(?P<{name}>[^/]+)" for name in ("source", "election", "level", "code", "month")}
    pattern = re.escape(form().number.pattern.replace(":03d", "")).replace(r"\{", "{").replace(r"\}", "}")
    return re.compile(pattern.format(**fields))


def _written(office: _Office, source: str, election: str, number: int, month: str, year: int) -> str:
    return form().number.pattern.format(
        number=number,
        source=source,
        election=election,
        level=office.level,
        code=office.code or form().number.provisional.format(region=office.region),
        month=month,
        year=year,
    )


def _election(series: Series, code: str) -> str:
    known = elections(series)
    if not code:
        return known[0].code
    if code not in {each.code for each in known}:
        raise ElectionUnknown(code)
    return code


def _level(region: str) -> str:
    """The level of an office in a number; of a kecamatan that of the regency above it, whose election it is."""
    known = {each.region: each.level for each in form().office}
    return known.get(region) or known.get(region.rpartition(".")[0], "")


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
