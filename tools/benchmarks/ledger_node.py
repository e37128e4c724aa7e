"""The ledger of a real node: how fast it integrates, and how soon an act has a receipt. Run in a process of its own.

Rules kept here: durable settings as in production; acts come at an even pace from four threads, as web threads would;
latency runs from the call of the act to the published checkpoint that holds its entry.
Left to others: the peer's figures (merkle), cosignatures (the log here has no witness yet; the exchange's bench has).
"""

import json
import os
import shutil
import statistics
import sys
import tempfile
import threading
import time
from pathlib import Path

import django
from django.core.management import call_command
from django.db import connections

from saksama.entries.kinds.task import TaskOpened
from saksama_node.web.operations.folder import Description, make_folder, make_keys

PACE = 200
SECONDS = 10
THREADS = 4
BATCH = 500
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

from saksama_node.ledger import actions, cosigning, models, public, sequencer  # noqa: E402 (Django first)


def body(number: int) -> TaskOpened:
    """An entry like those of every day."""
    return TaskOpened(
        to="mitra.contoh.saksama.example/log",
        agreement="a" * 64,
        clause=f"pasal-{number % 5 + 1}",
        due="2026-12-01T00:00:00.000Z",
    )


def measure(count: int) -> dict[str, float]:
    """Entries a second through the sequencer, then latencies at 200 acts a second."""
    actions.create_log()
    rate = _integration_rate(count)
    load = Load()
    late = load.run(count)
    return {
        "integrated_entries_per_s": rate,
        "acts_per_s": PACE,
        "receipt_p50_ms": statistics.median(late) * 1000,
        "receipt_p99_ms": late[int(len(late) * 0.99)] * 1000,
    }


def _integration_rate(count: int) -> float:
    for first in range(0, count, BATCH):
        with actions.act():
            for number in range(first, first + BATCH):
                actions.append(body(number), subject=actions.new_subject(), actor="0" * 32)
    began = time.perf_counter()
    while sequencer.integrate_round():
        pass
    return count / (time.perf_counter() - began)


class Load:
    """Acts at an even pace, and a sequencer beside them that notes when each size was published."""

    def __init__(self) -> None:
        self.published: list[tuple[float, int]] = []
        self.began: dict[int, float] = {}
        self._guard = threading.Lock()
        self._stopping = threading.Event()

    def run(self, already: int) -> list[float]:
        """Seconds from act to published checkpoint, sorted."""
        sequencing = threading.Thread(target=self._sequence)
        lanes = [threading.Thread(target=self._act, args=(lane,)) for lane in range(THREADS)]
        for thread in (sequencing, *lanes):
            thread.start()
        for thread in lanes:
            thread.join()
        end = time.monotonic() + 10
        while self.published[-1][1] < already + len(self.began) and time.monotonic() < end:
            time.sleep(0.01)
        self._stopping.set()
        sequencing.join()
        places = dict(models.Leaf.objects.filter(id__in=list(self.began)).values_list("id", "number"))
        return sorted(
            next(at for at, size in self.published if size > places[leaf]) - began for leaf, began in self.began.items()
        )

    def _sequence(self) -> None:
        cosigner = cosigning.Cosigner()
        while not self._stopping.is_set():
            if not sequencer.integrate_round():
                time.sleep(0.005)
                continue
            cosigner.step()
            newest = public.checkpoint()
            if newest and (not self.published or newest.size > self.published[-1][1]):
                self.published.append((time.perf_counter(), newest.size))
        cosigner.close()
        connections.close_all()

    def _act(self, lane: int) -> None:
        origin = time.perf_counter()
        for n in range(PACE * SECONDS // THREADS):
            wait = origin + (n * THREADS + lane) / PACE - time.perf_counter()
            if wait > 0:
                time.sleep(wait)
            began = time.perf_counter()
            with actions.act():
                leaf = actions.append(body(n), subject=actions.new_subject(), actor="0" * 32)
            with self._guard:
                self.began[leaf.leaf_id] = began
        connections.close_all()


def main() -> int:
    """Measure in a fresh node and print JSON."""
    try:
        print(json.dumps(measure(int(sys.argv[1]))))
    finally:
        connections.close_all()
        shutil.rmtree(PLACE, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
