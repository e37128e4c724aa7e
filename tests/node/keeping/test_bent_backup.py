"""`backup --check` of a backup whose database somebody changed, manifest and all: what is wrong is named."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import msgspec
import pytest

from saksama_node.web.operations.keeping import manifest
from saksama_node.web.operations.keeping.proved import BackupUnsound
from tests.node.keeping.proving import check, place

__all__ = ["place"]

pytestmark = pytest.mark.usefixtures("database")
_ALTERED = "UPDATE ledger_leaf SET entry = CAST(replace(CAST(entry AS TEXT), 'a', 'b') AS BLOB) WHERE number = 2"


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
