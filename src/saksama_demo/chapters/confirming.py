"""A fact of the law that was known from memory: one proposes the article from a text, another reads it and confirms.

Rules kept here: the text is made here and says CONTOH, so that nobody takes it for a regulation; what was confirmed is
seen to hold at once, on the desk and by who downloads the text from the public log.
Left to others: who plays (casework), what may be confirmed (the node).
"""

from typing import Final

from PIL import Image, ImageDraw, ImageFont

from saksama_demo.chapters.casework import COMMISSIONER, OFFICER
from saksama_demo.page import StoryMistake
from saksama_demo.player import Upload
from saksama_demo.scene import Scene

NORMS: Final = "/meja/tenggat/dasar-hukum/"
FACT: Final = "editions/pilkada-2024/norm.plenary"
TITLE: Final = "CONTOH naskah, bukan peraturan"
_WORDS: Final = "CONTOH: kajian diputus dalam rapat pleno."
_PAGE: Final = (595, 842)
_EDGE: Final = 60
_SIZE: Final = 18


def confirm_norm(scene: Scene) -> None:
    """Propose it with the text, confirm it as a second person, and find both where anybody looks."""
    place = scene.papers / "naskah-contoh.pdf"
    paper = Image.new("L", _PAGE, "white")
    ImageDraw.Draw(paper).text((_EDGE, _EDGE), f"{TITLE}\n\n{_WORDS}", font=ImageFont.load_default(_SIZE))
    paper.save(place)
    officer, second = scene.person(scene.bawaslu, OFFICER), scene.person(scene.bawaslu, COMMISSIONER)
    given = {"fact": FACT, "title": TITLE, "article": "CONTOH Pasal 1", "reason": _WORDS}
    officer.submit(officer.open(NORMS), files={"file": Upload(place, "application/pdf")}, **given)
    second.confirm(TITLE, FACT)
    page = officer.open(NORMS).holding(TITLE, _WORDS)
    kept = officer.fetch(page.link(href="/log/blob/")).content
    offered = [value for value, _ in page.form("fact").choices["fact"]]
    if kept != place.read_bytes() or FACT in offered:
        raise StoryMistake(f"{FACT} was confirmed: {len(kept)} bytes, still offered: {FACT in offered}")
