"""Triage by keyboard alone, in a real browser: begin, take, join, archive, undo, next; and what `?` tells of it."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from saksama_demo.chapters import watching
from saksama_demo.launch import Node
from saksama_demo.scene import Scene
from tests.testonly.scenes import opened

NOISE = "CONTOH: jadwal gotong royong membersihkan selokan hari Minggu pagi"
COPY = re.compile(r"/meja/konten/[0-9a-f]{32}/$")


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    """Both nodes; Diskominfotik knows one claim, and two copies wait: one repeats it, one is noise."""
    with opened(tmp_path_factory.mktemp("tombol")) as scene:
        watching.paste(scene)
        watching.begin(scene)
        watching.hand_in(scene)
        officer = scene.person(scene.diskominfotik, watching.CONTENT)
        page = officer.open("/meja/konten/tangkap/")
        officer.send(page, page.form("medium", "words"), {"medium": "text", "channel": "whatsapp", "words": NOISE})
        yield scene


def desk(scene: Scene, browser: Browser, node: Node, name: str) -> Page:
    """A window of this person, whose hand is on the keyboard only."""
    context = browser.new_context(locale="id-ID")
    cookies = scene.person(node, name).cookies.items()
    context.add_cookies([{"name": each, "value": value, "url": node.url} for each, value in cookies])
    page = context.new_page()
    page.goto(f"{node.url}/meja/konten/")
    return page


def press(page: Page, key: str) -> str:
    """Press a key that acts, and read the page that comes."""
    with page.expect_navigation():
        page.keyboard.press(key)
    return page.locator("main").inner_text()


def keys(page: Page) -> list[str]:
    """What the list of keys names for this page."""
    page.keyboard.press("?")
    expect(page.locator("#tombol")).to_be_visible()
    named = page.locator("#tombol-halaman kbd").all_inner_texts()
    page.keyboard.press("Escape")
    expect(page.locator("#tombol")).not_to_be_visible()
    return named


def test_the_queue_is_worked_through_without_a_mouse(scene: Scene, browser: Browser) -> None:
    page = desk(scene, browser, scene.diskominfotik, watching.CONTENT)
    assert keys(page) == ["n"]
    done = set()
    for _ in range(2):
        shown = press(page, "n")
        assert COPY.search(page.url)
        is_noise = NOISE in shown
        assert keys(page) == ["t", "n"], "what nobody has taken can only be taken, or left for the next"
        page.keyboard.press("x")
        assert "Diarsipkan" not in press(page, "t"), "a key without its button does nothing"
        assert keys(page) == (["x", "l", "n"] if is_noise else ["x", "l", "n", "s"])
        if is_noise:
            assert "Diarsipkan dan dicatat di log" in press(page, "x")
            assert "Dikembalikan ke antrean" in press(page, "u")
            press(page, "t")
            assert "Diarsipkan dan dicatat di log" in press(page, "x")
        else:
            assert "Disambungkan ke klaim dan dicatat di log" in press(page, "s")
        done.add(is_noise)
    assert done == {True, False}
    assert "Tidak ada lagi yang menunggu Anda di antrean." in press(page, "n")
    page.close()


def test_keys_type_where_somebody_types_and_give_no_rights(scene: Scene, browser: Browser) -> None:
    page = desk(scene, browser, scene.bawaslu, "contoh.petugas")
    page.goto(f"{scene.bawaslu.url}/meja/konten/tangkap/")
    page.locator("textarea[name=words]").first.focus()
    page.keyboard.type("CONTOH: undangan rapat warga, tanpa tautan")
    assert page.locator("textarea[name=words]").first.input_value().startswith("CONTOH: undangan rapat")
    assert page.url.endswith("/meja/konten/tangkap/")
    page.close()

    officer = scene.person(scene.bawaslu, "contoh.petugas")
    form = officer.open("/meja/konten/tangkap/")
    told = {"medium": "text", "channel": "whatsapp", "words": "CONTOH: undangan rapat warga"}
    copy = officer.send(form, form.form("medium", "words"), told).url

    reader = desk(scene, browser, scene.bawaslu, "contoh.penerima")
    assert keys(reader) == []
    reader.goto(copy)
    assert keys(reader) == []
    for key in "tsxlun":
        reader.keyboard.press(key)
    expect(reader).to_have_url(copy)
    expect(reader.locator("main")).to_contain_text("CONTOH: undangan rapat warga")
    reader.close()
