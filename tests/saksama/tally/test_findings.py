from datetime import date
from typing import Any

import numpy as np
import pytest

from saksama.cli.tally.table_file import sheet_named
from saksama.tally.checks.findings import Finding, findings
from saksama.tally.checks.report import Against, Source, check_sheet
from saksama.tally.columns import Columns
from saksama.tally.localise import localise
from saksama.tally.sheet.definition import Grade, Sheet

PPWP = sheet_named("ppwp-2024")


def found(against: Against | None = None, **figures: float) -> dict[str, Finding]:
    columns = {name: np.array([float(value)]) for name, value in figures.items()}
    table = Columns(np.array(["5201011001001"]), columns, {}, "00")
    report = check_sheet(Source("kpu", table), PPWP, against or Against())
    return {each.rule.id: each for each in findings(report, localise(table, PPWP).by_station())}


def before(**figures: float) -> Against:
    columns = {name: np.array([float(value)]) for name, value in figures.items()}
    return Against(before=Source("kpu-feb", Columns(np.array(["5201011001001"]), columns, {}, "11")))


def test_a_broken_sum_says_by_how_much_on_which_ground_and_how_often_that_is() -> None:
    h5 = found(suara_paslon_1=20, suara_paslon_2=85, suara_paslon_3=60, suara_sah=265)["H5"]
    assert (h5.left, h5.right, h5.residual) == (165, 265, -100)
    assert h5.fields == ("suara_paslon_1", "suara_paslon_2", "suara_paslon_3", "suara_sah")
    assert (h5.grade, h5.sources, h5.complete, h5.due) == (Grade.SEVERE, ("kpu",), True, None)
    assert h5.remedy.norm == "UU 7/2017 Pasal 374 ayat (2) huruf h"
    assert h5.base_rate is not None
    assert round(h5.base_rate.share, 4) == 0.0523


def test_who_gains_is_known_only_where_one_figure_explains_it() -> None:
    several = found(suara_paslon_1=20, suara_paslon_2=85, suara_paslon_3=60, suara_sah=265)["H5"]
    assert several.gains is None
    assert len(several.candidates) == 4
    whole: dict[str, Any] = {"suara_sah": 180.0, "suara_tidak_sah": 5, "suara_total": 185}
    pair = found(suara_paslon_1=0, suara_paslon_2=700, suara_paslon_3=80, **whole)["H5"]
    assert pair.gains == {"suara_paslon_2": 600}
    valid = found(suara_paslon_1=20, suara_paslon_2=100, suara_paslon_3=60, **{**whole, "suara_sah": 130})["H5"]
    assert valid.gains == {}
    lists = found(pengguna_dpt_j=9, pengguna_dptb_j=1, pengguna_dpk_j=1, pengguna_total_j=12)["H2"]
    assert lists.gains == {}


def test_between_versions_who_gained_is_plain() -> None:
    now = {"suara_paslon_1": 10, "suara_paslon_2": 55, "suara_paslon_3": 3}
    told = found(before(suara_paslon_1=40, suara_paslon_2=20, suara_paslon_3=3), **now)
    assert (told["T1.decreased"].gains, told["T1.decreased"].sources) == ({"suara_paslon_1": -30}, ("kpu", "kpu-feb"))
    assert told["T1.flipped"].gains == {"suara_paslon_2": 65}


def test_the_way_of_writing_that_differs_says_for_whom() -> None:
    names = PPWP.encoded("suara_paslon_3")
    written: dict[str, Any] = dict(zip(names, (97, 97, 91, 97), strict=True))
    told = found(**written)["E1"]
    assert (told.gains, told.left_fields) == ({"suara_paslon_3": -6}, (names[2],))
    one_of_each: dict[str, Any] = dict(zip(names[:2], (97, 91), strict=True))
    assert found(**one_of_each)["E1"].gains is None


def test_a_re_vote_has_its_clock_and_a_figure_that_may_be_misread_is_looked_at_first() -> None:
    plain = found(dpt_j=250, pengguna_dpt_j=270)["B1"]
    assert (plain.remedy.id, plain.due) == ("revote", date(2024, 2, 24))
    lists: dict[str, Any] = {"pengguna_dptb_j": 0, "pengguna_dpk_j": 0, "pengguna_total_j": 210}
    misread = found(dpt_j=250, pengguna_dpt_j=270, **lists)["B1"]
    assert (misread.remedy.id, misread.due, misread.candidates[0].right) == ("correct", None, 210)


def test_at_a_station_that_is_not_complete_a_finding_says_so() -> None:
    told = found(
        suara_sah=10, suara_tidak_sah=1, suara_total=12, suara_paslon_1=1, suara_paslon_2=1, suara_paslon_3=np.nan
    )
    assert not told["H6"].complete


@pytest.mark.parametrize("name", ["H5", "H6", "H7"])
def test_every_broken_station_of_ntb_has_its_finding(ntb: Columns, ppwp: Sheet, name: str) -> None:
    report = check_sheet(Source("ntb", ntb), ppwp)
    told = [each for each in findings(report, localise(ntb, ppwp).by_station()) if each.rule.id == name]
    assert [each.code for each in told] == report.ids[report.broken(name)].tolist()
    assert sum(each.complete for each in told) == report.counts()[name]
