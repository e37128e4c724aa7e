"""`saksama-node import-results`: one file at the machine, with all its faults or as a version."""

import io
from pathlib import Path

import pytest
from django.core.management import call_command

from saksama_node.results import queries
from saksama_node.web.operations.management.commands.import_results import ResultsRefused

HEAD = "kode_tps,suara_paslon_1,suara_paslon_2,suara_paslon_3,suara_sah,suara_tidak_sah,suara_total"
ONE = "5201011001001"
OPTIONS = ("--contest", "ppwp-2024", "--source", "kpu-tabel")


@pytest.fixture(autouse=True)
def _node(database: None) -> None:
    """A node for each test."""


def run(file: Path, *rows: str) -> str:
    file.write_text("\n".join((HEAD, *rows, "")))
    said = io.StringIO()
    call_command("import_results", str(file), *OPTIONS, "--said-at", "2024-03-20T12:00:00+08:00", stdout=said)
    return said.getvalue()


def test_a_file_is_a_version_with_its_digest_and_again_the_same(tmp_path: Path) -> None:
    first = run(tmp_path / "a.csv", f"{ONE},10,20,30,160,2,62")
    (version,) = queries.versions("ppwp-2024")
    assert first.splitlines()[0] == f"ppwp-2024 kpu-tabel v1: 1 rows, {version.document}"
    assert version.flagged in first
    assert version.said_at is not None
    assert version.said_at.isoformat() == "2024-03-20T04:00:00+00:00"
    assert run(tmp_path / "b.csv", f"{ONE},10,20,30,160,2,62") == first
    assert len(queries.versions("ppwp-2024")) == 1


def test_every_fault_is_told_with_its_line_in_both_languages(tmp_path: Path) -> None:
    with pytest.raises(ResultsRefused) as refused:
        run(tmp_path / "a.csv", f"{ONE},x,20,30,60,2,62", "12,1,2,3,6,0,6")
    assert [fault.partition(",")[0] for fault in refused.value.faults] == ["baris 2", "baris 3"]
    assert all(" / line " in fault for fault in refused.value.faults)
    assert queries.versions("ppwp-2024") == []
