import numpy as np
import pytest

from saksama.tally.columns import ColumnAbsent, Columns, ColumnsUneven


def table(**figures: list[float]) -> Columns:
    columns = {name: np.array(values, dtype=np.float64) for name, values in figures.items()}
    ids = np.array([f"520101100{n:04d}" for n in range(1, 4)])
    return Columns(ids, columns, {"desa": np.array(["A", "A", ""])}, "00")


def test_a_column_that_is_not_as_long_as_the_stations_is_refused() -> None:
    with pytest.raises(ColumnsUneven) as caught:
        table(suara_sah=[1, 2])
    assert caught.value.fields == {"column": "suara_sah", "length": 2, "stations": 3}


def test_a_station_stands_there_once() -> None:
    with pytest.raises(ColumnsUneven):
        Columns(np.array(["5201011001001", "5201011001001"]), {}, {}, "00")


def test_unknown_is_not_zero() -> None:
    known = table(suara_sah=[0, np.nan, 3], suara_total=[1, 2, np.nan]).known(["suara_sah", "suara_total"])
    assert known.tolist() == [True, False, False]


def test_a_source_without_the_column_knows_it_nowhere() -> None:
    assert not table(suara_sah=[1, 2, 3]).known(["suara_sah", "surat_suara_diterima"]).any()
    assert not table(suara_sah=[1, 2, 3]).has(["surat_suara_diterima"])
    with pytest.raises(ColumnAbsent):
        table(suara_sah=[1, 2, 3]).figure("surat_suara_diterima")


def test_areas_are_the_first_digits_and_a_part_keeps_the_digest() -> None:
    whole = table(suara_sah=[1, 2, 3])
    assert set(whole.area(4)) == {"5201"}
    part = whole.only(np.array([True, False, True]))
    assert part.figure("suara_sah").tolist() == [1, 3]
    assert part.digest == whole.digest
