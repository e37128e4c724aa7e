"""`./run soak crash`: 500 kills a database, and what became of every act that was acknowledged.

Rules kept here: the seed is told first, so that a run that is cut off can be repeated; each
database has its own run, beside the other.
Left to others: one run (kills), the record (tools.soak).
"""

import argparse
import secrets
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

from tools.crash.kills import Outcome, crash_run
from tools.crash.world import DATABASES

WHOLE: Final = 500


def run(words: Sequence[str]) -> tuple[dict[str, object], bool, bool]:
    """The result, whether nothing was lost, and whether it was the whole number on both databases."""
    parser = argparse.ArgumentParser(prog="./run soak crash", description="kill a node under load, again and again")
    parser.add_argument("--kills", type=int, default=WHOLE, help="for each database")
    parser.add_argument("--seed", type=int, default=secrets.randbelow(1 << 31))
    parser.add_argument("--database", choices=(*DATABASES, "both"), default="both")
    asked = parser.parse_args(words)
    print(f"crash: seed {asked.seed}", file=sys.stderr, flush=True)
    chosen = DATABASES if asked.database == "both" else (asked.database,)

    def soak(database: str) -> dict[str, object]:
        with tempfile.TemporaryDirectory(prefix="saksama-soak-") as folder:
            tell = progress(database, asked.kills)
            return told(crash_run(Path(folder), database, kills=asked.kills, seed=asked.seed, tell=tell))

    # Side by side: each waits for its node more than it works.
    with ThreadPoolExecutor(len(chosen)) as pool:
        found = dict(zip(chosen, pool.map(soak, chosen), strict=True))
    held = all(not each["problems"] for each in found.values())
    return {"seed": asked.seed, **found}, held, held and asked.kills >= WHOLE and len(found) == len(DATABASES)


def told(outcome: Outcome) -> dict[str, object]:
    """One run as the record has it."""
    return {
        "kills": sum(outcome.kills.values()),
        "killed": outcome.kills,
        "load": {"acts": outcome.acts, "dispatches_sent_and_received": outcome.dispatches},
        "acknowledged": outcome.acknowledged,
        "sent_again": outcome.sent_again,
        "found": outcome.found,
        "lost": outcome.lost,
        "checkpoints_served": outcome.checkpoints,
        "problems": list(outcome.problems),
        "seconds": round(outcome.seconds),
    }


def progress(database: str, kills: int) -> Callable[[int, str], None]:
    """Says after each kill how far the run is, and how long it will yet take."""
    began = time.monotonic()

    def tell(done: int, name: str) -> None:
        seconds = time.monotonic() - began
        left = seconds / done * (kills - done)
        print(
            f"crash {database}: {done}/{kills} ({name}), {seconds:.0f} s, about {left / 60:.0f} min left",
            file=sys.stderr,
            flush=True,
        )

    return tell
