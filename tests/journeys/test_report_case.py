"""A report is handled on the desk in a browser: counter, review, number, officer, decision, vault, public page."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, FilePayload, Page, expect

from tests.journeys.reporting import PHOTO, RECENT, fill_steps, picture, send
from tests.testonly.nodes import Institutions, institutions, password_of, sign_agreement


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Institutions]:
    with institutions(tmp_path_factory.mktemp("perkara")) as both:
        sign_agreement(both)
        yield both


@pytest.fixture
def desk(browser: Browser, held: Institutions) -> Iterator[dict[str, Page]]:
    """A browser for each person, logged in."""
    tabs: dict[str, Page] = {}
    for username in ("contoh.petugas", "contoh.anggota", "contoh.anggota2", "contoh.penerima", "contoh.brankas"):
        context = browser.new_context(locale="id-ID", viewport={"width": 1280, "height": 900})
        tab = context.new_page()
        tab.goto(f"{held.bawaslu.url}/akun/login/")
        tab.fill("[name=login]", username)
        tab.fill("[name=password]", password_of(held.bawaslu, username))
        tab.click("main button[type=submit], main form button")
        tab.wait_for_url("**/meja/")
        tabs[username.removeprefix("contoh.")] = tab
    yield tabs
    for tab in tabs.values():
        tab.context.close()


def confirm(second: Page, held: Institutions, name: str) -> None:
    """Who looks a second time finds it among the duties, and confirms what is shown."""
    second.goto(f"{held.bawaslu.url}/meja/")
    second.click("a:has-text('Periksa')")
    expect(second.locator("main")).to_contain_text("Tepat inilah yang akan masuk log")
    picture(second, name)
    second.click("button:has-text('Setujui dan catat')")
    expect(second.locator(".history").first).to_contain_text("disetujui")


def decide(commissioner: Page, held: Institutions, what: str, name: str) -> None:
    """One plenary decides this of what waits."""
    commissioner.goto(f"{held.bawaslu.url}/meja/pleno/")
    commissioner.click("button:has-text('Catat rapat ini')")
    expect(commissioner.locator(".error-summary").first).to_contain_text("Nomor berita acara")
    commissioner.locator("select[name^=putusan-]").first.select_option(what)
    commissioner.fill("#id_number", f"{name}/BA/2026")
    commissioner.select_option("#id_seats", "3")
    for member in commissioner.locator("[name=members]").all():
        member.check()
    picture(commissioner, name)
    commissioner.click("button:has-text('Catat rapat ini')")
    expect(commissioner.locator("main")).to_contain_text(f"{name}/BA/2026")
    picture(commissioner, f"{name}-tercatat")


def test_from_the_inbox_to_the_public_page(held: Institutions, page: Page, desk: dict[str, Page]) -> None:
    fill_steps(page, held.bawaslu.url)
    code = send(page)
    officer, commissioner = desk["petugas"], desk["anggota"]
    officer.goto(f"{held.bawaslu.url}/meja/perkara/")
    picture(officer, "meja-perkara")
    officer.click("text=Catat temuan")
    officer.click("button:has-text('Catat temuan')")
    picture(officer, "meja-temuan-kurang")
    officer.goto(f"{held.bawaslu.url}/meja/perkara/")
    decide(commissioner, held, "case.reviewed:register", "meja-pleno-rapat")
    officer.click("text=CONTOH: spanduk")
    picture(officer, "meja-masuk")
    officer.check("#id_outcome_0")
    officer.check("#id_types_0")
    officer.select_option("#id_party", "none")
    officer.fill("#id_words", "Syarat formal dan materiel lengkap.")
    officer.click("button:has-text('Catat kajian awal')")
    case = officer.url
    expect(officer.locator("main")).to_contain_text("Perbawaslu 7/2022")
    picture(officer, "meja-untuk-diregistrasi")
    officer.click("text=Registrasi dengan nomor berikutnya")
    expect(officer.locator("main")).to_contain_text("001/Reg/LP/PL/Prov/18.00/")
    picture(officer, "meja-diregistrasi")
    officer.select_option("#id_serahkan_officer", label="Contoh contoh.petugas")
    officer.click("button:has-text('Serahkan')")
    officer.fill("#id_kajian_words", "CONTOH: isi kajian.")
    picture(officer, "meja-kajian")
    officer.click("button:has-text('Ajukan kajian ke pleno')")
    decide(commissioner, held, "case.decided:administrative", "meja-pleno-kajian")
    commissioner.goto(case)
    commissioner.select_option("#id_putus_outcome", "administrative")
    commissioner.fill("#id_putus_words", "CONTOH: pertimbangan pleno.")
    picture(commissioner, "meja-pleno")
    commissioner.click("button:has-text('Usulkan: Catat putusan')")
    expect(commissioner.locator("main")).to_contain_text("Menunggu orang kedua")
    picture(commissioner, "meja-menunggu-kedua")
    confirm(desk["anggota2"], held, "meja-usulan-putusan")
    officer.goto(case)
    expect(officer.locator("details:has-text('Belum dapat dilakukan')")).to_contain_text("Tutup perkara")
    officer.locator("summary:has-text('Belum dapat dilakukan')").click()
    picture(officer, "meja-belum-dapat")
    tell_forward_and_close(officer)
    confirm(commissioner, held, "meja-usulan-penutupan")
    officer.goto(case)
    expect(officer.locator(".history").first).to_contain_text("Ditutup")
    picture(officer, "meja-ditutup")

    open_vault(desk["brankas"], held, case)
    seen_from_outside(held, page, code)


def tell_forward_and_close(officer: Page) -> None:
    # Each is open once it is owed.
    officer.select_option("#id_teruskan_to", "kpu")
    officer.click("button:has-text('Catat penerusan')")
    officer.select_option("#id_beritahu_means", "portal")
    officer.fill("#id_beritahu_words", "CONTOH: laporan Anda sudah diputus.")
    officer.click("button:has-text('Catat pemberitahuan')")
    officer.select_option("#id_tutup_outcome", "decided")
    officer.click("button:has-text('Tutup perkara')")


def open_vault(custodian: Page, held: Institutions, case: str) -> None:
    custodian.goto(case)
    custodian.click("text=Buka brankas")
    custodian.fill("#id_reason", "Undangan pemberitahuan hasil, perkara contoh.")
    custodian.fill("#id_passphrase", held.bawaslu.told("vault"))
    picture(custodian, "meja-brankas")
    custodian.click("button:has-text('Buka dan catat')")
    expect(custodian.locator("dl.facts")).to_contain_text("Contoh Pelapor")
    picture(custodian, "meja-brankas-terbuka")


def seen_from_outside(held: Institutions, page: Page, code: str) -> None:
    page.goto(f"{held.bawaslu.url}/ikuti/")
    picture(page, "ikuti")
    page.fill("#kode", code)
    page.click("main button:has-text('Lihat')")
    expect(page.locator("main")).to_contain_text("Undangan pemberitahuan hasil")
    expect(page.locator("main")).to_contain_text("Diputuskan dalam pleno")
    picture(page, "ikuti-selesai")
    page.goto(f"{held.bawaslu.url}/perkara/")
    picture(page, "perkara")
    page.click("tbody a")
    expect(page.locator(".history li")).to_have_count(8)
    picture(page, "perkara-satu")


def test_counter(held: Institutions, desk: dict[str, Page]) -> None:
    intake = desk["penerima"]
    intake.goto(f"{held.bawaslu.url}/meja/perkara/")
    intake.click("text=Terima laporan di loket")
    intake.check("#id_kind_0")
    intake.fill("#id_event", "CONTOH: laporan di loket")
    intake.select_option("#id_region", "52")
    intake.fill("#id_place", "Lapangan contoh")
    intake.fill("#id_known_on", RECENT)
    intake.fill("#id_account", "CONTOH. Diketik petugas di depan pelapor.")
    intake.click("text=Lanjut")
    intake.click("text=Lanjut")
    intake.fill("#id_name", "Contoh Pelapor Loket")
    intake.fill("#id_address", "Jalan Contoh Nomor 8, Mataram")
    picture(intake, "loket-3")
    intake.click("text=Lanjut")
    intake.check("#id_declaration")
    intake.click("#kirim")
    expect(intake.locator("h1")).to_contain_text("diterima di loket")
    intake.set_input_files("#id_scan", FilePayload(name="ktp.jpg", mimeType="image/jpeg", buffer=PHOTO))
    intake.select_option("#id_what", "identity-card")
    intake.click("button:has-text('Segel ke brankas')")
    expect(intake.locator("main")).to_contain_text("Hasil pindai disegel ke brankas")
    expect(intake.locator("main")).to_contain_text("Sudah di brankas: kartu identitas")
    picture(intake, "loket-diterima")
    with intake.expect_popup() as opened:
        intake.click("button:has-text('Cetak formulir laporan')")
    assert opened.value


def test_an_anonymous_sender_and_an_officer_write_to_each_other(
    held: Institutions, page: Page, desk: dict[str, Page]
) -> None:
    page.goto(f"{held.bawaslu.url}/lapor/")
    page.click("text=Mulai")
    page.check("#id_kind_1")
    page.fill("#id_event", "CONTOH: informasi tanpa nama")
    page.select_option("#id_region", "52")
    page.fill("#id_place", "Lapangan contoh")
    page.fill("#id_known_on", RECENT)
    page.fill("#id_account", "CONTOH. Seseorang membagikan paket.")
    for title in ("Siapa yang terlibat?", "Siapa Anda?", "Bukti dan kirim"):
        page.click("button:has-text('Lanjut')")
        expect(page.locator("h1")).to_have_text(title)
    page.check("#id_declaration")
    code = page.inner_text(".code")
    page.click("#kirim")
    expect(page.locator("h1")).to_have_text("Laporan Anda kami terima")
    page.fill("#id_text", "CONTOH: pembagian berlanjut pukul 16.")
    page.set_input_files("#id_files", FilePayload(name="foto.jpg", mimeType="image/jpeg", buffer=PHOTO))
    picture(page, "ikuti-pesan")
    page.click("button:has-text('Kirim pesan')")
    expect(page.locator("#pesan")).to_contain_text("Pesan Anda tersimpan dan dicatat")
    officer = desk["petugas"]
    officer.goto(f"{held.bawaslu.url}/meja/")
    officer.click(".duty:has-text('Baca pesan tentang informasi awal') a")
    expect(officer.locator("#pesan")).to_contain_text("CONTOH: pembagian berlanjut pukul 16.")
    officer.fill("#id_pesan_text", "CONTOH: di lapangan yang mana?")
    picture(officer, "meja-pesan")
    officer.click("#pesan button:has-text('Kirim pesan')")
    expect(officer.locator("#pesan")).not_to_contain_text("belum dibaca")
    page.goto(f"{held.bawaslu.url}/ikuti/")
    page.fill("#kode", code)
    page.click("main button:has-text('Lihat')")
    page.click("text=Baca dan jawab")
    expect(page.locator("#pesan")).to_contain_text("CONTOH: di lapangan yang mana?")
    page.click("#pesan button:has-text('Kirim pesan')")
    expect(page.locator("#pesan")).to_contain_text("Pesan masih kosong")
    picture(page, "ikuti-pesan-kosong")
