"""Forms of the annex at the desk: blank, filled by the case and an officer, and with who reported for a custodian."""

import re

import pytest
from django.test import Client

from saksama.entries.kinds.case import CaseForwarded, Destination, IdentityOpened, ReviewOutcome, Violation
from saksama.entries.kinds.handling import CaseCorrected, CaseHeard, Correction, Heard
from saksama.procedure.edition import Regime
from saksama_node.accounts.policy import Role, today
from saksama_node.cases import codes, queries
from saksama_node.deadlines.noticed import QUESTION
from saksama_node.deadlines.ruling import Decree, law_at
from saksama_node.flows.cases.form_choices import of_act
from saksama_node.flows.deadlines.rule_on_clocks import asked
from saksama_node.flows.reports.file_report import file_report, new_code
from saksama_node.flows.seconds.two_persons import propose
from saksama_node.ledger.public import logged
from saksama_node.papers.registry import registry
from tests.node.cases.filing import REPORTER, filing
from tests.node.cases.handed_in import settle
from tests.node.cases.handled import Office, office, received, reviewed, words
from tests.node.cases.plenaries import decide_sent
from tests.node.conftest import LoggedIn, StaffFor
from tests.node.seconds.reading import confirm_read, proposals_of
from tests.testonly.node_folder import VAULT_PASSPHRASE

__all__ = ["office"]
pytestmark = pytest.mark.usefixtures("database")


def test_every_form_can_be_printed_blank_for_a_hand(logged_in: LoggedIn) -> None:
    officer = logged_in(Role.OFFICER, "52.01")
    page = officer.get("/meja/formulir/").content.decode()
    addresses = re.findall(r'href="(/meja/formulir/[^"]+)"', page)
    assert len(addresses) == 22
    told = words(officer.get("/meja/formulir/B.20.pdf").content)
    assert "FORMULIR MODEL B.20" in told
    assert "LOMBOK BARAT" in told.upper(), "under the head of the office that prints it"
    assert officer.get("/meja/formulir/B.99.pdf").status_code == 404


def test_a_form_of_a_case_is_filled_and_what_is_typed_is_on_that_paper_alone(
    logged_in: LoggedIn, staff_for: StaffFor
) -> None:
    by, officer = staff_for(Role.OFFICER), logged_in(Role.OFFICER)
    subject = reviewed(by, received())
    settle()
    page = officer.get(f"/meja/perkara/{subject}/").content.decode()
    (paper,) = re.findall(rf'href="(/meja/perkara/{subject}/surat/[0-9]+/initial-review)"', page)
    form = officer.get(f"{paper}/isi/").content.decode()
    assert "Syarat materiel" in form
    assert "reporter_name" not in form
    sent = {"formal": "Pelapor WNI.", "place": "Mataram", "recommendation": ["late"], "account": "Ringkas {number} …"}
    filled = words(officer.post(f"{paper}/isi/", sent).content)
    for said in ("Pelapor WNI.", "Mataram,", "melewati batas waktu", "Ringkas {number} …"):
        assert said in filled
    plain = words(officer.get(paper).content)
    assert "Pelapor WNI." not in plain
    assert REPORTER.name not in plain + filled
    assert officer.get(paper.replace("initial-review", "status") + "/isi/").status_code == 404


def test_a_custodian_gets_the_paper_with_who_reported_and_the_log_says_so(
    logged_in: LoggedIn, staff_for: StaffFor
) -> None:
    info = received()
    reviewed(staff_for(Role.OFFICER), info)
    settle()
    custodian, vault = logged_in(Role.CUSTODIAN), f"/meja/perkara/masuk/{info.id}/brankas/"
    (what,) = re.findall(r'value="([0-9]+/initial-review)"', custodian.get(vault).content.decode())
    reason = "Kajian awal ditandatangani, contoh."
    wrong = custodian.post(vault, {"what": what, "passphrase": "salah", "reason": reason})
    assert REPORTER.name not in wrong.content.decode()
    settle()
    assert not list(logged(kinds=[IdentityOpened.KIND]))
    asked = {"what": what, "passphrase": VAULT_PASSPHRASE, "reason": reason}
    told = words(custodian.post(vault, asked).content)
    assert REPORTER.name in told
    settle()
    assert len(list(logged(kinds=[IdentityOpened.KIND]))) == 1


def test_the_number_of_a_recommendation_is_proposed_in_its_own_series(office: Office, staff_for: StaffFor) -> None:
    proposals = []
    for _ in range(2):
        subject = reviewed(staff_for(Role.OFFICER), received(region="52.01"), types=(Violation.OTHER_LAW,))
        office.act(subject, "registrasi", types=["other-law"], election="PP")
        office.act(subject, "serahkan", officer=staff_for(Role.OFFICER).id)
        office.act(subject, "kajian", words="CONTOH: kajian.")
        office.decide(subject, outcome="other-law", words="CONTOH.")
        office.confirm(subject)
        office.act(subject, "teruskan", to="military")
        settle()
        (form,) = re.findall(rf'href="(/meja/perkara/{subject}/surat/[0-9]+/other-law/isi/)"', office.page(subject))
        page = office.officer.get(form).content.decode()
        proposals += re.findall(r'value="([0-9]{3}/Rekom-DPPL/LP/PP/Kab/18.05/[IVX]+/[0-9]{4})"', page)
        assert "012/buku" in words(office.officer.post(form, {"recommendation_number": "012/buku"}).content)
    assert [each[:3] for each in proposals] == ["001", "002"]
    office.act(subject, "koreksi", by="reported", examiner="province")
    office.act(subject, "pertimbangan", words="CONTOH.")
    decide_sent(subject, "putus-koreksi", upheld := {"outcome": "upheld", "words": "CONTOH."})
    office.commissioner.post(f"/meja/perkara/{subject}/putus-koreksi/", upheld)
    office.confirm(subject)
    settle()
    forms = re.findall(rf'href="(/meja/perkara/{subject}/surat/[0-9]+/[a-z-]+/isi/)"', office.page(subject))
    (minutes,) = [each for each in forms if "correction-minutes" in each]
    assert 'value="001/K/LP/PP/Prov/18.00/' in office.officer.get(minutes).content.decode()
    told = words(office.officer.post(minutes, {"correction": ["upheld"]}).content)
    assert "Menguatkan rekomendasi" in told
    assert "Mengoreksi rekomendasi" not in told


def test_a_notice_of_status_names_the_reporter_as_two_ruled_and_the_reporter_knows_before(
    logged_in: LoggedIn, staff_for: StaffFor
) -> None:
    code = new_code()
    assert file_report(filing(code)) is not None
    info = queries.submission_by_code(codes.normal(code) or "")
    assert info is not None
    by, second = staff_for(Role.OFFICER), staff_for(Role.COMMISSIONER)
    reviewed(by, info, outcome=ReviewOutcome.OTHER_LAW, types=(Violation.OTHER_LAW,))
    (waits,) = [each for each in proposals_of(info.id) if each.is_open]
    confirm_read(second, waits.id)
    settle()
    custodian, vault = logged_in(Role.CUSTODIAN), f"/meja/perkara/masuk/{info.id}/brankas/"
    (what,) = re.findall(r'value="([0-9]+/status)"', custodian.get(vault).content.decode())
    asked_for = {"what": what, "passphrase": VAULT_PASSPHRASE, "reason": "Pemberitahuan dipasang, contoh."}

    def notice() -> str:
        return words(custodian.post(vault, asked_for).content)

    initial = "".join(f"{word[0].upper()}." for word in REPORTER.name.split())
    assert "dengan inisial, bukan nama lengkap" in Client().post("/ikuti/", {"code": code}).content.decode()
    assert f"Pelapor (inisial): {initial}" in notice()
    assert REPORTER.name not in notice()
    decree = Decree(region="52", number="1/K/2026", decreed=today(), question=QUESTION, answer="name", since=today())
    confirm_read(second, propose(by, asked(decree, "CONTOH: pleno.")))
    assert law_at("52").settled == (), "it settles no clock"
    assert "dengan nama lengkap" in Client().post("/ikuti/", {"code": code}).content.decode()
    assert f"Pelapor: {REPORTER.name}" in notice()


def test_what_an_entry_says_chooses_among_the_annex_s_alternatives() -> None:
    kpu = of_act("52.01", CaseForwarded(to=Destination.KPU))
    assert (kpu["addressee"], kpu["recommended_to"]) == (
        "Ketua KPU Kabupaten Lombok Barat",
        "KPU Kabupaten Lombok Barat",
    )
    assert of_act("52.01.08", CaseForwarded(to=Destination.BAWASLU_REGENCY))["regency"] == "Lombok Barat"
    assert of_act("52", CaseForwarded(to=Destination.POLICE)) == {}, "which of the police is written by a hand"
    refused = CaseHeard(appeared=True, nth=1, role=Heard.TESTIFIER, signed=False)
    assert of_act("52", refused)["signing"] == "tidak bersedia membubuhkan tanda tangan"
    assert of_act("52.01", CaseCorrected(outcome=Correction.UPHELD)) == {"correction": "upheld", "body": ""}
    assert [each.code for each in registry(Regime.PEMILU).after(CaseCorrected.KIND)] == ["B.20", "B.21"]
