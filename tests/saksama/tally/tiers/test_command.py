"""`saksama tally compare`, on what KPU published: Pilkada NTB 2024 by area, and the presidential result (D9)."""

import csv
import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saksama.cli.tally.__main__ import main
from saksama.tally.tables.shape import TableWrong
from saksama.tally.tables.snapshots import parse_snapshots
from tests.saksama.tally.terminal import as_read

TOP = Path(__file__).parents[4]
PILKADA = TOP / "data" / "results" / "ntb_pilkada2024"
NTB = TOP / "data" / "results" / "ntb_pilpres2024" / "tps_20240320.csv"
CERTIFIED = TOP / "tests" / "vectors" / "tally" / "ntb_ppwp_2024_certified.csv"
KABKOTA = [f"52{n:02}" for n in (1, 2, 3, 4, 5, 6, 7, 8, 71, 72)]

type Asked = Callable[..., tuple[int, str, str]]


@pytest.fixture
def compare(capsys: pytest.CaptureFixture[str]) -> Asked:
    def asked(*words: str) -> tuple[int, str, str]:
        code = main(["compare", *words])
        said = capsys.readouterr()
        return code, said.out, said.err

    return asked


@pytest.mark.parametrize(
    ("at", "governor", "others"),
    [("2024-11-28T01:23:18+07:00", 8_239, 8_234), ("2024-11-28T12:25:02+07:00", 8_337, 8_330), (None, 8_337, 8_330)],
)
def test_the_kecamatan_of_pilkada_add_up_for_the_governor_and_in_the_ten_local_races(
    compare: Asked, at: str | None, governor: int, others: int
) -> None:
    code, out, _ = compare(str(PILKADA), *(["--at", at] if at else []), "--json")
    races = {each["race"]: each for each in json.loads(out)["races"]}
    assert code == 0
    assert set(races) == {"pkwkp 52", *(f"pkwkk {area}" for area in KABKOTA)}
    whole = races.pop("pkwkp 52")
    (step,) = whole["steps"]
    assert (step["areas"], step["children"], step["equal"], step["incomplete"]) == (10, 117, 10, 0)
    assert step["fields"] == ["suara_paslon_1", "suara_paslon_2", "suara_paslon_3", "tps_total", "tps_masuk"]
    assert whole["coverage"] == {"stations": 8_405, "reported": governor}
    steps = [each for race in races.values() for each in race["steps"]]
    assert sum(each["children"] for each in steps) == 117
    assert sum(each["equal"] for each in steps) == 10
    assert all(race["adds_up"] for race in races.values())
    assert sum(race["coverage"]["reported"] for race in races.values()) == others


def test_a_sum_that_was_changed_is_named_where_it_was_changed(compare: Asked, tmp_path: Path) -> None:
    with (PILKADA / "ntb_snapshots.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    last = max(row["waktu_commit"] for row in rows)
    for row in rows:
        if (row["jenis"], row["kode_wilayah"], row["waktu_commit"]) == ("pkwkp", "5271", last):
            row["suara"] = str(int(row["suara"]) + {"1": -300, "2": 0, "3": 300}[row["nomor_urut"]])
    changed = tmp_path / "changed.csv"
    with changed.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)
    code, said, _ = compare(str(changed))
    assert code == 1
    assert "5271 KOTA MATARAM: 6 kecamatan di bawahnya tidak berjumlah sama dengan kab/kota" in as_read(said)
    assert "suara_paslon_1 \u2212300, suara_paslon_3 +300" in as_read(said)
    assert "kecamatan → kab/kota: 9 dari 10 wilayah klop" in as_read(said)
    assert "Pengaruh bersih pada selisih suara_paslon_3 atas suara_paslon_2" in as_read(said)
    # The same file against the first one: the kecamatan agree, the kab/kota is where they part.
    code, said, _ = compare(str(PILKADA), str(changed), "--json")
    steps = next(each for each in json.loads(said)["races"] if each["race"] == "pkwkp 52")["steps"]
    assert [(each["below"]["source"], each["above"]["source"], len(each["different"])) for each in steps] == [
        ("A", "B", 0),
        ("A", "A", 0),
        ("B", "B", 1),
    ]


def test_the_certified_totals_are_consistent_in_themselves_and_no_station_contradicts_them(compare: Asked) -> None:
    """D9; 2,664 stations were never published, so that the province is incomplete, not wrong."""
    code, out, _ = compare(str(NTB), str(CERTIFIED), "--json")
    (race,) = json.loads(out)["races"]
    (step,) = race["steps"]
    assert race["totals"] == [850_539, 2_154_843, 241_106]
    assert (step["areas"], step["children"], step["equal"], step["incomplete"]) == (1, 16_243, 0, 1)
    assert step["different"] == []
    # What cannot be: lists that misreadings (888, 101101) made larger than were certified. No candidate's votes are.
    (short,) = step["short"]
    assert (code, short["itself"], short["unknown"]) == (1, "consistent", 4_041)
    assert short["changes"] == {"pengguna_dptb_j": -51_654, "pengguna_dpk_j": -8_912}


def test_certified_figures_that_do_not_fit_each_other_are_told_as_such(compare: Asked, tmp_path: Path) -> None:
    wrong = tmp_path / "certified.csv"
    wrong.write_text(CERTIFIED.read_text().replace(",850539,", ",150539,"))
    code, out, _ = compare(str(NTB), str(wrong), "--lang", "en")
    assert code == 1
    assert "52 NUSA TENGGARA BARAT: less than the children that are known" in as_read(out)
    assert "the parent is not consistent in itself either" in as_read(out)


def test_one_tier_alone_cannot_be_compared(compare: Asked) -> None:
    code, _, err = compare(str(CERTIFIED))
    assert (code, "satu tingkat" in err) == (2, True)


def test_every_fault_of_both_files_is_told(compare: Asked, tmp_path: Path) -> None:
    one, other = tmp_path / "a.csv", tmp_path / "b.csv"
    one.write_text(
        "waktu_commit,jenis,kode_wilayah,nomor_urut,suara\n"
        "kemarin,pkwkp,5201,1,10\n"
        "2024-11-28T01:23:18+07:00,pilkades,520,0,-3\n"
        "2024-11-28T01:23:18+07:00,pkwkp,5201,1,10\n"
        "2024-11-28T01:23:18+07:00,pkwkp,5201,1,11\n"
        "2024-11-28T01:23:18+07:00,pkwkp\n"
    )
    other.write_text("kode_tps,suara_sah\n5201011001001,x\n")
    code, out, err = compare(str(one), str(other))
    assert (code, out) == (2, "")
    for said in (
        "baris 2, kolom waktu_commit",
        "baris 3, kolom jenis",
        "baris 3, kolom kode_wilayah",
        "baris 3, kolom nomor_urut",
        "baris 3, kolom suara",
        "baris 5, kolom kode_wilayah",
        "baris 6: 2 ≠ 5 kolom",
        "baris 2, kolom suara_sah",
    ):
        assert said in err
    assert compare(str(tmp_path / "nowhere.csv"))[0] == 2


AREAS = st.sampled_from(["5201", "5202", "520101", "520102", "520201"])
CHANGES = st.dictionaries(
    st.tuples(AREAS, st.integers(1, 3), st.integers(0, 4)), st.integers(0, 999_999_999), min_size=1, max_size=30
)


@settings(max_examples=60)
@given(CHANGES, st.integers(0, 4))
def test_a_row_counts_until_a_later_one_of_the_same_area_and_candidate(
    changes: dict[tuple[str, int, int], int], moment: int
) -> None:
    lines = ["waktu_commit,jenis,kode_wilayah,nomor_urut,suara"]
    lines += [
        f"2024-11-28T0{hour}:00:00+07:00,pkwkp,{area},{number},{votes}"
        for (area, number, hour), votes in changes.items()
    ]
    read = parse_snapshots("\n".join(lines).encode(), "made.csv")
    at = max(time for versions in read.rows.values() for time, _ in versions).replace(hour=moment)
    stood: dict[tuple[str, int], int] = {}
    for (area, number, _), votes in sorted(
        ((key, votes) for key, votes in changes.items() if key[2] <= moment), key=lambda each: each[0][2]
    ):
        stood[area, number] = votes
    races = read.races(at)
    assert len(races) == bool(stood)
    for race in races:
        given_out = {
            (str(area), number): int(column[row])
            for number in (1, 2, 3)
            if (column := race.table.figures.get(f"suara_paslon_{number}")) is not None
            for row, area in enumerate(race.table.ids)
            if not np.isnan(column[row])
        }
        assert given_out == stood


def test_an_empty_file_of_snapshots_is_refused() -> None:
    with pytest.raises(TableWrong):
        parse_snapshots(b"", "made.csv")
    with pytest.raises(TableWrong):
        parse_snapshots(b"waktu_commit,jenis,kode_wilayah,nomor_urut,suara\n", "made.csv")


def test_two_sources_without_a_race_in_common_are_not_said_to_add_up(compare: Asked) -> None:
    code, out, err = compare(str(NTB), str(PILKADA), "--lang", "en")
    assert (code, out) == (2, "")
    assert err.startswith("The two sources have not one race in common: - | pkwkk 5201, ")
