"""The public's pages: four steps, the receipt, the code; each without JavaScript."""

import html
import logging
import re
from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from saksama.entries.commitment import check_opening, parse_openings
from saksama.entries.entry import decode_entry
from saksama.tlog.proof import Proof
from saksama_node.accounts.policy import Role
from saksama_node.cases.actions import TakenElsewhere
from saksama_node.cases.models import Submission
from saksama_node.flows.reports import file_report as filing_flow
from saksama_node.ledger import licence
from saksama_node.ledger.faults import OldBackup
from saksama_node.ledger.sequencer import integrate_round
from saksama_node.settings.current import SETTINGS
from saksama_node.web import context
from saksama_node.web.desk.cases import intake
from saksama_node.web.portal import report
from tests.node.cases.filing import PHOTO, filing
from tests.node.cases.handed_in import ALL, EVENT, PERSONS, code_in, send, settle, step
from tests.node.conftest import LoggedIn

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """No worker runs in these tests: a round is taken by hand."""
    monkeypatch.setattr(report, "_WAIT_SECONDS", 0.0)


def test_steps_carry_what_was_typed() -> None:
    client = Client()
    assert client.get("/lapor/").status_code == 200
    second = step(client, 1, **EVENT)
    assert "Siapa yang terlibat?" in second.content.decode()
    assert 'name="account" value="CONTOH. Uraian.' in second.content.decode()
    third = step(client, 2, **EVENT, **PERSONS)
    assert "Siapa Anda?" in third.content.decode()
    assert 'name="reported_2_name" value="Contoh Dua"' in third.content.decode()
    back = step(client, 3, "back", **ALL)
    assert 'value="Contoh Terlapor"' in back.content.decode()
    assert 'name="identity_number" value="5271 0101 0190 0001"' in back.content.decode()


def test_what_cannot_be_kept_secret_is_said_before_sending() -> None:
    page = step(Client(), 3, **ALL).content.decode()
    assert 'name="declaration"' in page
    assert "Yang tidak dapat dirahasiakan: dalam klarifikasi, sidang, atau di pengadilan" in page


def test_what_is_missing_is_said_beside_its_field() -> None:
    answer = step(Client(), 1, **{**EVENT, "known_on": ""})
    assert answer.status_code == 422
    assert 'href="#id_known_on"' in answer.content.decode()
    assert "Spanduk" not in answer.content.decode()
    late = step(Client(), 1, **{**EVENT, "known_on": "2026-01-01"})
    assert "sebelum tanggal kejadian" in late.content.decode()


def test_information_needs_no_name_and_a_report_does() -> None:
    bare = {**EVENT, **PERSONS}
    assert step(Client(), 3, **bare).status_code == 422
    assert step(Client(), 3, **{**bare, "kind": "information"}).status_code == 200


def test_report_gives_a_receipt_that_its_openings_open() -> None:
    client = Client()
    code, answer = send(client)
    assert answer.status_code == 200
    assert "Menunggu urutan di log" in answer.content.decode()
    settle()
    page = client.post("/ikuti/", {"code": code.lower()}).content.decode()
    assert code.lower() in page
    receipt = client.post("/ikuti/berkas/", {"code": code, "what": "receipt"})
    openings = client.post("/ikuti/berkas/", {"code": code, "what": "openings"})
    assert receipt["Content-Type"].startswith("text/plain")
    entry = decode_entry(Proof.parse(receipt.content).extra or b"")
    for item in parse_openings(openings.content).items:
        check_opening(entry, item)
    assert {item.name for item in parse_openings(openings.content).items} == {"content", "evidence", "identity"}


def test_sent_twice_is_one_report_and_the_same_page() -> None:
    client = Client()
    page = step(client, 3, **ALL).content.decode()
    code, ticket = code_in(page)
    for _ in range(2):
        answer = step(client, 4, "send", **ALL, declaration="on", ticket=ticket)
        assert answer.status_code == 200
        assert code in answer.content.decode()
        assert "Perubahan Anda tidak tercatat" not in answer.content.decode()


def test_what_changed_after_the_first_sending_is_not_taken_and_the_page_says_so() -> None:
    client = Client()
    code, ticket = code_in(step(client, 3, **ALL).content.decode())
    step(client, 4, "send", **ALL, declaration="on", ticket=ticket)
    answer = step(client, 4, "send", **{**ALL, "account": "CONTOH: lain."}, declaration="on", ticket=ticket)
    assert code in answer.content.decode()
    assert "Perubahan Anda tidak tercatat" in answer.content.decode()


def test_a_report_just_sent_is_shown_whatever_others_at_the_address_typed() -> None:
    client = Client()
    for _ in range(10):
        client.post("/ikuti/", {"code": "AAAA"})
    code, answer = send(client)
    assert answer.status_code == 200
    assert code in answer.content.decode()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"digest": "0" * 64}, "evidence.digest"),
        ({"data": b"MZ\x90\x00" + bytes(64), "name": "foto.jpg"}, "evidence.type"),
        ({"data": b"", "name": "kosong.jpg"}, "evidence.empty"),
    ],
)
def test_a_file_that_is_not_taken_is_named_and_nothing_is_lost(change: dict[str, object], code: str) -> None:
    _, answer = send(Client(), **change)  # type: ignore[arg-type]  # a table of keyword arguments
    page = answer.content.decode()
    assert answer.status_code == 422
    assert code in page
    assert 'name="account" value="CONTOH. Uraian.' in page
    assert f"tidak memilihnya lagi sendiri: {change.get('name', 'foto.jpg')}." in page


def test_the_language_is_chosen_within_the_form_and_nothing_is_lost() -> None:
    client = Client()
    page = step(client, 2, "en", **ALL)
    assert page.headers["Content-Language"] == "en"
    text = page.content.decode()
    assert "Step 2 of 4" in text
    assert 'value="CONTOH: spanduk pada masa tenang"' in text
    assert 'value="Contoh Dua"' in text
    assert "/bahasa/" not in text
    # The enter key presses the first button of the form.
    assert text.index('value="next"') < text.index('name="go" value="id"')
    assert "Report" in client.get("/lapor/").content.decode()
    assert "Langkah 2 dari 4" in step(client, 2, "id", **ALL).content.decode()


def test_the_code_that_was_noted_stays_after_a_step_back() -> None:
    client = Client()
    code, ticket = code_in(step(client, 3, **ALL).content.decode())
    back = step(client, 4, "back", **ALL, ticket=ticket).content.decode()
    (carried,) = re.findall(r'name="ticket" value="([^"]+)"', back)
    assert code_in(step(client, 3, **ALL, ticket=html.unescape(carried)).content.decode())[0] == code
    assert code_in(step(client, 4, "en", **ALL, ticket=ticket).content.decode())[0] == code
    assert code_in(step(client, 3, **ALL, ticket="palsu").content.decode())[0] != code


@pytest.mark.parametrize(
    ("address", "start"), [("/lapor/isi/", "/lapor/"), ("/ikuti/pesan/", "/ikuti/"), ("/ikuti/berkas/", "/ikuti/")]
)
def test_an_address_of_forms_leads_back_to_its_start(address: str, start: str) -> None:
    answer = Client().get(address)
    assert (answer.status_code, answer.headers["Location"]) == (302, start)


def test_files_that_were_not_taken_are_named_until_they_are_chosen_again() -> None:
    client = Client()
    page = step(client, 3, **ALL).content.decode()
    assert "tidak memilihnya" not in page
    _code, ticket = code_in(page)
    chosen = [SimpleUploadedFile(name, PHOTO) for name in ("satu.jpg", "dua.jpg")]
    refused = step(client, 4, "send", **ALL, ticket=ticket, files=chosen).content.decode()
    assert "tidak memilihnya lagi sendiri: satu.jpg, dua.jpg." in refused
    back = step(client, 4, "back", **ALL, unsent=["satu.jpg", "dua.jpg"]).content.decode()
    assert back.count('name="unsent"') == 2
    again = step(client, 3, **ALL, unsent=["satu.jpg", "dua.jpg"]).content.decode()
    assert "tidak memilihnya lagi sendiri: satu.jpg, dua.jpg." in again


def test_photos_stand_first_where_a_script_keeps_them_and_a_page_alone_asks_for_them_last() -> None:
    client = Client()
    first, last = (step(client, at, go, **ALL).content.decode() for at, go in ((1, "resume"), (3, "next")))
    # One field, which the script shows; without it nobody chooses what the next page would lose.
    assert first.count('type="file"') == last.count('type="file"') == 1
    assert re.search(r'<div id="foto" hidden>.*type="file"', first, re.DOTALL)
    assert first.index('type="file"') < first.index('name="event"')
    assert 'id="foto"' not in last
    assert "hidden>" not in last[last.index("<form") : last.index('type="file"')].replace('type="hidden"', "")
    nameless = step(client, 2, **ALL | {"kind": "information"}).content.decode()
    assert "biarkan semuanya kosong" in nameless
    assert "biarkan semuanya kosong" not in step(client, 2, **ALL).content.decode()


def test_a_file_name_keeps_no_letter_that_turns_the_others() -> None:
    _, answer = send(Client(), data=b"MZ\x90\x00" + bytes(100), name="foto\u202egpj.exe")
    page = answer.content.decode()
    assert "fotogpj.exe" in page
    assert "\u202e" not in page


def test_body_that_is_too_long_is_refused_before_it_is_read() -> None:
    client = Client()
    answer = client.post("/lapor/isi/", {"step": "1"}, CONTENT_LENGTH=str(400 << 20))
    assert answer.status_code == 413
    assert "evidence.too-large" in answer.content.decode()


def test_forged_or_missing_ticket_sends_nothing() -> None:
    answer = step(Client(), 4, "send", **ALL, declaration="on", ticket="AAAA-BBBB:1:x")
    assert answer.status_code == 422
    assert "terlalu lama terbuka" in answer.content.decode()


def test_without_a_csrf_token_nothing_is_taken() -> None:
    strict = Client(enforce_csrf_checks=True)
    assert step(strict, 1, **EVENT).status_code == 403


def test_wrong_codes_look_alike_and_are_slowed() -> None:
    client = Client()
    answers = {client.post("/ikuti/", {"code": text}).content for text in ("kosong", "AAAA-AAAA-AAAA-AAAA-AAAA")}
    assert len({re.sub(rb'value="[^"]+"', b"", answer) for answer in answers}) == 1
    for _ in range(8):
        assert client.post("/ikuti/", {"code": "AAAA"}).status_code == 422
    assert client.post("/ikuti/", {"code": "AAAA"}).status_code == 429
    assert client.post("/ikuti/berkas/", {"code": "AAAA", "what": "receipt"}).status_code == 429


def test_reports_without_end_from_one_place_are_slowed_and_lose_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report, "_FILINGS", 2)
    client = Client()
    assert [send(client)[1].status_code for _ in range(3)] == [200, 200, 429]
    assert "CONTOH: spanduk pada masa tenang" in send(client)[1].content.decode()
    assert Submission.objects.count() == 2


def test_code_stands_in_no_log_line_and_no_address(caplog: pytest.LogCaptureFixture) -> None:
    client = Client()
    with caplog.at_level(logging.DEBUG):
        code, answer = send(client)
        client.post("/ikuti/", {"code": code})
        client.post("/ikuti/berkas/", {"code": code, "what": "nothing"})
    assert code not in caplog.text
    assert not re.search(r'(?:href|action)="[^"]*' + re.escape(code), answer.content.decode())


def test_checker_is_missing_in_words_before_the_first_edition() -> None:
    assert "Belum ada edisi" in Client().get("/periksa/").content.decode()


def test_public_list_is_empty_in_words() -> None:
    assert "Belum ada perkara" in Client().get("/perkara/").content.decode()
    assert Client().get("/perkara/?bentuk=csv").content.startswith(b"subject,number")
    assert Client().get(f"/perkara/{'0' * 32}/").status_code == 404


def test_what_the_node_itself_could_not_take_counts_against_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report, "_FILINGS", 1)
    integrate_round()
    client = Client()
    licence.tell(f"{OldBackup.code}: an old copy")
    assert [send(client)[1].status_code for _ in range(3)] == [503, 503, 503]
    licence.tell("")
    assert [send(client)[1].status_code for _ in range(2)] == [200, 429]


def test_a_node_that_is_being_restored_takes_nothing_and_says_so() -> None:
    integrate_round()
    before = sorted(path for path in (SETTINGS.data / "vault").rglob("*"))
    licence.tell(f"{OldBackup.code}: an old copy")
    _, answer = send(Client())
    page = answer.content.decode()
    assert answer.status_code == 503
    assert "sedang dipulihkan" in page
    assert "ledger.stands-still" in page
    assert "spanduk pada masa tenang" in page, "the form is as it was"
    assert sorted(path for path in (SETTINGS.data / "vault").rglob("*")) == before, "no identity stays behind"


def test_a_node_that_handles_no_cases_asks_for_nothing_and_names_the_one_that_does(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    there = "https://bawaslu-ntb.example"
    for module in (report, context):
        monkeypatch.setattr(module, "SETTINGS", replace(SETTINGS, reports_url=there))
    assert "Sampaikan di sini" not in Client().get("/").content.decode()
    assert f'href="{there}/ikuti/"' in Client().get("/ikuti/").content.decode()
    page = Client().get("/lapor/").content.decode()
    assert f'href="{there}/lapor/"' in page
    assert f'href="{there}/ikuti/"' in page
    assert "/lapor/isi/" not in page
    for fields in ({"go": "resume", "step": "1"}, {"go": "send"}):
        answer = Client().post("/lapor/isi/", fields)
        assert answer.status_code == 404
        assert "csrfmiddlewaretoken" not in answer.content.decode().partition("<main")[2]
    assert Submission.objects.count() == 0


def test_where_another_institution_takes_reports_the_counter_takes_none_either(
    logged_in: LoggedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = "https://bawaslu-ntb.example"
    for module in (intake, filing_flow):
        monkeypatch.setattr(module, "SETTINGS", replace(SETTINGS, reports_url=there))
    counter = logged_in(Role.OFFICER)
    page = counter.get("/meja/perkara/terima/").content.decode()
    assert f'href="{there}/lapor/"' in page
    assert "/meja/perkara/terima/isi/" not in page
    assert counter.post("/meja/perkara/terima/isi/", {"go": "send"}).status_code == 404
    with pytest.raises(TakenElsewhere):
        filing_flow.file_report(filing(filing_flow.new_code()))
    assert Submission.objects.count() == 0
