"""Choose the place of an event, and find the office that takes a report of it. A door for the public.

Rules kept here: nothing is chosen for the reader; whatever place is named, some office of this institution takes it;
what the node's own file says of an office stands before what ships, and a file that cannot be read says nothing.
"""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from saksama_node.accounts.queries import NoSuchOffice, OfficeInfo, office, offices
from saksama_node.places.finder import find
from saksama_node.places.offices import IntakeOffice, office_for, office_region, read_offices
from saksama_node.places.regions import line
from saksama_node.settings.current import SETTINGS

OWN: Final = "offices.csv"
"""In the node's folder: columns region, name, address, phone, email, source, as in what ships."""
_LEVELS: Final = ("regency", "district")


def places() -> Sequence[OfficeInfo]:
    """The offices to which a report may go: the province, its regencies and cities, their districts, by code."""
    found = [each for level in _LEVELS for each in offices(level=level, below=SETTINGS.region)]
    return sorted([office(SETTINGS.region), *found], key=lambda each: each.region)


def place_named(region: str) -> OfficeInfo | None:
    """Any place of the institution, down to a village; None where there is none of this code."""
    if region != SETTINGS.region and not region.startswith(f"{SETTINGS.region}."):
        return None
    try:
        return office(region)
    except NoSuchOffice:
        return None


def places_below(region: str) -> Sequence[OfficeInfo]:
    """The places next below one, by code."""
    return [each for each in offices(below=region) if each.region.count(".") == region.count(".") + 1]


def office_of(area: str) -> str:
    """The code of the office that takes a report from this place: the lowest at or above it that is here."""
    return next((code for code in line(office_region(area)) if place_named(code)), SETTINGS.region)


def places_like(text: str) -> list[str]:
    """Codes of places that the text may mean, the likeliest first."""
    found = find(text, SETTINGS.region.partition(".")[0])
    return [each.place.region for each in found if place_named(each.place.region)]


@dataclass(frozen=True, slots=True)
class OwnFile:
    """What this node's own file says of offices, by code. `is_torn`: it is there and cannot be read."""

    offices: Mapping[str, IntakeOffice]
    is_torn: bool = False


def own_file() -> OwnFile:
    """`offices.csv` in the node's folder, as it stands now."""
    file = SETTINGS.data / OWN
    try:
        stands = file.stat()
    except FileNotFoundError:
        return OwnFile({})
    return _read_own(file, stands.st_mtime_ns, stands.st_size)


@lru_cache(maxsize=1)
def _read_own(file: Path, _at: int, _size: int) -> OwnFile:
    try:
        return OwnFile(read_offices(file.read_text("utf-8-sig").splitlines()))
    except (KeyError, TypeError, ValueError, csv.Error, OSError):
        return OwnFile({}, is_torn=True)


def contact_of(region: str) -> IntakeOffice | None:
    """The office that takes reports of a place, with its address; None where nobody knows it."""
    shipped = office_for(region)
    return own_file().offices.get(shipped.region if shipped else office_region(region), shipped)


def without_address() -> list[OfficeInfo]:
    """The offices to which a report may go and of which nobody wrote down where they are."""
    found = ((each, contact_of(each.region)) for each in places())
    return [each for each, office in found if office is None or office.address is None]


def office_names() -> dict[str, str]:
    """Region codes and the offices' names."""
    return {each.region: each.name for each in places()}
