"""`./run soak mutants`: remove each control and see its test fail; alter code at random and list what nobody noticed.

Rules kept here:
  * Before anything is altered the tests run in the copy: one that fails anyway proves nothing. Without a control's
    tests the run does not hold; for random mutants they are left out, and named.
  * Every control of a threat is removed (`controls.toml`), and each of its tests must come to its end and fail
    (or hang): a program that no longer starts would show nothing. One whose test still passes fails the run.
  * Of the random mutants a seed draws the same number for each target; a survivor without a reason in `survivors.toml`
    is listed as unexplained. A mutant that hangs or does not start was noticed.
Left to others: what a mutant is (alter), planting (plant), the record (tools.soak).
"""

import argparse
import random
import re
import sys
import time
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from queue import SimpleQueue

from tools.mutants.alter import Mutant, function_at, mutants
from tools.mutants.plant import WHOLE_SECONDS, Copy, Ran, by_database, copied
from tools.steps import TOP

HERE = Path(__file__).parent
DRAWN = 40
SEED = 20240129
AT_ONCE = 2


@dataclass(frozen=True, slots=True)
class Threat:
    """A threat of controls.toml: who tries what, the answer, what remains, and tests beside those of its controls."""

    name: str
    who: str
    tries: str
    answer: str
    remains: str
    shown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Control:
    """A control of controls.toml against the threat of that name.

    `find` becomes `put` in `file`, and each of the tests, by name, must notice.
    """

    control: str
    threat: str
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


def threats() -> list[Threat]:
    """All threats, sorted by who tries."""
    rows = tomllib.loads((HERE / "controls.toml").read_text(encoding="utf-8"))["threat"]
    return [Threat(r["name"], r["who"], r["tries"], r["answer"], r["remains"], tuple(r["shown"])) for r in rows]


def controls() -> list[Control]:
    """All controls, each against one threat."""
    rows = tomllib.loads((HERE / "controls.toml").read_text(encoding="utf-8"))["control"]
    return [Control(r["control"], r["threat"], r["file"], r["find"], r["put"], tuple(r["tests"])) for r in rows]


def targets() -> list[Target]:
    """What random mutants are drawn from."""
    rows = tomllib.loads((HERE / "targets.toml").read_text(encoding="utf-8"))["target"]
    return [Target(r["name"], tuple(r["modules"]), tuple(r["tests"])) for r in rows]


@cache
def _reasons() -> dict[tuple[str, str, str], str]:
    rows = tomllib.loads((HERE / "survivors.toml").read_text(encoding="utf-8")).get("survivor", [])
    return {(row["file"], row["was"], row["put"]): row["reason"] for row in rows}


def place_of(test: str) -> str:
    """A test's name, or the name of its file and its own (`test_x.py::test_y`), as pytest is told it.

    Raises LookupError where no test, or more than one, is called so.
    """
    within, _, name = test.rpartition("::")
    found = [file for file in _defining().get(name, ()) if not within or file.match(within)]
    if len(found) != 1:
        raise LookupError(test, found)
    return f"{found[0]}::{name}"


@cache
def _defining() -> Mapping[str, Sequence[Path]]:
    """In which files each test is."""
    files: dict[str, list[Path]] = {}
    for file in sorted((TOP / "tests").rglob("test_*.py")):
        for name in re.findall(r"^def (test_\w+)\(", file.read_text(encoding="utf-8"), re.MULTILINE):
            files.setdefault(name, []).append(file.relative_to(TOP))
    return files


def remove(copy: Copy, control: Control) -> bool:
    """Whether every test of this control notices that it is gone."""
    source = copy.read(control.file)
    if source.count(control.find) != 1:
        print(f"   {control.control}: its text stands {source.count(control.find)} times in {control.file}")
        return False
    with copy.altered(control.file, source.replace(control.find, control.put)):
        return all(copy.ran([place_of(test)]) in {Ran.FAILED, Ran.HUNG} for test in control.tests)


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


def check_controls(copies: Sequence[Copy], only: str) -> Outcome:
    """Remove every control whose name holds `only`."""
    rows = [each for each in controls() if only in each.control]
    named = sorted({place_of(test) for row in rows for test in row.tests})
    # As a control's test runs alone, on the database that is its own.
    sound = all(copies[0].ran(part, WHOLE_SECONDS) is Ran.PASSED for part in by_database(named))
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
    reach = copies[0].reach(target.tests)
    if reach is None:
        print(f"   {target.name}: none of its tests passes before anything is altered")
        return Outcome({"drawn": 0}, sound=False, unnoticed=0)

    def survives(copy: Copy, piece: tuple[str, Mutant]) -> bool:
        file, mutant = piece
        source = copy.read(file)
        tests = reach.first(file, function_at(source, mutant.line))
        with copy.altered(file, mutant.apply(source)):
            lives = copy.ran(tests, reach.limit) is Ran.PASSED
        if lives:
            print(f"   SURVIVES: {file}:{mutant.line}: {mutant.was!r} -> {mutant.put!r}", file=sys.stderr, flush=True)
        return lives

    drawn = draw(copies[0], target, count, seed)
    alive = _on_copies(copies, drawn, survives, target.name)
    survivors = [
        Survivor(file, mutant.line, mutant.was, mutant.put, _reasons().get((file, mutant.was, mutant.put), ""))
        for (file, mutant), lives in zip(drawn, alive, strict=True)
        if lives
    ]
    told = {
        "seed": seed,
        "left_out": list(reach.left_out),
        "drawn": len(drawn),
        "noticed": len(drawn) - len(survivors),
        "survivors": [asdict(each) for each in survivors],
    }
    return Outcome(told, sound=True, unnoticed=sum(not each.reason for each in survivors))


def run(words: Sequence[str]) -> Iterable[tuple[str, dict[str, object], bool, bool]]:
    """Run all, or the named targets; each gives, as it ends, its part of the record.

    That is its name, the result, whether every control was noticed and every survivor is explained, and whether it was
    the whole: every control, or the full number of mutants.
    """
    parser = argparse.ArgumentParser(prog="./run soak mutants")
    parser.add_argument("targets", nargs="*", help="controls, or targets by name (default: all)")
    parser.add_argument("--count", type=int, default=DRAWN, help="random mutants a target")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--only", default="", help="controls whose name holds this")
    parser.add_argument("--at-once", type=int, default=AT_ONCE, help="copies of the tree that are tested at a time")
    asked = parser.parse_args(words)
    known = {each.name: each for each in targets()}
    names = asked.targets or ["controls", *known]
    if unknown := set(names) - {"controls", *known}:
        parser.error(f"no such target: {', '.join(sorted(unknown))}; there are controls, {', '.join(known)}")
    with ExitStack() as stack:
        copies = [stack.enter_context(copied()) for _ in range(asked.at_once)]
        for name in names:
            if name == "controls":
                told, whole = check_controls(copies, asked.only), not asked.only
            else:
                told, whole = alter(copies, known[name], asked.count, asked.seed), asked.count >= DRAWN
            yield name, dict(told.told), told.sound and not told.unnoticed, told.sound and whole
