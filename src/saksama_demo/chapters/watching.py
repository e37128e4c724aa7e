"""Diskominfotik's content officers: one claim arrives in altered copies by several ways, and is taken for one.

Rules kept here:
  * The copies are made from the claim's own quoted words, as people alter what they pass on; nothing else is quoted.
  * The picture of a message, as a telephone shows it, is made here, so that no real post is kept: it says CONTOH, and
    holds the words that it is given and nothing of anybody.
  * A copy is joined only where the desk itself suggested the claim.
  * The claim is filed against no real pair: public numbers count whom a claim speaks of, and name who stands.
Left to others: what is found and decided of the claim, and told (finding), the outsider (verifying).
"""

import re
import textwrap
from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw, ImageFont

from saksama_demo.material import claim
from saksama_demo.page import Page, StoryMistake
from saksama_demo.player import PATIENCE, Person, Upload
from saksama_demo.scene import Scene

_WIDE: Final = 720
_LETTERS: Final = 38
_SIZE: Final = 30
_LINE: Final = 42
_EDGE: Final = 36


def screenshot(place: Path, words: str) -> Path:
    """Draw `words` as a message, and keep it as a PNG."""
    lines = textwrap.wrap(words, _LETTERS)
    high = 5 * _EDGE + _LINE * (len(lines) + 2)
    picture = Image.new("RGB", (_WIDE, high), "#e7ddd3")
    pen, font = ImageDraw.Draw(picture), ImageFont.load_default(_SIZE)
    pen.rectangle((0, 0, _WIDE, 2 * _EDGE), fill="#14564f")
    pen.text((_EDGE, 18), "CONTOH: grup keluarga", font=font, fill="white")
    pen.rounded_rectangle((_EDGE, 3 * _EDGE, _WIDE - _EDGE, high - _EDGE), radius=18, fill="white")
    for number, line in enumerate(lines):
        pen.text((2 * _EDGE, 3 * _EDGE + 20 + number * _LINE), line, font=font, fill="#1c1c1c")
    picture.save(place)
    return place


CONTENT: Final = "contoh.konten"
SECOND: Final = "contoh.konten2"
QUEUE: Final = "/meja/konten/"
_TARGET: Final = "peserta"
_COPY: Final = re.compile(r"/meja/konten/([0-9a-f]{32})/")


def altered() -> dict[str, str]:
    """The claim as people pass it on: whole, forwarded, disguised, cut short, inside a comment."""
    quote = claim().quote
    words = quote.split()
    return {
        "whole": quote,
        "forwarded": f"*Diteruskan berkali-kali*\n\nASSALAMUALAIKUM, info A1 dr grup sebelah\n\n{quote}\n\nSebarkan!!!",
        "disguised": quote.replace("massa", "m4ssa").replace("kecurangan", "kecur4ngan").upper(),
        "cut": " ".join(words[: len(words) * 3 // 4]),
        "commented": f"Baru dapat dari tetangga, belum tahu benar tidaknya: {quote}. Ada yang tahu sebenarnya?",
    }


def paste(scene: Scene) -> None:
    """An officer pastes a forwarded message as it came."""
    _capture(scene, "pasted", medium="message", channel="whatsapp", words=altered()["forwarded"])


def upload(scene: Scene) -> None:
    """An officer uploads a screenshot; the words in it are typed off."""
    words = altered()["whole"]
    picture = Upload(screenshot(scene.papers / "tangkapan-layar.png", words), "image/png")
    _capture(scene, "uploaded", picture, medium="image", channel="facebook", words=words)


def hand_in(scene: Scene) -> None:
    """A citizen asks at the public page, finds nothing yet, and hands the message in without a name."""
    citizen = scene.visitor(scene.diskominfotik)
    page = citizen.submit(citizen.open("/benarkah/"), words=altered()["commented"])
    form = page.form("words", "channel", action="/benarkah/sampaikan/")
    page = citizen.send(page, form, {"channel": "facebook"})
    page.holding("Pesannya kami terima")


def take_list(scene: Scene) -> None:
    """A list from the patrol of that morning: two more copies; the node captures them by itself."""
    told = altered()
    rows = [("disguised", "tiktok", "41000"), ("cut", "x", "")]
    lines = ["teks,kanal,jangkauan,catatan"]
    lines += [f'"{told[name]}",{channel},{reach},CONTOH: patroli pagi' for name, channel, reach in rows]
    place = scene.papers / "patroli.csv"
    place.write_text("\n".join(lines), encoding="utf-8")
    officer = _officer(scene)
    page = officer.open("/meja/konten/daftar/")
    officer.send(page, page.form("file"), {}, {"file": Upload(place, "text/csv")})
    officer.look(QUEUE, f"Menunggu dipilah: {len(told)}.", seconds=PATIENCE)


def begin(scene: Scene) -> None:
    """The pasted copy is taken, and a claim begun with it: whom it concerns, whom it speaks against."""
    officer = _officer(scene)
    page = _take(officer, scene.notes["pasted"])
    asked = {"words": claim().quote, "category": "falsehood", "concerns": "nobody", "target": _TARGET}
    page = officer.send(page, page.form(*asked), asked)
    scene.notes["claim"] = page.part(r"/meja/klaim/([0-9a-f]{32})/")


def join_all(scene: Scene) -> None:
    """The others: those alike are joined at once, each with its entry; then what is left."""
    officer = _officer(scene)
    alike = [address for address, _ in officer.open(QUEUE).links if "/mirip/" in address]
    for address in dict.fromkeys(alike):
        page = officer.open(address)
        form = page.form("copy", "claim")
        if form.choice("claim", "mungkin") != scene.notes["claim"]:
            raise StoryMistake(f"another claim was suggested: {form.choices['claim']}")
        officer.send(page, form, {"claim": scene.notes["claim"], "reason": "CONTOH: kata-katanya sama."})
    for subject in _waiting(officer):
        page = _take(officer, subject)
        found = [form for form in page.forms if form.fields.get("claim") == [scene.notes["claim"]]]
        if not found:
            raise StoryMistake(f"the claim was not suggested for {subject}: {page.text[:600]}")
        officer.send(page, found[0], {})
    officer.open(QUEUE).holding("Menunggu dipilah: 0.")


def _capture(scene: Scene, called: str, picture: Upload | None = None, **values: str) -> None:
    officer = _officer(scene)
    page = officer.open("/meja/konten/tangkap/")
    files = {} if picture is None else {"picture": picture}
    page = officer.send(page, page.form("medium", "words"), values, files)
    found = _COPY.search(page.url)
    if found is None:
        raise StoryMistake(f"nothing was captured: {page.text[:300]}")
    scene.notes[called] = found[1]


def _take(officer: Person, subject: str) -> Page:
    page = officer.open(f"{QUEUE}{subject}/")
    officer.send(page, page.form(action="/ambil/"), {})
    return officer.open(page.url)


def _waiting(officer: Person) -> list[str]:
    """Subjects of the copies in the queue, as it is ordered."""
    page = officer.open(QUEUE)
    return list(dict.fromkeys(found[1] for address, _ in page.links if (found := _COPY.search(address))))


def _officer(scene: Scene) -> Person:
    return scene.person(scene.diskominfotik, CONTENT)
