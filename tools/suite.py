"""`./run test`: everything CI runs.

Rules kept here: a failed step does not hide the next; the last line counts what pytest counted in all its runs, and is
never 0 failed when a step that is no test (lint, types) failed; the library is tested where Django is not installed.
Left to others: what the tests need from the machine (./run brings it).
"""

import argparse
import sys
import time
from pathlib import Path
from xml.etree import ElementTree as ET  # our own runner's reports, not a stranger's

from tools import library_environment
from tools.lint import check_code
from tools.steps import PYTHON, TOP, Done, step

RESULTS = TOP / ".cache" / "results"


def tests(
    name: str, where: list[str], *, python: str = PYTHON, more: list[str] | None = None, limit: float = 2400
) -> Done:
    """One run of pytest with its report kept as `name`.xml."""
    report = RESULTS / f"{name}.xml"
    report.unlink(missing_ok=True)
    return step(name, [python, "-m", "pytest", "-q", "-ra", f"--junitxml={report}", *(more or []), *where], limit=limit)


def count(reports: list[Path]) -> tuple[int, int, int]:
    """Passed, failed and skipped in all reports."""
    total = failed = skipped = 0
    for report in reports:
        for suite in ET.parse(report).getroot().iter("testsuite"):  # noqa: S314 (written by the step before)
            total += int(suite.get("tests", 0))
            failed += int(suite.get("failures", 0)) + int(suite.get("errors", 0))
            skipped += int(suite.get("skipped", 0))
    return total - failed - skipped, failed, skipped


def library() -> list[Done]:
    """The library's tests where only its own dependencies are."""
    try:
        python = library_environment.make()
    except (OSError, library_environment.subprocess.CalledProcessError) as fault:
        print(f"== the library's environment could not be made: {fault}", file=sys.stderr)
        return [Done("library environment", held=False, seconds=0)]
    confined = ["--confcutdir=tests/saksama", "-p", "no:cacheprovider"]
    return [tests("library-without-django", ["tests/saksama"], python=str(python), more=confined)]


def main() -> int:
    """Run all; 0 only if all held."""
    parser = argparse.ArgumentParser(prog="./run test", description="everything CI runs")
    parser.add_argument("--fast", action="store_true", help="leave out the journeys (real processes, real browser)")
    fast = parser.parse_args().fast
    RESULTS.mkdir(parents=True, exist_ok=True)
    for old in RESULTS.glob("*.xml"):
        old.unlink()
    began = time.monotonic()
    done = check_code()
    done += library()
    rest = ["--ignore=tests/saksama", "--ignore=tests/journeys"]
    done.append(tests("node-and-house", ["tests"], more=["-n", "2", "--dist", "loadfile", *rest]))
    if fast:
        print("== LEFT OUT (--fast): the journeys", file=sys.stderr)
    else:
        # One after the other: each starts nodes and a browser of its own on two cores.
        done.append(tests("journeys", ["tests/journeys"]))
    passed, failed, skipped = count(sorted(RESULTS.glob("*.xml")))
    for each in done:
        print(f"{'held  ' if each.held else 'FAILED'}  {each.seconds:7.1f} s  {each.name}")
    broken = [each for each in done if not each.held]
    # A step that is no test run, or one that died before its report, is one failure.
    failed = max(failed, len(broken))
    print(f"all in {time.monotonic() - began:.0f} s, {skipped} skipped")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
