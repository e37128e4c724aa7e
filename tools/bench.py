"""`./run bench NAME`: measures, beside the named peer, on this machine; one JSON object; the last whole runs are kept.

    ./run bench NAME | all [--small] [--entries N]      --small: seconds, marked as small, keeps nothing
    ./run bench NAME --forget                           takes its record away: it was changed after its run
    ./run bench --older                                 which records say less than a run of today would

Rules kept here: nothing is timed in a test; a run keeps its record only if it was whole and its tree a clean commit,
from beginning to end, and says so where it does not; `all` runs each in a process of its own, so that the peak of its
memory is its own, and the next one runs though one failed.
Left to others: what is measured (benchmarks.benches), what is kept (benchmarks.record).
"""

import argparse
import json
import subprocess
import sys

from tools.benchmarks import record
from tools.benchmarks.benches import BENCHES
from tools.benchmarks.older import older
from tools.benchmarks.scale import Scale
from tools.steps import PYTHON, TOP

EVERY = "all"
QUIET = 0.5
"""Of each core: what else may run at the start without a word."""


def run(name: str, scale: Scale) -> None:
    """Measure one, print it, and keep it if it was whole."""
    bench, commit, began_on = BENCHES[name], record.clean_commit(), record.machine()
    if not scale.small:
        _warn(began_on)
    told = bench.measure(scale)
    print(json.dumps({"small": True, **told} if scale.small else told, indent=2), flush=True)
    if scale.small:
        return
    if scale.entries != bench.whole:
        _say(f"{name}: no record is kept of a run of {scale.entries}; a whole one is of {bench.whole}")
    elif commit is None or record.clean_commit() != commit:
        _say(f"{name}: no record is kept: the tree was not one clean commit from the beginning to the end")
    else:
        record.write({**record.read(), name: record.entry(bench, commit, began_on, told)})
        bench.keep()


def run_all(more: list[str]) -> int:
    """Each bench in a process of its own; 1 if one of them failed."""
    failed = []
    for name in sorted(BENCHES):
        _say(f"== {name}")
        if subprocess.run([PYTHON, "-m", "tools.bench", name, *more], cwd=TOP, check=False).returncode:
            failed.append(name)
    _say(f"failed: {', '.join(failed)}" if failed else "all measured")
    return 1 if failed else 0


def forget(name: str) -> None:
    """Take the record of one away."""
    record.write({other: kept for other, kept in record.read().items() if other != name})


def tell_older() -> None:
    """Print which records are older than the code they measure, and why."""
    for name, why in older(record.read(), BENCHES).items():
        print(f"{name}: {why}")


def _warn(machine: dict[str, object]) -> None:
    load, cores = float(str(machine["load_at_start"])), int(str(machine["cores"]))
    if load > QUIET * cores:
        _say(f"this machine is not quiet: load {load:g} on {cores} cores; the record will say so")


def _say(words: str) -> None:
    print(f"bench: {words}", file=sys.stderr, flush=True)


def main() -> int:
    """Do what was asked."""
    parser = argparse.ArgumentParser(prog="./run bench")
    parser.add_argument("name", nargs="?", choices=[*sorted(BENCHES), EVERY])
    parser.add_argument("--entries", type=int, help="how long a log, how many cases; keeps no record")
    parser.add_argument("--small", action="store_true", help="the least that runs each step; keeps no record")
    parser.add_argument("--forget", action="store_true", help="take the record of this bench away")
    parser.add_argument("--older", action="store_true", help="which records are older than the code they measure")
    asked = parser.parse_args()
    if asked.older:
        tell_older()
    elif asked.name is None:
        parser.error("which bench?")
    elif asked.name == EVERY:
        return run_all(["--small"] if asked.small else [])
    elif asked.forget:
        forget(asked.name)
    else:
        bench = BENCHES[asked.name]
        run(asked.name, Scale(asked.entries or (bench.small if asked.small else bench.whole), small=asked.small))
    return 0


if __name__ == "__main__":
    sys.exit(main())
