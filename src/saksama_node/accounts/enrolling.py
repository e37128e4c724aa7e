"""Rolls: many accounts from one file, staged in batches, made in batches, switched on at once.

Rules kept here:
  * No transaction is long (design: 200 ms): rows are staged and accounts made a hundred or so at a time.
  * Nobody of a roll can come in before it is whole: codes are handed out for a roll that is `done`, and that is one
    short switch in the transaction that makes the last account.
  * A row goes in the transaction that makes its account: what is stopped half-way goes on where it stopped.
Left to others: who may, the entries and the transactions (flows `import_accounts`, `make_accounts`).
"""

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

import msgspec
from django.contrib.auth.hashers import make_password
from django.db.models import Count, QuerySet

from saksama.errors import NotThere
from saksama_node.accounts.models import Grant, Office, Person, Roll, RollRow
from saksama_node.accounts.policy import Role
from saksama_node.accounts.queries import NEVER_IN, current
from saksama_node.accounts.roll_judged import NewAccount

State = Roll.State


class NoSuchRoll(NotThere):
    """No roll of this number, or it does not stand where this act needs it."""

    code = "account.no-such-roll"
    advice = "Open the list of rolls again and look where it stands."

    roll: int


@dataclass(frozen=True, slots=True)
class RollInfo:
    """One roll. `left`: rows without an account yet; `state`: as `Roll.State`; `made_by` 0: the operator.

    `second`: who confirmed it, where it took two.
    """

    id: int
    name: str
    made_by: int
    made_at: datetime
    total: int
    left: int
    state: str
    fault: str
    second: int | None

    @property
    def made(self) -> int:
        """How many accounts are there."""
        return self.total - self.left


@dataclass(frozen=True, slots=True)
class Part:
    """People of one place: how many, how many never came in."""

    region: str
    office: str
    total: int
    waiting: int


def open_roll(*, name: str, by_id: int, total: int, at: datetime) -> int:
    """Begin to stage; return the roll's number."""
    return Roll.objects.create(name=name[:120], made_by=by_id, total=total, made_at=at).pk


def stage(roll_id: int, accounts: Sequence[NewAccount]) -> None:
    """Keep some of its rows."""
    RollRow.objects.bulk_create(
        RollRow(
            roll_id=roll_id,
            username=each.username,
            name=each.name,
            email=each.email,
            office_id=each.office,
            role=each.role,
            station=each.station,
            last_day=each.last_day,
        )
        for each in accounts
    )


def switch(roll_id: int, old: Sequence[str], new: str, fault: str = "") -> None:
    """Move a roll from one state to the next, if it stands in one of `old`. Raises `NoSuchRoll`."""
    if not Roll.objects.filter(pk=roll_id, state__in=tuple(old)).update(state=new, fault=fault):
        raise NoSuchRoll(roll_id)


def agree(roll_id: int, by_id: int, second: int | None = None) -> None:
    """Begin, or begin again where it stopped; from now on it is made under the name of this person, or of two.

    Raises `NoSuchRoll` as `check_agreeable`.
    """
    check_agreeable(roll_id)
    switch(roll_id, (State.STAGED, State.STOPPED), State.MAKING)
    Roll.objects.filter(pk=roll_id).update(made_by=by_id, second=second)


def check_agreeable(roll_id: int) -> None:
    """Raise `NoSuchRoll` for one that does not wait, or whose staging was cut off: half a list is no roll."""
    found = roll(roll_id)
    if found.state not in (State.STAGED, State.STOPPED) or (found.state == State.STAGED and found.left != found.total):
        raise NoSuchRoll(roll_id)


def hold(roll_id: int) -> None:
    """Keep a roll as it is until the act ends."""
    list(Roll.objects.select_for_update().filter(pk=roll_id).values_list("pk"))


def digest(roll_id: int) -> str:
    """SHA-256 (hex) of all its rows that wait: what two agree to is what is made."""
    columns = ("username", "name", "email", "office__region", "role", "station", "last_day")
    rows = RollRow.objects.filter(roll_id=roll_id).order_by("pk").values_list(*columns)
    return hashlib.sha256(msgspec.json.encode([list(row) for row in rows])).hexdigest()


def drop_rows(roll_id: int, limit: int) -> int:
    """Forget some rows of a roll that is thrown away; how many went."""
    ids = list(RollRow.objects.filter(roll_id=roll_id).values_list("pk", flat=True)[:limit])
    return RollRow.objects.filter(pk__in=ids).delete()[0]


def take(roll_id: int, limit: int) -> list[tuple[int, NewAccount]]:
    """The next rows, with the roll locked; empty where it is not being made (any more)."""
    if Roll.objects.select_for_update().filter(pk=roll_id, state=State.MAKING).first() is None:
        return []
    rows = RollRow.objects.filter(roll_id=roll_id).select_related("office").order_by("pk")[:limit]
    return [
        (
            row.pk,
            NewAccount(
                username=row.username,
                name=row.name,
                email=row.email,
                office=row.office_id,
                region=row.office.region,
                role=Role(row.role),
                station=row.station,
                last_day=row.last_day,
            ),
        )
        for row in rows
    ]


def make(roll_id: int, rows: Sequence[tuple[int, NewAccount]], subjects: Sequence[str], at: datetime) -> list[int]:
    """Make the accounts of these rows, each with its role under its subject; their persons, in the same order."""
    persons = Person.objects.bulk_create(
        Person(
            username=each.username,
            name=each.name,
            email=each.email,
            office_id=each.office,
            station=each.station,
            last_day=each.last_day,
            roll_id=roll_id,
            date_joined=at,
            # No password fits: a first code is the only way in.
            password=make_password(None),
        )
        for _, each in rows
    )
    Grant.objects.bulk_create(
        Grant(person=person, role=each.role, office_id=each.office, granted_at=at, subject=subject)
        for person, (_, each), subject in zip(persons, rows, subjects, strict=True)
    )
    RollRow.objects.filter(pk__in=[pk for pk, _ in rows]).delete()
    if not RollRow.objects.filter(roll_id=roll_id).exists():
        switch(roll_id, (State.MAKING,), State.DONE)
    return [person.pk for person in persons]


def being_made() -> int | None:
    """The oldest roll that is being made."""
    return Roll.objects.filter(state=State.MAKING).order_by("pk").values_list("pk", flat=True).first()


def roll(roll_id: int) -> RollInfo:
    """One roll. Raises `NoSuchRoll`."""
    found = _rolls().filter(pk=roll_id).first()
    if found is None:
        raise NoSuchRoll(roll_id)
    return _info(found)


def rolls() -> list[RollInfo]:
    """All rolls, newest first."""
    return [_info(row) for row in _rolls()]


def regions_of(roll_id: int) -> list[str]:
    """The offices of its rows and accounts: who may see a roll answers for them all."""
    waiting = Office.objects.filter(pk__in=RollRow.objects.filter(roll_id=roll_id).values("office"))
    there = Office.objects.filter(pk__in=Person.objects.filter(roll_id=roll_id).values("office"))
    return sorted({*waiting.values_list("region", flat=True), *there.values_list("region", flat=True)})


def rows_by_role(roll_id: int) -> Counter[str]:
    """How many rows of each role wait."""
    found = RollRow.objects.filter(roll_id=roll_id).values_list("role").annotate(count=Count("pk")).order_by()
    return Counter(dict(found))


def given_by(roll_id: int) -> set[tuple[str, Role]]:
    """At which offices its rows that wait give which roles."""
    found = RollRow.objects.filter(roll_id=roll_id).values_list("office__region", "role").distinct()
    return {(region, Role(role)) for region, role in found}


def last_days(roll_id: int) -> list[date]:
    """The last days that its rows name."""
    return sorted(set(RollRow.objects.filter(roll_id=roll_id).values_list("last_day", flat=True)))


def parts(roll_id: int, below: str) -> list[Part]:
    """Its current people, added up by the places next below `below`; those of `below` itself come first."""
    rows = Person.objects.filter(current(), roll_id=roll_id).values("office__region")
    found = rows.annotate(total=Count("pk"), waiting=Count("pk", filter=NEVER_IN)).order_by()
    depth = below.count(".") + 2
    totals: Counter[str] = Counter()
    waiting: Counter[str] = Counter()
    for each in found:
        region = each["office__region"]
        if region == below or region.startswith(f"{below}."):
            place = ".".join(region.split(".")[:depth])
            totals[place] += each["total"]
            waiting[place] += each["waiting"]
    names = dict(Office.objects.filter(region__in=totals).values_list("region", "name"))
    return [Part(place, names[place], totals[place], waiting[place]) for place in sorted(totals)]


def _rolls() -> QuerySet[Roll]:
    return Roll.objects.annotate(left=Count("waiting"))


def _info(row: Roll) -> RollInfo:
    left: int = row.left  # type: ignore[attr-defined]  # set by the annotation above
    return RollInfo(row.pk, row.name, row.made_by, row.made_at, row.total, left, row.state, row.fault, row.second)
