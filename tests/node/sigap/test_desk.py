"""SigapLapor on the desk: a number entered, a list compared, a row linked; and who may not."""

import re

import msgspec
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from saksama_node.accounts.policy import Role, today
from saksama_node.cases import queries as cases
from saksama_node.flows.cases.register_case import register_case
from saksama_node.flows.reports.file_report import file_report, new_code
from saksama_node.sigap import registering
from tests.node.cases.filing import CONTENT, TO_REGISTER, filing
from tests.node.cases.plenaries import review_report
from tests.node.conftest import LoggedIn, StaffFor
from tests.node.staffing import staff_with

pytestmark = pytest.mark.usefixtures("database")
HEAD = "Nomor;Nomor Registrasi;Tanggal Laporan;Kat 1;Nama Pelapor"


def case_at(region: str, *, registered: bool = False) -> str:
    """A reviewed case of today; registered where asked."""
    assert file_report(filing(new_code(), content=msgspec.structs.replace(CONTENT, region=region))) is not None
    by = staff_with(Role.OFFICER, "52")
    subject = review_report(by, cases.inbox((region,))[0].id, TO_REGISTER, "")
    if registered:
        register_case(by, subject)
    return subject


def send(client: Client, *lines: str, **fields: str) -> tuple[int, str]:
    """Send a list; the answer's status, and its page or where it leads."""
    file = SimpleUploadedFile("daftar maret.csv", "\r\n".join((HEAD, *lines)).encode("utf-8-sig"))
    answer = client.post("/meja/sigaplapor/baru/", {"file": file, "region": "52.01", **fields})
    return answer.status_code, answer.headers.get("Location") or answer.content.decode()


def test_a_number_is_entered_changed_and_taken_away_and_the_page_keeps_who(logged_in: LoggedIn) -> None:
    subject, other = case_at("52.01"), case_at("52.01")
    officer, reader = logged_in(Role.OFFICER, "52.01"), logged_in(Role.COMMISSIONER, "52.01")
    address = f"/meja/sigaplapor/perkara/{subject}/"
    assert "isi nomor SigapLapor" in officer.get(f"/meja/perkara/{subject}/").content.decode()
    assert "isi nomor SigapLapor" not in reader.get(f"/meja/perkara/{subject}/").content.decode()
    assert officer.post(address, {"number": "2/lp/PL/Kab/18.03/III/2024"}).status_code == 302
    assert "2/LP/PL/KAB/18.03/III/2024" in officer.get(f"/meja/perkara/{subject}/").content.decode()
    refused = officer.post(f"/meja/sigaplapor/perkara/{other}/", {"number": "2/LP/PL/KAB/18.03/III/2024"})
    assert (refused.status_code, "sigap.number-taken" in refused.content.decode()) == (422, True)
    assert officer.post(address, {"number": "=1+1"}).status_code == 422
    assert officer.post(address, {"number": ""}).status_code == 302
    page = reader.get(address).content.decode()
    assert "Nomor 2/LP/PL/KAB/18.03/III/2024 dicatat." in page
    assert "Nomor 2/LP/PL/KAB/18.03/III/2024 dihapus." in page
    assert "Contoh officer" in page
    assert reader.post(address, {"number": "3/LP"}).status_code == 403
    assert logged_in(Role.OFFICER, "52.71").get(address).status_code == 403
    assert (registering.number_of(subject), len(registering.changes(subject))) == ("", 2)


def test_a_list_is_compared_and_its_rows_are_linked_by_a_person(logged_in: LoggedIn) -> None:
    officer, day = logged_in(Role.OFFICER, "52.01"), today().isoformat()
    registered, waiting, lone = case_at("52.01", registered=True), case_at("52.01"), case_at("52.01.01")
    elsewhere = case_at("52.71")
    logged_in(Role.OFFICER, "52.71").post(f"/meja/sigaplapor/perkara/{elsewhere}/", {"number": "9/LP"})
    number = cases.case(registered).number
    status, address = send(
        officer,
        f"1/LP;{number};{day};Registrasi;Contoh Pelapor Rahasia",
        f"2/LP;;{day};Tidak Registrasi;x",
        f"9/LP;;{day};Registrasi;x",
        f"4/LP;;{day};Sedang apa;x",
    )
    assert status == 302
    page = officer.get(address).content.decode()
    assert "Contoh Pelapor Rahasia" not in page
    assert "Kolom yang tidak dibaca dan tidak disimpan: Nama Pelapor." in page
    assert f'nomor register sama: <a href="/meja/perkara/{registered}/">{number}' in " ".join(page.split())
    assert "Sedang apa. Baris dengan kata ini" in page
    assert "tidak ditampilkan kepada Anda: 1." in page
    assert elsewhere not in page
    link = f"{address}taut/"
    nothing = officer.post(link, {"number": "2/LP", "case": ""}, follow=True).content.decode()
    assert "Pilih dulu perkaranya" in nothing
    assert officer.post(link, {"number": "1/LP", "case": registered}).status_code == 302
    officer.post(link, {"number": "2/LP", "case": waiting})
    assert registering.changes(waiting)[0].from_list == "daftar maret.csv"
    different = officer.get(f"{address}?bagian=beda").content.decode()
    assert re.search(r"Berbeda: 1", different)
    assert "Tidak Registrasi" in different
    here = officer.get(f"{address}?bagian=sini").content.decode()
    assert lone in here
    assert waiting not in here
    sheet = officer.get(f"{address}?bagian=sini&bentuk=csv").content.decode()
    assert len(sheet.splitlines()) == 2
    out = officer.get("/meja/sigaplapor/?bentuk=csv").content.decode().splitlines()
    assert out[0] == "Nomor,Nomor Registrasi,Tanggal Laporan,Kat 1,Kat 2,Bawaslu"
    assert f"1/LP,{number},{day},Registrasi,,Kabupaten Lombok Barat" in out
    assert len(out) == 4
    # A case may not be linked at an office where this person registers nothing.
    officer.post(link, {"number": "4/LP", "case": elsewhere})
    assert registering.number_of(elsewhere) == "9/LP"
    assert logged_in(Role.OFFICER, "52.71").get(address).status_code == 403
    assert "daftar maret.csv" not in logged_in(Role.OFFICER, "52.71").get("/meja/sigaplapor/").content.decode()


def test_a_list_with_a_fault_is_not_taken_and_tells_all_of_them(logged_in: LoggedIn, staff_for: StaffFor) -> None:
    officer = logged_in(Role.OFFICER, "52.01")
    lines = ("=HYPERLINK(1);;kemarin;Registrasi;x", "1/LP;;2024-03-01;Registrasi;x", "1/LP;;2024-03-01;Registrasi;x")
    status, page = send(officer, *lines)
    assert (status, page.count("<tr>")) == (422, 1 + 3 + 1 + 6)
    assert "3 ralat di 2 baris; daftar belum disimpan" in page
    _, sheet = send(officer, *lines, bentuk="csv")
    assert "'=HYPERLINK(1)" in sheet
    assert registering.lists(("52",)) == []
    status, _ = send(officer, "1/LP;;2024-03-01;Registrasi;x", region="52.71")
    assert status == 422
    assert "Belum ada daftar" in officer.get("/meja/sigaplapor/").content.decode()
