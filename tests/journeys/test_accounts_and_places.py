"""Supervisors of a kecamatan get accounts from a file, one of them comes in; a citizen finds the office of a place.

One real node, one browser; the worker makes the accounts. Pictures where SAKSAMA_PICTURES names a folder.
"""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, FilePayload, Page, expect

from saksama_demo.player import wait_until
from tests.journeys.reporting import picture
from tests.node.accounts.lists import supervisors
from tests.testonly.nodes import SECONDS, Institutions, institutions, password_of

ROWS = 275  # the stations of Kecamatan Gerung
OWN = "sandi-pilihan-sendiri-0417"


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Institutions]:
    with institutions(tmp_path_factory.mktemp("akun"), which=("bawaslu",)) as both:
        yield both


def log_in(tab: Page, url: str, username: str, password: str) -> None:
    tab.goto(f"{url}/akun/login/")
    tab.fill("[name=login]", username)
    tab.fill("[name=password]", password)
    tab.click("main button.button")
    tab.wait_for_url("**/meja/")


def upload(tab: Page, data: bytes) -> None:
    tab.set_input_files("#id_file", FilePayload(name="pengawas-gerung.csv", mimeType="text/csv", buffer=data))
    tab.click("text=Periksa berkas")


def make_accounts(page: Page) -> None:
    """Upload a file with faults, then one without; agree; wait for the worker."""
    page.click("nav >> text=Akun")
    page.click("text=Banyak akun dari berkas")
    picture(page, "daftar-kosong")
    page.click("main a:has-text('Unggah berkas')")
    last_day = page.evaluate("new Date(Date.now() + 30 * 86400000).toISOString().slice(0, 10)")
    good = supervisors(last_day, limit=ROWS)
    wrong = good.replace(b",7,pengawas lapangan", b",tujuh,pengawas", 1)
    wrong += f"\nContoh,52.99.01.1002,1,pengawas lapangan,{last_day}".encode()
    upload(page, wrong)
    expect(page.locator(".error-summary")).to_contain_text("3 ralat di 2 baris; belum ada akun yang dibuat")
    picture(page, "daftar-ralat")
    upload(page, good)
    expect(page.locator("main")).to_contain_text("275 akun dibuat, masing-masing dengan satu peran")
    picture(page, "daftar-persetujuan")
    page.click("text=Buat 275 akun")
    expect(page.locator("main")).to_contain_text("Kode pertama di", timeout=3 * SECONDS * 1000)


def print_code(page: Page) -> tuple[str, str]:
    """Print the sheet of one village; a username and its code."""
    page.click("tbody a")
    page.click("tbody a")
    picture(page, "daftar-tempat")
    page.locator("tbody button", has_text="Cetak").first.click()
    picture(page, "daftar-kode")
    username = page.locator(".code-cell").nth(0).inner_text()
    code = page.locator(".code-cell").nth(1).inner_text()
    assert re.fullmatch(r"[0-9A-Z]{4}(-[0-9A-Z]{4}){3}", code)
    return username, code


def come_in(phone: Page, url: str, username: str, code: str) -> None:
    """Choose a password with the code, and log in with it."""
    phone.goto(f"{url}/akun/login/")
    phone.click("text=Masuk pertama kali dengan kode")
    phone.fill("#id_username", username)
    phone.fill("#id_code", code.lower())
    phone.fill("#id_password", OWN)
    phone.fill("#id_again", "lain")
    phone.click("main button.button")
    expect(phone.locator(".error-summary")).to_contain_text("tidak sama")
    picture(phone, "masuk-pertama")
    phone.fill("#id_password", OWN)
    phone.fill("#id_again", OWN)
    phone.click("main button.button")
    phone.wait_for_url("**/akun/login/")
    log_in(phone, url, username, OWN)
    picture(phone, "meja-pengawas")


def test_accounts_from_a_file_to_the_first_login_and_to_their_end(
    held: Institutions, page: Page, browser: Browser
) -> None:
    url = held.bawaslu.url
    log_in(page, url, "contoh.admin", password_of(held.bawaslu, "contoh.admin"))
    make_accounts(page)
    username, code = print_code(page)
    phone = browser.new_page(locale="id-ID", viewport={"width": 360, "height": 800})
    come_in(phone, url, username, code)
    page.goto(f"{url}/meja/akun/?q={username}")
    picture(page, "akun")
    page.click("tbody a")
    picture(page, "akun-satu")
    page.goto(f"{url}/meja/akun/akhir/?daftar=1&segera=on")
    expect(page.locator("main")).to_contain_text("275 pengawas lapangan")
    picture(page, "hari-terakhir")
    page.click("text=Simpan hari terakhir ini")
    expect(page.locator("main")).to_contain_text("275 akun: hari terakhir")
    phone.reload()
    phone.wait_for_url("**/akun/login/**")
    phone.close()
    log = wait_until(lambda: revoked(page, url), seconds=3 * SECONDS, what="the worker closes what is over and logs it")
    assert username not in log


def revoked(page: Page, url: str) -> str:
    """The public log's page about accounts, once the newest entry tells that a supervisor's role ended."""
    text = page.request.get(f"{url}/catatan/?kind=account").text()
    return text if "Peran pengawas lapangan" in text and "dicabut" in text else ""


def test_a_citizen_finds_the_office_without_javascript_and_reports_there(held: Institutions, browser: Browser) -> None:
    url = held.bawaslu.url
    context = browser.new_context(locale="id-ID", java_script_enabled=False)
    tab = context.new_page()
    tab.goto(f"{url}/lapor/")
    tab.click("text=Cari kantor di tempat kejadian")
    tab.fill("#q", "lapangan labuapy, lobar")
    tab.click("main button:has-text('Cari')")
    tab.click("main a:has-text('Kecamatan Labuapi, Kabupaten Lombok Barat')")
    expect(tab.locator("main")).to_contain_text("Panwaslu Kecamatan Labuapi")
    tab.click("text=Desa Bagik Polak")
    tab.click("text=Lapor kejadian di sini")
    assert tab.locator("#id_region").input_value().startswith("52.01.08.")
    tab.check("#id_kind_0")
    tab.fill("#id_event", "CONTOH: spanduk")
    tab.fill("#id_place", "Lapangan contoh")
    tab.fill("#id_known_on", "2024-02-12")
    tab.fill("#id_account", "CONTOH. Uraian.")
    tab.click("text=Lanjut")
    tab.click("text=Lanjut")
    tab.fill("#id_name", "Contoh Pelapor")
    tab.fill("#id_address", "Jalan Contoh 7")
    tab.click("text=Lanjut")
    expect(tab.locator("main")).to_contain_text("Kecamatan Labuapi")
    tab.check("#id_declaration")
    tab.click("#kirim")
    expect(tab.locator("main")).to_contain_text("Panwaslu Kecamatan Labuapi", timeout=SECONDS * 1000)
    expect(tab.locator("main")).to_contain_text("Kartu identitas (KTP)")
    context.close()


def test_the_screens_of_places(held: Institutions, page: Page) -> None:
    url = held.bawaslu.url
    for name, address in (
        ("tempat", "/lapor/tempat/"),
        ("tempat-cari", "/lapor/tempat/?q=tanjung"),
        ("tempat-kecamatan", "/lapor/tempat/?wilayah=52.01.08"),
    ):
        page.goto(f"{url}{address}")
        picture(page, name)
    page.goto(f"{url}/lapor/")
    page.click("text=Mulai")
    page.check("#id_kind_0")
    page.fill("#id_event", "CONTOH: spanduk")
    page.fill("#id_place", "Lapangan desa Labuapi, Lobar")
    page.fill("#id_known_on", "2024-02-12")
    page.fill("#id_account", "CONTOH. Uraian.")
    page.click("text=Lanjut")
    expect(page.locator(".error-summary")).to_contain_text("Pilih yang benar")
    picture(page, "lapor-tempat-mungkin")
    page.select_option("#id_region", "52.01.08.2010")
    page.click("text=Lanjut")
    expect(page.locator("h1")).to_have_text("Siapa yang terlibat?")
    page.click("text=Lanjut")
    page.fill("#id_name", "Contoh Pelapor")
    page.fill("#id_address", "Jalan Contoh 7")
    page.click("text=Lanjut")
    page.check("#id_declaration")
    page.click("#kirim")
    expect(page.locator("main")).to_contain_text("Panwaslu Kecamatan Labuapi", timeout=SECONDS * 1000)
    picture(page, "lapor-kantor")
