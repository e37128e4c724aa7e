"""A file of accounts (daftar akun): read whole, every fault of every row told at once.

Rules kept here:
  * Pure: bytes and a day in, rows and faults out; nothing is looked up.
  * Only what an account needs may stand in the file. A column that nobody asks for (NIK, telephone) is refused, not
    ignored: what never comes in cannot leak.
  * Headings may be Indonesian or English, a region's code with dots or without.
  * Two rows that name one account, one station or one address are a fault; two persons of one name are not.
Left to others: the form of the file (`spreadsheets`), what is there already and who may (`roll_judged`), words for the
faults (web).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from saksama.entries.words import WordsRefused, worded
from saksama_node.spreadsheets.reading import Cells, Fault, Shape, day_of, in_order, read_table

MAX_ROWS: Final = 25_000
MAX_BYTES: Final = 8 << 20
_USERNAME: Final = re.compile(r"[a-z0-9][a-z0-9._-]{0,59}")
_MAX_NAME: Final = 120
_CODE: Final = re.compile(r"\d{2}(?:\d{2}(?:\d{2}(?:\d{4})?)?)?")

COLUMNS: Final[Mapping[str, str]] = {
    "nama": "name",
    "wilayah": "region",
    "tps": "station",
    "peran": "role",
    "hari_terakhir": "last_day",
    "surel": "email",
    "nama_pengguna": "username",
}
"""Heading in the file: field. The English name of a field is a heading too."""
NEEDED: Final = ("name", "region", "role")
_SHAPE: Final = Shape(COLUMNS, NEEDED, MAX_ROWS, MAX_BYTES)


class Wrong(StrEnum):
    """What may be wrong with a row or a field of it."""

    NAME = "name"
    REGION = "region"
    STATION = "station"
    STATION_LEVEL = "station-level"
    STATION_TWICE = "station-twice"
    DAY = "day"
    NO_DAY = "no-day"
    EMAIL = "email"
    EMAIL_TWICE = "email-twice"
    USERNAME = "username"
    USERNAME_TWICE = "username-twice"
    NO_OFFICE = "no-office"
    NOT_YOURS = "not-yours"
    ROLE = "role"
    ROLE_BY_HAND = "role-by-hand"
    ROLE_NOT_HERE = "role-not-here"
    DAY_PAST = "day-past"
    DAY_FAR = "day-far"
    STATION_TAKEN = "station-taken"
    EMAIL_TAKEN = "email-taken"
    USERNAME_TAKEN = "username-taken"


@dataclass(frozen=True, slots=True)
class Row:
    """One row as it was read. Empty: not given. `station`: 0 where none; `role`: as written."""

    line: int
    name: str
    region: str
    station: int
    role: str
    last_day: date | None
    email: str
    username: str


def read_roll(data: bytes, last_day: date | None = None) -> tuple[list[Row], list[Fault]]:
    """Rows and faults of a file. `last_day`: counts for rows that name none."""
    table = read_table(data, _SHAPE)
    faults: list[Fault] = []
    rows = [_row(cells, last_day, faults) for cells in table.rows]
    return rows, in_order(table.faults, faults, list(_twice(rows)))


def _row(cells: Cells, last_day: date | None, faults: list[Fault]) -> Row:
    given = cells.given
    station, day = _station(given.get("station", "")), day_of(given.get("last_day", ""))
    row = Row(
        line=cells.line,
        name=given["name"],
        region=dotted(given["region"]),
        station=station or 0,
        role=given["role"],
        last_day=day or (None if given.get("last_day") else last_day),
        email=given.get("email", ""),
        username=given.get("username", ""),
    )
    faults.extend(
        Fault(row.line, column, wrong, given.get(column, "")) for column, wrong in _wrong(row, given, station)
    )
    return row


def _wrong(row: Row, given: Mapping[str, str], station: int | None) -> Iterator[tuple[str, Wrong]]:
    try:
        worded(row.name, most=_MAX_NAME, lines=False)
    except WordsRefused:
        yield "name", Wrong.NAME
    if not row.region:
        yield "region", Wrong.REGION
    if station is None:
        yield "station", Wrong.STATION
    elif station and row.region and row.region.count(".") != 3:
        yield "station", Wrong.STATION_LEVEL
    if row.last_day is None:
        yield "last_day", Wrong.DAY if given.get("last_day") else Wrong.NO_DAY
    if row.email and not _is_email(row.email):
        yield "email", Wrong.EMAIL
    if row.username and not _USERNAME.fullmatch(row.username):
        yield "username", Wrong.USERNAME


def dotted(code: str) -> str:
    """A region's code with dots (Kemendagri), from one with or without (KPU); empty where it is none."""
    digits = code.replace(".", "")
    if not _CODE.fullmatch(digits):
        return ""
    made = ".".join(part for part in (digits[:2], digits[2:4], digits[4:6], digits[6:]) if part)
    return made if code in {digits, made} else ""


def _station(text: str) -> int | None:
    """The station's number, 0 where none is given, None where it is no number."""
    if not text:
        return 0
    number = int(text) if re.fullmatch(r"[0-9]{1,3}", text) else 0
    return number or None


def _is_email(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True


def _twice(rows: list[Row]) -> Iterator[Fault]:
    seen: dict[tuple[str, str], int] = {}
    for row in rows:
        for column, key, wrong in (
            ("username", row.username.casefold(), Wrong.USERNAME_TWICE),
            ("email", row.email.casefold(), Wrong.EMAIL_TWICE),
            ("station", f"{row.region}/{row.station}" if row.station else "", Wrong.STATION_TWICE),
        ):
            if not key:
                continue
            earlier = seen.setdefault((column, key), row.line)
            if earlier != row.line:
                value = str(row.station) if column == "station" else key
                yield Fault(row.line, column, wrong, value, earlier)
