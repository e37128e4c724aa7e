"""Which tests run on which database: visible tables, kept whole by tests/house/test_databases.py.

Rules kept here:
  * What touches a node's database inside the test's own process runs on SQLite and on PostgreSQL at each commit, unless
    a reason stands here. A test that asks for no database runs once (tests/node/conftest.py, which lets it open none).
  * A file that starts processes of a node costs a hundred times as much, and says the same on either: it is dealt to
    one database, and runs on the other in `./run soak databases`. What each database alone can show is not dealt.
  * So is a file that walks every address, or every act, in one process: it costs as much; and one that looks at pages.
  * A test file that nobody thought of is a fault: it lies in a folder of the table, or reaches no node; it is dealt, or
    starts no process.
Left to others: running them (suite, soak), the server (tests/testonly/postgres.py).
"""

import ast
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Final


class Database(StrEnum):
    """What a node keeps its rows in."""

    SQLITE = "sqlite"
    POSTGRESQL = "postgresql"

    @property
    def other(self) -> "Database":
        """The one that is not this."""
        return Database.POSTGRESQL if self is Database.SQLITE else Database.SQLITE


ON_BOTH: Final = ("tests/node", "tests/journeys")
"""Folders whose tests have a database under them."""

ON_SQLITE_ALONE: Final[dict[str, str]] = {
    "tests/journeys/test_cases_in_browser.py": "a browser looks at it; in the soak test_demo_cases.py has PostgreSQL",
    "tests/journeys/test_content_in_browser.py": "as the one above; in the soak test_demo_content.py has PostgreSQL",
    "tests/journeys/test_erasing_in_browser.py": "looks at pages; tests/node/cases/test_erasing.py runs on both",
    "tests/journeys/test_install.py": "the page begins on SQLite; its machines reach nothing of this one",
    "tests/journeys/test_plots.py": "pictures alone in a browser; opens no database",
    "tests/journeys/test_screens.py": "looks at every page; that each page opens on both, tests/node/web asks",
    "tests/journeys/test_stage.py": "the stage shows what the demo plays, which runs on both; a browser looks at it",
    "tests/journeys/test_triage_by_keyboard.py": "a browser's keys; tests/node/contentwatch runs on both",
    "tests/journeys/test_world_faults.py": "disks and the clock; its own server is the database that is restarted",
    "tests/node/checker/test_page.py": "a page that is kept as a file and asks no node",
    "tests/node/condition/test_heap.py": "what processes hold together; opens no database",
    "tests/node/confined/test_words.py": "what a reader's process reads and loads; opens no database",
    "tests/node/contentwatch/strangers/test_drawing_pages.py": "a browser that draws a page",
    "tests/node/exchange/test_power_cut.py": "as tests/node/ledger/test_power_cut.py",
    "tests/node/gate/test_lines.py": "connections as the kernel sees them; opens no database",
    "tests/node/keeping/test_bent_backup.py": "changes the file of a database; on both, test_proving.py",
    "tests/node/keeping/test_read_only_disk.py": "a server's disk is the server's",
    "tests/node/ledger/test_power_cut.py": "PostgreSQL's own files are PostgreSQL's; that it syncs: test_settings.py",
    "tests/node/operations/test_database_server.py": "has servers of its own: the wheel's, and one too old",
    "tests/node/operations/test_demo_patience.py": "waits for processes that open no database",
    "tests/node/operations/test_durable.py": "files; opens no database",
    "tests/node/operations/test_init.py": "an init without SAKSAMA_DATABASE_URL; test_database_server.py has the other",
    "tests/node/operations/test_one_settings_file.py": "its database is a file beside the node's folder",
    "tests/node/operations/test_private.py": "files, and another user's process that reads them; opens no database",
    "tests/node/operations/test_settings.py": "reads settings; opens no database",
    "tests/node/places/test_finder.py": "pure: places by their names; opens no database",
    "tests/node/web/test_start.py": "what a process loads; opens no database",
}
"""Test files below those folders that run on SQLite only, each with the reason."""

ON_POSTGRESQL_ALONE: Final[dict[str, str]] = {
    "tests/journeys/test_move.py": "begins on SQLite, moves to a server and back",
    "tests/node/condition/test_server.py": "what a server grants; SQLite has none",
    "tests/node/ledger/test_guard_lost.py": "a connection that the server ends; SQLite has no server",
    "tests/node/ledger/test_postgres_ends_an_act.py": "what a server ends, and a line to it that breaks",
    "tests/node/operations/test_migrate_database.py": "begins on SQLite, moves to a server and back",
}
"""The same for PostgreSQL."""

DEALT: Final[dict[str, Database]] = {
    "tests/journeys/test_accounts_and_places.py": Database.POSTGRESQL,
    "tests/journeys/test_crash.py": Database.POSTGRESQL,
    "tests/journeys/test_demo.py": Database.SQLITE,
    "tests/journeys/test_demo_results.py": Database.POSTGRESQL,
    "tests/journeys/test_demo_supervision.py": Database.SQLITE,
    "tests/journeys/test_identity_hunt.py": Database.POSTGRESQL,
    "tests/journeys/test_machine_addresses.py": Database.POSTGRESQL,
    "tests/journeys/test_report.py": Database.SQLITE,
    "tests/journeys/test_report_case.py": Database.POSTGRESQL,
    "tests/journeys/test_secrets.py": Database.SQLITE,
    "tests/journeys/test_siege.py": Database.POSTGRESQL,
    "tests/journeys/test_silence.py": Database.SQLITE,
    "tests/node/agreements/test_two_nodes.py": Database.SQLITE,
    "tests/node/cases/test_lots.py": Database.POSTGRESQL,
    "tests/node/exchange/test_between_two_nodes.py": Database.POSTGRESQL,
    "tests/node/exchange/test_content.py": Database.SQLITE,
    "tests/node/exchange/test_desk.py": Database.SQLITE,
    "tests/node/exchange/test_hostile_partner.py": Database.POSTGRESQL,
    "tests/node/field/pages/test_bad_days.py": Database.POSTGRESQL,
    "tests/node/field/pages/test_first_visit.py": Database.SQLITE,
    "tests/node/field/pages/test_photos.py": Database.SQLITE,
    "tests/node/field/pages/test_scripts.py": Database.SQLITE,
    "tests/node/field/pages/test_sending.py": Database.POSTGRESQL,
    "tests/node/field/pages/test_standing.py": Database.SQLITE,
    "tests/node/confined/test_confinement.py": Database.SQLITE,
    "tests/node/gate/test_let_in.py": Database.SQLITE,
    "tests/node/gate/test_proxies.py": Database.SQLITE,
    "tests/node/gate/test_slow_clients.py": Database.SQLITE,
    "tests/node/keeping/test_rehearsal.py": Database.POSTGRESQL,
    "tests/node/keeping/test_successor.py": Database.SQLITE,
    "tests/node/keys/test_between_two_nodes.py": Database.POSTGRESQL,
    "tests/node/keys/test_desk.py": Database.SQLITE,
    "tests/node/keys/test_institution_key.py": Database.SQLITE,
    "tests/node/operations/test_doctor.py": Database.SQLITE,
    "tests/node/operations/test_confined.py": Database.SQLITE,
    "tests/node/operations/test_reserve.py": Database.SQLITE,
    "tests/node/operations/test_serve.py": Database.SQLITE,
    "tests/node/operations/test_two_servers.py": Database.POSTGRESQL,
    "tests/node/tasks/test_between_two_nodes.py": Database.POSTGRESQL,
    "tests/node/vitals/test_side_by_side.py": Database.POSTGRESQL,
    "tests/node/cases/test_treatment.py": Database.SQLITE,
    "tests/node/contentwatch/whole/test_numbers.py": Database.SQLITE,
    "tests/node/results/test_audit_pages.py": Database.SQLITE,
    "tests/node/observation/test_public_numbers.py": Database.POSTGRESQL,
    "tests/node/upkeep/test_waiting_letters.py": Database.SQLITE,
}
"""Files that start processes of a node, each with the database that it runs on at a commit."""

WALKS: Final[dict[str, Database]] = {
    "tests/node/accounts/test_rights.py": Database.SQLITE,
    "tests/node/cases/test_annex_forms.py": Database.SQLITE,
    "tests/node/cases/test_offered.py": Database.SQLITE,
    "tests/node/deadlines/test_one_order.py": Database.SQLITE,
    "tests/node/exchange/test_following_at_random.py": Database.POSTGRESQL,
    "tests/node/keys/test_vault_content.py": Database.SQLITE,
    "tests/node/outsider/test_forgery.py": Database.SQLITE,
    "tests/node/outsider/test_headers.py": Database.SQLITE,
    "tests/node/outsider/test_junk.py": Database.POSTGRESQL,
    "tests/node/outsider/test_turned_words.py": Database.SQLITE,
    "tests/node/recusal/test_any_order.py": Database.SQLITE,
    "tests/node/recusal/test_walk.py": Database.SQLITE,
    "tests/node/results/test_screened_again.py": Database.SQLITE,
    "tests/node/results/test_screening.py": Database.POSTGRESQL,
    "tests/node/seconds/test_table.py": Database.POSTGRESQL,
}
"""Files that open every address, print every form, try acts in any order, or make keys or screens again and again: in
one process, and as dear as a pair of nodes. They ask who may open it and what it says; that each page opens on either
database, tests/node/web asks, and that each act is entered on either, the tests of its room. Junk is dealt to the
database that refuses more of what a text may hold, acts of two persons to the one that locks rows."""

PAGES: Final[dict[str, Database]] = {
    "tests/node/accounts/test_login.py": Database.SQLITE,
    "tests/node/agreements/test_not_in_force.py": Database.SQLITE,
    "tests/node/cases/test_case_page.py": Database.SQLITE,
    "tests/node/cases/test_desk.py": Database.POSTGRESQL,
    "tests/node/cases/test_evidence_files.py": Database.POSTGRESQL,
    "tests/node/cases/test_handling.py": Database.SQLITE,
    "tests/node/cases/test_portal.py": Database.SQLITE,
    "tests/node/cases/test_ways.py": Database.POSTGRESQL,
    "tests/node/contentwatch/captures/test_desk.py": Database.POSTGRESQL,
    "tests/node/contentwatch/captures/test_looking_again.py": Database.POSTGRESQL,
    "tests/node/contentwatch/captures/test_masking.py": Database.SQLITE,
    "tests/node/contentwatch/captures/test_original_files.py": Database.SQLITE,
    "tests/node/contentwatch/captures/test_pictures.py": Database.SQLITE,
    "tests/node/contentwatch/claims/test_claim_desk.py": Database.SQLITE,
    "tests/node/contentwatch/claims/test_clarification_desk.py": Database.POSTGRESQL,
    "tests/node/contentwatch/claims/test_clarification_portal.py": Database.POSTGRESQL,
    "tests/node/contentwatch/test_is_it_true.py": Database.SQLITE,
    "tests/node/deadlines/test_board.py": Database.POSTGRESQL,
    "tests/node/deadlines/test_calendar.py": Database.POSTGRESQL,
    "tests/node/field/test_desk.py": Database.SQLITE,
    "tests/node/incidents/test_held_report.py": Database.SQLITE,
    "tests/node/norms/test_no_doubts.py": Database.SQLITE,
    "tests/node/observation/test_examining_pages.py": Database.SQLITE,
    "tests/node/observation/test_following.py": Database.SQLITE,
    "tests/node/observation/test_periods.py": Database.POSTGRESQL,
    "tests/node/observation/test_writing_pages.py": Database.SQLITE,
    "tests/node/outsider/test_handing_out.py": Database.SQLITE,
    "tests/node/papers/test_annex.py": Database.SQLITE,
    "tests/node/papers/test_supervised.py": Database.SQLITE,
    "tests/node/recusal/test_interests.py": Database.POSTGRESQL,
    "tests/node/related/test_desk.py": Database.SQLITE,
    "tests/node/results/test_analysis_page.py": Database.POSTGRESQL,
    "tests/node/results/test_pages.py": Database.SQLITE,
    "tests/node/results/test_photos.py": Database.SQLITE,
    "tests/node/results/test_queue_desk.py": Database.POSTGRESQL,
    "tests/node/results/test_recaps.py": Database.POSTGRESQL,
    "tests/node/results/test_sheet_desk.py": Database.POSTGRESQL,
    "tests/node/results/test_sheet_pages.py": Database.SQLITE,
    "tests/node/sigap/test_desk.py": Database.POSTGRESQL,
    "tests/node/trace/test_doors.py": Database.POSTGRESQL,
    "tests/node/trace/test_page.py": Database.SQLITE,
    "tests/node/web/test_log_pages.py": Database.SQLITE,
    "tests/node/web/test_pages.py": Database.SQLITE,
}
"""Files that look at what pages, papers and pictures say and press what stands there, in one process: they are made of
the same rows on either. The acts behind them are entered on both by their room's other tests; every page opens on
SQLite in the walk of rights, on PostgreSQL in that of junk."""

IN_SOAK_ALONE: Final[dict[str, str]] = {
    "tests/journeys/test_demo_cases.py": "test_cases_in_browser.py plays the same chapter, act for act",
    "tests/journeys/test_demo_content.py": "test_content_in_browser.py plays the same chapter, act for act",
}
"""Files that say at no commit what another one says there: they run on both databases in `./run soak databases`."""

TYPED_ONCE: Final = ("tests/journeys/test_cases_in_browser.py", "tests/journeys/test_content_in_browser.py")
"""Files whose persons type each kind of form once at a commit, and each form in `./run soak databases`, on SQLite: a
browser costs ten times what the form itself does."""

QUICK_ONES_ALONE: Final = ("tests/house/test_small_benches.py",)
"""Files whose dear cases run in `./run soak databases` alone, on SQLite."""

PROCESS_BESIDE: Final[dict[str, str]] = {
    "tests/node/deadlines/test_warning_letters.py": "one act that is killed half-way",
    "tests/node/deadlines/test_warnings.py": "one act that is killed half-way",
    "tests/node/keeping/test_backup.py": "commands, in a process of their own as they are typed",
    "tests/node/ledger/test_read_only.py": "one act that is killed half-way",
    "tests/node/ledger/test_sequencer.py": "rounds that are killed half-way, which each database heals in its own way",
    "tests/node/ledger/test_worker.py": "two workers, which each database keeps apart in its own way",
    "tests/node/recusal/test_cut_short.py": "one act that is killed half-way",
    "tests/node/upkeep/test_examination.py": "one worker",
}
"""Files whose tests run in one process and start a small one beside it: they run on both databases at each commit."""

_NODE: Final = (
    "saksama_node",
    "saksama_demo",
    "django",
    "tests.node",
    "tests.testonly.nodes",
    "tests.testonly.node_folder",
)


_PROCESSES: Final = frozenset(
    {
        "subprocess",
        "playwright.sync_api",
        "saksama_demo.launch.Node",
        "saksama_demo.launch.Running",
        "saksama_demo.launch.run_command",
        "saksama_demo.scene.Scene",
    }
)
"""What starts one, where a test imports it."""
_FOLLOWED: Final = ("tests.", "tools.crash.", "tools.siege.")
_NO_NODE: Final = frozenset({"tests.testonly.postgres", "tests.testonly.powercut"})
"""They start a database's server, or a program that writes; no node."""


def left_to_others(database: Database) -> tuple[str, ...]:
    """Files below the folders of the table that do not run on this database at a commit."""
    alone = ON_POSTGRESQL_ALONE if database is Database.SQLITE else ON_SQLITE_ALONE
    dealt = (file for file, on in (*DEALT.items(), *WALKS.items(), *PAGES.items()) if on is not database)
    return (*alone, *dealt, *IN_SOAK_ALONE)


def other_half(database: Database) -> tuple[str, ...]:
    """Files that run on this database in the soak and not at a commit, or not whole."""
    dealt = (file for file, on in (*DEALT.items(), *WALKS.items(), *PAGES.items()) if on is not database)
    return (*dealt, *IN_SOAK_ALONE, *((*TYPED_ONCE, *QUICK_ONES_ALONE) if database is Database.SQLITE else ()))


def is_named(file: str) -> bool:
    """Whether a row stands here for this file."""
    return file in _ROWS


def reaches_a_node(source: str) -> bool:
    """Whether a test's imports or quoted code lead to a node, and so to a database."""
    return any(name == each or name.startswith(f"{each}.") for name in _imported(source) for each in _NODE)


def forgotten(top: Path) -> list[str]:
    """What the tables do not say: files that reach a node and lie in no folder of theirs, files that start processes
    and are not dealt, and rows whose file is gone, stands twice, or starts none.
    """
    files = sorted((top / "tests").rglob("test_*.py"))
    lost = [
        f"{path.relative_to(top)}: reaches a node, and tools/databases.py does not say on which database it runs"
        for path in files
        if not _on_both(top, path) and reaches_a_node(path.read_text(encoding="utf-8"))
    ]
    starting = {str(path.relative_to(top)) for path in files if _on_both(top, path) and starts_processes(top, path)}
    undealt = sorted(starting - set(_ROWS))
    return [
        *lost,
        *(f"{name}: starts processes, and tools/databases.py deals it to no database" for name in undealt),
        *(f"{name}: named in tools/databases.py, and not there" for name in _ROWS if not (top / name).is_file()),
        *(f"{name}: named twice in tools/databases.py" for name in sorted({n for n in _ROWS if _ROWS.count(n) > 1})),
        *(
            f"{name}: dealt in tools/databases.py, and starts no process"
            for name in (*DEALT, *PROCESS_BESIDE)
            if (top / name).is_file() and name not in starting
        ),
    ]


def starts_processes(top: Path, path: Path) -> bool:
    """Whether a test, or what it takes from other tests, starts a process of a node, a browser or a command."""
    ahead, seen = [path], set[Path]()
    while ahead:
        file = ahead.pop()
        seen.add(file)
        for name in _imported(file.read_text(encoding="utf-8")):
            if name in _PROCESSES:
                return True
            found = top / f"{name.replace('.', '/')}.py"
            if name.startswith(_FOLLOWED) and name not in _NO_NODE and found not in seen and found.is_file():
                ahead.append(found)
    return False


def _on_both(top: Path, path: Path) -> bool:
    return any(path.is_relative_to(top / folder) for folder in ON_BOTH)


_ROWS: Final = (*ON_SQLITE_ALONE, *ON_POSTGRESQL_ALONE, *DEALT, *WALKS, *PAGES, *IN_SOAK_ALONE, *PROCESS_BESIDE)


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
