"""What is known of SigapLapor: a case's number there, and the lists that were taken in.

Rules kept here:
  * Every change of a number leaves a line; the same number again is no change.
  * A list is staged in batches and counts only once it is whole: one that was cut off is neither given nor compared.
  * Nothing here knows what a case is but by its subject.
Left to others: who may, who may see which region, the transaction (flows), what a list says (`list_file`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from saksama.errors import CallerError, NotThere
from saksama_node.lists.within import within
from saksama_node.sigap.list_file import ListFile, Row, normal
from saksama_node.sigap.models import CaseNumber, ListedRow, Listing, NumberChange


class NumberMalformed(CallerError):
    """What was entered can be no number of SigapLapor."""

    code = "sigap.number-malformed"
    advice = "Enter it as it stands there, for instance 002/LP/PL/Kab/18.03/III/2024."

    number: str


class NumberTaken(CallerError):
    """Another case has this number."""

    code = "sigap.number-taken"
    advice = "Compare the number with SigapLapor; if the other case has it wrongly, take it away there first."

    number: str


class NoSuchList(NotThere):
    """No list of this number, or one that never became whole."""

    code = "sigap.no-such-list"
    advice = "Go back to the lists and open it again."

    listing: int


def set_number(by: int, case: str, typed: str, at: datetime, from_list: int | None = None) -> str:
    """Give the case this number, or none where it is empty; return what is kept.

    Raises `NumberMalformed`, `NumberTaken`. Where somebody took it meanwhile, the table refuses (IntegrityError).
    """
    number = normal(typed)
    if typed.strip() and not number:
        raise NumberMalformed(typed[:64])
    row = CaseNumber.objects.select_for_update().filter(case=case).first()
    earlier = row.number if row else ""
    if number == earlier:
        return number
    if number and CaseNumber.objects.filter(number=number).exists():
        raise NumberTaken(number)
    if not number:
        CaseNumber.objects.filter(case=case).delete()
    else:
        CaseNumber.objects.update_or_create(case=case, defaults={"number": number})
    NumberChange.objects.create(case=case, earlier=earlier, number=number, by=by, at=at, from_list_id=from_list)
    return number


def open_listing(by: int, name: str, region: str, file: ListFile, at: datetime) -> int:
    """Begin to keep a list; return its number."""
    days = [row.day for row in file.rows]
    row = Listing.objects.create(
        name=name[:120],
        region=region,
        by=by,
        at=at,
        rows=len(file.rows),
        first_day=min(days),
        last_day=max(days),
        unread=", ".join(file.unread)[:2000],
    )
    return row.pk


def stage_rows(listing: int, rows: Sequence[Row]) -> None:
    """Keep some of its rows."""
    ListedRow.objects.bulk_create(
        ListedRow(
            listing_id=listing,
            number=row.number,
            register=row.register,
            day=row.day,
            state=row.state,
            way=row.way,
            office=row.office,
        )
        for row in rows
    )


def close_listing(listing: int) -> None:
    """Let it count."""
    Listing.objects.filter(pk=listing).update(whole=True)


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
    return [_info(row) for row in Listing.objects.filter(within(places), whole=True).order_by("-at", "-pk")]


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
