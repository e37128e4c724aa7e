"""`./run soak [PART]`: what takes too long for every commit; JSON objects, and the record that is committed.

Rules kept here:
  * Each part, and of the mutants each target, keeps its own place in the record as it ends, with the day and the
    version from which it began; a part that did not hold exits 1.
  * A shorter run than the record asks for prints its result and leaves the record alone, unless `--record` says so.
  * How far it is, and how long it will yet take, goes to standard error.
Left to others: what each part does (a module each, named in `PARTS`).
"""

import json
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from tools import dealt
from tools.crash import soaking as crash
from tools.fuzz import run as fuzz
from tools.mutants import run as mutants
from tools.siege import sieging as siege
from tools.steps import TOP, version

RECORD = TOP / "docs" / "reference" / "soak.json"


@dataclass(frozen=True, slots=True)
class Soaked:
    """What was found: its `name` in the record, the `result`, whether it `held`, whether the run was long enough."""

    name: str
    result: Mapping[str, object]
    held: bool
    whole: bool


class Part(Protocol):
    """A part reads its own words and gives what it found, piece by piece, in plain JSON."""

    def __call__(self, words: Sequence[str]) -> Iterable[Soaked]: ...


def _crash(words: Sequence[str]) -> Iterable[Soaked]:
    yield Soaked("crash", *crash.run(words))


def _mutants(words: Sequence[str]) -> Iterable[Soaked]:
    for target, result, held, whole in mutants.run(words):
        yield Soaked("controls" if target == "controls" else f"mutants of {target}", result, held, whole)


def _fuzz(words: Sequence[str]) -> Iterable[Soaked]:
    yield Soaked("fuzz", *fuzz.run(["--seconds", str(fuzz.WHOLE), "--keep", *words]))


def _databases(words: Sequence[str]) -> Iterable[Soaked]:
    yield Soaked("databases", *dealt.run(words))


def _siege(words: Sequence[str]) -> Iterable[Soaked]:
    yield Soaked("siege", *siege.run(words))


PARTS: Mapping[str, Part] = {
    "crash": _crash,
    "mutants": _mutants,
    "fuzz": _fuzz,
    "databases": _databases,
    "siege": _siege,
}


def keep(name: str, result: Mapping[str, object], began: str, place: Path = RECORD) -> None:
    """Put a result, and the version it began with, into the record, beside those of the others."""
    record = json.loads(place.read_text(encoding="utf-8")) if place.exists() else {}
    record[name] = {"day": time.strftime("%Y-%m-%d"), "version": began, **result}
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
    began, held = version(), []
    for soaked in PARTS[name]([word for word in words if word != "--record"]):
        print(json.dumps({soaked.name: soaked.result}, indent=2), flush=True)
        if soaked.whole or record:
            keep(soaked.name, soaked.result, began)
        held.append(soaked.held)
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())
