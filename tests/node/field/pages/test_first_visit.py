"""The field's pages on a telephone: small at the first visit, and then there without a network."""

from pathlib import Path

from django.test import Client
from playwright.sync_api import Playwright, expect

from tests.node.field.pages.handset import MOST, Wire, telephone


def test_a_first_visit_is_small_and_the_next_needs_no_network(
    playwright: Playwright, wire: Wire, tmp_path: Path
) -> None:
    with telephone(playwright, tmp_path) as (_, page):
        page.goto(f"{wire.url}/lapangan/")
        expect(page.locator("h1")).to_have_text("Daftarkan ponsel ini")
        page.evaluate("navigator.serviceWorker.ready")
        assert {"/lapangan/", "/lapangan/sw.js"} <= wire.octets.keys()
        assert wire.total <= MOST
        version = page.get_attribute("html", "data-version")
        assert version
        assert f'VERSION = "{version}"' in Client().get("/lapangan/sw.js").content.decode()
    came = wire.total
    with telephone(playwright, tmp_path) as (context, page):
        page.goto(f"{wire.url}/lapangan/#ponsel")
        context.set_offline(True)
        expect(page.locator("#jaringan")).to_contain_text("Tanpa jaringan")
        page.reload()
        expect(page.locator("main")).to_contain_text(version)
        page.click("#bahasa")
        expect(page.locator("html")).to_have_attribute("lang", "en")
        page.reload()
        expect(page.locator("h1")).to_have_text("This phone")
    # No page was asked for: at most whether the service worker is still this one.
    assert wire.total - came <= wire.octets["/lapangan/sw.js"]
