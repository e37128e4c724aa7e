"""Acts on people, without the log: the flows act and log in one transaction.

Rules kept here:
  * Who is past the last day is nobody here: no role is given.
  * Nobody sets a password for another: a person is made without any, and comes in by a code (`admitting`).
  * A grant that is already held is not given twice; one that is ended stays ended.
  * Disabling a person ends every role and every session.
  * A last day is a whole day; the one after it begins without this person (`queries.current`).
  * Last days of many at once are named by office, role and roll; administrators and the one who asks are never among
    them.
Left to others: who may (`policy.py`, asked by the flow), the log (the flows `keep_accounts`,
`make_accounts`, `end_access`), the transaction (`ledger.act`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth.hashers import make_password
from django.db.models import Count, QuerySet

from saksama.entries.words import worded
from saksama.errors import CallerError
from saksama_node.accounts.admitting import void
from saksama_node.accounts.models import Grant, Level, Office, Person
from saksama_node.accounts.policy import Role, today
from saksama_node.accounts.queries import GrantInfo, NoSuchOffice, NoSuchPerson, current, grants_of
from saksama_node.accounts.staying import end_sessions
from saksama_node.accounts.usernames import MOST_IN_NAME, check_username
from saksama_node.lists.within import within


class NameTaken(CallerError):
    """A person of this username is there already."""

    code = "account.name-taken"
    advice = "Choose another username."

    username: str


class AlreadyHeld(CallerError):
    """The person holds this role at this office already."""

    code = "account.already-held"
    advice = "Nothing needs to be done."

    role: str
    region: str


class EmailTaken(CallerError):
    """Letters to this address reach somebody else already."""

    code = "account.email-taken"
    advice = "Give an address of your own: letters about your duties must reach you, and you alone."


class NotHeld(CallerError):
    """This grant is not there, or was ended already."""

    code = "account.not-held"
    advice = "Look at the person's roles again; somebody may have ended it already."

    grant: int


def create_person(
    *, username: str, name: str, region: str, email: str, at: datetime, last_day: date | None = None
) -> int:
    """Make a person whom no password lets in; return their number.

    Raises `NameTaken`, `BadUsername`, `NoSuchOffice`, `WordsRefused`, Django's ValidationError.
    """
    person = Person(username=username, name=name, email=email, date_joined=at, last_day=last_day)
    _judged(person, region)
    person.password = make_password(None)
    person.save()
    return person.pk


def check_person(username: str, name: str, region: str) -> None:
    """Raise what `create_person` would raise, and make nobody."""
    _judged(Person(username=username, name=name), region)


def _judged(person: Person, region: str) -> Person:
    person.office = _office(region)
    person.name = worded(person.name, most=MOST_IN_NAME, lines=False)
    if Person.objects.filter(username__iexact=person.username).exists():
        raise NameTaken(person.username)
    check_username(person.username)
    person.full_clean(exclude=["password", "date_joined"])
    return person


def grant_role(*, person_id: int, role: Role, region: str, subject: str, at: datetime) -> int:
    """Give a role at an office; return the grant's number. Raises `AlreadyHeld`, `NoSuchPerson`, `NoSuchOffice`."""
    person, office = _grantable(person_id, role, region)
    return Grant.objects.create(person=person, role=role, office=office, granted_at=at, subject=subject).pk


def _grantable(person_id: int, role: Role, region: str) -> tuple[Person, Office]:
    office = _office(region)
    person = Person.objects.filter(current(), pk=person_id).first()
    if person is None:
        raise NoSuchPerson(str(person_id))
    if Grant.objects.filter(person=person, role=role, office=office, ended_at__isnull=True).exists():
        raise AlreadyHeld(role, region)
    return person, office


def check_grantable(person_id: int, role: Role, region: str) -> None:
    """Raise what `grant_role` would raise, and give nothing."""
    _grantable(person_id, role, region)


def hold(person_id: int) -> str:
    """Keep a person as they are until the act ends, current or not; the region of their office."""
    rows = Person.objects.select_for_update(of=("self",)).select_related("office")
    return rows.get(pk=person_id).office.region


def end_role(*, grant_id: int, at: datetime) -> None:
    """End one grant. Raises `NotHeld`."""
    if not Grant.objects.filter(pk=grant_id, ended_at__isnull=True).update(ended_at=at):
        raise NotHeld(grant_id)


def end_roles_of(*, subject: str, at: datetime) -> None:
    """End the grant that the log knows by this subject, if it is here and open: a restored backup may not revive it."""
    Grant.objects.filter(subject=subject, ended_at__isnull=True).update(ended_at=at)


def disable_person(*, person_id: int) -> None:
    """Let a person log in no more; their grants are ended one by one by the flow."""
    Person.objects.filter(pk=person_id).update(is_active=False)
    end_sessions([person_id])


def create_offices(offices: list[tuple[str, str]]) -> int:
    """Make the offices of (region code, name) that are not there yet; return how many. Used by `init`."""
    rows = [Office(region=region, level=_level(region), name=name) for region, name in offices]
    return len(Office.objects.bulk_create(rows, ignore_conflicts=True, batch_size=500))


def _level(region: str) -> Level:
    return (Level.PROVINCE, Level.REGENCY, Level.DISTRICT, Level.VILLAGE)[region.count(".")]


def _office(region: str) -> Office:
    office = Office.objects.filter(region=region).first()
    if office is None:
        raise NoSuchOffice(region)
    return office


@dataclass(frozen=True, slots=True)
class Chosen:
    """Whose last day is meant: at these regions and below; of this role and roll where these are given."""

    regions: tuple[str, ...]
    role: Role | None = None
    roll: int | None = None


def count_chosen(chosen: Chosen, but: int) -> dict[str, int]:
    """How many of each role are meant."""
    rows = Grant.objects.filter(person__in=_chosen(chosen, but), ended_at__isnull=True)
    return dict(rows.values_list("role").annotate(count=Count("person", distinct=True)).order_by())


def set_for_many(chosen: Chosen, but: int, day: date) -> int:
    """Set the last day of all that are meant; how many. One statement."""
    return Person.objects.filter(pk__in=_chosen(chosen, but).values("pk")).update(last_day=day)


def set_email(person_id: int, email: str) -> None:
    """Set where letters reach a person; empty: nowhere. Raises `EmailTaken`, Django's ValidationError."""
    person = Person.objects.select_for_update().get(pk=person_id)
    person.email = email
    person.clean_fields(exclude=[each.name for each in Person._meta.get_fields() if each.name != "email"])  # noqa: SLF001 (Django's documented way to ask a model)
    if email and Person.objects.filter(is_active=True, email__iexact=email).exclude(pk=person_id).exists():
        raise EmailTaken
    person.save(update_fields=["email"])


def set_for_one(person_id: int, day: date | None) -> None:
    """Set one person's last day; None: none is set."""
    Person.objects.filter(pk=person_id).update(last_day=day)


def is_past() -> bool:
    """Whether somebody is past the last day and still has open roles here."""
    return _past().exists()


def past(limit: int) -> list[int]:
    """Some of those who are past their last day and not closed yet; held until the act ends, whoever prolongs them."""
    return list(_past().select_for_update().order_by("pk").values_list("pk", flat=True)[:limit])


def end_all(person_ids: Sequence[int], at: datetime) -> list[GrantInfo]:
    """Close these accounts: end every open role, let codes go; the roles that ended, for the log."""
    # Held first: a role that a person ends in this moment is ended, and logged, once.
    list(Grant.objects.select_for_update().filter(person__in=person_ids, ended_at__isnull=True).values_list("pk"))
    held = grants_of(person_ids)
    Grant.objects.filter(pk__in=[each.id for each in held]).update(ended_at=at)
    void(person_ids)
    Person.objects.filter(pk__in=person_ids).update(is_active=False)
    end_sessions(person_ids)
    return held


def _past() -> QuerySet[Person]:
    return Person.objects.filter(is_active=True, last_day__lt=today())


def _chosen(chosen: Chosen, but: int) -> QuerySet[Person]:
    held = Grant.objects.filter(ended_at__isnull=True)
    rows = Person.objects.filter(current() & within(chosen.regions, "office__region")).exclude(pk=but)
    rows = rows.exclude(pk__in=held.filter(role=Role.ADMINISTRATOR).values("person"))
    # Nor who works at another office as well: that one says until when.
    rows = rows.exclude(pk__in=held.exclude(within(chosen.regions, "office__region")).values("person"))
    if chosen.role is not None:
        rows = rows.filter(pk__in=held.filter(role=chosen.role).values("person"))
    if chosen.roll is not None:
        rows = rows.filter(roll_id=chosen.roll)
    return rows
