"""What nobody learns of who sent what: no device, person or number in the log, on a public page, in a line of the node.

And what a restored backup says of what came in after it.
"""

import json

import pytest
from django.test import Client

from saksama_node.accounts.policy import Role
from saksama_node.flows.node.restore_entry import restore_entry
from saksama_node.ledger.logged import LoggedEntry
from saksama_node.ledger.missing import Missing
from saksama_node.ledger.models import Leaf
from saksama_node.ledger.public import logged
from saksama_node.ledger.sequencer import integrate_round
from saksama_node.observation.models import Submission
from tests.node.conftest import StaffFor
from tests.node.field.conftest import DISTRICT, LetIn
from tests.node.field.photos import patch, reported
from tests.node.field.telephone import WHOLE

PAGES = ("/", "/catatan/", "/pengawasan/", "/statistik.json")


def test_nobody_is_told_who_sent_what(
    let_in: LetIn, staff_for: StaffFor, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    person, telephone = staff_for(Role.SUPERVISOR, DISTRICT), let_in()
    telephone.sent = 770
    address, photo = reported(telephone, number="771/LHP/CONTOH")
    patch(telephone, address, 0, photo)
    telephone.submit(telephone.sealed({**WHOLE, "account": "CONTOH lain"}, "772", sequence=771))
    telephone.submit(telephone.sealed(WHOLE, "773", practice=True))
    telephone.key = let_in(which="b").key
    telephone.submit(telephone.sealed(WHOLE, "774"))
    integrate_round()
    secrets = [telephone.device, person.name, person.username, "771/LHP", "CONTOH", telephone.spki]
    entries = b"".join(bytes(each) for each in Leaf.objects.filter(kind__in=KINDS).values_list("entry", flat=True))
    assert entries
    read = {"entries": entries.decode()}
    for page in (*PAGES, *(f"/catatan/{each.index}" for each in logged(KINDS))):
        answer = Client().get(page)
        assert answer.status_code == 200, page
        read[page] = answer.content.decode()
    lines = capfd.readouterr().err + json.dumps([record.__dict__ for record in caplog.records], default=str)
    read["lines"] = lines
    found = [(where, each) for where, text in read.items() for each in secrets if each in text and where != "/"]
    assert found == []
    # What is sent again is told apart by nobody but its device.
    assert "field:submit" in lines


KINDS = ("observation.received", "lhp.sent")


def test_what_came_in_after_a_backup_is_said_to_lack(let_in: LetIn) -> None:
    telephone = let_in()
    telephone.submit(telephone.sealed(WHOLE, "1"))
    integrate_round()
    received = next(iter(logged(["observation.received"])))
    assert restore_entry(received) is None
    Submission.objects.all().delete()
    later = LoggedEntry(received.index, received.entry, received.leaf_id)
    assert restore_entry(later) is Missing.SUBMISSION
