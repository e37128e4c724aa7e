"""A report is examined at the desk: taken up and over, noted, given back, approved level by level, opened again."""

import re
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from saksama.errors import SaksamaError
from saksama_node.accounts.actions import end_all
from saksama_node.accounts.models import Recusal
from saksama_node.accounts.policy import Role, Staff
from saksama_node.flows.observation import examine_report
from saksama_node.flows.observation.write_report import save_report, send_report
from saksama_node.ledger.actions import act
from saksama_node.ledger.queries import entries_of
from saksama_node.observation.models import Note, Report, Version
from saksama_node.settings.clock import now
from tests.node.conftest import LoggedIn, StaffFor
from tests.node.observation.reporting import DISTRICT, NUMBER, SUSPECTED, as_sent, opened, sent
from tests.node.observation.written import WHOLE

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture
def period(staff_for: StaffFor) -> str:
    return opened(staff_for(Role.OFFICER, "52.01"))


def body(answer: Any) -> str:
    return str(answer.content.decode())


def press(client: Client, subject: str, act: str, **said: object) -> str:
    """Press a button of the page; the page that follows, and its status before it."""
    answer = client.post(f"/meja/pengawasan/laporan/{subject}/{act}/", said, follow=True)
    return f"{answer.status_code} {body(answer)}"


def test_a_report_goes_round_with_notes_answers_and_two_levels(
    logged_in: LoggedIn, staff_for: StaffFor, period: str
) -> None:
    writer, subject = logged_in(Role.SUPERVISOR, DISTRICT), sent(staff_for(Role.SUPERVISOR, DISTRICT), period)
    regency, province = logged_in(Role.OFFICER, "52.01"), logged_in(Role.OFFICER, "52")
    address = f"/meja/pengawasan/laporan/{subject}/"
    # It waits for the regency alone, on its desk too.
    assert "Mulai memeriksa" in body(regency.get(address))
    assert NUMBER in body(regency.get("/meja/"))
    for other in (writer, province):
        assert "Mulai memeriksa" not in body(other.get(address))
        assert NUMBER not in body(other.get("/meja/"))
    assert "tidak menunggu pemeriksaan Anda" in press(province, subject, "periksa")
    assert press(writer, subject, "periksa").startswith("403")
    assert "200" in press(regency, subject, "periksa")
    # Without a note nothing is given back; a note stands at its field, and may be dropped before.
    assert press(regency, subject, "kembalikan", version=1).startswith("422")
    chosen = body(regency.get(f"{address}?di=activities.1.aim"))
    assert '<option value="activities.1.aim" selected>Kegiatan 1: Tujuan</option>' in chosen
    press(regency, subject, "catatan", at="account", words="Salah tulis.")
    assert "Salah tulis." not in body(writer.get(address))
    press(regency, subject, f"catatan/{Note.objects.get().pk}/buang")
    assert "Salah tulis." not in body(regency.get(address))
    page = press(regency, subject, "catatan", at="activities.1.aim", words="Tujuannya belum lengkap.")
    assert "Tujuannya belum lengkap." in page
    # Somebody else reads that it is examined, and who decides on another version is refused.
    assert "Sedang diperiksa" in body(province.get(address))
    assert press(regency, subject, "setujui", version=9).startswith("422")
    assert "Laporan dikembalikan dengan catatan" in press(regency, subject, "kembalikan", version=1)
    assert "Perbaiki" in body(writer.get("/meja/"))
    assert [each.kind for each in entries_of(subject)] == ["lhp.sent", "lhp.returned"]


def test_what_was_noted_is_answered_compared_and_approved_by_each_level(
    logged_in: LoggedIn, staff_for: StaffFor, period: str
) -> None:
    writer, subject = logged_in(Role.SUPERVISOR, DISTRICT), sent(staff_for(Role.SUPERVISOR, DISTRICT), period)
    regency, province = logged_in(Role.OFFICER, "52.01"), logged_in(Role.OFFICER, "52")
    address = f"/meja/pengawasan/laporan/{subject}/"
    press(regency, subject, "periksa")
    press(regency, subject, "catatan", at="activities.1.aim", words="Tujuannya belum lengkap.")
    press(regency, subject, "kembalikan", version=1)
    # The note stands beside its field, and is answered before the report goes again.
    page = body(writer.get(f"{address}tulis/"))
    note = Note.objects.get().pk
    assert "Tujuannya belum lengkap." in page
    assert f'name="answer.{note}"' in page
    edits = Report.objects.get().edits
    refused = writer.post(f"{address}tulis/", as_sent(WHOLE, NUMBER, edits, act="send"))
    assert refused.status_code == 422
    assert "Jawab dulu setiap catatan pemeriksa" in body(refused)
    better = {**WHOLE, "activities": [{**WHOLE["activities"][0], "aim": "Memastikan daftar diumumkan."}]}
    answer = {f"answer.{note}": "Sudah dilengkapi."}
    edits = Report.objects.get().edits
    done = writer.post(f"{address}tulis/", as_sent(better, NUMBER, edits, act="send", **answer), follow=True)
    assert "Laporan terkirim" in body(done)
    # What changed is named and marked; the versions stand beside each other, the old one as it was.
    page = body(regency.get(address))
    assert "Berubah sejak versi 1:" in page
    assert page.count('<a href="#isi-activities.1.aim">Kegiatan 1: Tujuan</a>') >= 1
    assert page.count("berubah</span>") == 1
    page = body(regency.get(f"{address}banding/"))
    assert "Kegiatan 1: Tujuan" in page
    assert "<del> ...</del>" in page
    assert "<ins> daftar diumumkan.</ins>" in page
    assert "Jalan Contoh" not in page
    assert "Memastikan daftar" not in body(regency.get(f"{address}versi/1/"))
    press(regency, subject, "periksa")
    assert "Sudah dilengkapi." in body(regency.get(address))
    press(regency, subject, f"catatan/{note}/selesai")
    assert Note.objects.get().closed
    assert "disetujui" in press(regency, subject, "setujui", version=2)
    assert NUMBER in body(province.get("/meja/"))
    press(province, subject, "periksa")
    press(province, subject, "setujui", version=2)
    assert Report.objects.get().state == "approved"
    assert press(province, subject, "buka-kembali", reason="").startswith("422")
    page = press(province, subject, "buka-kembali", reason="Ada bukti baru.")
    assert "Ada bukti baru." in page
    assert "Contoh officer" in page
    kinds = [each.kind for each in entries_of(subject)]
    assert kinds == ["lhp.sent", "lhp.returned", "lhp.sent", "lhp.approved", "lhp.approved", "lhp.reopened"]


def test_an_examination_is_taken_over_with_a_reason_that_stays(
    logged_in: LoggedIn, staff_for: StaffFor, period: str
) -> None:
    subject = sent(staff_for(Role.SUPERVISOR, DISTRICT), period)
    first, second = logged_in(Role.OFFICER, "52.01"), logged_in(Role.OFFICER, "52.01", "kedua")
    press(first, subject, "periksa")
    assert press(second, subject, "ambil-alih", reason=" ").startswith("422")
    assert "Rekan sakit." in press(second, subject, "ambil-alih", reason="Rekan sakit.")
    assert press(first, subject, "setujui", version=1).startswith("422")
    press(second, subject, "setujui", version=1)
    assert "Rekan sakit." in body(first.get(f"/meja/pengawasan/laporan/{subject}/"))


def test_a_report_whose_writer_is_gone_is_handed_to_somebody_of_its_office(
    logged_in: LoggedIn, staff_for: StaffFor, period: str
) -> None:
    gone, heir = staff_for(Role.SUPERVISOR, DISTRICT), staff_for(Role.SUPERVISOR, DISTRICT, "pengganti")
    subject, client = sent(gone, period), logged_in(Role.OFFICER, "52.01")
    press(client, subject, "periksa")
    press(client, subject, "catatan", at="account", words="Kurang jelas.")
    press(client, subject, "kembalikan", version=1)
    said = {"to": heir.id, "reason": "Masa tugasnya habis."}
    assert "masih bertugas" in press(client, subject, "serahkan", **said)
    with act():
        end_all([gone.id], now())
    assert "Penulisnya tidak lagi bertugas" in body(client.get(f"/meja/pengawasan/laporan/{subject}/"))
    other = staff_for(Role.SUPERVISOR, "52.71")
    assert press(client, subject, "serahkan", to=other.id, reason="x").startswith("422")
    assert "Masa tugasnya habis." in press(client, subject, "serahkan", **said)
    theirs = logged_in(Role.SUPERVISOR, DISTRICT, "pengganti")
    assert NUMBER in body(theirs.get("/meja/"))
    assert "Kurang jelas." in body(theirs.get(f"/meja/pengawasan/laporan/{subject}/tulis/"))


def test_after_one_the_report_that_waits_longest_is_offered(
    logged_in: LoggedIn, staff_for: StaffFor, period: str
) -> None:
    writer, client = staff_for(Role.SUPERVISOR, DISTRICT), logged_in(Role.OFFICER, "52.01")
    first, second, third = (sent(writer, period, number=f"00{n}/LHP") for n in (1, 2, 3))
    press(client, second, "periksa")
    page = press(client, second, "setujui", version=1)
    assert "2 laporan menunggu pemeriksaan Anda." in page
    assert f'href="/meja/pengawasan/laporan/{first}/"' in page
    assert f'href="/meja/pengawasan/laporan/{third}/"' not in page


def test_nobody_examines_their_own_and_nobody_who_has_no_part(
    logged_in: LoggedIn, staff_for: StaffFor, period: str
) -> None:
    own = sent(staff_for(Role.OFFICER, "52.01"), period)
    client = logged_in(Role.OFFICER, "52.01")
    assert "Mulai memeriksa" not in body(client.get(f"/meja/pengawasan/laporan/{own}/"))
    assert "orang lain yang memeriksanya" in press(client, own, "periksa")
    subject = sent(staff_for(Role.SUPERVISOR, DISTRICT), period, number="002/LHP")
    assert "002/LHP" in body(client.get("/meja/pengawasan/"))
    # After a restore no account is known: the entries tell whose it was.
    Version.objects.filter(report__subject=own).update(by=0)
    assert "orang lain yang memeriksanya" in press(client, own, "periksa")
    recuse(staff_for(Role.OFFICER, "52.01"), subject)
    for each in ("", "tulis/", "versi/1/", "banding/"):
        assert client.get(f"/meja/pengawasan/laporan/{subject}/{each}").status_code == 404
    assert "002/LHP" not in body(client.get("/meja/pengawasan/")) + body(client.get("/meja/"))
    assert client.post(f"/meja/pengawasan/laporan/{subject}/periksa/").status_code == 404
    with pytest.raises(SaksamaError):
        examine_report.take_up_report(staff_for(Role.OFFICER, "52.01"), subject)


def recuse(person: Staff, subject: str) -> None:
    Recusal.objects.create(person_id=person.id, report=subject, case="", ground="other", at=now())


def test_two_decisions_at_once_make_one(staff_for: StaffFor, period: str) -> None:
    examiner, writer = staff_for(Role.OFFICER, "52.01"), staff_for(Role.SUPERVISOR, DISTRICT)
    for round_, number in enumerate(("001/LHP", "002/LHP", "003/LHP")):
        subject = sent(writer, period, number=number)
        examine_report.take_up_report(examiner, subject)
        examine_report.write_note(examiner, subject, "account", "Kurang jelas.")

        def decided(act: Any, subject: str = subject) -> str:
            try:
                act(examiner, subject, 1)
            except SaksamaError as error:
                return error.code
            finally:
                connections.close_all()
            return "done"

        acts = [examine_report.approve_report, examine_report.return_report]
        with ThreadPoolExecutor(2) as pool:
            said = sorted(pool.map(decided, acts if round_ % 2 else acts[::-1]))
        assert said == ["done", "lhp.refused"]
        assert len([each for each in entries_of(subject) if each.kind != "lhp.sent"]) == 1


def test_two_who_send_at_once_send_one_version(staff_for: StaffFor, period: str) -> None:
    writer = staff_for(Role.SUPERVISOR, DISTRICT)
    subject = sent(writer, period)
    examiner = staff_for(Role.OFFICER, "52.01")
    examine_report.take_up_report(examiner, subject)
    examine_report.write_note(examiner, subject, "account", "Kurang jelas.")
    examine_report.return_report(examiner, subject, 1)
    note, edits = Note.objects.get().pk, Report.objects.get().edits
    edits = save_report(writer, subject, edits, WHOLE, NUMBER, {note: "Sudah."})

    def send(_turn: int) -> str:
        try:
            send_report(writer, subject, edits)
        except SaksamaError as error:
            return error.code
        finally:
            connections.close_all()
        return "done"

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(send, range(2))) == ["done", "lhp.refused"]
    assert Report.objects.get().version == 2


def test_what_is_left_of_a_finding_s_days_counts_from_the_first_version(
    logged_in: LoggedIn, staff_for: StaffFor, period: str
) -> None:
    subject = sent(staff_for(Role.SUPERVISOR, DISTRICT), period, SUSPECTED)
    client = logged_in(Role.OFFICER, "52.01")
    page = body(client.get(f"/meja/pengawasan/laporan/{subject}/"))
    assert "Dapat ditetapkan sebagai temuan:" in page
    assert "Perbawaslu 7/2022 Pasal 5 ayat (1) huruf b" in page
    assert "hitungan lain" in page
    assert re.search(r'<span class="clock__left">', body(client.get("/meja/")))
    # The law of an office is read once, however many reports of it wait.
    asked = []
    for number in ("003/LHP", "004/LHP"):
        sent(staff_for(Role.SUPERVISOR, DISTRICT), period, SUSPECTED, number)
        with CaptureQueriesContext(connection) as queries:
            assert number in body(client.get("/meja/"))
        asked.append(len(queries))
    assert asked[0] == asked[1]
    plain = sent(staff_for(Role.SUPERVISOR, DISTRICT), period, number="002/LHP")
    assert "Dapat ditetapkan sebagai temuan:" not in body(client.get(f"/meja/pengawasan/laporan/{plain}/"))
