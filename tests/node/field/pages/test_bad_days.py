"""A full disk, two windows, a line of 40 kbit/s that loses three of ten: what a person is told, and what is kept."""

import random
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Playwright, Route, expect

from saksama_node.accounts.policy import Role, Staff
from saksama_node.flows.observation.invite_device import invite_device
from saksama_node.observation.models import Report, Submission
from tests.node.conftest import StaffFor
from tests.node.field.pages.handset import (
    Wire,
    check_and_send,
    empty_battery,
    enroll,
    stands,
    telephone,
    write_form_a,
)

pytestmark = pytest.mark.usefixtures("database")

BITS: Final = 40_000
LOST: Final = 0.3
OLDER: Final = """() => new Promise((good) => {
  indexedDB.open("saksama-lapangan").onsuccess = (event) => {
    const drafts = event.target.result.transaction("drafts", "readwrite").objectStore("drafts");
    drafts.getAll().onsuccess = (found) => {
      const [draft] = found.target.result;
      draft.answers.lama = "CONTOH dari formulir lama";
      drafts.put(draft).onsuccess = () => { event.target.result.close(); good(true); };
    };
  };
})"""
PRESSED: Final = """() => {
  const button = document.querySelector("main button[type=submit]");
  if (button && !button.disabled) button.click();
  return Boolean(button);
}"""


@pytest.fixture
def code(staff_for: StaffFor, planner: Staff) -> str:
    """A fresh card's, of a supervisor of a district."""
    return invite_device(by=planner, person_id=staff_for(Role.SUPERVISOR, "52.01.01").id)


def test_a_full_disk_and_a_second_window_are_told_and_lose_nothing(
    playwright: Playwright, wire: Wire, tmp_path: Path, code: str
) -> None:
    with telephone(playwright, tmp_path) as (context, page):
        enroll(page, wire.url, code)
        write_form_a(page)
        expect(page.locator("#simpan")).to_contain_text("Tersimpan")
        page.evaluate("""() => { window.kept = IDBObjectStore.prototype.put;
          IDBObjectStore.prototype.put = () => { throw new DOMException('disk', 'QuotaExceededError'); }; }""")
        page.fill("#isian-account", "CONTOH: ditulis saat penuh")
        expect(page.locator("#kabar")).to_contain_text("Penyimpanan ponsel penuh")
        # Seen where a person writes, far from the page's head, and gone once it is so no longer.
        expect(page.locator("#kabar[role=alert] p")).to_be_in_viewport(ratio=1)
        page.evaluate("() => { IDBObjectStore.prototype.put = window.kept; }")
        page.fill("#isian-account", "CONTOH: ditulis sesudahnya")
        expect(page.locator("#simpan")).to_contain_text("Tersimpan")
        expect(page.locator("#kabar")).to_be_empty()
        other = context.new_page()
        other.goto(page.url)
        expect(other.locator("#isian-account")).to_have_value("CONTOH: ditulis sesudahnya")
        other.fill("#isian-account", "CONTOH: dari jendela kedua")
        expect(other.locator("#simpan")).to_contain_text("Tersimpan")
        page.fill("#isian-stage", "CONTOH: dari jendela pertama")
        expect(page.locator("#kabar")).to_contain_text("diubah di jendela lain")
        page.click("#kabar button")
        expect(page.locator("#kabar")).to_be_empty()
        check_and_send(other)
        stands(other, "taken")
        other.close()
    assert Report.objects.count() == 1


def test_a_battery_that_ends_while_a_report_is_sealed_leaves_the_draft_and_its_number(
    playwright: Playwright, wire: Wire, tmp_path: Path, code: str
) -> None:
    with telephone(playwright, tmp_path) as (_, page):
        enroll(page, wire.url, code)
        write_form_a(page)
        page.click("main button:has-text('Periksa')")
        page.evaluate("""() => { crypto.subtle.encrypt = () => {
          document.documentElement.dataset.sealing = 'yes';
          return new Promise(() => {});
        }; }""")
        page.click("main button:has-text('Kirim')")
        page.wait_for_selector("html[data-sealing]")
        expect(page.locator("#kabar")).to_contain_text("Menyegel")
        empty_battery(tmp_path)
    with telephone(playwright, tmp_path) as (_, page):
        page.goto(f"{wire.url}/lapangan/")
        page.click("a:has-text('Laporan Hasil Pengawasan Pemilu')")
        # A form that is newer than the draft drops nothing of it.
        page.evaluate(OLDER)
        page.reload()
        expect(page.locator("main")).to_contain_text("CONTOH dari formulir lama")
        page.click("main button:has-text('Periksa')")
        expect(page.locator(".error-summary")).to_contain_text("tidak dikenal formulir ini")
        page.click("#isian-lama button")
        check_and_send(page)
        stands(page, "taken")
    assert [each.sequence for each in Submission.objects.all()] == [1]


def test_a_report_goes_out_over_forty_kilobits_of_which_a_third_is_lost(
    playwright: Playwright, wire: Wire, tmp_path: Path, code: str
) -> None:
    chance = random.Random(17)

    def lossy(route: Route) -> None:
        if chance.random() >= LOST:
            route.continue_()
        elif chance.random() < 0.5:
            route.fetch()
            route.abort()
        else:
            route.abort()

    with telephone(playwright, tmp_path) as (context, page):
        line = context.new_cdp_session(page)
        line.send("Network.enable")
        speed = {"offline": False, "latency": 300, "downloadThroughput": BITS / 8, "uploadThroughput": BITS / 8}
        line.send("Network.emulateNetworkConditions", speed)
        context.route("**/lapangan/api/**", lossy)
        page.goto(f"{wire.url}/lapangan/#undangan={code}")
        page.wait_for_selector("#kode")
        while page.evaluate(PRESSED):
            page.wait_for_timeout(50)
        page.wait_for_selector("#latihan, .notice")
        while not page.locator("button:has-text('Tulis Laporan')").count():
            page.evaluate("dispatchEvent(new Event('online'))")
            page.wait_for_timeout(50)
        write_form_a(page)
        check_and_send(page)
        stands(page, "taken")
    assert Submission.objects.count() == 1
