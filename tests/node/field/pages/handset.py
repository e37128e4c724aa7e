"""A telephone's browser, the node's pages before it, and what went over the wire between them.

Rules kept here: real pages of the node in this process; a profile that is closed and opened again keeps what it kept;
in the end no script of ours has complained.
Left to others: what is done with it; who lets the telephone in.
"""

import os
import signal
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit
from wsgiref.simple_server import WSGIRequestHandler, make_server

from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.wsgi import get_wsgi_application
from django.db import connections
from PIL import Image
from playwright.sync_api import BrowserContext, ConsoleMessage, Error, Page, Playwright, Route, ViewportSize, expect

from tests.testonly.browsers import MILLISECONDS, executable
from tests.testonly.wsgi import Threading

PHONE: Final = ViewportSize(width=360, height=740)
ARGUMENTS: Final = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
_MAKER: Final = 0x010F
_ORIENTATION: Final = 0x0112
MOST: Final = 60_000
"""Octets of a first visit, all in all."""


@dataclass
class Wire:
    """The node's address; octets of bodies and heads that it answered, by path."""

    url: str = ""
    octets: dict[str, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """All that it sent."""
        return sum(self.octets.values())


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_args: object) -> None:
        """Say nothing."""


@contextmanager
def on_the_wire() -> Iterator[Wire]:
    """Serve the node of this process, its static files too, at a port of its own."""
    wire, inner = Wire(), StaticFilesHandler(get_wsgi_application())

    def counted(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        def begun(status: str, headers: list[tuple[str, str]], *more: Any) -> Any:
            head = len(status) + sum(len(name) + len(value) + 4 for name, value in headers)
            wire.octets[environ["PATH_INFO"]] = wire.octets.get(environ["PATH_INFO"], 0) + head
            return start(status, headers, *more)

        answer = inner(environ, begun)
        body = b"".join(answer)
        wire.octets[environ["PATH_INFO"]] += len(body)
        answer.close()
        return [body]

    with make_server("127.0.0.1", 0, counted, Threading, _Quiet) as server:
        wire.url = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield wire
        finally:
            server.shutdown()
            thread.join()
            connections.close_all()


@contextmanager
def telephone(playwright: Playwright, profile: Path) -> Iterator[tuple[BrowserContext, Page]]:
    """A browser that keeps what it keeps in `profile`, and its one tab."""
    complaints: list[str] = []

    def told(said: ConsoleMessage) -> None:
        if said.type == "error" and "Failed to load resource" not in said.text:
            complaints.append(said.text)

    context = playwright.chromium.launch_persistent_context(
        profile, executable_path=executable(), args=ARGUMENTS, locale="id-ID", viewport=PHONE, accept_downloads=True
    )
    context.set_default_timeout(MILLISECONDS)
    page = context.pages[0] if context.pages else context.new_page()
    page.on("console", told)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield context, page
    # One whose battery was empty is gone already.
    with suppress(Error):
        context.close()
    assert complaints == []


class CutLine:
    """Cuts the line once before a request of each kind arrives, once after the node answered it; then lets it be."""

    def __init__(self) -> None:
        self.tries = Counter[str]()

    def __call__(self, route: Route) -> None:
        kind = route.request.method + urlsplit(route.request.url).path.removeprefix("/lapangan/api").split("/")[1]
        self.tries[kind] += 1
        if self.tries[kind] > 2:
            route.continue_()
            return
        if self.tries[kind] == 2:
            route.fetch()
        route.abort()


def enroll(page: Page, url: str, code: str) -> None:
    """Let the telephone in by the card's address."""
    page.goto(f"{url}/lapangan/#undangan={code}")
    page.click("main button:has-text('Daftarkan')")
    expect(page.locator("h1")).to_have_text("Tulis laporan")


def write_form_a(page: Page) -> None:
    """Begin Form A from home and fill in what it asks for where nothing is suspected."""
    page.click("button:has-text('Tulis Laporan Hasil Pengawasan Pemilu') >> nth=0")
    fields = {
        "stage": "Pemutakhiran data pemilih",
        "team-1-post": "Anggota Panwaslu Kecamatan",
        "assignment": "001/ST/CONTOH",
        "address": "Jalan Contoh 1",
        "activities-1-aim": "Memastikan daftar diumumkan.",
        "activities-1-target": "PPS Desa Contoh",
        "activities-1-place": "Kantor desa",
        "account": "CONTOH: daftar diumumkan di papan kantor desa.",
    }
    for name, words in fields.items():
        page.fill(f"#isian-{name}", words)
    page.select_option("#isian-activities-1-way", "direct")
    for name in ("suspected", "disputed"):
        page.check(f"#isian-{name} input[value=none]")


def check_and_send(page: Page) -> None:
    """Look once more, and send."""
    page.click("main button:has-text('Periksa')")
    page.click("main button:has-text('Kirim')")
    expect(page.locator("#keadaan")).to_be_visible()


def stands(page: Page, standing: str) -> None:
    """The submission on the screen stands so, sooner or later; what waits is sent at once."""
    place = page.locator("#keadaan")
    deadline = time.monotonic() + MILLISECONDS / 1000
    while place.get_attribute("data-standing") not in {standing, "aside"} and time.monotonic() < deadline:
        page.evaluate("dispatchEvent(new Event('online'))")
        page.wait_for_timeout(100)
    assert place.get_attribute("data-standing") == standing, page.inner_text("main")


def empty_battery(profile: Path) -> None:
    """End the browser of this profile as a battery does: at once, whatever it was at."""
    for each in Path("/proc").iterdir():
        try:
            words = (each / "cmdline").read_bytes() if each.name.isdecimal() else b""
        except OSError:  # it ended meanwhile
            continue
        if f"--user-data-dir={profile}".encode() in words.split(b"\0"):
            with suppress(ProcessLookupError):
                os.kill(int(each.name), signal.SIGKILL)


def photo(width: int, height: int, *, turned: int = 1) -> bytes:
    """As a camera writes it: noise, a maker's name, how the camera was held."""
    exif = Image.Exif()
    exif[_MAKER], exif[_ORIENTATION] = "KameraRahasia", turned
    made = BytesIO()
    Image.effect_noise((width, height), 60).convert("RGB").save(made, "JPEG", quality=80, exif=exif)
    return made.getvalue()
