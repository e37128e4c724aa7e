import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest

from saksama.cli.tally.__main__ import main
from saksama.cli.tally.table_file import read_table
from saksama.tally.columns import Columns
from saksama.tally.published.areas import totals
from saksama.tally.published.document import parse_document, write_document
from saksama.tally.published.judging import Flag, Version, judge
from saksama.tally.published.listing import HEAD, counted, write_list
from saksama.tally.sheet.reading import sheet_of
from saksama.tally.tables.shape import stations_of

NTB = Path(__file__).parents[4] / "data" / "results" / "ntb_pilpres2024" / "tps_20240320.csv"
PPWP = sheet_of("ppwp-2024")
FIGURES = ("suara_paslon_1", "suara_paslon_2", "suara_paslon_3", "suara_sah", "suara_tidak_sah", "suara_total")


def table(rows: Mapping[str, tuple[int | None, ...]]) -> Columns:
    columns = {
        name: np.array([np.nan if row[at] is None else float(row[at]) for row in rows.values()])  # type: ignore[arg-type]
        for at, name in enumerate(FIGURES)
    }
    return Columns(np.array(list(rows)), columns, {}, "")


ONE, TWO = "5201011001001", "5201011001002"
RIGHT = {ONE: (10, 20, 30, 60, 2, 62), TWO: (5, 5, 5, 15, 0, 15)}


def about(flags: tuple[Flag, ...], rule: str) -> list[tuple[str, str, int, int]]:
    return [(each.code, each.left_fields[0], each.left, each.right) for each in flags if each.rule == rule]


def test_the_604_sums_of_ntb_that_do_not_make_the_valid_votes() -> None:
    judged = judge(PPWP, Version("kpu-tabel", read_table(NTB, stations_of(PPWP))))
    assert (judged.counts["H5"], judged.counts["H6"], judged.counts["H7"], judged.counts["any"]) == (
        604,
        148,
        740,
        1362,
    )
    assert sum(each.rule == "H5" and each.whole for each in judged.flags) == 604


def test_two_sources_of_a_station_are_told_figure_by_figure_and_unknown_differs_from_nothing() -> None:
    theirs = {ONE: (10, 21, 29, 60, 2, 62), TWO: (None, 5, 5, 15, 0, 15)}
    judged = judge(PPWP, Version("kpu-tabel", table(RIGHT)), [Version("sirekap", table(theirs))])
    assert about(judged.flags, "S1") == [(ONE, "suara_paslon_2", 20, 21), (ONE, "suara_paslon_3", 30, 29)]
    assert judged.counts["S1"] == 1
    (first, second) = (each for each in judged.flags if each.rule == "S1")
    assert (first.gains, second.gains) == ({"suara_paslon_2": -1}, {"suara_paslon_3": 1})
    assert first.sources == ("kpu-tabel", "sirekap")


def test_an_earlier_version_tells_who_has_fewer_votes_now() -> None:
    before = {ONE: (12, 20, 30, 62, 0, 62), TWO: RIGHT[TWO]}
    judged = judge(PPWP, Version("sirekap", table(RIGHT)), [Version("sirekap", table(before), earlier=True)])
    assert about(judged.flags, "T1.decreased") == [(ONE, "suara_paslon_1", 10, 12)]


def test_a_recap_is_held_against_the_stations_below_it_and_against_its_own_tiers() -> None:
    recap = {
        "5201011001": (15, 25, 35, 75, 2, 77),
        "520101": (15, 26, 35, 76, 2, 78),
    }
    stations, area = Version("kpu-tabel", table(RIGHT)), Version("d-hasil-kecamatan", table(recap))
    judged = judge(PPWP, area, [stations])
    assert [each for each in about(judged.flags, "R2") if each[1] == "suara_paslon_2"] == [
        ("520101", "suara_paslon_2", 25, 26)
    ]
    assert about(judged.flags, "R1") == []
    wrong = {**recap, "5201011001": (15, 24, 35, 75, 2, 77)}
    rolled = judge(PPWP, stations, [Version("d-hasil-kecamatan", table(wrong))])
    assert about(rolled.flags, "R1") == [("5201011001", "suara_paslon_2", 25, 24)]


def test_the_list_has_a_row_for_each_flag_and_one_form() -> None:
    version = Version("kpu-tabel", table({**RIGHT, TWO: (5, 5, 5, 115, 0, 115)}))
    judged = judge(PPWP, version)
    head, *rows = write_list(judged.flags).decode().splitlines()
    assert head.split(",") == list(HEAD)
    assert rows == [f"{TWO},H5,severe,-100,15,115,{' '.join(FIGURES[:3])},suara_sah,kpu-tabel,?,1"]
    assert "H5=1" in counted(judged.counts)
    assert "H6=0" in counted(judged.counts)


def test_the_command_makes_the_same_list_from_documents(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    ours, theirs = table(RIGHT), table({ONE: (10, 21, 29, 60, 2, 62)})
    paths = []
    for name, each in (("a.csv", ours), ("b.csv", theirs)):
        (tmp_path / name).write_bytes(write_document(each, FIGURES))
        paths.append(tmp_path / name)
    words = ["list", str(paths[0]), "--sheet", "ppwp-2024", "--source", "kpu-tabel", "--against", f"sirekap={paths[1]}"]
    assert main(words) == 0
    printed = capfdbinary.readouterr().out
    version = Version("kpu-tabel", parse_document(paths[0].read_bytes()))
    assert printed == write_list(judge(PPWP, version, [Version("sirekap", theirs)]).flags)
    assert main([*words, "--json"]) == 0
    said = json.loads(capfdbinary.readouterr().out)
    assert said["document"] == hashlib.sha256(printed).hexdigest()
    assert (said["rows"], said["figures"]) == (2, version.table.digest)
    assert "S1=1" in said["rules"]


def test_a_document_that_is_not_there_or_is_none_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["list", str(tmp_path / "a.csv"), "--sheet", "ppwp-2024", "--source", "kpu-tabel"]
    assert main(words) == 2
    (tmp_path / "a.csv").write_text("kode_tps\n1\r\n")
    assert main(words) == 2
    told = capsys.readouterr().err
    assert "tally.document-unread" in told
    assert "tally.document-malformed" in told


def test_a_sum_says_how_many_stations_it_is_of() -> None:
    found = totals(table({ONE: (10, None, 30, 60, 2, 62), TWO: RIGHT[TWO]}), FIGURES[:2], 4)
    assert found == {"5201": {"suara_paslon_1": (15, 2), "suara_paslon_2": (5, 1)}}
    assert totals(table(RIGHT), FIGURES[:1], 0) == {"": {"suara_paslon_1": (15, 2)}}
