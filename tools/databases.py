"""Which tests run on which database: one visible table, kept whole by tests/house/test_databases.py.

Rules kept here:
  * What touches a node's database runs on SQLite and on PostgreSQL, unless a reason stands here.
  * A test file that nobody thought of is a fault: it lies in a folder of the table, or reaches no node.
Left to others: running them (suite), the server (tests/testonly/postgres.py).
"""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

ON_BOTH: Final = ("tests/node", "tests/journeys")
"""Folders whose tests have a database under them."""

ON_SQLITE_ALONE: Final[dict[str, str]] = {
    "tests/journeys/test_crash.py": "runs both by itself, PostgreSQL on a server that is killed too",
    "tests/journeys/test_world_faults.py": "disks and the clock; its own server is the database that is restarted",
    "tests/node/keeping/test_rehearsal.py": "runs each database by itself",
    "tests/journeys/test_cases_in_browser.py": "clicks what test_demo_cases.py sends; that runs on both",
    "tests/journeys/test_content_in_browser.py": "clicks what test_demo_content.py sends; the stories are the same",
    "tests/journeys/test_erasing_in_browser.py": "looks at pages; tests/node/cases/test_erasing.py runs on both",
    "tests/journeys/test_stage.py": "the stage shows what the demo plays, which runs on both; a browser looks at it",
    "tests/journeys/test_screens.py": "looks at every page; that each page opens on both, tests/node/web asks",
    "tests/node/checker/test_page.py": "a page that is kept as a file and asks no node",
    "tests/node/places/test_finder.py": "pure: places by their names; opens no database",
    "tests/node/exchange/test_power_cut.py": "as tests/node/ledger/test_power_cut.py",
    "tests/node/ledger/test_power_cut.py": "PostgreSQL's own files are PostgreSQL's; that it syncs: test_settings.py",
    "tests/node/operations/test_init.py": "an init without SAKSAMA_DATABASE_URL; test_database_server.py has the other",
    "tests/node/operations/test_database_server.py": "has servers of its own: the wheel's, and one too old",
    "tests/node/operations/test_settings.py": "reads settings; opens no database",
}
"""Test files below those folders that run on SQLite only, each with the reason."""

ON_POSTGRESQL_ALONE: Final[dict[str, str]] = {
    "tests/journeys/test_demo_cases.py": "on SQLite test_cases_in_browser.py plays the same chapter in a browser",
    "tests/journeys/test_demo_content.py": "on SQLite test_content_in_browser.py plays the same chapter in a browser",
    "tests/journeys/test_move.py": "begins on SQLite, moves to a server and back",
    "tests/node/condition/test_server.py": "what a server grants; SQLite has none",
    "tests/node/ledger/test_guard_lost.py": "a connection that the server ends; SQLite has no server",
    "tests/node/ledger/test_postgres_ends_an_act.py": "what a server ends, and a line to it that breaks",
    "tests/node/operations/test_migrate_database.py": "begins on SQLite, moves to a server and back",
}
"""The same for PostgreSQL."""

_NODE: Final = (
    "saksama_node",
    "saksama_demo",
    "django",
    "tests.node",
    "tests.testonly.nodes",
    "tests.testonly.node_folder",
)


def reaches_a_node(source: str) -> bool:
    """Whether a test's imports or quoted code lead to a node, and so to a database."""
    return any(name == each or name.startswith(f"{each}.") for name in _imported(source) for each in _NODE)


def forgotten(top: Path) -> list[str]:
    """Test files that reach a node and lie in no folder of the table; and rows whose file is gone."""
    files = sorted(path for path in (top / "tests").rglob("test_*.py") if not _on_both(top, path))
    lost = [
        f"{path.relative_to(top)}: reaches a node, and tools/databases.py does not say on which database it runs"
        for path in files
        if reaches_a_node(path.read_text(encoding="utf-8"))
    ]
    gone = [name for name in (*ON_SQLITE_ALONE, *ON_POSTGRESQL_ALONE) if not (top / name).is_file()]
    return lost + [f"{name}: named in tools/databases.py, and not there" for name in gone]


def _on_both(top: Path, path: Path) -> bool:
    return any(path.is_relative_to(top / folder) for folder in ON_BOTH)


def _imported(source: str) -> Iterator[str]:
    for found in ast.walk(ast.parse(source)):
        match found:
            case ast.Import(names=names):
                yield from (alias.name for alias in names)
            case ast.ImportFrom(module=str(module), names=names):
                yield module
                yield from (f"{module}.{alias.name}" for alias in names)
            case ast.Constant(value=str(words)) if words.startswith("-m ") or words in {"saksama_node", "saksama_demo"}:
                yield words.removeprefix("-m ")
