"""How the numbers of a case are written: patterns, elections, series and Bawaslu's region codes, as data.

Rules kept here:
  * All of it stands in forms/numbers.toml, with its source; no code is guessed.
  * A kecamatan's office is named by its kecamatan under the code of the regency above it: `Kec-Sekarbela/18.01`.
  * An office that the file does not have has no number.
Left to others: taking a register number (numbering), giving one to what was handed in (receipting).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import Final

import msgspec
from django.utils import timezone

from saksama.errors import CallerError
from saksama.procedure.edition import Regime
from saksama_node.places.regions import below, place_of

MONTHS: Final = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


class OfficeCodeUnknown(CallerError):
    """The data file of numbers does not have this office."""

    code = "case.office-code-unknown"
    advice = "Write the office into forms/numbers.toml, with its code in the regulation's list."

    region: str


class _Number(msgspec.Struct, frozen=True):
    submission: str
    register: str
    recommendation: str
    correction: str
    certainty: str
    source: str


class Result(msgspec.Struct, frozen=True):
    """A series of recommendations. `forms`: codes of the papers that bear its number."""

    code: str
    meaning: str
    forms: tuple[str, ...]


class Election(msgspec.Struct, frozen=True):
    """The code of an election in a number. `levels`: offices for which it is the usual one, empty for none of them.

    `on_receipt`: what Formulir B.3 calls it.
    """

    regime: Regime
    code: str
    meaning: str
    certainty: str
    levels: tuple[str, ...] = ()
    on_receipt: str = ""


class _District(msgspec.Struct, frozen=True):
    level: str
    certainty: str
    source: str


class _Office(msgspec.Struct, frozen=True):
    region: str
    level: str
    code: str
    certainty: str
    source: str


class Form(msgspec.Struct, frozen=True):
    """The data file."""

    format: str
    number: _Number
    result: tuple[Result, ...]
    election: tuple[Election, ...]
    district: _District
    office: tuple[_Office, ...]


@dataclass(frozen=True, slots=True)
class Signed:
    """How an office stands in a number. `usual`: the level whose election it usually names."""

    level: str
    code: str
    usual: str


@cache
def form() -> Form:
    """The form that ships with this version."""
    text = files(__package__).joinpath("forms", "numbers.toml").read_text(encoding="utf-8")
    return msgspec.toml.decode(text, type=Form)


@cache
def signed(region: str) -> Signed:
    """How this office stands in its numbers. Raises `OfficeCodeUnknown`."""
    known = {each.region: each for each in form().office}
    if (found := known.get(region)) is not None:
        return Signed(found.level, found.code, found.level)
    above, place = known.get(region.rpartition(".")[0]), place_of(region)
    # A kecamatan lies below a regency or city alone.
    if above is None or "." not in above.region or place is None:
        raise OfficeCodeUnknown(region)
    # One word, as the annex writes PLN-KualaLumpur; a register number has no apostrophe.
    name = "".join(letter for letter in place.bare_name if letter.isalnum())
    return Signed(form().district.level.format(name=name), above.code, above.level)


@cache
def regions() -> Mapping[tuple[str, str], str]:
    """Each office's region by its level and code in a number, those of kecamatan among them."""
    found = {(each.level, each.code): each.region for each in form().office}
    for office in form().office:
        for place in below(office.region) if "." in office.region else ():
            told = signed(place.region)
            found[told.level, told.code] = place.region
    return found


def written(pattern: str, region: str, number: int, at: datetime, election: str, **told: str) -> str:
    """A number of this pattern on the office's wall clock. Raises `OfficeCodeUnknown`."""
    office, day = signed(region), timezone.localtime(at)
    month = MONTHS[day.month - 1]
    return pattern.format(
        number=number, level=office.level, code=office.code, month=month, year=day.year, election=election, **told
    )


@cache
def reader(pattern: str) -> re.Pattern[str]:
    """What reads a number of this pattern into its parts."""
    fields = {"number": r"(?P<number>[0-9]{3,})", "year": r"(?P<year>[0-9]{4})"}
    fields |= {name: rf"(?P<{name}>[^/]+)" for name in ("source", "election", "level", "code", "month", "result")}
    escaped = re.escape(pattern.replace(":03d", "")).replace(r"\{", "{").replace(r"\}", "}")
    return re.compile(escaped.format(**fields))


def election_on_receipt(number: str) -> str:
    """What Formulir B.3 calls the election of this receipt's number; empty where the number does not tell."""
    found = reader(form().number.submission).fullmatch(number)
    code = found["election"] if found else ""
    return next((each.on_receipt for each in form().election if each.code == code), "")


def result_of(code: str) -> str:
    """The series of a recommendation on the form of this code; empty for a form that bears no such number."""
    return next((each.code for each in form().result if code in each.forms), "")
