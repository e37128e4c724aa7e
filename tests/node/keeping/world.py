"""Two live nodes and a witness for a rehearsal of loss: load on both, kills, backups, folders that go."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from tests.node.exchange.two_nodes import LiveNode, conclude, free_port, make_node, until
from tests.testonly.postgres import database_for

WITNESS = "penyaksi.uji.saksama.example"
SECONDS = 120.0
SAKSAMA = (sys.executable, "-c", "import sys; from saksama.cli.main import main; sys.exit(main())")
BETWEEN = 0.1
"""Seconds between two dispatches of a load."""


@dataclass(slots=True)
class World:
    """Both nodes and the witness; `a` is the one that will lose its disk."""

    top: Path
    a: LiveNode
    b: LiveNode
    witness: str
    loads: list[threading.Thread] = field(default_factory=list)
    resting: threading.Event = field(default_factory=threading.Event)
    sent: list[tuple[str, str]] = field(default_factory=list)

    def load(self, node: LiveNode, to: LiveNode) -> None:
        """Send dispatches from one node to the other, one after another, until `rest`."""
        hand = LiveNode(node.code, node.origin, node.url, node.data, extra=dict(node.extra))
        hand.do(PREPARE)

        def go_on() -> None:
            number = 0
            # Work that goes on, not as much as the processor takes: each dispatch is work for both nodes.
            while not self.resting.wait(BETWEEN):
                number += 1
                done = hand.do(f"result = send({to.origin!r}, Notice(text='Contoh {number}'))")
                assert isinstance(done, dict)
                self.sent.append((node.code, str(done["subject"])))
            hand.close()

        self.loads.append(threading.Thread(target=go_on))
        self.loads[-1].start()

    def rest(self) -> None:
        """End the load."""
        self.resting.set()
        for each in self.loads:
            each.join()
        self.loads.clear()
        self.resting.clear()

    def quiet(self) -> int:
        """Wait until B mirrors all that A has integrated, and every witness cosigned both; give that size."""

        def same() -> bool:
            here = self.a.do(f"{STANDING}result = [public.tree_size(), ledger_waits()]")
            held = self.b.do(f"{STANDING}result = mirror.state({self.a.origin!r}).size")
            assert isinstance(here, list)
            return here == [held, False]

        until(same, "B mirrors all of A's log", SECONDS)
        # Whoever was down is asked again after a pause that has grown.
        for node in (self.a, self.b):
            until(partial(node.do, f"{STANDING}result = is_complete()"), "every witness cosigned it", SECONDS)
        return int(str(self.a.do("result = public.tree_size()")))


STANDING = """
from saksama_node.ledger import mirror, models, public
def is_complete():
    return models.Checkpoint.objects.order_by("-size").first().complete_at is not None
"""
PREPARE = """
from tests.node.exchange.two_nodes import PEOPLE
exec(PEOPLE, globals())
from saksama_node.ledger.sequencer import waits as ledger_waits
from saksama_node.ledger import public
from saksama_node.cases import queries as cases
from saksama_node.tasks import queries as tasks
def person(role, region="52", which=""):
    return staff_with(role, region, which)
"""


def command(node: LiveNode, *words: str, accept: int = 0, **more: str) -> str:
    """What `saksama-node` printed for this node; its exit code is `accept`."""
    done = subprocess.run(
        [sys.executable, "-m", "saksama_node.web.operations", *words],
        env={**node.environment, **more},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == accept, (words, done.returncode, done.stdout[-3000:], done.stderr[-3000:])
    return done.stdout + done.stderr


def below(pid: int) -> list[int]:
    """A process and all that it started, and what those started."""
    asked = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True, check=False)
    return [pid, *(each for child in asked.stdout.split() for each in below(int(child)))]


def kill(node: LiveNode) -> None:
    """`kill -9` of the supervisor and everything below it at once, and of the hand."""
    assert node.server is not None
    for pid in below(node.server.pid):
        # Who sees that the supervisor is gone ends by itself.
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    node.server.wait()
    node.server = None
    if node.hand is not None:
        node.hand.kill()
        node.hand.communicate()
        node.hand = None


@contextmanager
def world(top: Path) -> Iterator[World]:
    """Made, paired, the agreement in force, and load-ready; everything ends with it."""
    made: list[LiveNode] = []
    port = free_port()
    state = top / "witness.json"
    cli = [*SAKSAMA, "witness"]
    where = ["--state", str(state), "--name", WITNESS]
    vkey = subprocess.run([*cli, "show", *where], capture_output=True, text=True, check=True).stdout.splitlines()[0]
    serving: subprocess.Popen[bytes] | None = None
    try:
        made += [make_node(top, code, free_port()) for code in ("bawaslu", "diskominfotik")]
        trusted = [
            str(node.do("from saksama_node.ledger.signing import log_key\nresult = str(log_key().verifier)"))
            for node in made
        ]
        subprocess.run([*cli, "trust", *trusted, *where], check=True, capture_output=True)
        serving = subprocess.Popen([*cli, "serve", *where, "--port", str(port)], stderr=subprocess.DEVNULL)
        for node in made:
            node.do(PREPARE)
            node.do(
                f"from saksama.agreement.terms import WitnessNode\nOUTSIDER = WitnessNode({WITNESS!r}, {vkey!r}, 'http://127.0.0.1:{port}')"
            )
            node.serve()
        conclude(made[0], made[1])
        yield World(top, made[0], made[1], f"http://127.0.0.1:{port}")
    finally:
        for node in made:
            node.close()
        if serving is not None:
            serving.terminate()
            serving.wait()


def new_database(node: LiveNode) -> None:
    """Where the node's database is a server's: another, empty one."""
    node.extra["SAKSAMA_DATABASE_URL"] = database_for(node.code)
