"""Our checkpoints and their witnesses: real servers, real signatures, and what happens when one is not there."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from math import inf
from pathlib import Path

import pytest

from saksama.cli.witness_http import WitnessServer
from saksama.cli.witness_state import WitnessState, open_state
from saksama.tlog.policy import Group, LogEntry, Policy, WitnessEntry
from saksama.tlog.proof import Proof, verify_receipt
from saksama.tlog.witness import StoredCheckpoint
from saksama_node.ledger import actions, cosigning, licence, models, public, queries, sequencer
from saksama_node.ledger.faults import Fork, NobodyAnswered, NoLicence, OldBackup
from saksama_node.ledger.licence import Standing
from saksama_node.ledger.signing import log_key
from saksama_node.ledger.turn import writing
from saksama_node.ledger.witness_client import Held, HoldsNone, Silent
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS
from tests.node.ledger.checking import check_log
from tests.node.ledger.conftest import Enter
from tests.node.ledger.witnessing import dead_address


@dataclass(frozen=True, slots=True)
class Witness:
    """A running witness."""

    state: WitnessState
    url: str

    @property
    def vkey(self) -> str:
        return str(self.state.key.verifier)


@contextmanager
def _running(folder: Path, name: str) -> Iterator[Witness]:
    state = open_state(folder / name, folder / f"{name}.key", name)
    state.trust(str(log_key().verifier))
    server = WitnessServer(("127.0.0.1", 0), state, lambda: int(now().timestamp()), shifted=False)
    serving = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    serving.start()
    try:
        yield Witness(state, f"http://127.0.0.1:{server.server_address[1]}")
    finally:
        server.shutdown()
        serving.join()
        server.server_close()


@pytest.fixture
def outsider(tmp_path: Path) -> Iterator[Witness]:
    with _running(tmp_path, "penyaksi.example") as witness:
        yield witness


@pytest.fixture
def partner(tmp_path: Path) -> Iterator[Witness]:
    with _running(tmp_path, "mitra.example") as witness:
        yield witness


@pytest.fixture
def cosigner() -> Iterator[cosigning.Cosigner]:
    made = cosigning.Cosigner()
    yield made
    made.close()


def test_a_receipt_is_witnessed_by_both(
    enter: Enter, outsider: Witness, partner: Witness, cosigner: cosigning.Cosigner
) -> None:
    actions.use_witness(outsider.vkey, outsider.url, partner=False)
    actions.use_witness(partner.vkey, partner.url, partner=True)
    with pytest.raises(NoLicence):
        sequencer.integrate_round()
    assert licence.ask() is Standing.ANSWERED
    leaf = enter()
    assert sequencer.integrate_round() > 0
    assert queries.receipt(leaf.leaf_id) is None, "signed, not yet published"
    assert cosigner.step()
    receipt = queries.full_receipt(leaf.leaf_id)
    assert receipt is not None
    assert receipt.complete
    policy = Policy(
        logs=(LogEntry(log_key().verifier),),
        witnesses=(
            WitnessEntry("outsider", outsider.state.key.verifier),
            WitnessEntry("partner", partner.state.key.verifier),
        ),
        groups=(Group("both", 2, ("outsider", "partner")),),
        quorum="both",
    )
    verified = verify_receipt(Proof.parse(receipt.proof), policy)
    assert set(verified.verdict.witnessed) == {"outsider", "partner"}
    assert not cosigner.step(), "nothing is left to do"
    assert public.checkpoint_index().sizes == (receipt.size,)


def test_the_first_complete_checkpoint_carries_the_receipt_for_good(
    enter: Enter, outsider: Witness, cosigner: cosigning.Cosigner
) -> None:
    actions.use_witness(outsider.vkey, outsider.url, partner=False)
    licence.ask()
    first = enter()
    sequencer.integrate_round()
    cosigner.step()
    before = queries.receipt(first.leaf_id)
    for number in range(5):
        enter(number)
        sequencer.integrate_round()
        cosigner.step()
    assert queries.receipt(first.leaf_id) == before
    assert len(public.checkpoint_index().sizes) == 6
    check_log()


def test_a_witness_that_is_down_is_loud_and_stops_nothing(
    enter: Enter, outsider: Witness, cosigner: cosigning.Cosigner
) -> None:
    actions.use_witness(outsider.vkey, outsider.url, partner=False)
    licence.ask()
    gone = "gone.example+52c7b6f0+BAAA"
    models.WitnessTarget.objects.create(vkey=gone, url=dead_address(), partner=True)
    leaf = enter()
    sequencer.integrate_round()
    cosigner.step()
    receipt = queries.full_receipt(leaf.leaf_id)
    assert receipt is not None
    assert list(receipt.witnessed) == ["penyaksi.example"]
    assert not receipt.complete
    standing = {one.name: one for one in public.standing()}
    assert standing["gone.example"].fault
    assert standing["gone.example"].failures == 1
    assert standing["penyaksi.example"].fault == ""


def test_whoever_owes_is_due_after_its_pause_and_one_that_is_gone_for_good_is_no_news(
    enter: Enter, partner: Witness, cosigner: cosigning.Cosigner, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert cosigner.due() == inf, "nobody owes anything"
    models.WitnessTarget.objects.create(vkey="gone.example+52c7b6f0+BAAA", url=dead_address(), partner=True)
    actions.use_witness(partner.vkey, partner.url, partner=False)
    licence.ask()
    enter()
    sequencer.integrate_round()
    gone = models.WitnessTarget.objects.filter(vkey__startswith="gone")

    def failed(least: int) -> int:
        end = time.monotonic() + 120
        while gone.get().failures < least and time.monotonic() < end:
            cosigner.step()
            time.sleep(0.01)
        return int(gone.get().failures)

    assert failed(2) == 2
    cosigner.step()
    assert 0 < cosigner.due() <= 30
    monkeypatch.setattr(cosigning, "_FIRST_PAUSE", 0.0)
    gone.update(failures=10)
    assert failed(11) == 11
    for _ in range(60):
        cosigner.step()
        time.sleep(0.01)
    assert gone.get().failures == 11, "counted no further, and so not written"


def test_who_is_heard_of_again_is_asked_without_its_pause(
    enter: Enter, partner: Witness, cosigner: cosigning.Cosigner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cosigning, "_LONGEST_PAUSE", 3600.0)
    monkeypatch.setattr(cosigning, "_FIRST_PAUSE", 3600.0)
    actions.use_witness(partner.vkey, partner.url, partner=True)
    licence.ask()
    models.WitnessTarget.objects.update(url=dead_address())
    leaf = enter()
    sequencer.integrate_round()
    # Its first failure costs it no pause, the second does.
    _step_until(cosigner, lambda: public.standing()[0].failures == 2)
    models.WitnessTarget.objects.update(url=partner.url)
    cosigner.step()
    assert not cosigner.is_asking
    actions.ask_at_once(f"{partner.url}/")
    _step_until(cosigner, lambda: public.standing()[0].fault == "")
    receipt = queries.full_receipt(leaf.leaf_id)
    assert receipt is not None
    assert receipt.complete


def _step_until(cosigner: cosigning.Cosigner, done: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not done():
        assert time.monotonic() < end
        cosigner.step()
        time.sleep(0.05)


def test_a_witness_that_holds_another_size_is_met_there(
    enter: Enter, outsider: Witness, cosigner: cosigning.Cosigner
) -> None:
    actions.use_witness(outsider.vkey, outsider.url, partner=False)
    licence.ask()
    for wrong in (0, 3, 10_000):
        enter()
        sequencer.integrate_round()
        models.WitnessTarget.objects.update(last_size=wrong)
        cosigner.step()
        assert public.standing()[0].fault == ""
        assert public.standing()[0].last_size == public.tree_size()


def test_an_answer_under_another_key_is_no_cosignature(
    enter: Enter, outsider: Witness, partner: Witness, cosigner: cosigning.Cosigner
) -> None:
    actions.use_witness(partner.vkey, outsider.url, partner=False)
    licence.ask()
    enter()
    sequencer.integrate_round()
    cosigner.step()
    assert public.standing()[0].fault
    assert not models.Cosignature.objects.exists()


def test_a_closed_checkpoint_takes_no_more_cosignatures(enter: Enter, outsider: Witness) -> None:
    enter()
    sequencer.integrate_round()
    old = public.tree_size()
    enter()
    sequencer.integrate_round()
    models.Checkpoint.objects.filter(size__gt=old).update(signed_at=0)
    with writing():
        assert not cosigning.store_cosignature(old, outsider.vkey, "line", 1)
    signed = public.checkpoint_of(old)
    assert signed is not None
    assert signed.final


def _note(size: int) -> bytes:
    return bytes(models.Checkpoint.objects.get(pk=size).note)


def test_an_old_backup_does_not_sign(enter: Enter) -> None:
    enter()
    sequencer.integrate_round()
    newest = public.tree_size()
    ours = _note(newest)
    answers: list[tuple[str, Held | HoldsNone | Silent]] = [("a", Silent("down")), ("b", Held(ours))]
    assert licence.judge(answers) is Standing.ANSWERED
    models.Head.objects.update(size=newest - 1)
    with pytest.raises(OldBackup):
        licence.judge(answers)


def test_another_tree_of_ours_forbids_signing(enter: Enter) -> None:
    from saksama.tlog.checkpoint import Checkpoint, sign_checkpoint

    enter()
    sequencer.integrate_round()
    other = sign_checkpoint(Checkpoint(SETTINGS.origin, 2, b"\x07" * 32), log_key()).encode()
    with pytest.raises(Fork):
        licence.judge([("a", Held(other))])


def test_holding_none_is_an_answer_only_before_the_first_cosignature(enter: Enter, outsider: Witness) -> None:
    enter()
    sequencer.integrate_round()
    assert licence.judge([("a", HoldsNone())]) is Standing.ANSWERED
    with writing():
        assert cosigning.store_cosignature(public.tree_size(), outsider.vkey, "line", 1)
    with pytest.raises(NobodyAnswered):
        licence.judge([("a", HoldsNone()), ("b", Silent("down"))])


def test_without_a_witness_the_log_signs_and_says_so() -> None:
    assert licence.ask() is Standing.UNWITNESSED
    assert public.standing() == ()


def test_the_stored_checkpoint_moves_only_forward() -> None:
    from saksama_node.ledger import witnessing

    first = StoredCheckpoint("x.example/log", 1, b"\x01" * 32)
    second = StoredCheckpoint("x.example/log", 2, b"\x02" * 32)
    assert witnessing.vouch(None, first, b"1")
    assert not witnessing.vouch(None, second, b"2")
    assert witnessing.vouch(first, second, b"2")
    assert not witnessing.vouch(first, second, b"3")
    assert witnessing.vouched("x.example/log") == (second, b"2")
