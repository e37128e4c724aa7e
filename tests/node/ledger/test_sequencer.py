"""What the sequencer promises however acts and rounds interleave, and wherever it dies."""

import contextlib
import random
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.db import connection

from saksama.tlog.tree import leaf_hash
from saksama_node.ledger import actions, guard, models, public, sequencer
from saksama_node.ledger.faults import ActTooSlow, AlreadyAtWork
from tests.node.ledger.checking import check_log
from tests.node.ledger.conftest import Enter, a_body

HOLDER = """
import django
django.setup()
from saksama_node.ledger.guard import sole
with sole("sequence"):
    print("held", flush=True)
    input()
"""

TOP = Path(__file__).parents[3]


class _Change(Exception):
    """Somebody changes their mind."""


def _one_act(chance: random.Random) -> list[int]:
    with actions.act() as opened:
        for number in range(chance.randint(1, 4)):
            actions.append(a_body(number), subject=actions.new_subject(), actor="0" * 32)
        if chance.random() < 1 / 3:
            raise _Change
    return [leaf.leaf_id for leaf in opened.leaves]


def _write(seed: int, acts: int) -> list[int]:
    """Acts of one to four entries, a third of them rolled back; the ids of those that stand."""
    chance = random.Random(seed)
    kept: list[int] = []
    for _ in range(acts):
        with contextlib.suppress(_Change):
            kept += _one_act(chance)
    connection.close()
    return kept


def _sequence(until: threading.Event, batch: int) -> None:
    while not until.is_set():
        sequencer.integrate_round(batch)
    connection.close()


@pytest.mark.parametrize(("batch", "sequencers"), [(4096, 1), (5, 1), (7, 2)])
def test_of_concurrent_acts_with_rollbacks_none_is_skipped(batch: int, sequencers: int) -> None:
    before = models.Leaf.objects.count()
    done = threading.Event()
    with ThreadPoolExecutor(8) as pool:
        rounds = [pool.submit(_sequence, done, batch) for _ in range(sequencers)]
        kept = [leaf for writing in [pool.submit(_write, seed, 12) for seed in range(4)] for leaf in writing.result()]
        done.set()
        for one in rounds:
            one.result()
    while sequencer.integrate_round():
        continue
    assert check_log() == before + len(kept)
    assert not models.Leaf.objects.filter(pk__in=kept, number=None).exists()


def test_an_act_that_commits_late_is_not_skipped(enter: Enter) -> None:
    """On PostgreSQL the later id commits first; on SQLite the second act waits for the first, which is as good."""
    begun, finish = threading.Event(), threading.Event()

    def late() -> int:
        with actions.act():
            leaf = actions.append(a_body(1), subject=actions.new_subject(), actor="0" * 32)
            begun.set()
            finish.wait(50)
        connection.close()
        return leaf.leaf_id

    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(late)
        assert begun.wait(60)
        concurrent = connection.vendor == "postgresql"
        if concurrent:
            second = enter(2)
            sequencer.integrate_round()
        finish.set()
        late_id = first.result()
    if not concurrent:
        second = enter(2)
    sequencer.integrate_round()
    check_log()
    places = dict(models.Leaf.objects.filter(pk__in=(late_id, second.leaf_id)).values_list("id", "number"))
    one, two = places[late_id], places[second.leaf_id]
    assert one is not None
    assert two is not None
    assert (one > two) is concurrent


def test_an_act_too_slow_is_rolled_back(monkeypatch: pytest.MonkeyPatch) -> None:
    before = models.Leaf.objects.count()
    monkeypatch.setattr(actions, "MAX_ACT_SECONDS", 0.0)

    def slow() -> None:
        with actions.act():
            actions.append(a_body(), subject=actions.new_subject(), actor="0" * 32)

    models.Head.objects.update(greatest_at=0)
    with pytest.raises(ActTooSlow):
        slow()
    assert models.Leaf.objects.count() == before


@pytest.mark.parametrize(
    "step",
    ["before numbering", "after numbering", "after tiles", "before signing", "after signing", "after commit"],
)
def test_killed_at_any_step_it_recovers_by_the_next_round(enter: Enter, step: str) -> None:
    leaves = [enter(number) for number in range(5)]
    before = public.tree_size()
    connection.close()
    died = subprocess.run([sys.executable, "-m", "tests.node.ledger.crash", step], cwd=TOP, check=False)
    assert died.returncode == -signal.SIGKILL
    assert public.tree_size() == (before + 3 if step == "after commit" else before)
    check_log(all_integrated=False)
    while sequencer.integrate_round(2):
        check_log(all_integrated=False)
    check_log()
    for leaf in leaves:
        row = models.Leaf.objects.get(pk=leaf.leaf_id)
        assert row.number is not None
        assert leaf_hash(bytes(row.entry)) == leaf.leaf_hash


def test_there_is_one_sequencer_a_node() -> None:
    with guard.sole("sequence"), pytest.raises(AlreadyAtWork), guard.sole("sequence"):
        pass
    with guard.sole("sequence"):
        pass


def test_the_guard_falls_with_its_process() -> None:
    held = subprocess.Popen(
        [
            sys.executable,
            "-c",
            HOLDER,
        ],
        cwd=TOP,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert held.stdout is not None
    assert held.stdout.readline() == b"held\n"
    with pytest.raises(AlreadyAtWork), guard.sole("sequence"):
        pass
    held.kill()
    held.communicate()
    # A database server ends a dead client's session when it notices it.
    end = time.monotonic() + 60
    while not _is_free():
        assert time.monotonic() < end
        time.sleep(0.02)


def _is_free() -> bool:
    try:
        with guard.sole("sequence"):
            return True
    except AlreadyAtWork:
        return False
