"""A report goes to the office of the place of the event; its officers see it, the public log does not."""

import re
from typing import Any

import msgspec
import pytest
from django.test import Client

from saksama.entries.entry import decode_entry
from saksama_node.accounts.actions import create_offices
from saksama_node.accounts.policy import NotAllowed, Role
from saksama_node.cases import queries
from saksama_node.cases.models import Submission
from saksama_node.flows.cases.register_case import register_case
from saksama_node.flows.reports.choose_place import office_of, places
from saksama_node.flows.reports.file_report import file_report, new_code
from saksama_node.ledger.models import Leaf
from saksama_node.places.regions import in_force
from saksama_node.web.portal import report
from saksama_node.web.reporting.places import place_choices
from tests.node.cases.filing import CONTENT, TO_REGISTER, filing
from tests.node.cases.handed_in import ALL, EVENT, code_in, step
from tests.node.cases.plenaries import review_report
from tests.node.conftest import LoggedIn, StaffFor

DISTRICT, VILLAGE = "52.01.08", "52.01.08.2010"


@pytest.fixture(autouse=True)
def _ntb(database: None, monkeypatch: pytest.MonkeyPatch) -> None:
    create_offices([(place.region, place.name) for place in in_force("52")])
    monkeypatch.setattr(report, "_WAIT_SECONDS", 0.0)


def send(**more: Any) -> str:
    """Walk the last step and send; the page that answers."""
    client = Client()
    code, ticket = code_in(step(client, 3, **{**ALL, **more}).content.decode())
    answer = step(client, 4, "send", **{**ALL, **more}, declaration="on", ticket=ticket)
    assert answer.status_code == 200
    assert code in answer.content.decode()
    return answer.content.decode()


def test_all_117_kecamatan_and_every_village_go_to_their_office() -> None:
    assert len(places()) == 128
    for place in in_force("52"):
        assert office_of(place.region) == ".".join(place.region.split(".")[:3])
    assert office_of("99.99") == "52"


def test_a_report_from_a_village_lies_with_its_kecamatan_and_keeps_the_village() -> None:
    page = send(region=VILLAGE)
    row = Submission.objects.get()
    assert row.region == DISTRICT
    content = queries.content(queries.inbox((DISTRICT,))[0])
    assert content is not None
    assert (content.region, content.area) == (DISTRICT, VILLAGE)
    assert "Panwaslu Kecamatan Labuapi" in page
    assert "belum diketahui" in page
    assert "Senin sampai Kamis pukul 08.00 sampai 16.00" in page
    assert "24 jam" in page
    assert "Kartu identitas (KTP)" in page
    assert "7 hari sejak Anda mengetahui" in page


def test_preliminary_information_asks_nobody_to_come() -> None:
    page = send(region=DISTRICT, kind="information")
    assert "Tidak ada yang harus Anda bawa" in page
    assert "Kartu identitas (KTP)" not in page


def test_its_officers_see_it_and_those_of_the_next_office_do_not(logged_in: LoggedIn) -> None:
    send(region=VILLAGE)
    number = Submission.objects.get().pk
    for region, status in ((DISTRICT, 200), ("52.01", 200), ("52", 200), ("52.01.01", 403), ("52.71", 403)):
        client = logged_in(Role.OFFICER, region)
        assert client.get(f"/meja/perkara/masuk/{number}/").status_code == status, region
        assert ("spanduk pada masa tenang" in client.get("/meja/perkara/").content.decode()) is (status == 200), region
    page = logged_in(Role.OFFICER, DISTRICT).get(f"/meja/perkara/masuk/{number}/").content.decode()
    assert "Desa Labuapi, Kecamatan Labuapi, Kabupaten Lombok Barat" in page


def test_the_public_log_says_nothing_of_the_office_that_received_it() -> None:
    send(region=VILLAGE)
    send(region="52.72")
    entries = [decode_entry(bytes(leaf.entry)) for leaf in Leaf.objects.filter(kind="case.received")]
    assert [msgspec.to_builtins(each.body) for each in entries] == [{}, {}]
    raw = b"".join(bytes(leaf.entry) for leaf in Leaf.objects.filter(kind="case.received"))
    for word in (DISTRICT, "52.72", "Labuapi", "5201082010"):
        assert word.encode() not in raw
    log = Client().get("/log/").content.decode()
    assert "Labuapi" not in log


def test_what_was_typed_offers_places_and_chooses_none() -> None:
    answer = step(Client(), 1, **{**EVENT, "region": "", "place": "Lapangan desa Labuapi, Lobar"})
    page = answer.content.decode()
    assert answer.status_code == 422
    group = re.search(r'<optgroup label="Mungkin yang Anda maksud">(.*?)</optgroup>', page, re.DOTALL)
    assert group
    assert f'value="{VILLAGE}"' in group[1]
    assert "selected" not in group[1]
    assert "Pilih yang benar" in page
    assert "Pilih tempatnya dari daftar ini" not in page
    assert step(Client(), 1, **{**EVENT, "region": VILLAGE}).status_code == 200
    assert step(Client(), 1, **{**EVENT, "region": "53"}).status_code == 422
    assert step(Client(), 1, **{**EVENT, "region": "52.01.99"}).status_code == 422


def test_the_list_has_every_kecamatan_under_its_regency() -> None:
    groups = dict(place_choices("", ""))  # the first is no group
    assert [code for code, _name in groups["Kabupaten Lombok Utara"]] == [
        place.region for place in in_force("52") if place.region.startswith("52.08") and place.level != "village"
    ]
    assert sum(len(group) for name, group in groups.items() if name) == 128


def test_the_page_of_places_leads_from_lists_and_from_words_to_the_office() -> None:
    client = Client()
    top = client.get("/lapor/tempat/").content.decode()
    assert all(f"?wilayah={place.region}" in top for place in in_force("52") if place.level == "regency")
    assert f"?wilayah={DISTRICT}" in client.get("/lapor/tempat/?wilayah=52.01").content.decode()
    assert f"?wilayah={VILLAGE}" in client.get(f"/lapor/tempat/?wilayah={DISTRICT}").content.decode()
    assert "Panwaslu Kecamatan Labuapi" in client.get(f"/lapor/tempat/?wilayah={VILLAGE}").content.decode()
    assert f"?wilayah={DISTRICT}" in client.get("/lapor/tempat/?q=labuapy+lobar").content.decode()
    assert "Tidak ada tempat yang mirip" in client.get("/lapor/tempat/?q=xyzzy").content.decode()
    for wrong in ("53", "52.99", "'"):
        assert client.get("/lapor/tempat/", {"wilayah": wrong}).status_code == 404
    form = client.post("/lapor/isi/", {"go": "resume", "step": "1", "region": VILLAGE}).content.decode()
    assert f'<option value="{VILLAGE}" selected' in form


def test_the_counter_of_another_office_is_told_whose_it_is(staff_for: StaffFor, logged_in: LoggedIn) -> None:
    content = msgspec.structs.replace(CONTENT, region=DISTRICT)
    assert file_report(filing(new_code(), content=content), by=staff_for(Role.INTAKE, DISTRICT)) is not None
    with pytest.raises(NotAllowed):
        file_report(filing(new_code(), content=content), by=staff_for(Role.INTAKE, "52.71"))
    client = logged_in(Role.INTAKE, "52.71")
    fields = {**ALL, "region": DISTRICT}
    page = client.post("/meja/perkara/terima/isi/", {"step": "3", "go": "next", **fields}).content.decode()
    _, ticket = code_in(page)
    sent = {"step": "4", "go": "send", **fields, "declaration": "on", "ticket": ticket}
    answer = client.post("/meja/perkara/terima/isi/", sent).content.decode()
    assert "Panwaslu Kecamatan Labuapi" in answer
    assert "account.not-allowed" in answer


def test_a_kecamatan_s_office_registers_under_numbers_of_its_own(staff_for: StaffFor) -> None:
    officer = staff_for(Role.OFFICER, DISTRICT)
    numbers = []
    for _ in range(2):
        file_report(filing(new_code(), content=msgspec.structs.replace(CONTENT, region=DISTRICT)))
        subject = review_report(officer, queries.inbox((DISTRICT,))[0].id, TO_REGISTER, "")
        register_case(officer, subject)
        numbers.append(queries.case(subject).number)
    assert [number.split("/")[:1] + number.split("/")[4:6] for number in numbers] == [
        ["001", "Kec-Labuapi", "18.05"],
        ["002", "Kec-Labuapi", "18.05"],
    ]
