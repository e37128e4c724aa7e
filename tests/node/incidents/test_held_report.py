"""Whoever reports an incident whose words are held for a second person is led to them, may read and withdraw them."""

from datetime import timedelta
from html import unescape

import pytest
from django.utils import timezone

from saksama_node.accounts.policy import Role
from saksama_node.cases.report import Reporter
from saksama_node.flows.reports.file_report import file_report, new_code
from saksama_node.seconds.models import Proposal, State
from saksama_node.settings.clock import now
from tests.node.agreements.drafts import KEY, PARTNER
from tests.node.agreements.proposals import Log, proposed
from tests.node.cases.filing import filing
from tests.node.conftest import LoggedIn, StaffFor

LED = {
    # Who may read what is held elsewhere is led to the incident, everybody else to the proposal.
    (Role.SUPERVISOR, "52"): "/meja/usulan/",
    (Role.CUSTODIAN, "52"): "/meja/bersama/",
    (Role.READER, "52"): "/meja/usulan/",
    (Role.DUTY, "52"): "/meja/insiden/",
    # From an office below nothing of it is seen but what one wrote.
    (Role.SUPERVISOR, "52.01.01"): "/meja/usulan/",
    (Role.OFFICER, "52.01"): "/meja/usulan/",
}


@pytest.mark.parametrize(("role", "region"), LED)
def test_who_reported_it_is_led_to_a_page_that_opens(
    role: Role, region: str, staff_for: StaffFor, logged_in: LoggedIn
) -> None:
    log = Log(PARTNER, KEY)
    log.countersigns(proposed(staff_for(Role.SIGNATORY), log), KEY)
    assert file_report(filing(new_code(), reporter=Reporter(name="Wartini", address="CONTOH"))) is not None
    client = logged_in(role, region)
    happened = {
        "type": "attack",
        "title": "CONTOH",
        "description": "CONTOH: kata Wartini, surat elektroniknya dibaca orang.",
        "work_due": timezone.localtime(now() + timedelta(days=3)).strftime("%Y-%m-%dT%H:%M"),
        "clause": "pasal-5",
        "classification": "restricted",
    }
    answer = client.post("/meja/insiden/lapor/", happened)
    assert answer.status_code == 302, unescape(answer.content.decode())
    assert answer["Location"].startswith(LED[role, region])
    assert client.get(answer["Location"]).status_code == 200
    (waits,) = Proposal.objects.all()
    page = client.get(f"/meja/usulan/{waits.pk}/").content.decode()
    assert "kata Wartini" in page
    assert "Tarik usulan" in page
    gone = client.post(f"/meja/usulan/{waits.pk}/tarik/")
    assert client.get(gone["Location"]).status_code == 200
    assert Proposal.objects.get().state == State.WITHDRAWN
