"""A power cut while dispatches go and come: what was acknowledged is there, and all that entries name.

Rules kept here: both nodes and the witness are real; the node whose disk is followed acts in one traced process.
"""

import hashlib
import random
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.node.exchange.two_nodes import LiveNode, until
from tests.node.keeping.world import SECONDS, World, world
from tests.testonly.as_sealed import is_whole, opened_row
from tests.testonly.powercut import Disk, calls, marks, traced

MUTANTS = [
    # the mutant, what is lost
    ("an acknowledgement before the commit", "sent"),
    ("a receipt before the commit", "received"),
    ("files that do not sync", "ciphertext"),
    ("folders that do not sync", "ciphertext"),
]
BETWEEN = 0.02

pytestmark = pytest.mark.skipif(shutil.which("strace") is None, reason="no strace on this machine")


@dataclass(frozen=True)
class Standing:
    """A node that stands still, as it lay on its disk, while its partner has sent three dispatches."""

    node: LiveNode
    partner: LiveNode
    kept: Path

    def run(self, mutant: str, tmp_path: Path) -> tuple[Disk, Path]:
        """Trace the node as it sends and receives; its disk as it was before, and the trace."""
        shutil.rmtree(self.node.data)
        shutil.copytree(self.kept, self.node.data)
        disk, trace = Disk.of(self.node.data), tmp_path / "trace"
        command = [sys.executable, "-m", "tests.node.exchange.power", self.partner.origin, mutant]
        traced(command, trace, self.node.environment)
        return disk, trace


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Standing]:
    top = tmp_path_factory.mktemp("power")
    with world(top) as made:
        yield _stand(made, top)


def _stand(made: World, top: Path) -> Standing:
    a, b = made.a, made.b
    made.quiet()
    a.close()
    a.hand = None
    for number in range(3):
        b.do(f"""
send({a.origin!r}, Notice(text="CONTOH {number}"), files=[("contoh.csv", b"nomor,suara\\n" * 5000 + b"{number}")])
""")
    # The witness has cosigned them: what nobody cosigned yet is not acted upon.
    cosigned = """
from saksama_node.ledger.models import Checkpoint, Head
result = Checkpoint.objects.filter(cosigned=True, published_at__isnull=False, size=Head.objects.get().size).exists()
result = result and not ledger_waits()
"""
    until(lambda: b.do(cosigned), "what the partner sent is cosigned and shown", SECONDS)
    shutil.copytree(a.data, top / "kept")
    return Standing(a, b, top / "kept")


def lost(disk: Disk, promised: list[list[str]], place: Path, chance: random.Random | None) -> list[str]:
    """What of the acknowledged, or of what an entry names, is not on the disk after a power cut at this moment."""
    disk.write_out(place, chance)
    with closing(sqlite3.connect(place / "saksama.sqlite3")) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        sent = {subject: rest for subject, *rest in database.execute(SENT)}
        received = {(subject, str(index)): rest for subject, index, *rest in database.execute(RECEIVED)}
        missing = [what for what, subject, *_ in promised if what == "sent" and subject not in sent]
        missing += [what for what, *key in promised if what == "received" and tuple(key) not in received]
        for ciphertext, size in (*sent.values(), *received.values()):
            file = place / "sealed" / ciphertext[:2] / ciphertext
            if not file.exists() or file.stat().st_size != size or _digest(file) != ciphertext:
                missing.append("ciphertext")
        for folder, position, data, *owner in database.execute(ATTACHMENTS):
            opens = opened_row(disk.top, tuple(owner), data, f"incoming file {position} {owner[0]}")
            if not is_whole(place / "received" / folder / f"{position:03d}.age", opens["identity"], opens["sha256"]):
                missing.append("attachment")
    shutil.rmtree(place)
    return missing


SENT = (
    "SELECT o.subject, o.ciphertext, o.size FROM ledger_leaf l LEFT JOIN exchange_outgoing o ON o.leaf = l.id"
    " WHERE l.kind = 'dispatch.sent'"
)
RECEIVED = (
    'SELECT i.subject, i."index", i.ciphertext, i.size FROM ledger_leaf l'
    " LEFT JOIN exchange_incoming i ON i.receipt_leaf = l.id WHERE l.kind = 'dispatch.received'"
)
ATTACHMENTS = (
    "SELECT i.folder, f.position, f.told, k.subject, k.use, k.wrapped FROM exchange_incoming i"
    " JOIN exchange_incomingfile f ON f.incoming_id = i.id"
    " JOIN casekeys_casekey k ON k.subject = i.subject AND k.use = 'goes'"
)


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def test_no_dispatch_is_lost_by_a_power_cut(standing: Standing, tmp_path: Path) -> None:
    disk, trace = standing.run("none", tmp_path)
    chance, promised, cuts = random.Random(20261124), list[list[str]](), 0
    for call in calls(trace):
        disk.apply(call)
        told = marks(call)
        promised += [line.split() for line in told]
        # After every acknowledgement, and at moments between.
        if told or (call.name != "lseek" and chance.random() < BETWEEN):
            for how in (None, random.Random(chance.random()), random.Random(chance.random())):
                assert lost(disk, promised, tmp_path / "after", how) == []
                cuts += 1
    assert [what for what, *_ in promised] == ["sent"] * 3 + ["received"] * 3
    assert cuts > 3 * len(promised)


@pytest.mark.parametrize(("mutant", "what"), MUTANTS)
def test_a_node_that_names_a_dispatch_before_it_is_durable_is_caught(
    standing: Standing, tmp_path: Path, mutant: str, what: str
) -> None:
    disk, trace = standing.run(mutant, tmp_path)
    promised, missing = list[list[str]](), set[str]()
    for call in calls(trace):
        disk.apply(call)
        if told := marks(call):
            promised += [line.split() for line in told]
            missing |= set(lost(disk, promised, tmp_path / "after", None))
    assert len(promised) >= 6
    assert what in missing
