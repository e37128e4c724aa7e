"""The worker as a process: killed at any time it goes on, and it signs nothing before somebody has answered."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import connection

from saksama_node.ledger import actions, public, queries
from saksama_node.ledger.actions import Leaf
from saksama_node.ledger.queries import Receipt
from tests.node.ledger.checking import check_log
from tests.node.ledger.conftest import Enter
from tests.node.ledger.witnessing import Witness

DEADLINE = 180.0


@pytest.fixture
def witness(tmp_path: Path) -> Iterator[Witness]:
    made = Witness(tmp_path)
    yield made
    made.go()


@pytest.fixture
def start() -> Iterator[Callable[[], subprocess.Popen[bytes]]]:
    running: list[subprocess.Popen[bytes]] = []

    def one() -> subprocess.Popen[bytes]:
        connection.close()
        running.append(subprocess.Popen([sys.executable, "-m", "saksama_node.web.operations", "work"]))
        return running[-1]

    yield one
    for process in running:
        process.kill()
        process.wait()


def _wait[T](get: Callable[[], T | None]) -> T:
    end = time.monotonic() + DEADLINE
    while time.monotonic() < end:
        found = get()
        if found is not None:
            return found
        time.sleep(0.02)
    raise TimeoutError


def _complete(leaf: Leaf) -> Receipt:
    def get() -> Receipt | None:
        found = queries.full_receipt(leaf.leaf_id)
        return found if found and found.complete else None

    return _wait(get)


def test_killed_and_started_again_it_goes_on(
    enter: Enter, witness: Witness, start: Callable[[], subprocess.Popen[bytes]]
) -> None:
    actions.use_witness(str(witness.state.key.verifier), f"http://127.0.0.1:{witness.port}", partner=False)
    for _ in range(2):
        worker = start()
        _complete(enter())
        worker.kill()
        worker.wait()
        left = enter()
        assert queries.position(left.leaf_id) is None
    worker = start()
    _complete(left)
    worker.terminate()
    assert worker.wait(timeout=DEADLINE) == 0
    check_log()


def test_nothing_is_signed_before_somebody_has_answered(
    enter: Enter, witness: Witness, start: Callable[[], subprocess.Popen[bytes]]
) -> None:
    actions.use_witness(str(witness.state.key.verifier), f"http://127.0.0.1:{witness.port}", partner=False)
    witness.go()
    leaf = enter()
    start()
    assert "nobody-answered" in _wait(lambda: public.fault() or None)
    assert queries.position(leaf.leaf_id) is None
    witness.come()
    _complete(leaf)
    assert public.fault() == ""
    check_log()
