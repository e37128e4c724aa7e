"""Stories of handling on the desk: findings, information, delegation, the stop, withdrawal, two persons, numbers."""

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from saksama.entries.kinds.case import CaseDecided, ReviewOutcome, Violation
from saksama.entries.kinds.handling import CaseRecused, Interest
from saksama.entries.pseudonym import pseudonym
from saksama_node.accounts.policy import Role, today
from saksama_node.cases import queries
from saksama_node.cases.actions import move
from saksama_node.cases.models import Case
from saksama_node.cases.moving import MoveRefused
from saksama_node.cases.plenaries.holding import PlenaryRefused
from saksama_node.cases.report import SubmissionKind
from saksama_node.flows.cases.declare_interest import declare_interest
from saksama_node.flows.cases.register_case import assign_case, officers_for
from saksama_node.flows.seconds.waiting import may_answer
from saksama_node.ledger.actions import act
from saksama_node.ledger.public import logged
from tests.node.cases.at_desk import REGISTER, REVIEW
from tests.node.cases.filing import PHOTO
from tests.node.cases.handed_in import settle
from tests.node.cases.handled import Office, case_day, office, received, reviewed, waiting, words
from tests.node.cases.lawful import findings
from tests.node.cases.plenaries import decide, decide_sent, hold_on
from tests.node.conftest import LoggedIn, StaffFor
from tests.node.seconds.reading import confirm_at, confirm_read, proposals_of

__all__ = ["office"]

pytestmark = pytest.mark.usefixtures("database")


def test_a_finding_is_keyed_in_without_a_reporter_and_numbered_apart(office: Office) -> None:
    page = office.officer.get("/meja/perkara/temuan/").content.decode()
    ticket = re.search(r'name="ticket" value="([^"]+)"', page)
    assert ticket
    fields = {
        "event": "CONTOH: temuan pengawas",
        "region": "52",
        "place": "Lapangan contoh",
        "happened_on": "2026-11-20",
        "finder": "Contoh Pengawas Rahasia",
        "post": "Anggota Panwascam Contoh",
        "assignment": "7/ST/2026",
        "report": "12/LHP/2026",
        "report_day": today().isoformat(),
        "account": "CONTOH. Uraian.",
        "reported_1_name": "Contoh Terlapor",
        "ticket": ticket[1],
    }
    wrong = office.officer.post("/meja/perkara/temuan/", fields | {"event": ""})
    assert wrong.status_code == 422
    # Who and with what stand on no field of their own that could be asked for.
    for lacks, said in (({"reported_1_name": ""}, "siapa pelakunya, bukti"), ({}, "Belum lengkap: bukti.")):
        wrong = office.officer.post("/meja/perkara/temuan/", fields | lacks)
        assert (wrong.status_code, said in wrong.content.decode()) == (422, True)
    first, again = (
        office.officer.post("/meja/perkara/temuan/", fields | {"files": SimpleUploadedFile("foto.jpg", PHOTO)})
        for _ in range(2)
    )
    assert first["Location"] == again["Location"]
    page = office.officer.get(first["Location"]).content.decode()
    assert "temuan dari pengawasan sendiri" in page
    assert "12/LHP/2026" in page
    assert 'name="source"' not in page, "how it came in says what it is"
    decide(int(first["Location"].strip("/").split("/")[-1]), "case.reviewed:register")
    answer = office.officer.post(first["Location"], {**REVIEW, "outcome": "register"})
    subject = answer["Location"].strip("/").split("/")[-1]
    assert office.act(subject, "registrasi", **REGISTER) == "registered"
    assert "/TM/PL/" in queries.case(subject).number
    settle()
    page = office.page(subject)
    assert papers(page) == {"finding"}, "an initial review is of a report (art. 15)"
    address = re.findall(r'"(/meja/[^"]*/surat/[0-9]+/finding)"', page)[-1]
    told = words(office.officer.get(address).content)
    unsaid = ("region", "happened_on", "report_day", "ticket")
    (evidence,) = queries.evidence_of(queries.case(subject).submission)
    for said in (*(value for name, value in fields.items() if name not in unsaid), evidence.name):
        assert said in told
    assert findings() == []


def papers(page: str) -> set[str]:
    """The forms of the papers that a case's page offers."""
    return set(re.findall(r'/surat/\d+/([a-z-]+)"', page))


def test_a_report_has_no_finding_s_form(staff_for: StaffFor, office: Office) -> None:
    subject = reviewed(staff_for(Role.OFFICER), received())
    settle()
    page = office.page(subject)
    assert papers(page) == {"initial-review"}
    (address,) = re.findall(r'"(/meja/[^"]*/surat/[0-9]+/[a-z-]+)"', page)
    assert office.officer.get(address.replace("initial-review", "finding")).status_code == 404


def test_information_is_traced_and_becomes_a_finding_or_is_closed_by_two(staff_for: StaffFor, office: Office) -> None:
    by = staff_for(Role.OFFICER)
    found, nothing = (
        reviewed(by, received(SubmissionKind.INFORMATION), outcome=ReviewOutcome.PRELIMINARY, types=())
        for _ in range(2)
    )
    assert "informasi awal ditelusuri" in office.refused(found, "registrasi", **REGISTER)
    again = {"outcome": "register", "types": "criminal", "party": "pkb", "words": "CONTOH: ditelusuri."}
    # What is traced becomes a finding by a supervision report (LHP).
    assert "Isi hari laporan itu dibuat" in office.refused_field(found, "kaji", **again)
    again["written"] = today().isoformat()
    assert office.act(found, "kaji", **again) == "to-register"
    assert office.act(found, "registrasi", types="criminal", election="PL") == "registered"
    assert "/TM/" in queries.case(found).number
    assert office.act(nothing, "tutup", outcome="not-registered", words="CONTOH: alasannya.") == "tracing"
    assert "Menunggu orang kedua" in office.page(nothing)
    assert office.confirm(nothing) == "closed"
    assert findings() == []


def test_a_report_that_failed_on_form_is_completed_and_reviewed_again(staff_for: StaffFor, office: Office) -> None:
    subject = reviewed(staff_for(Role.OFFICER), received(), outcome=ReviewOutcome.INCOMPLETE, types=())
    assert office.act(subject, "perbaikan", words="CONTOH: alamat.") == "returned"
    # What is likelier stands first and opened; a review again has to wait for the reporter.
    with pytest.raises(PlenaryRefused):
        hold_on(queries.case(subject).submission, "case.reviewed:not-accepted")
    moves = re.findall(r'action="/meja/perkara/[^/"]+/([a-z-]+)/"', office.page(subject))
    assert moves[0] == "lengkap"
    assert "kaji" not in moves
    # Not before the reporter's two days are over.
    refused = office.refused(subject, "kaji", outcome="not-accepted", ground="incomplete", substance="no", party="none")
    assert "sebelum waktunya habis" in refused
    assert office.act(subject, "lengkap", words="CONTOH: alamat ada.") == "completed"
    again = {"outcome": "register", "types": "ethics", "organizers": "permanent", "party": "none"}
    assert office.act(subject, "kaji", **again) == "to-register"
    assert findings() == []


def test_a_text_is_as_long_as_the_counter_on_the_page_says(staff_for: StaffFor, office: Office) -> None:
    subject = reviewed(staff_for(Role.OFFICER), received(), outcome=ReviewOutcome.INCOMPLETE, types=())
    # As a browser sends 4,000 letters, of which 2,000 end a line.
    assert office.act(subject, "perbaikan", words="a\r\n" * 1_999 + "bc") == "returned"
    (returned,) = (each for each in queries.acts(subject) if each.kind == "case.returned")
    assert returned.words == "a\n" * 1_999 + "bc"
    longer = office.officer.post(f"/meja/perkara/{subject}/lengkap/", {"words": "a\r\n" * 2_000 + "b"})
    assert (longer.status_code, queries.case(subject).state) == (422, "returned")


def test_a_case_goes_to_the_competent_office_and_its_readers_with_it(
    staff_for: StaffFor, logged_in: LoggedIn, office: Office
) -> None:
    subject = reviewed(staff_for(Role.OFFICER, "52.01"), received(region="52.01"))
    (file,) = queries.evidence_of(queries.case(subject).submission)
    address = f"/meja/perkara/bukti/{file.id}/"
    here, there = logged_in(Role.OFFICER, "52.01"), logged_in(Role.OFFICER, "52.71")
    assert (here.get(address).status_code, there.get(address).status_code) == (200, 403)
    # Across there is no way; up one level it goes on a ground of the list, and down from there.
    province, page = logged_in(Role.OFFICER, "52"), f"/meja/perkara/{subject}/"
    assert 'value="52.71"' not in here.get(page).content.decode()
    decide_sent(subject, "alihkan", {"to": "52"})
    up = {"to": "52", "ground": "several-regions", "words": "CONTOH: tempat kejadian."}
    # The office above takes it over, by its own plenary (art. 40(1), 41(3)): who has it cannot hand it up.
    assert f"{page}alihkan/" not in here.get(page).content.decode()
    assert here.post(f"{page}alihkan/", up).status_code != 302
    assert province.post(f"{page}alihkan/", {"to": "52"}).status_code == 422
    assert province.post(f"{page}alihkan/", up).status_code == 302
    decide_sent(subject, "alihkan", {"to": "52.71"})
    assert province.post(f"/meja/perkara/{subject}/alihkan/", {"to": "52.71", "words": "CONTOH."}).status_code == 302
    assert (here.get(address).status_code, there.get(address).status_code) == (403, 200)
    assert here.get(f"/meja/perkara/{subject}/").status_code == 403
    assert there.get(f"/meja/perkara/{subject}/").status_code == 200
    number = there.post(f"/meja/perkara/{subject}/registrasi/", REGISTER)
    assert number.status_code == 302
    assert "/Kota/18.01/" in queries.case(subject).number
    assert findings() == []


def test_a_dispute_at_the_court_stops_the_review_and_hands_over(staff_for: StaffFor, office: Office) -> None:
    info = received()
    decide(info.id, "case.reviewed:stopped")
    answer = office.officer.post(
        f"/meja/perkara/masuk/{info.id}/", {**REVIEW, "outcome": "stopped", "words": "CONTOH: sengketa hasil."}
    )
    assert answer.status_code == 302
    assert not queries.submission(info.id).case
    (waits,) = proposals_of(info.id)
    # It is nowhere called a refusal, what it holds is in words, and the officer is not asked to do it again.
    stopped = "dihentikan, sebab hasilnya sedang disengketakan di Mahkamah Konstitusi"
    shown = office.second.get(f"/meja/usulan/{waits.id}/").content.decode()
    assert stopped in shown
    assert "constitutional-court" in shown
    assert "pelanggaran administratif (administrative)" in shown
    assert stopped in office.second.get("/meja/").content.decode()
    again = office.officer.get(f"/meja/perkara/masuk/{info.id}/").content.decode()
    assert stopped in again
    assert "Periksa syarat formal dan materiel" not in again
    assert confirm_at(office.second, waits.id).status_code == 302
    subject = queries.submission(info.id).case
    assert queries.case(subject).state == "stopped"
    page = office.page(subject)
    assert "belum diserahkan kepada Mahkamah Konstitusi" in page
    assert stopped in page
    assert "tidak dapat diregistrasi sebagai laporan" not in page
    assert "Perkara tidak diregistrasi." in page
    assert office.act(subject, "teruskan", to="constitutional-court") == "stopped"
    assert office.act(subject, "beritahu", means="letter", unreached="on", words="CONTOH: surat kembali.") == "stopped"
    assert office.act(subject, "jawaban", by="constitutional-court", answer="received") == "stopped"
    assert office.act(subject, "tutup", outcome="forwarded") == "stopped"
    assert office.confirm(subject) == "closed"
    assert findings() == []


def test_a_report_is_withdrawn_before_its_registration_only(staff_for: StaffFor, office: Office) -> None:
    by = staff_for(Role.OFFICER)
    early, late = (reviewed(by, received()) for _ in range(2))
    assert office.act(early, "cabut", violation="no", words="CONTOH: B.4.") == "withdrawn"
    assert office.act(early, "tutup", outcome="withdrawn") == "withdrawn"
    assert office.confirm(early) == "closed"
    assert office.act(late, "registrasi", **REGISTER) == "registered"
    assert "tidak boleh menyusul keadaan" in office.refused(late, "cabut", violation="no", words="CONTOH.")
    assert findings() == []


def test_a_whole_case_with_hearings_extension_and_answers(staff_for: StaffFor, office: Office) -> None:
    subject = reviewed(staff_for(Role.OFFICER), received(), types=(Violation.OTHER_LAW,))
    assert office.act(subject, "registrasi", types=["other-law", "criminal"], election="PP") == "registered"
    assert "/LP/PP/" in queries.case(subject).number
    assert queries.case(subject).types == ("criminal", "other-law")
    office.act(subject, "serahkan", officer=staff_for(Role.OFFICER).id)
    # What a slip of the finger makes of a year does not enter the log.
    for slip in ("0001-01-01", (case_day(subject) - timedelta(days=1)).isoformat(), "9999-12-31"):
        wrong = office.officer.post(f"/meja/perkara/{subject}/undang/", {"role": "reporter", "nth": 1, "day": slip})
        assert wrong.status_code == 422
        assert 'href="#id_undang_day"' in wrong.content.decode()
    ahead = (case_day(subject) + timedelta(days=7)).isoformat()
    office.act(subject, "undang", role="reporter", nth=1, day=ahead)
    heard = {"role": "reporter", "nth": 1, "appeared": "yes", "oath": "refused", "signed": "no", "online": "on"}
    assert "belum ada tim klarifikasi" in office.refused(subject, "klarifikasi", **heard)
    office.act(subject, "tim", members=[staff_for(Role.OFFICER).id], words="CONTOH: keputusan Ketua 1.")
    office.act(subject, "klarifikasi", role="reporter", nth=1, appeared="no")
    office.act(subject, "undang", role="reporter", nth=1, day=ahead, again="on")
    # The same one not a third time.
    third = office.officer.post(
        f"/meja/perkara/{subject}/undang/", {"role": "reporter", "nth": 1, "day": ahead, "again": "on"}
    )
    assert (third.status_code, "tanpa klarifikasi" in third.content.decode()) == (422, True)
    office.act(subject, "klarifikasi", **heard)
    office.act(subject, "perpanjang", words="CONTOH: keterangan saksi.")
    assert "sudah pernah diperpanjang" in office.refused(subject, "perpanjang", words="CONTOH: sekali lagi.")
    assert office.act(subject, "kajian", words="CONTOH: kajian.") == "studied"
    # No crime before Gakkumdu has discussed it twice, the three institutions each time.
    sent = {"outcome": "several", "types": ["criminal", "other-law"], "words": "CONTOH."}
    assert office.commissioner.post(f"/meja/perkara/{subject}/putus/", sent).status_code == 422
    met = {"day": case_day(subject).isoformat(), "agreed": "yes", "words": "CONTOH."}
    two = {**met, "discussion": "first", "present": ["bawaslu", "police"]}
    assert office.officer.post(f"/meja/perkara/{subject}/pembahasan/", two).status_code == 422
    for which in ("first", "second"):
        office.act(subject, "pembahasan", **met, discussion=which, present=["bawaslu", "police", "prosecutor"])
    assert office.decide(subject, outcome="several", types=["criminal", "other-law"], words="CONTOH.") == "studied"
    assert office.confirm(subject) == "decided"
    office.act(subject, "teruskan", to="civil-service", via="sbt")
    assert "ada jenis pelanggaran yang belum diteruskan" in office.refused(subject, "tutup", outcome="decided")
    office.act(subject, "teruskan", to="gakkumdu")
    office.act(subject, "jawaban", by="civil-service", answer="followed")
    assert office.officer.post(f"/meja/perkara/{subject}/salinan/", {"role": "reporter-1"}).status_code == 422
    office.act(subject, "beritahu", means="letter", unreached="on")
    office.act(subject, "salinan", role="reporter-1")
    office.act(subject, "tutup", outcome="decided")
    assert office.confirm(subject) == "closed"
    office.act(subject, "pembahasan", **met, discussion="third", present=["bawaslu", "police", "prosecutor"])
    # A province's recommendation is corrected by RI alone.
    asked = {"by": "reported", "examiner": "province"}
    assert office.officer.post(f"/meja/perkara/{subject}/koreksi/", asked).status_code == 422
    office.act(subject, "koreksi", **asked | {"examiner": "ri"})
    office.act(subject, "pertimbangan", words="CONTOH.")
    office.commissioner.post(f"/meja/perkara/{subject}/putus-koreksi/", {"outcome": "upheld", "words": "CONTOH."})
    assert office.confirm(subject) == "closed"
    assert findings() == []
    (decided,) = logged((CaseDecided.KIND,))
    assert isinstance(decided.entry.body, CaseDecided)
    assert decided.entry.actor == pseudonym(staff_for(Role.COMMISSIONER).secret, subject)
    assert decided.entry.body.second == pseudonym(staff_for(Role.COMMISSIONER, which="kedua").secret, subject)


def test_the_second_person_sees_the_whole_entry_and_may_reject_it(staff_for: StaffFor, office: Office) -> None:
    subject = reviewed(staff_for(Role.OFFICER), received())
    office.act(subject, "registrasi", **REGISTER)
    office.act(subject, "perbaiki-nomor", election="PP", words="CONTOH: salah pemilihan.")
    waits = waiting(subject)
    address = f"/meja/usulan/{waits.id}/"
    assert f'href="{address}"' in office.second.get("/meja/").content.decode()
    assert f'href="{address}"' not in office.officer.get("/meja/").content.decode()
    page = office.second.get(address).content.decode()
    for said in ("/LP/PP/", "/LP/PL/", "CONTOH: salah pemilihan.", "case.renumbered"):
        assert said in page
    # Who proposed cannot confirm, and nothing else can wait meanwhile.
    assert office.officer.post(f"{address}setujui/").status_code == 403
    assert "usulan lain" in office.refused(subject, "perbaiki-nomor", election="PP", words="CONTOH: lagi.")
    assert office.second.post(f"{address}tolak/", {"reason": ""}).status_code == 422
    assert office.second.post(f"{address}tolak/", {"reason": "CONTOH: nomornya benar."}).status_code == 302
    assert "CONTOH: nomornya benar." in office.page(subject)
    assert confirm_at(office.second, waits.id).status_code == 422
    office.act(subject, "perbaiki-nomor", election="PP", words="CONTOH: salah pemilihan.")
    assert office.confirm(subject) == "registered"
    assert "/LP/PP/" in queries.case(subject).number
    assert findings() == []


def test_a_recused_person_confirms_nothing_and_an_overtaken_proposal_ends(staff_for: StaffFor, office: Office) -> None:
    found = received(SubmissionKind.INFORMATION)
    subject = reviewed(staff_for(Role.OFFICER), found, outcome=ReviewOutcome.PRELIMINARY, types=(), organizers=())
    office.act(subject, "tutup", outcome="not-registered", words="CONTOH: alasannya.")
    waits, recused = waiting(subject), staff_for(Role.COMMISSIONER, which="kedua")
    interested = staff_for(Role.OFFICER, which="berkepentingan")
    declare_interest(recused, queries.case(subject).submission.id, Interest.OTHER, "")
    with act():
        # As a log tells it whose rows were lost.
        move(interested, subject, CaseRecused(person=pseudonym(interested.secret, subject)))
    assert not may_answer(recused, waits)
    assert confirm_at(office.second, waits.id).status_code == 403
    again = {"outcome": "register", "types": "administrative", "party": "none", "words": "CONTOH: ditelusuri."}
    again["written"] = today().isoformat()
    assert office.act(subject, "kaji", **again) == "to-register"
    assert office.act(subject, "registrasi", **REGISTER) == "registered"
    assert [each.state for each in proposals_of(queries.case(subject).submission.id)] == ["overtaken"]
    # Nor is the case given to one who is recused.
    assert interested.id not in {each.id for each in officers_for(subject)}
    with pytest.raises(MoveRefused, match="mengundurkan diri"):
        assign_case(staff_for(Role.OFFICER), subject, interested.id)
    assert findings() == []


def test_who_left_or_lost_the_role_meanwhile_has_proposed_nothing(staff_for: StaffFor, office: Office) -> None:
    info = received(SubmissionKind.INFORMATION, region="52.01")
    by = staff_for(Role.OFFICER, "52.01")
    assert reviewed(by, info, outcome=ReviewOutcome.PRELIMINARY)
    case = Case.objects.get()
    case.region = "52.71"
    case.save()
    office.officer.post(f"/meja/perkara/{case.subject}/tutup/", {"outcome": "not-registered", "words": "CONTOH."})
    waits = waiting(case.subject)
    assert may_answer(staff_for(Role.OFFICER, "52.71"), waits)
    assert not may_answer(by, waits)
    confirm_read(staff_for(Role.OFFICER, "52.71"), waits.id)
