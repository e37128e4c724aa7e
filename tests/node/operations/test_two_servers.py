"""Two `serve` of one node: one signs at a time, whichever is killed; whoever reads never sees two logs.

On SQLite both stand on one folder; on PostgreSQL each has its own copy of it, as two machines would, and one database.
"""

import contextlib
import os
import shutil
import signal
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial

import httpx
import pytest
from django.conf import settings

from saksama.tlog.checkpoint import open_checkpoint
from saksama.tlog.note import VerifierKey
from saksama.tlog.tree import leaf_hash, root_from_leaves
from saksama_demo.launch import BIN, Running, free_ports
from saksama_node.web.operations.serve import WORKER
from tests.node.exchange.two_nodes import Desk, LiveNode, make_node, until
from tests.node.operations.entering import ENTER, SECONDS
from tools.crash.family import children_of, name_of


@dataclass(slots=True)
class Collector:
    """Reads the checkpoint of both servers again and again, as readers do, and keeps each that it was given."""

    urls: tuple[str, ...]
    notes: set[bytes] = field(default_factory=set)
    _stopping: threading.Event = field(default_factory=threading.Event)

    def read(self) -> None:
        with httpx.Client(timeout=5, trust_env=False) as client:
            while not self._stopping.wait(0.02):
                for url in self.urls:
                    with contextlib.suppress(httpx.HTTPError):
                        answer = client.get(f"{url}/log/checkpoint")
                        if answer.status_code == httpx.codes.OK:
                            self.notes.add(answer.content)

    @contextlib.contextmanager
    def reading(self) -> Iterator[None]:
        thread = threading.Thread(target=self.read)
        thread.start()
        try:
            yield
        finally:
            self._stopping.set()
            thread.join()


@dataclass(slots=True)
class Twofold:
    """One node, served twice; a witness that would not cosign a fork."""

    servers: tuple[LiveNode, LiveNode]
    vkey: VerifierKey

    def at_work(self, node: LiveNode) -> bool:
        """Whether this server's worker sequences, by its own last word on it."""
        said = (node.data.parent / f"{node.code}.out").read_text()
        words = [line for line in said.splitlines() if "sequence: " in line]
        return bool(words) and "takes over" in words[-1]

    def leader(self) -> tuple[LiveNode, LiveNode]:
        """Who signs, and who stands by."""
        first, second = self.servers
        return (second, first) if self.at_work(second) else (first, second)

    def integrated(self, leaves: list[int]) -> bool:
        return bool(
            self.servers[0].do(f"result = models.Leaf.objects.filter(id__in={leaves}, number=None).count() == 0")
        )

    def enter(self, count: int) -> list[int]:
        made = self.servers[0].do(f"result = enter({count})")
        assert isinstance(made, list)
        return made


def _kill_server(node: LiveNode) -> None:
    """The whole server, as if its machine had lost its power: nothing of it says farewell."""
    assert node.server is not None
    children = children_of(node.server.pid)
    # The supervisor first, so that it revives nobody.
    for pid in (node.server.pid, *children, *(grown for each in children for grown in children_of(each))):
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    node.server.wait()
    node.server = None


def _kill_worker(node: LiveNode) -> None:
    """Its supervisor revives it, unless the other one was faster."""
    assert node.server is not None
    supervisor = node.server.pid
    # It may still be coming back from the last time.
    until(lambda: _workers(supervisor), "a worker runs", SECONDS)
    for pid in _workers(supervisor):
        os.kill(pid, signal.SIGKILL)


def _workers(supervisor: int) -> list[int]:
    return [pid for pid in children_of(supervisor) if name_of(pid) == WORKER]


def _end_connection(node: LiveNode) -> None:
    """The database server ends the session that holds the sequencer's guard."""
    ended = node.do("""
from tests.node.ledger.connections import end_connection_of
result = end_connection_of("sequence")
""")
    assert ended == 1


WAYS: dict[str, Callable[[LiveNode], None]] = {"the server": _kill_server, "the worker": _kill_worker}
if not settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    WAYS["its connection"] = _end_connection


@pytest.fixture(scope="module")
def twofold(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Twofold]:
    top = tmp_path_factory.mktemp("twofold")
    port = free_ports(3)
    first = make_node(top, "bawaslu", port)
    # node.toml keeps the one public address that both are reached by.
    second = LiveNode("bawaslu-2", first.origin, f"http://127.0.0.1:{port + 1}", first.data, extra=dict(first.extra))
    if first.extra["SAKSAMA_DATABASE_URL"]:
        second.data = top / "copy" / "bawaslu"
        shutil.copytree(first.data, second.data)
    command = [str(BIN / "saksama"), "witness", "serve", "--state", str(top / "state"), "--name", "penyaksi.example"]
    first.do(ENTER)
    vkey = str(first.do("from saksama_node.ledger.signing import log_key; result = str(log_key().verifier)"))
    url = f"http://127.0.0.1:{port + 2}"
    witness = Running(url, [*command, "--port", str(port + 2), "--log", vkey], top / "witness.log", "/vkey")
    witness.start()
    try:
        witness.wait_until_up()
        key = httpx.get(f"{url}/vkey").text.strip()
        first.do(f"log.use_witness({key!r}, {url!r}, partner=False)")
        first.serve()
        held = Twofold((first, second), VerifierKey.parse(vkey))
        until(lambda: held.integrated(held.enter(1)), "the first one signs", SECONDS)
        second.serve()
        said = second.data.parent / f"{second.code}.out"
        until(lambda: "stands by" in said.read_text(), "the second one stands by, and says so", SECONDS)
        yield held
    finally:
        for node in (first, second):
            node.close()
        witness.stop()


@pytest.mark.parametrize("what", WAYS)
def test_one_signs_whatever_is_killed_and_no_reader_sees_two_logs(twofold: Twofold, what: str) -> None:
    collector = Collector(tuple(node.url for node in twofold.servers))
    with collector.reading():
        for _ in range(3):
            signing, standing_by = twofold.leader()
            left = twofold.enter(20)
            WAYS[what](signing)
            left += twofold.enter(20)
            until(partial(twofold.integrated, left), "what was acknowledged is in the log", SECONDS)
            if signing.server is None:
                assert twofold.at_work(standing_by)
                signing.serve()
                until(partial(_stands_by, signing), "who comes back stands by", SECONDS)
    _judge(twofold, collector.notes)


def test_who_logged_in_at_one_is_known_at_the_other(twofold: Twofold) -> None:
    one, other = twofold.servers
    desk = Desk(one, "OFFICER")
    page = httpx.get(f"{other.url}/meja/", cookies=desk.client.cookies, follow_redirects=False, trust_env=False)
    assert page.status_code == httpx.codes.OK


def _stands_by(node: LiveNode) -> bool:
    said = (node.data.parent / f"{node.code}.out").read_text()
    words = [line for line in said.splitlines() if "sequence: " in line]
    return bool(words) and "stands by" in words[-1]


def _judge(twofold: Twofold, notes: set[bytes]) -> None:
    """Each checkpoint that any reader was given is one of the one log, and the database's own books are in order."""
    entries = twofold.servers[0].do("""
check_log(all_integrated=False)
result = [bytes(each).hex() for each in
          models.Leaf.objects.exclude(number=None).order_by("number").values_list("entry", flat=True)]
""")
    assert isinstance(entries, list)
    hashes = [leaf_hash(bytes.fromhex(each)) for each in entries]
    assert notes
    for note in notes:
        shown = open_checkpoint(note, [twofold.vkey], twofold.servers[0].origin).checkpoint
        assert shown.root == root_from_leaves(hashes[: shown.size])
