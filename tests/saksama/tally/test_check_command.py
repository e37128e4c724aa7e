import json
import subprocess
import sys
from pathlib import Path

import pytest

from saksama.cli.tally.__main__ import main
from tests.saksama.tally.conftest import NTB
from tests.saksama.tally.legislative import legislative
from tests.saksama.tally.terminal import as_read

SIREKAP = Path(__file__).parents[2] / "vectors" / "tally" / "sirekap_dki.jsonl"
KEYS = ["stations", "complete", "rules", "by", "untestable", "findings"]
HEAD = "kode_tps,suara_paslon_1,suara_paslon_2,suara_paslon_3,suara_sah\n"


def told(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = main(["check", *words])
    out = capsys.readouterr()
    return code, out.out, out.err


def test_ntb_as_json_has_the_promised_keys_and_the_published_counts() -> None:
    """As a process of its own, as a journalist runs it."""
    words = ["tally", "check", str(NTB), "--sheet", "ppwp-2024", "--by", "kabkota", "--json"]
    done = subprocess.run([sys.executable, "-m", "saksama.cli.main", *words], capture_output=True, check=False)
    found = json.loads(done.stdout)
    assert (done.returncode, done.stderr, list(found)) == (1, b"", KEYS)
    assert (found["stations"], found["complete"]) == (16243, 11546)
    assert {rule: found["rules"][rule] for rule in ("H5", "H6", "H7", "H2", "any")} == {
        "H5": 604,
        "H6": 148,
        "H7": 740,
        "H2": 416,
        "any": 1362,
    }
    assert len(found["by"]) == 10
    assert found["by"]["5208"]["H7"] == 35
    assert found["untestable"]["H3"]["stations"] == 16243
    assert "surat_suara_diterima" in found["untestable"]["H3"]["missing"]
    assert not set(found["untestable"]) & set(found["rules"])
    assert sum(each["rule"] == "H5" and each["complete"] for each in found["findings"]) == 604


def test_sirekap_s_own_answers_are_checked_alike(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = told(capsys, str(SIREKAP), "--sheet", "ppwp-2024", "--json")
    found = json.loads(out)
    assert (code, err, found["stations"], found["by"]) == (1, "", 200, {})
    assert set(found["untestable"]) == {
        *("H1.iii", "H3", "H4", "H7.used", "B2", "B4", "E1", "R1", "R2", "R3"),
        *("T1.decreased", "T1.flipped", "T1.photo"),
    }


def test_coverage_comes_first_and_what_is_unknown_is_no_zero(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = told(capsys, str(NTB), "--sheet", "ppwp-2024", "--show", "1")
    first, _source, _rest = as_read(out).partition(" Sumber:")
    assert (
        code,
        first.endswith("16.243 TPS; suara pasangan ada di 13.579, belum ada dari 2.664; lengkap di 11.546"),
    ) == (1, True)
    assert "Tidak dapat diuji (bukan nol):" in as_read(out)
    assert "H5 604 +0 5,2 % berat 5,2 % (604 dari 11.546)" in as_read(out)
    assert "Temuan, yang paling berat lebih dahulu (1 dari " in as_read(out)


@pytest.mark.parametrize("lang", ["id", "en"])
def test_a_mismatch_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str], lang: str) -> None:
    file = tmp_path / "tps.csv"
    file.write_text(HEAD + "5201011001001,20,85,60,265\n")
    code, out, _ = told(capsys, str(file), "--sheet", "ppwp-2024", "--lang", lang)
    assert code == 1
    if lang == "id":
        assert "jumlah suara pasangan calon (165) tidak sama dengan suara sah (265): selisih 100." in as_read(out)
        assert "mungkin IV.2 suara sah pasangan calon nomor 2: tertulis 85" in as_read(out)
    else:
        assert "the votes of the pairs (165) are not the valid votes (265): off by 100." in as_read(out)
        assert "Look at the photo." in as_read(out)


def test_what_adds_up_ends_with_zero(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "tps.csv"
    file.write_text(HEAD + "5201011001001,20,85,60,165\n5201011001002,,,,\n")
    code, out, _ = told(capsys, str(file), "--sheet", "ppwp-2024", "--json")
    assert code == 0
    assert (json.loads(out)["rules"]["H5"], json.loads(out)["complete"]) == (0, 1)


def test_every_fault_of_every_file_is_told_and_nothing_is_checked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, earlier, recap = tmp_path / "tps.csv", tmp_path / "dulu.csv", tmp_path / "d.csv"
    file.write_text(HEAD + "5201011001001,20,x,60,165\n52,1,1,1,3\n")
    earlier.write_text(HEAD + "5201011001001,-1,1,1,1\n")
    recap.write_text("kode,suara_sah\n5201,1.5\n")
    words = [str(file), "--sheet", "ppwp-2024", "--before", str(earlier), "--recap", str(recap)]
    code, out, err = told(capsys, *words)
    assert (code, out) == (2, "")
    assert [line.split(": ", 1)[1].split(":")[0] for line in err.splitlines()] == [
        "baris 2, kolom suara_paslon_2",
        "baris 3, kolom kode_tps",
        "baris 2, kolom suara_paslon_1",
        "baris 2, kolom suara_sah",
    ]


def test_against_recap_version_and_another_ballot(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, earlier, recap = tmp_path / "tps.csv", tmp_path / "dulu.csv", tmp_path / "d.csv"
    ballot = tmp_path / "dpr.csv"
    file.write_text(HEAD.strip() + ",dpt_j\n5201011001001,20,85,60,165,250\n")
    earlier.write_text(HEAD + "5201011001001,21,85,60,166\n")
    recap.write_text("kode,suara_sah\n5201011001,165\n520101,175\n")
    ballot.write_text("kode_tps,dpt_j\n5201011001001,251\n")
    words = ["--before", str(earlier), "--recap", str(recap), "--ballot", str(ballot), "--json"]
    code, out, _ = told(capsys, str(file), "--sheet", "ppwp-2024", *words)
    found = {each["rule"]: each for each in json.loads(out)["findings"]}
    assert (code, sorted(found)) == (1, ["R2", "R3", "T1.decreased"])
    assert (found["R2"]["station"], found["R2"]["residual"], found["R2"]["sources"]) == (
        "520101",
        -10,
        ["tps.csv", "d.csv"],
    )
    assert found["T1.decreased"]["gains"] == {"suara_paslon_1": -1}


def test_a_sheet_of_one_s_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sheet, file = tmp_path / "dpr.toml", tmp_path / "tps.csv"
    sheet.write_text(legislative())
    file.write_text("kode_tps,partai_01,partai_01_suara\n5201011001001,5,4\n")
    code, out, _ = told(capsys, str(file), "--sheet", str(sheet), "--json")
    assert (code, json.loads(out)["rules"]) == (0, {})
    assert "partai_01_calon_01" in json.loads(out)["untestable"]["L1"]["missing"]


def test_a_regent_s_election_has_as_many_pairs_as_its_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "tps.csv"
    head = "kode_tps,suara_paslon_1,suara_paslon_2,suara_paslon_3,suara_paslon_4,suara_sah,dpt_j"
    file.write_text(f"{head}\n5201011001001,10,20,30,40,101,601\n5201011001002,1,2,3,4,10,600\n")
    code, out, _ = told(capsys, str(file), "--sheet", "pilkada-bupati-2024", "--json")
    found = json.loads(out)
    assert (code, found["rules"]["H5"], found["rules"]["B3"], found["complete"]) == (1, 1, 1, 2)
    assert "pengguna_dpph_j" in found["untestable"]["H2"]["missing"]
    assert found["findings"][0]["left_fields"][-1] == "suara_paslon_4"
    assert found["findings"][0]["base_rate"] is None


def test_a_sheet_that_nobody_knows(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = told(capsys, str(NTB), "--sheet", "ppwp-2019")
    assert (code, out) == (2, "")
    assert "ppwp-2024" in err


def test_fewer_than_no_findings_are_not_shown(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["check", str(NTB), "--sheet", "ppwp-2024", "--show", "-1"])
    assert left.value.code == 2
    assert "mulai 0" in capsys.readouterr().err
