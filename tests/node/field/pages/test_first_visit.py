"""The field's pages on a telephone: small at the first visit, and then there without a network."""

from pathlib import Path

import pytest
from django.test import Client
from playwright.sync_api import Playwright, expect

from saksama_node.accounts.policy import Role, Staff
from saksama_node.flows.observation.invite_device import invite_device
from tests.node.conftest import StaffFor
from tests.node.field.pages.handset import MOST, Wire, enroll, telephone

pytestmark = pytest.mark.usefixtures("database")


def test_a_first_visit_is_small_and_the_next_needs_no_network(
    playwright: Playwright, wire: Wire, tmp_path: Path, staff_for: StaffFor, planner: Staff
) -> None:
    with telephone(playwright, tmp_path) as (context, page):
        enroll(page, wire.url, invite_device(by=planner, person_id=staff_for(Role.SUPERVISOR, "52.01.01").id))
        expect(page.locator("button:has-text('Tulis Laporan Hasil')").first).to_be_visible()
        page.evaluate("navigator.serviceWorker.ready.then(() => true)")
        assert {"/lapangan/", "/lapangan/sw.js"} <= wire.octets.keys()
        assert wire.total <= MOST
        version = page.get_attribute("html", "data-version")
        assert version
        errors = context.new_cdp_session(page).send("Page.getInstallabilityErrors")["installabilityErrors"]
        assert [each["errorId"] for each in errors] in ([], ["in-incognito"])
        assert f'VERSION = "{version}"' in Client().get("/lapangan/sw.js").content.decode()
    came = dict(wire.octets)
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
        # The skip link leads into this screen, to no other; a card's address that was torn, to where its code is typed.
        page.locator("#langsung").press("Enter")
        expect(page.locator("#langsung")).to_have_text("Skip to the content")
        expect(page.locator("#isi")).to_be_focused()
        expect(page.locator("h1")).to_have_text("This phone")
        page.evaluate("location.hash = '#undangan=%E0%A4%A'")
        expect(page.locator("h1")).to_have_text("Enrol this phone")
        expect(page.locator("#kabar")).to_be_empty()
    # A browser may look whether the worker is still this one; neither the page nor a file of it came again.
    changed = {path for path, octets in wire.octets.items() if octets != came.get(path)}
    assert changed <= {"/lapangan/sw.js", "/lapangan/api/begin"}
