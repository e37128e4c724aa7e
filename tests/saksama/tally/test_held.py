"""Whether held sheets could change an outcome: against every filling of small contests, and on NTB's figures."""

import json
from collections.abc import Sequence
from itertools import product
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saksama.cli.tally.__main__ import main
from saksama.tally.assertions import Assertion, above, not_above, plurality
from saksama.tally.bound import Ballots, Limits, Outcome, Source, ballots, held
from saksama.tally.columns import Columns
from saksama.tally.contest import NoContest, VotesNotWhole, candidates_in, contest_of
from tests.saksama.tally.terminal import as_read

NTB = Path(__file__).parents[3] / "data" / "results" / "ntb_pilpres2024" / "tps_20240320.csv"
NAMES = ("suara_paslon_1", "suara_paslon_2", "suara_paslon_3")
UNKNOWN = float("nan")


def table(votes: list[tuple[float, ...]], **columns: list[float]) -> Columns:
    ids = np.array([f"52010110010{place:02}" for place in range(len(votes))])
    figures = {name: np.array([row[place] for row in votes]) for place, name in enumerate(NAMES[: len(votes[0])])}
    more = {name: np.array(column, dtype=np.float64) for name, column in columns.items()}
    return Columns(ids, {**figures, **more}, {}, "0" * 64)


def fillings(most: list[int], candidates: int) -> set[tuple[int, ...]]:
    """What the held stations can add together, every way that their ballots can be marked."""
    each = [[votes for votes in product(range(bound + 1), repeat=candidates) if sum(votes) <= bound] for bound in most]
    return {tuple(sum(votes[place] for votes in chosen) for place in range(candidates)) for chosen in product(*each)}


def margin(kind: str, leader: int, totals: tuple[int, ...]) -> int:
    """How far the claim made before still holds: by the definition of the contest, not by assertions."""
    if kind == "plurality":
        return totals[leader] - max(votes for place, votes in enumerate(totals) if place != leader)
    over = 2 * totals[0] - sum(totals) if kind in {"majority", "no majority"} else 4 * totals[0] - sum(totals)
    return -over if kind.startswith("no ") else over


CLAIMS: dict[str, tuple[tuple[int, int], bool]] = {
    "majority": ((1, 2), True),
    "no majority": ((1, 2), False),
    "quarter": ((1, 4), True),
    "no quarter": ((1, 4), False),
}


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.integers(0, 7), min_size=3, max_size=3),
    st.lists(st.integers(0, 3), min_size=0, max_size=2),
    st.sampled_from(["plurality", *CLAIMS]),
)
def test_the_bound_is_what_trying_every_filling_finds(counted: list[int], most: list[int], kind: str) -> None:
    found = table([tuple(map(float, counted)), *[(UNKNOWN,) * 3] * len(most)])
    contest = contest_of(found, NAMES)
    bound = Ballots(np.array([50, *most], dtype=np.int64), np.zeros(1 + len(most), dtype=np.int8))

    def claim(totals: Sequence[int]) -> tuple[Assertion, ...]:
        if kind == "plurality":
            return plurality(NAMES, totals)
        share, over = CLAIMS[kind]
        return (above if over else not_above)(NAMES, NAMES[0], share)

    (area,) = held(contest, bound, claim, np.full(len(found), "52"))
    leader = int(np.argmax(counted))
    if margin(kind, leader, tuple(counted)) <= 0:
        assert area.outcome is Outcome.OPEN
        return
    least = min(
        margin(kind, leader, tuple(a + b for a, b in zip(counted, more, strict=True))) for more in fillings(most, 3)
    )
    assert area.outcome is (Outcome.SAFE if least > 0 else Outcome.TIE if least == 0 else Outcome.OVERTURN)
    assert (area.held, area.ballots) == (len(most), sum(most))


# delivered, list, ballots that the sheet says were cast -> bound, and by what
BOUNDS = [
    ("delivered", 255, 250, 190, 255, Source.DELIVERED),
    ("only the list", UNKNOWN, 250, 190, 255, Source.LIST),
    ("the reserve is rounded up", UNKNOWN, 151, 100, 155, Source.LIST),
    ("a list of 150 has a reserve of exactly 3", UNKNOWN, 150, 100, 153, Source.LIST),
    ("nothing", UNKNOWN, UNKNOWN, UNKNOWN, 306, Source.LARGEST),
    ("a list of 0 is a missing one", UNKNOWN, 0, 190, 306, Source.LARGEST),
    ("a misread list", UNKNOWN, 101_101, 190, 306, Source.LARGEST),
    ("a list shorter than what was cast", UNKNOWN, 24, 190, 306, Source.LARGEST),
    ("delivered misread, the list is there", 25, 250, 190, 255, Source.LIST),
    ("two more than due", 308, 300, 190, 308, Source.DELIVERED),
]


@pytest.mark.parametrize(("name", "delivered", "listed", "cast", "bound", "source"), BOUNDS, ids=[e[0] for e in BOUNDS])
def test_ballots_are_bounded_by_what_is_not_votes(
    name: str, delivered: float, listed: float, cast: float, bound: int, source: Source
) -> None:
    station = table([(1.0, 2.0)], surat_suara_diterima=[delivered], dpt_j=[listed], suara_total=[cast])
    found = ballots(station, Limits(), np.array([3]))
    assert (found.most.tolist(), found.source.tolist()) == ([bound], [source])
    assert found.counted(np.array([True]))[source.name.lower()] == 1


def test_a_list_shorter_than_the_votes_bounds_nothing() -> None:
    station = table([(100.0, 50.0)], dpt_j=[140])
    assert ballots(station, Limits(), np.array([150])).most.tolist() == [306]
    assert ballots(station, Limits(), np.array([140])).most.tolist() == [143]


def test_a_held_sheet_whose_valid_votes_exceed_its_list_is_bounded_by_the_largest_list() -> None:
    # TPS 5201032003014 on 20 March 2024: no pair's votes, 785 valid, 191 in all, a list of 225.
    station = table([(np.nan, np.nan)], dpt_j=[225], suara_sah=[785], suara_total=[191])
    assert ballots(station, Limits(), np.array([0])).most.tolist() == [306]


def test_a_list_of_0_is_missing_also_where_nobody_is_said_to_have_voted() -> None:
    assert ballots(table([(0.0, 0.0)], dpt_j=[0]), Limits(), np.array([0])).most.tolist() == [306]


def test_pilkada_allows_more_voters_and_another_reserve() -> None:
    assert Limits(600, 25).most == 615


def test_a_station_with_one_unknown_candidate_is_held_as_a_whole() -> None:
    contest = contest_of(table([(5.0, 1.0), (7.0, UNKNOWN)]), NAMES[:2])
    assert (contest.totals, contest.held.tolist()) == ((5, 1), [False, True])


def test_votes_that_are_no_whole_numbers_are_named() -> None:
    with pytest.raises(VotesNotWhole, match="5201011001001"):
        contest_of(table([(5.0, 1.0), (7.0, -1.0)]), NAMES[:2])
    with pytest.raises(VotesNotWhole, match="5201011001000"):
        contest_of(table([(0.5, 1.0)]), NAMES[:2])
    with pytest.raises(NoContest):
        candidates_in(table([(0.5,)]))


def test_candidates_stand_in_the_order_of_their_numbers() -> None:
    ids = np.array(["1"])
    figures = {f"suara_paslon_{number}": np.array([1.0]) for number in (10, 2, 1)}
    assert candidates_in(Columns(ids, figures, {}, ""))[1:] == ("suara_paslon_2", "suara_paslon_10")


def test_what_could_change_in_ntb(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["held", str(NTB), "--by", "kabkota", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    (whole,) = told["whole"]
    assert (whole["stations"], whole["held"], whole["outcome"]) == (16_243, 2_664, "safe")
    assert (whole["ballots"], whole["bounds"]["list"]) == (793_083, 380)
    assert sum(whole["bounds"].values()) == 2_664
    assert {area["area"] for area in told["by"]} == {f"52{n:02}" for n in (1, 2, 3, 4, 5, 6, 7, 8, 71, 72)}
    assert sum(area["ballots"] for area in told["by"]) == whole["ballots"]
    complete = next(area for area in told["by"] if area["area"] == "5208")
    assert (complete["held"], complete["ballots"], complete["outcome"]) == (0, 0, "safe")


def test_a_sheet_reads_sirekaps_lines_and_names_the_limits(capsys: pytest.CaptureFixture[str]) -> None:
    lines = NTB.parents[3] / "tests" / "vectors" / "tally" / "sirekap_dki.jsonl"
    assert main(["held", str(lines), "--sheet", "ppwp-2024", "--json"]) in {0, 1}
    (whole,) = json.loads(capsys.readouterr().out)["whole"]
    assert whole["stations"] == 200
    assert sum(whole["totals"]) > 0
    assert 0 < whole["held"] < 200
    assert whole["ballots"] <= whole["held"] * 306


def test_what_could_change_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["held", str(NTB), "--share", "3/5", "--candidate", "suara_paslon_2"])
    said = capsys.readouterr().out
    assert code == 1
    assert "dapat mengubah" in as_read(said)
    assert "2.664 dari 16.243 TPS" in as_read(said)


NO_CLAIM = [["--candidate", "suara_paslon_9", "--share", "1/2"], ["--candidate", "suara_paslon_2"]]


@pytest.mark.parametrize("words", NO_CLAIM)
def test_a_candidate_that_is_not_there_or_claims_nothing_is_no_open_result(
    capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    assert main(["held", str(NTB), *words]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert words[1] in said.err or "--share" in said.err


def test_a_pair_without_a_column_is_told_beside_the_answer(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "tps.csv"
    file.write_text("kode_tps,suara_paslon_1,Suara_Paslon_2,suara_paslon_3\n5201012001001,1,9,2\n")
    assert main(["held", str(file), "--lang", "en"]) == 0
    told = "Note: there is no column suara_paslon_2; only suara_paslon_1, suara_paslon_3 are counted.\n"
    assert capsys.readouterr().err == told


def test_a_largest_list_of_nobody_would_bound_everything_and_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["held", str(NTB), "--largest", "0"])
    assert left.value.code == 2
    assert "mulai 1" in capsys.readouterr().err


def test_an_area_without_stations_is_told_in_both_languages(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["held", str(NTB), "--area", "99"]) == 2
    assert capsys.readouterr().err == f"{NTB}: tidak ada TPS yang kodenya berawal 99.\n"
    assert main(["held", str(NTB), "--area", "x", "--lang", "en", "--json"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == f"{NTB}: no station has a code that begins with x.\n"
