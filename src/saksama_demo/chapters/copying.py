"""A supervisor's copy of the form's three pages: photographed, brought, typed by two persons who do not see each other.

Rules kept here: the pages are drawn from known figures and say CONTOH; both persons type what stands there, on the real
pages; what stands in the end is what was drawn, or the story stops.
Left to others: drawing (saksama_demo.sheets), whose turn it is (the node).
"""

import re
from pathlib import Path
from typing import Final

from saksama_demo.chapters.auditing import READER
from saksama_demo.chapters.counting import CONTEST
from saksama_demo.page import StoryMistake
from saksama_demo.player import Upload
from saksama_demo.scene import Scene
from saksama_demo.sheets.drawing import Example, pages, photographed
from saksama_demo.sheets.figures import examples

COPIES: Final = "/meja/hasil/salinan/"
TYPIST: Final = "contoh.petugas2"
ROSTER: Final = ((TYPIST, "Contoh Petugas Kedua", "officer", "52"),)
_COPY: Final = re.compile(r"/meja/hasil/salinan/[0-9a-f]{32}/")
_UPSIDE_DOWN: Final = 3
"""The page that was photographed upside down."""


def bring(scene: Scene) -> None:
    """An officer hands in one photo a page; the third is upside down, and its marks tell so."""
    (example,) = examples(1)
    officer = scene.person(scene.bawaslu, READER)
    numbers = range(1, pages(example.sheet) + 1)
    files = {f"page_{page}": Upload(_photo(scene.papers, example, page), "image/jpeg") for page in numbers}
    page = officer.open(f"{COPIES}baru/")
    asked = {"contest": CONTEST, "station": example.station}
    shown = officer.send(page, page.form(*asked), asked, files)
    found = _COPY.search(shown.url)
    if found is None or shown.html.count("Diluruskan menurut tanda sudutnya") != len(numbers):
        raise StoryMistake(f"not every page was put straight at {shown.url}: {shown.text[:300]}")
    scene.notes["copy"] = found[0]


def type_twice(scene: Scene) -> None:
    """Two officers type what stands in the cuts of the three pages; both say the same, and it is put together."""
    (example,) = examples(1)
    for name in (READER, TYPIST):
        person = scene.person(scene.bawaslu, name)
        page = person.open(f"{scene.notes['copy']}ketik/")
        if page.html.count("keying__crop") != len(example.sheet.fields):
            raise StoryMistake(f"not every figure is cut out at {page.url}")
        asked = {field.id: str(example.figures[field.id]) for field in example.sheet.fields}
        person.send(page, page.form(*asked), asked)
    page = scene.person(scene.bawaslu, READER).open(scene.notes["copy"])
    if not page.has("selesai dipadukan", str(example.figures["suara_sah"])):
        raise StoryMistake(f"the copy is not put together at {page.url}: {page.text[:300]}")


def _photo(folder: Path, example: Example, page: int) -> Path:
    place = folder / f"contoh-{example.station}-halaman-{page}.jpg"
    place.write_bytes(photographed(example, page, page, upside_down=page == _UPSIDE_DOWN))
    return place
