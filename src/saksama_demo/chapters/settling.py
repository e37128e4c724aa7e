"""One thing that does not fit leaves the queue by two persons and becomes a case; from the case one comes back to it.

Rules kept here: the finding is the first of the district's queue, whatever it is; its words are an example and accuse
nobody; every act is done on the real pages.
Left to others: figures (counting), what becomes of a case (casework).
"""

import re
from typing import Final

from saksama_demo.chapters.auditing import READER, SECOND
from saksama_demo.chapters.counting import CONTEST
from saksama_demo.page import StoryMistake
from saksama_demo.player import PATIENCE
from saksama_demo.scene import Scene

DISTRICT: Final = "52.01.01"
QUEUE: Final = f"/meja/hasil/antrean/{CONTEST}/{DISTRICT}/"
WORDS: Final = (
    "CONTOH: pada foto formulir TPS ini jumlah suara pasangan memang tidak sama dengan suara sah. Mohon ditelusuri."
)
_FINDING: Final = re.compile(r"/meja/hasil/temuan/[0-9]+/")


def open_case(scene: Scene) -> None:
    """An officer proposes that the first finding of Gerung be handled as a case; a commissioner agrees."""
    officer, commissioner = (scene.person(scene.bawaslu, name) for name in (READER, SECOND))
    page = officer.look(QUEUE, "Angka tidak klop", seconds=PATIENCE)
    found = _FINDING.search(page.html)
    if found is None:
        raise StoryMistake(f"no finding at {page.url}: {page.text[:300]}")
    scene.notes["finding"] = found[0]
    page = officer.open(found[0])
    asked = {"ground": "on-paper", "follow_up": "case", "words": WORDS}
    officer.send(page, page.form(*asked), asked)
    page = commissioner.open(commissioner.open(found[0]).link("Periksa, lalu", href="/meja/usulan/"))
    commissioner.send(page, page.form(action="/setujui/"), {})


def come_back(scene: Scene) -> None:
    """The finding is out of the queue and leads to its case; the case says what was seen, and where."""
    officer = scene.person(scene.bawaslu, READER)
    page = officer.open(scene.notes["finding"])
    if not page.has("Tidak lagi di antrean", WORDS):
        raise StoryMistake(f"the finding still stands in the queue, or lost its words: {page.text[:300]}")
    case = officer.open(page.link("Buka yang dimulai dari ini"))
    if not case.has(WORDS):
        raise StoryMistake(f"the case does not say what was seen: {case.text[:400]}")
    scene.notes["finding_case"] = case.url
    if scene.notes["finding"] in officer.open(QUEUE).html:
        raise StoryMistake("the finding still stands in its district's queue")
