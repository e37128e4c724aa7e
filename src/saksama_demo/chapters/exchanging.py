"""Dispatches: a data set over, a question over, an answer back, two receipts for each; also while the partner rests.

Rules kept here: the claim is quoted in its own words with its citation; the answer asserts no fact that is not in the
record; a node that was stopped comes back and catches up.
"""

import time
from datetime import datetime, timedelta

import httpx

from saksama.clocks.words import WITA
from saksama_demo.launch import Node
from saksama_demo.material import STATION_COUNT, STATIONS, claim
from saksama_demo.page import Page, StoryMistake
from saksama_demo.player import PATIENCE, Person, Upload, wait_until
from saksama_demo.scene import Scene
from saksama_demo.story import say

DATASET = "CONTOH: himpunan data TPS NTB, Pemilu 2024"
QUESTION = "CONTOH: periksa klaim yang beredar tentang NTB"
ANSWER = "CONTOH: jawaban pemeriksaan klaim"
_COUNT = f"{STATION_COUNT:,}".replace(",", ".")  # as Indonesian writes it


def share_dataset(scene: Scene) -> None:
    """Bawaslu shares all polling stations of NTB."""
    with STATIONS.open(encoding="utf-8") as rows:
        found = sum(1 for _ in rows) - 1
    if found != STATION_COUNT:
        raise StoryMistake(f"{STATIONS.name} has {found} stations, not {STATION_COUNT}")
    page = _compose(
        scene,
        scene.bawaslu,
        "contoh.petugas",
        kind="dataset.share",
        title=DATASET,
        words=f"Seluruh {_COUNT} TPS NTB seperti di Sirekap. Kosong berarti belum diketahui, bukan nol.",
        source="KPU, Sirekap, tampilan 20 Maret 2024 (pemilihan presiden 14 Februari 2024)",
        file=Upload(STATIONS, "text/csv"),
    )
    scene.notes["dataset"] = _path(page)


def ask(scene: Scene) -> None:
    """Bawaslu asks for a check of a claim that circulated about NTB."""
    quoted = claim()
    page = _compose(
        scene,
        scene.bawaslu,
        "contoh.petugas",
        kind="information.request",
        title=QUESTION,
        words=(
            "Mohon pemeriksaan atas klaim yang beredar. Kutipan klaim, bukan kata-kata kami: "
            f"“{quoted.quote}” (sumber: {quoted.citation})."
        ),
        due=str((datetime.now(WITA) + timedelta(days=3)).date()),
    )
    scene.notes["question"] = _path(page)


def accept_both(scene: Scene) -> None:
    """Diskominfotik's officers accept the data set and the question; Bawaslu sees both receipts of each."""
    scene.notes["dataset_in"] = _accept(scene, scene.diskominfotik, "contoh.statistik", DATASET)
    scene.notes["question_in"] = _accept(scene, scene.diskominfotik, "contoh.konten", QUESTION)
    officer = scene.person(scene.bawaslu, "contoh.petugas")
    for note in ("dataset", "question"):
        officer.look(scene.notes[note], "diterima petugas", seconds=PATIENCE)


def answer(scene: Scene) -> None:
    """Diskominfotik checks what the record gives, and answers with that alone; Bawaslu accepts."""
    person = scene.person(scene.diskominfotik, "contoh.konten")
    page = person.open(person.open(scene.notes["question_in"]).link(href="jawab="))
    words = (
        "CONTOH. Catatan yang kami pegang memuat klaim ini sebagai hoaks yang dibahas TurnBackHoax (MAFINDO) 2024, "
        "nomor 2700; alamat dan tanggal tidak ada di data kami. Di luar catatan itu kami tidak menyatakan apa pun."
    )
    page = _send(person, page, {"title": ANSWER, "words": words})
    scene.notes["answer"] = _path(page)
    scene.notes["answer_in"] = _accept(scene, scene.bawaslu, "contoh.petugas", ANSWER)
    person.look(scene.notes["answer"], "diterima petugas", seconds=PATIENCE)


def compose_notice(scene: Scene, title: str) -> str:
    """Bawaslu sends a notice; the address of its page."""
    words = "CONTOH. Pemberitahuan ini ditulis ketika simpul mitra sedang berhenti."
    return _path(_compose(scene, scene.bawaslu, "contoh.petugas", kind="notice", title=title, words=words))


def _compose(scene: Scene, node: Node, username: str, *, file: Upload | None = None, **values: str) -> Page:
    person = scene.person(node, username)
    page = person.open("/meja/kiriman/baru/")
    return _send(person, page, {"clause": "pasal-1", "classification": "open", **values}, file)


def _send(person: Person, page: Page, values: dict[str, str], file: Upload | None = None) -> Page:
    files = {"attachments": file} if file else {}
    done = person.send(page, page.form("title", "words"), values, files)
    if not done.has("Terkirim"):
        # The partner's newest checkpoint may not be followed yet: it goes by itself.
        done = person.look(_path(done), "terkirim", seconds=PATIENCE)
    return done


def _accept(scene: Scene, node: Node, username: str, title: str) -> str:
    """The officer finds the dispatch in the list, reads it, accepts it; the address of its page."""
    person = scene.person(node, username)

    def arrived() -> str | None:
        found = [href for href, words in person.open("/meja/kiriman/?arah=masuk").links if title in words]
        return found[0] if found else None

    address = wait_until(arrived, seconds=PATIENCE, what=f"{title!r} arrives at {node.institution.name}")
    page = person.look(address, "Terima kiriman", seconds=PATIENCE)
    person.submit(page, action="/terima/").holding("Diterima dan dicatat di log")
    return address


def _path(page: Page) -> str:
    return page.part(r"(/meja/kiriman/(?:keluar|masuk)/[^\"]*)")


NOTICE = "CONTOH: pemberitahuan saat simpul mitra berhenti"


def stop(scene: Scene) -> None:
    """Diskominfotik's node is stopped."""
    scene.forget(scene.diskominfotik)
    scene.diskominfotik.serving.stop()
    try:
        httpx.get(scene.diskominfotik.url, timeout=1)
    except httpx.TransportError:
        return
    raise StoryMistake("the node still answers")


def go_on(scene: Scene) -> None:
    """Bawaslu writes to the partner all the same, and its desk works on."""
    before = scene.bawaslu.tree_size()
    scene.notes["notice"] = compose_notice(scene, NOTICE)
    wait_until(
        lambda: scene.bawaslu.tree_size() > before, seconds=PATIENCE, what="Bawaslu's log grows without its partner"
    )


def come_back(scene: Scene) -> None:
    """The node returns and catches up by itself; the notice has its receipt."""
    began = time.monotonic()
    scene.diskominfotik.serving.start()
    scene.diskominfotik.serving.wait_until_up()
    officer = scene.person(scene.bawaslu, "contoh.petugas")
    officer.look(scene.notes["notice"], "diterima simpul", seconds=PATIENCE)
    say(f"     simpul kembali dan mengejar dalam {time.monotonic() - began:.1f} s")
