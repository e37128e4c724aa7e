"""The ledger of a real node: integration, receipts under load, proofs from its database, a whole verification.

Rules kept here:
  * Durable settings as in production; the worker is the node's own process, and two witnesses cosign in theirs.
  * Acts come at an even pace from 16 threads, as web threads would. Latency runs from the moment that the act was due
    (so that a stall cannot hide) to the published, fully cosigned checkpoint that holds its entry.
  * Run in a process of its own: it sets Django up.
Left to others: the peer's figures (merkle), processes (processes), a verification (verifying).
"""

import json
import os
import shutil
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import django
from django.core.management import call_command
from django.db import connections

from saksama.entries.kinds.task import TaskOpened
from saksama.tlog.growth import Edge, grow
from saksama.tlog.tree import inclusion_proof, leaf_hash, verify_inclusion
from saksama_node.web.operations.folder import Description, make_folder, make_keys
from tools.benchmarks.processes import ended, start_witness, start_worker

PACE = 200
THREADS = 16
BATCH = 500
PROOFS = 300
EXAMPLE = Description(
    code="bawaslu",
    name_id="Ukur",
    name_en="Bench",
    origin="ukur.contoh.saksama.example/log",
    url="http://127.0.0.1:8801",
    accent="#0B6E6E",
    region="52",
)


def start() -> Path:
    """Make a node in a new folder, set Django up for it, and return the folder to remove."""
    place = Path(tempfile.mkdtemp(prefix="saksama-bench-"))
    secret = "contoh ukur saja"  # noqa: S105 (protects nothing: the folder is removed at the end)
    make_folder(place / "node", EXAMPLE)
    make_keys(place / "node", EXAMPLE.origin, institution_passphrase=secret, vault_passphrase=secret)
    os.environ.update(SAKSAMA_DATA=str(place / "node"), DJANGO_SETTINGS_MODULE="saksama_node.settings.django")
    django.setup()
    call_command("migrate", verbosity=0)
    return place


PLACE = start()

from saksama_node.ledger import actions, models, sequencer, tiles  # noqa: E402 (Django first)
from saksama_node.ledger.signing import log_key  # noqa: E402 (Django first)
from tools.benchmarks.verifying import verify_rate  # noqa: E402 (Django first)


def body(number: int) -> TaskOpened:
    """An entry like those of every day; who acts has, as at a node, another name within each subject."""
    return TaskOpened(
        to="mitra.contoh.saksama.example/log",
        agreement="a" * 64,
        clause=f"pasal-{number % 5 + 1}",
        due="2036-12-01T00:00:00.000Z",
    )


def measure(count: int, leaves: int, seconds: int) -> dict[str, float]:
    """Integration and verification of `count` entries, latencies in `seconds` of load, proofs in a tree of `leaves`."""
    actions.create_log()
    single = _durable_acts_rate(300)
    rate = _integration_rate(count)
    verified = verify_rate()
    with _witnessed():
        late = Load(seconds).run()
    return {
        "durable_acts_per_s": single,
        "integrated_entries_per_s": rate,
        "acts_per_s": PACE,
        "receipt_p50_ms": statistics.median(late) * 1000,
        "receipt_p99_ms": late[int(len(late) * 0.99)] * 1000,
        **_proof_time(leaves),
        "verify_entries_per_s": verified,
    }


def _durable_acts_rate(count: int) -> float:
    """One entry an act, one act after the other, each on disk before the next: what the peer's single appends are."""
    began = time.perf_counter()
    for number in range(count):
        with actions.act():
            actions.append(body(number), subject=actions.new_subject(), actor=actions.new_subject())
    took = time.perf_counter() - began
    sequencer.integrate_round()
    return count / took


def _integration_rate(count: int) -> float:
    for first in range(0, count, BATCH):
        with actions.act():
            for number in range(first, first + BATCH):
                actions.append(body(number), subject=actions.new_subject(), actor=actions.new_subject())
    began = time.perf_counter()
    while sequencer.integrate_round():
        pass
    return count / (time.perf_counter() - began)


@contextmanager
def _witnessed() -> Iterator[None]:
    """The node's worker and two witnesses, an outsider and the partner, as processes; none of them left behind."""
    with ended() as running:
        for name, is_partner in (("penyaksi.example", False), ("mitra.example", True)):
            witness = start_witness(running, PLACE / name, name, str(log_key().verifier))
            actions.use_witness(witness.vkey, witness.url, partner=is_partner)
        start_worker(running)
        newest = models.Checkpoint.objects.order_by("-size").values_list("complete_at", flat=True)
        end = time.monotonic() + 30
        while newest.first() is None and time.monotonic() < end:
            time.sleep(0.05)
        yield


class Load:
    """Acts at an even pace, and a watcher that notes when each size was published whole."""

    def __init__(self, seconds: int) -> None:
        self.seconds = seconds
        self.published: list[tuple[float, int]] = []
        self.due: dict[int, float] = {}
        self._stopping = threading.Event()

    def run(self) -> list[float]:
        """Seconds from act to fully cosigned checkpoint, sorted."""
        watching = threading.Thread(target=self._watch)
        lanes = [threading.Thread(target=self._act, args=(lane,)) for lane in range(THREADS)]
        for thread in (watching, *lanes):
            thread.start()
        for thread in lanes:
            thread.join()
        time.sleep(3)
        self._stopping.set()
        watching.join()
        leaves = models.Leaf.objects.filter(id__in=list(self.due)).values_list("id", "number")
        places = {leaf: number for leaf, number in leaves if number is not None}
        return sorted(
            next(at for at, size in self.published if size > places[leaf]) - due for leaf, due in self.due.items()
        )

    def _watch(self) -> None:
        complete = models.Checkpoint.objects.filter(complete_at__isnull=False, published_at__isnull=False)
        while not self._stopping.wait(0.005):
            size = complete.order_by("-size").values_list("size", flat=True).first() or 0
            if not self.published or size > self.published[-1][1]:
                self.published.append((time.perf_counter(), size))
        connections.close_all()

    def _act(self, lane: int) -> None:
        origin = time.perf_counter()
        for n in range(PACE * self.seconds // THREADS):
            due = origin + (n * THREADS + lane) / PACE
            time.sleep(max(0.0, due - time.perf_counter()))
            with actions.act():
                leaf = actions.append(body(n), subject=actions.new_subject(), actor=actions.new_subject())
            self.due[leaf.leaf_id] = due
        connections.close_all()


def _proof_time(leaves: int) -> dict[str, float]:
    """Milliseconds for one inclusion proof from tiles in the database, median and worst of 300 at random places."""
    origin, edge = "sejuta.contoh.saksama.example/log", Edge()
    step = 1 << 16
    for first in range(0, leaves, step):
        numbers = range(first, min(first + step, leaves))
        growth = grow(edge, b"".join(leaf_hash(b"%d" % number) for number in numbers))
        tiles.store(origin, growth.tiles)
        edge = growth.edge
    root, times = edge.root(), []
    for n in range(PROOFS):
        index = n * 799_819 % leaves
        began = time.perf_counter()
        proof = inclusion_proof(index, leaves, tiles.hash_reader(origin, leaves))
        times.append(time.perf_counter() - began)
        verify_inclusion(index, leaves, leaf_hash(b"%d" % index), proof, root)
    return {
        "proof_ms_median": statistics.median(times) * 1000,
        "proof_ms_p99": sorted(times)[int(PROOFS * 0.99)] * 1000,
        "proof_ms_worst": max(times) * 1000,
    }


def main() -> int:
    """Measure in a fresh node and print JSON."""
    try:
        print(json.dumps(measure(*map(int, sys.argv[1:4]))))
    finally:
        connections.close_all()
        shutil.rmtree(PLACE, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
