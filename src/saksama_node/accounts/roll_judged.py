"""The rows of a roll against what is there: offices, roles, accounts. Nothing is changed.

Rules kept here:
  * Everything there is is read once, before the first row; no row costs a query.
  * Who uploads may make accounts at the row's office, or the row is a fault.
  * What is given out by hand, one by one: the roles over accounts, signatures and identities. Of the others only what
    there is at the row's office, and what this administrator gives there.
  * A row without a username gets one from its post: 5201011001-007 is station 7; 520101-officer-1 is the first such.
Left to others: reading the file (`roll_file`), making the accounts (flow `make_accounts`).
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache, partial
from typing import Final

from django.db.models import QuerySet

from saksama.procedure.levels import upwards
from saksama_node.accounts.models import Office, Person, Roll, RollRow
from saksama_node.accounts.offices import gives
from saksama_node.accounts.policy import ROLE_WORDS, Action, Role, Staff, places, today
from saksama_node.accounts.roll_file import Row, Wrong
from saksama_node.spreadsheets.reading import Fault

BY_HAND: Final = frozenset({Role.ADMINISTRATOR, Role.SIGNATORY, Role.CUSTODIAN})
LONGEST: Final = timedelta(days=5 * 366)


@dataclass(frozen=True, slots=True)
class NewAccount:
    """A row that is good: what will be made of it."""

    username: str
    name: str
    email: str
    office: int
    region: str
    role: Role
    station: int | None
    last_day: date


@dataclass(slots=True)
class _There:
    """What is there before the file. `stations`: of current accounts, (office, number); `given`: roles by region."""

    offices: Mapping[str, int]
    usernames: set[str]
    emails: set[str]
    stations: set[tuple[str, int]]
    regions: Sequence[str]
    given: Callable[[str], frozenset[Role]]
    counts: dict[str, int] = field(default_factory=dict)

    def covered(self, region: str) -> bool:
        """Whether the one who uploads answers for this region; walks up the code, not along the regions held."""
        return any(each in self.regions for each in upwards(region))

    def name_for(self, row: Row, role: Role) -> str:
        """A username that nobody has, from the post."""
        digits = row.region.replace(".", "")
        base = f"{digits}-{row.station:03d}" if row.station else f"{digits}-{role}"
        name = base if row.station else f"{base}-1"
        count = self.counts.get(base, 1)
        while name in self.usernames:
            count += 1
            name = f"{base}-{count}"
        self.counts[base] = count
        return name


def judge_roll(by: Staff, rows: Sequence[Row]) -> tuple[list[NewAccount], list[Fault]]:
    """What would be made of these rows, and every fault of them; accounts are for good rows alone."""
    there, now = _there(by), today()
    words = {str(word).casefold(): role for role, word in ROLE_WORDS.items()} | {role.value: role for role in Role}
    # Names that are written come first: none that is made up may take one of them.
    there.usernames |= {row.username.casefold() for row in rows if row.username}
    accounts, faults = [], []
    taken = set(Person.objects.values_list("username", flat=True)) | _waiting("username")
    for row in rows:
        role = words.get(row.role.casefold())
        wrong = list(_wrong(row, role, there, now, taken))
        faults += [Fault(row.line, column, what, value) for column, what, value in wrong]
        # A row whose region could not be read has no office; its fault was told by who read the file.
        office = there.offices.get(row.region)
        if not wrong and role is not None and row.last_day is not None and office is not None:
            username = row.username or there.name_for(row, role)
            there.usernames.add(username)
            accounts.append(_account(replace(row, username=username), role, office, row.last_day))
    return accounts, faults


def _wrong(row: Row, role: Role | None, there: _There, now: date, taken: set[str]) -> Iterator[tuple[str, Wrong, str]]:
    if row.region and row.region not in there.offices:
        yield "region", Wrong.NO_OFFICE, row.region
    elif row.region and not there.covered(row.region):
        yield "region", Wrong.NOT_YOURS, row.region
    yield from _wrong_role(row, role, there)
    if row.last_day is not None and row.last_day < now:
        yield "last_day", Wrong.DAY_PAST, row.last_day.isoformat()
    elif row.last_day is not None and row.last_day > now + LONGEST:
        yield "last_day", Wrong.DAY_FAR, row.last_day.isoformat()
    if (row.region, row.station) in there.stations:
        yield "station", Wrong.STATION_TAKEN, str(row.station)
    if row.email and row.email.casefold() in there.emails:
        yield "email", Wrong.EMAIL_TAKEN, row.email
    if row.username and row.username.casefold() in taken:
        yield "username", Wrong.USERNAME_TAKEN, row.username


def _wrong_role(row: Row, role: Role | None, there: _There) -> Iterator[tuple[str, Wrong, str]]:
    if role is None:
        yield "role", Wrong.ROLE, row.role
    elif role in BY_HAND:
        yield "role", Wrong.ROLE_BY_HAND, row.role
    elif row.region in there.offices and there.covered(row.region) and role not in there.given(row.region):
        yield "role", Wrong.ROLE_NOT_HERE, row.role


def _there(by: Staff) -> _There:
    active = Person.objects.filter(is_active=True)
    stations = active.filter(station__isnull=False).values_list("office__region", "station")
    promised = _promised().filter(station__isnull=False).values_list("office__region", "station")
    emails = active.exclude(email="").values_list("email", flat=True)
    return _There(
        offices=dict(Office.objects.values_list("region", "pk")),
        usernames=set(Person.objects.values_list("username", flat=True)) | _waiting("username"),
        emails={each.casefold() for each in emails} | {each.casefold() for each in _waiting("email") if each},
        stations={(region, station or 0) for region, station in (*stations, *promised)},
        regions=places(by, Action.ACCOUNT_MANAGE),
        given=cache(partial(gives, by)),
    )


def _promised() -> QuerySet[RollRow]:
    """Rows of rolls that are being made: theirs already, though no account yet."""
    return RollRow.objects.filter(roll__state__in=(Roll.State.MAKING, Roll.State.STOPPED))


def _waiting(column: str) -> set[str]:
    return set(_promised().values_list(column, flat=True))


def _account(row: Row, role: Role, office: int, last_day: date) -> NewAccount:
    return NewAccount(
        username=row.username,
        name=row.name,
        email=row.email,
        office=office,
        region=row.region,
        role=role,
        station=row.station or None,
        last_day=last_day,
    )
