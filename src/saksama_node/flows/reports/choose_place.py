"""Choose the place of an event, and find the office that takes a report of it. A door for the public.

Rules kept here: nothing is chosen for the reader; whatever place is named, some office of this institution takes it.
"""

from collections.abc import Sequence
from typing import Final

from saksama_node.accounts.queries import NoSuchOffice, OfficeInfo, office, offices
from saksama_node.places.finder import find
from saksama_node.places.offices import office_region
from saksama_node.places.regions import line
from saksama_node.settings.current import SETTINGS

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


def office_names() -> dict[str, str]:
    """Region codes and the offices' names."""
    return {each.region: each.name for each in places()}
