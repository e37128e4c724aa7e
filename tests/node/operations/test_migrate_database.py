"""`migrate-database` refuses what is not safe, dies without harm, and is not done before it has proved it."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from saksama_demo.database import made_on
from tests.node.exchange.two_nodes import LiveNode, free_port, make_node
from tests.node.operations.entering import ENTER, SECONDS
from tests.testonly.postgres import server

COMMAND = [sys.executable, "-m", "saksama_node.web.operations"]
LEAVES = 6000


@pytest.fixture(scope="module")
def postgres() -> Iterator[str]:
    """The server of this run, or one of our own."""
    given = os.environ.get("SAKSAMA_TEST_DATABASE_URL", "")
    if given:
        yield given
    else:
        with server() as own:
            yield own.url


@pytest.fixture(scope="module")
def node(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveNode]:
    """A node on SQLite with a long log, stopped."""
    made = make_node(tmp_path_factory.mktemp("move"), "bawaslu", free_port())
    if made.extra["SAKSAMA_DATABASE_URL"]:
        run(made, "migrate-database", "--to", f"sqlite://{made.data}/saksama.sqlite3")
        made.close()
        made.hand, made.extra["SAKSAMA_DATABASE_URL"] = None, ""
    made.do(ENTER)
    made.do(f"""
from saksama_node.ledger import sequencer
with log.act():
    for number in range({LEAVES}):
        log.append(a_body(number), subject=log.new_subject(), actor="0" * 32)
while sequencer.integrate_round(): pass
with log.act():
    log.append(a_body(), subject=log.new_subject(), actor="0" * 32)
""")
    made.do("from django.db import connection; connection.close()")
    yield made
    made.close()


@pytest.fixture
def fresh(node: LiveNode, tmp_path: Path) -> LiveNode:
    """A copy of it, so that no test sees what another did."""
    data = tmp_path / "bawaslu"
    shutil.copytree(node.data, data)
    return LiveNode(node.code, node.origin, node.url, data, extra=dict(node.extra))


def run(node: LiveNode, *words: str, database: str | None = None) -> subprocess.CompletedProcess[str]:
    env = node.environment if database is None else {**node.environment, "SAKSAMA_DATABASE_URL": database}
    # A `serve` that is not refused would run for good.
    command = ["timeout", "--kill-after=5", str(SECONDS), *COMMAND, *words]
    return subprocess.run(command, env=env, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)


def content(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """All that stands in a file of SQLite but the trace, which tells of the very command; of an index of words, which
    cannot be read in rows, what it keeps.
    """
    with closing(sqlite3.connect(path)) as opened:
        made = opened.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()
        tables = [
            name for name, sql in made if (sql or "").startswith("CREATE TABLE") and not name.startswith("trace_")
        ]
        rows = {name: opened.execute(f'SELECT * FROM "{name}"').fetchall() for name in tables}  # noqa: S608 - its own
        rows["sqlite_sequence"] = [row for row in rows["sqlite_sequence"] if not row[0].startswith("trace_")]
        return {"": made, **rows}


@pytest.mark.parametrize("kind", ["postgresql", "sqlite"])
def test_killed_at_any_moment_the_source_is_whole_and_no_node_starts_on_the_target(
    fresh: LiveNode, postgres: str, tmp_path: Path, kind: str
) -> None:
    target = made_on(postgres, "target") if kind == "postgresql" else f"sqlite://{tmp_path}/target.sqlite3"
    before = content(fresh.data / "saksama.sqlite3")
    killed = 0
    for step in range(20):
        moving = subprocess.Popen(
            [*COMMAND, "migrate-database", "--to", target], env=fresh.environment, stdout=subprocess.PIPE, text=True
        )
        _until_marked(target, moving)
        # Later by two fifths each time: a slow machine is not killed a hundred times, and comes to its end.
        time.sleep(0.3 * (1.4**step - 1))
        moving.send_signal(signal.SIGKILL)
        said, _ = moving.communicate()
        if not _is_marked(target):
            # The mark goes when all is proved, a moment before it is said.
            break
        killed += 1
        assert "Done and proved" not in said
        for command in ("serve", "work", "status") if killed == 1 else ("serve",):
            refused = run(fresh, command, database=target)
            assert (refused.returncode, "database.incomplete" in refused.stderr) == (1, True), refused.stderr
        assert content(fresh.data / "saksama.sqlite3") == before
    assert killed >= 2
    # Proved, it is named and the source put aside: as it was but for its mark, or a kill came a moment before that.
    fresh.extra["SAKSAMA_DATABASE_URL"] = ""
    (source,) = (*fresh.data.glob("moved-*.sqlite3"), *fresh.data.glob("saksama.sqlite3"))[:1]
    after = content(source)
    assert {name: rows for name, rows in after.items() if name in before and name} == {
        name: rows for name, rows in before.items() if name
    }
    assert run(fresh, "status", database=target).returncode == 0
    _same(fresh, target)


def _until_marked(target: str, moving: subprocess.Popen[str]) -> None:
    end = time.monotonic() + SECONDS
    while moving.poll() is None and not _is_marked(target):
        assert time.monotonic() < end
        time.sleep(0.02)


def _is_marked(target: str) -> bool:
    if target.startswith("sqlite:"):
        path = Path(target.removeprefix("sqlite://"))
        if not path.exists():
            return False
        with closing(sqlite3.connect(path, timeout=30)) as opened:
            asked = "SELECT 1 FROM sqlite_master WHERE name = 'saksama_incomplete_copy'"
            return opened.execute(asked).fetchone() is not None
    with psycopg.connect(target) as session:
        found = session.execute("SELECT to_regclass('saksama_incomplete_copy')").fetchone()
        return found is not None and found[0] is not None


def _same(node: LiveNode, target: str) -> None:
    """The log at the target goes on from where it was, with ids that no row ever had."""
    there = LiveNode(node.code, node.origin, node.url, node.data, extra={"SAKSAMA_DATABASE_URL": target})
    try:
        there.do(ENTER)
        greatest = there.do("result = max(models.Leaf.objects.values_list('id', flat=True))")
        assert isinstance(greatest, int)
        there.do("from saksama_node.ledger import sequencer")
        assert there.do("result = enter(1)") == [greatest + 1]
        there.do("while sequencer.integrate_round(): pass")
        assert isinstance(size := there.do("result = check_log()"), int)
        assert size >= LEAVES + 2
    finally:
        there.close()


def test_a_node_that_runs_is_refused_and_goes_on(fresh: LiveNode, postgres: str) -> None:
    fresh.serve()
    try:
        refused = run(fresh, "migrate-database", "--to", made_on(postgres, "target"))
        assert refused.returncode == 1
        assert "move.node-runs" in refused.stderr
    finally:
        fresh.close()


def test_a_worker_or_a_session_alone_is_refused_too(fresh: LiveNode, postgres: str, tmp_path: Path) -> None:
    target = made_on(postgres, "target")
    assert run(fresh, "migrate-database", "--to", target).returncode == 0
    # Now it is on PostgreSQL, and somebody on another machine has it open.
    with psycopg.connect(target) as other:
        other.execute("SELECT 1")
        refused = run(fresh, "migrate-database", "--to", f"sqlite://{tmp_path}/back.sqlite3", database=target)
    assert refused.returncode == 1
    assert "move.node-runs" in refused.stderr
    assert not (tmp_path / "back.sqlite3").exists()


def test_a_target_that_holds_anything_is_refused_untouched(fresh: LiveNode, postgres: str) -> None:
    target = made_on(postgres, "target")
    with psycopg.connect(target, autocommit=True) as owner:
        owner.execute("CREATE TABLE somebody (name text)")
    refused = run(fresh, "migrate-database", "--to", target)
    assert refused.returncode == 1
    assert "database.taken" in refused.stderr
    with psycopg.connect(target) as owner:
        assert owner.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall() == [
            ("somebody",)
        ]
    itself = run(fresh, "migrate-database", "--to", f"sqlite://{fresh.data}/saksama.sqlite3")
    assert "database.taken" in itself.stderr


def test_a_log_that_is_not_what_was_signed_is_not_called_proved(fresh: LiveNode, postgres: str) -> None:
    with closing(sqlite3.connect(fresh.data / "saksama.sqlite3")) as opened, opened:
        entry = opened.execute("SELECT entry FROM ledger_leaf WHERE number = 4000").fetchone()[0]
        altered = entry.replace(b'"at":"2', b'"at":"3')
        opened.execute("UPDATE ledger_leaf SET entry = ? WHERE number = 4000", [altered])
    target = made_on(postgres, "target")
    refused = run(fresh, "migrate-database", "--to", target)
    assert refused.returncode == 1
    assert "ledger.log-differs" in refused.stderr
    assert "entry 4000" in refused.stderr
    assert "database.incomplete" in run(fresh, "status", database=target).stderr


ALTERS = """
CREATE FUNCTION alters() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN NEW.name := NEW.name || '!'; RETURN NEW; END $$;
CREATE FUNCTION lays_in_wait() RETURNS event_trigger LANGUAGE plpgsql AS
    $$ BEGIN
        IF NOT EXISTS (SELECT 1 FROM pg_trigger WHERE tgname = 'altered') THEN
            CREATE TRIGGER altered BEFORE INSERT ON accounts_office FOR EACH ROW EXECUTE FUNCTION alters();
        END IF;
    EXCEPTION WHEN undefined_table THEN NULL;
    END $$;
CREATE EVENT TRIGGER waits ON ddl_command_end WHEN TAG IN ('CREATE TABLE') EXECUTE FUNCTION lays_in_wait();
"""


def test_a_target_that_keeps_another_row_than_it_was_given_is_not_called_proved(fresh: LiveNode, postgres: str) -> None:
    target = made_on(postgres, "target")
    with psycopg.connect(target, autocommit=True) as owner:
        owner.execute(ALTERS)
    refused = run(fresh, "migrate-database", "--to", target)
    assert refused.returncode == 1
    assert "move.copy-differs" in refused.stderr
    assert "accounts_office" in refused.stderr
    assert "database.incomplete" in run(fresh, "status", database=target).stderr


def test_a_row_that_the_target_does_not_take_leaves_it_marked(fresh: LiveNode, postgres: str) -> None:
    with closing(sqlite3.connect(fresh.data / "saksama.sqlite3")) as opened, opened:
        # SQLite keeps what it is given; PostgreSQL has no place for a zero octet in words.
        opened.execute("UPDATE accounts_office SET name = 'a' || char(0) || 'b' WHERE id = 1")
    target = made_on(postgres, "target")
    refused = run(fresh, "migrate-database", "--to", target)
    assert refused.returncode == 1
    assert "move.row-refused" in refused.stderr
    assert "accounts_office" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert "database.incomplete" in run(fresh, "status", database=target).stderr


def test_a_password_stands_on_no_command_line(fresh: LiveNode) -> None:
    refused = run(fresh, "migrate-database", "--to", "postgresql://saksama:rahasia@127.0.0.1/x")
    assert refused.returncode == 2
    assert "rahasia" not in refused.stdout + refused.stderr
