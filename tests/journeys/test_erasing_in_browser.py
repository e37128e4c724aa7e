"""Two persons erase a report in a real browser: proposed at 360 pixels, checked and agreed to, told to its reporter;
and the log of both stays good for whoever verifies it from outside."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from saksama_demo.chapters import inti
from saksama_demo.launch import run_command
from saksama_demo.scene import Scene
from tests.testonly.scenes import opened

AXE = (Path(__file__).parents[1] / "vendor" / "axe.min.js").read_text(encoding="utf-8")
PICTURES = os.environ.get("SAKSAMA_PICTURES", "")
WIDE, NARROW = (1280, 900), (360, 740)
REASON = "CONTOH: perkara selesai, pelapor meminta datanya dihapus."


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    with opened(tmp_path_factory.mktemp("hapus")) as scene:
        for step in (inti.SIGN, inti.REPORT):
            step.play(scene)
        yield scene


def desk(browser: Browser, held: Scene, name: str, size: tuple[int, int]) -> Page:
    """A person's window on their first page, once they came in."""
    held.person(held.bawaslu, name)
    context = browser.new_context(locale="id-ID", viewport={"width": size[0], "height": size[1]})
    page = context.new_page()
    page.goto(f"{held.bawaslu.url}/meja/")
    page.fill("[name=login]", name)
    page.fill("[name=password]", held.bawaslu.told(name))
    page.click("main button.button")
    page.wait_for_url("**/meja/")
    return page


def good(page: Page, name: str) -> None:
    """Nothing for axe to find and no sideways scroll, at both widths."""
    before = page.viewport_size
    page.evaluate(AXE)
    for width, height in (WIDE, NARROW):
        page.set_viewport_size({"width": width, "height": height})
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
        found = page.evaluate("axe.run(document, {resultTypes: ['violations']}).then(all => all.violations)")
        assert [each["id"] for each in found] == []
        if PICTURES:
            page.screenshot(path=f"{PICTURES}/hapus-{name}-{width}.png", full_page=True)
    assert before is not None
    page.set_viewport_size(before)


def test_a_report_is_erased_and_its_reporter_is_told(held: Scene, browser: Browser, tmp_path: Path) -> None:
    case = f"{held.bawaslu.url}/meja/perkara/{held.notes['case']}/"
    first, second = desk(browser, held, "contoh.brankas", NARROW), desk(browser, held, "contoh.anggota", WIDE)
    first.goto(case)
    told = first.locator(".account").inner_text()
    first.click("text=Usulkan penghapusan data")
    first.click("text=Usulkan penghapusan >> nth=-1")
    expect(first.locator(".error-summary")).to_be_visible()
    good(first, "formulir-salah")
    first.check("text=Seluruh berkas")
    first.check("text=Diminta oleh pemilik data")
    first.fill("[name=reason]", REASON)
    good(first, "formulir")
    first.click("button:has-text('Usulkan penghapusan')")
    expect(first.locator("text=Tarik usulan")).to_be_visible()
    second.goto(f"{held.bawaslu.url}/meja/")
    good(second, "meja")
    second.click(".duty:has-text('penghapusan data') >> text=Periksa")
    expect(second.locator("text=Tepat inilah yang akan hilang")).to_be_visible()
    good(second, "usulan")
    second.click("text=Setujui dan hapus")
    expect(second.locator("text=Disetujui: Penghapusan data.")).to_be_visible()
    assert told not in second.locator("body").inner_text()
    good(second, "perkara")
    reporter = browser.new_context(locale="id-ID").new_page()
    reporter.goto(f"{held.bawaslu.url}/ikuti/")
    reporter.fill("[name=code]", held.notes["code"])
    reporter.click("main button:has-text('Lihat')")
    expect(reporter.locator("text=Data Anda yang dihapus")).to_be_visible()
    expect(reporter.locator(f"text={REASON}")).to_be_visible()
    good(reporter, "pelapor")
    checked = run_command(
        "saksama", "verify", held.bawaslu.url, "--json", "--state", str(tmp_path), accept=(0, 1, 2, 3)
    )
    assert json.loads(checked.stdout)["findings"] == []
