"""Offices and people for a node in a test."""

from pathlib import Path

from django.contrib.auth.hashers import make_password

from saksama.keys.locked import unlock
from saksama.tlog.note import SigningKey
from saksama_node.accounts.actions import create_offices, create_person, grant_role
from saksama_node.accounts.admitting import void
from saksama_node.accounts.models import Person
from saksama_node.accounts.policy import Role, Staff
from saksama_node.accounts.queries import NoSuchPerson, staff_named
from saksama_node.accounts.vouching import unconfirmed, vouch
from saksama_node.flows.node.establish_node import Administrator, establish_node
from saksama_node.ledger.actions import new_subject
from saksama_node.settings import keyfiles
from saksama_node.settings.clock import now
from tests.testonly.node_folder import INSTITUTION_PASSPHRASE, PASSWORD

OFFICES = [
    ("52", "Provinsi Nusa Tenggara Barat"),
    ("52.01", "Kabupaten Lombok Barat"),
    ("52.01.01", "Kecamatan Gerung"),
    ("52.71", "Kota Mataram"),
]
OTHER = ("53", "Provinsi Nusa Tenggara Timur")


def establish(data: Path) -> None:
    """Do what `init` does after the migrations; one foreign office is added for tests of jurisdiction."""
    secret = unlock(keyfiles.read(data, keyfiles.INSTITUTION_LOCKED), INSTITUTION_PASSPHRASE)
    first = Administrator(username="admin", name="Administrator")
    establish_node(institution=SigningKey.parse(secret.decode()), offices=OFFICES, first=first, years=5)
    _come_in(staff_named("admin").id)
    # As two who are no part of most tests would: those that are about it make such an account anew.
    vouch([each.subject for each in unconfirmed()], now())
    create_offices([OTHER])


def employed(username: str, name: str, region: str, email: str = "") -> int:
    """Somebody without a role who came in already, with the password of all tests; their number."""
    person = create_person(username=username, name=name, region=region, email=email, at=now())
    _come_in(person)
    return person


def _come_in(person: int) -> None:
    """As by a code that was used before the test began."""
    void([person])
    Person.objects.filter(pk=person).update(password=make_password(PASSWORD))


def staff_with(role: Role, region: str, which: str = "") -> Staff:
    """The person who holds `role` at `region`; made if not there. `which`: another one with the same role there."""
    username = f"{role}-{region.replace('.', '-')}{which}"
    try:
        return staff_named(username)
    except NoSuchPerson:
        name = f"Contoh {role} {which}".strip()
        person = employed(username, name, region)
        grant_role(person_id=person, role=role, region=region, subject=new_subject(), at=now())
        return staff_named(username)


def grant_there(person: Staff, role: Role, region: str) -> None:
    """Have a person hold a further role, whoever might give it."""
    grant_role(person_id=person.id, role=role, region=region, subject=new_subject(), at=now())
