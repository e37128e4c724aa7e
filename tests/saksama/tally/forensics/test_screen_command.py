"""`saksama tally screen` answers from files alone, in the keys that are promised, and refuses with every fault."""

import hashlib
import json
from pathlib import Path

import pytest

from saksama.cli.tally.__main__ import main
from tests.testonly.elections import FORENSICS, NTB

RUSSIA = "registered=voters,given=given,received=received,leader=leader"
SIREKAP = FORENSICS.parent / "tally" / "sirekap_dki.jsonl"
SIX = {"n", "observed", "expected", "excess", "z", "p"}


def _json(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, object]:
    assert main(["screen", *words, "--json"]) == 0
    told = capsys.readouterr()
    assert told.err == ""
    found = json.loads(told.out)
    assert isinstance(found, dict)
    return found


def test_another_country_is_screened_by_naming_its_columns(capsys: pytest.CaptureFixture[str]) -> None:
    file = FORENSICS / "russia2018_uik.parquet"
    found = _json(capsys, "integer", str(file), "--map", RUSSIA)
    assert set(found) >= SIX | {"result", "turnout", "method", "version", "parameters", "seed", "digest", "excluded"}
    assert found["n"] == 91_152
    assert found["excess"] == pytest.approx(1708.6, abs=0.1)
    assert found["digest"] == hashlib.sha256(file.read_bytes()).hexdigest()
    for part, excess in (("result", 857.1), ("turnout", 1297.5)):
        each = found[part]
        assert isinstance(each, dict)
        assert set(each) == SIX
        assert each["excess"] == pytest.approx(excess, abs=0.1)


def test_ntb_needs_no_map_and_its_leader_is_found(capsys: pytest.CaptureFixture[str]) -> None:
    found = _json(capsys, "integer", str(NTB))
    assert found["standing"] == "as-chance"
    assert found["n"] == 9951
    parameters = found["parameters"]
    assert isinstance(parameters, dict)
    assert parameters["leader"] == "suara_paslon_2"
    excluded = found["excluded"]
    assert isinstance(excluded, dict)
    assert excluded["special"] == 19
    tagged = found["tagged"]
    assert isinstance(tagged, dict)
    assert (len(tagged["special"]), tagged["noken"], tagged["re-vote"]) == (19, [], [])
    assert all(station[-3:] >= "901" for station in tagged["special"])
    assert found["n"] + sum(excluded.values()) == 16_243


@pytest.mark.parametrize(
    ("language", "words"), [("id", "bukan putusan"), ("en", "no verdict"), ("id", "TPS khusus (901 ke atas)")]
)
def test_a_reader_is_told_the_caveat_and_who_is_left_out(
    language: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["screen", "integer", str(NTB), "--lang", language]) == 0
    assert words in capsys.readouterr().out


def test_few_stations_are_not_judged(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "few.csv"
    file.write_text("r;g;c;l\n" + "300;200;198;99\n" * 999, encoding="utf-8")
    assert main(["screen", "integer", str(file), "--map", "registered=r,given=g,received=c,leader=l"]) == 0
    assert "Terlalu sedikit TPS untuk dinilai (di bawah 1000)." in capsys.readouterr().out


def test_a_column_that_is_not_there_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    file = FORENSICS / "qss_canada2011.parquet"
    asked = "registered=N,given=turnout,received=counted,leader=votes"
    assert main(["screen", "integer", str(file), "--map", asked]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "kolom `counted` tidak ada" in told.err
    assert "kode_tps" not in told.err


def test_neighbours_come_with_what_was_expected_and_turnout_beside(capsys: pytest.CaptureFixture[str]) -> None:
    found = _json(capsys, "neighbour", str(NTB))
    assert set(found) >= SIX | {"result", "turnout", "invalid", "shares", "flags", "phi"}
    assert (found["n"], found["flagged"]) == (13_562, 177)
    flags = found["flags"]
    assert isinstance(flags, list)
    assert len(flags) == 177
    assert (flags[0]["station"], flags[0]["reported"], flags[0]["low"]) == ("5202122006016", 200, 0)
    for part in ("result", "turnout", "invalid"):
        each = found[part]
        assert isinstance(each, dict)
        assert set(each) == SIX
    for language, words in (("id", "diharapkan 0 sampai 38 dari 200, dilaporkan 200"), ("en", "157 more")):
        assert main(["screen", "neighbour", str(NTB), "--lang", language]) == 0
        assert words in capsys.readouterr().out


def test_turnout_alone_has_no_result(capsys: pytest.CaptureFixture[str]) -> None:
    found = _json(capsys, "turnout", str(NTB))
    assert set(found) >= SIX
    assert found["result"] is None
    assert found["flagged"] == 147
    assert main(["screen", "turnout", str(NTB)]) == 0
    assert "partisipasi: diharapkan 147 sampai 215 dari 224, dilaporkan 0" in capsys.readouterr().out


def test_identical_votes_are_told_by_pairs(capsys: pytest.CaptureFixture[str]) -> None:
    found = _json(capsys, "identical", str(NTB))
    assert (found["n"], found["observed"]) == (1034, 4)
    pairs = found["pairs"]
    assert isinstance(pairs, list)
    assert pairs[0]["stations"] == ["5207062006007", "5207062006008"]
    assert main(["screen", "identical", str(NTB), "--lang", "en"]) == 0
    assert "5207062006007 = 5207062006008   3/71/44" in capsys.readouterr().out


def test_areas_are_named_where_codes_do_not_tell_them(capsys: pytest.CaptureFixture[str]) -> None:
    file = str(FORENSICS / "russia2018_uik.parquet")
    asked = "registered=voters,given=given,invalid=leader,cast=received,kabkota=region,kecamatan=tik,desa=tik"
    found = _json(capsys, "turnout", file, "--map", asked)
    assert found["n"] > 90_000  # type: ignore[operator]  # a number, as the line above holds for all of them
    assert main(["screen", "turnout", file, "--map", "registered=voters,given=given"]) == 2
    assert "tally.areas-unknown" in capsys.readouterr().err


def test_a_leader_alone_is_compared_with_the_rest(capsys: pytest.CaptureFixture[str]) -> None:
    file = str(FORENSICS / "russia2018_uik.parquet")
    found = _json(capsys, "neighbour", file, "--map", f"{RUSSIA},kabkota=region,kecamatan=tik")
    shares = found["shares"]
    assert isinstance(shares, dict)
    assert set(shares) == {"leader", "received-leader"}
    assert (found["n"], found["flagged"]) == (97_257, 569)


def test_one_column_of_votes_is_no_share(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["screen", "neighbour", str(NTB), "--map", "votes=suara_paslon_1"]) == 2
    assert "tally.column-absent" in capsys.readouterr().err


def test_sirekap_s_own_lines_are_screened(capsys: pytest.CaptureFixture[str]) -> None:
    found = _json(capsys, "integer", str(SIREKAP))
    assert found["standing"] == "too-few"
    assert found["used"] == 69


@pytest.mark.parametrize("asked", ["registered", "voters=N", "registered=", "registered=a,registered=b"])
def test_a_map_that_says_nothing_is_refused(asked: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["screen", "integer", str(NTB), "--map", asked])
    assert ended.value.code == 2
    assert "each once" in capsys.readouterr().err


def test_turnout_names_the_column_that_is_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "tps.csv"
    file.write_text("kode_tps,dpt_j,suara_paslon_1\n5201012001001,200,1\n")
    assert main(["screen", "turnout", str(file)]) == 2
    assert "column='pengguna_dpt_j'" in capsys.readouterr().err
