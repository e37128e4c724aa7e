"""Copies at the desk: brought with photos, typed by two, decided by a third; nobody reads another's figures before."""

import re

from django.core.files.uploadedfile import SimpleUploadedFile

from saksama.entries.kinds.sheet import Source
from saksama_node.accounts.policy import Role
from saksama_node.flows.results.key_sheet import type_sheet
from saksama_node.results.copies.developing import cuts
from saksama_node.results.copies.keyed import copy_of
from saksama_node.results.queries import versions
from saksama_node.results.states import CopyState
from tests.node.conftest import LoggedIn, StaffFor
from tests.node.results.copies import CONTEST, SHEET, STATION, brought, photo, texts

LIST = "/meja/hasil/salinan/"
TYPED = r"(?<![\w.])777(?!\w)"
"""The figure that somebody typed, and not part of a moment, a token or a digest."""


def test_a_copy_is_brought_with_its_photos(logged_in: LoggedIn) -> None:
    client = logged_in(Role.OFFICER)
    files = [SimpleUploadedFile("a.jpg", photo()), SimpleUploadedFile("b.jpg", photo(shade=40, marks=False))]
    sent = {"contest": CONTEST, "station": STATION, "page_1": files[:1], "page_3": files[1:]}
    answer = client.post(f"{LIST}baru/", sent)
    assert answer.status_code == 302
    page = client.get(answer["Location"]).content.decode()
    assert "Belum ada: halaman 2 (perolehan suara tiap pasangan calon)." in page
    assert "Tanda sudutnya tidak ditemukan" in page
    assert "Diluruskan" in page
    shown = client.get(f"{answer['Location']}foto/1/")
    assert shown["Content-Type"] == "image/jpeg"
    assert client.get(f"{answer['Location']}foto/3/").status_code == 404
    assert "Kebon Ayu" in client.get(LIST).content.decode()
    again = client.post(f"{LIST}baru/", {"contest": CONTEST, "station": STATION})
    assert again.status_code == 422
    assert "sudah ada" in again.content.decode()
    wrong = client.post(f"{LIST}baru/", {"contest": CONTEST, "station": "52", "page_1": files[:1]})
    assert wrong.status_code == 422


def test_a_copy_is_taken_back_from_its_page_until_it_is_typed(logged_in: LoggedIn, staff_for: StaffFor) -> None:
    client, officer = logged_in(Role.OFFICER), staff_for(Role.OFFICER)
    subject = brought(officer)
    assert "Tarik salinan" in client.get(f"{LIST}{subject}/").content.decode()
    assert logged_in(Role.OFFICER, "52.71").post(f"{LIST}{subject}/tarik/").status_code == 403
    assert client.post(f"{LIST}{subject}/tarik/")["Location"] == LIST
    assert client.get(f"{LIST}{subject}/").status_code == 404
    subject = brought(officer)
    type_sheet(officer, subject, texts())
    assert "Tarik salinan" not in client.get(f"{LIST}{subject}/").content.decode()
    answer = client.post(f"{LIST}{subject}/tarik/", follow=True)
    assert "sudah diketik dan tercatat" in answer.content.decode()


def test_two_type_and_a_third_decides(logged_in: LoggedIn, staff_for: StaffFor) -> None:
    subject = brought(staff_for(Role.OFFICER), photos=(photo(), photo(shade=1), photo(shade=2)))
    one, other, third = (logged_in(Role.OFFICER, which=which) for which in ("", "b", "c"))
    assert f"{LIST}{subject}/ketik/" in one.get("/meja/").content.decode()
    page = one.get(f"{LIST}{subject}/ketik/").content.decode()
    assert page.count("keying__crop") == len(SHEET.fields)
    assert re.findall(r'<input\s+id="(\w+)" name="\1" value=""', page) == list(cuts(SHEET, ()))
    one.post(f"{LIST}{subject}/ketik/", texts(suara_sah="777"))
    second = other.get(f"{LIST}{subject}/ketik/").content.decode()
    assert not re.search(TYPED, second)
    for client in (one, other):
        assert not re.search(TYPED, client.get(f"{LIST}{subject}/").content.decode())
    assert one.get(f"{LIST}{subject}/ketik/").status_code == 302
    other.post(f"{LIST}{subject}/ketik/", texts(suara_sah="717"))
    assert copy_of(subject).state is CopyState.DIFFERS
    assert one.get(f"{LIST}{subject}/putuskan/").status_code == 302
    page = " ".join(third.get(f"{LIST}{subject}/putuskan/").content.decode().split())
    assert "777 / 717" in page
    assert re.search(TYPED, page)
    assert page.count("<input id=") == 1
    refused = third.post(f"{LIST}{subject}/putuskan/", {"suara_sah": ""})
    assert refused.status_code == 422
    third.post(f"{LIST}{subject}/putuskan/", {"suara_sah": "777"})
    assert copy_of(subject).figures["suara_sah"] == 777
    assert "777" in one.get(f"{LIST}{subject}/").content.decode()
    assert f"{LIST}terbit/{CONTEST}/" in one.get(LIST).content.decode()
    for words in ("Salinan yang selesai menjadi versi", "Tidak ada yang baru"):
        assert words in one.post(f"{LIST}terbit/{CONTEST}/", follow=True).content.decode()
    assert [each.source for each in versions(CONTEST)] == [Source.SUPERVISOR]


def test_what_was_typed_stays_with_every_fault_beside_it(logged_in: LoggedIn, staff_for: StaffFor) -> None:
    subject = brought(staff_for(Role.OFFICER))
    client = logged_in(Role.OFFICER)
    answer = client.post(f"{LIST}{subject}/ketik/", texts(dpt_l="", dpt_p="satu"))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert page.count('aria-invalid="true"') == 2
    assert 'value="satu"' in page
    assert "2 kotak belum dapat diterima" in page
    assert copy_of(subject).state is CopyState.WAITING


def test_who_may_not_key_may_not_bring_or_type(logged_in: LoggedIn, staff_for: StaffFor) -> None:
    subject = brought(staff_for(Role.OFFICER))
    commissioner, far = logged_in(Role.COMMISSIONER), logged_in(Role.OFFICER, "52.71")
    assert commissioner.get(f"{LIST}{subject}/").status_code == 200
    assert commissioner.get(f"{LIST}{subject}/ketik/").status_code == 403
    assert commissioner.get(f"{LIST}baru/").status_code == 403
    assert "Kebon Ayu" not in far.get(LIST).content.decode()
    assert far.get(f"{LIST}{subject}/").status_code == 403
    assert far.get(f"{LIST}{'0' * 32}/").status_code == 404
    assert logged_in(Role.INTAKE).get(LIST).status_code == 403


def test_who_may_not_publish_copies_is_told_who_may(logged_in: LoggedIn, staff_for: StaffFor) -> None:
    one, other = staff_for(Role.OFFICER), staff_for(Role.OFFICER, which="b")
    subject = brought(one)
    for by in (one, other):
        type_sheet(by, subject, texts())
    for role, region in ((Role.OFFICER, "52.01"), (Role.STATISTICS, "52"), (Role.COMMISSIONER, "52")):
        client = logged_in(role, region)
        assert "oleh petugas untuk seluruh" in client.get("/meja/hasil/salinan/").content.decode()
        answer = client.post(f"/meja/hasil/salinan/terbit/{CONTEST}/", follow=True)
        assert answer.status_code == 200
        assert "oleh petugas untuk seluruh" in answer.content.decode().partition("<table")[0]
    assert not versions(CONTEST)
    logged_in(Role.OFFICER).post(f"/meja/hasil/salinan/terbit/{CONTEST}/")
    assert len(versions(CONTEST)) == 1
