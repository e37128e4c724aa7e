"""Where no agreement is in force the desk offers no clause: it says why and since when, and keeps what was typed."""

import re

import pytest
from django.test import Client

from saksama_node.accounts.policy import Role, Staff
from saksama_node.agreements.queries import agreement_of
from saksama_node.flows.agreement.propose_agreement import end_agreement, suspend_agreement
from saksama_node.web.formats import moment_of
from tests.node.agreements.drafts import KEY, PARTNER
from tests.node.agreements.proposals import Log, proposed
from tests.node.conftest import LoggedIn, StaffFor
from tests.testonly.node_folder import INSTITUTION_PASSPHRASE

PAGES = [
    ("/meja/kiriman/baru/", Role.OFFICER),
    ("/meja/tugas/baru/", Role.OFFICER),
    ("/meja/insiden/lapor/", Role.DUTY),
]
OPTION = re.compile(r'<option value="pasal-\d+"')
TYPED = {"title": "Judul yang sudah diketik", "words": "Kata-kata.", "description": "Kata-kata.", "clause": "pasal-1"}


@pytest.fixture
def by(staff_for: StaffFor) -> Staff:
    return staff_for(Role.SIGNATORY)


@pytest.fixture
def digest(by: Staff) -> str:
    """An agreement in force."""
    log = Log(PARTNER, KEY)
    found = proposed(by, log)
    log.countersigns(found, KEY)
    return found


def ended(by: Staff, digest: str) -> str:
    end_agreement(by=by, digest=digest, reason="CONTOH", passphrase=INSTITUTION_PASSPHRASE)
    return "Nota kesepahaman sudah diakhiri sejak"


def suspended(by: Staff, digest: str) -> str:
    suspend_agreement(by=by, digest=digest, reason="CONTOH")
    return "Nota kesepahaman ditangguhkan sejak"


@pytest.mark.parametrize("stop", [ended, suspended])
@pytest.mark.parametrize(("address", "role"), PAGES)
def test_a_form_offers_the_clauses_that_are_in_force_and_none_afterwards(
    by: Staff, digest: str, logged_in: LoggedIn, address: str, role: Role, stop: object
) -> None:
    client = logged_in(role)
    assert OPTION.search(shown(client, address))

    # What is not whole is refused like on every page, and kept.
    answer = client.post(address, TYPED | {"to": PARTNER})
    assert answer.status_code == 422
    assert TYPED["title"] in answer.content.decode()

    assert callable(stop)
    why = stop(by, digest)
    at = agreement_of(digest).history[-1].at
    page = shown(client, address)
    assert not OPTION.search(page)
    assert f"{why} {moment_of(at)}" in page
    assert f'href="/meja/nota/{digest}/"' in page
    assert "data-draft-told" in page, "a draft that waits is told"
    assert 'name="title"' not in page

    # Who had begun before, and sends: nothing goes out, and nothing typed is lost.
    answer = client.post(address, TYPED | {"to": PARTNER})
    said = answer.content.decode()
    assert answer.status_code == 422
    assert TYPED["title"] in said
    assert f"{why} {moment_of(at)}" in said
    assert "data-held" in said
    assert set(OPTION.findall(said)) <= {'<option value="pasal-1"'}
    assert "Segel dan kirim" not in said
    assert "Tawarkan</button>" not in said
    assert "Laporkan sekarang" not in said


def shown(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()
