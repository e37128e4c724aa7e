"""A tail that was cosigned and that nobody holds: the node says so, the log ends, a successor is agreed."""

import shutil
from pathlib import Path

import httpx
import pytest

from saksama.tlog.witness import origin_hash
from tests.node.exchange.two_nodes import ActFailed, Desk, LiveNode, conclude, free_port, make_node, until
from tests.node.keeping.world import PREPARE, SECONDS, World, command, kill, new_database, world
from tests.testonly.node_folder import INSTITUTION_PASSPHRASE

COSIGNED = """
from saksama_node.ledger.models import Checkpoint, Head, WitnessTarget
partner = WitnessTarget.objects.get(partner=True, active=True).vkey
result = Checkpoint.objects.filter(size=Head.objects.get().size, cosignatures__vkey=partner).exists()
result = result and not ledger_waits()
"""


def goes(sender: LiveNode, receiver: LiveNode) -> None:
    """A dispatch arrives."""
    done = sender.do(f"result = send({receiver.origin!r}, Notice(text='Contoh'))")
    assert isinstance(done, dict)
    subject = str(done["subject"])
    arrived = f"result = [each.state for each in queries.all_incoming() if each.subject == {subject!r}]"
    until(lambda: receiver.do(arrived) == ["received"], f"{sender.origin} reaches {receiver.origin}", SECONDS)


def lose_the_tail(made: World, top: Path) -> int:
    """A backup; then entries that the partner cosigns while its follower waits for a person; then the disk is gone.

    Gives the size that was cosigned.
    """
    a, b = made.a, made.b
    goes(a, b)
    made.quiet()
    command(a, "backup", str(top / "cadangan"))
    shutil.copytree(a.data / "keys", top / "kunci")
    b.do(f"links.stop({a.origin!r}, 'ledger.rollback', 'CONTOH')")
    for _ in range(2):
        a.do(f"send({b.origin!r}, Notice(text='Hilang'))")
    until(lambda: a.do(COSIGNED), "the partner cosigns what it does not hold", SECONDS)
    size = int(str(a.do("result = public.tree_size()")))
    kill(a)
    shutil.rmtree(a.data)
    return size


def test_a_log_whose_tail_nobody_holds_ends_and_a_successor_is_agreed(tmp_path: Path) -> None:
    with world(tmp_path) as made:
        a, b = made.a, made.b
        size = lose_the_tail(made, tmp_path)

        # Restored, it says in words what is so, and where it is written what to do.
        new_database(a)
        place, keys = str(tmp_path / "cadangan"), str(tmp_path / "kunci")
        told = command(a, "restore", place, "--data", str(a.data), "--keys", keys, accept=1)
        assert "ledger.tail-nowhere" in told
        assert "When nobody holds the tail" in told
        a.do(PREPARE)
        a.serve()
        reader = Desk(a, "OFFICER")
        until(lambda: "salinan lama" in reader.get("/meja/status/").text, "the status page says why", SECONDS)
        doctor = command(a, "doctor", accept=1)
        assert "ledger.tail-nowhere" in doctor
        assert "docs/backup.md" in doctor
        with pytest.raises(ActFailed):
            a.do(f"send({b.origin!r}, Notice(text='Tidak boleh'))")
        held = int(httpx.get(f"{b.url}/mirror/{origin_hash(a.origin)}/checkpoint").text.splitlines()[1])
        assert held < size

        # The partner ends the agreement with the log that ended; a new node with a new origin takes its place.
        b.do(f"""
found = with_partner({a.origin!r})
end_agreement(by=person(Role.SIGNATORY), digest=found.current.terms.digest, reason="CONTOH: log mitra berakhir.",
              passphrase={INSTITUTION_PASSPHRASE!r})
""")
        (tmp_path / "penerus").mkdir()
        successor = make_node(tmp_path / "penerus", a.code, free_port(), log="log2")
        try:
            successor.do(PREPARE)
            successor.serve()
            conclude(successor, b)
            goes(successor, b)
            goes(b, successor)
        finally:
            successor.close()

        # What was mirrored of the log that ended is still shown.
        again = httpx.get(f"{b.url}/mirror/{origin_hash(a.origin)}/checkpoint").text
        assert int(again.splitlines()[1]) == held
