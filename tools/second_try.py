"""A test that failed is run once more, alone: what then holds is unsteady, and is named.

Rules kept here: three tests of a step at most; what died before its report, lint and types have one try; a run with an
unsteady test passes, says which it was, and is not kept as the record (decision 87).
Left to others: which steps there are (suite), running one (steps).
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET  # our own runner's reports, not a stranger's

MOST: Final = 3
"""Tests of a step that are tried again: more of them have one cause, and it is not chance."""
_AGAIN: Final = "-again"


def of(report: Path) -> Path:
    """Where the second try of a step reports."""
    return report.with_stem(report.stem + _AGAIN)


def remembered(place: Path) -> list[str]:
    """What a first try is told: what fails is written down at `place`, and what an older run wrote there is gone."""
    return ["-o", f"cache_dir={place}", "--cache-clear"]


def asked_again(command: Sequence[str], report: Path) -> list[str]:
    """The second try of a command that reported to `report`: what failed and nothing else, in one process."""
    kept = [each for each in command if each != "--cache-clear"]
    return [*kept, "--last-failed", "--last-failed-no-failures=none", "-n", "0", f"--junitxml={of(report)}"]


def may_be_chance(report: Path) -> bool:
    """Whether a step that failed told of so few tests that each may have failed by chance."""
    return report.is_file() and 0 < len(_failed(report)) <= MOST


def unsteady(reports: Sequence[Path]) -> list[str]:
    """Tests that failed, and held when they were run again alone."""
    told = list[str]()
    for each in _first(reports):
        if of(each).is_file():
            held = _cases(of(each)).keys() - _failed(of(each))
            told += [name for name in _cases(each) if name in _failed(each) & held]
    return told


def count(reports: Sequence[Path]) -> tuple[int, int, int]:
    """Passed, failed and skipped in all reports; what held at its second try has passed."""
    firsts = _first(reports)
    skipped = sum("skipped" in how for each in firsts for how in _cases(each).values())
    failed = sum(len(_failed(each)) for each in firsts) - len(unsteady(reports))
    return sum(len(_cases(each)) for each in firsts) - failed - skipped, failed, skipped


def _first(reports: Sequence[Path]) -> list[Path]:
    return [each for each in reports if not each.stem.endswith(_AGAIN)]


def _failed(report: Path) -> set[str]:
    return {name for name, how in _cases(report).items() if how & {"failure", "error"}}


def _cases(report: Path) -> dict[str, set[str]]:
    """Each test of a report with what it ended in; one that failed and whose ending failed too stands there twice."""
    found = dict[str, set[str]]()
    for case in ET.parse(report).getroot().iter("testcase"):  # noqa: S314 (our own runner wrote it)
        found.setdefault(f"{case.get('classname')}.{case.get('name')}", set()).update(each.tag for each in case)
    return found
