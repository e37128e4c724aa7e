"""Reads of people and offices.

Rules kept here:
  * What leaves is a frozen value; an ended grant gives no role.
  * Whose last day is over is not here any more, from the first second of the next day on, whatever the tables say.
Left to others: who may ask (`policy.py`).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from allauth.mfa.models import Authenticator
from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Prefetch, Q, QuerySet, Value
from django.db.models.functions import Concat

from saksama.entries.pseudonym import pseudonym
from saksama.errors import CallerError, NotThere
from saksama_node.accounts.models import Grant, Level, Office, Person
from saksama_node.accounts.policy import (
    ALLOWED,
    OF_INSTITUTION,
    OPERATOR,
    Action,
    HeldRole,
    Place,
    Role,
    Staff,
    holds,
    operator,
    today,
)
from saksama_node.accounts.recused import has_no_part
from saksama_node.lists.listed import Listed, listed
from saksama_node.lists.within import within
from saksama_node.settings.current import SETTINGS


class NoSuchPerson(NotThere):
    """No current person of this number or name."""

    code = "account.no-such-person"
    advice = "Look the person up in the list of accounts."

    key: str


class NoSuchOffice(CallerError):
    """The institution has no office of this region."""

    code = "account.no-such-office"
    advice = "Write a region code of this institution, as 52 or 52.01."

    region: str


@dataclass(frozen=True, slots=True)
class OfficeInfo:
    """One office. `level`: province, regency, district or village."""

    region: str
    level: str
    name: str


@dataclass(frozen=True, slots=True)
class Contact:
    """A person and where letters reach them; the address stands in no `repr`."""

    staff: Staff
    email: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class GrantInfo:
    """One grant; `ended_at` None while it holds."""

    id: int
    role: Role
    region: str
    office: str
    granted_at: datetime
    ended_at: datetime | None
    subject: str
    person_id: int


# As Django marks a password that none is (UNUSABLE_PASSWORD_PREFIX).
NEVER_IN = Q(password__startswith="!")  # noqa: S106 - a mark, no password


def current(person: str = "") -> Q:
    """Who may come in today: `Person.is_current`, for the database. `person`: what leads there, `person__`."""
    last = f"{person}last_day"
    return Q(**{f"{person}is_active": True}) & (Q(**{f"{last}__isnull": True}) | Q(**{f"{last}__gte": today()}))


def may_there(action: Action, person: OuterRef, place: OuterRef) -> Exists:
    """For a query over persons and places: whether that person is here now and may do this there (`policy.may`)."""
    here = _held(action).filter(person=person).annotate(asked=ExpressionWrapper(place, output_field=CharField()))
    return Exists(here.filter(Q(asked=F("office__region")) | Q(asked__startswith=Concat("office__region", Value(".")))))


def somebody_at(action: Action, place: str, report: str) -> Exists:
    """For a query: whether somebody of the office in the field `place` may do this, who has part in its `report`."""
    apart = has_no_part(OuterRef("person"), OuterRef(OuterRef(report)))
    return Exists(_held(action).filter(~Q(apart), office__region=OuterRef(place)))


def people_at(action: Action, region: str) -> dict[int, str]:
    """Names of the persons who may do this by a role at this very office."""
    held = _held(action).filter(office__region=region).values("person")
    return dict(Person.objects.filter(pk__in=held).order_by("name", "pk").values_list("pk", "name"))


def offices_with(action: Action) -> frozenset[str]:
    """The offices of which somebody may do this by a role at that very office."""
    return frozenset(_held(action).values_list("office__region", flat=True))


def _held(action: Action) -> QuerySet[Grant]:
    """The grants that allow this today."""
    roles = [role for role, allowed in ALLOWED.items() if action in allowed]
    held = Grant.objects.filter(current("person__"), role__in=roles, ended_at__isnull=True)
    if action in OF_INSTITUTION:
        held = held.filter(office__region=SETTINGS.region)
    return held


def _persons(*, ended: bool = False) -> QuerySet[Person]:
    held = Prefetch("grants", Grant.objects.filter(ended_at__isnull=True).select_related("office"), to_attr="held")
    return Person.objects.filter(~current() if ended else current()).select_related("office").prefetch_related(held)


def _staff(person: Person) -> Staff:
    held: list[Grant] = person.held  # type: ignore[attr-defined]  # set by the prefetch above
    return Staff(
        id=person.pk,
        username=person.username,
        name=person.name,
        office=person.office.name,
        region=person.office.region,
        held=tuple(HeldRole(Role(grant.role), grant.office.region) for grant in held),
        secret=bytes(person.pseudonym_secret),
        last_day=person.last_day,
    )


def staff(person_id: int) -> Staff:
    """The current person of this number; raises `NoSuchPerson`. Every page of the desk asks for one."""
    found = staff_each([person_id]).get(person_id)
    if found is None:
        raise NoSuchPerson(str(person_id))
    return found


_BEYOND: Final = 1 << 63


def staff_each(person_ids: Iterable[int]) -> dict[int, Staff]:
    """The same of many, by their numbers, with two questions; who is not current is not in it."""
    # What an address says may be larger than any number of a row.
    ids = {each for each in person_ids if 0 < each < _BEYOND}
    columns = ("pk", "username", "name", "office__name", "office__region", "pseudonym_secret", "last_day")
    rows = list(Person.objects.filter(current(), pk__in=ids).values_list(*columns))
    held: dict[int, list[HeldRole]] = {}
    granted = Grant.objects.filter(person__in=ids, ended_at__isnull=True) if rows else Grant.objects.none()
    for person_id, role, place in granted.values_list("person", "role", "office__region"):
        held.setdefault(person_id, []).append(HeldRole(Role(role), place))
    return {
        person_id: Staff(
            id=person_id,
            username=username,
            name=name,
            office=office_name,
            region=region,
            held=tuple(held.get(person_id, ())),
            secret=bytes(secret),
            last_day=last_day,
        )
        for person_id, username, name, office_name, region, secret, last_day in rows
    }


def acting(person_id: int) -> Staff:
    """The current person of this number, or the operator at the machine for 0; raises `NoSuchPerson`."""
    return staff(person_id) if person_id else operator(SETTINGS.region)


def staff_named(username: str) -> Staff:
    """The current person of this username; raises `NoSuchPerson`."""
    person = _persons().filter(username__iexact=username).first()
    if person is None:
        raise NoSuchPerson(username)
    return _staff(person)


def everyone(*, search: str = "") -> Sequence[Staff]:
    """All current persons by name, or those whose name or username holds `search`."""
    persons = _persons().order_by("name")
    if search:
        persons = persons.filter(name__icontains=search) | persons.filter(username__icontains=search)
    return [_staff(person) for person in persons]


def secrets() -> dict[int, bytes]:
    """What the pseudonyms of each current person are made with, by number: to tell whose one is."""
    found = Person.objects.filter(current()).values_list("pk", "pseudonym_secret")
    return {person: bytes(secret) for person, secret in found}


def people(
    regions: Sequence[str], *, search: str = "", role: str = "", roll: int | None = None, ended: bool = False
) -> Listed[Staff]:
    """Current persons of offices at these regions and below, by name, to be cut into pages; or those who ended."""
    rows = _persons(ended=ended).filter(within(regions, "office__region")).order_by("name", "pk")
    if search:
        rows = rows.filter(Q(name__icontains=search) | Q(username__icontains=search))
    if role:
        rows = rows.filter(pk__in=Grant.objects.filter(role=role, ended_at__isnull=True).values("person"))
    if roll is not None:
        rows = rows.filter(roll_id=roll)
    return listed(rows, lambda found: [_staff(person) for person in found])


def with_role(role: Role, place: Place) -> Sequence[Staff]:
    """Current persons who hold `role` at an office that answers for `place`."""
    holders = _persons().filter(grants__role=role, grants__ended_at__isnull=True).distinct().order_by("name")
    return [each for each in map(_staff, holders) if holds(each, role, place)]


def names_with_role(role: Role, regions: Sequence[str]) -> dict[int, str]:
    """Current persons of offices at these regions and below who hold `role` anywhere, by name: for a list to choose."""
    held = Grant.objects.filter(role=role, ended_at__isnull=True).values("person")
    rows = Person.objects.filter(current(), within(regions, "office__region"), pk__in=held).order_by("name", "pk")
    return dict(rows.values_list("pk", "name"))


def contacts() -> Sequence[Contact]:
    """All current persons who have an e-mail address."""
    return [Contact(_staff(person), person.email) for person in _persons().exclude(email="")]


def address_of(person_id: int) -> str:
    """Where letters reach this current person; empty where none is known."""
    return Person.objects.filter(current(), pk=person_id).values_list("email", flat=True).first() or ""


def second_factors() -> tuple[int, int]:
    """How many current persons hold a role, and how many of them have no second factor.

    Who never came in yet has no password that a second factor could guard, and is not counted.
    """
    held = Q(grants__ended_at__isnull=True, grants__isnull=False)
    holders = Person.objects.filter(current() & held).exclude(NEVER_IN).distinct()
    secured = Authenticator.objects.exclude(type=Authenticator.Type.RECOVERY_CODES).values("user_id")
    return holders.count(), holders.exclude(pk__in=secured).count()


def number_of(username: str) -> int:
    """The number of the account of this name, current or not; 0: no name of ours, and then nothing of it is kept."""
    return Person.objects.filter(username__iexact=username).values_list("pk", flat=True).first() or 0


@dataclass(frozen=True, slots=True)
class Proofs:
    """With what a person proves who they are: rows of second factors and codes; the hash stands in no `repr`."""

    password: str = field(repr=False)
    factors: frozenset[int]
    codes: frozenset[int]


def proofs_of(person_id: int) -> Proofs:
    """What this person proves it with now; to be compared, never shown."""
    password = Person.objects.filter(pk=person_id).values_list("password", flat=True).first() or ""
    held = dict(Authenticator.objects.filter(user_id=person_id).values_list("pk", "type"))
    codes = frozenset(pk for pk, kind in held.items() if kind == Authenticator.Type.RECOVERY_CODES)
    return Proofs(password, frozenset(held) - codes, codes)


def name_of(person_id: int) -> str:
    """A person's name for a screen of the desk, current or not; raises `NoSuchPerson`."""
    if not person_id:
        return OPERATOR
    name = Person.objects.filter(pk=person_id).values_list("name", flat=True).first()
    if name is None:
        raise NoSuchPerson(str(person_id))
    return name


def came_in_by_two(person_id: int) -> bool:
    """Whether this person came in by a code of which two others had a half each."""
    return Person.objects.filter(~NEVER_IN, pk=person_id, handed_by_two=True).exists()


def names_of(person_ids: Iterable[int]) -> dict[int, str]:
    """The names of these persons, current or not, in one question; one that is not here is not in it."""
    ids = set(person_ids)
    found = dict(Person.objects.filter(pk__in=ids).values_list("pk", "name")) if ids else {}
    return found | ({0: OPERATOR} if 0 in ids else {})


def grants(person_id: int) -> Sequence[GrantInfo]:
    """Every grant that a person ever had, newest first."""
    rows = Grant.objects.filter(person_id=person_id).select_related("office").order_by("-granted_at", "-pk")
    return [_grant(row) for row in rows]


def grants_of(person_ids: Sequence[int]) -> list[GrantInfo]:
    """Every open grant of these persons, oldest first."""
    rows = Grant.objects.filter(person__in=person_ids, ended_at__isnull=True).select_related("office").order_by("pk")
    return [_grant(row) for row in rows]


def grant(grant_id: int) -> GrantInfo | None:
    """One grant, ended or not."""
    row = Grant.objects.filter(pk=grant_id).select_related("office").first()
    return None if row is None else _grant(row)


def _grant(row: Grant) -> GrantInfo:
    return GrantInfo(
        id=row.pk,
        role=Role(row.role),
        region=row.office.region,
        office=row.office.name,
        granted_at=row.granted_at,
        ended_at=row.ended_at,
        subject=row.subject,
        person_id=row.person_id,
    )


def offices(level: str = "", below: str = "") -> Sequence[OfficeInfo]:
    """Offices by region code; of one level, or below a region, where these are given."""
    rows = Office.objects.all()
    if level:
        rows = rows.filter(level=level)
    if below:
        rows = rows.filter(region__startswith=f"{below}.")
    return [OfficeInfo(*each) for each in rows.values_list("region", "level", "name")]


def names_of_offices(regions: Iterable[str] | None = None) -> dict[str, str]:
    """Names by region, in its order: of these offices, or of all but the villages', ten times as many as the others."""
    rows = (
        Office.objects.exclude(level=Level.VILLAGE)
        if regions is None
        else Office.objects.filter(region__in=set(regions))
    )
    return dict(rows.values_list("region", "name"))


def office(region: str) -> OfficeInfo:
    """The office of this region; raises `NoSuchOffice`."""
    found = Office.objects.filter(region=region).first()
    if found is None:
        raise NoSuchOffice(region)
    return OfficeInfo(found.region, found.level, found.name)


def actor_for(by: Staff, subject: str) -> str:
    """The actor of an entry: a pseudonym within `subject`, or the first role held where there is none.

    The operator at the machine has no secret and is `operator` everywhere.
    """
    if not by.secret:
        return OPERATOR
    if subject:
        return pseudonym(by.secret, subject)
    return min(by.roles, key=list(Role).index, default=Role.READER).value
