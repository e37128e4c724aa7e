"""The desk's pages: from what came in to the closing, the counter, the vault."""

import io
import re
from dataclasses import replace

import msgspec
import pikepdf
import pypdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client

from saksama.entries.encoding import decode
from saksama.entries.kinds.case import CaseReviewed, IdentityOpened, ReviewOutcome
from saksama_node.accounts.policy import NotAllowed, Role
from saksama_node.cases import codes, public, queries, vault
from saksama_node.cases.actions import review
from saksama_node.flows.reports.file_report import file_report, new_code
from saksama_node.flows.reports.open_identity import open_identity
from saksama_node.ledger.actions import act
from saksama_node.ledger.public import logged
from saksama_node.ledger.queries import leaf_hash_of, openings_of
from saksama_node.settings.current import SETTINGS
from saksama_node.web.desk.cases import intake as cases_intake
from tests.node.cases.at_desk import REGISTER, REVIEW, confirmed, do, received
from tests.node.cases.filing import CONTENT, PHOTO, REPORTER, TO_REGISTER, filing, given
from tests.node.cases.handed_in import ALL, code_in, settle
from tests.node.cases.plenaries import decide, review_report
from tests.node.conftest import LoggedIn, StaffFor
from tests.testonly.node_folder import VAULT_PASSPHRASE

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cases_intake, "_WAIT_SECONDS", 0.0)


def test_a_case_from_the_inbox_to_its_closing(logged_in: LoggedIn, staff_for: StaffFor) -> None:
    info = received()
    officer, commissioner = logged_in(Role.OFFICER), logged_in(Role.COMMISSIONER)
    assert "CONTOH: alat peraga" in officer.get("/meja/perkara/").content.decode()
    assert "Kaji laporan" in officer.get("/meja/").content.decode()
    page = officer.get(f"/meja/perkara/masuk/{info.id}/").content.decode()
    assert "Contoh Terlapor" in page
    assert REPORTER.name not in page
    decide(info.id, "case.reviewed:register")
    answer = officer.post(f"/meja/perkara/masuk/{info.id}/", {**REVIEW, "outcome": "register", "words": "Lengkap."})
    subject = answer["Location"].strip("/").split("/")[-1]
    assert subject != info.subject
    assert do(officer, subject, "registrasi", **REGISTER) == "registered"
    number = queries.case(subject).number
    assert re.fullmatch(r"001/Reg/LP/PL/Prov/18\.00/[IVX]+/20\d\d", number)
    assert do(officer, subject, "serahkan", officer=str(staff_for(Role.OFFICER).id)) == "assigned"
    assert "Klarifikasi, susun kajian, lalu ajukan ke pleno" in officer.get("/meja/").content.decode()
    assert do(officer, subject, "kajian", words="Kajian contoh.") == "studied"
    assert do(commissioner, subject, "putus", outcome="administrative", words="Pleno contoh.") == "studied"
    assert confirmed(logged_in(Role.COMMISSIONER, which="kedua"), subject) == "decided"
    assert do(officer, subject, "beritahu", means="portal", words="Terbukti.") == "decided"
    assert do(officer, subject, "teruskan", to="kpu") == "decided"
    assert do(officer, subject, "tutup", outcome="decided") == "decided"
    assert confirmed(commissioner, subject) == "closed"
    settle()
    page = officer.get(f"/meja/perkara/{subject}/").content.decode()
    for words in ("Kajian awal: syarat formal", "Diputuskan dalam pleno", "Ditutup", "Contoh officer"):
        assert words in page
    shown = public.case(subject)
    assert shown is not None
    assert shown.lawful
    assert (shown.state, shown.outcome, shown.number) == ("closed", "administrative", number)


def test_public_page_joins_no_receipt_to_a_case(staff_for: StaffFor) -> None:
    info = received()
    subject = review_report(staff_for(Role.OFFICER), info.id, TO_REGISTER, "")
    settle()
    index = queries.submission(info.id).index
    page = Client().get(f"/perkara/{subject}/").content.decode()
    assert "Kajian awal" in page
    assert info.subject not in page
    assert f'/catatan/{index}"' not in page
    assert leaf_hash_of(info.leaf).hex() not in page
    reviewed = next(iter(logged(kinds=("case.reviewed",))))
    assert isinstance(reviewed.entry.body, CaseReviewed)
    tie = openings_of(reviewed.leaf_id, ["receipt"])[0]
    assert decode(tie.data)["subject"] == info.subject


def test_numbers_have_no_gap_where_an_act_fails(staff_for: StaffFor, logged_in: LoggedIn) -> None:
    officer = logged_in(Role.OFFICER)
    subjects = [review_report(staff_for(Role.OFFICER), received().id, TO_REGISTER, "") for _ in range(3)]
    do(officer, subjects[0], "registrasi", **REGISTER)
    refused = officer.post(f"/meja/perkara/{subjects[0]}/registrasi/", REGISTER)
    assert refused.status_code == 422
    assert "case.move-refused" in refused.content.decode()
    for subject in subjects[1:]:
        do(officer, subject, "registrasi", **REGISTER)
    assert [queries.case(subject).number[:3] for subject in subjects] == ["001", "002", "003"]


def test_each_office_registers_under_the_regulation_s_code_of_it(staff_for: StaffFor, logged_in: LoggedIn) -> None:
    client = logged_in(Role.OFFICER, "52.71")
    numbers = []
    for region in ("52.71", "52.71", "52.01"):
        code = new_code()
        assert file_report(filing(code, content=msgspec.structs.replace(CONTENT, region=region))) is not None
        info = queries.submission_by_code(codes.normal(code) or "")
        assert info is not None
        subject = review_report(staff_for(Role.OFFICER), info.id, TO_REGISTER, "")
        if region == "52.71":
            assert do(client, subject, "registrasi", **REGISTER) == "registered"
            settle()
        else:
            do(logged_in(Role.OFFICER), subject, "registrasi", **REGISTER)
        numbers.append(queries.case(subject).number)
    assert [number.partition("/")[0] for number in numbers] == ["001", "002", "001"]
    assert "/Kota/18.01/" in numbers[0]
    assert "/Kab/18.05/" in numbers[2]


def test_a_review_that_was_rolled_back_can_be_done_again(staff_for: StaffFor) -> None:
    by, info = staff_for(Role.OFFICER), received()
    decide(info.id, "case.reviewed:register")
    with act():
        review(by, info.id, TO_REGISTER, "")
        transaction.set_rollback(True)
    subject = review_report(by, info.id, TO_REGISTER, "")
    sealed = vault.open_with(VAULT_PASSPHRASE).opening(info.subject, vault.RECEIPT)
    assert queries.case(subject).submission.id == info.id
    assert sealed in openings_of(queries.acts(subject)[0].leaf, ["receipt"])


def test_a_scan_is_a_pdf_or_a_picture(logged_in: LoggedIn, staff_for: StaffFor) -> None:
    info = received()
    place = SETTINGS.data / "vault" / info.subject
    video = SimpleUploadedFile("pindai.pdf", b"\x00\x00\x00\x18ftypmp42" + bytes(400))
    fields = {"what": "signed-sheet", "scan": video}
    page = logged_in(Role.INTAKE).post(f"/meja/perkara/masuk/{info.id}/pindai/", fields, follow=True).content.decode()
    assert "evidence.type" in page
    assert [path.name for path in place.iterdir()] == ["identity.age"]


def test_evidence_goes_out_under_a_name_that_ends_as_its_type_does(logged_in: LoggedIn) -> None:
    code = new_code()
    assert file_report(filing(code, given(b"echo CONTOH", "foto.bat"), given(PHOTO, "foto.JPG"))) is not None
    info = queries.submission_by_code(codes.normal(code) or "")
    assert info is not None
    officer = logged_in(Role.OFFICER)
    answers = [officer.get(f"/meja/perkara/bukti/{each.id}/") for each in queries.evidence_of(info)]
    assert [answer["Content-Disposition"] for answer in answers] == [
        'attachment; filename="bukti-1.txt"',
        'attachment; filename="bukti-2.jpg"',
    ]


def test_roles_and_places_are_kept(logged_in: LoggedIn) -> None:
    info = received()
    assert logged_in(Role.OFFICER, "52.01").get(f"/meja/perkara/masuk/{info.id}/").status_code == 403
    assert logged_in(Role.ADMINISTRATOR).get("/meja/perkara/").status_code == 403
    intake = logged_in(Role.INTAKE)
    assert intake.get(f"/meja/perkara/masuk/{info.id}/").status_code == 200
    assert intake.post(f"/meja/perkara/masuk/{info.id}/", {"outcome": "register"}).status_code == 403
    assert not queries.submission(info.id).case
    (file,) = queries.evidence_of(info)
    got = intake.get(f"/meja/perkara/bukti/{file.id}/")
    assert b"".join(got.streaming_content) == PHOTO  # type: ignore[attr-defined]  # a streaming answer
    assert got["Content-Security-Policy"].startswith("sandbox")
    assert logged_in(Role.OFFICER, "52.01").get(f"/meja/perkara/bukti/{file.id}/").status_code == 403


def test_identity_is_opened_for_a_reason_and_the_reporter_sees_it(logged_in: LoggedIn) -> None:
    code = new_code()
    info = received(code)
    custodian = logged_in(Role.CUSTODIAN)
    address = f"/meja/perkara/masuk/{info.id}/brankas/"
    reason = "Undangan klarifikasi pelapor, perkara contoh."
    for wrong in (
        {"passphrase": "salah sama sekali salah", "reason": reason},
        {"passphrase": VAULT_PASSPHRASE, "reason": "perlu"},
    ):
        answer = custodian.post(address, {"what": "identity", **wrong})
        assert REPORTER.name not in answer.content.decode()
    elsewhere = logged_in(Role.CUSTODIAN, "52.01").post(
        address, {"what": "identity", "passphrase": VAULT_PASSPHRASE, "reason": reason}
    )
    assert elsewhere.status_code == 403
    assert list(logged(kinds=(IdentityOpened.KIND,))) == []
    answer = custodian.post(address, {"what": "identity", "passphrase": VAULT_PASSPHRASE, "reason": reason})
    assert REPORTER.name in answer.content.decode()
    settle()
    (opened,) = logged(kinds=(IdentityOpened.KIND,))
    assert set(opened.entry.commits) == {"case", "reason"}
    assert opened.entry.subject != info.subject
    page = Client().post("/ikuti/", {"code": code}).content.decode()
    assert "Identitas Anda dibuka 1 kali dari brankas." in page
    assert reason in page
    again = "Panggilan kedua untuk klarifikasi, perkara contoh."
    custodian.post(address, {"what": "identity", "passphrase": VAULT_PASSPHRASE, "reason": again})
    page = Client().post("/ikuti/", {"code": code}).content.decode()
    assert "Identitas Anda dibuka 2 kali dari brankas." in page
    assert (reason in page, again in page) == (True, True)
    english = Client()
    english.post("/bahasa/", {"language": "en", "next": "/"})
    page = english.post("/ikuti/", {"code": code}).content.decode()
    assert "Your identity was opened 2 times from the vault." in page
    assert logged_in(Role.OFFICER).get(address).status_code == 403


@pytest.mark.parametrize(
    ("role", "region"), [(Role.CUSTODIAN, "52.01"), (Role.OFFICER, "52"), (Role.COMMISSIONER, "52")]
)
def test_only_a_custodian_of_the_place_opens_an_identity(staff_for: StaffFor, role: Role, region: str) -> None:
    info = received()
    with pytest.raises(NotAllowed):
        open_identity(staff_for(role, region), info.id, VAULT_PASSPHRASE, "Undangan klarifikasi pelapor, contoh.")
    assert list(logged(kinds=(IdentityOpened.KIND,))) == []


def test_counter_intake_prints_and_seals_scans(logged_in: LoggedIn) -> None:
    intake = logged_in(Role.INTAKE)
    assert intake.get("/meja/perkara/terima/").status_code == 200
    page = intake.post("/meja/perkara/terima/isi/", {"step": "3", "go": "next", **ALL}).content.decode()
    code, ticket = code_in(page)
    answer = intake.post(
        "/meja/perkara/terima/isi/", {"step": "4", "go": "send", **ALL, "declaration": "on", "ticket": ticket}
    )
    assert code in answer.content.decode()
    settle()
    assert "001/LP/PL/Prov/18.00/" in answer.content.decode(), "the next number is proposed"
    printed = {
        "code": code,
        "what": "form",
        "proposed": "001/LP/PL/Prov/18.00/XI/2026",
        "number": "007/LP/PP/Prov/18.00/XI/2026",
    }
    form = intake.post("/meja/perkara/terima/cetak/", printed)
    with pikepdf.open(io.BytesIO(form.content)) as pdf:
        assert not pdf.attachments
    for what in ("form", "receipt-form", "repair-receipt", "withdrawal"):
        paper = intake.post("/meja/perkara/terima/cetak/", {"code": code, "what": what, "proposed": "008"})
        pages = [each.extract_text() for each in pypdf.PdfReader(io.BytesIO(paper.content)).pages]
        told = " ".join(" ".join(pages).split())
        assert "007/LP/PP/Prov/18.00/XI/2026" in told, "what was typed once stays"
        assert ALL["name"] in told
        assert ("Rangkap 2: arsip" in told) is (what in {"receipt-form", "repair-receipt"})
    receipt = intake.post("/meja/perkara/terima/cetak/", {"code": code, "what": "receipt"})
    with pikepdf.open(io.BytesIO(receipt.content)) as pdf:
        assert list(pdf.attachments) == ["tanda-bukti.tlog-proof"]
    info = queries.submission_by_code(codes.normal(code) or "")
    assert info is not None
    scan = SimpleUploadedFile("ktp.jpg", PHOTO)
    answer = intake.post(
        f"/meja/perkara/masuk/{info.id}/pindai/", {"code": code, "what": "identity-card", "scan": scan}
    )
    assert "disegel ke brankas" in answer.content.decode()
    custodian = logged_in(Role.CUSTODIAN)
    scanned = queries.submission(info.id).papers[0]
    opened = custodian.post(
        f"/meja/perkara/masuk/{info.id}/brankas/",
        {"what": str(scanned.id), "passphrase": VAULT_PASSPHRASE, "reason": "Pencocokan tanda tangan, contoh."},
    )
    assert opened.content == PHOTO


def test_an_act_has_its_official_paper_without_the_reporter(logged_in: LoggedIn, staff_for: StaffFor) -> None:
    info = received()
    officer = logged_in(Role.OFFICER)
    incomplete = replace(TO_REGISTER, outcome=ReviewOutcome.INCOMPLETE)
    subject = review_report(staff_for(Role.OFFICER), info.id, incomplete, "Syarat formal belum lengkap.")
    do(officer, subject, "perbaikan", words="Fotokopi kartu pelapor.")
    settle()
    page = officer.get(f"/meja/perkara/{subject}/").content.decode()
    papers = re.findall(rf'href="(/meja/perkara/{subject}/surat/[0-9]+/[a-z-]+)"', page)
    assert [each.rpartition("/")[2] for each in papers] == ["repair-notice", "initial-review"]
    notice = officer.get(papers[0])
    assert notice["Content-Type"] == "application/pdf"
    text = "".join(each.extract_text() for each in pypdf.PdfReader(io.BytesIO(notice.content)).pages)
    assert "Fotokopi kartu pelapor." in text
    assert REPORTER.name not in text
    assert b"Rahasia" not in notice.content
    assert officer.get(papers[0].replace("repair-notice", "status")).status_code == 404
    assert officer.get(re.sub(r"surat/\d+", "surat/1", papers[0])).status_code == 404
    assert logged_in(Role.OFFICER, "52.01").get(papers[0]).status_code == 403


def test_the_office_of_a_form_is_the_one_that_the_form_names(logged_in: LoggedIn) -> None:
    """Whatever the address beside it says (HTTP parameter pollution)."""
    client = logged_in(Role.COMMISSIONER)
    assert client.post("/meja/undian/?kantor=52.71", {"kantor": "52"}).headers["Location"] == "/meja/undian/?kantor=52"
