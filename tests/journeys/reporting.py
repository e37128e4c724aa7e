"""A citizen's walk through the form of a report, in a browser; each screen looked at.

Rules kept here: pictures are made where SAKSAMA_PICTURES names a folder.
"""

import hashlib
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

from playwright.sync_api import FilePayload, Page, expect

# The opening bytes of a JPEG, then enough that the browser digests it in several pieces.
PHOTO = b"\xff\xd8\xff\xe0" + bytes(range(256)) * 12_000
AXE = (Path(__file__).parents[1] / "vendor" / "axe.min.js").read_text(encoding="utf-8")
PICTURES = os.environ.get("SAKSAMA_PICTURES", "")
RECENT = (datetime.now(UTC) - timedelta(days=1)).date().isoformat()
"""A day on which it became known and that no count calls late: what is late is not registered."""


def picture(page: Page, name: str) -> None:
    """Look at this screen, wide and narrow: nothing for axe to find, no sideways scroll; keep a picture if asked."""
    wrong = []
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 900})
        if PICTURES:
            page.screenshot(path=f"{PICTURES}/{name}-{width}.png", full_page=True)
        page.evaluate(AXE)
        found = page.evaluate("axe.run(document, {resultTypes: ['violations']}).then(all => all.violations)")
        wrong += [f"{name} at {width}: {each['id']}: {each['nodes'][0]['html'][:160]}" for each in found]
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if wide > 0:
            wrong.append(f"{name} at {width}: {wide} px too wide")
    page.set_viewport_size({"width": 1280, "height": 900})
    assert wrong == []


def fill_steps(page: Page, url: str, *, photo: FilePayload | None = None) -> None:
    """Walk the first three steps; with a photo, which is chosen first, over a line that breaks once."""
    page.goto(f"{url}/lapor/")
    picture(page, "lapor-mulai")
    page.click("text=Mulai")
    page.check("#id_kind_0")
    page.fill("#id_event", "CONTOH: spanduk terpasang pada masa tenang")
    page.select_option("#id_region", "52")
    page.fill("#id_place", "Lapangan contoh")
    page.fill("#id_happened_on", RECENT)
    page.click("text=Lanjut")
    expect(page.locator(".error-summary")).to_contain_text("Tanggal Anda mengetahuinya")
    picture(page, "lapor-1-kurang")
    page.fill("#id_known_on", RECENT)
    page.fill("#id_account", "CONTOH. Pada hari itu terlihat spanduk di lapangan.\nFoto terlampir.")
    picture(page, "lapor-1")
    if photo is not None:
        page.set_input_files("#id_files", photo)
        page.context.set_offline(True)
        page.click("text=Lanjut")
        expect(page.locator("#kemajuan-kirim")).to_contain_text("sambungan terputus")
        page.context.set_offline(False)
    page.click("text=Lanjut")
    page.fill("#id_reported_1_name", "Contoh Terlapor")
    picture(page, "lapor-2")
    page.click("text=Lanjut")
    page.fill("#id_name", "Contoh Pelapor")
    page.fill("#id_address", "Jalan Contoh Nomor 7, Mataram")
    page.fill("#id_phone", "081234567890")
    picture(page, "lapor-3")
    page.click("text=Lanjut")
    # Whoever leaves before the answer is there leaves the step before it.
    expect(page.locator("h1")).to_have_text("Bukti dan kirim")


def send(page: Page) -> str:
    """Attach the photo, send, and return the code."""
    page.set_input_files("#id_files", FilePayload(name="foto.jpg", mimeType="image/jpeg", buffer=PHOTO))
    expect(page.locator("#sidik")).to_contain_text(hashlib.sha256(PHOTO).hexdigest())
    page.check("#id_declaration")
    picture(page, "lapor-4")
    code = page.inner_text(".code")
    page.click("#kirim")
    expect(page.locator("h1")).to_have_text("Laporan Anda kami terima")
    assert page.inner_text(".code") == code
    expect(page.locator("#keadaan")).to_contain_text("Tercatat dan disaksikan")
    return code
