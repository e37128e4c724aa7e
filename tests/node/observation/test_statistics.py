"""Supervision in numbers at the desk: coverage first, by office with a map, by stage and kind, of reports one reads."""

from datetime import date
from typing import Final

import pytest
from django.test import Client

from saksama.procedure.levels import Level
from saksama_node.accounts.policy import Role, Staff
from saksama_node.flows.observation.open_period import Wanted, open_period
from saksama_node.ledger.actions import act
from saksama_node.observation import writing
from tests.node.conftest import LoggedIn, StaffFor
from tests.node.observation.reporting import SUSPECTED
from tests.node.observation.written import CEGAH, WHOLE

pytestmark = pytest.mark.usefixtures("database")

PAGE: Final = "/meja/pengawasan/angka/"
FORM: Final = "form-a-2022"


def sent(by: Staff, office: str, number: str, period: str = "", **changed: object) -> str:
    form = "f-cegah-2023" if changed.pop("cegah", False) else FORM
    answers = {**(WHOLE if form == FORM else CEGAH), **changed}
    with act():
        subject = writing.begin(by, office, form, period)
        writing.send(by, subject, writing.save_draft(by, subject, 0, answers, number))
    return subject


def page(client: Client, query: str = "") -> str:
    answer = client.get(f"{PAGE}{query}")
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def rows(client: Client, query: str) -> list[str]:
    answer = client.get(f"{PAGE}?bentuk=csv{query}")
    assert answer.status_code == 200
    return answer.content.decode().splitlines()[1:]


def test_the_numbers_of_an_office_are_those_of_what_came_in_and_was_asked_for(
    staff_for: StaffFor, logged_in: LoggedIn
) -> None:
    province, other = logged_in(Role.OFFICER, "52"), logged_in(Role.OFFICER, "52.71")
    assert "Belum ada angka" in page(province)
    days = date(2026, 10, 1), date(2026, 12, 31)
    asked = {"52.01": 2, "52.01.01": 2, "52.71": 1}
    period = open_period(
        staff_for(Role.OFFICER, "52"), Wanted("52", "Triwulan IV", FORM, *days, (Level.PROVINCE,), asked)
    )
    district, regency = staff_for(Role.SUPERVISOR, "52.01.01"), staff_for(Role.SUPERVISOR, "52.01")
    sent(district, "52.01.01", "001", period)
    sent(district, "52.01.01.2001", "002", period, stage="PEMUTAKHIRAN data pemilih")
    own = [{**WHOLE["activities"][0], "way": "other:mengamati dari jauh"}]
    sent(regency, "52.01", "003", period, stage="Kampanye", activities=own)
    sent(regency, "52.01", "004", **SUSPECTED)
    sent(regency, "52.01", "005", cegah=True)

    shown = page(province)
    assert "Dari 5 laporan yang diminta, 2 belum masuk; terpenuhi 60,0" in shown
    assert "Masuk 4; terlambat 0; disetujui 0." in shown
    # What one form lacks, another does not fill: it has a line of its own.
    assert "1 laporan masuk; tidak ada yang diminta, jadi tidak ada pembagi." in shown
    assert shown.count('<path class="areas__') == 10
    assert "Kota Mataram: 0 masuk, 1 diminta" in shown
    assert "<dt>Pemutakhiran data pemilih</dt><dd>3 dari 4</dd>" in shown
    assert "<dt>Kampanye</dt><dd>1 dari 4</dd>" in shown
    assert "<dt>lainnya</dt><dd>1 dari 4</dd>" in shown
    assert "mengamati dari jauh" not in shown
    assert "<dt>Pemutakhiran daftar pemilih berkelanjutan</dt><dd>1 dari 1</dd>" in shown
    assert "<dt>koordinasi atau audiensi</dt><dd>1 dari 1</dd>" in shown
    assert rows(province, "") == [
        f"{FORM},52.01,Kabupaten Lombok Barat,4,1,4,0,0,0",
        f"{FORM},52.71,Kota Mataram,1,1,0,0,0,0",
        "f-cegah-2023,52.01,Kabupaten Lombok Barat,,,1,0,0,0",
    ]
    # One period and form alone; one office, with its districts on the map.
    assert "Dari 5 laporan yang diminta, 2 belum masuk" in page(province, f"?masa={period}")
    assert rows(province, f"&masa={period}")[0] == f"{FORM},52.01,Kabupaten Lombok Barat,4,1,3,0,0,0"
    assert rows(province, "&formulir=f-cegah-2023") == ["f-cegah-2023,52.01,Kabupaten Lombok Barat,,,1,0,0,0"]
    assert rows(province, "&kantor=52.01") == [
        f"{FORM},52.01,Kabupaten Lombok Barat,2,1,2,0,0,0",
        f"{FORM},52.01.01,Kecamatan Gerung,2,0,2,0,0,0",
        "f-cegah-2023,52.01,Kabupaten Lombok Barat,,,1,0,0,0",
    ]
    assert "Kecamatan Gerung: 2 masuk, 2 diminta" in page(province, "?kantor=52.01")
    districts = page(province, "?tingkat=kecamatan")
    assert districts.count('<path class="areas__') == 117
    assert "Kecamatan Gerung: 2 masuk, 2 diminta" in districts
    assert "f-cegah-2023,Bentuk pencegahan,koordinasi atau audiensi,1,1" in rows(province, "&tabel=jawaban")

    # What happened stands in no count: it has the id of the register's election.
    assert "pembagian uang" not in shown
    for each in rows(province, "&tabel=jawaban"):
        assert "CONTOH" not in each

    # A second form that is asked for has its own denominator, and the map is of one form.
    prevention = Wanted("52", "Cegah", "f-cegah-2023", *days, (Level.PROVINCE,), {"52.01": 3})
    only_cegah = open_period(staff_for(Role.OFFICER, "52"), prevention)
    both = page(province)
    for said in ("Dari 5 laporan yang diminta, 2 belum masuk", "Dari 3 laporan yang diminta, 3 belum masuk"):
        assert said in both
    assert "Peta muncul bila satu formulir dipilih" in both
    alone = page(province, f"?kantor=52.01&masa={only_cegah}")
    assert "Tanpa peta: tidak ada kantor satu tingkat di bawahnya" in alone
    # What an address names and no list offers is said at its field.
    assert 'class="field__error" id="id_formulir_error"' in page(province, "?formulir=lain")

    _columns_in_english(province, period)

    # Another office sees its own numbers only, whatever it asks for.
    for query in ("", "?kantor=52.01", "?kantor=52"):
        seen = page(other, query)
        assert "Dari 1 laporan yang diminta, 1 belum masuk" in seen
        assert "Lombok Barat" not in seen.partition("<main")[2]


def _columns_in_english(client: Client, period: str) -> None:
    """A column of what is in is no door."""
    client.post("/bahasa/", {"language": "en", "next": "/"})
    for address in (PAGE, "/meja/pengawasan/masa/", f"/meja/pengawasan/masa/{period}/"):
        words = client.get(address).content.decode().partition("<main")[2]
        assert ">In</th>" in words
        assert "Log in" not in words
