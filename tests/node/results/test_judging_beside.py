"""A list is held against every source that stood in the log before it, whatever came in while it was made."""

import pytest

from saksama.entries.kinds.sheet import SheetFlagged, Source
from saksama_node.accounts.policy import operator
from saksama_node.flows.results.import_results import hand_in_results, import_waiting, take_import
from saksama_node.flows.results.judge_version import flag_version
from saksama_node.ledger import blobs
from saksama_node.ledger.actions import act
from saksama_node.ledger.queries import committed
from saksama_node.results import queries
from saksama_node.results.judged import flagging

HEAD = "kode_tps,suara_paslon_1,suara_paslon_2,suara_paslon_3,suara_sah,suara_tidak_sah,suara_total"
ONE = "5201011001001"
PPWP = "ppwp-2024"


@pytest.fixture(autouse=True)
def _node(database: None) -> None:
    """A node for each test."""


def bring(votes: int, source: Source = Source.KPU_TABLE) -> None:
    """A version comes in; nobody judges it yet."""
    if source is Source.SIREKAP:
        chart = f'{{"null":null,"100025":10,"100026":{votes},"100027":30}}'
        data = f'{{"kode_tps":"{ONE}","body":{{"chart":{chart}}}}}\n'
    else:
        data = f"{HEAD}\n{ONE},10,{votes},30,60,2,62\n"
    take_import(hand_in_results(operator("52"), PPWP, source, "tps", [data.encode()]))


def lists() -> list[SheetFlagged]:
    return [each.entry.body for each in committed(["sheet.flagged"]) if isinstance(each.entry.body, SheetFlagged)]


def test_a_list_that_was_made_before_another_source_came_in_is_made_again() -> None:
    bring(20)
    (mine,) = queries.versions(PPWP)
    early = flagging.judged(mine.id)
    assert early.against == ()
    bring(21, Source.SIREKAP)
    with act():
        flagging.enter(early)
    assert lists() == []
    assert mine.id in list(flagging.unflagged())
    flag_version(mine.id)
    (entered,) = lists()
    (other,) = [each.document for each in queries.versions(PPWP) if each.source == Source.SIREKAP.value]
    assert entered.against == (other,)
    assert "S1=1" in entered.rules
    with act():
        flagging.enter(early)
    assert len(lists()) == 1


def test_a_version_waits_while_a_document_beside_it_is_not_here() -> None:
    bring(21, Source.SIREKAP)
    bring(20)
    mine, other = queries.versions(PPWP)
    place, data = blobs._path(other.document), blobs.get(other.document)
    place.unlink()
    assert list(import_waiting()) == []
    flag_version(mine.id)
    assert lists() == []
    blobs.put(data)
    assert sorted(import_waiting()) == sorted((mine.id, other.id))
    assert [len(each.against) for each in lists()] == [1, 1]
