"""Photographs of a report: made small on the telephone, after the words, in pieces that go on; what is no photo."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import FilePayload, Playwright, Route, expect

from saksama_node.accounts.policy import Role, Staff
from saksama_node.flows.observation.invite_device import invite_device
from saksama_node.ledger.sequencer import integrate_round
from saksama_node.observation.annexed import annexes_of
from saksama_node.observation.annexing import open_annex
from saksama_node.observation.models import Report
from tests.node.conftest import StaffFor
from tests.node.field.pages.handset import (
    CutLine,
    Wire,
    check_and_send,
    enroll,
    photo,
    stands,
    telephone,
    write_form_a,
)

pytestmark = pytest.mark.usefixtures("database")


def test_photos_follow_the_words_in_pieces_over_a_line_that_breaks(
    playwright: Playwright, wire: Wire, tmp_path: Path, staff_for: StaffFor, planner: Staff
) -> None:
    code = invite_device(by=planner, person_id=staff_for(Role.SUPERVISOR, "52.01.01").id)
    with telephone(playwright, tmp_path) as (context, page):
        enroll(page, wire.url, code)
        write_form_a(page)
        for name, data, words in (
            ("catatan.jpg", b"bukan foto", "bukan foto yang dapat dibaca"),
            ("film.mp4", b"\0" * 1000, "bukan foto yang dapat dibaca"),
        ):
            page.set_input_files("#foto", FilePayload(name=name, mimeType="image/jpeg", buffer=data))
            expect(page.locator("#kabar")).to_contain_text(words)
        with (tmp_path / "besar.jpg").open("wb") as large:
            large.truncate(300 << 20)
        page.set_input_files("#foto", tmp_path / "besar.jpg")
        expect(page.locator("#kabar")).to_contain_text("lebih besar dari 40 MB")
        files = {"a.jpg": photo(2000, 1200, turned=6), "rusak.jpg": b"bukan foto", "b.jpg": photo(300, 200)}
        several = [FilePayload(name=name, mimeType="image/jpeg", buffer=data) for name, data in files.items()]
        page.set_input_files("#foto", [*several, several[1]])
        # Of several that were chosen each is taken that can be, and each that is not is named.
        expect(page.locator(".photos li")).to_have_count(2)
        expect(page.locator("#kabar p")).to_have_text(["rusak.jpg: bukan foto yang dapat dibaca ponsel ini."] * 2)
        page.fill(".photos input >> nth=0", "CONTOH papan pengumuman")
        # Closed in the middle: what was chosen is there again.
        page.reload()
        expect(page.locator(".photos li")).to_have_count(2)
        expect(page.locator(".photos input >> nth=0")).to_have_value("CONTOH papan pengumuman")
        cut = CutLine()
        context.route("**/lapangan/api/annex/**", cut)
        check_and_send(page)
        stands(page, "missing")
        expect(page.locator("#keadaan")).to_contain_text("0 dari 2")
        # Words that are written while photographs wait go before them.
        context.route("**/lapangan/api/annex/**", lambda route: route.abort())
        url = page.url
        page.click("#beranda")
        page.click("button:has-text('Mulai dari laporan terakhir')")
        page.fill("#isian-account", "CONTOH kedua")
        for name in ("suspected", "disputed"):
            page.check(f"#isian-{name} input[value=none]")
        check_and_send(page)
        stands(page, "taken")
        context.unroute("**/lapangan/api/annex/**")
        context.route("**/lapangan/api/annex/**", cut)
        page.goto(url)
        integrate_round()
        stands(page, "logged")
        assert {"HEADannex", "PATCHannex"} == set(cut.tries)
        page.click("#ponsel")
        expect(page.locator("#hilang")).to_contain_text("tidak ada tulisan yang hilang")
    kept = annexes_of(Report.objects.earliest("pk").subject)
    assert [each.words for each in kept] == ["CONTOH papan pengumuman", ""]
    for each, size in zip(kept, ((960, 1600), (300, 200)), strict=True):
        data = open_annex(each)
        assert b"KameraRahasia" not in data
        with Image.open(BytesIO(data)) as picture:
            assert (picture.format, picture.size, dict(picture.getexif())) == ("JPEG", size, {})


def test_a_photo_that_the_office_refused_is_not_counted_as_one_that_arrived(
    playwright: Playwright, wire: Wire, tmp_path: Path, staff_for: StaffFor, planner: Staff
) -> None:
    code, refused = invite_device(by=planner, person_id=staff_for(Role.SUPERVISOR, "52.01.01").id), set[str]()

    def choosy(route: Route) -> None:
        if not refused:
            refused.add(route.request.url)
        if route.request.url in refused:
            route.fulfill(status=415, json={"code": "field.type", "words": "CONTOH"})
        else:
            route.continue_()

    with telephone(playwright, tmp_path) as (context, page):
        enroll(page, wire.url, code)
        write_form_a(page)
        two = [FilePayload(name=f"{n}.jpg", mimeType="image/jpeg", buffer=photo(300, 200)) for n in range(2)]
        page.set_input_files("#foto", two)
        expect(page.locator(".photos li")).to_have_count(2)
        context.route("**/lapangan/api/annex/**", choosy)
        check_and_send(page)
        stands(page, "taken")
        expect(page.locator(".facts").first).to_contain_text("1 / 2 · 1 foto tidak diterima kantor")
        page.click("#beranda")
        expect(page.locator("main .list").last).to_contain_text("1 foto tidak diterima kantor")
    assert len(refused) == 1
