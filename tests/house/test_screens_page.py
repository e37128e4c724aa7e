"""The page of how often the screens call is made from its record, and the record is what the screens say."""

import json

import pytest

from saksama.tally.forensics.integer import screen_integer
from saksama.tally.forensics.neighbour import TurnoutNames, areas_of, screen_neighbour, screen_turnout
from saksama.tally.forensics.words import MEASURED, POWER, RATES, alarms
from tests.testonly.elections import ELECTIONS, NTB_NAMES, election, ntb, ntb_sums
from tools.benchmarks.screens_left_out import digits
from tools.benchmarks.screens_neighbour import PAIRS
from tools.screens_page import PAGE, RECORD, page

_RECORD = json.loads(RECORD.read_text(encoding="utf-8"))


def test_the_page_is_that_of_the_record() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(_RECORD)


@pytest.mark.parametrize("name", ["Canada 2011", "Russia 2018"])
def test_the_record_of_whole_percents_is_what_the_screen_says(name: str) -> None:
    kept, found = _RECORD["integer"]["elections"][name], screen_integer(election(name), ELECTIONS[name].names).either
    assert kept["n"] == found.n
    assert kept["excess"] == pytest.approx(found.excess, rel=1e-5)
    assert kept["p"] == pytest.approx(found.p, rel=1e-4)


def test_the_record_of_neighbours_is_what_the_screen_says() -> None:
    table, kept = ntb(), _RECORD["neighbour"]["ntb"]
    found = screen_neighbour(table, PAIRS, areas_of(table))
    assert (kept["shown"], kept["stations"]) == (len(found.flags), found.tail.n)


def test_what_is_said_of_digit_tests_is_so() -> None:
    kept = _RECORD["left_out"]
    told = digits(ntb().figure(NTB_NAMES.leader))
    assert kept["NTB 2024"] == {
        "suspect": False,
        **{name: pytest.approx(each, rel=1e-5) for name, each in told.items()},
    }
    quiet = [each for each in kept.values() if not each["suspect"]]
    assert all(each["second_digit_p"] < 1e-20 for each in quiet)
    assert min(kept, key=lambda name: kept[name]["second_digit_chi_square"]) == "Russia 2011"
    suspect = [each for each in kept.values() if each["suspect"]]
    most = max(each["last_digit_chi_square"] for each in suspect)
    assert all(kept[name]["last_digit_chi_square"] > 2 * most for name in ("Canada 2011", "Mexico 2012"))


def test_what_is_said_of_coins_and_of_the_other_elections_is_so() -> None:
    kept = _RECORD["neighbour"]
    assert kept["as_coins"]["share"] > 0.5
    shares = {name: each["share"] for name, each in kept["other_elections"].items()}
    quiet = shares.pop("Mexico 2012")
    assert quiet > kept["ntb"]["share"] > max(shares.values())


def test_the_power_that_a_reader_is_told_is_that_of_the_record() -> None:
    rounded, moved = _RECORD["integer"]["rounded"], _RECORD["neighbour"]["planted"]
    turnout, copied = _RECORD["turnout"]["planted"], _RECORD["identical"]["called_at_0.01_with"]
    shares = {
        "rounded_5": rounded["5 %"]["called_at_0.001"],
        "rounded_10": rounded["10 %"]["called_at_0.001"],
        "moved_40": moved["40 votes moved from first to second"]["recall"],
        "moved_100": moved["100 votes moved from first to second"]["recall"],
        "stuffed_100": moved["100 votes added for the local leader"]["recall"],
        "turnout_20": turnout["turnout 20 points higher, at most full"]["recall"],
        "invalid_20": turnout["20 valid votes made invalid"]["recall"],
        "copied_1": copied["1 copied from the station before"],
        "copied_4": copied["4 copied from the station before"],
    }
    assert {name: round(100 * share) for name, share in shares.items()} == POWER


def test_how_often_a_screen_calls_for_nothing_is_that_of_the_record() -> None:
    quiet, neighbour = _RECORD["neighbour"]["other_elections"]["Mexico 2012"], _RECORD["neighbour"]
    assert (quiet["shown"], quiet["stations"], quiet["suspect"]) == (
        RATES["neighbour"].shown,
        RATES["neighbour"].of,
        False,
    )
    for share in ("turnout", "invalid"):
        undoubted = _RECORD["turnout"]["elections"][share]["Mexico 2012"]
        assert (undoubted["shown"], undoubted["stations"], undoubted["suspect"]) == (
            RATES[share].shown,
            RATES[share].of,
            False,
        )
    clean = [each["parts_called_at_0.001"] for each in _RECORD["integer"]["elections"].values() if not each["suspect"]]
    assert {
        "clean_parts": 200 * len(clean),
        "clean_parts_called": round(200 * sum(clean)),
        "wrong_shown": round(100 * neighbour["ntb"]["share_wrong_of_shown"]),
        "wrong_all": round(100 * neighbour["ntb"]["share_wrong_of_all"]),
        "twins_called": round(100 * _RECORD["identical"]["clean"]["called_at_0.01"]),
    } == MEASURED
    assert "600" in alarms("integer", "en")
    assert "1,3 dari 100 TPS" in alarms("neighbour", "id")
    assert "1,4 dari 100 TPS untuk kehadiran dan 0,2 dari 100" in alarms("turnout", "id")


def test_the_record_of_turnout_is_what_the_screen_says_and_names_what_a_file_lacks() -> None:
    kept, table = _RECORD["turnout"], ntb()
    found = screen_turnout(table, TurnoutNames(registered="-", given="-"), areas_of(table), ntb_sums())
    assert (kept["alone"]["invalid"]["shown"], kept["alone"]["invalid"]["stations"]) == (len(found.flags), found.tail.n)
    for name, asked in ELECTIONS.items():
        for share in ("turnout", "invalid"):
            is_measured = name in kept["elections"][share]
            assert is_measured is not (share in kept["lacking"].get(name, {}))
            assert asked.areas or not is_measured
