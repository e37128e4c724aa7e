"""Versions come back from the log's entries and blobs; what was decided by persons does not."""

import pytest
from django.test import Client

from saksama.entries.kinds.sheet import Source
from saksama_node.accounts.policy import operator
from saksama_node.flows.node.restore_entry import restore_entry
from saksama_node.flows.results.import_results import hand_in_results, import_waiting
from saksama_node.flows.results.publish_results import withdraw_areas
from saksama_node.ledger import blobs
from saksama_node.ledger.logged import LoggedEntry
from saksama_node.ledger.missing import Missing
from saksama_node.ledger.queries import logged
from saksama_node.ledger.sequencer import integrate_round
from saksama_node.results import queries
from saksama_node.results.models import AreaSum, Finding, Import, Publication

HEAD = "kode_tps,suara_paslon_1,suara_paslon_2,suara_paslon_3,suara_sah,suara_tidak_sah,suara_total"


@pytest.fixture(autouse=True)
def _node(database: None) -> None:
    """A node for each test."""


def entries() -> list[LoggedEntry]:
    while integrate_round():
        pass
    return [each for each in logged() if each.entry.kind.startswith("sheet.")]


def test_a_version_comes_back_with_its_list_and_is_judged_again() -> None:
    data = f"{HEAD}\n5201011001001,10,20,30,160,2,62\n".encode()
    hand_in_results(operator("52"), "ppwp-2024", Source.KPU_TABLE, "a.csv", [data])
    list(import_waiting())
    (before,) = queries.versions("ppwp-2024")
    findings = [each.rule for each in queries.findings("ppwp-2024")]
    assert "H5" in findings
    for model in (Import, Finding, AreaSum, Publication):
        model.objects.all().delete()
    leaves = entries()
    assert [restore_entry(each) for each in leaves] == [None, None]
    (after,) = queries.versions("ppwp-2024")
    assert (after.document, after.flagged, after.number, after.rows) == (before.document, before.flagged, 1, 1)
    assert [restore_entry(each) for each in leaves] == [None, None]
    assert len(queries.versions("ppwp-2024")) == 1
    assert list(import_waiting()) == [after.id]
    assert list(import_waiting()) == []
    (made,) = queries.versions("ppwp-2024")
    assert made.counts == before.counts
    assert [each.rule for each in queries.findings("ppwp-2024")] == findings
    assert len(entries()) == len(leaves)
    page = Client().get("/hasil/ppwp-2024/")
    assert page.status_code == 200
    assert "160" in page.content.decode()


def test_figures_that_came_back_after_others_come_back_as_a_version_once() -> None:
    for votes in (60, 61, 60):
        data = f"{HEAD}\n5201011001001,10,20,30,{votes},2,62\n".encode()
        hand_in_results(operator("52"), "ppwp-2024", Source.KPU_TABLE, "a.csv", [data])
        list(import_waiting())
    before = [(each.number, each.document) for each in queries.versions("ppwp-2024")]
    for model in (Import, Finding, AreaSum, Publication):
        model.objects.all().delete()
    leaves = entries()
    for _time in range(2):
        assert {restore_entry(each) for each in leaves} == {None}
        assert [(each.number, each.document) for each in queries.versions("ppwp-2024")] == before
    assert len(before) == 3


def test_a_document_that_is_not_here_is_said() -> None:
    data = f"{HEAD}\n5201011001001,10,20,30,60,2,62\n".encode()
    hand_in_results(operator("52"), "ppwp-2024", Source.KPU_TABLE, "a.csv", [data])
    list(import_waiting())
    (version,) = queries.versions("ppwp-2024")
    blobs._path(version.document).unlink()
    Import.objects.all().delete()
    Finding.objects.all().delete()
    Publication.objects.all().delete()
    first, _list = entries()
    assert restore_entry(first) is Missing.DOCUMENT
    # The worker goes on without it, and the page says that there is none.
    assert list(import_waiting()) == []
    assert Client().get("/hasil/ppwp-2024/kpu-tabel/1.csv").status_code == 404


def test_a_recap_that_built_up_comes_back_with_what_each_version_added_and_took() -> None:
    head = "kode,suara_paslon_1,suara_paslon_2,suara_paslon_3"
    for row in ("520101,4,5,6", "520102,1,2,3", "520101,4,7,6", "520101,4,5,6"):
        hand_in_results(operator("52"), "ppwp-2024", Source.RECAP_DISTRICT, "a.csv", [f"{head}\n{row}\n".encode()])
        list(import_waiting())
    withdraw_areas(operator("52"), "ppwp-2024", Source.RECAP_DISTRICT, ["520102"])
    list(import_waiting())
    fields = ("number", "document", "base", "part", "without", "flagged")
    before = list(Publication.objects.order_by("pk").values_list(*fields))
    since = list(AreaSum.objects.order_by("publication__number", "code").values_list("code", "since"))
    for model in (Import, Finding, AreaSum, Publication):
        model.objects.all().delete()
    leaves = entries()
    for _turn in range(2):
        assert {restore_entry(each) for each in leaves} == {None}
        assert list(Publication.objects.order_by("pk").values_list(*fields)) == before
    list(import_waiting())
    assert list(AreaSum.objects.order_by("publication__number", "code").values_list("code", "since")) == since
