"""Acts on people, without the log: the flow `keep_accounts` acts and logs in one transaction.

Rules kept here:
  * Who is past the last day is nobody here: no role is given, no password renewed.
  * A grant that is already held is not given twice; one that is ended stays ended.
  * Disabling a person ends every role and every session.
Left to others: who may (`policy.py`, asked by the flow), the log (the flow), the transaction (`ledger.act`).
"""

import re
from datetime import date, datetime

from allauth.mfa.models import Authenticator
from django.contrib.auth.password_validation import validate_password

from saksama.entries.words import worded
from saksama.errors import CallerError
from saksama_node.accounts.models import Grant, Level, Office, Person
from saksama_node.accounts.queries import NoSuchOffice, NoSuchPerson, current
from saksama_node.accounts.staff import Role

_MOST_IN_NAME = 120
_USERNAME = re.compile(r"[a-z0-9][a-z0-9._-]*")


class NameTaken(CallerError):
    """A person of this username is there already."""

    code = "account.name-taken"
    advice = "Choose another username."

    username: str


class BadUsername(CallerError):
    """A username that could not be typed at the login as it is written."""

    code = "account.bad-username"
    advice = "Small letters, digits, full stop, hyphen and underscore; it begins with a letter or digit."

    username: str


class AlreadyHeld(CallerError):
    """The person holds this role at this office already."""

    code = "account.already-held"
    advice = "Nothing needs to be done."

    role: str
    region: str


class NotHeld(CallerError):
    """This grant is not there, or was ended already."""

    code = "account.not-held"
    advice = "Look at the person's roles again; somebody may have ended it already."

    grant: int


def create_person(
    *, username: str, name: str, region: str, password: str, email: str, at: datetime, last_day: date | None = None
) -> int:
    """Make a person with a password; return their number.

    Raises `NameTaken`, `BadUsername`, `NoSuchOffice`, `WordsRefused`, Django's ValidationError.
    """
    person = Person(username=username, name=name, email=email, date_joined=at, last_day=last_day)
    _judged(person, region, password)
    person.set_password(password)
    person.save()
    return person.pk


def check_person(username: str, name: str, region: str, *, password: str) -> None:
    """Raise what `create_person` would raise, and make nobody."""
    _judged(Person(username=username, name=name), region, password)


def _judged(person: Person, region: str, password: str) -> Person:
    person.office = _office(region)
    person.name = worded(person.name, most=_MOST_IN_NAME, lines=False)
    if Person.objects.filter(username__iexact=person.username).exists():
        raise NameTaken(person.username)
    if not _USERNAME.fullmatch(person.username):
        raise BadUsername(person.username)
    person.full_clean(exclude=["password", "date_joined"])
    validate_password(password, person)
    return person


def grant_role(*, person_id: int, role: Role, region: str, subject: str, at: datetime) -> int:
    """Give a role at an office; return the grant's number. Raises `AlreadyHeld`, `NoSuchPerson`, `NoSuchOffice`."""
    office = _office(region)
    person = Person.objects.filter(current(), pk=person_id).first()
    if person is None:
        raise NoSuchPerson(str(person_id))
    if Grant.objects.filter(person=person, role=role, office=office, ended_at__isnull=True).exists():
        raise AlreadyHeld(role, region)
    return Grant.objects.create(person=person, role=role, office=office, granted_at=at, subject=subject).pk


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


def renew_access(*, person_id: int, password: str) -> None:
    """Set a new password and forget the second factor, for one who lost either. Raises Django's ValidationError."""
    person = Person.objects.filter(current(), pk=person_id).first()
    if person is None:
        raise NoSuchPerson(str(person_id))
    validate_password(password, person)
    person.set_password(password)
    person.save(update_fields=["password"])
    Authenticator.objects.filter(user_id=person_id).delete()


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
