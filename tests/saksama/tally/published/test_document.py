import hashlib
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksama.cli.tally.table_file import read_table
from saksama.tally.columns import Columns
from saksama.tally.published.document import DocumentMalformed, parse_document, write_document
from saksama.tally.sheet.reading import sheet_of
from saksama.tally.tables.shape import stations_of

NTB = Path(__file__).parents[4] / "data" / "results" / "ntb_pilpres2024" / "tps_20240320.csv"
PPWP = sheet_of("ppwp-2024")
ROW = b"kode_tps,suara_sah\n5201011001001,7\n"


def tables() -> st.SearchStrategy[Columns]:
    figures = st.one_of(st.none(), st.integers(0, 999_999_999))
    rows = st.tuples(st.integers(0, 10**13 - 1), st.text(st.characters(codec="utf-8"), max_size=6), figures, figures)
    return st.lists(rows, min_size=1, max_size=6, unique_by=lambda row: row[0]).map(_table)


def _table(rows: list[tuple[int, str, int | None, int | None]]) -> Columns:
    def column(at: int) -> np.ndarray:
        return np.array([np.nan if row[at] is None else float(str(row[at])) for row in rows])

    texts = [row[1].rstrip("\x00") for row in rows]  # numpy ends a text at its trailing zeros
    ids = np.array([f"{row[0]:013d}" for row in rows])
    return Columns(ids, {"dpt_j": column(2), "suara_sah": column(3)}, {"desa": np.array(texts)}, "")


@given(tables())
def test_a_table_comes_back_from_its_document_by_code(table: Columns) -> None:
    data = write_document(table, ["suara_sah", "dpt_j"])
    found = parse_document(data)
    order = np.argsort(table.ids)
    assert found.ids.tolist() == table.ids[order].tolist()
    assert found.tags["desa"].tolist() == table.tags["desa"][order].tolist()
    for name in ("suara_sah", "dpt_j"):
        assert np.array_equal(found.figure(name), table.figure(name)[order], equal_nan=True)
    assert found.digest == hashlib.sha256(data).hexdigest()


@given(tables(), st.randoms(use_true_random=False))
def test_the_same_figures_in_another_order_are_the_same_bytes(table: Columns, random: object) -> None:
    order = list(range(len(table)))
    random.shuffle(order)  # type: ignore[attr-defined]  # Python's own Random
    mixed = Columns(
        table.ids[order],
        {name: column[order] for name, column in table.figures.items()},
        {name: column[order] for name, column in table.tags.items()},
        "other",
    )
    assert write_document(mixed, ["suara_sah"]) == write_document(table, ["suara_sah"])


@given(st.binary(max_size=80))
def test_other_bytes_are_refused_or_are_the_one_form(data: bytes) -> None:
    try:
        found = parse_document(data)
    except DocumentMalformed:
        return
    assert write_document(found, list(found.figures)) == data


@pytest.mark.parametrize(
    "data",
    [
        b"",
        ROW[:-1],
        ROW.replace(b"\n", b"\r\n"),
        ROW + b"5201011001001,8\n",
        ROW + b"5201011000999,8\n",
        ROW.replace(b",7", b",07"),
        ROW.replace(b",7", b",7.0"),
        ROW.replace(b",7", b',"7"'),
        ROW.replace(b",7", b",-7"),
        ROW.replace(b",7", b",NA"),
        b"\xef\xbb\xbf" + ROW,
        ROW.replace(b"kode_tps", b"kode"),
        ROW.replace(b"suara_sah", b"kode_tps"),
        b"kode_tps,desa,suara_sah\n5201011001001,A\0,7\n",
        b"kode_tps,suara_sah,desa\n5201011001001,7,A\n",
        b"kode_tps,kecamatan,desa\n5201011001001,A,B\n",
    ],
)
def test_what_is_not_in_the_one_form_is_refused(data: bytes) -> None:
    assert parse_document(ROW).figure("suara_sah").tolist() == [7]
    with pytest.raises(DocumentMalformed):
        parse_document(data)


def test_every_figure_of_ntb_is_in_its_document() -> None:
    table = read_table(NTB, stations_of(PPWP))
    found = parse_document(write_document(table, PPWP.columns))
    assert len(found) == 16_243
    for name in table.figures:
        assert np.array_equal(found.figure(name), table.figure(name), equal_nan=True)


def test_rows_are_read_and_written_in_parts_as_in_one(monkeypatch: pytest.MonkeyPatch) -> None:
    table = read_table(NTB, stations_of(PPWP)).only(np.arange(16_243) < 1000)
    whole = write_document(table, PPWP.columns)
    for size in (1, 7, 999, 1000):
        monkeypatch.setattr("saksama.tally.published.document.PART", size)
        assert write_document(table, PPWP.columns) == whole
        found = parse_document(whole)
        assert (len(found), found.digest) == (1000, hashlib.sha256(whole).hexdigest())
        with pytest.raises(DocumentMalformed):
            parse_document(whole + whole.splitlines(keepends=True)[1])
