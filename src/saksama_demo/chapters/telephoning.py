"""A supervisor's telephone in a real browser: let in by a card, written on without a network, cut off at every step.

Rules kept here:
  * The pages are the node's; what the line does to them is done here, from outside: each request is lost once before
    it arrives, and its answer once after the node gave it.
  * The telephone's clock is the simulation's. What is lost of it is lost in its own database, as by a fault.
Left to others: the reports' words (supervising), what the desk does with them.
"""

import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Page, Route, ViewportSize, sync_playwright

from saksama_demo.chapters.supervising import BY_TELEPHONE, EACH, PERIOD, PLANNER, REGENCIES, send, words_of
from saksama_demo.page import StoryMistake
from saksama_demo.player import PATIENCE, wait_until
from saksama_demo.scene import Scene

DEVICES: Final = "/meja/pengawasan/perangkat/"
_BROWSERS: Final = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
_PHONE: Final = ViewportSize(width=360, height=740)
_PATIENCE_MS: Final = PATIENCE * 1000
_OWN: Final = "h2:has-text('Laporan saya')"
_LOST: Final = 2
"""The number of the report that the telephone loses before it was sent."""
_FORGET: Final = """number => new Promise((good, bad) => {
  const opening = indexedDB.open("saksama-lapangan");
  opening.onsuccess = () => {
    const transaction = opening.result.transaction("queue", "readwrite");
    transaction.objectStore("queue").delete(number);
    transaction.oncomplete = () => { opening.result.close(); good(); };
    transaction.onabort = bad;
  };
  opening.onerror = bad;
})"""


class _CutLine:
    """Loses each kind of request once before it arrives, and once its answer; then lets it be."""

    def __init__(self) -> None:
        self.tries = Counter[str]()

    def __call__(self, route: Route) -> None:
        kind = route.request.method + urlsplit(route.request.url).path.split("/")[3]
        self.tries[kind] += 1
        if self.tries[kind] > 2:
            route.continue_()
            return
        if self.tries[kind] == 2:
            route.fetch()
        route.abort()


def write_in_field(scene: Scene) -> None:
    """A card is made; its telephone writes three reports offline, loses one, and sends what it has over a bad line."""
    code = _card(scene)
    cut = _CutLine()
    with _telephone(scene) as (context, page):
        page.goto(f"{scene.bawaslu.url}/lapangan/#undangan={code}")
        page.wait_for_selector("main button:has-text('Daftarkan')")
        _keep(scene, page, "kartu")
        page.click("main button:has-text('Daftarkan')")
        page.wait_for_selector("button:has-text('Tulis Laporan')")
        _keep(scene, page, "beranda")
        context.set_offline(offline=True)
        for turn in range(1, EACH + 1):
            _write(scene, page, words_of(BY_TELEPHONE, turn))
        _keep(scene, page, "antrean", _OWN)
        page.evaluate(_FORGET, _LOST)
        context.route("**/lapangan/api/**", cut)
        context.set_offline(offline=False)
        _await_taken(page, EACH - 1)
        _keep(scene, page, "akhir", _OWN)
    # Each was lost once on its way, and answered once in vain.
    if cut.tries["POSTsubmit"] < EACH + 1:
        raise StoryMistake(f"the line was not cut: {dict(cut.tries)}")
    listed = scene.person(scene.bawaslu, PLANNER).look("/meja/pengawasan/?kantor=52.01", "003/LHP")
    if listed.has("002/LHP/PM.00.02/K.NB-01"):
        raise StoryMistake("the report that the telephone lost is at the desk")


def name_the_gap(scene: Scene) -> None:
    """The desk names the number that never came; its supervisor reads the report out, and the question is closed."""
    desk = scene.person(scene.bawaslu, PLANNER)
    desk.open(scene.notes["phone"]).holding(f"kiriman nomor {_LOST} belum sampai")
    page = desk.open("/meja/pengawasan/diktekan/")
    form = page.form("person", "at", "of")
    who = form.choice("person", f"Contoh Pengawas {REGENCIES[BY_TELEPHONE]}")
    page = desk.send(page, form, {"person": who, "of": form.choice("of", PERIOD)})
    scene.notes[f"{BY_TELEPHONE}.{_LOST}"] = send(desk, page, words_of(BY_TELEPHONE, _LOST))
    page = desk.open(scene.notes["phone"])
    form = page.form("asked", "reason", action="/jawab/")
    reason = "CONTOH: ponselnya penuh; laporannya dibacakan lewat telepon."
    desk.send(page, form, {"asked": form.choices["asked"][0][0], "reason": reason}).holding("Ditutup")


def _card(scene: Scene) -> str:
    """Make the supervisor's card at the desk; the code that it shows once."""
    desk = scene.person(scene.bawaslu, PLANNER)
    page = desk.open(f"{DEVICES}?cari=Pengawas+Lombok+Barat")
    scene.notes["phone"] = page.link(f"Contoh Pengawas {REGENCIES[BY_TELEPHONE]}")
    page = desk.open(f"{scene.notes['phone']}kartu/")
    page = desk.send(page, next(form for form in page.forms if (form.action, form.method) == ("", "post")), {})
    return page.part(r'invitation__code">([0-9A-Z-]+)<')


@contextmanager
def _telephone(scene: Scene) -> Iterator[tuple[BrowserContext, Page]]:
    browser = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if browser is None:
        raise StoryMistake("bab ini memakai Chromium sebagai telepon pengawas; pasang paket chromium, lalu ulangi")
    with sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            scene.folder / "telephone",
            executable_path=browser,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
            locale="id-ID",
            timezone_id="Asia/Makassar",
            viewport=_PHONE,
        )
        context.set_default_timeout(_PATIENCE_MS)
        context.clock.install(time=scene.now())
        page = context.pages[0] if context.pages else context.new_page()
        try:
            yield context, page
        finally:
            page.screenshot(path=scene.papers / "telepon.png", full_page=True)
            context.close()


def _keep(scene: Scene, page: Page, name: str, at: str = "body") -> None:
    """What stands on its screen from `at` on, among the papers of the demo; `docs/observation.md` shows it too."""
    page.mouse.move(0, 0)
    page.locator(at).first.evaluate("each => each.scrollIntoView()")
    page.screenshot(path=scene.papers / f"telepon-{name}.png")


def _write(scene: Scene, page: Page, words: dict[str, str]) -> None:
    """Write one report from the telephone's first page, and press send."""
    page.click("button:has-text('Tulis Laporan Hasil Pengawasan Pemilu') >> nth=0")
    page.select_option("#masa", label=PERIOD)
    page.fill("#nomor", words["number"])
    for name, said in words.items():
        place = f"#isian-{name.replace('.', '-')}"
        if name in {"suspected", "disputed"}:
            page.check(f"{place} input[value={said}]")
        elif name == "activities.1.way":
            page.select_option(place, said)
        elif name != "number":
            page.fill(place, said)
    _keep(scene, page, "menulis", "label[for=isian-account]")
    page.click("main button:has-text('Periksa')")
    page.wait_for_selector("main button:has-text('Kirim')")
    _keep(scene, page, "periksa")
    page.click("main button:has-text('Kirim')")
    page.wait_for_selector("#keadaan")
    page.click("#beranda")


def _await_taken(page: Page, count: int) -> None:
    """Wait until the office has so many; a telephone tries again when its line is back."""

    def seen() -> bool:
        page.evaluate("dispatchEvent(new Event('online'))")
        page.wait_for_timeout(200)
        return page.locator("main .pill.is-kept").count() >= count

    wait_until(seen, seconds=PATIENCE, what=f"{count} reports of the telephone are at the office")
