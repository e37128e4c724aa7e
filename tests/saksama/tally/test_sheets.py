from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksama.clocks.shipped import newest
from saksama.tally.checks.outcome import Report
from saksama.tally.checks.report import Source, check_sheet
from saksama.tally.columns import Columns
from saksama.tally.sheet.definition import Kind, Role, Sheet, sirekap_paths
from saksama.tally.sheet.reading import SheetMalformed, SheetUnknown, parse_sheet, sheet_of, shipped
from tests.saksama.tally.legislative import PARTIES, legislative

SHIPPED = shipped()
SMALL = """
id = "x"
title = "x"
title_en = "x"
form = "x"
basis = "x"
source = "x"
certainty = "own rule"
voting_day = 2024-02-14
limits = { registered = 300, figure = 999, reserve_permille = 20, reserve_slack = 2 }
field = [
    { id = "a", code = "1", words = "a", words_en = "a", role = "votes" },
    { id = "b", code = "2", words = "b", words_en = "b", role = "valid" },
]
remedy = [{ id = "correct", words = "x", words_en = "x", norm = "x", norm_en = "x", certainty = "memory" }]

[[rule]]
id = "S"
kind = "equal"
grade = "warn"
remedy = "correct"
words = "{left} {right} {residual}"
words_en = ""
basis = "x"
certainty = "own rule"
part = [{ left = ["@votes"], right = ["b"] }]
"""


def test_these_sheets_come_with_it() -> None:
    assert sorted(SHIPPED) == ["pilkada-bupati-2024", "pilkada-gubernur-2024", "pilkada-walikota-2024", "ppwp-2024"]


@pytest.mark.parametrize("sheet", SHIPPED.values(), ids=SHIPPED.keys())
def test_every_family_of_rules_is_on_every_sheet(sheet: Sheet) -> None:
    families = {rule.id[0] for rule in sheet.rules}
    assert families == {"H", "B", "E", "R", "T"}
    assert {f"H{n}" for n in range(1, 8)} <= {rule.id for rule in sheet.rules}
    assert {rule.kind for rule in sheet.rules} == set(Kind)
    assert [rule.id for rule in sheet.sums] == ["H2", "H5", "H6", "H7"]


@pytest.mark.parametrize("sheet", SHIPPED.values(), ids=SHIPPED.keys())
def test_a_re_vote_has_the_days_that_the_law_s_clock_has(sheet: Sheet) -> None:
    remedy = sheet.remedy("revote")
    assert (newest(remedy.clock).length, remedy.days) == (10, 10)


def test_the_presidential_re_vote_of_2024_ends_on_its_tenth_day(ppwp: Sheet) -> None:
    # Lombok Timur voted again on 24 February 2024, the tenth day.
    assert ppwp.due(ppwp.remedy("revote")) == date(2024, 2, 24)
    assert ppwp.due(ppwp.remedy("recount")) is None


def test_the_presidential_form_has_its_lines(ppwp: Sheet) -> None:
    assert {field.code for field in ppwp.fields} == {
        *("I.A", "I.B.1", "I.B.2", "I.B.3", "I.B.4", "II.1", "II.2", "II.3", "II.4", "III"),
        *("IV.1", "IV.2", "IV.3", "V.A", "V.B", "V.C"),
    }
    assert len(sirekap_paths(ppwp)) == 18 + 3
    assert ppwp.field("pengguna_dpk_p").sirekap == "administrasi.pengguna_non_dpt_p"
    assert ppwp.by_role(Role.DELIVERED) == ("surat_suara_diterima",)


def test_an_open_sheet_has_as_many_contestants_as_the_source() -> None:
    sheet = SHIPPED["pilkada-bupati-2024"]
    assert len(sheet.fitted(["suara_paslon_1", "suara_paslon_4"]).contestants) == 4
    assert len(sheet.fitted(["suara_paslon_2_turus"]).contestants) == 2
    fitted = sheet.fitted(["suara_paslon_1", "suara_paslon_2", "suara_paslon_3"])
    (h5,) = [rule for rule in fitted.rules if rule.id == "H5"]
    assert h5.part[0].left == ("suara_paslon_1", "suara_paslon_2", "suara_paslon_3")


def test_a_legislative_sheet_of_18_parties_with_their_candidates_checks_each_list() -> None:
    sheet = parse_sheet(legislative())
    assert len(sheet.contestants) == PARTIES * 11
    assert len(sheet.by_role(Role.LIST)) == PARTIES
    report = _checked(sheet, wrong="partai_07")
    assert report.counts()["L1"] == 1
    assert report.counts()["L2"] == 1
    outcome = next(each for each in report.results["L1"].outcomes if each.codes.size)
    assert (outcome.right_fields, outcome.residual.tolist()) == (("partai_07",), [-5])


def _checked(sheet: Sheet, wrong: str) -> Report:
    figures = {name: np.array([1.0]) for name in sheet.contestants}
    figures |= {name: np.array([11.0]) for name in sheet.by_role(Role.LIST)}
    figures["suara_sah"] = np.array([11.0 * PARTIES])
    figures[wrong] = figures[wrong] + 5
    return check_sheet(Source("contoh", Columns(np.array(["5201011001001"]), figures, {}, "00")), sheet)


def test_a_sheet_that_is_not_there_names_those_that_are() -> None:
    with pytest.raises(SheetUnknown) as caught:
        sheet_of("ppwp-2019")
    assert caught.value.known == tuple(sorted(SHIPPED))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('right = ["b"]', 'right = ["c"]'),
        ('right = ["b"]', "right = []"),
        ('remedy = "correct"', 'remedy = "x"'),
        ('kind = "equal"', 'kind = "limit"'),
        ('kind = "equal"', 'kind = "equals"'),
        ('id = "b"', 'id = "a"'),
        ("{residual}", "{who}"),
        ('basis = "x"\ncertainty = "own rule"\npart', 'basis = "x"\nunknown = 1\ncertainty = "own rule"\npart'),
        ('kind = "equal"', 'sum = true\nkind = "at-most"'),
    ],
)
def test_a_definition_that_is_not_whole_is_refused(old: str, new: str) -> None:
    assert parse_sheet(SMALL).id == "x"
    assert old in SMALL
    with pytest.raises(SheetMalformed):
        parse_sheet(SMALL.replace(old, new))


@given(st.text(max_size=60))
def test_any_text_is_a_definition_or_refused(text: str) -> None:
    with pytest.raises(SheetMalformed):
        parse_sheet(text)
