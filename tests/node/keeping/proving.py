"""A backup of a node with one report, and its check as it is typed."""

from pathlib import Path

import pytest
from django.conf import settings

from saksama_node.flows.reports.file_report import file_report, new_code
from saksama_node.ledger.sequencer import integrate_round
from saksama_node.web.operations import backup
from saksama_node.web.operations.keeping import making
from saksama_node.web.operations.progress import progress
from tests.node.cases.filing import filing
from tests.testonly.postgres import database_for

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
