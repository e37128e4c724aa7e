"""The office that takes reports of a place: which one, where it is, when it is open, what to bring.

Rules kept here:
  * The secretariat of the level where it happened (Perbawaslu 7/2022 art. 10(1)): a desa or kecamatan is the Panwaslu
    Kecamatan's, a whole kabupaten or kota its Bawaslu's, several of them the province's.
  * What nobody wrote down is unknown (None), not none; what does not exist is written as "-" and read as empty.
  * Hours, what to bring and until when are data with their source and certainty, in `data/intake.toml`.
Left to others: the date until when (the clocks), words on the screen beyond the law's own (web).
"""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final

import msgspec

from saksama_node.places.regions import data_file, line

_OFFICE_DEPTH: Final = 2
"""Dots in the code of a kecamatan, the lowest level whose secretariat takes reports."""


@dataclass(frozen=True, slots=True)
class IntakeOffice:
    """An office. Address, phone and e-mail: None where unknown, empty where there is none."""

    region: str
    name: str
    address: str | None
    phone: str | None
    email: str | None
    source: str


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """What holds: words and their basis for the reader in both languages; source and certainty as the papers say."""

    id: str
    words: str
    words_en: str
    basis: str
    basis_en: str
    source: str
    certainty: str


class Item(Rule, frozen=True, kw_only=True):
    """One thing to bring. `kinds`: for which submissions; `unless`: a scan that makes it unnecessary."""

    kinds: tuple[str, ...]
    unless: str = ""


class Intake(msgspec.Struct, frozen=True):
    """What `data/intake.toml` says. `until`: the legal periods in words, until a clock gives the date."""

    format: str
    hours: tuple[Rule, ...]
    item: tuple[Item, ...]
    until: tuple[Rule, ...]


def office_region(region: str) -> str:
    """The code of the office that answers for this place."""
    return ".".join(region.split(".")[: _OFFICE_DEPTH + 1])


@cache
def offices_of(province: str) -> dict[str, IntakeOffice]:
    """Every office of a province that takes reports, by code; empty where no data ships for it."""
    file = data_file(f"offices-{province}.csv")
    if not file.is_file():
        return {}
    with file.open(encoding="utf-8") as source:
        return read_offices(source)


def read_offices(lines: Iterable[str]) -> dict[str, IntakeOffice]:
    """The offices of a file with these columns, by code. Raises `KeyError` (a column is missing), `csv.Error`."""
    return {
        row["region"]: IntakeOffice(
            region=row["region"],
            name=row["name"],
            address=_contact(row["address"]),
            phone=_contact(row["phone"]),
            email=_contact(row["email"]),
            source=row["source"],
        )
        for row in csv.DictReader(lines, strict=True)
    }


def office_for(region: str) -> IntakeOffice | None:
    """The office for a place; the next one above where that level has none; None where the data has none."""
    offices = offices_of(region.partition(".")[0])
    return next((offices[code] for code in line(office_region(region)) if code in offices), None)


@cache
def intake() -> Intake:
    """The rules of intake that ship with this version."""
    return msgspec.toml.decode(data_file("intake.toml").read_text(encoding="utf-8"), type=Intake)


def still_to_bring(kind: str, there: frozenset[str] = frozenset()) -> tuple[Item, ...]:
    """What must still be brought for a submission of this kind. `there`: what came already, as `unless` names it."""
    return tuple(each for each in intake().item if kind in each.kinds and each.unless not in there)


def _contact(text: str | None) -> str | None:
    # A spreadsheet's mark of text before a number is none of it.
    written = (text or "").strip().removeprefix("'")
    return {"": None, "-": ""}.get(written, written)
