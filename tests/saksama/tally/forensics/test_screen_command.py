"""`saksama tally screen` answers from files alone, in the keys that are promised, and refuses with every fault."""

import hashlib
import json
from pathlib import Path

import pytest

from saksama.cli.tally.__main__ import main
from tests.testonly.elections import FORENSICS, NTB

RUSSIA = "registered=voters,given=given,received=received,leader=leader"
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


@pytest.mark.parametrize("asked", ["registered", "voters=N", "registered=", "registered=a,registered=b"])
def test_a_map_that_says_nothing_is_refused(asked: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["screen", "integer", str(NTB), "--map", asked])
    assert ended.value.code == 2
    assert "each once" in capsys.readouterr().err
