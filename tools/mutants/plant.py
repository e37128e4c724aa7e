"""A copy of the tree in which a mutant is planted and the tests that should notice are run.

Rules kept here:
  * The work tree is never touched: all happens in a copy of the tracked files.
  * Each process that a test starts reads the copy's sources, too, also one that heeds no PYTHONPATH (`python -I`): the
    copy has an environment of its own, with our packages from the copy and all others from this one.
  * No stale bytecode: what was compiled from the altered file is removed before and after.
  * A test that runs on PostgreSQL alone gets a server of its own: left out, it would notice nothing.
  * A run that hangs is ended, with its children.
  * Before anything is altered the tests run once, whole; from then on those that ran the altered function go first,
    the fast ones before the slow, and the rest after them.
Left to others: which mutants (alter, controls.toml), what a run means (run), what a test reaches (reaching).
"""

import json
import os
import shutil
import signal
import subprocess
import sysconfig
import venv
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from tempfile import mkdtemp

from tests.testonly.postgres import server
from tools.databases import ON_POSTGRESQL_ALONE
from tools.steps import PYTHON, TOP

_ENVIRONMENT = ".venv"
LIMIT_SECONDS = 900.0
WHOLE_SECONDS = 7200.0
_FAILED = 1


class Ran(Enum):
    """How a run of tests ended: BROKEN is one that did not come to a test that fails (no such test, no import)."""

    PASSED = auto()
    FAILED = auto()
    BROKEN = auto()
    HUNG = auto()


@dataclass(frozen=True, slots=True)
class Reach:
    """Which tests ran which functions: `tests` is name -> (seconds, "file:first line" of each function).

    `left_out`: those that did not pass as they are (failed, or were skipped), and so would show nothing.
    """

    tests: Mapping[str, tuple[float, frozenset[str]]]
    left_out: tuple[str, ...] = ()

    def first(self, file: str, function: int | None) -> list[str]:
        """All tests, those first that ran the function which begins at that line; the fast before the slow."""
        place = f"{file}:{function}"

        def turn(test: str) -> tuple[bool, float]:
            seconds, reached = self.tests[test]
            return place not in reached, seconds

        return sorted(self.tests, key=turn)

    @property
    def limit(self) -> float:
        """Seconds after which a run of all of them hangs."""
        return 120 + 5 * sum(seconds for seconds, _ in self.tests.values())


@dataclass(frozen=True, slots=True)
class Copy:
    """One copy of the tracked files at `place`."""

    place: Path

    @contextmanager
    def altered(self, where: str, text: str) -> Iterator[None]:
        """The file at `where` with another text, for as long as the block runs."""
        file = self.place / where
        kept = file.read_bytes()
        try:
            file.write_text(text, encoding="utf-8")
            _forget_compiled(file)
            yield
        finally:
            file.write_bytes(kept)
            _forget_compiled(file)

    def read(self, where: str) -> str:
        """A file's text."""
        return (self.place / where).read_text(encoding="utf-8")

    def ran(self, tests: Sequence[str], limit: float = LIMIT_SECONDS) -> Ran:
        """Run the tests up to the first that fails, in this copy as it stands now."""
        return self._run(["-x", *tests], limit)

    def reach(self, tests: Sequence[str]) -> Reach | None:
        """Run the tests, all of them, and note what each runs; None if none of them passes as it is."""
        told = self.place / "reached.json"
        self._run(["-p", "tools.mutants.reaching", *tests], WHOLE_SECONDS, {"SAKSAMA_REACHED": str(told)})
        if not told.exists():
            return None
        found = json.loads(told.read_text(encoding="utf-8"))
        told.unlink()
        good = {test: (seconds, frozenset(reached)) for test, (passed, seconds, reached) in found.items() if passed}
        return Reach(good, tuple(sorted(set(found) - set(good)))) if good else None

    @property
    def _python(self) -> Path:
        return self.place / _ENVIRONMENT / "bin" / "python"

    def _run(self, words: Sequence[str], limit: float, env: Mapping[str, str] | None = None) -> Ran:
        command = [str(self._python), "-m", "pytest", "-q", "--no-header", "--tb=no", "-p", "no:cacheprovider", *words]
        with _database_of(words) as place:
            process = subprocess.Popen(
                command,
                cwd=self.place,
                env={**os.environ, "PYTHONPATH": str(self.place), **place, **(env or {})},
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
            try:
                code = process.wait(limit)
            except subprocess.TimeoutExpired:
                return Ran.HUNG
            finally:
                _end(process)
        return {0: Ran.PASSED, _FAILED: Ran.FAILED}.get(code, Ran.BROKEN)


@contextmanager
def copied() -> Iterator[Copy]:
    """A fresh copy of the tracked files; removed in the end."""
    place = Path(mkdtemp(prefix="saksama-mutants-"))
    try:
        listed = subprocess.check_output(["git", "ls-files", "-z"], cwd=TOP, text=True).split("\0")
        for name in filter(None, listed):
            target = place / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(TOP / name, target)
        _make_environment(place)
        yield Copy(place)
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _make_environment(place: Path) -> None:
    """An environment in which the copy's packages are installed as ours are here, with the commands of both."""
    environment = place / _ENVIRONMENT
    venv.create(environment, symlinks=True)
    (site,) = environment.glob("lib/python*/site-packages")
    (site / "copy.pth").write_text(f"{place / 'src'}\n{sysconfig.get_path('purelib')}\n", encoding="utf-8")
    for command in Path(PYTHON).parent.iterdir():
        there = environment / "bin" / command.name
        if not there.exists() and command.is_file():
            first, _, rest = command.read_bytes().partition(b"\n")
            there.write_bytes((f"#!{there.parent / 'python'}".encode() if b"python" in first else first) + b"\n" + rest)
            there.chmod(0o755)


def by_database(tests: Sequence[str]) -> list[list[str]]:
    """The tests in groups of which each runs on one database: those of PostgreSQL alone, and all others."""
    alone = [test for test in tests if _is_alone(test)]
    others = [test for test in tests if not _is_alone(test)]
    return [group for group in (others, alone) if group]


def _is_alone(test: str) -> bool:
    return test.partition("::")[0] in ON_POSTGRESQL_ALONE


@contextmanager
def _database_of(words: Sequence[str]) -> Iterator[dict[str, str]]:
    """What names the server of these tests; nothing where they run on SQLite."""
    if not any(map(_is_alone, words)):
        yield {}
        return
    with server() as postgres:
        yield {"SAKSAMA_TEST_DATABASE_URL": postgres.url}


def _forget_compiled(file: Path) -> None:
    for compiled in (file.parent / "__pycache__").glob(f"{file.stem}.*.pyc"):
        compiled.unlink(missing_ok=True)


def _end(process: subprocess.Popen[bytes]) -> None:
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
    process.wait()
