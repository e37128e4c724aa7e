"""What a node says of its own log and keys: how many of each kind, its witnesses' clocks, which key stands."""

from dataclasses import replace
from datetime import timedelta

import pyrage
import pytest

from saksama.tlog.algorithms import COSIGNATURE_V1
from saksama.tlog.note import SigningKey
from saksama.vocabulary import KeyUse
from saksama_node.exchange.age_keys import identities, own_recipient, recipient_of
from saksama_node.ledger import cosigning, models, own_keys, public, queries
from saksama_node.ledger.own_keys import own_ring
from saksama_node.ledger.reread import LogDiffers, reread_all
from saksama_node.ledger.turn import writing
from tests.node.ledger.conftest import Enter, Integrate

OTHER = str(pyrage.x25519.Identity.generate())
WITNESS = str(SigningKey.generate("luar.uji.example/witness", COSIGNATURE_V1).verifier)


def test_entries_are_counted_by_kind_and_after_another_log_anew(enter: Enter, integrate_all: Integrate) -> None:
    for number in range(3):
        enter(number)
    integrate_all()
    counted = public.counts_by_kind()
    assert counted["task.opened"] == 3
    assert sum(counted.values()) == public.tree_size()
    # A larger log stood in this process before, as before a restore.
    public._COUNTED.size, public._COUNTED.counts = 1 << 40, {"task.opened": 1 << 40}
    assert public.counts_by_kind() == counted


@pytest.mark.parametrize(("seconds", "ahead"), [(-60, -59), (60, 59), (0, 0)])
def test_a_witness_s_clock_is_judged_by_its_cosignature(
    enter: Enter, integrate_all: Integrate, seconds: int, ahead: int
) -> None:
    enter()
    integrate_all()
    size = public.tree_size()
    signed = models.Checkpoint.objects.get(size=size).signed_at // 1000 * 1000
    with writing():
        assert cosigning.store_cosignature(size, WITNESS, f"\u2014 x {'A' * 104}\n", signed // 1000 + seconds)
    models.Checkpoint.objects.filter(size=size).update(signed_at=signed, complete_at=signed + 1000)
    assert queries.witness_clocks(0) == {WITNESS.partition("+")[0]: timedelta(seconds=ahead)}


def test_of_keys_whose_time_ran_out_the_last_one_stays() -> None:
    first = next(each for each in own_ring().introduced if each.use == KeyUse.AGE)
    end = first.not_after
    later = replace(first, key=recipient_of(OTHER), not_before=end, not_after=end + timedelta(days=1))
    ring = own_ring().adding(later)
    assert own_keys._standing(ring, KeyUse.AGE, end + timedelta(days=2)) == (later.key,)


def test_what_is_sealed_to_us_can_be_opened() -> None:
    assert own_recipient() in {recipient_of(each) for each in identities()}


def test_a_database_that_was_carried_over_is_read_again_to_its_head(enter: Enter, integrate_all: Integrate) -> None:
    enter()
    integrate_all()
    assert reread_all("default", lambda *_: None)[0].size == public.tree_size()
    models.Head.objects.update(root=bytes(32))
    with pytest.raises(LogDiffers):
        reread_all("default", lambda *_: None)
