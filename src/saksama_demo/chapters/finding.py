"""What is found and decided of the claim: Diskominfotik assesses it by two, Bawaslu judges it by two.

Rules kept here: what one person writes another reads and confirms, at the real pages; the words are marked as examples.
Left to others: the copies (watching), what is asked up the chain and told to the public.
"""

from saksama_demo.chapters.watching import CONTENT, SECOND
from saksama_demo.page import Page
from saksama_demo.scene import Scene

_SOURCES = "CONTOH: keterangan kepala desa kepada media, 14 Februari 2024\nCONTOH: rekaman aslinya, dari tahun 2021"


def assess(scene: Scene) -> None:
    """One officer writes what the claim is found to be, from outside sources; a second reads it and confirms."""
    writer = scene.person(scene.diskominfotik, CONTENT)
    page = writer.open(f"/meja/klaim/{scene.notes['claim']}/nilai/")
    words = "CONTOH: rekaman itu tentang kejadian lain di tahun lain; tidak ada laporan kecurangan yang memicunya."
    page = writer.submit(page, outcome="false", words=words, outside=_SOURCES)
    _confirmed(scene, page)


def _confirmed(scene: Scene, page: Page) -> None:
    reader = scene.person(scene.diskominfotik, SECOND)
    seen = reader.open(page.url.removeprefix(scene.diskominfotik.url))
    reader.send(seen, seen.form(action="/setuju/"), {})
