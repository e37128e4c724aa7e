"""One claim's whole life on two nodes in a real browser: five altered copies by three ways, matched, assessed, judged,
requested, told to the public, and found by a citizen on a telephone who pastes a sixth; then both logs are verified.

The acts are those of the demo's chapter `konten`; here each kind is typed and clicked by a person.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser

from saksama_demo.chapters.konten import CHAPTER
from saksama_demo.launch import free_ports
from saksama_demo.scene import Scene
from saksama_demo.story import Story
from tests.testonly.in_browser import PHONE, WIDE, BrowserPerson, Typed


@pytest.fixture
def people(browser: Browser) -> Iterator[list[BrowserPerson]]:
    yield (everybody := list[BrowserPerson]())
    assert [fault for person in everybody for fault in person.faults] == []


def test_a_claim_lives_its_life_in_a_browser(browser: Browser, people: list[BrowserPerson], tmp_path: Path) -> None:
    typed = Typed()

    def sits_down(base: str, name: str = "") -> BrowserPerson:
        people.append(BrowserPerson(browser, base, name, width=WIDE if name else PHONE, typed=typed))
        return people[-1]

    scene = Scene(tmp_path, free_ports(4), Story(), begins=CHAPTER.begins, sits_down=sits_down)
    try:
        scene.open()
        for step in CHAPTER.steps:
            step.play(scene)
    finally:
        scene.close()
    assert scene.story.before == []
    assert [("simulasi" in node["origin"]) for node in scene.story.nodes] == [True, True]
    assert (scene.papers / "permohonan-surat.pdf").read_bytes().startswith(b"%PDF-")
    assert (scene.papers / "permohonan-lampiran.xlsx").read_bytes().startswith(b"PK")
    with Image.open(scene.papers / "kartu-klarifikasi.png") as card:
        assert min(card.size) >= 600
