"""What follows from a report: its papers, a finding for the plenary, a dispute that is watched, a task and its end."""

import csv
import io
import re
import threading
import zipfile
from collections.abc import Mapping
from typing import Any, Final

import pypdf
import pytest
from django.db import connections
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from saksama.entries.kinds.case import ReviewOutcome, Violation
from saksama.entries.kinds.handling import Interest
from saksama_node.accounts.policy import NotAllowed, Role, Staff, today
from saksama_node.accounts.queries import office
from saksama_node.cases import queries as cases
from saksama_node.cases.actions import Review
from saksama_node.cases.briefed import reports_of
from saksama_node.flows.cases.declare_interest import declare_interest
from saksama_node.flows.cases.register_case import register_case
from saksama_node.flows.observation.begin_finding import Where, propose_finding
from saksama_node.flows.observation.give_advice import give_advice
from saksama_node.flows.observation.note_dispute import close_dispute, note_dispute
from saksama_node.flows.observation.owed_findings import owed_findings
from saksama_node.flows.reports.make_finding import FindingIncomplete
from saksama_node.ledger.actions import act
from saksama_node.ledger.queries import entries_of
from saksama_node.observation import examining, writing
from saksama_node.observation.followed import Kind, disputes, follow_ups
from saksama_node.observation.following import FollowRefused, Unable
from saksama_node.observation.models import Advice, Report
from saksama_node.observation.written import ReportUnknown
from tests.node.cases.plenaries import review_report
from tests.node.conftest import LoggedIn, StaffFor
from tests.node.observation.advice import TITLE, advised
from tests.node.observation.reporting import DISTRICT, NUMBER, SUSPECTED, opened, sent
from tests.node.observation.written import WHOLE

pytestmark = pytest.mark.usefixtures("database")

FULL: Final[Mapping[str, Any]] = {
    **SUSPECTED,
    "suspect_address": "Jalan CONTOH",
    "witnesses": [{"name": "CONTOH Saksi", "address": "Dusun CONTOH"}],
    "evidence": [{"what": "CONTOH: foto"}],
    "objects": [{"what": "CONTOH: amplop"}],
    "facts": "CONTOH: fakta.",
}
DISPUTED: Final[Mapping[str, Any]] = {
    **WHOLE,
    "disputed": "yes",
    "participant": "CONTOH Partai",
    "object": "surat keputusan",
    "object_name": "SK CONTOH",
    "object_day": "2026-11-27",
    "dispute_account": "CONTOH: tidak ditetapkan.",
}


def follow_matter(subject: str) -> int:
    """The number of the submission that a report's finding is."""
    (found,) = [each for each in follow_ups(subject) if each.kind is Kind.FINDING]
    return reports_of([found.ref])[found.ref].id


def revised(writer: Staff, regency: Staff, subject: str, answers: Mapping[str, Any], number: str = NUMBER) -> None:
    """Given back once, and sent again with other answers."""
    with act():
        examining.take_up(regency, subject)
        note = examining.note(regency, subject, "account", "CONTOH: kurang jelas.")
        examining.give_back(regency, subject)
    with act():
        examining.answer_note(writer, subject, note, "CONTOH: sudah.")
        row = Report.objects.get(subject=subject)
        writing.send(writer, subject, writing.save_draft(writer, subject, row.edits, answers, number))


@pytest.fixture
def people(staff_for: StaffFor) -> tuple[Staff, Staff]:
    return staff_for(Role.SUPERVISOR, DISTRICT), staff_for(Role.OFFICER, "52.01")


def test_a_finding_is_what_the_report_says_once_for_an_event_and_known_since_its_first_version(
    people: tuple[Staff, Staff], staff_for: StaffFor, logged_in: LoggedIn
) -> None:
    writer, regency = people
    subject = sent(writer, opened(regency), FULL)
    made = Report.objects.get(subject=subject).made_at
    assert made is not None
    revised(writer, regency, subject, {**FULL, "account": "CONTOH: lebih jelas."})
    number = propose_finding(regency, subject, Where(DISTRICT))
    content = cases.content(cases.submission(number))
    assert content is not None
    told = content.supervision
    assert (told.finder, told.post) == ("CONTOH Pengawas", "Anggota Panwaslu Kecamatan")
    assert (told.assignment, told.report, told.report_day) == ("001/ST/CONTOH", NUMBER, today().isoformat())
    assert (content.known_on, content.happened_on, content.place) == (told.report_day, "2026-11-28", "Lapangan Contoh")
    assert [(each.name, each.address) for each in content.reported] == [("CONTOH Terlapor", "Jalan CONTOH")]
    assert [each.name for each in content.testifiers] == ["CONTOH Saksi"]
    assert content.evidence_words == "Alat bukti: CONTOH: foto\nBarang bukti: CONTOH: amplop"
    assert "Fakta dan keterangan:\nCONTOH: fakta." in content.account
    client, address = logged_in(Role.OFFICER, "52.01"), reverse("desk:lhp", args=[subject])
    days, proposed = "Dapat ditetapkan sebagai temuan", "Sudah diusulkan sebagai temuan pada"
    told_now = client.get(address).content.decode()
    assert proposed in told_now
    assert days not in told_now
    (kept,) = follow_ups(subject)
    assert (kept.kind, kept.version, kept.ref) == (Kind.FINDING, 2, cases.submission(number).subject)

    for _ in range(2):
        with pytest.raises(FollowRefused) as caught:
            propose_finding(regency, subject, Where(DISTRICT))
        assert caught.value.why is Unable.ALREADY
    revised(writer, regency, subject, {**FULL, "event": "CONTOH: peristiwa lain."})
    told_now = client.get(address).content.decode()
    assert days in told_now, "another event has its own days"
    assert proposed not in told_now
    assert propose_finding(regency, subject, Where(DISTRICT, is_crime=True)) != number
    assert [cases.region_of(cases.submission(each).id) for each in (number, number + 1)] == [DISTRICT, "52.01"]
    with pytest.raises(ReportUnknown):
        propose_finding(staff_for(Role.OFFICER, "52.71"), subject, Where(DISTRICT))
    with pytest.raises(NotAllowed):
        propose_finding(staff_for(Role.COMMISSIONER, "52.01"), sent(writer, "", FULL, "2/LHP"), Where(DISTRICT))


def test_a_suspicion_is_a_duty_of_the_office_of_its_place_until_a_finding_is_proposed(
    people: tuple[Staff, Staff], staff_for: StaffFor, logged_in: LoggedIn
) -> None:
    writer, regency = people
    province = staff_for(Role.OFFICER, "52")
    subject = sent(writer, "", FULL)
    sent(writer, "", WHOLE, "2/LHP")
    assert [each.subject for each in owed_findings(regency, 5)] == [subject]
    assert owed_findings(province, 5) == owed_findings(writer, 5) == []
    assert f"Usulkan temuan, atau minta laporannya diperbaiki: {NUMBER}" in home(logged_in(Role.OFFICER, "52.01"))
    district = staff_for(Role.OFFICER, DISTRICT)
    assert [each.subject for each in owed_findings(district, 5)] == [subject]
    assert owed_findings(regency, 5) == []
    propose_finding(district, subject, Where(DISTRICT))
    assert owed_findings(district, 5) == []
    assert "Usulkan temuan" not in home(logged_in(Role.OFFICER, DISTRICT))


def home(client: Client) -> str:
    return client.get(reverse("desk:home")).content.decode()


def test_who_is_recused_from_the_matter_reads_nothing_of_the_report_it_began_with(
    people: tuple[Staff, Staff], staff_for: StaffFor, logged_in: LoggedIn
) -> None:
    writer, regency = people
    subject = sent(
        writer, "", {**FULL, **{name: said for name, said in DISPUTED.items() if name not in WHOLE}, "disputed": "yes"}
    )
    other = sent(writer, "", WHOLE, "2/LHP")
    note_dispute(regency, subject)
    given = advised()
    give_advice(regency, type(given)(given.office, given.to, given.day, given.due, given.letter, subject))
    declare_interest(regency, propose_finding(regency, subject, Where(DISTRICT)), Interest.PARTY, "")
    interested, colleague = logged_in(Role.OFFICER, "52.01"), logged_in(Role.OFFICER, "52.01", "rekan")
    for client, status in ((interested, 404), (colleague, 200)):
        for name in ("desk:lhp", "desk:lhp-follow"):
            assert client.get(reverse(name, args=[subject])).status_code == status
        assert client.get(reverse("desk:lhp-pdf", args=[subject, 1])).status_code == status
        for page in ("desk:lhps", "desk:disputes"):
            assert (NUMBER in client.get(reverse(page)).content.decode()) is (status == 200)
        assert (TITLE in client.get(reverse("desk:advices")).content.decode()) is (status == 200)
        counted = client.get(reverse("desk:observation-statistics"), {"bentuk": "csv", "tabel": "jawaban"})
        assert (",Ada,1,2" in counted.content.decode()) is (status == 200)
        assert client.get(reverse("desk:lhp", args=[other])).status_code == 200


def test_two_who_press_at_once_begin_one_finding(people: tuple[Staff, Staff], staff_for: StaffFor) -> None:
    writer, regency = people
    subject = sent(writer, "", FULL)
    begin, ended = threading.Barrier(2), list[object]()

    def press(by: Staff) -> None:
        begin.wait(60)
        try:
            ended.append(propose_finding(by, subject, Where(DISTRICT)))
        except FollowRefused as error:
            ended.append(error.why)
        connections.close_all()

    pressing = [threading.Thread(target=press, args=(by,)) for by in (regency, staff_for(Role.OFFICER, "52"))]
    for each in pressing:
        each.start()
    for each in pressing:
        each.join(60)
    assert [each for each in ended if not isinstance(each, int)] == [Unable.ALREADY]
    assert len(follow_ups(subject)) == len(cases.inbox(("52",))) == 1


def test_what_a_finding_lacks_is_named_and_nothing_begins(people: tuple[Staff, Staff]) -> None:
    writer, regency = people
    for number, answers, wanted in (
        ("1/LHP", SUSPECTED, FindingIncomplete),
        ("2/LHP", WHOLE, FollowRefused),
    ):
        subject = sent(writer, "", answers, number)
        with pytest.raises(wanted):
            propose_finding(regency, subject, Where(DISTRICT))
        assert follow_ups(subject) == []
    assert not cases.anything_came_in()


def test_a_dispute_is_watched_until_it_is_closed_and_its_words_stay_in_the_report(
    people: tuple[Staff, Staff], staff_for: StaffFor, logged_in: LoggedIn
) -> None:
    writer, regency = people
    subject = sent(writer, "", DISPUTED)
    with pytest.raises(NotAllowed):
        note_dispute(writer, subject)
    note_dispute(regency, subject)
    with pytest.raises(FollowRefused):
        note_dispute(regency, subject)
    (found,) = disputes(("52.01",), open_only=True)
    assert (found.said("object_name"), found.number) == ("SK CONTOH", NUMBER)
    assert list(disputes(("52.71",), open_only=True)) == []
    client, other = logged_in(Role.OFFICER, "52.01"), logged_in(Role.OFFICER, "52.71")
    page = client.get(reverse("desk:disputes")).content.decode()
    assert "CONTOH Partai" in page
    assert "CONTOH Partai" not in other.get(reverse("desk:disputes")).content.decode()
    close = reverse("desk:dispute-close", args=[found.follow_up.id])
    assert other.post(close, {"words": "x"}).status_code == 404
    assert client.post(close, {"words": ""}).status_code == 422
    assert client.post(close, {"words": "CONTOH: tidak ada permohonan."}).status_code == 302
    with pytest.raises(FollowRefused):
        close_dispute(regency, found.follow_up.id, "lagi")
    assert list(disputes(("52.01",), open_only=True)) == []
    assert "tidak ada permohonan" in client.get(reverse("desk:disputes") + "?keadaan=semua").content.decode()
    lines = client.get(reverse("desk:disputes") + "?keadaan=semua&bentuk=csv").content.decode()
    head, line = csv.reader(io.StringIO(lines))
    told = dict(zip(head, line, strict=True))
    assert (told["kantor"], told["kode kantor"], told["keadaan"]) == (office(DISTRICT).name, DISTRICT, "selesai")
    assert told["dicatat"] == f"{timezone.localtime(found.follow_up.at):%Y-%m-%d %H:%M} WITA"
    assert told["hasil"] == "CONTOH: tidak ada permohonan."
    assert len(list(entries_of(subject))) == 1, "nothing of it is in the log"


def test_an_old_version_s_paper_shows_the_old_words_and_says_so(
    people: tuple[Staff, Staff], logged_in: LoggedIn, staff_for: StaffFor
) -> None:
    writer, regency = people
    subject = sent(writer, opened(regency))
    client = logged_in(Role.OFFICER, "52.01")

    def texts(version: int) -> list[str]:
        pdf = client.get(reverse("desk:lhp-pdf", args=[subject, version]))
        word = client.get(reverse("desk:lhp-word", args=[subject, version]))
        assert (pdf["Content-Type"], pdf.status_code, word.status_code) == ("application/pdf", 200, 200)
        with zipfile.ZipFile(io.BytesIO(word.content)) as archive:
            inside = archive.read("word/document.xml").decode()
        pages = " ".join(each.extract_text() for each in pypdf.PdfReader(io.BytesIO(pdf.content)).pages)
        return [" ".join(pages.split()), inside]

    assert all("BELUM TERVERIFIKASI" in each for each in texts(1))
    revised(writer, regency, subject, {**WHOLE, "account": "CONTOH: yang baru."}, "002/LHP/CONTOH")
    for by in (regency, staff_for(Role.OFFICER, "52")):
        with act():
            examining.take_up(by, subject)
            examining.approve(by, subject)
    for each in texts(1):
        assert "VERSI HISTORIS" in each
        assert NUMBER in each
        assert "daftar diumumkan" in each
        assert "yang baru" not in each
    for each in texts(2):
        assert "VERSI" not in each
        assert "BELUM" not in each
        assert "002/LHP/CONTOH" in each
        assert "yang baru" in each
    other = logged_in(Role.OFFICER, "52.71")
    for name in ("desk:lhp-pdf", "desk:lhp-word"):
        assert other.get(reverse(name, args=[subject, 1])).status_code == 404
        assert client.get(reverse(name, args=[subject, 3])).status_code == 404


def test_it_is_pressed_on_one_page_that_says_what_became_of_each(
    people: tuple[Staff, Staff], logged_in: LoggedIn
) -> None:
    writer, regency = people
    subject = sent(
        writer, "", {**FULL, **{name: DISPUTED[name] for name in DISPUTED if name not in WHOLE}, "disputed": "yes"}
    )
    client = logged_in(Role.OFFICER, "52.01")
    page = reverse("desk:lhp-follow", args=[subject])
    shown = client.get(page).content.decode()
    for said in ("CONTOH Terlapor", NUMBER, "001/ST/CONTOH", "Hanya kantor provinsi", "lhp.pdf"):
        assert (said in shown) is (said != "lhp.pdf")
    assert client.post(f"{page}temuan/", {"area": "52.71"}).status_code == 422
    assert client.post(f"{page}temuan/", {"area": DISTRICT}).status_code == 302
    assert client.post(f"{page}temuan/", {"area": DISTRICT}).status_code == 422
    assert client.post(f"{page}sengketa/").status_code == 302
    given = advised()
    give_advice(regency, type(given)(given.office, given.to, given.day, given.due, given.letter, subject))
    for address in (page, reverse("desk:lhp", args=[subject])):
        told = client.get(address).content.decode()
        for said in ("Usul temuan kepada pleno", "menunggu pleno", "diamati", "Saran perbaikan kepada KPU"):
            assert said in told, (address, said)
    case = review_report(
        regency, follow_matter(subject), Review(ReviewOutcome.REGISTER, (Violation.ADMINISTRATIVE,)), ""
    )
    number = register_case(regency, case)
    told = client.get(page).content.decode()
    assert f"perkara {number}" in told
    assert reverse("desk:case", args=[case]) in told
    form = client.get(reverse("desk:advice-new") + f"?laporan={subject}&kantor=52.01").content.decode()
    link = f'<a href="{reverse("desk:lhp", args=[subject])}">{NUMBER}</a>'
    assert link in form
    assert link in client.get(reverse("desk:advice", args=[Advice.objects.get().subject])).content.decode()
    assert subject in form
    with pytest.raises(ReportUnknown):
        give_advice(regency, type(given)(given.office, given.to, given.day, given.due, given.letter, "ab" * 16))
    supervisor = logged_in(Role.SUPERVISOR, DISTRICT)
    told = supervisor.get(reverse("desk:lhp", args=[subject])).content.decode()
    assert "Usul temuan kepada pleno" in told
    assert "menunggu pleno" not in told, "what became of it is read by who reads cases"
    assert TITLE not in told
    assert supervisor.get(page).status_code == 403


def sent_as(by: Staff, form: str, answers: Mapping[str, Any], number: str) -> str:
    with act():
        subject = writing.begin(by, by.region, form, "")
        writing.send(by, subject, writing.save_draft(by, subject, 0, answers, number))
    return subject


def test_a_crime_that_the_form_names_is_proposed_as_one_and_prevention_leads_to_no_finding(
    people: tuple[Staff, Staff], logged_in: LoggedIn
) -> None:
    writer, _ = people
    client = logged_in(Role.OFFICER, "52.01")
    told = {**FULL, "election": "governor", "type": "criminal"}
    del told["objects"]
    crime = sent_as(writer, "form-a-pilkada-2024", told, "1/LHP")
    form = client.get(reverse("desk:lhp-follow", args=[crime])).content.decode()
    assert re.search(r'name="is_crime"[^>]* checked', form)
    prevention = {
        **dict.fromkeys(("division", "assignment", "event", "aim", "target", "place", "account"), "CONTOH"),
        "team": WHOLE["team"],
        "stage": "none",
        "way": "talk",
        "day": "2026-11-28",
        "follow_up": "CONTOH",
    }
    beforehand = sent_as(writer, "f-cegah-2023", prevention, "1/F.CEGAH")
    page = client.get(reverse("desk:lhp-follow", args=[beforehand])).content.decode()
    assert "Usulkan sebagai temuan" not in page
    assert "<h2>Temuan</h2>" not in page
    assert "Tulis saran perbaikan" in page
