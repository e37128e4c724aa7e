"""`./run soak mutants`: remove each control and see its test fail; alter code at random and list what nobody noticed.

Rules kept here:
  * Before anything is altered the tests pass in the copy: a test that fails anyway proves nothing.
  * Every control of the threat table is removed (`controls.toml`); one whose test still passes fails the run.
  * Of the random mutants a seed draws the same number for each target; a survivor without a reason in `survivors.toml`
    is listed as unexplained.
Left to others: what a mutant is (alter), planting (plant), the record (tools.soak).
"""

import argparse
import random
import sys
import time
import tomllib
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from queue import SimpleQueue

from tools.mutants.alter import Mutant, mutants
from tools.mutants.plant import Copy, copied
from tools.steps import TOP

HERE = Path(__file__).parent
DRAWN = 40
SEED = 20240129
AT_ONCE = 2


@dataclass(frozen=True, slots=True)
class Control:
    """A row of controls.toml: `find` becomes `put` in `file`, and each of the tests, by name, must notice."""

    control: str
    file: str
    find: str
    put: str
    tests: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Target:
    """A row of targets.toml: the modules that are altered and the tests that are to notice, fast ones first."""

    name: str
    modules: tuple[str, ...]
    tests: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Survivor:
    """A random mutant that no test noticed, and why that may be (empty: unexplained)."""

    file: str
    line: int
    was: str
    put: str
    reason: str = ""


def controls() -> list[Control]:
    """All controls, in the order of the threat table."""
    rows = tomllib.loads((HERE / "controls.toml").read_text(encoding="utf-8"))["control"]
    return [Control(r["control"], r["file"], r["find"], r["put"], tuple(r["tests"])) for r in rows]


def targets() -> list[Target]:
    """What random mutants are drawn from."""
    rows = tomllib.loads((HERE / "targets.toml").read_text(encoding="utf-8"))["target"]
    return [Target(r["name"], tuple(r["modules"]), tuple(r["tests"])) for r in rows]


@cache
def _reasons() -> dict[tuple[str, str, str], str]:
    rows = tomllib.loads((HERE / "survivors.toml").read_text(encoding="utf-8")).get("survivor", [])
    return {(row["file"], row["was"], row["put"]): row["reason"] for row in rows}


def place_of(test: str) -> str:
    """A test's name as pytest is told it: the file that defines it, and the name. Raises LookupError."""
    for file in sorted((TOP / "tests").rglob("test_*.py")):
        if f"\ndef {test}(" in file.read_text(encoding="utf-8"):
            return f"{file.relative_to(TOP)}::{test}"
    raise LookupError(test)


def remove(copy: Copy, control: Control) -> bool:
    """Whether every test of this control notices that it is gone."""
    source = copy.read(control.file)
    if source.count(control.find) != 1:
        print(f"   {control.control}: its text stands {source.count(control.find)} times in {control.file}")
        return False
    with copy.altered(control.file, source.replace(control.find, control.put)):
        return all(copy.notices([place_of(test)]) for test in control.tests)


def draw(copy: Copy, target: Target, count: int, seed: int) -> list[tuple[str, Mutant]]:
    """The mutants of a target that this seed draws."""
    files = [
        str(found.relative_to(copy.place))
        for module in target.modules
        for found in sorted(copy.place.glob(module))
        if "migrations" not in found.parts
    ]
    every = [(file, mutant) for file in files for mutant in mutants(copy.read(file))]
    drawn = random.Random(f"{seed}/{target.name}").sample(every, min(count, len(every)))  # noqa: S311 - a repeatable draw, no secret
    return sorted(drawn, key=lambda each: (each[0], each[1].start))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a target's run gave: its part of the record, whether its tests passed before, how many went unnoticed."""

    told: Mapping[str, object]
    sound: bool
    unnoticed: int


def _on_copies[T, R](copies: Sequence[Copy], work: Sequence[T], do: Callable[[Copy, T], R], what: str) -> list[R]:
    """Do each piece of work on a copy that is free; say how far it is."""
    free: SimpleQueue[Copy] = SimpleQueue()
    for each in copies:
        free.put(each)
    began, done = time.monotonic(), SimpleQueue[int]()

    def one(piece: T) -> R:
        copy = free.get()
        try:
            return do(copy, piece)
        finally:
            free.put(copy)
            done.put(1)
            spent = time.monotonic() - began
            left = spent / done.qsize() * (len(work) - done.qsize())
            print(f"   {what}: {done.qsize()} of {len(work)}, about {left / 60:.0f} min left", file=sys.stderr)

    with ThreadPoolExecutor(len(copies)) as pool:
        return list(pool.map(one, work))


def check_controls(copies: Sequence[Copy]) -> Outcome:
    """Remove every control of the threat table."""
    rows = controls()
    named = sorted({place_of(test) for row in rows for test in row.tests})
    sound = not copies[0].notices(named)
    if not sound:
        print("   some of the tests fail before anything is removed")
    noticed = _on_copies(copies, rows, remove, "controls")
    lost = [row.control for row, seen in zip(rows, noticed, strict=True) if not seen]
    for name in lost:
        print(f"   NOT NOTICED: {name}")
    told = {"removed": len(rows), "noticed": len(rows) - len(lost), "not_noticed": lost}
    return Outcome(told, sound, len(lost))


def alter(copies: Sequence[Copy], target: Target, count: int, seed: int) -> Outcome:
    """Plant the drawn mutants of a target, each for itself."""

    def survives(copy: Copy, piece: tuple[str, Mutant]) -> bool:
        file, mutant = piece
        with copy.altered(file, mutant.apply(copy.read(file))):
            return not copy.notices(target.tests)

    if copies[0].notices(target.tests):
        print(f"   {target.name}: its tests fail before anything is altered")
        return Outcome({"drawn": 0}, sound=False, unnoticed=0)
    drawn = draw(copies[0], target, count, seed)
    alive = _on_copies(copies, drawn, survives, target.name)
    survivors = [
        Survivor(file, mutant.line, mutant.was, mutant.put, _reasons().get((file, mutant.was, mutant.put), ""))
        for (file, mutant), lives in zip(drawn, alive, strict=True)
        if lives
    ]
    told = {
        "drawn": len(drawn),
        "noticed": len(drawn) - len(survivors),
        "survivors": [asdict(each) for each in survivors],
    }
    return Outcome(told, sound=True, unnoticed=sum(not each.reason for each in survivors))


def run(words: Sequence[str]) -> tuple[dict[str, object], bool, bool]:
    """Run all, or the named targets.

    Gives the result for the record, whether every control was noticed and every survivor is explained, and whether it
    was the whole: all targets, with the full number of mutants each.
    """
    parser = argparse.ArgumentParser(prog="./run soak mutants")
    parser.add_argument("targets", nargs="*", help="controls, or targets by name (default: all)")
    parser.add_argument("--count", type=int, default=DRAWN, help="random mutants a target")
    parser.add_argument("--seed", type=int, default=SEED)
    asked = parser.parse_args(words)
    known = {each.name: each for each in targets()}
    names = asked.targets or ["controls", *known]
    if unknown := set(names) - {"controls", *known}:
        parser.error(f"no such target: {', '.join(sorted(unknown))}; there are controls, {', '.join(known)}")
    told: dict[str, Outcome] = {}
    with copied() as first, copied() as second:
        copies = [first, second][:AT_ONCE]
        for name in names:
            told[name] = (
                check_controls(copies) if name == "controls" else alter(copies, known[name], asked.count, asked.seed)
            )
    held = all(each.sound and not each.unnoticed for each in told.values())
    result = {"seed": asked.seed, **{name: each.told for name, each in told.items()}}
    return result, held, not asked.targets and asked.count >= DRAWN
