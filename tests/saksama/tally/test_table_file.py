import csv
import hashlib
import io
from pathlib import Path

import duckdb
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksama.cli.tally.table_file import read_table
from saksama.cli.tally.table_shape import KEPT, Shape, TableWrong

NTB = Path(__file__).parents[3] / "data" / "results" / "ntb_pilpres2024" / "tps_20240320.csv"
SIREKAP = Path(__file__).parents[2] / "vectors" / "tally" / "sirekap_dki.jsonl"
SHAPE = Shape({"suara_sah": "suara_sah", "dpt_j": "dpt_j"}, tags={"desa": "desa"})
PAIRS = {f"suara_paslon_{n}": f"chart.{100024 + n}" for n in (1, 2, 3)}
KEYS = Shape({}, sirekap={**PAIRS, "suara_sah": "administrasi.suara_sah"})


def refused(tmp_path: Path, data: bytes, shape: Shape = SHAPE) -> TableWrong:
    file = tmp_path / "tps.csv"
    file.write_bytes(data)
    with pytest.raises(TableWrong) as caught:
        read_table(file, shape)
    return caught.value


def test_every_station_of_ntb_with_what_is_unknown_apart_from_zero() -> None:
    table = read_table(NTB, SHAPE)
    assert len(table) == 16_243
    assert table.digest == hashlib.sha256(NTB.read_bytes()).hexdigest()
    assert np.count_nonzero(~np.isnan(table.figure("suara_sah"))) == 12_202
    assert np.count_nonzero(table.figure("suara_sah") == 0) == 266
    assert (table.ids[0], table.tags["desa"][0]) == ("5201011001001", "GERUNG UTARA")


def test_a_figure_of_which_zero_says_that_nobody_entered_it() -> None:
    shape = Shape({"dpt_j": "dpt_j"}, unknown_zero=frozenset({"dpt_j"}))
    assert np.count_nonzero(~np.isnan(read_table(NTB, shape).figure("dpt_j"))) == 12_202 - 477


def test_parquet_gives_the_same_table(tmp_path: Path) -> None:
    file = tmp_path / "tps.parquet"
    duckdb.read_csv(str(NTB), dtype={"kode_tps": "VARCHAR"}).write_parquet(str(file))
    ours, theirs = read_table(NTB, SHAPE), read_table(file, SHAPE)
    assert (ours.ids == theirs.ids).all()
    assert (ours.tags["desa"] == theirs.tags["desa"]).all()
    for name in SHAPE.figures:
        assert np.array_equal(ours.figure(name), theirs.figure(name), equal_nan=True)


def test_parquet_that_is_damaged_is_refused(tmp_path: Path) -> None:
    (fault,) = refused(tmp_path, b"PAR1" + bytes(100)).faults
    assert fault.told("id").startswith("tidak dapat dibaca")


def test_sirekap_as_it_answered() -> None:
    table = read_table(SIREKAP, KEYS)
    assert len(table) == 200
    known = table.known(PAIRS)
    assert 0 < np.count_nonzero(known) < 200
    first = [table.figure(name)[0] for name in PAIRS]
    assert (table.ids[0], first, table.figure("suara_sah")[0]) == ("3101011001001", [83, 107, 38], 228)


def test_another_contest_s_answer_is_refused_line_by_line(tmp_path: Path) -> None:
    wrong = refused(tmp_path, SIREKAP.read_bytes(), Shape({}, sirekap={"suara_paslon_1": "chart.100025"}))
    assert {fault.column for fault in wrong.faults} == {"chart.100026", "chart.100027"}


def test_lines_of_json_that_are_none_are_all_told(tmp_path: Path) -> None:
    good = b'{"kode_tps":"5201011001001","body":{"chart":{"null":null,"100025":1}}}\n'
    lines = (
        good
        + b'{"kode_tps":1}\n{"kode_tps":"5201011001002"}\n[]\n\n{"kode_tps":"x","body":{"chart":{"100025":true}}}\n'
    )
    wrong = refused(tmp_path, lines + good, KEYS)
    assert [(fault.line, fault.column) for fault in wrong.faults] == [
        (2, "kode_tps"),
        (3, "body"),
        (4, "{}"),
        (6, "chart.100025"),
        (6, "kode_tps"),
        (7, "kode_tps"),
    ]


def test_all_faults_are_told_at_once_with_line_and_column(tmp_path: Path) -> None:
    data = b'kode_tps,suara_sah,desa\n5201,12,A\n5201011001001,-3,B\xff\n5201011001001,x\n\n5201011001001,7.5,"C\nD"\n'
    wrong = refused(tmp_path, data)
    assert [(fault.line, fault.column) for fault in wrong.faults] == [
        (2, "kode_tps"),
        (3, "suara_sah"),
        (3, "desa"),
        (4, ""),
        (7, "suara_sah"),
        (7, "kode_tps"),
    ]
    assert "kolom suara_sah: '-3'" in wrong.told("id")


@pytest.mark.parametrize(
    ("data", "column"),
    [
        (b"", ""),
        (b"kode_tps,suara_sah\n", ""),
        (b"kode,suara_sah\n1,2\n", "kode_tps"),
        (b"kode_tps,suara_sah,suara_sah\n1,2,2\n", "suara_sah"),
        (b"kode_tps,lain\n5201011001001,2\n", ""),
    ],
    ids=["nothing", "a head alone", "no codes", "a column twice", "no figures"],
)
def test_a_file_of_which_nothing_can_be_used(tmp_path: Path, data: bytes, column: str) -> None:
    (fault,) = refused(tmp_path, data).faults
    assert fault.column == column


def test_a_file_of_noise_keeps_so_many_faults_and_counts_the_rest(tmp_path: Path) -> None:
    rows = b"".join(b"%013d,?\n" % n for n in range(KEPT + 7))
    wrong = refused(tmp_path, b"kode_tps,suara_sah\n" + rows)
    assert (len(wrong.faults), wrong.more) == (KEPT, 7)
    assert f"... dan {KEPT + 7 - 50} lagi" in wrong.told("id")


def test_a_file_that_is_not_there_is_told_as_such(tmp_path: Path) -> None:
    with pytest.raises(TableWrong) as caught:
        read_table(tmp_path / "none.csv", SHAPE)
    assert "FileNotFoundError" in caught.value.told("en")


@given(
    figures=st.lists(st.none() | st.integers(0, 999_999_999), min_size=1, max_size=30),
    apart=st.sampled_from(",;\t"),
    mark=st.booleans(),
)
def test_what_was_written_is_read(
    tmp_path_factory: pytest.TempPathFactory, figures: list[int | None], apart: str, mark: bool
) -> None:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=apart)
    writer.writerow(["lain", "suara_sah", "kode_tps"])
    writer.writerows([["a b", "" if f is None else f, f"{n:013d}"] for n, f in enumerate(figures)])
    file = tmp_path_factory.mktemp("csv") / "a.csv"
    file.write_bytes((b"\xef\xbb\xbf" if mark else b"") + out.getvalue().encode())
    found = read_table(file, SHAPE).figure("suara_sah")
    assert [None if np.isnan(value) else int(value) for value in found] == figures
