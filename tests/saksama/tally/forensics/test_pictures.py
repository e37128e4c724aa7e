"""Fingerprint and cumulated votes count every voter once; the quiet ones are made from their files."""

import json
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksama.cli.tally.__main__ import main
from saksama.tally.columns import Columns
from saksama.tally.forensics.pictures import cumulative_svg, fingerprint_svg, picture, quiet_elections
from saksama.tally.forensics.population import Names
from saksama.tally.forensics.recipes import BINS, STEPS
from tests.testonly.elections import ELECTIONS, NTB, NTB_NAMES, election, ntb, ntb_sums
from tests.testonly.klimek import derived
from tools.quiet_pictures import made

NAMES = Names("r", "g", "c", "l")
STATION = st.tuples(st.integers(1, 900), st.integers(0, 100), st.integers(1, 900), st.integers(0, 100))


def _table(stations: list[tuple[int, int, int, int]]) -> Columns:
    rows = [(r, r * turnout // 100, c, c * share // 100) for r, turnout, c, share in stations]
    figures = dict(zip("rgcl", np.array(rows, dtype=float).reshape(-1, 4).T, strict=True))
    return Columns(np.arange(len(rows)).astype("<U8"), figures, {}, "")


def _parsed(drawn: str) -> ET.Element:
    return ET.fromstring(drawn)  # noqa: S314 - a drawing of our own


def test_klimek_s_derived_parameters_of_russia_2011_are_found_again_d3() -> None:
    figures = election("Russia 2011").figures
    kept = figures["received"] > 0
    turnout = figures["given"][kept] / figures["voters"][kept]
    found = derived(turnout, figures["leader"][kept] / figures["received"][kept])
    assert (found.tau, found.nu) == (0.529, 0.324)
    assert (round(found.sigma_a, 6), round(found.sigma_v, 6)) == (0.081381, 0.069723)
    assert round(found.theta, 6) == 0.559001


def test_honest_curves_flatten_and_that_of_russia_2011_does_not() -> None:
    def last_tenth(name: str) -> float:
        curve = picture(election(name), ELECTIONS[name].names).pictures.curve
        return (curve[100] - curve[90]) / curve[100]

    assert last_tenth("Canada 2011") < 0.01
    assert last_tenth("Mexico 2012") < 0.01
    assert last_tenth("Russia 2011") > 0.15


def test_the_picture_of_ntb_uses_what_adds_up() -> None:
    table = ntb()
    found = picture(table, NTB_NAMES, ntb_sums())
    assert found.pictures.stations == found.provenance.used
    assert found.provenance.used + sum(found.provenance.excluded.values()) == 16_243
    assert found.provenance.digest == table.digest


@given(st.lists(STATION, min_size=1, max_size=40))
def test_all_voters_are_in_the_cells_and_the_curve_only_rises(stations: list[tuple[int, int, int, int]]) -> None:
    table = _table(stations)
    found = picture(table, NAMES).pictures
    assert sum(found.cells.values()) == pytest.approx(100)
    assert all(0 <= turnout < BINS and 0 <= share < BINS for turnout, share in found.cells)
    assert len(found.curve) == STEPS + 1
    assert all(one <= two for one, two in zip(found.curve, found.curve[1:], strict=False))
    assert found.curve[-1] == pytest.approx(100 * table.figures["l"].sum() / table.figures["c"].sum())


def test_a_share_on_the_border_of_a_bin_falls_above_it() -> None:
    for percent in range(0, 100, 2):
        found = picture(_table([(100, percent, 100, percent)]), NAMES).pictures
        assert list(found.cells) == [(percent // 2, percent // 2)]


def test_a_table_without_stations_is_an_empty_picture() -> None:
    found = picture(_table([]), NAMES).pictures
    assert (found.cells, found.stations, set(found.curve)) == ({}, 0, {0.0})
    _parsed(fingerprint_svg({"-": found}, "id"))


def test_the_quiet_elections_are_those_of_their_files() -> None:
    for path, data in made():
        assert path.read_bytes() == data
    assert set(quiet_elections()) == {"Canada 2011", "Mexico 2012"}


@pytest.mark.parametrize("language", ["id", "en"])
def test_drawings_are_whole_light_and_escape_what_they_are_given(language: str) -> None:
    strip = {'<b>&"': picture(ntb(), NTB_NAMES, ntb_sums()).pictures, **quiet_elections()}
    for draw in (fingerprint_svg, cumulative_svg):
        drawn = draw(strip, "id" if language == "id" else "en")
        root = _parsed(drawn)
        assert [each.tag.rpartition("}")[2] for each in root][:2] == ["title", "desc"]
        assert '<b>&"' in {text.text for text in root.iter("{http://www.w3.org/2000/svg}tspan")}
        assert len(drawn) < 100_000
        assert "script" not in drawn


def test_the_command_draws_or_gives_the_data(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["picture", "fingerprint", str(NTB), "--title", "NTB 2024"]) == 0
    drawn = capsys.readouterr().out
    assert {"NTB 2024", "Canada 2011", "Mexico 2012"} <= {each.text for each in _parsed(drawn).iter()}
    assert main(["picture", "cumulative", str(NTB), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["stations"] == told["used"]
    assert len(told["curve"]) == STEPS + 1
    assert main(["picture", "cumulative", str(NTB), "--map", "registered=none"]) == 2
    assert "kolom `none` tidak ada" in capsys.readouterr().err
