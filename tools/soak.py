"""`./run soak [PART]`: what takes too long for every commit; one JSON object, and the record that is committed.

Rules kept here:
  * Each part keeps its own place in the record, with the day and the version; a part that did not hold exits 1.
  * A shorter run than the record asks for prints its result and leaves the record alone, unless `--record` says so.
  * How far it is, and how long it will yet take, goes to standard error.
Left to others: what each part does (a module each, named in `PARTS`).
"""

import json
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from tools.crash import soaking as crash
from tools.fuzz import run as fuzz
from tools.mutants import run as mutants
from tools.steps import TOP

RECORD = TOP / "docs" / "reference" / "soak.json"


@dataclass(frozen=True, slots=True)
class Soaked:
    """What a part found: its `result` for the record, whether it `held`, whether it was long enough to be recorded."""

    result: Mapping[str, object]
    held: bool
    whole: bool


class Part(Protocol):
    """A part reads its own words and runs to its end; its result is plain JSON."""

    def __call__(self, words: Sequence[str]) -> Soaked: ...


def _crash(words: Sequence[str]) -> Soaked:
    return Soaked(*crash.run(words))


def _mutants(words: Sequence[str]) -> Soaked:
    return Soaked(*mutants.run(words))


def _fuzz(words: Sequence[str]) -> Soaked:
    return Soaked(*fuzz.run(["--seconds", str(fuzz.WHOLE), "--keep", *words]))


PARTS: Mapping[str, Part] = {"crash": _crash, "mutants": _mutants, "fuzz": _fuzz}


def version() -> str:
    """The commit that is soaked, and whether the tree differs from it."""
    words = ["git", "describe", "--always", "--dirty", "--exclude", "*", "--abbrev=12"]
    return subprocess.run(words, cwd=TOP, capture_output=True, text=True, check=True).stdout.strip()


def keep(name: str, result: Mapping[str, object], place: Path = RECORD) -> None:
    """Put a part's result into the record, beside those of the others."""
    record = json.loads(place.read_text(encoding="utf-8")) if place.exists() else {}
    record[name] = {"day": time.strftime("%Y-%m-%d"), "version": version(), **result}
    place.write_text(json.dumps(dict(sorted(record.items())), indent=2) + "\n", encoding="utf-8")


def main() -> int:
    """Run one part."""
    words = sys.argv[1:]
    if words and words[0] in {"-h", "--help"}:
        print(f"usage: ./run soak [{'|'.join(PARTS)}] [--help | options of the part]   (default: crash)")
        return 0
    name = words.pop(0) if words and not words[0].startswith("-") else "crash"
    if name not in PARTS:
        print(f"./run soak: no part {name!r}; there are: {', '.join(PARTS)}", file=sys.stderr)
        return 2
    record = "--record" in words
    soaked = PARTS[name]([word for word in words if word != "--record"])
    print(json.dumps(soaked.result, indent=2))
    if soaked.whole or record:
        keep(name, soaked.result)
    return 0 if soaked.held else 1


if __name__ == "__main__":
    sys.exit(main())
