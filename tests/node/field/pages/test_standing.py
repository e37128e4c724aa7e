"""What a supervisor sees of the office's answers: carried files, practice, what came back, revoked, restored."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Page, Playwright, expect

from saksama_node.accounts.policy import Role, Staff
from saksama_node.flows.observation.invite_device import invite_device, revoke_device
from saksama_node.flows.observation.take_carried import take_carried
from saksama_node.ledger.actions import act
from saksama_node.observation import examining
from saksama_node.observation.annexed import annexes_of
from saksama_node.observation.models import Device, Report, Submission, Version
from saksama_node.observation.receiving import Taken
from tests.journeys.reporting import picture
from tests.node.conftest import StaffFor
from tests.node.field.pages.handset import PHONE, Wire, check_and_send, enroll, photo, stands, telephone, write_form_a
from tests.node.observation.reporting import proposed_today

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture
def code(staff_for: StaffFor, planner: Staff) -> str:
    """A fresh card's, of a supervisor of a district."""
    return invite_device(by=planner, person_id=staff_for(Role.SUPERVISOR, "52.01.01").id)


def looked_at(page: Page, name: str) -> None:
    """This screen, wide and narrow; then as a telephone has it."""
    picture(page, f"lapangan-{name}")
    page.set_viewport_size(PHONE)


def test_a_queue_is_carried_as_a_file_and_known_when_it_comes_again(
    playwright: Playwright, wire: Wire, tmp_path: Path, code: str, planner: Staff
) -> None:
    with telephone(playwright, tmp_path) as (context, page):
        enroll(page, wire.url, code)
        looked_at(page, "beranda")
        context.set_offline(True)
        write_form_a(page)
        page.set_input_files("#foto", FilePayload(name="a.jpg", mimeType="image/jpeg", buffer=photo(900, 700)))
        expect(page.locator(".photos li")).to_have_count(1)
        looked_at(page, "tulis")
        page.click("main button:has-text('Periksa')")
        looked_at(page, "lihat")
        page.click("main button:has-text('Kirim')")
        expect(page.locator("#keadaan")).to_have_attribute("data-standing", "waiting")
        looked_at(page, "menunggu")
        page.click("#ponsel")
        expect(page.locator("#hilang")).to_contain_text("1 laporan yang belum sampai")
        looked_at(page, "ponsel")
        with page.expect_download() as waiting:
            page.click("#bawa button:has-text('Simpan berkas')")
        assert waiting.value.suggested_filename.endswith(".saksama-lapangan")
        data = waiting.value.path().read_bytes()
        assert b"Pemutakhiran" not in data
        carried = take_carried(by=planner, data=data)
        assert [(number, isinstance(told, Taken)) for number, told in carried.taken] == [(1, True)]
        assert carried.missing == 0
        context.set_offline(False)
        page.click("#beranda")
        page.click("main .list a")
        stands(page, "taken")
        page.click("#ponsel")
        expect(page.locator("#bawa")).to_contain_text("Tidak ada yang menunggu")
        expect(page.locator("#hilang")).to_contain_text("tidak ada tulisan yang hilang")
    assert Submission.objects.count() == 1


def test_practice_is_marked_and_a_revoked_telephone_keeps_what_it_holds(
    playwright: Playwright, wire: Wire, tmp_path: Path, code: str, planner: Staff
) -> None:
    with telephone(playwright, tmp_path) as (_, page):
        enroll(page, wire.url, code)
        page.check("#latihan")
        page.click("button:has-text('Latihan: Formulir Pencegahan')")
        expect(page.locator("main")).to_contain_text("Laporan latihan ditandai")
        page.click("#beranda")
        page.click("button:has-text('Latihan: Laporan Hasil Pengawasan Pemilu')")
        fields = ("stage", "team-1-post", "assignment", "address", "activities-1-aim", "activities-1-target")
        for name in (*fields, "activities-1-place", "account"):
            page.fill(f"#isian-{name}", "CONTOH")
        page.select_option("#isian-activities-1-way", "indirect")
        for name in ("suspected", "disputed"):
            page.check(f"#isian-{name} input[value=none]")
        check_and_send(page)
        stands(page, "practice")
        expect(page.locator("h1")).to_have_text("Latihan latihan diterima")
        assert not Report.objects.exists()
        page.click("#beranda")
        page.uncheck("#latihan")
        expect(page.locator("main")).not_to_contain_text("Laporan latihan ditandai")
        revoke_device(by=planner, name=Device.objects.get().name, reason="CONTOH: ponsel hilang")
        write_form_a(page)
        check_and_send(page)
        expect(page.locator("#dicabut")).to_contain_text("dicabut oleh kantor")
        looked_at(page, "dicabut")
        expect(page.locator("#keadaan")).to_contain_text("tidak mengirim lagi")
        # Nobody else's card is used while this person's reports are on it.
        page.goto(f"{wire.url}/lapangan/#undangan=XXXX")
        expect(page.locator("main")).to_contain_text("masih memegang")
        page.click("#ponsel")
        expect(page.locator("#bawa button").first).to_be_visible()
        page.click("button:has-text('Lepaskan ponsel ini')")
        expect(page.locator("main")).to_contain_text("Hapus semuanya dari ponsel ini?")
        looked_at(page, "lepaskan")
        page.click("button:has-text('Ya, hapus semuanya')")
        expect(page.locator("h1")).to_have_text("Daftarkan ponsel ini")
        looked_at(page, "daftar")


def test_what_came_back_shows_the_notes_and_goes_again(
    playwright: Playwright, wire: Wire, tmp_path: Path, code: str, staff_for: StaffFor
) -> None:
    examiner = staff_for(Role.OFFICER, "52.01")
    with telephone(playwright, tmp_path) as (_, page):
        enroll(page, wire.url, code)
        write_form_a(page)
        page.set_input_files("#foto", FilePayload(name="a.jpg", mimeType="image/jpeg", buffer=photo(300, 200)))
        page.fill(".photos input", "CONTOH papan")
        check_and_send(page)
        stands(page, "taken")
        subject = Report.objects.get().subject
        with act():
            examining.take_up(examiner, subject)
            examining.note(examiner, subject, "activities.1.aim", "CONTOH: tujuannya belum lengkap.")
            seen = annexes_of(subject)[0].plain
            examining.note(examiner, subject, f"annex.{seen}", "CONTOH: kurang terang.")
            examining.give_back(examiner, subject)
        page.click("#ponsel")
        page.click("button:has-text('Tanyakan ke kantor sekarang')")
        page.click("#beranda")
        expect(page.locator("main")).to_contain_text("Perlu revisi: 2 catatan")
        looked_at(page, "kembali")
        page.click("button:has-text('Perbaiki dan kirim lagi')")
        expect(page.locator("main")).to_contain_text("tujuannya belum lengkap")
        expect(page.locator("main")).to_contain_text("pada Foto 1: CONTOH papan: CONTOH: kurang terang.")
        expect(page.locator("#isian-account")).to_have_value("CONTOH: daftar diumumkan di papan kantor desa.")
        page.fill("#isian-activities-1-aim", "Memastikan daftar diumumkan dan lengkap.")
        page.click("main button:has-text('Periksa')")
        expect(page.locator(".error-summary")).to_contain_text("belum dijawab")
        looked_at(page, "catatan")
        for place in range(2):
            page.fill(f"textarea[id^=note-] >> nth={place}", "CONTOH: sudah ditambah.")
        check_and_send(page)
        stands(page, "taken")
        expect(page.locator("main")).not_to_contain_text("belum dapat diajukan")
        page.click("#beranda")
        expect(page.locator("main")).not_to_contain_text("Kembali dari kantor")
        with act():
            examining.take_up(examiner, subject)
            examining.approve(examiner, subject)
        page.click("#ponsel")
        page.click("button:has-text('Tanyakan ke kantor sekarang')")
        page.click("#beranda")
        expect(page.locator("main .list").last).to_contain_text("disetujui")
    assert [each.version for each in Version.objects.all()] == [1, 2]
    assert Report.objects.count() == 1


def test_what_the_office_cannot_file_yet_is_mended_on_the_telephone(
    playwright: Playwright, wire: Wire, tmp_path: Path, code: str
) -> None:
    with telephone(playwright, tmp_path) as (context, page):
        enroll(page, wire.url, code)
        write_form_a(page)
        number = page.input_value("#nomor")
        check_and_send(page)
        stands(page, "taken")
        page.click("#beranda")
        page.click("button:has-text('Tulis Formulir Pencegahan')")
        for name in (
            "division",
            "assignment",
            "event",
            "target",
            "place",
            "aim",
            "account",
            "follow_up",
            "team-1-post",
        ):
            page.fill(f"#isian-{name}", "CONTOH")
        page.select_option("#isian-stage", "voters")
        page.select_option("#isian-way", "other:")
        page.fill("input[aria-label$='Tulis sendiri']:visible", "CONTOH patroli")
        # An own pattern of this form proposes another number: here one is typed that the office has.
        assert page.input_value("#nomor") != number
        page.fill("#nomor", number)
        check_and_send(page)
        stands(page, "draft")
        expect(page.locator("main")).to_contain_text("nomor ini sudah dipakai di kantor")
        looked_at(page, "tertahan")
        # Nothing is asked of the office again: what it answered is mended at once, without a network too.
        context.set_offline(True)
        held, mend = page.url, "button:has-text('Perbaiki dan kirim lagi')"
        expect(page.locator(mend)).to_be_visible()
        page.click("#beranda")
        expect(page.locator("main")).to_contain_text("Belum lengkap di kantor")
        page.click(mend)
        expect(page.locator("main")).to_contain_text("Foto yang sudah dikirim tetap menyertai")
        expect(page.locator("main")).to_contain_text("nomor ini sudah dipakai di kantor")
        check_and_send(page)
        context.set_offline(False)
        stands(page, "draft")
        page.click(mend)
        page.fill("#nomor", "002/F.CEGAH/CONTOH")
        check_and_send(page)
        stands(page, "taken")
        page.click("#beranda")
        expect(page.locator(mend)).to_have_count(0)
        page.goto(held)
        expect(page.locator("#keadaan")).to_have_attribute("data-standing", "mended")
        expect(page.locator("main")).not_to_contain_text("nomor ini sudah dipakai di kantor")
        page.click("a:has-text('Buka kiriman perbaikan')")
        expect(page.locator("h1")).to_contain_text("002/F.CEGAH/CONTOH")
    cegah = Report.objects.get(form="f-cegah-2023")
    assert (cegah.number, cegah.version, Report.objects.count()) == ("002/F.CEGAH/CONTOH", 1, 2)


def test_a_telephone_restored_from_a_backup_goes_on_and_is_told(
    playwright: Playwright, wire: Wire, tmp_path: Path, code: str
) -> None:
    with telephone(playwright, tmp_path / "profil") as (context, page):
        enroll(page, wire.url, code)
    shutil.copytree(tmp_path / "profil", tmp_path / "cadangan")
    with telephone(playwright, tmp_path / "profil") as (context, page):
        page.goto(f"{wire.url}/lapangan/")
        write_form_a(page)
        check_and_send(page)
        stands(page, "taken")
    with telephone(playwright, tmp_path / "cadangan") as (context, page):
        page.goto(f"{wire.url}/lapangan/")
        context.set_offline(True)
        write_form_a(page)
        page.fill("#nomor", "9/LHP")
        check_and_send(page)
        context.set_offline(False)
        stands(page, "taken")
        expect(page.locator("main")).to_contain_text("dikirim dengan nomor urut baru")
        assert page.url.endswith("#laporan/2")
    assert sorted(Report.objects.values_list("number", flat=True)) == [proposed_today(), "9/LHP"]
