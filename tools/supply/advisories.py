"""Are there known weaknesses in what the lock pins? `python -m tools.supply.advisories`.

Rules kept here:
  * pip-audit asks the package index that is configured here; a known weakness fails, unless advisories.toml says by its
    id why it does not touch us.
  * Where that index tells nothing, OSV's data for PyPI can be brought as a file (`SAKSAMA_OSV=all.zip`, `osv`): then
    every package is checked against it, offline, and the data's age is said.
  * What was not checked is said loudly, and ends with a code of its own: to pip-audit itself a package of which the
    index tells nothing has no weakness. CI shows it, a release is refused (release).
Left to others: fetching pip-audit (the installer uv), mending (a new lock).
"""

import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final
from zipfile import BadZipFile

from tools.steps import TOP, installer
from tools.supply import osv
from tools.supply.lock import LOCK

ALLOWED: Final = TOP / "tools" / "supply" / "advisories.toml"
AUTHORITIES: Final = Path("/etc/ssl/certs/ca-certificates.crt")
AUDITOR: Final = "pip-audit==2.10.1"
UNCHECKED: Final = 3
"""The exit code where no weakness is known and some packages were not asked about."""
_SECONDS: Final = 300
_FRESH: Final = timedelta(days=7)
_OPTIONS: Final = ("--disable-pip", "--no-deps", "--vulnerability-service", "pypi", "--format", "json")


@dataclass(frozen=True, slots=True)
class Judged:
    """What an audit says: weaknesses that nobody allowed, packages that were checked, packages that were not."""

    open: tuple[str, ...]
    checked: int
    unchecked: int


def judge(report: Mapping[str, Any], allowed: Mapping[str, str]) -> Judged:
    """Read pip-audit's report."""
    found: list[str] = []
    unchecked = 0
    for package in report["dependencies"]:
        unchecked += "skip_reason" in package
        for weakness in package.get("vulns", ()):
            names = {weakness["id"], *weakness.get("aliases", ())}
            if not names & set(allowed):
                found.append(f"{package['name']} {package['version']}: {weakness['id']}")
    return Judged(tuple(found), len(report["dependencies"]) - unchecked, unchecked)


def audit() -> Mapping[str, Any] | None:
    """pip-audit's report on the lock; None where it could not be run."""
    asked = ["tool", "run", "--quiet", "--from", AUDITOR, "pip-audit", "-r", str(LOCK), *_OPTIONS]
    try:
        command = [installer(), *asked]
        # It would trust its own list of authorities alone: offices behind a proxy of their own need the machine's.
        ours = {"REQUESTS_CA_BUNDLE": str(AUTHORITIES)} if AUTHORITIES.exists() else {}
        env = {**ours, **os.environ}
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=_SECONDS, env=env)
        report: Mapping[str, Any] = json.loads(done.stdout)
    except (OSError, subprocess.TimeoutExpired, json.JSONDecodeError):
        return None
    return report


def by_file(place: Path) -> Mapping[str, Any]:
    """A report by OSV's records in `place`; how old they are is said, loudly where they are old."""
    report, newest = osv.report(LOCK.read_text(encoding="utf-8"), osv.records(place))
    if newest is None:
        raise ValueError("no record in it")
    age = datetime.now(UTC) - newest
    old = "; OLD, newer weaknesses are NOT CHECKED" if age > _FRESH else ""
    print(f"advisories: by OSV's records up to {newest:%Y-%m-%d}, {age.days} days old{old}", file=sys.stderr)
    return report


def main() -> int:
    """Audit; 1 where a weakness is known that nobody allowed, or where the data that was named cannot be read; else
    `UNCHECKED` where not every package was asked about.
    """
    brought = os.environ.get("SAKSAMA_OSV", "")
    try:
        report = by_file(Path(brought)) if brought else audit()
    except (OSError, ValueError, KeyError, BadZipFile) as error:
        print(f"advisories: NOT CHECKED: {brought} cannot be read as OSV's data: {error}", file=sys.stderr)
        return 1
    if report is None:
        print("advisories: NOT CHECKED: pip-audit cannot be had or did not answer here", file=sys.stderr)
        return UNCHECKED
    judged = judge(report, tomllib.loads(ALLOWED.read_text(encoding="utf-8"))["allowed"])
    if judged.unchecked:
        total = judged.checked + judged.unchecked
        words = f"{judged.unchecked} of {total} packages: the index here tells nothing about them"
        print(f"advisories: NOT CHECKED: {words}", file=sys.stderr)
    for each in judged.open:
        print(f"advisories: {each}", file=sys.stderr)
    print(f"advisories: {len(judged.open)} open, {judged.checked} packages checked, {judged.unchecked} not")
    if judged.open:
        return 1
    return UNCHECKED if judged.unchecked else 0


if __name__ == "__main__":
    sys.exit(main())
