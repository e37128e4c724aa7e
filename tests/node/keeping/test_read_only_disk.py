"""A backup of a node whose own disk takes no writing, made elsewhere."""

from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection

from saksama_node.flows.node import examine_machine
from saksama_node.ledger.public import tree_size
from saksama_node.settings.current import SETTINGS
from saksama_node.web.operations.keeping import manifest

pytestmark = pytest.mark.usefixtures("database")


def test_a_disk_that_takes_no_writing_stops_no_backup_elsewhere(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It may be the last. No line of the trace is written, which is said; nor the note for the doctor."""
    (SETTINGS.data / examine_machine.BACKUP_FILE).mkdir()
    told: list[Path] = []
    try:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA query_only = ON")
        call_command(
            "make_backup", place=tmp_path / "one", into=False, with_keys=False, say=lambda where, *_: told.append(where)
        )
    finally:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA query_only = OFF")
        (SETTINGS.data / examine_machine.BACKUP_FILE).rmdir()
    assert told == [tmp_path / "one"]
    assert manifest.check(tmp_path / "one").size == tree_size()
    assert "without a line in the trace" in capsys.readouterr().err
