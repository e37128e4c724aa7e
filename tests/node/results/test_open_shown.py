"""What the page of open findings lists is what the lists of the log leave open; a row that was bent shows."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from django.test import Client

from saksama.entries.kinds.keying import SheetResolved
from saksama.entries.kinds.sheet import SheetFlagged, SheetImported, Source
from saksama.statistics.open_findings import OpenShown, Standing, path_of, read_open, shown_differs
from saksama_node.accounts.policy import Role, Staff, operator
from saksama_node.flows.node.restore_entry import restore_entry
from saksama_node.flows.results.import_results import hand_in_results, import_waiting
from saksama_node.ledger import blobs
from saksama_node.ledger.queries import committed, logged
from saksama_node.ledger.sequencer import integrate_round
from saksama_node.ledger.turn import writing
from saksama_node.results import queries
from saksama_node.results.models import AreaSum, Finding, FindingState, Import, Publication, Resolution
from tests.node.results import resolutions

HEAD = "kode_tps,suara_paslon_1,suara_paslon_2,suara_paslon_3,suara_sah,suara_tidak_sah,suara_total"
ONE, TWO = "5201011001001", "5201011001002"
PPWP = "ppwp-2024"

type StaffFor = Callable[..., Staff]


@pytest.fixture(autouse=True)
def _node(database: None) -> None:
    """A node for each test."""


def table(votes: int, valid: int) -> None:
    data = f"{HEAD}\n{ONE},10,{votes},30,{valid},2,62\n{TWO},5,5,5,115,0,15\n"
    take(data, Source.KPU_TABLE)


def sirekap(votes: int) -> None:
    chart = f'{{"null":null,"100025":10,"100026":{votes},"100027":30}}'
    take(f'{{"kode_tps":"{ONE}","body":{{"chart":{chart}}}}}\n', Source.SIREKAP)


def take(data: str, source: Source) -> None:
    hand_in_results(operator("52"), PPWP, source, "tps", [data.encode()])
    assert list(import_waiting())


def served() -> OpenShown:
    answer = Client().get(f"/{path_of(PPWP)}")
    assert answer.status_code == 200
    shown = read_open(answer.content)
    assert shown is not None
    return shown


def from_the_log() -> OpenShown:
    """As a verifier makes it: from entries and blobs alone."""
    standing, sources, decided = Standing(PPWP), {}, []
    for each in committed([SheetImported.KIND, SheetFlagged.KIND, SheetResolved.KIND]):
        match each.entry.body:
            case SheetImported() as body:
                sources[body.document] = body.source.value
            case SheetFlagged() as body:
                standing.settle(sources[body.figures], blobs.get(body.document))
            case SheetResolved() as body:
                decided.append(body.finding)
    return standing.shown(decided)


def resolve(staff: StaffFor, rule: str) -> None:
    (found,) = [each for each in queries.findings(PPWP) if each.rule == rule and each.state is FindingState.OPEN][:1]
    resolutions.resolve((staff(Role.OFFICER), staff(Role.COMMISSIONER)), found.id)


def test_the_page_lists_what_the_log_leaves_open_through_versions_of_two_sources_and_decisions(
    staff_for: StaffFor,
) -> None:
    assert Client().get(f"/{path_of(PPWP)}").status_code == 404
    for change in (
        partial(table, 20, 160),
        partial(sirekap, 21),
        partial(resolve, staff_for, "S1"),
        partial(table, 22, 61),
        partial(sirekap, 22),
        partial(table, 21, 61),
        partial(sirekap, 20),
    ):
        change()
        assert served() == from_the_log()
    assert served().lists == 6
    assert any(",S1," in line for line in served().open)


def test_two_sources_that_say_the_opposite_are_another_finding_and_the_other_way_round_the_same(
    staff_for: StaffFor,
) -> None:
    table(20, 60)
    sirekap(21)
    resolve(staff_for, "S1")
    assert len(served().decided) == 1
    # The same figures of both at that station, in a version whose own list begins with itself.
    table(20, 61)
    assert len(served().decided) == 1
    assert not [line for line in served().open if ",S1," in line and ",20,21," in line]
    table(21, 60)
    sirekap(20)
    assert [line for line in served().open if ",S1," in line]
    assert served() == from_the_log()


def test_each_row_that_is_bent_in_the_database_is_told() -> None:
    table(20, 160)
    sirekap(21)
    ours = from_the_log()
    row = Finding.objects.filter(rule="S1").first()
    assert row is not None
    bent: list[dict[str, Any]] = [{"current": False}, {"left": 99}, {"place": TWO}, {"gains": {}}, {"grade": "notice"}]
    for changed in bent:
        before = {name: getattr(row, name) for name in changed}
        Finding.objects.filter(pk=row.pk).update(**changed)
        assert shown_differs(served(), ours) != ""
        Finding.objects.filter(pk=row.pk).update(**before)
    assert served() == ours
    Finding.objects.filter(pk=row.pk).update(state=FindingState.RESOLVED)
    assert served().decided == (row.key,)


def test_after_a_restore_what_was_decided_stays_decided(staff_for: StaffFor) -> None:
    table(20, 160)
    sirekap(21)
    resolve(staff_for, "S1")
    before = served()
    while integrate_round():
        pass
    entries = [each for each in logged() if each.entry.kind.startswith("sheet.")]
    for model in (Resolution, Import, Finding, AreaSum, Publication):
        model.objects.all().delete()
    with writing():
        for each in entries:
            restore_entry(each)
    assert list(import_waiting())
    assert served() == before
