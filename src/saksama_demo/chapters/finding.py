"""What is found and decided of the claim, asked up the chain, and told to the public.

Rules kept here:
  * What one person writes another reads and confirms, at the real pages; the words are marked as examples.
  * The claim and what was found of it go by dispatch; a picture, which no leak check reads, waits for a second person.
  * The citizen who finds the clarification pastes a sixth copy, altered in another way.
Left to others: the copies (watching).
"""

import json
from typing import Final

from saksama.entries.kinds.clarification import ClarificationPublished
from saksama_demo.chapters.verifying import entries
from saksama_demo.chapters.watching import CONTENT, SECOND
from saksama_demo.launch import Node
from saksama_demo.material import claim
from saksama_demo.page import Page, StoryMistake
from saksama_demo.player import PATIENCE, Person, wait_until
from saksama_demo.scene import Scene

COMMISSIONER: Final = "contoh.anggota"
OTHER: Final = "contoh.anggota2"
_OFFICER: Final = "contoh.petugas"
_SECURITY: Final = "contoh.keamanan"
_SOURCES: Final = (
    "CONTOH: keterangan kepala desa kepada media, 14 Februari 2024\nCONTOH: rekaman aslinya, dari tahun 2021"
)


def hand_over(scene: Scene) -> None:
    """The claim with its captures goes to Bawaslu; somebody else looked at the picture first."""
    officer = scene.person(scene.diskominfotik, CONTENT)
    sent = _hand(officer, _claim(scene)).part(r"(/meja/kiriman/keluar/[0-9a-f]{32}/)")
    reader = scene.person(scene.diskominfotik, _SECURITY)
    asked = next(address for address, _ in reader.open(sent).links if "/meja/usulan/" in address)
    held = reader.open(asked)
    reader.send(held, held.form(action="/setujui/"), {})
    scene.person(scene.bawaslu, COMMISSIONER).look("/meja/klaim/", claim().quote[:60], seconds=PATIENCE)


def assess(scene: Scene) -> None:
    """One officer writes what the claim is found to be, from outside sources; a second reads it and confirms."""
    writer = scene.person(scene.diskominfotik, CONTENT)
    page = writer.open(f"{_claim(scene)}nilai/")
    words = "CONTOH: rekaman itu tentang kejadian lain di tahun lain; tidak ada laporan kecurangan yang memicunya."
    page = writer.submit(page, outcome="false", words=words, outside=_SOURCES)
    _confirmed(scene, scene.diskominfotik, SECOND, page)


def tell_finding(scene: Scene) -> None:
    """The assessment goes to Bawaslu with the opening of its commitment; Bawaslu's node checks it against the log."""
    officer = scene.person(scene.diskominfotik, CONTENT)

    def sent() -> Page | None:
        # Offered once the entry has its place in the log.
        page = officer.open(_claim(scene))
        return next((officer.send(page, form, {}) for form in page.forms if "finding" in form.fields), None)

    wait_until(sent, seconds=PATIENCE, what="the assessment can be sent")
    scene.person(scene.bawaslu, COMMISSIONER).look(_claim(scene), "Kata mitra", seconds=PATIENCE)


def judge(scene: Scene) -> None:
    """Two commissioners decide, on an article in force on the day of the first capture."""
    writer = scene.person(scene.bawaslu, COMMISSIONER)
    page = writer.open(f"{_claim(scene)}putus/")
    words = "CONTOH: menghasut dan mengadu domba warga dengan kejadian yang tidak ada. Ini contoh, bukan putusan nyata."
    form = page.form("outcome", "basis", "words")
    page = writer.send(page, form, {"outcome": "violation", "basis": ["uu-7-2017-280-1-d"], "words": words})
    _confirmed(scene, scene.bawaslu, OTHER, page)


def request(scene: Scene) -> None:
    """Bawaslu asks the next level; letter and spreadsheet are there once the entry has its place in the log."""
    writer = scene.person(scene.bawaslu, COMMISSIONER)
    page = writer.open(f"{_claim(scene)}minta/")
    form = page.form("to", "copies", "words")
    copies = [value for value, _ in form.choices["copies"]]
    words = "CONTOH: mohon diteruskan kepada kementerian untuk penanganan konten terlampir."
    page = writer.send(page, form, {"to": "bawaslu-ri", "copies": copies, "words": words})
    after = _confirmed(scene, scene.bawaslu, OTHER, page)
    scene.notes["request"] = found = after.part(r"/meja/permohonan-konten/([0-9a-f]{32})/")
    # The button, not the word: that a letter comes later stands there before.
    writer.look(f"/meja/permohonan-konten/{found}/", "Surat (PDF)", seconds=PATIENCE)
    for name in ("surat.pdf", "lampiran.xlsx"):
        _keep(scene, writer, f"/meja/permohonan-konten/{found}/{name}")


def answer(scene: Scene) -> None:
    """What came back is entered."""
    officer = scene.person(scene.bawaslu, _OFFICER)
    page = officer.open(f"/meja/permohonan-konten/{scene.notes['request']}/")
    form = page.form("answerer", "outcome", "words")
    values = {"answerer": "bawaslu-ri", "outcome": "passed-on", "words": "CONTOH: diteruskan kepada kementerian."}
    officer.send(page, form, values)


def _keep(scene: Scene, person: Person, address: str) -> None:
    place = scene.papers / f"permohonan-{address.rpartition('/')[2]}"
    place.write_bytes(person.fetch(address).content)


def _hand(officer: Person, address: str) -> Page:
    page = officer.open(address)
    form = next((form for form in page.forms if form.action.endswith("/kirim/") and "finding" not in form.fields), None)
    if form is None:
        raise StoryMistake(f"the claim cannot be handed over: {page.text[:900]}")
    return officer.send(page, form, {})


def _confirmed(scene: Scene, node: Node, second: str, page: Page) -> Page:
    reader = scene.person(node, second)
    seen = reader.open(page.url.removeprefix(node.url))
    return reader.send(seen, seen.form(action="/setujui/"), {})


def _claim(scene: Scene) -> str:
    return f"/meja/klaim/{scene.notes['claim']}/"


TITLE: Final = "CONTOH: rekaman amuk massa itu bukan tentang kecurangan di NTB"
_MARK: Final = r'<script type="application/ld\+json"[^>]*>(.*?)</script>'


def publish(scene: Scene) -> None:
    """One officer writes what the public will read; a second reads every word, and publishes."""
    writer = scene.person(scene.diskominfotik, CONTENT)
    page = writer.submit(
        writer.open(f"{_claim(scene)}klarifikasi/"),
        title=TITLE,
        claim=claim().quote,
        text="CONTOH: rekaman itu dari tahun 2021 dan tentang kejadian lain. Tidak ada laporan yang memicunya.",
        right="CONTOH: kepala desa dan media setempat menyebut waktu dan sebab yang lain. Semua kalimat ini contoh.",
        outside="CONTOH: keterangan kepala desa kepada media, 14 Februari 2024",
    )
    _confirmed(scene, scene.diskominfotik, SECOND, page)


def find(scene: Scene) -> None:
    """A citizen pastes a sixth copy: the clarification comes at once, with why; its page, card and mark are there."""
    citizen = scene.visitor(scene.diskominfotik)
    sixth = f"bu, ini bener ga? katanya {claim().quote.lower().replace('masyarakat', 'masy')} serem bgt"
    page = citizen.submit(citizen.open("/benarkah/"), words=sixth)
    page = citizen.open(page.holding(TITLE, "Salah").link(TITLE, href="/klarifikasi/"))
    if json.loads(page.part(_MARK))["@type"] != "ClaimReview":
        raise StoryMistake("the page has no mark for machines")
    card = citizen.fetch(f"{page.url}kartu.png").content
    (scene.papers / "kartu-klarifikasi.png").write_bytes(card)
    scene.notes["clarification"] = page.url.removeprefix(scene.diskominfotik.url)


def read_logs(scene: Scene) -> None:
    """From the public logs alone: the claim's life, each act in the log of who did it."""
    lived = {
        node.institution.code: [each.kind for each in entries(node) if each.subject == scene.notes["claim"]]
        for node in scene.nodes
    }
    expected = {
        "diskominfotik": ["content.classified", "content.assessed", ClarificationPublished.KIND],
        "bawaslu": ["content.judged", "content.requested", "content.answered"],
    }
    if lived != expected:
        raise StoryMistake(f"the logs tell another life: {lived}")
