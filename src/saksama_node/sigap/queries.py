"""Reads of what is known of SigapLapor.

Rules kept here: only lists that are whole are given; nothing here knows what a case is but by its subject.
Left to others: who may see which region (callers).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from saksama_node.sigap.actions import NoSuchList
from saksama_node.sigap.models import CaseNumber, ListedRow, Listing, NumberChange


@dataclass(frozen=True, slots=True)
class Change:
    """One change of a case's number. `number` empty: taken away; `from_list`: name of the list, empty by hand."""

    earlier: str
    number: str
    by: int
    at: datetime
    from_list: str


@dataclass(frozen=True, slots=True)
class ListInfo:
    """One list."""

    id: int
    name: str
    region: str
    by: int
    at: datetime
    rows: int
    first_day: date
    last_day: date
    unread: str


@dataclass(frozen=True, slots=True)
class Listed:
    """One row of a list."""

    number: str
    register: str
    day: date
    state: str
    way: str
    office: str


def number_of(case: str) -> str:
    """The number that a case has; empty: none was entered."""
    return CaseNumber.objects.filter(case=case).values_list("number", flat=True).first() or ""


def numbers() -> Mapping[str, str]:
    """Every number with the subject of its case."""
    return dict(CaseNumber.objects.values_list("number", "case"))


def changes(case: str) -> list[Change]:
    """All changes of a case's number, oldest first."""
    rows = NumberChange.objects.filter(case=case).select_related("from_list")
    return [
        Change(row.earlier, row.number, row.by, row.at, row.from_list.name if row.from_list else "") for row in rows
    ]


def lists(places: Sequence[str]) -> list[ListInfo]:
    """Lists of these places and below, newest first."""
    wanted = Q(pk__in=[])
    for place in places:
        wanted |= Q(region=place) | Q(region__startswith=f"{place}.")
    return [_info(row) for row in Listing.objects.filter(wanted, whole=True).order_by("-at", "-pk")]


def list_info(listing: int) -> ListInfo:
    """One list. Raises `NoSuchList`."""
    row = Listing.objects.filter(pk=listing, whole=True).first()
    if row is None:
        raise NoSuchList(listing)
    return _info(row)


def listed(listing: int) -> list[Listed]:
    """Its rows, in the order of the file."""
    columns = ("number", "register", "day", "state", "way", "office")
    return [Listed(*row) for row in ListedRow.objects.filter(listing_id=listing).order_by("pk").values_list(*columns)]


def _info(row: Listing) -> ListInfo:
    return ListInfo(row.pk, row.name, row.region, row.by, row.at, row.rows, row.first_day, row.last_day, row.unread)
