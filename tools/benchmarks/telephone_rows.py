"""A node with many people of the field and their telephones, for the measurement of the door: rows in bulk.

Rules kept here: each person at a district's office, with the role and one device; what invitations would have left.
Left to others: the telephones themselves (telephones), asking the node (collect).
"""

# ruff: noqa: E402 (Django first)
from collections.abc import Sequence

import django

django.setup()

from django.db import connection

from saksama.observation.reading import shipped
from saksama_node.accounts.models import Grant, Office, Person
from saksama_node.accounts.policy import Role
from saksama_node.ledger.actions import new_subject
from saksama_node.ledger.models import Leaf
from saksama_node.observation.envelope import unwritten, written
from saksama_node.observation.keying import make_key
from saksama_node.observation.models import Device, Submission
from saksama_node.settings.clock import now
from tools.benchmarks.telephones import FORM

OFFICE = "52.01.01"
_EIGHTEEN = 180_000
_SYNCED = "SELECT COALESCE(SUM(fsyncs), 0) FROM pg_stat_io WHERE object = 'wal'"
_SYNCED_BEFORE = "SELECT wal_sync FROM pg_stat_wal"


def fill(devices: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Rows of these devices (name, key); the office's key and the form's digest."""
    office, at = Office.objects.get(region=OFFICE), now()
    people = Person.objects.bulk_create(
        Person(username=f"contoh-{name}", name="Contoh Pengawas", office=office, password="!", date_joined=at)  # noqa: S106 - a mark, no password
        for name, _ in devices
    )
    Grant.objects.bulk_create(
        Grant(person=each, role=Role.SUPERVISOR, office=office, granted_at=at, subject=new_subject()) for each in people
    )
    Device.objects.bulk_create(
        Device(name=name, person=each.pk, office=OFFICE, key=unwritten(key), enrolled_at=at, seen_at=at)
        for each, (name, key) in zip(people, devices, strict=True)
    )
    key = make_key(OFFICE)
    return {"id": key.name, "spki": written(key.spki), "form": shipped()[FORM].digest}


def counted() -> dict[str, int]:
    """How many submissions stand, and how many entries, integrated and not."""
    entries = Leaf.objects
    return {
        "submissions": Submission.objects.count(),
        "entries": entries.count(),
        "waiting": entries.filter(number=None).count(),
    }


def synced() -> int:
    """How often PostgreSQL waited for its log to reach the disk, by its own count."""
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version_num")
        cursor.execute(_SYNCED if int(cursor.fetchone()[0]) >= _EIGHTEEN else _SYNCED_BEFORE)
        return int(cursor.fetchone()[0])
