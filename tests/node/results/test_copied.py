"""Copies that are put together become a version of the source `pengawas`, and are judged beside the others."""

import pytest

from saksama.entries.kinds.sheet import Source
from saksama_node.accounts.policy import NotAllowed, Role
from saksama_node.flows.results.import_results import import_waiting
from saksama_node.flows.results.key_sheet import type_sheet
from saksama_node.flows.results.publish_results import publish_copies
from saksama_node.ledger import blobs
from saksama_node.results import queries
from saksama_node.results.copies.keyed import NoCopies
from tests.node.conftest import StaffFor
from tests.node.results.copies import CONTEST, brought, texts
from tests.node.results.imported import RIGHT, TWO, take


def test_copies_become_a_version_and_differ_from_another_source(staff_for: StaffFor) -> None:
    one, other = staff_for(Role.OFFICER), staff_for(Role.OFFICER, which="b")
    with pytest.raises(NoCopies):
        publish_copies(one, CONTEST)
    take(*RIGHT)
    subject, waits = brought(one, station=TWO), brought(one, station="5201012002003")
    for by in (one, other):
        type_sheet(by, subject, texts(suara_sah="25", suara_tidak_sah="-"))
    type_sheet(one, waits, texts())
    number = publish_copies(one, CONTEST)
    assert publish_copies(other, CONTEST) == number
    version = queries.version(number)
    assert (version.source, version.rows) == (Source.SUPERVISOR, 1)
    head, row = blobs.get(version.document).decode().splitlines()
    said = dict(zip(head.split(","), row.split(","), strict=True))
    assert (said["kode_tps"], said["suara_sah"], said["suara_tidak_sah"]) == (TWO, "25", "")
    assert list(import_waiting())
    found = [each for each in queries.findings(CONTEST) if each.rule == "S1" and "suara_sah" in each.left_fields]
    assert [(each.place, {each.left, each.right}) for each in found] == [(TWO, {25, 15})]


def test_only_who_answers_for_the_whole_area_publishes(staff_for: StaffFor) -> None:
    for refused in (staff_for(Role.OFFICER, "52.01"), staff_for(Role.COMMISSIONER), staff_for(Role.STATISTICS)):
        with pytest.raises(NotAllowed):
            publish_copies(refused, CONTEST)
