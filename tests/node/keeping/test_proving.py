"""`backup --check` restores: what becomes no node, or is not what was signed, is named; nothing of it stays."""

import os
from pathlib import Path

import msgspec
import pytest

from saksama_node.ledger.public import tree_size
from saksama_node.settings.current import SETTINGS
from saksama_node.web.operations.keeping import manifest
from tests.node.cases.filing import REPORTER
from tests.node.keeping.proving import check, place

__all__ = ["place"]

pytestmark = pytest.mark.usefixtures("database")


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


def test_a_public_document_that_lacks_is_told(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = manifest.read(place)
    gone = [each for each in found.files if each.path.startswith("blobs/")]
    for each in gone:
        (place / each.path).unlink()
    files = tuple(each for each in found.files if each not in gone)
    (place / manifest.FILE).write_bytes(msgspec.json.encode(msgspec.structs.replace(found, files=files)))
    assert check(place) == 0
    assert "unchecked 1 (unreachable)" in capsys.readouterr().out
