"""What the public is told: a clarification by two persons, and a citizen who finds it by pasting the message.

Rules kept here: the words are marked as examples; the citizen's copy is a sixth, altered in another way.
Left to others: the assessment that it tells (finding).
"""

import json
import re
from typing import Final

from saksama.entries.kinds.clarification import ClarificationPublished
from saksama_demo.chapters.watching import CONTENT, SECOND
from saksama_demo.material import claim
from saksama_demo.page import StoryMistake
from saksama_demo.public_log import entries
from saksama_demo.scene import Scene

TITLE: Final = "CONTOH: rekaman amuk massa itu bukan tentang kecurangan di NTB"
_MARK: Final = re.compile(r'<script type="application/ld\+json"[^>]*>(.*?)</script>', re.DOTALL)


def publish(scene: Scene) -> None:
    """One officer writes what the public will read; a second reads every word, and publishes."""
    writer = scene.person(scene.diskominfotik, CONTENT)
    address = f"/meja/klaim/{scene.notes['claim']}/klarifikasi/"
    page = writer.submit(
        writer.open(address),
        title=TITLE,
        claim=claim().quote,
        text="CONTOH: rekaman itu dari tahun 2021 dan tentang kejadian lain. Tidak ada laporan yang memicunya.",
        right="CONTOH: kepala desa dan media setempat menyebut waktu dan sebab yang lain. Semua kalimat ini contoh.",
        outside="CONTOH: keterangan kepala desa kepada media, 14 Februari 2024",
    )
    reader = scene.person(scene.diskominfotik, SECOND)
    seen = reader.open(page.url.removeprefix(scene.diskominfotik.url))
    reader.send(seen, seen.form(action="/setujui/"), {})


def find(scene: Scene) -> None:
    """A citizen pastes a sixth copy: the clarification comes at once, with why; its page, card and mark are there."""
    citizen = scene.visitor(scene.diskominfotik)
    sixth = f"bu, ini bener ga? katanya {claim().quote.lower().replace('masyarakat', 'masy')} serem bgt"
    page = citizen.submit(citizen.open("/benarkah/"), words=sixth)
    if not page.has(TITLE, "Salah"):
        raise StoryMistake(f"the clarification was not found: {page.text[:900]}")
    page = citizen.open(page.link(TITLE, href="/klarifikasi/"))
    mark = _MARK.search(page.html)
    if mark is None or json.loads(mark[1])["@type"] != "ClaimReview":
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
