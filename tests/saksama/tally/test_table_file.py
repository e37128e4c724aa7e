import csv
import hashlib
import io
import json
import os
from pathlib import Path

import duckdb
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksama.cli.tally.table_file import read_table
from saksama.tally.tables.shape import KEPT, Shape, TableWrong

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


def test_a_name_that_duckdb_would_read_as_a_pattern_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "tps[1].parquet"
    duckdb.read_csv(str(NTB), dtype={"kode_tps": "VARCHAR"}).limit(5).write_parquet(str(tmp_path / "tps1.parquet"))
    (tmp_path / "tps1.parquet").rename(file)
    with pytest.raises(TableWrong) as caught:
        read_table(file, SHAPE)
    assert "give it another name" in caught.value.told("en")


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


@given(st.lists(st.tuples(*[st.none() | st.integers(0, 400)] * 4), min_size=1, max_size=20))
def test_what_sirekap_answers_is_read(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[int | None, ...]]
) -> None:
    lines = []
    for n, (one, two, three, valid) in enumerate(rows):
        chart = {"null": None, "100025": one, "100026": two, "100027": three} if one != 0 else None
        body = {"chart": chart, "administrasi": {"suara_sah": valid, "lain": 7}, "ts": "x", "images": ["x"]}
        lines.append(json.dumps({"kode_tps": f"{n:013d}", "body": body}))
    file = tmp_path_factory.mktemp("json") / "a.jsonl"
    file.write_text("\n".join(lines), encoding="utf-8")
    table = read_table(file, KEYS)
    found = [
        [None if np.isnan(table.figure(name)[n]) else int(table.figure(name)[n]) for name in KEYS.sirekap]
        for n in range(len(rows))
    ]
    assert found == [[*([None] * 3 if row[0] == 0 else row[:3]), row[3]] for row in rows]


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


def test_a_column_that_stands_twice_is_told_apart_from_one_that_is_missing(tmp_path: Path) -> None:
    twice = refused(tmp_path, b"kode_tps,suara_sah,suara_sah\n5201011001001,1,2\n").told("en")
    assert twice.endswith("the column `suara_sah` stands there more than once: which is meant?\n")
    missing = refused(tmp_path, b"kode,suara_sah\n5201011001001,1\n").told("en")
    assert missing.endswith("the column `kode_tps` is missing; there are: kode, suara_sah\n")


@pytest.mark.parametrize(
    "data", ["kode_tps,suara_sah\n".encode("utf-16"), b"PK\x03\x04\x14\0\0\0", b"kode\xe9,dpt_j\n1,2\n"]
)
def test_a_workbook_or_an_archive_is_told_to_be_no_csv(tmp_path: Path, data: bytes) -> None:
    assert "save it as CSV in UTF-8" in refused(tmp_path, data).told("en")


def test_a_file_of_nothing_but_a_wrong_line_is_not_called_empty(tmp_path: Path) -> None:
    assert refused(tmp_path, b"kode_tps,suara_sah\n1,2,3\n").told("en").count("\n") == 1


def test_a_pipe_is_told_to_be_saved_first(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.close(writing)
    try:
        with pytest.raises(TableWrong) as caught:
            read_table(Path(f"/dev/fd/{reading}"), SHAPE)
    finally:
        os.close(reading)
    assert "save it as a file first" in caught.value.told("en")
