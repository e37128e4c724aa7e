"""The node's folder is its user's alone: what others can read is closed, what is another's is refused."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from saksama_node.settings import private
from saksama_node.settings.refused import SettingRefused

IS_ROOT = os.geteuid() == 0
NOBODY = 65534
AS_ROOT = pytest.mark.skipif(not IS_ROOT, reason="only root can be somebody else")


@pytest.fixture
def data() -> Iterator[Path]:
    """A folder as a careless keeper leaves it, where others can come to; pytest's own lie closed."""
    with tempfile.TemporaryDirectory(prefix="saksama-terbuka-", dir="/var/tmp") as top:
        Path(top).chmod(0o755)
        folder = Path(top) / "node"
        for name in ("node.toml", "saksama.sqlite3", "saksama.sqlite3-wal", "keys/log", "blobs/ab/cd", "vault/a/b"):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text("rahasia")
        for path in (folder, *folder.rglob("*")):
            path.chmod(0o755 if path.is_dir() else 0o644)
        yield folder


def read_by_nobody(*files: Path) -> str:
    """What another user's process reads of these."""
    done = subprocess.run(
        ["/bin/cat", *map(str, files)],
        user=NOBODY,
        group=NOBODY,
        extra_groups=[],
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout


def files_of(data: Path) -> list[Path]:
    return [path for path in data.rglob("*") if path.is_file()]


@AS_ROOT
def test_what_nobody_could_read_nobody_reads_any_more(data: Path) -> None:
    files = files_of(data)
    assert read_by_nobody(*files) == "rahasia" * 6
    closed = private.close(data)
    assert closed[0].path == data
    assert read_by_nobody(*files) == ""
    # Not only because the way is barred.
    data.chmod(0o711)
    assert read_by_nobody(*files) == ""


def test_all_of_it_is_closed_and_then_nothing_is_left_to_close(data: Path) -> None:
    assert len(private.close(data)) == 12
    assert {path.stat().st_mode & 0o777 for path in data.rglob("*") if path.is_dir()} == {0o700}
    assert {path.stat().st_mode & 0o777 for path in files_of(data)} == {0o600}
    assert private.close(data) == []


def test_within_a_closed_folder_its_first_places_and_keys_are_looked_at(data: Path) -> None:
    private.close(data)
    for name in ("keys/log", "saksama.sqlite3-wal", "blobs"):
        (data / name).chmod(0o770)
    assert [place.path.name for place in private.close(data)] == ["blobs", "log", "saksama.sqlite3-wal"]


def test_a_database_that_lies_elsewhere_is_closed_with_what_lies_beside_it(data: Path) -> None:
    private.close(data)
    own = data.parent / "lain.sqlite3"
    for end in ("", "-wal"):
        own.with_name(own.name + end).touch(0o644)
    assert [place.path.name for place in private.close(data, own)] == ["lain.sqlite3", "lain.sqlite3-wal"]


def test_a_link_closes_nothing_behind_it(data: Path) -> None:
    outside = data.parent / "umum"
    outside.write_text("umum")
    outside.chmod(0o644)
    (data / "keys" / "umum").symlink_to(outside)
    private.close(data)
    assert outside.stat().st_mode & 0o777 == 0o644


def test_a_node_behind_a_link_of_its_keeper_is_closed(data: Path) -> None:
    (data.parent / "jalan").symlink_to(data)
    assert private.close(data.parent / "jalan")[0].path == data
    assert data.stat().st_mode & 0o777 == 0o700


@AS_ROOT
@pytest.mark.parametrize("name", ["", "keys/log", "saksama.sqlite3", "node.toml", "blobs"])
def test_what_is_another_user_s_is_refused(data: Path, name: str) -> None:
    os.chown(data / name, NOBODY, NOBODY)
    with pytest.raises(SettingRefused) as refused:
        private.close(data)
    assert str(data / name) in str(refused.value)


@AS_ROOT
def test_another_s_note_beside_it_is_left(data: Path) -> None:
    (data / "backup.json").write_text("{}")
    os.chown(data / "backup.json", NOBODY, NOBODY)
    private.close(data)
    assert (data / "backup.json").stat().st_uid == NOBODY


def test_what_a_command_makes_is_made_for_this_user_alone(tmp_path: Path) -> None:
    code = (
        "import os, sys, pathlib; from saksama_node.web.operations import main; os.umask(0o022); main.main(['help']); "
        f"pathlib.Path({str(tmp_path / 'baru')!r}).touch()"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
    assert (tmp_path / "baru").stat().st_mode & 0o777 == 0o600
