"""Ways of Perbawaslu 7/2022 at the desk: ethics by whom they concern, other laws, Panwaslu Kecamatan, information."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import msgspec
import pytest
from django.test import Client

from saksama.entries.kinds.case import CaseDecided, CaseRegistered, Organizer, ReviewOutcome, Violation
from saksama_node.accounts.policy import Role, today
from saksama_node.cases import codes, queries
from saksama_node.cases.actions import Review
from saksama_node.cases.plenaries.held import agenda
from saksama_node.cases.report import SubmissionKind
from saksama_node.flows.cases.case_papers import papered_act, papers_of
from saksama_node.flows.cases.owed_acts import is_owed_by, owed_in
from saksama_node.flows.cases.propose_number import proposed_recommendation
from saksama_node.flows.handling.review_report import ReportedLate
from saksama_node.flows.reports.file_report import file_report, new_code
from saksama_node.ledger.public import logged
from tests.node.cases.at_desk import REVIEW, confirmed
from tests.node.cases.filing import CONTENT, filing
from tests.node.cases.handed_in import settle
from tests.node.cases.handled import Office, office, received, reviewed
from tests.node.cases.lawful import findings
from tests.node.cases.plenaries import decide, decide_sent, review_report
from tests.node.conftest import LoggedIn, StaffFor
from tests.node.seconds.reading import confirm_at, proposals_of

__all__ = ["office"]

pytestmark = pytest.mark.usefixtures("database")


def act(client: Client, subject: str, slug: str, status: int = 302, **fields: object) -> str:
    decide_sent(subject, slug, fields)
    answer = client.post(f"/meja/perkara/{subject}/{slug}/", fields)
    page = answer.content.decode()
    assert answer.status_code == status, page
    return queries.case(subject).state if status == 302 else page


@pytest.mark.parametrize(
    ("organizer", "place", "refused", "ways"),
    [
        ("permanent", "52", "kpu", ("dkpp",)),
        ("kpu-ad-hoc", "52.01", "dkpp", ("kpu",)),
        ("kpu-ad-hoc", "52", "kpu", ("bawaslu-regency", "kpu")),
    ],
)
def test_ethics_go_by_whom_they_concern(
    staff_for: StaffFor, logged_in: LoggedIn, organizer: str, place: str, refused: str, ways: tuple[str, ...]
) -> None:
    people = (logged_in(Role.COMMISSIONER, place), logged_in(Role.COMMISSIONER, place, which="kedua"))
    officer = staff_for(Role.OFFICER, place)
    subject = reviewed(officer, received(region=place), organizers=(Organizer(organizer),))
    by = logged_in(Role.OFFICER, place)
    act(by, subject, "registrasi", types="ethics", organizers=organizer, election="PL")
    act(people[0], subject, "serahkan", officer=officer.id)
    act(by, subject, "kajian", words="CONTOH: kajian.")
    act(people[0], subject, "putus", outcome="ethics", organizers=organizer, words="CONTOH: pleno.")
    assert confirmed(people[1], subject) == "decided"
    # Where it may not go is not among the choices, and refused.
    assert act(by, subject, "teruskan", 422, to=refused)
    for to in ways:
        act(by, subject, "teruskan", to=to)
    act(by, subject, "beritahu", means="letter")
    act(by, subject, "tutup", outcome="forwarded")
    assert confirmed(people[0], subject) == "closed"
    assert findings() == []
    (found,) = logged((CaseDecided.KIND,))
    assert isinstance(found.entry.body, CaseDecided)
    assert found.entry.body.organizers == (Organizer(organizer),)


def test_ethics_of_ad_hoc_supervisors_are_the_regency_s_and_end_in_a_chair_s_decision(
    staff_for: StaffFor, logged_in: LoggedIn
) -> None:
    concerned = (Organizer.BAWASLU_AD_HOC,)
    subject = reviewed(staff_for(Role.OFFICER), received(), organizers=concerned)
    province, officer = logged_in(Role.OFFICER), staff_for(Role.OFFICER, "52.01")
    fields: dict[str, Any] = {"types": "ethics", "organizers": "bawaslu-ad-hoc", "election": "PL"}
    refused = act(province, subject, "registrasi", 422, **fields)
    assert "etik pengawas ad hoc hanya Bawaslu Kabupaten/Kota" in refused
    act(province, subject, "alihkan", to="52.01", words="CONTOH: Pasal 20.")
    by, first = logged_in(Role.OFFICER, "52.01"), logged_in(Role.COMMISSIONER, "52.01")
    second = logged_in(Role.COMMISSIONER, "52.01", which="kedua")
    act(by, subject, "registrasi", **fields)
    act(first, subject, "serahkan", officer=officer.id)
    act(by, subject, "kajian", words="CONTOH: kajian.")
    act(first, subject, "putus", outcome="no-violation", words="CONTOH: pleno.")
    confirmed(second, subject)
    act(by, subject, "beritahu", means="letter")
    assert "belum ada keputusan Ketua" in act(by, subject, "tutup", 422, outcome="decided")
    # Nobody was found to have broken the code: a warning is not among the choices.
    assert act(first, subject, "sanksi", 422, sanction="warning", words="CONTOH.")
    act(first, subject, "sanksi", sanction="rehabilitation", words="CONTOH: keputusan Ketua 1.")
    confirmed(second, subject)
    act(by, subject, "tutup", outcome="decided")
    assert confirmed(first, subject) == "closed"
    assert findings() == []


def test_what_the_study_finds_that_nobody_alleged_is_decided_and_leads_papers_and_sanctions(
    staff_for: StaffFor, logged_in: LoggedIn
) -> None:
    officer, by = staff_for(Role.OFFICER, "52.01"), logged_in(Role.OFFICER, "52.01")
    first, second = (logged_in(Role.COMMISSIONER, "52.01", which=which) for which in ("", "kedua"))

    def studied() -> str:
        alleged = {"types": (Violation.ADMINISTRATIVE,), "organizers": ()}
        subject = reviewed(officer, received(region="52.01"), **alleged)
        act(by, subject, "registrasi", types="administrative", election="PL")
        act(first, subject, "serahkan", officer=officer.id)
        act(by, subject, "kajian", words="CONTOH: kajian.")
        return subject

    crime, ethics = studied(), studied()
    assert "dua pembahasan Gakkumdu" in act(first, crime, "putus", 422, outcome="criminal", words="CONTOH.")
    for discussion in ("first", "second"):
        fields: dict[str, Any] = {"discussion": discussion, "day": today().isoformat(), "agreed": "yes", "words": "X."}
        act(by, crime, "pembahasan", present=["bawaslu", "police", "prosecutor"], **fields)
    act(first, crime, "putus", outcome="criminal", words="CONTOH: pleno.")
    confirmed(second, crime)
    act(by, crime, "teruskan", to="gakkumdu")
    settle()
    assert queries.case(crime).types == ("criminal",)
    assert [form.code for _, form in papers_of(queries.acts(crime))][-1] == "B.16"
    act(first, ethics, "putus", outcome="ethics", organizers="bawaslu-ad-hoc", words="CONTOH: pleno.")
    confirmed(second, ethics)
    act(first, ethics, "sanksi", sanction="warning", words="CONTOH: keputusan Ketua 2.")
    confirmed(second, ethics)
    act(by, ethics, "beritahu", means="letter")
    act(by, ethics, "tutup", outcome="decided")
    assert confirmed(first, ethics) == "closed"
    assert findings() == []


def test_another_law_leaves_at_the_initial_review_without_registration(office: Office) -> None:
    info = received()
    decide(info.id, "case.reviewed:other-law")
    address = f"/meja/perkara/masuk/{info.id}/"
    mixed = REVIEW | {"outcome": "other-law", "types": ["criminal", "other-law"]}
    page = office.officer.post(address, mixed)
    assert (page.status_code, "harus diregistrasi" in page.content.decode()) == (422, True)
    assert office.officer.post(address, REVIEW | {"outcome": "other-law", "types": []}).status_code == 302
    confirm_report(office, info.id)
    subject = queries.submission(info.id).case
    assert queries.case(subject).state == "referred"
    assert act(office.officer, subject, "teruskan", 422, to="kpu")
    act(office.officer, subject, "teruskan", to="civil-service", via="sbt")
    act(office.officer, subject, "beritahu", means="letter")
    act(office.officer, subject, "tutup", outcome="forwarded")
    assert confirmed(office.second, subject) == "closed"
    assert list(logged((CaseRegistered.KIND,))) == []
    assert findings() == []


def confirm_report(office: Office, info: int) -> None:
    (waits,) = [each for each in proposals_of(info) if each.is_open]
    assert confirm_at(office.second, waits.id).status_code == 302


def test_a_panwascam_handles_an_administrative_case_and_recommends_upward(
    staff_for: StaffFor, logged_in: LoggedIn
) -> None:
    place, officer = "52.01.01", staff_for(Role.OFFICER, "52.01")
    info = received(region=place)
    subject = reviewed(officer, info, types=(Violation.ADMINISTRATIVE,), organizers=())
    by, first = logged_in(Role.OFFICER, "52.01"), logged_in(Role.COMMISSIONER, "52.01")
    second = logged_in(Role.COMMISSIONER, "52.01", which="kedua")
    act(by, subject, "registrasi", types="administrative", election="PL")
    act(first, subject, "serahkan", officer=officer.id)
    act(by, subject, "kajian", words="CONTOH: kajian.")
    act(first, subject, "putus", outcome="administrative", words="CONTOH: pleno.")
    confirmed(second, subject)
    assert "belum melalui Bawaslu Kabupaten/Kota" in act(by, subject, "teruskan", 422, to="kpu")
    act(by, subject, "teruskan", to="bawaslu-regency", words="CONTOH: B.15.")
    # The regency passes it on to the KPU of its own level (art. 46(2)), not the district.
    leg = owed_in(subject)
    assert leg is not None
    assert (leg.word.act, leg.line.region) == ("case.forwarded", "52.01")
    assert not is_owed_by(staff_for(Role.OFFICER, place), leg)
    act(by, subject, "teruskan", to="kpu", words="CONTOH: diteruskan.")
    act(by, subject, "beritahu", means="letter")
    act(by, subject, "tutup", outcome="forwarded")
    assert confirmed(first, subject) == "closed"
    assert findings() == []


def test_what_is_withdrawn_or_refused_on_form_becomes_information_and_nothing_else(
    staff_for: StaffFor, office: Office
) -> None:
    withdrawn = reviewed(staff_for(Role.OFFICER), received())
    assert office.act(withdrawn, "cabut", violation="yes", words="CONTOH: B.4.") == "becoming"
    info = received()
    decide(info.id, "case.reviewed:becoming")
    sent = REVIEW | {"outcome": "not-accepted", "ground": "late"}
    address = f"/meja/perkara/masuk/{info.id}/"
    assert office.officer.post(address, sent).status_code == 422
    # What a report lacks is asked for first.
    unasked = office.officer.post(address, sent | {"ground": "incomplete", "substance": "yes"})
    assert (unasked.status_code, "Minta pelapor melengkapinya" in unasked.content.decode()) == (422, True)
    assert office.officer.post(address, sent | {"substance": "yes"}).status_code == 302
    confirm_report(office, info.id)
    refused = queries.submission(info.id).case
    for subject in (withdrawn, refused):
        assert queries.case(subject).state == "becoming"
        offered = office.page(subject)
        assert "/tutup/" not in offered
        if subject == refused:
            # Its reporter is told at once; who withdrew a report knows.
            assert "pelapor belum diberi tahu" in office.refused(subject, "kaji", outcome="preliminary", party="none")
            assert owed_in(subject).word.act == "case.notified"  # type: ignore[union-attr]
            office.act(subject, "beritahu", means="letter")
        assert office.act(subject, "kaji", outcome="preliminary", party="none", words="CONTOH: B.8.") == "tracing"
    again = {"outcome": "register", "types": "criminal", "party": "none", "words": "CONTOH: ditelusuri."}
    again["written"] = today().isoformat()
    assert office.act(withdrawn, "kaji", **again) == "to-register"
    assert office.act(withdrawn, "registrasi", types="criminal", election="PL") == "registered"
    assert "/TM/" in queries.case(withdrawn).number
    # Of the report that was refused the reporter is told before it ends.
    assert "pelapor belum diberi tahu" in office.refused(refused, "tutup", outcome="not-registered", words="CONTOH.")
    office.act(refused, "beritahu", means="announcement")
    office.act(refused, "tutup", outcome="not-registered", words="CONTOH: alasannya.")
    assert office.confirm(refused) == "closed"
    assert findings() == []


def test_information_that_a_plenary_does_not_have_traced_ends_on_a_ground(staff_for: StaffFor, office: Office) -> None:
    info = received(SubmissionKind.INFORMATION)
    decide(info.id, "case.reviewed:not-accepted")
    sent = {"outcome": "not-accepted", "ground": "no-violation", "party": "none", "words": "CONTOH: tidak ditelusuri."}
    assert office.officer.post(f"/meja/perkara/masuk/{info.id}/", REVIEW | sent).status_code == 302
    confirm_report(office, info.id)
    withdrawn = reviewed(staff_for(Role.OFFICER), received())
    assert office.act(withdrawn, "cabut", violation="yes", words="CONTOH: B.4.") == "becoming"
    assert office.act(withdrawn, "kaji", **sent) == "becoming"
    assert office.confirm(withdrawn) == "not-accepted"
    office.act(withdrawn, "beritahu", means="letter")
    for subject in (queries.submission(info.id).case, withdrawn):
        assert owed_in(subject).word.act == "case.closed:not-registered"  # type: ignore[union-attr]
        office.act(subject, "tutup", outcome="not-registered")
        assert office.confirm(subject) == "closed"
    assert findings() == []


def test_a_report_that_was_withdrawn_before_its_review_ends_or_becomes_information(office: Office) -> None:
    ends = []
    for violation in ("no", "yes"):
        info = received()
        decide(info.id, f"case.reviewed:{'becoming' if violation == 'yes' else 'withdrawn'}")
        address = f"/meja/perkara/masuk/{info.id}/"
        sent = REVIEW | {"outcome": "withdrawn", "words": "CONTOH: formulir B.4."}
        assert office.officer.post(address, sent).status_code == 422
        assert office.officer.post(address, sent | {"violation": violation}).status_code == 302
        confirm_report(office, info.id)
        ends.append(queries.submission(info.id).case)
    over, left = ends
    assert [queries.case(each).state for each in ends] == ["withdrawn", "becoming"]
    assert office.act(left, "kaji", outcome="preliminary", party="none", words="CONTOH: B.8.") == "tracing"
    office.act(over, "tutup", outcome="withdrawn")
    assert office.confirm(over) == "closed"
    assert findings() == []
    assert [form.code for _, form in papers_of(queries.acts(over))] == ["B.7"]


def test_a_correction_is_the_province_s_to_its_end(staff_for: StaffFor, logged_in: LoggedIn) -> None:
    place, officer = "52.01", staff_for(Role.OFFICER, "52.01")
    below, head = logged_in(Role.OFFICER, place), logged_in(Role.COMMISSIONER, place)
    other, above = logged_in(Role.COMMISSIONER, place, which="kedua"), logged_in(Role.OFFICER)
    first, second = logged_in(Role.COMMISSIONER), logged_in(Role.COMMISSIONER, which="kedua")
    subject = reviewed(officer, received(region=place))
    act(below, subject, "registrasi", types="ethics", organizers="permanent", election="PL")
    act(head, subject, "serahkan", officer=officer.id)
    act(below, subject, "kajian", words="CONTOH: kajian.")
    act(head, subject, "putus", outcome="ethics", organizers="permanent", words="CONTOH: pleno.")
    confirmed(other, subject)
    act(below, subject, "teruskan", to="dkpp")
    act(below, subject, "beritahu", means="letter")
    act(below, subject, "tutup", outcome="forwarded")
    assert confirmed(head, subject) == "closed"
    asked = {"by": "reported", "examiner": "province", "words": "CONTOH: B.19."}
    assert below.post(f"/meja/perkara/{subject}/koreksi/", asked).status_code != 302
    act(above, subject, "koreksi", 302, **asked)

    def owed() -> tuple[str, str]:
        found = owed_in(subject)
        assert found is not None
        assert [is_owed_by(staff_for(role, place), found) for role in (Role.OFFICER, Role.COMMISSIONER)] == [False] * 2
        assert any(is_owed_by(staff_for(role), found) for role in (Role.OFFICER, Role.COMMISSIONER))
        return found.word.act, found.line.region

    assert owed() == ("case.advised", "52")
    act(above, subject, "pertimbangan", words="CONTOH: pertimbangan.")
    assert owed() == ("plenary.held", "52")
    assert [each.case for each in agenda("52").waiting] == [subject]
    assert agenda(place).waiting == []
    sent: dict[str, Any] = {"outcome": "corrected", "words": "CONTOH: B.20."}
    # Not before its plenary, and not by the office whose recommendation it is.
    assert first.post(f"/meja/perkara/{subject}/putus-koreksi/", sent).status_code == 422
    decide_sent(subject, "putus-koreksi", sent)
    assert owed() == ("case.corrected", "52")
    assert head.post(f"/meja/perkara/{subject}/putus-koreksi/", sent).status_code != 302
    act(first, subject, "putus-koreksi", **sent)
    assert confirmed(second, subject) == "closed"
    assert owed() == ("case.forwarded", "52")
    act(above, subject, "teruskan", to="dkpp", words="CONTOH: rekomendasi yang baru.")
    assert owed() == ("case.notified", "52")
    act(above, subject, "beritahu", means="announcement")
    assert owed_in(subject) is None
    assert findings() == []
    # The new recommendation is on the province's paper, the old one on the regency's.
    sent_out = [(each.leaf, form.id) for each, form in papers_of(queries.acts(subject)) if form.code == "B.14"]
    papers = [papered_act(staff_for(Role.OFFICER), subject, *each) for each in sent_out]
    assert [each.office for each in papers] == [place, "52"]
    assert [bool(proposed_recommendation(each)) for each in papers] == [True, False]


def test_a_report_that_is_late_by_every_reading_is_neither_registered_nor_sent_back(staff_for: StaffFor) -> None:
    code, by = new_code(), staff_for(Role.OFFICER)
    assert file_report(filing(code, content=msgspec.structs.replace(CONTENT, known_on="2026-10-01"))) is not None
    info = queries.submission_by_code(codes.normal(code) or "")
    assert info is not None
    for outcome in (ReviewOutcome.INCOMPLETE, ReviewOutcome.REGISTER):
        with pytest.raises(ReportedLate):
            review_report(by, info.id, Review(outcome, (Violation.ADMINISTRATIVE,)), "CONTOH.")


def test_what_a_supervisor_in_the_field_received_was_handed_in_then_and_is_passed_on_in_a_day(
    staff_for: StaffFor, logged_in: LoggedIn
) -> None:
    code, by = new_code(), staff_for(Role.OFFICER, "52.01")
    known, given = today() - timedelta(days=20), today() - timedelta(days=15)
    content = msgspec.structs.replace(CONTENT, region="52.01.01", happened_on="", known_on=known.isoformat())
    assert file_report(filing(code, content=content)) is not None
    info = queries.submission_by_code(codes.normal(code) or "")
    assert info is not None
    address = f"/meja/perkara/masuk/{info.id}/"
    page = logged_in(Role.OFFICER, "52.01").get(address).content.decode()
    assert 'name="relayed"' in page
    elsewhere = logged_in(Role.OFFICER).get(f"/meja/perkara/masuk/{received().id}/").content.decode()
    assert 'name="relayed"' not in elsewhere
    found = Review(ReviewOutcome.REGISTER, (Violation.ADMINISTRATIVE,))
    with pytest.raises(ReportedLate):
        review_report(by, info.id, found, "CONTOH.")
    # A village's supervisor had it in time (art. 8(3), 9), and kept it for two weeks.
    review_report(by, info.id, replace(found, relayed=given), "CONTOH.")
    (late,) = findings()
    assert late.startswith("case.late ")
    assert "'rule': 'passing-on'" in late
