"""`saksama tally audit`, on the published figures of NTB: size, draw, reading, risk."""

import csv
import hashlib
import json
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

import pytest

from saksama.cli.tally.__main__ import main
from tests.saksama.tally.terminal import as_read

NTB = Path(__file__).parents[4] / "data" / "results" / "ntb_pilpres2024" / "tps_20240320.csv"
SEED = "59018427361549203817"
VOTES = ("suara_paslon_1", "suara_paslon_2", "suara_paslon_3")

type Row = dict[str, str]
type Asked = Callable[..., tuple[int, str, str]]


@pytest.fixture
def audit(capsys: pytest.CaptureFixture[str]) -> Asked:
    def asked(*words: str) -> tuple[int, str, str]:
        code = main(["audit", *words])
        said = capsys.readouterr()
        return code, said.out, said.err

    return asked


def last_shown() -> dict[str, Row]:
    """What a reader would find, if the forms say what was last shown, and 40 each where nothing ever was."""
    with NTB.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {
        row["kode_tps"]: {name: row[name] or row[f"{name}_terakhir_tampil"] or "40" for name in VOTES} for row in rows
    }


def written(place: Path, read: dict[str, Row]) -> str:
    with place.open("w", encoding="utf-8", newline="") as file:
        out = csv.DictWriter(file, ("kode_tps", *VOTES))
        out.writeheader()
        out.writerows({"kode_tps": code, **row} for code, row in read.items())
    return str(place)


def drawn(audit: Asked, number: int) -> list[str]:
    code, out, _ = audit("draw", str(NTB), "--seed", SEED, "--draws", str(number), "--json")
    assert code == 0
    return [each["station"] for each in json.loads(out)["draws"]]


def test_an_audit_of_the_published_figures_from_size_to_risk(audit: Asked, tmp_path: Path) -> None:
    published = tmp_path / "list.csv"
    code, out, _ = audit("size", str(NTB), "--json", "--list", str(published))
    size = json.loads(out)
    assert code == 0
    assert (size["stations"], size["held"], size["totals"]["suara_paslon_2"]) == (16_243, 2_664, 1_794_330)
    assert size["bounds"] == {"delivered": 0, "list": 11_437, "largest": 4_806}
    assert size["list"] == hashlib.sha256(published.read_bytes()).hexdigest()
    assert size["input"] == hashlib.sha256(NTB.read_bytes()).hexdigest()
    assert size["kaplan_markov_draws"] < size["draws"] < 20

    forms = last_shown()
    number = size["draws"] + 10
    stations = drawn(audit, number)
    file = written(tmp_path / "read.csv", {code: forms[code] for code in stations})
    curve = tmp_path / "curve.svg"
    words = ("risk", str(NTB), "--seed", SEED, "--draws", str(number), "--reading", file, "--published", size["list"])
    code, out, _ = audit(*words, "--json", "--svg", str(curve))
    found = json.loads(out)
    assert (code, found["standing"], found["evaluated"]) == (0, "confirmed", number)
    assert found["risk"] == min(found["curve"]) <= 0.05
    assert (found["differences"], found["unreadable"]) == ([], [])
    assert len(found["unreported"]) > 0
    assert ET.parse(curve).getroot().tag.endswith("svg")  # noqa: S314 - written by us a line above

    code, out, _ = audit(*words)
    assert code == 0
    assert "Batas risiko 5,0 % tercapai" in as_read(out)
    assert "Yang tidak dibuktikan" in as_read(out)


def test_a_reading_by_two_people_counts_where_they_agree(audit: Asked, tmp_path: Path) -> None:
    forms, stations = last_shown(), drawn(audit, 12)
    one = {code: dict(forms[code]) for code in stations}
    other = {code: dict(forms[code]) for code in stations}
    other[stations[5]]["suara_paslon_1"] = str(int(other[stations[5]]["suara_paslon_1"]) + 1)
    first, second = written(tmp_path / "a.csv", one), written(tmp_path / "b.csv", other)
    code, out, _ = audit(
        "risk", str(NTB), "--seed", SEED, "--draws", "12", "--reading", first, "--second", second, "--json"
    )
    found = json.loads(out)
    assert (code, found["standing"], found["evaluated"]) == (1, "go-on", 5)
    assert found["unsettled"] == [stations[5]]


def test_forms_that_say_something_else_are_listed_and_raise_the_risk(audit: Asked, tmp_path: Path) -> None:
    forms, stations = last_shown(), drawn(audit, 20)
    read = {code: dict(forms[code]) for code in stations}
    changed = next(code for code in stations if int(read[code]["suara_paslon_2"]) > 50)
    read[changed]["suara_paslon_2"] = str(int(read[changed]["suara_paslon_2"]) - 40)
    read[changed]["suara_paslon_1"] = str(int(read[changed]["suara_paslon_1"]) + 40)
    lost = next(code for code in stations if code != changed)
    read[lost] = dict.fromkeys(VOTES, "")
    clean = written(tmp_path / "clean.csv", {code: forms[code] for code in stations})
    file = written(tmp_path / "read.csv", read)
    risks = []
    for reading in (clean, file):
        _, out, _ = audit("risk", str(NTB), "--seed", SEED, "--draws", "20", "--reading", reading, "--json")
        risks.append(json.loads(out))
    assert risks[0]["risk"] < risks[1]["risk"]
    assert risks[1]["unreadable"] == [lost]
    assert risks[1]["differences"] == [{"station": changed, "change": [40, -40, 0]}]
    _, out, _ = audit("risk", str(NTB), "--seed", SEED, "--draws", "20", "--reading", file, "--lang", "en")
    assert f"{changed} suara_paslon_1 +40, suara_paslon_2 \u221240" in as_read(out)
    assert "Forms that cannot be read:" in as_read(out)


def test_another_list_than_the_published_one_is_neither_drawn_from_nor_evaluated(audit: Asked, tmp_path: Path) -> None:
    stations = drawn(audit, 2)
    file = written(tmp_path / "read.csv", {code: last_shown()[code] for code in stations})
    for words in (("draw",), ("risk", "--reading", file)):
        code, out, err = audit(*words, str(NTB), "--seed", SEED, "--draws", "2", "--published", "0" * 64)
        assert (code, out) == (1, "")
        assert "bukan daftar yang diumumkan" in err


def test_a_file_that_cannot_be_written_is_named(audit: Asked, tmp_path: Path) -> None:
    code, _, err = audit("size", str(NTB), "--list", str(tmp_path / "nowhere" / "list.csv"))
    assert code == 2
    assert "cli.not-written" in err
    assert "FileNotFoundError" in err


def test_every_fault_of_all_files_is_told(audit: Asked, tmp_path: Path) -> None:
    file = tmp_path / "read.csv"
    file.write_text("kode_tps,suara_paslon_1,suara_paslon_2,suara_paslon_3\n5201011001001,a,1,2\nx,1,2,3\n")
    other = tmp_path / "tps.csv"
    other.write_text("kode_tps,suara_paslon_1\n1,1\n")
    code, out, err = audit("risk", str(other), "--seed", SEED, "--draws", "2", "--reading", str(file))
    assert (code, out) == (2, "")
    assert f"{other}: baris 2, kolom kode_tps" in err
    assert "baris 2, kolom suara_paslon_1" in err
    assert "baris 3, kolom kode_tps" in err


def test_a_process_audit_draws_each_station_once(audit: Asked) -> None:
    code, out, _ = audit("process", "--stations", "16243", "--json")
    assert (code, json.loads(out)["size"]) == (0, 295)
    code, out, _ = audit("draw", str(NTB), "--seed", SEED, "--draws", "295", "--alike", "--json")
    told = json.loads(out)
    assert len(told["distinct"]) == len(told["draws"]) == 295
    tickets = [each["ticket"] for each in told["draws"]]
    assert tickets == sorted(tickets)
    _, out, _ = audit("process", "--stations", "16243", "--seen", "295", "--found", "3")
    assert "tidak berkata apa-apa tentang siapa yang menang" in as_read(out)


def test_a_threshold_is_audited_as_what_it_claims(audit: Asked) -> None:
    sizes = {}
    for share in ("1/2", "3/5", "7/10", "4/5"):
        _, out, _ = audit("size", str(NTB), "--share", share, "--candidate", "suara_paslon_2", "--json")
        told = json.loads(out)
        sizes[told["assertions"][0]["name"]] = told["draws"]
    assert list(sizes) == [
        "suara_paslon_2 > 1/2",
        "suara_paslon_2 > 3/5",
        "suara_paslon_2 < 7/10",
        "suara_paslon_2 < 4/5",
    ]
    # 66.4 % of the valid votes: the nearer the threshold, the more sheets.
    assert sizes["suara_paslon_2 > 1/2"] < sizes["suara_paslon_2 > 3/5"]
    assert sizes["suara_paslon_2 < 4/5"] < sizes["suara_paslon_2 < 7/10"]


def test_a_number_found_without_how_many_were_looked_at_is_refused(audit: Asked) -> None:
    code, out, err = audit("process", "--stations", "100", "--found", "5")
    assert (code, out) == (2, "")
    assert "tally.audit.sample" in err


def test_a_tie_has_no_leader_to_audit_and_says_so_in_both_languages(audit: Asked, tmp_path: Path) -> None:
    file = tmp_path / "tie.csv"
    file.write_text("kode_tps,suara_paslon_1,suara_paslon_2\n5201011001001,70,30\n5201011001002,30,70\n")
    code, out, said = audit("size", str(file), "--list", str(tmp_path / "list.csv"))
    assert (code, out) == (2, "")
    assert "suara_paslon_1 dan suara_paslon_2 imbang, masing-masing 100 suara" in said
    assert "semua formulir harus dibaca" in said
    assert not (tmp_path / "list.csv").exists()
    code, out, said = audit("draw", str(file), "--seed", SEED, "--draws", "3", "--lang", "en")
    assert (code, out) == (2, "")
    assert "are level at 100 votes each" in said
    assert audit("size", str(file), "--area", "5201011001001")[0] == 0
