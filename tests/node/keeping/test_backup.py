"""Making and checking a backup: whole or not there, silent about persons and keys, and never written over anything."""

import hashlib
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from django.conf import settings

from saksama.tlog.note import ED25519, SigningKey
from saksama_node.casekeys import sealing
from saksama_node.casekeys.sealing import seal
from saksama_node.cases import vault
from saksama_node.exchange import sealed_files
from saksama_node.flows.keys.rewrap_cases import rewrap_cases
from saksama_node.flows.node import examine_machine
from saksama_node.flows.reports.file_report import file_report, new_code
from saksama_node.ledger import blobs
from saksama_node.ledger.public import tree_size
from saksama_node.ledger.sequencer import integrate_round
from saksama_node.ledger.turn import writing
from saksama_node.settings.current import SETTINGS
from saksama_node.web.operations import backup, restore
from saksama_node.web.operations.folder import FolderTaken
from saksama_node.web.operations.keeping import database as dumped
from saksama_node.web.operations.keeping import making, manifest
from saksama_node.web.operations.keeping.manifest import (
    BackupDamaged,
    KeysMissing,
    KeysOther,
    OtherDatabase,
    PlaceOwn,
    PlaceTaken,
)
from saksama_node.web.operations.progress import progress
from tests.node.cases.filing import REPORTER, filing
from tests.node.exchange.two_nodes import until

pytestmark = pytest.mark.usefixtures("database")
COMMAND = [sys.executable, "-m", "saksama_node.web.operations"]
SQLITE = settings.DATABASES["default"]["ENGINE"].endswith("sqlite3")


def made(place: Path, *, with_keys: bool = False) -> manifest.Manifest:
    return making.make(place, with_keys=with_keys, progress=progress)[0]


def test_a_backup_holds_what_the_manifest_says_and_where_the_log_stood(tmp_path: Path) -> None:
    integrate_round()
    digest = blobs.put(b"a public document")
    found = made(tmp_path / "one")
    assert manifest.check(tmp_path / "one") == found
    assert (found.size, found.origin, found.keys) == (tree_size(), SETTINGS.origin, False)
    assert f"blobs/{digest[:2]}/{digest}" in {item.path for item in found.files}
    assert [path.name for path in tmp_path.iterdir()] == ["one"]


def test_the_node_knows_how_old_its_last_backup_is(tmp_path: Path) -> None:
    assert [each.code for each in examine_machine.backup()] == ["backup.none"]
    made(tmp_path / "one")
    assert [each.code for each in examine_machine.backup()] == ["backup.well"]


def test_no_secret_key_is_in_a_backup_unless_it_is_asked_for(tmp_path: Path) -> None:
    secrets = [path for path in (SETTINGS.data / "keys").iterdir() if ".pub" not in path.suffixes]
    assert len(secrets) >= 7
    made(tmp_path / "without")
    held = b"".join(path.read_bytes() for path in (tmp_path / "without").rglob("*") if path.is_file())
    for secret in secrets:
        assert secret.read_bytes().strip() not in held, secret.name
    with_keys = made(tmp_path / "with", with_keys=True)
    assert {f"keys/{secret.name}" for secret in secrets} <= {item.path for item in with_keys.files}


def test_no_listing_of_a_backup_names_a_reporter(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    received = file_report(filing(new_code()))
    assert received is not None
    place = tmp_path / "one"
    backup.run_backup([str(place)])
    backup.run_backup(["--check", str(place)])
    told = capsys.readouterr()
    listing = "\n".join(str(path) for path in place.rglob("*")) + (place / manifest.FILE).read_text()
    identity = [REPORTER.name, "Pelapor", REPORTER.phone, REPORTER.identity_number, REPORTER.email, "Nomor 7"]
    assert [mark for mark in identity if mark in listing + told.out + told.err] == []
    assert f"vault/{received.subject}/{vault.IDENTITY}" in listing, "the sealed identity is in it"
    whole = b"".join(path.read_bytes() for path in place.rglob("*") if path.is_file())
    assert [mark for mark in identity[2:5] if mark.encode() in whole] == []


@pytest.mark.parametrize("harm", ["byte", "short", "gone", "more", "manifest", "none"])
def test_a_backup_that_was_changed_is_named(tmp_path: Path, harm: str) -> None:
    digest = blobs.put(b"a public document")
    made(tmp_path / "one")
    file = tmp_path / "one" / "blobs" / digest[:2] / digest
    match harm:
        case "byte":
            file.write_bytes(b"A public document")
        case "short":
            file.write_bytes(b"a public")
        case "gone":
            file.unlink()
        case "more":
            file.with_name("more").write_bytes(b"")
        case "manifest":
            (tmp_path / "one" / manifest.FILE).write_bytes(b"{")
        case _:
            (tmp_path / "one" / manifest.FILE).unlink()
    with pytest.raises(BackupDamaged):
        manifest.check(tmp_path / "one")


def test_a_path_in_the_manifest_that_leads_elsewhere_is_refused(tmp_path: Path) -> None:
    found = made(tmp_path / "one")
    for path in ("../out", "/etc/passwd", "a/../../b", ".hidden", ""):
        bent = msgspec.structs.replace(found, files=(manifest.Item(path, 0, "0" * 64),))
        (tmp_path / "one" / manifest.FILE).write_bytes(msgspec.json.encode(bent))
        with pytest.raises(BackupDamaged):
            manifest.read(tmp_path / "one")


def test_nothing_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    with pytest.raises(PlaceTaken):
        made(tmp_path / "one")
    assert list(tmp_path.rglob("*")) == [tmp_path / "one"]


def test_a_disk_that_takes_no_more_leaves_no_half_backup(tmp_path: Path) -> None:
    (SETTINGS.data / "blobs" / "large").write_bytes(bytes(3 << 20))
    try:
        done = subprocess.run(
            [*COMMAND, "backup", str(tmp_path / "one")],
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "PYTHONPATH": "src"},
            # The kernel itself refuses the write, as a full disk does.
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (2 << 20, 2 << 20)),
        )
    finally:
        (SETTINGS.data / "blobs" / "large").unlink()
    assert (done.returncode, list(tmp_path.iterdir())) == (1, []), done.stderr
    assert "backup.not-written" in done.stderr


def test_what_a_killed_backup_left_goes_with_the_next(tmp_path: Path) -> None:
    pipe, held = SETTINGS.data / "blobs" / "pipe", list[int]()
    # Whoever reads it waits for what is written: that backup stands still in the middle.
    os.mkfifo(pipe)
    killed = subprocess.Popen([*COMMAND, "backup", str(tmp_path / "one")], env={**os.environ, "PYTHONPATH": "src"})

    def is_read() -> bool:
        try:
            held.append(os.open(pipe, os.O_WRONLY | os.O_NONBLOCK))
        except OSError:
            return False
        return True

    try:
        until(is_read, "a backup reads the pipe", 60)
        pipe.unlink()
        (half,) = tmp_path.iterdir()
        made(tmp_path / "two")
        assert half.is_dir(), "another's backup was taken away while it was being made"
    finally:
        pipe.unlink(missing_ok=True)
        killed.kill()
        killed.wait()
        for handle in held:
            os.close(handle)
    made(tmp_path / "three")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["three", "two"]


def test_what_comes_and_goes_while_the_copy_runs_is_in_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A ciphertext deleted after the snapshot's moment, and one that came just before it: rows name both."""
    dump = dumped.dump
    early = sealed_files._path("e" * 64)
    late = sealed_files._path("f" * 64)
    early.parent.mkdir(parents=True, exist_ok=True)
    late.parent.mkdir(parents=True, exist_ok=True)
    early.write_bytes(b"early")

    def while_copied(*words: Any) -> object:
        late.write_bytes(b"late")
        found = dump(*words)
        early.unlink()
        return found

    monkeypatch.setattr(dumped, "dump", while_copied)
    made(tmp_path / "one")
    late.unlink()
    for name in (early, late):
        assert (tmp_path / "one" / name.relative_to(SETTINGS.data)).is_file()


def test_a_restore_refuses_before_it_writes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made(tmp_path / "one")
    (tmp_path / "node").mkdir()
    (tmp_path / "node" / "node.toml").write_text("")
    with pytest.raises(FolderTaken):
        restore.run_restore([str(tmp_path / "one"), "--data", str(tmp_path / "node")])
    with pytest.raises(KeysMissing):
        restore.run_restore([str(tmp_path / "one"), "--data", str(tmp_path / "new")])
    other = "postgresql://x@/y" if SQLITE else ""
    monkeypatch.setenv("SAKSAMA_DATABASE_URL", other)
    with pytest.raises(OtherDatabase):
        restore.run_restore(
            [str(tmp_path / "one"), "--data", str(tmp_path / "new"), "--keys", str(SETTINGS.data / "keys")]
        )
    (tmp_path / "one" / manifest.FILE).unlink()
    with pytest.raises(BackupDamaged):
        restore.run_restore([str(tmp_path / "one"), "--data", str(tmp_path / "new")])
    assert sorted(path.name for path in tmp_path.iterdir()) == ["node", "one"]


@pytest.fixture
def keys_of_before(tmp_path: Path) -> Iterator[Path]:
    """The node's keys as they are now, kept apart; afterwards they are the node's again."""
    before = tmp_path / "kunci"
    shutil.copytree(SETTINGS.data / "keys", before)
    yield before
    shutil.rmtree(SETTINGS.data / "keys")
    shutil.copytree(before, SETTINGS.data / "keys")
    sealing._root.cache_clear()  # a number's key is read once a process, and this one goes with its file


def refused_keys(place: Path, keys: Path, *more: str) -> tuple[str, ...]:
    """The keys for which a restore is refused, before anything is written, and so is the check."""
    before = sorted(place.parent.iterdir())
    with pytest.raises(KeysOther) as told:
        restore.run_restore([str(place), "--data", str(place.with_name("new")), "--keys", str(keys), *more])
    with pytest.raises(KeysOther):
        backup.run_backup(["--check", str(place), "--keys", str(keys)])
    assert sorted(place.parent.iterdir()) == before
    return told.value.keys


def test_a_restore_refuses_keys_from_before_all_was_wrapped_anew(tmp_path: Path, keys_of_before: Path) -> None:
    with writing():
        seal("ab" * 16, "uji", b"CONTOH")
    rewrap_cases()
    place = tmp_path / "one"
    made(place)
    assert refused_keys(place, keys_of_before) == ("keys/cases.2",)
    # As they are now they fit, and what was wrapped under is not asked for any more.
    now_there = tmp_path / "kini"
    shutil.copytree(SETTINGS.data / "keys", now_there)
    (now_there / "cases").write_text("00" * 32)
    assert backup.run_backup(["--check", str(place), "--keys", str(now_there)]) == 0


def test_a_restore_refuses_keys_of_another_node_unless_they_are_said_to_be_lost(
    tmp_path: Path, keys_of_before: Path
) -> None:
    place = tmp_path / "one"
    made(place)
    for name in ("log", "search"):
        (keys_of_before / name).write_bytes((keys_of_before / "leak").read_bytes())
    assert refused_keys(place, keys_of_before) == ("keys/log", "keys/search")
    assert refused_keys(place, keys_of_before, "--without", "keys/search") == ("keys/log",)
    shutil.copy(SETTINGS.data / "keys" / "log", keys_of_before)
    shutil.copy(SETTINGS.data / "keys" / "search", keys_of_before)


def test_no_key_is_asked_for_that_nothing_names(tmp_path: Path, keys_of_before: Path) -> None:
    """A key that was made and never logged is none, nor does a damaged one keep a backup from being made.

    And the manifest tells nothing of those that are asked for.
    """
    (SETTINGS.data / "keys" / "log.2").write_text(SigningKey.generate(SETTINGS.origin, ED25519).serialize())
    (SETTINGS.data / "keys" / "transport.2").write_text("PRIVATE+KEY+")
    place = tmp_path / "one"
    found = made(place)
    assert {each.path for each in found.needs} == {
        f"keys/{each}" for each in ("age", "cases", "django.secret", "leak", "log", "search", "vault.locked", "witness")
    }
    assert backup.run_backup(["--check", str(place), "--keys", str(keys_of_before)]) == 0
    for each in found.needs:
        content = (SETTINGS.data / each.path).read_bytes()
        assert each.sha256 not in {hashlib.sha256(held).hexdigest() for held in (content, content.strip())}


@pytest.mark.parametrize("place", ["2026", "blobs/2026", "../{name}/baru/2026"])
def test_no_backup_is_made_inside_the_node_s_own_folder(place: str) -> None:
    inside = SETTINGS.data / place.format(name=SETTINGS.data.name)
    with pytest.raises(PlaceOwn):
        made(inside)
    assert not inside.exists()


def test_a_link_that_leads_into_the_node_s_own_folder_is_no_way_around(tmp_path: Path) -> None:
    (tmp_path / "cadangan").symlink_to(SETTINGS.data)
    with pytest.raises(PlaceOwn):
        made(tmp_path / "cadangan" / "2026")
    assert not (SETTINGS.data / "2026").exists()
