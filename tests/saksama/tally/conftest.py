from pathlib import Path

import pytest

from saksama.cli.tally.table_file import read_table, sheet_named
from saksama.tally.columns import Columns
from saksama.tally.sheet.definition import Sheet
from saksama.tally.tables.shape import stations_of

NTB = Path(__file__).parents[3] / "data" / "results" / "ntb_pilpres2024" / "tps_20240320.csv"


@pytest.fixture(scope="session")
def ppwp() -> Sheet:
    return sheet_named("ppwp-2024")


@pytest.fixture(scope="session")
def ntb(ppwp: Sheet) -> Columns:
    """Every polling station of NTB, as KPU showed it on 20 March 2024."""
    return read_table(NTB, stations_of(ppwp))
