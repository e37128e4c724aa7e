"""What each of a node's test files took in the last whole run, and which of them `./run test --fast` runs.

    python -m tools.paces      keeps what the whole run before it measured (`.cache/results/node-and-house.xml`)

Rules kept here:
  * What `--fast` runs is computed from the record, never listed by hand: of each room (folder of tests/node) the files
    with most tests a second until a third of its tests are in, then of all rooms alike until the seconds are spent.
  * A file that the record does not know runs: a new test is left out only after it was measured. A journey in all but
    its folder (longest.NODES) never does.
  * A pace is seconds of the processor, which tests/conftest.py writes into each report: the clock would also tell what
    else the machine did.
  * What is chosen takes at most `SECONDS` by the record, and the record knows nearly all files that there are:
    tests/house/test_paces.py.
Left to others: running them (suite); the journeys' order (longest).
"""

import json
import sys
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET  # our own runner's reports, not a stranger's

from tools.databases import Database, left_to_others
from tools.longest import NODES
from tools.steps import TOP

RECORD: Final = TOP / "tools" / "paces.json"
REPORT: Final = TOP / ".cache" / "results" / "node-and-house.xml"
NODE: Final = "tests/node"
PROCESSOR: Final = "processor"
"""The name of the seconds in a test's report."""
SECONDS: Final = 120.0
"""What the chosen files may take together; two run at once, so half of it on the clock."""
A_ROOM: Final = 1 / 3
"""The share of each room's tests that goes in before the seconds are spent on whatever is quick."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How many tests a file has, and how many seconds of the processor they took with what they stand on."""

    tests: int
    seconds: float

    @property
    def each(self) -> float:
        """Seconds a test."""
        return self.seconds / max(self.tests, 1)


def read(record: Path = RECORD) -> dict[str, Pace]:
    """The paces by file (`tests/node/…/test_….py`)."""
    return {file: Pace(**pace) for file, pace in json.loads(record.read_text(encoding="utf-8")).items()}


def measured(report: Path) -> dict[str, Pace]:
    """The paces of a node's files in a report that pytest wrote (JUnit's XML); a test that died in it has none."""
    found: dict[str, Pace] = {}
    for case in ET.parse(report).getroot().iter("testcase"):  # noqa: S314 (written by our own run)
        file = case.get("classname", "").replace(".", "/") + ".py"
        if file.startswith(f"{NODE}/"):
            before = found.get(file, Pace(0, 0.0))
            told = [float(each.get("value", 0)) for each in case.iter("property") if each.get("name") == PROCESSOR]
            found[file] = Pace(before.tests + 1, before.seconds + sum(told))
    return found


def there(top: Path = TOP) -> list[str]:
    """A node's test files that run on SQLite at a commit, without what is a journey in all but its folder."""
    found = (str(path.relative_to(top)) for path in (top / NODE).rglob("test_*.py"))
    elsewhere = {*NODES, *left_to_others(Database.SQLITE)}
    return sorted(file for file in found if file not in elsewhere)


def chosen(files: Iterable[str], paces: Mapping[str, Pace], seconds: float = SECONDS) -> frozenset[str]:
    """The files that `--fast` runs: those that nobody measured, a third of each room, then the quickest a test."""
    known = sorted((file for file in files if file in paces), key=lambda file: (paces[file].each, file))
    taken = [file for file in files if file not in paces]
    for room in sorted({room_of(file) for file in known}):
        taken += _share([file for file in known if room_of(file) == room], paces)
    spent = sum(paces[file].seconds for file in taken if file in paces)
    for file in known:
        if file not in taken and spent + paces[file].seconds <= seconds:
            taken.append(file)
            spent += paces[file].seconds
    return frozenset(taken)


def room_of(file: str) -> str:
    """The room that a node's test file is about: its folder below tests/node."""
    return file.split("/")[2]


def left_out(top: Path = TOP) -> list[str]:
    """What of a node's tests `--fast` leaves to the whole run."""
    files = there(top)
    return sorted({*NODES, *files} - chosen(files, read()))


def _share(room: list[str], paces: Mapping[str, Pace]) -> list[str]:
    """The quickest files of a room until they hold its share of tests."""
    wanted = A_ROOM * sum(paces[file].tests for file in room)
    taken: list[str] = []
    for file in room:
        if sum(paces[each].tests for each in taken) >= wanted:
            break
        taken.append(file)
    return taken


def main() -> int:
    """Keep the last whole run's measurements; 2 where there was none."""
    if not REPORT.is_file():
        print(f"no report of a whole run: {REPORT.relative_to(TOP)} (./run test writes it)", file=sys.stderr)
        return 2
    now = measured(REPORT)
    # What a run left out keeps what was measured before; what is gone goes.
    kept = {file: now.get(file) or pace for file, pace in {**read(), **now}.items() if file in there()}
    rounded = {file: asdict(Pace(pace.tests, round(pace.seconds, 1))) for file, pace in sorted(kept.items())}
    RECORD.write_text(json.dumps(rounded, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
