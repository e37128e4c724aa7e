"""Register numbers: running per office, source and year, without gaps, in the form that the regulation states.

Rules kept here:
  * The number is taken in the act that registers: rolled back with it, so no number is lost.
  * Reports (LP) and findings (TM) run apart; the code of the election in a number is data and begins no series.
  * A kecamatan's office has a series of its own. An office that the data file does not have cannot register.
Left to others: how a number is written (number_form), which act registers (actions), locking (the caller).
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from django.utils import timezone

from saksama.entries.kinds.case import Origination
from saksama.errors import CallerError
from saksama.procedure.edition import Regime
from saksama_node.cases.models import NumberSeries
from saksama_node.cases.number_form import MONTHS, Election, OfficeCodeUnknown, form, reader, regions, signed, written
from saksama_node.cases.procedures import editions

CODES: Final = {Origination.REPORT: "LP", Origination.FINDING: "TM"}
_NOBODYS: Final = datetime(2000, 1, 1, 12, tzinfo=UTC)


class ElectionUnknown(CallerError):
    """The data file of numbers has no election of this code under the case's regime."""

    code = "case.election-unknown"
    advice = "Choose one of the elections that the form offers."

    election: str


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
    try:
        level = signed(series.region).usual
    except OfficeCodeUnknown:
        level = ""
    found = [each for each in form().election if each.regime is regime]
    return tuple(sorted(found, key=lambda each: level not in each.levels))


def take_number(series: Series, at: datetime, election: str = "") -> str:
    """Take the series' next number of the year of `at` (the office's wall clock).

    `election`: its code, empty for the usual one. Raises `OfficeCodeUnknown`, `ElectionUnknown`.
    """
    signed(series.region)
    code = election_of(series, election)
    row, _ = NumberSeries.objects.select_for_update().get_or_create(
        region=series.region, source=series.code, year=timezone.localtime(at).year
    )
    row.last += 1
    row.save(update_fields=["last"])
    return written(form().number.register, series.region, row.last, at, code, source=series.code)


def specimen(series: Series) -> str:
    """How a number of this series looks; nobody has it. An office that cannot register has one too, to ask with."""
    pattern, code = form().number.register, election_of(series, "")
    try:
        return written(pattern, series.region, 0, _NOBODYS, code, source=series.code)
    except OfficeCodeUnknown:
        return written(pattern, form().office[0].region, 0, _NOBODYS, code, source=series.code)


def rewritten(number: str, series: Series, election: str) -> str:
    """The same running number, month and year with the office's code as it is known now, and this election.

    Empty where `number` is not one of this form and office. Raises `ElectionUnknown`.
    """
    found = reader(form().number.register).fullmatch(number)
    if found is None or found["source"] != series.code or found["month"] not in MONTHS:
        return ""
    code, office = election_of(series, election), signed(series.region)
    told = {each: found[each] for each in ("source", "month")} | {"year": int(found["year"])}
    return form().number.register.format(
        number=int(found["number"]), election=code, level=office.level, code=office.code, **told
    )


def read_number(number: str) -> tuple[str, str, int, int] | None:
    """Region, source, year and running number of a number that this form wrote; None for any other."""
    found = reader(form().number.register).fullmatch(number)
    region = regions().get((found["level"], found["code"])) if found else None
    if found is None or region is None:
        return None
    return region, found["source"], int(found["year"]), int(found["number"])


def election_of(series: Series, code: str) -> str:
    """The election's code, the usual one for none. Raises `ElectionUnknown`."""
    known = elections(series)
    if not code:
        return known[0].code
    if code not in {each.code for each in known}:
        raise ElectionUnknown(code)
    return code
