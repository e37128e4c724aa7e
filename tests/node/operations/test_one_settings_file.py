"""Every command finds the node's own database by the folder alone, and works on no other: typed as from a timer.

The node's database lies beside its folder, as an environment said at `init`; a command that is run without that
environment used to make an empty one in the folder, and to call it well.
"""

import json
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import pytest

from tests.node.operations.typed import init, run


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a node in it whose database lies in the folder `db` beside it."""
    top = tmp_path_factory.mktemp("one")
    (top / "db").mkdir()
    env = {"SAKSAMA_DATABASE_URL": f"sqlite://{top}/db/simpul.sqlite3", "SAKSAMA_WARN_HOURS": "48 6"}
    done = init(top / "node", top / "secrets", env=env)
    assert done.returncode == 0, done.stderr
    return top


@pytest.fixture
def node(made: Path, tmp_path: Path) -> Path:
    """A copy of its own for this test; the folder, its database beside it."""
    shutil.copytree(made, tmp_path / "top")
    told = tmp_path / "top" / "node" / "node.toml"
    told.write_text(told.read_text().replace(str(made), str(tmp_path / "top")))
    return tmp_path / "top" / "node"


def typed(node: Path, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    return run(*words, env={"SAKSAMA_DATA": str(node), **more})


def own(node: Path) -> Path:
    return node.parent / "db" / "simpul.sqlite3"


def examined(node: Path, **more: str) -> dict[str, str]:
    done = typed(node, "doctor", "--json", "--offline", **more)
    return {each["code"]: each["about"] for each in json.loads(done.stdout)["checks"]}


def altered(file: Path, *statements: str) -> None:
    with closing(sqlite3.connect(file)) as opened, opened:
        for each in statements:
            opened.execute(each)


def test_what_init_was_told_by_the_environment_every_command_knows_without_it(node: Path, tmp_path: Path) -> None:
    told = node / "node.toml"
    assert told.stat().st_mode & 0o777 == 0o600
    assert f'database_url = "sqlite://{own(node)}"' in told.read_text().splitlines()
    assert 'warn_hours = "48 6"' in told.read_text().splitlines()
    found = examined(node)
    assert "setting.overridden" not in found
    assert "database.well" in found
    kept = tmp_path / "kept"
    saved = typed(node, "backup", str(kept))
    assert saved.returncode == 0, saved.stderr
    # The log that was saved is this node's, entries and all, and not one of an empty database.
    assert "log bawaslu-ntb.uji.example/log: 0 catatan" in saved.stdout
    with closing(sqlite3.connect(kept / "saksama.sqlite3")) as opened:
        assert opened.execute("SELECT count(*) FROM ledger_leaf").fetchone()[0] > 0
    assert not (node / "saksama.sqlite3").exists()


def test_where_the_environment_says_otherwise_the_doctor_says_so_and_one_command_writes_it(node: Path) -> None:
    there = {"SAKSAMA_SEALED_DAYS": "21", "SAKSAMA_WARN_HOURS": "48 6", "SAKSAMA_DATABSE_URL": "x"}
    found = examined(node, **there)
    assert found["setting.overridden"] == "SAKSAMA_SEALED_DAYS"
    assert found["setting.unknown"] == "SAKSAMA_DATABSE_URL"
    assert "sealed_days = '21'  (SAKSAMA_SEALED_DAYS)" in typed(node, "settings", **there).stdout
    written = typed(node, "settings", "--write", **there)
    assert written.returncode == 0, written.stderr
    assert "take out of the environment (service, timer, shell): SAKSAMA_SEALED_DAYS" in written.stdout
    assert "setting.overridden" not in examined(node, **there)
    assert "sealed_days = '21'  (node.toml)" in typed(node, "settings").stdout


def test_a_folder_of_before_works_and_the_doctor_says_what_to_write(node: Path) -> None:
    told = node / "node.toml"
    lines = told.read_text().splitlines(keepends=True)
    told.write_text("".join(line for line in lines if not line.startswith(("database_url", "warn_hours"))))
    there = {"SAKSAMA_DATABASE_URL": f"sqlite://{own(node)}"}
    assert {"setting.unwritten", "setting.overridden", "database.well"} <= examined(node, **there).keys()
    # Without its environment nothing is made, and nothing is called well.
    assert "database.no-node" in examined(node)
    assert "database.no-node" in typed(node, "backup", str(node.parent / "kept")).stderr
    assert not (node / "saksama.sqlite3").exists()
    assert typed(node, "settings", "--write", **there).returncode == 0
    assert "database.well" in examined(node)


def test_no_command_makes_a_database_where_there_is_none(node: Path) -> None:
    own(node).unlink()
    for words in (("backup", str(node.parent / "kept")), ("manage", "migrate"), ("manage", "shell"), ("status",)):
        refused = typed(node, *words)
        assert (refused.returncode, "database.no-node" in refused.stderr) == (1, True), refused.stderr
    assert "database.no-node" in examined(node)
    assert not own(node).exists()
    own(node).write_bytes(b"no database at all, but as long as one might be" * 100)
    for words in (("serve",), ("backup", str(node.parent / "kept"))):
        refused = typed(node, *words)
        assert (refused.returncode, "database.damaged" in refused.stderr) == (1, True), refused.stderr
    assert "database.damaged" in examined(node)


def test_another_node_s_database_is_refused(node: Path) -> None:
    altered(own(node), "UPDATE ledger_head SET origin = 'lain.uji.example/log'")
    for words in (("serve",), ("backup", str(node.parent / "kept")), ("manage", "migrate")):
        refused = typed(node, *words)
        assert (refused.returncode, "database.other-node" in refused.stderr) == (1, True), refused.stderr
    assert "database.other-node" in examined(node)


def test_one_of_an_older_shape_serves_nothing_and_is_told_the_line_to_run(node: Path) -> None:
    altered(own(node), "DELETE FROM django_migrations WHERE app = 'upkeep'", "DROP TABLE upkeep_alarm")
    for words in (("serve",), ("work",), ("manage", "shell")):
        refused = typed(node, *words)
        assert refused.returncode == 1
        assert "saksama-node manage migrate" in refused.stderr, refused.stderr
    assert "database.migrations" in examined(node)
    # A backup is what one makes before.
    assert typed(node, "backup", str(node.parent / "kept")).returncode == 0


def test_one_of_a_newer_shape_is_refused(node: Path) -> None:
    altered(
        own(node), "INSERT INTO django_migrations (app, name, applied) VALUES ('upkeep', '0099_later', '2030-01-01')"
    )
    refused = typed(node, "serve")
    assert (refused.returncode, "database.newer" in refused.stderr) == (1, True), refused.stderr
    assert "database.newer" in examined(node)


def test_a_change_of_the_shape_that_fails_is_told_as_what_it_is(node: Path) -> None:
    # Its tables are there already: the first of them fails it.
    altered(own(node), "DELETE FROM django_migrations WHERE app = 'upkeep'")
    failed = typed(node, "manage", "migrate")
    assert failed.returncode == 1
    assert (
        "database.migration-failed: change='upkeep.0001_initial', fault='OperationalError SQLITE_ERROR'"
        in failed.stderr
    )
    assert "no answer" not in failed.stderr
    assert "Traceback" not in failed.stderr


def test_after_a_move_the_old_database_is_put_aside_and_every_command_finds_the_new_one(node: Path) -> None:
    old = own(node)
    moved = typed(node, "migrate-database", "--to", f"sqlite://{node}/saksama.sqlite3")
    assert moved.returncode == 0, moved.stderr
    assert not old.exists()
    (aside,) = old.parent.glob("moved-*.sqlite3")
    assert f"The old database is put aside: {aside}" in moved.stdout
    # In the folder it goes with the folder.
    assert 'database_url = ""' in (node / "node.toml").read_text().splitlines()
    assert "database.well" in examined(node)
    assert not old.exists()
    # Whoever still names the old one, by the environment of a service or a timer, is told; also by its new name.
    for name in (aside, old):
        aside.rename(name)
        aside = name
        for words in (("serve",), ("backup", str(node.parent / "kept"))):
            refused = typed(node, *words, SAKSAMA_DATABASE_URL=f"sqlite://{name}")
            assert (refused.returncode, "database.moved-away" in refused.stderr) == (1, True), refused.stderr
    assert "database.moved-away" in examined(node, SAKSAMA_DATABASE_URL=f"sqlite://{old}")
    old.rename(node / "moved-1.sqlite3")
    assert examined(node)["database.left"] == str(node / "moved-1.sqlite3")


def test_a_restored_node_has_its_own_database_and_no_file_of_the_old_machine(node: Path, tmp_path: Path) -> None:
    secret = tmp_path / "sandi-surel"
    secret.write_text("contoh\n")
    secret.chmod(0o600)
    env = {"SAKSAMA_MAIL_PASSWORD_FILE": str(secret), "SAKSAMA_SEALED_DAYS": "21"}
    assert typed(node, "settings", "--write", **env).returncode == 0
    kept, data = tmp_path / "kept", tmp_path / "restored"
    assert typed(node, "backup", str(kept), "--with-keys").returncode == 0
    assert "database_url" not in (kept / "node.toml").read_text()
    secret.unlink()
    made = run("restore", str(kept), "--data", str(data), "--no-heal", "--never-agreed")
    assert made.returncode == 0, made.stderr
    assert "mail_password_file names a file that is not on this machine" in made.stdout
    lines = (data / "node.toml").read_text().splitlines()
    assert 'database_url = ""' in lines
    assert "sealed_days = 21" in lines
    assert f'# mail_password_file = "{secret}"' in lines
    assert "database.well" in examined(data)


def test_a_backup_that_knows_nobody_is_restored_on_a_person_s_word_alone(node: Path, tmp_path: Path) -> None:
    """It would sign without asking: restored from before an agreement, it would sign a second time what others saw."""
    kept, data = tmp_path / "kept", tmp_path / "restored"
    assert typed(node, "backup", str(kept), "--with-keys").returncode == 0
    refused = run("restore", str(kept), "--data", str(data))
    assert (refused.returncode, data.exists()) == (1, False), refused.stdout
    assert "restore.knows-nobody" in refused.stderr
    done = run("restore", str(kept), "--data", str(data), "--never-agreed")
    assert done.returncode == 0, done.stderr
    assert "no partner or witness is known who could be asked" in done.stdout
    assert not {"log.restored", "log.old-copy", "log.not-signing"} & examined(data).keys()
