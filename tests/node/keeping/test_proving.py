"""`backup --check` restores: what becomes no node, or is not what was signed, is named; nothing of it stays."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import msgspec
import pytest
from django.conf import settings

from saksama_node.flows.reports.file_report import file_report, new_code
from saksama_node.ledger.public import tree_size
from saksama_node.ledger.sequencer import integrate_round
from saksama_node.settings.current import SETTINGS
from saksama_node.web.operations import backup
from saksama_node.web.operations.keeping import making, manifest
from saksama_node.web.operations.keeping.proved import BackupUnsound
from saksama_node.web.operations.progress import progress
from tests.node.cases.filing import REPORTER, filing
from tests.testonly.postgres import database_for

pytestmark = pytest.mark.usefixtures("database")
_ALTERED = "UPDATE ledger_leaf SET entry = CAST(replace(CAST(entry AS TEXT), 'a', 'b') AS BLOB) WHERE number = 2"
SQLITE = settings.DATABASES["default"]["ENGINE"].endswith("sqlite3")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    file_report(filing(new_code()))
    integrate_round()
    making.make(tmp_path / "cadangan" / "one", with_keys=False, progress=progress)
    (tmp_path / "sementara").mkdir()
    return tmp_path / "cadangan" / "one"


def check(place: Path) -> int:
    more = [] if SQLITE else ["--database", database_for("periksa")]
    scratch = place.parent.parent / "sementara"
    return backup.run_backup(["--check", str(place), "--scratch", str(scratch), *more])


def test_a_backup_is_restored_and_verified_and_nothing_stays_of_it(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {name: words for name, words in os.environ.items() if name.startswith("SAKSAMA_")}
    assert check(place.parent) == 0, "of a folder of backups the newest"
    told = capsys.readouterr().out
    assert f"  {SETTINGS.origin}: {tree_size()} catatan" in told
    assert "integrity holds; conduct 0, unchecked 0 (-)" in told
    assert "the backup is 0 hours old" in told
    assert [mark for mark in (REPORTER.name, REPORTER.phone) if mark in told] == []
    assert [path for path in (place.parent.parent / "sementara").rglob("*") if path.is_file()] == []
    assert {name: words for name, words in os.environ.items() if name.startswith("SAKSAMA_")} == before


@contextmanager
def bent(place: Path) -> Iterator[sqlite3.Connection]:
    """The backup's database, to be changed; its manifest then says what it is now, as whoever changed it would."""
    with closing(sqlite3.connect(place / manifest.SQLITE_FILE)) as database:
        yield database
        database.commit()
    found = manifest.read(place)
    fresh = manifest.read_through(place, manifest.SQLITE_FILE)
    files = tuple(fresh if each.path == fresh.path else each for each in found.files)
    (place / manifest.FILE).write_bytes(msgspec.json.encode(msgspec.structs.replace(found, files=files)))


@pytest.mark.skipif(not SQLITE, reason="the file of a database is changed")
@pytest.mark.parametrize(
    ("harm", "named"),
    [
        (_ALTERED, "ledger.log-differs"),
        ("UPDATE ledger_tile SET hashes = zeroblob(length(hashes)) WHERE level = 0", "ledger.log-differs"),
        ("DROP TABLE cases_case", "no table cases_case"),
    ],
)
def test_a_backup_of_which_no_node_comes_is_named(place: Path, harm: str, named: str) -> None:
    with bent(place) as database:
        database.execute(harm)
    assert manifest.check(place)
    with pytest.raises(BackupUnsound) as told:
        check(place)
    assert named in told.value.why


def test_a_public_document_that_lacks_is_told(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = manifest.read(place)
    gone = [each for each in found.files if each.path.startswith("blobs/")]
    for each in gone:
        (place / each.path).unlink()
    files = tuple(each for each in found.files if each not in gone)
    (place / manifest.FILE).write_bytes(msgspec.json.encode(msgspec.structs.replace(found, files=files)))
    assert check(place) == 0
    assert "unchecked 1 (unreachable)" in capsys.readouterr().out
