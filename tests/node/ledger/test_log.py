"""From an act to a receipt that anyone can check."""

import pytest

from saksama.tlog.checkpoint import open_checkpoint
from saksama.tlog.policy import LogEntry, Policy
from saksama.tlog.proof import Proof, verify_receipt
from saksama.tlog.tile import TilePath, parse_bundle, tile_at
from saksama.tlog.tree import leaf_hash, leaf_hashes, root_from_leaves
from saksama_node.ledger import actions, models, public, queries
from saksama_node.ledger.faults import ClockBehind, LogExists, OutsideAct
from saksama_node.ledger.signing import log_key
from saksama_node.ledger.times import to_ms
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS
from tests.node.ledger.checking import check_log
from tests.node.ledger.conftest import Enter, Integrate, a_body


def _policy() -> Policy:
    return Policy(logs=(LogEntry(log_key().verifier),))


def test_an_entry_waits_then_has_a_place_and_a_receipt(enter: Enter, integrate_all: Integrate) -> None:
    leaf = enter()
    assert queries.position(leaf.leaf_id) is None
    assert queries.receipt(leaf.leaf_id) is None
    integrate_all()
    index = queries.position(leaf.leaf_id)
    assert index is not None
    receipt = queries.receipt(leaf.leaf_id)
    assert receipt is not None
    verified = verify_receipt(Proof.parse(receipt), _policy())
    assert verified.index == index
    assert Proof.parse(receipt).extra == leaf.entry.encode()
    check_log()


@pytest.mark.parametrize("batch", [1, 7, 300])
def test_the_tree_is_the_same_however_rounds_fall(enter: Enter, integrate_all: Integrate, batch: int) -> None:
    with actions.act():
        for number in range(40 if batch == 1 else 700):
            actions.append(a_body(number), subject=actions.new_subject(), actor="0" * 32)
    integrate_all(batch)
    check_log()


def test_every_signed_size_can_be_read_from_tiles_and_bundles(integrate_all: Integrate) -> None:
    for _ in range(3):
        with actions.act():
            for number in range(120):
                actions.append(a_body(number), subject=actions.new_subject(), actor="0" * 32)
        integrate_all()
    for size in models.Checkpoint.objects.values_list("size", flat=True):
        signed = public.checkpoint_of(size)
        assert signed is not None
        checkpoint = open_checkpoint(signed.note, [log_key().verifier], SETTINGS.origin).checkpoint
        hashes = b""
        entries: list[bytes] = []
        for index in range((size + 255) // 256):
            path = tile_at(0, index, size)
            data = public.tile(path)
            bundle = public.tile(TilePath(-1, path.index, path.width))
            assert data is not None
            assert bundle is not None
            hashes += data
            entries += parse_bundle(bundle, path.width)
        assert leaf_hashes(entries) == hashes
        assert root_from_leaves(hashes) == checkpoint.root
    assert public.tile(tile_at(0, 9, 10_000)) is None
    assert public.tile(TilePath(-1, 0, 255)) is not None
    assert public.tile(TilePath(-1, 1, 255)) is None


def test_an_act_that_fails_leaves_no_entry(integrate_all: Integrate) -> None:
    before = models.Leaf.objects.count()

    def fail() -> None:
        with actions.act():
            actions.append(a_body(), subject=actions.new_subject(), actor="0" * 32)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert models.Leaf.objects.count() == before


def test_an_act_within_an_act_is_one_transaction() -> None:
    before = models.Leaf.objects.count()

    def fail() -> None:
        with actions.act():
            with actions.act():
                actions.append(a_body(), subject=actions.new_subject(), actor="0" * 32)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert models.Leaf.objects.count() == before


def test_append_outside_an_act_is_our_bug() -> None:
    with pytest.raises(OutsideAct):
        actions.append(a_body(), subject=actions.new_subject(), actor="0" * 32)


def test_a_clock_behind_the_log_refuses_the_act(enter: Enter) -> None:
    models.Head.objects.update(greatest_at=to_ms(now()) + 61_000)
    with pytest.raises(ClockBehind):
        enter()


def test_a_log_is_made_once() -> None:
    with pytest.raises(LogExists):
        actions.create_log()


def test_openings_open_the_commitments_until_they_are_erased() -> None:
    from saksama.entries.commitment import check_opening
    from saksama.entries.kinds.case import CaseReceived

    given = [actions.opening(name, name.encode()) for name in ("content", "evidence", "identity")]
    with actions.act():
        leaf = actions.append(CaseReceived(), subject=actions.new_subject(), actor="intake", openings=given)
    for kept in queries.openings_of(leaf.leaf_id):
        check_opening(leaf.entry, kept)
    assert actions.erase_openings(leaf.leaf_id, ["identity"]) == 1
    assert [kept.name for kept in queries.openings_of(leaf.leaf_id)] == ["content", "evidence"]


def test_logged_reads_in_order_and_by_subject(enter: Enter, integrate_all: Integrate) -> None:
    leaves = [enter(number) for number in range(5)]
    integrate_all()
    found = list(queries.logged(kinds=["task.opened"]))
    assert [entry.leaf_id for entry in found] == [leaf.leaf_id for leaf in leaves]
    assert [e.leaf_id for e in queries.logged(subject=leaves[3].entry.subject)] == [leaves[3].leaf_id]
    assert [e.index for e in queries.logged(after=found[2].index)] == [found[3].index, found[4].index]
    assert leaf_hash(found[0].entry.encode()) == leaves[0].leaf_hash
