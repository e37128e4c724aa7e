"""The analyst's page: coverage first, the numbers of the command line, files of them, the queue's calm sentence."""

import csv
import io
import json
from pathlib import Path

import pytest
from django.test import Client

from saksama.cli.tally.__main__ import main
from saksama_node.accounts.policy import Role
from saksama_node.flows.results.judge_version import screen_waiting
from saksama_node.ledger import blobs
from saksama_node.results import queries
from saksama_node.results.queries import Band
from saksama_node.results.screens import screened
from saksama_node.results.states import Screen
from tests.node.conftest import LoggedIn
from tests.node.results.imported import PPWP, RIGHT, take
from tests.node.results.screened import EVERYWHERE, take_ntb

PAGE = f"/meja/hasil/kontes/{PPWP}/analisis/"


def text(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, address
    return answer.content.decode()


def rows(client: Client, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text(client, f"{PAGE}?bentuk=csv&tabel={name}"))))


@pytest.fixture(autouse=True)
def _node(database: None) -> None:
    """A node for each test."""


def test_the_page_and_its_files_say_what_the_command_line_says_of_the_download(
    logged_in: LoggedIn, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    client, number = logged_in(Role.STATISTICS), take_ntb()
    waiting = client.get(PAGE)
    assert waiting["Refresh"]
    assert "Saringan selesai" in waiting.content.decode()
    imported = f"/meja/hasil/impor/{queries.imports()[0].id}/"
    assert "0 dari 5 selesai" in text(client, imported)
    list(screen_waiting())
    assert "5 dari 5 selesai" in text(client, imported)
    done = client.get(PAGE)
    assert "Refresh" not in done
    page = done.content.decode()
    assert (
        page.index("Liputan dan yang terbuka") < page.index("Persen bulat") < page.index("Perolehan dibanding tetangga")
    )
    assert page.count("<svg xmlns") == 2
    assert "Mexico 2012" in page
    assert "tidak ada yang diundi" in page
    file = tmp_path / "tps.csv"
    file.write_bytes(blobs.get(queries.version(number).document))
    main(["screen", "integer", str(file), "--json"])
    told = json.loads(capsys.readouterr().out)
    kept = {row["part"]: row for row in rows(client, "saringan") if row["screen"] == "integer"}
    for part, numbers in (("either", told), ("result", told["result"]), ("turnout", told["turnout"])):
        assert [float(kept[part][name]) for name in ("n", "expected", "excess", "z", "p")] == [
            *(numbers["n"], numbers["expected"], numbers["excess"], numbers["z"], numbers["p"])
        ]
    assert kept["either"]["digest"] == told["digest"]
    main(["screen", "neighbour", str(file), "--json"])
    flags = json.loads(capsys.readouterr().out)["flags"]
    named = [row for row in rows(client, "tps") if row["screen"] == "neighbour"]
    assert [(row["kode_tps"], float(row["q"])) for row in named] == [(flag["station"], flag["q"]) for flag in flags]
    (regency,) = rows(client, "liputan")
    assert (regency["kode"], regency["tps"], regency["ada_suara"]) == ("5201", "2207", "1565")
    assert len(rows(client, "sama")) == len(screened.twins(number, EVERYWHERE))


def test_who_holds_one_kabupaten_sees_no_station_of_another(logged_in: LoggedIn) -> None:
    take_ntb()
    list(screen_waiting())
    mine, other = logged_in(Role.OFFICER, "52.01"), logged_in(Role.OFFICER, "52.71")
    assert rows(mine, "tps")
    assert rows(mine, "liputan")
    assert rows(other, "tps") == []
    assert rows(other, "liputan") == []
    assert "TPS ditunjukkan" not in text(other, PAGE)
    # What anybody can ask of the public download is the same for both.
    assert rows(other, "saringan") == rows(mine, "saringan")
    text(logged_in(Role.CONTENT), PAGE, 403)


def test_what_is_not_there_is_not_found(logged_in: LoggedIn) -> None:
    client = logged_in(Role.STATISTICS)
    text(client, "/meja/hasil/kontes/x/analisis/", 404)
    assert "Belum ada angka per TPS" in text(client, PAGE)
    take(*RIGHT)
    for query in ("versi=x", "versi=kpu-tabel-2", "versi=sirekap-1", "bentuk=csv", "bentuk=csv&tabel=x"):
        text(client, f"{PAGE}?{query}", 404)
    text(client, f"{PAGE}?versi=kpu-tabel-1")


def test_an_import_without_the_columns_says_which_are_missing(logged_in: LoggedIn) -> None:
    take(*RIGHT)
    list(screen_waiting())
    client = logged_in(Role.STATISTICS)
    page = text(client, PAGE)
    assert "Tidak dapat diuji" in page
    assert "(dpt_j)" in page
    assert "(pengguna_dpt_j)" in page
    assert "<svg xmlns" not in page
    missing = {(row["screen"], row["part"]): row["missing"] for row in rows(client, "saringan")}
    assert missing["integer", "either"] == "dpt_j pengguna_dpt_j"
    assert {row["n"] for row in rows(client, "saringan") if row["missing"]} == {""}


def test_the_queue_says_calmly_what_is_unusual_how_often_that_is_nothing_and_what_to_do(logged_in: LoggedIn) -> None:
    number = take_ntb()
    list(screen_waiting())
    client = logged_in(Role.OFFICER)
    rarest = screened.standouts(number, Screen.NEIGHBOUR, EVERYWHERE)[0]
    page = text(client, f"/meja/hasil/antrean/{PPWP}/{'.'.join(rarest.region.split('.')[:3])}/")
    said = f"dilaporkan {rarest.reported} dari {rarest.whole}; di sekitarnya biasanya {rarest.low} sampai {rarest.high}"
    assert said in page
    for words in ("Lihat dulu formulirnya", "Ini bukan temuan pelanggaran", "1,3 dari 100 TPS", "40 suara dipindah: 4"):
        assert words in page
    (found,) = [each for each in queries.findings(PPWP, band=Band.LOOK) if each.key == rarest.key]
    page = text(client, f"/meja/hasil/temuan/{found.id}/")
    assert said in page
    assert "Batas terdekat dari yang biasa di sekitarnya" in page
    assert "Lihat dulu formulirnya" in page


def test_a_page_explains_what_the_screens_see_and_what_is_left_out(logged_in: LoggedIn) -> None:
    page = text(logged_in(Role.COMMISSIONER), "/meja/hasil/saringan/")
    for words in ("Benford", "Digit terakhir", "600 bagian", "0,24 ke 0,88"):
        assert words in page
    text(logged_in(Role.READER), "/meja/hasil/saringan/", 403)
