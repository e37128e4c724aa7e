"""What a run of `./run test` took, kept in docs/reference/suite.json.

Rules kept here: only a run in which nothing failed is kept, with the machine, its load before it began, the day and the
version; a short run (`--fast`) stands beside the whole one.
Left to others: running (suite).
"""

import json
import os
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET  # our own runner's reports, not a stranger's

from tools.steps import TOP, Done, version

RECORD: Final = TOP / "docs" / "reference" / "suite.json"
RESULTS: Final = TOP / ".cache" / "results"


def here() -> dict[str, object]:
    """The version, the day and the machine, as they are before a run."""
    load = round(os.getloadavg()[0], 2)
    return {"day": time.strftime("%Y-%m-%d"), "version": version(), "cores": os.cpu_count(), "load_before": load}


def told(done: Sequence[Done], seconds: float, passed: int, skipped: int) -> dict[str, object]:
    """What a run took: whole, and by step with its tests; a step that is no test run has none."""
    steps = {each.name: {"seconds": round(each.seconds), "tests": counted(each.name)} for each in done}
    return {"seconds": round(seconds), "passed": passed, "skipped": skipped, "steps": steps}


def counted(name: str, results: Path = RESULTS) -> int:
    """How many tests a step ran, by its report."""
    report = results / f"{name}.xml"
    if not report.is_file():
        return 0
    return len(list(ET.parse(report).getroot().iter("testcase")))  # noqa: S314 (written by the step before)


def keep(name: str, run: Mapping[str, object], place: Path = RECORD) -> None:
    """Put a run into the record, beside that of the other length."""
    record = json.loads(place.read_text(encoding="utf-8")) if place.exists() else {}
    record[name] = run
    place.write_text(json.dumps(dict(sorted(record.items())), indent=2) + "\n", encoding="utf-8")
