"""A copy of the tree in which a mutant is planted and the tests that should notice are run.

Rules kept here:
  * The work tree is never touched: all happens in a copy of the tracked files.
  * Each process that a test starts reads the copy's sources, too (PYTHONPATH).
  * No stale bytecode: what was compiled from the altered file is removed before and after.
  * A test that runs on PostgreSQL alone gets a server of its own: left out, it would notice nothing.
  * A run that hangs has noticed: it is ended, with its children, and counts as failed.
Left to others: which mutants (alter, controls.toml), what survivors mean (run).
"""

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp

from tests.testonly.postgres import server
from tools.databases import ON_POSTGRESQL_ALONE
from tools.steps import PYTHON, TOP

LIMIT_SECONDS = 420.0


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

    def notices(self, tests: Sequence[str]) -> bool:
        """Whether one of the tests fails in this copy as it stands now; a name that leads to no test fails too."""
        words = [PYTHON, "-m", "pytest", "-x", "-q", "--no-header", "--tb=no", "-p", "no:cacheprovider", *tests]
        paths = os.pathsep.join([str(self.place / "src"), str(self.place)])
        with _database_of(tests) as place:
            process = subprocess.Popen(
                words,
                cwd=self.place,
                env={**os.environ, "PYTHONPATH": paths, **place},
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
            try:
                code = process.wait(LIMIT_SECONDS)
            except subprocess.TimeoutExpired:
                return True
            finally:
                _end(process)
        return code != 0


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
        yield Copy(place)
    finally:
        shutil.rmtree(place, ignore_errors=True)


@contextmanager
def _database_of(tests: Sequence[str]) -> Iterator[dict[str, str]]:
    """What names the server of these tests; nothing where they run on SQLite."""
    if not any(test.partition("::")[0] in ON_POSTGRESQL_ALONE for test in tests):
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
