"""Which records are older than the code that they measure, by the history of the repository.

Rules kept here: being older is told and is no fault, since code changes every day and a quiet machine is rare; what a
history that was cut (a shallow clone) does not show is said to be unknown, never to be fresh.
Left to others: a bench that was itself changed (`record.changed`), measuring anew (`./run bench`).
"""

import subprocess
from collections.abc import Mapping
from pathlib import Path

from tools.benchmarks.benches import Bench
from tools.benchmarks.record import Record
from tools.steps import TOP


def older(record: Record, benches: Mapping[str, Bench], top: Path = TOP) -> dict[str, str]:
    """Why each bench's record says less than one of today would, in words; a bench that is not here is fresh."""
    told = {name: _why(record[name]["commit"], bench.code, top) for name, bench in benches.items() if name in record}
    missing = {name: "has no record" for name in benches if name not in record}
    return {name: why for name, why in sorted({**told, **missing}.items()) if why}


def _why(commit: str | None, code: tuple[str, ...], top: Path) -> str:
    if commit is None:
        return "names no commit"
    if _git(top, "merge-base", "--is-ancestor", commit, "HEAD").returncode != 0:
        if _git(top, "rev-parse", "--is-shallow-repository").stdout.strip() == "true":
            return f"unknown: the history of this clone ends after {commit[:12]}"
        return f"its commit {commit[:12]} is not in this history"
    since = _git(top, "rev-list", "--count", f"{commit}..HEAD", "--", *code).stdout.strip()
    return "" if since == "0" else f"{since} commits since {commit[:12]} changed {', '.join(code)}"


def _git(top: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["git", *words], cwd=top, capture_output=True, text=True, check=False)
