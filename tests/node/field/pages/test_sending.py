"""A report from an empty telephone to its receipt, whatever becomes of the line, the battery and the page meanwhile."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright, expect

from saksama.entries.kinds.checker import CheckerPublished
from saksama.observation.document import parse_document
from saksama.tlog.policy import LogEntry, Policy
from saksama_node.accounts.policy import Role, Staff
from saksama_node.checker.edition import Carried, Era, assemble
from saksama_node.flows.observation.invite_device import invite_device
from saksama_node.ledger import blobs
from saksama_node.ledger.actions import act, append
from saksama_node.ledger.queries import entries_of, openings_of
from saksama_node.ledger.sequencer import integrate_round
from saksama_node.ledger.signing import log_key
from saksama_node.observation.models import Device, Report, Submission
from saksama_node.settings.clock import now
from saksama_node.web.field import pages
from tests.node.conftest import StaffFor
from tests.node.field.pages.handset import (
    CutLine,
    Wire,
    check_and_send,
    empty_battery,
    enroll,
    stands,
    telephone,
    write_form_a,
)
from tests.node.observation.reporting import proposed_today

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture
def code(staff_for: StaffFor, planner: Staff) -> str:
    """A fresh card's, of a supervisor of a district."""
    return invite_device(by=planner, person_id=staff_for(Role.SUPERVISOR, "52.01.01").id)


def edition() -> None:
    """Publish the page that checks receipts: it knows this log's key, and asks for no witness."""
    policy = Policy((LogEntry(log_key().verifier),), (), (), "none")
    page = assemble(Carried(1, now(), "CONTOH", "0" * 64, {}, (Era(datetime(2020, 1, 1, tzinfo=UTC), None, policy),)))
    with act():
        append(CheckerPublished(agreement="0" * 64, digest=blobs.put(page), edition=1), subject="", actor="node")
    integrate_round()


def come_in(context: BrowserContext, page: Page, address: str, cut: CutLine) -> None:
    """Let the telephone in over a line that is cut before the card's code arrives, and before its answer does."""
    page.goto(address)
    code = address.rpartition("=")[2]
    expect(page.locator("#kode")).to_have_value(code)
    assert code not in page.url
    # The code outlives another language.
    page.click("#bahasa")
    expect(page.locator("h1")).to_have_text("Enrol this phone")
    page.click("#bahasa")
    expect(page.locator("#kode")).to_have_value(code)
    context.route("**/lapangan/api/**", cut)
    for _ in range(2):
        page.click("main button:has-text('Daftarkan')")
        expect(page.locator("#kabar")).to_contain_text("Kantor belum menjawab")
    # Closed and opened again: the card was used, and with this telephone's key still gives the same answer.
    page.reload()
    page.click("main button:has-text('Daftarkan')")
    expect(page.locator("h1")).to_have_text("Tulis laporan")
    expect(page.locator("main")).to_contain_text("Formulir belum sampai")
    while not page.locator("button:has-text('Tulis Laporan')").count():
        page.evaluate("dispatchEvent(new Event('online'))")
        page.wait_for_timeout(50)


def test_a_line_that_is_cut_at_every_step_loses_nothing_and_doubles_nothing(
    playwright: Playwright, wire: Wire, tmp_path: Path, code: str
) -> None:
    with telephone(playwright, tmp_path) as (context, page):
        cut = CutLine()
        come_in(context, page, f"{wire.url}/lapangan/#undangan={code}", cut)
        write_form_a(page)
        check_and_send(page)
        stands(page, "taken")
        integrate_round()
        edition()
        stands(page, "logged")
        expect(page.locator("#bukti")).to_contain_text("Belum ada penyaksi")
        page.wait_for_function("async () => Boolean(await caches.match('/lapangan/periksa/'))")
        # What a browser keeps it writes behind its promise, on a busy machine later than it is closed here.
        page.wait_for_timeout(2000)
        assert set(cut.tries) == {"POSTenroll", "GETbegin", "POSTsubmit", "GETreceipt"}
        assert min(cut.tries.values()) == 3
        url = page.url
    device, taken, report = Device.objects.get(), Submission.objects.get(), Report.objects.get()
    assert (device.sequence, taken.sequence, report.version, report.number) == (1, 1, 1, proposed_today())
    assert [each.kind for each in entries_of(report.subject)] == ["observation.received", "lhp.sent"]
    assert taken.leaf is not None
    document = parse_document(openings_of(taken.leaf + 1)[0].data)
    assert document.answers["account"] == "CONTOH: daftar diumumkan di papan kantor desa."
    check_without_a_network(playwright, tmp_path, url)


def check_without_a_network(playwright: Playwright, folder: Path, url: str) -> None:
    """The receipt is there, and checked, without a network, in a browser that was closed meanwhile."""
    with telephone(playwright, folder) as (context, page):
        page.goto(url)
        context.set_offline(True)
        page.reload()
        expect(page.locator("#bukti")).to_be_visible()
        for button, name in (("Tanda bukti (.tlog-proof)", "bukti"), ("Berkas pembuka (.json)", "pembuka")):
            with page.expect_download() as waiting:
                page.click(f"button:has-text('{button}')")
            waiting.value.save_as(folder / name)
        with page.expect_popup() as opening:
            page.click("a:has-text('Periksa tanda bukti')")
        checker = opening.value
        checker.wait_for_selector("html[data-ready=yes]")
        checker.set_input_files("#receipt-file", folder / "bukti")
        checker.set_input_files("#openings-file", folder / "pembuka")
        checker.click("#check")
        expect(checker.locator("[data-step=opening][data-state=held]")).to_be_visible()
        expect(checker.locator("[data-state=broken]")).to_have_count(0)


def test_a_draft_outlives_the_battery_and_an_old_page_still_sends(
    playwright: Playwright, wire: Wire, tmp_path: Path, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with telephone(playwright, tmp_path) as (context, page):
        enroll(page, wire.url, code)
        context.set_offline(True)
        write_form_a(page)
        expect(page.locator("#simpan")).to_contain_text("Tersimpan")
        old = page.get_attribute("html", "data-version")
        empty_battery(tmp_path)
    script = pages.script
    monkeypatch.setattr(pages, "script", lambda: script() + "\n/* a newer one */")
    pages._whole.cache_clear()
    try:
        with telephone(playwright, tmp_path) as (context, page):
            page.goto(f"{wire.url}/lapangan/")
            page.click("a:has-text('Laporan Hasil Pengawasan Pemilu')")
            expect(page.locator("#isian-account")).to_have_value("CONTOH: daftar diumumkan di papan kantor desa.")
            # The newer page waits until the person says so; meanwhile the old one sends.
            expect(page.locator("#baru")).to_contain_text("Versi baru")
            check_and_send(page)
            stands(page, "taken")
            assert page.get_attribute("html", "data-version") == old
            page.click("#beranda")
            page.click("button:has-text('Mulai dari laporan terakhir')")
            page.fill("#isian-account", "CONTOH: ditulis pada halaman lama")
            page.click("#baru button")
            expect(page.locator("html")).not_to_have_attribute("data-version", old or "")
            expect(page.locator("#isian-account")).to_have_value("CONTOH: ditulis pada halaman lama")
            expect(page.locator("#nomor")).to_have_value(proposed_today(2))
    finally:
        pages._whole.cache_clear()
    assert Report.objects.get().number == proposed_today()
