"""The pages of results: coverage first, each source beside the other, files that carry the log's own digest."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from saksama.cli.tally.__main__ import main
from saksama.entries.kinds.sheet import SheetFlagged, Source
from saksama.tally.published.again import Again
from saksama_node.accounts.policy import Role, Staff, operator
from saksama_node.flows.results.import_results import hand_in_results, import_waiting, take_import
from saksama_node.ledger import blobs
from saksama_node.results import queries
from saksama_node.results.models import AreaSum
from tests.node.outsider.walking import JUNK
from tests.node.results.leaves import LoggedIn, leaves

NTB = Path(__file__).parents[3] / "data" / "results" / "ntb_pilpres2024" / "tps_20240320.csv"
PILKADA = Path(__file__).parents[3] / "data" / "results" / "ntb_pilkada2024" / "ntb_snapshots.csv"
PPWP = "ppwp-2024"
HEAD = "kode_tps,suara_paslon_1,suara_paslon_2,suara_paslon_3,suara_sah,suara_tidak_sah,suara_total"
ONE, TWO = "5201011001001", "5201011001002"


def take(data: bytes, source: Source = Source.KPU_TABLE, contest: str = PPWP) -> None:
    hand_in_results(operator("52"), contest, source, "tps.csv", [data])
    list(import_waiting())


def text(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, address
    return answer.content.decode()


@pytest.fixture(autouse=True)
def _node(database: None) -> None:
    """A node for each test."""


def test_the_public_page_says_what_is_missing_before_what_is_there_and_names_nobody_in_a_headline(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    take(NTB.read_bytes())
    client = Client()
    assert "Pemilu Presiden" in text(client, "/hasil/")
    page = text(client, f"/hasil/{PPWP}/")
    assert "Belum ada data suara dari 2.664 TPS, dari 16.243 TPS" in page
    assert page.index("2.664") < page.index("<h2>Angka</h2>")
    assert '<th scope="row">H5' in page
    assert "604" in page
    for heading in page.split("<h")[1:]:
        assert "Prabowo" not in heading.partition("</h")[0].partition(">")[2]
    assert page.count('<path class="areas__') == 10
    inner = text(client, f"/hasil/{PPWP}/?wilayah=5271")
    assert "Kecamatan Ampenan" in inner
    assert "Yang tidak klop, menurut wilayah" in text(client, f"/hasil/{PPWP}/?peta=beda")
    # The download has the log's digest, and `saksama tally` gives the page's numbers.
    (version,) = queries.versions(PPWP)
    for form in ("csv", "parquet"):
        answer = client.get(f"/hasil/{PPWP}/kpu-tabel/1.{form}")
        assert answer.status_code == 200
        (tmp_path / f"a.{form}").write_bytes(answer.content)
        main(["check", str(tmp_path / f"a.{form}"), "--sheet", PPWP, "--by", "kabkota", "--json"])
        said = json.loads(capsys.readouterr().out)
        assert said["rules"] == version.counts
        assert {code: rules["H5"] for code, rules in said["by"].items()} == {
            each.code: each.broken["H5"] for each in queries.areas(version.id, 4)
        }
    assert hashlib.sha256((tmp_path / "a.csv").read_bytes()).hexdigest() == version.document
    assert version.document in page


def test_a_station_shows_each_source_and_which_figures_differ() -> None:
    take("\n".join((HEAD, f"{ONE},10,20,30,60,2,62", f"{TWO},5,5,,10,0,10", "")).encode())
    line = f'{{"kode_tps":"{ONE}","body":{{"chart":{{"null":null,"100025":10,"100026":21,"100027":30}}}}}}\n'
    take(line.encode(), Source.SIREKAP)
    page = text(Client(), f"/hasil/{PPWP}/tps/5201011001/")
    assert page.count("<em>beda</em>") == 2
    assert "belum ada" in page
    # On a telephone each figure stands below the other with its name; the desa, which is the page's, once.
    assert 'data-label="Sumber"' in page
    assert 'data-label="Suara tidak sah"' in page
    assert page.count("Gerung Utara, TPS") == 0
    found = text(Client(), f"/hasil/{PPWP}/beda/?wilayah=5201")
    assert "tabel TPS terbitan KPU 20" in found or "tabel TPS terbitan KPU 21" in found or "Sirekap KPU 21" in found


def test_while_a_version_is_being_judged_the_one_before_it_stays_on_the_page() -> None:
    def publish(votes: str) -> None:
        data = f"{HEAD}\n{ONE},{votes}\n".encode()
        take_import(hand_in_results(operator("52"), PPWP, Source.KPU_TABLE, "tps.csv", [data], held=True))

    publish("10,20,30,60,2,62")
    assert "sedang dihitung" in text(Client(), f"/hasil/{PPWP}/")
    list(import_waiting())
    publish("10,20,31,61,2,63")
    page = text(Client(), f"/hasil/{PPWP}/")
    assert "tabel TPS terbitan KPU, versi 1." in page
    assert "sedang dihitung" not in page
    assert "sedang dihitung" in text(Client(), f"/hasil/{PPWP}/?versi=kpu-tabel-2")
    list(import_waiting())
    assert "tabel TPS terbitan KPU, versi 2." in text(Client(), f"/hasil/{PPWP}/")


def test_what_is_not_there_is_not_found() -> None:
    for address in ("/hasil/x/", f"/hasil/{PPWP}/", "/hasil/x/beda/"):
        text(Client(), address, 404)
    take("\n".join((HEAD, f"{ONE},10,20,30,60,2,62", "")).encode())
    for address in ("?wilayah=x", "?wilayah=99", "tps/52/", "tps/5299999999/", "kpu-tabel/2.csv", "kpu-tabel/1.exe"):
        text(Client(), f"/hasil/{PPWP}/{address}", 404)
    assert "Tidak ada yang terbuka" in text(Client(), f"/hasil/{PPWP}/beda/")


def test_one_source_of_one_tier_gives_no_command_that_would_be_refused() -> None:
    take(f"{HEAD}\n{ONE},10,20,30,60,1,61\n".encode())
    told = text(Client(), f"/hasil/{PPWP}/tingkat/")
    assert "Hanya satu tingkat" in told
    assert "saksama tally compare" not in told


def test_the_pilkada_of_the_governor_adds_up_in_117_kecamatan_and_the_page_shows_it_with_coverage() -> None:
    take(PILKADA.read_bytes(), Source.SCREEN, "pilkada-gubernur-52-2024")
    version = queries.versions("pilkada-gubernur-52-2024")[0]
    assert version.counts == {"R2": 0}
    page = text(Client(), "/hasil/pilkada-gubernur-52-2024/")
    assert "Setiap wilayah sama dengan jumlah wilayah di bawahnya" in page
    assert "Belum ada data suara dari" in page
    assert "Kabupaten Lombok Barat" in page
    assert "Kecamatan Gerung" in text(Client(), "/hasil/pilkada-gubernur-52-2024/?wilayah=5201")
    assert len(queries.areas(version.id, 6)) == 117


def test_the_desk_takes_a_file_shows_its_faults_and_its_version(logged_in: LoggedIn) -> None:
    client = logged_in(Role.STATISTICS)
    good, wrong = (f"{HEAD}\n{ONE},{first},20,30,60,2,62\n".encode() for first in ("10", "x"))
    for number, (data, expected) in enumerate(((wrong, "suara_paslon_1"), (good, "Lihat hasilnya")), 1):
        file = SimpleUploadedFile("tps.csv", data)
        answer = client.post(
            "/meja/hasil/impor/", {"contest": PPWP, "source": "kpu-tabel", "said_at": "", "file": file}
        )
        assert answer.status_code == 302
        assert client.get(answer["Location"])["Refresh"]
        list(import_waiting())
        page = client.get(answer["Location"])
        assert expected in page.content.decode(), number
        assert "Refresh" not in page
    assert "Sirekap" in text(client, "/meja/hasil/impor/")
    assert "Pemilu Presiden" in text(client, "/meja/hasil/")
    assert "Kabupaten Lombok Barat" in text(client, f"/meja/hasil/kontes/{PPWP}/")
    assert client.get(f"/meja/hasil/kontes/{PPWP}/?bentuk=csv").status_code == 200


def test_no_contest_is_chosen_beforehand_and_none_before_its_vote(logged_in: LoggedIn) -> None:
    client = logged_in(Role.STATISTICS)
    said = {"contest": "pilkada-gubernur-52-2024", "source": "kpu-tabel", "said_at": "2024-03-20T12:00"}
    data = f"{HEAD}\n{ONE},10,20,30,60,2,62\n".encode()
    for changed, beside in (({"contest": ""}, "#id_contest"), ({"source": ""}, "#id_source"), ({}, "#id_said_at")):
        answer = client.post("/meja/hasil/impor/", said | changed | {"file": SimpleUploadedFile("tps.csv", data)})
        assert answer.status_code == 422
        assert f'href="{beside}"' in answer.content.decode()
    assert queries.imports() == []
    assert "tps.csv" not in text(client, "/meja/hasil/impor/")


def test_fewer_stations_are_taken_where_that_is_ticked(logged_in: LoggedIn) -> None:
    take("\n".join((HEAD, f"{ONE},10,20,30,60,2,62", f"{ONE[:-1]}2,1,1,1,3,0,3", "")).encode())
    client = logged_in(Role.STATISTICS)
    said = {"contest": PPWP, "source": "kpu-tabel", "said_at": ""}
    for ticked, expected in (({}, f"yang pertama {ONE[:-1]}2"), ({"anyway": "on"}, "Lihat hasilnya")):
        file = SimpleUploadedFile("tps.csv", f"{HEAD}\n{ONE},10,20,31,61,2,63\n".encode())
        answer = client.post("/meja/hasil/impor/", said | ticked | {"file": file})
        list(import_waiting())
        assert expected in client.get(answer["Location"]).content.decode()


def test_the_desk_keeps_out_who_may_not(logged_in: LoggedIn, staff_for: Callable[..., Staff]) -> None:
    text(logged_in(Role.OFFICER), "/meja/hasil/impor/", 403)
    text(logged_in(Role.READER), "/meja/hasil/", 403)


def test_no_junk_in_an_address_or_a_form_breaks_a_page(logged_in: LoggedIn) -> None:
    take("\n".join((HEAD, f"{ONE},10,20,30,160,2,62", "")).encode())
    client = logged_in(Role.STATISTICS)
    for junk in (each for each in JUNK if not any("\ud800" <= letter <= "\udfff" for letter in each)):
        asked = {"wilayah": junk, "versi": junk, "page": junk, "peta": junk}
        for address in (f"/hasil/{PPWP}/", f"/hasil/{PPWP}/beda/", f"/hasil/{PPWP}/tps/5201011001/"):
            assert client.get(address, asked).status_code in (200, 400, 404), (address, junk)
        said = {"contest": PPWP, "source": "kpu-tabel", "said_at": junk, "file": SimpleUploadedFile("a.csv", b"x")}
        assert client.post("/meja/hasil/impor/", said).status_code in (302, 400, 422), junk
    assert client.post("/meja/hasil/impor/", {**said, "said_at": "0001-01-01T00:00"}).status_code == 422
    list(import_waiting())


def test_a_screen_of_an_impossible_time_is_refused() -> None:
    head = "waktu_commit,jenis,kode_wilayah,nomor_urut,suara"
    rows = "0001-01-02T00:00:00+07:00,pkwkp,5201,1,7\n0001-01-02T00:00:00+07:00,pkwkp,5201,2,7\n"
    data = f"{head}\n{rows}".encode()
    number = hand_in_results(operator("52"), "pilkada-gubernur-52-2024", Source.SCREEN, "a.csv", [data])
    list(import_waiting())
    assert queries.import_of(number).state is queries.ImportState.REFUSED


def test_what_the_pages_show_is_served_as_the_verifier_makes_it_and_a_changed_row_shows() -> None:
    client = Client()
    take(f"{HEAD}\n{ONE},10,20,30,160,2,62\n{TWO},1,2,,3,0,3\n".encode())
    take(PILKADA.read_bytes(), Source.SCREEN, "pilkada-gubernur-52-2024")
    for contest, source in ((PPWP, Source.KPU_TABLE), ("pilkada-gubernur-52-2024", Source.SCREEN)):
        version = queries.newest(contest)[source]
        body = next(
            each.entry.body
            for each in leaves()
            if isinstance(each.entry.body, SheetFlagged) and each.entry.body.figures == version.document
        )
        address = f"/hasil/{contest}/{source.value}/{version.number}.json"
        served = text(client, address).encode()
        figures = blobs.get(version.document)
        assert Again().shown_wrong(body, figures, served, {}) == ""
        row = AreaSum.objects.filter(publication_id=version.id, code__startswith="52").first()
        assert row is not None
        row.voted += 1
        row.save()
        assert row.code in Again().shown_wrong(body, figures, text(client, address).encode(), {})
    for missing in ("kpu-tabel/2.json", "sirekap/1.json", "kpu-tabel/0.json"):
        text(client, f"/hasil/{PPWP}/{missing}", 404)
