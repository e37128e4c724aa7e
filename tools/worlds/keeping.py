"""What is kept of a world: the copy as `saksama mirror` makes it, and beside it what a verifier must find in it.

Rules kept here:
  * `expected.json` has `at`, `exit` and `findings` (each with `log`, `index` and `code`), as the verifier finds them;
    who makes a lie says which of them must be there, and nothing else may be.
  * A copy is as large as its bound at most; one that is not whole is none.
Left to others: making worlds (still, played), reading them again (tests.saksama.verify.test_worlds).
"""

import json
import shutil
import time
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Final

from saksama.cli.checking import Judging, check_once
from saksama.cli.copies.making import make_copy
from saksama.cli.copies.reading import CopyReader
from saksama.verify.reader import Reader
from saksama.verify.report import Report
from saksama.verify.trust import Anchors
from saksama.vocabulary import format_moment

WORLDS: Final = Path(__file__).parents[2] / "tests" / "vectors" / "worlds"
EXPECTED: Final = "expected.json"
PLAYED: Final = tuple(f"honest-demo-{name}" for name in ("hasil", "inti", "kasus", "konten", "pengawasan"))
"""Worlds that real nodes play: who reads them needs no node."""
LARGEST_LIE: Final = 80_000
LARGEST_HONEST: Final = 1_000_000
LARGEST_ALL: Final = 8_000_000

type Found = list[dict[str, str | int | None]]


class WorldMistake(AssertionError):
    """A world is not what it should be."""


def _nobody(origin: str, done: int, total: int) -> None:
    """Nobody looks."""


def copied(url: str, folder: Path, reader: Reader, at: datetime, bound: int, waits: float = 0) -> None:
    """The copy of this node as it was at `at`. `waits`: seconds between two tries, of a node that still moves."""
    shutil.rmtree(folder, ignore_errors=True)
    made = make_copy(
        url,
        folder,
        reader,
        bound,
        progress=_nobody,
        pause=lambda: time.sleep(waits),
        now=lambda: at,
        documents=False,
    )
    if made.moved:
        raise WorldMistake(f"{folder.name}: the node moved on while it was copied")


def judged(folder: Path) -> Report:
    """What the verifier says of a copy, as of when it was made."""
    reader = CopyReader(folder)
    return check_once(reader.manifest.url, Anchors(), reader, _nobody, lambda: None, Judging(at=reader.manifest.moment))


def expect(folder: Path) -> Found:
    """Judge the copy, and lay what is found beside it; gives that."""
    report = judged(folder)
    said = expectation(CopyReader(folder).manifest.moment, report)
    (folder / EXPECTED).write_text(json.dumps(said, indent=2) + "\n")
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    if size > (LARGEST_LIE if report.findings else LARGEST_HONEST):
        raise WorldMistake(f"{folder.name}: {size} octets")
    return findings(report)


def expectation(at: datetime, report: Report) -> dict[str, object]:
    """What `expected.json` holds."""
    return {"at": format_moment(at), "exit": report.exit_code, "findings": findings(report)}


def findings(report: Report) -> Found:
    """Each finding's log, index and code, in the order of these."""
    found: Sequence[tuple[str, int | None, str]] = [(one.log, one.index, one.code.value) for one in report.findings]
    ordered = sorted(found, key=lambda one: (one[0], -1 if one[1] is None else one[1], one[2]))
    return [{"log": log, "index": index, "code": code} for log, index, code in ordered]
