import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saksama.cli.tally.table_file import sheet_named
from saksama.tally.checks.report import Source, check_sheet
from saksama.tally.columns import Columns
from saksama.tally.localise import Candidate, Cause, changed_digits, localise, look_alike, shifted
from saksama.tally.sheet.definition import Kind, Sheet

PPWP = sheet_named("ppwp-2024")
FOUR = ("H2", "H5", "H6", "H7")
EQUALITIES = [part for rule in PPWP.rules if rule.id in FOUR for part in rule.part]
FIELDS = tuple(dict.fromkeys(name for part in EQUALITIES for name in part.fields))
GOOD = dict(zip(FIELDS, (180, 2, 3, 185, 20, 100, 60, 180, 5, 185), strict=True))


def one(**changed: float) -> list[Candidate]:
    figures = {name: np.array([float(value)]) for name, value in {**GOOD, **changed}.items()}
    table = Columns(np.array(["5201011001001"]), figures, {}, "00")
    return list(localise(table, PPWP).by_station().get("5201011001001", ()))


def test_of_the_stations_of_ntb_155_have_exactly_one_explanation(ntb: Columns, ppwp: Sheet) -> None:
    # results-verification, 1: of 1,362 failing complete stations, by the four sums.
    complete = ntb.only(check_sheet(Source("ntb", ntb), ppwp).complete)
    found = localise(complete, ppwp, FOUR)
    assert (found.failing.size, found.explained().size) == (1362, 155)


def test_a_sheet_that_adds_up_has_no_candidate() -> None:
    assert (
        *("pengguna_dpt_j", "pengguna_dptb_j", "pengguna_dpk_j", "pengguna_total_j"),
        *("suara_paslon_1", "suara_paslon_2", "suara_paslon_3", "suara_sah", "suara_tidak_sah", "suara_total"),
    ) == FIELDS
    assert one() == []


def test_a_field_of_two_sums_is_named_alone() -> None:
    assert one(suara_sah=130) == [Candidate("5201011001001", "suara_sah", 130, 180, 1, Cause.ALIKE)]


def test_pairs_are_all_candidates_and_the_one_with_the_fewest_changed_digits_comes_first() -> None:
    found = one(suara_paslon_2=700)  # 100 read as 700: 600 too many
    assert [(each.field, each.right, each.cause) for each in found] == [("suara_paslon_2", 100, Cause.ALIKE)]
    found = one(suara_paslon_2=106)  # 6 too many: only pairs that have 6 to give
    assert [(each.field, each.right, each.digits, each.cause) for each in found] == [
        ("suara_paslon_2", 100, 1, Cause.ALIKE),
        ("suara_paslon_1", 14, 2, Cause.SEVERAL),
        ("suara_paslon_3", 54, 2, Cause.SEVERAL),
    ]


def test_a_shifted_column_is_told_as_one() -> None:
    (found,) = one(suara_tidak_sah=50)
    assert (found.field, found.right, found.cause) == ("suara_tidak_sah", 5, Cause.SHIFT)


def test_two_faults_have_no_single_explanation() -> None:
    assert one(suara_paslon_1=25, suara_tidak_sah=9) == []


def test_what_is_unknown_neither_accuses_nor_clears() -> None:
    # Without V.C nobody can say whether valid + invalid holds: the pairs and the valid votes all stay possible.
    found = one(suara_paslon_1=24, suara_total=np.nan)
    assert {each.field for each in found} == {"suara_paslon_1", "suara_paslon_2", "suara_paslon_3", "suara_sah"}


def _breaks(figures: dict[str, int]) -> list[bool]:
    return [
        sum(figures[name] for name in part.left) != sum(figures[name] for name in part.right) for part in EQUALITIES
    ]


@settings(max_examples=150)
@given(st.lists(st.sampled_from(FIELDS), max_size=2), st.lists(st.integers(-60, 60), min_size=2, max_size=2))
def test_candidates_are_those_that_trying_every_field_and_figure_finds(fields: list[str], by: list[int]) -> None:
    figures = dict(GOOD)
    for name, change in zip(fields, by, strict=False):
        figures[name] = max(figures[name] + change, 0)
    expected = set()
    if any(_breaks(figures)):
        for name in FIELDS:
            for right in range(1000):
                if not any(_breaks({**figures, name: right})):
                    expected.add((name, right))
    assert {(each.field, each.right) for each in one(**figures)} == expected


@given(st.integers(0, 999_999_999), st.integers(0, 999_999_999))
def test_digits_are_compared_as_on_paper(read: int, right: int) -> None:
    ours, theirs = np.array([read]), np.array([right])
    pairs = [(a, b) for a, b in zip(f"{read:09d}", f"{right:09d}", strict=True) if a != b]
    assert changed_digits(ours, theirs)[0] == len(pairs)
    alike = {frozenset(pair) for pair in ("17", "06", "38", "49")}
    assert look_alike(ours, theirs)[0] == (bool(pairs) and all(frozenset(pair) in alike for pair in pairs))
    assert shifted(ours, theirs)[0] == (read != right and (read == right * 10 or right == read * 10))


@pytest.mark.parametrize("rules", [(), FOUR])
def test_every_candidate_mends_every_sum_of_its_station(ntb: Columns, ppwp: Sheet, rules: tuple[str, ...]) -> None:
    found = localise(ntb, ppwp, rules)
    figures = {name: column.copy() for name, column in ntb.figures.items()}
    first = np.unique(found.at, return_index=True)[1]
    for n in first.tolist():
        figures[found.fields[found.field[n]]][found.at[n]] = found.right[n]
    mended = Columns(ntb.ids, figures, {}, ntb.digest)
    asked = rules or tuple(rule.id for rule in ppwp.rules if rule.kind is Kind.EQUAL)
    still = {at for rule in asked for at in _broken(mended, ppwp, rule)}
    assert not still & set(found.at[first].tolist())


def _broken(table: Columns, sheet: Sheet, rule: str) -> list[int]:
    report = check_sheet(Source("x", table), sheet)
    return np.flatnonzero(report.broken(rule)).tolist() if rule in report.results else []
