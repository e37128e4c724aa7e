"""A citizen, plainly an example, reports without an account, and keeps what proves it.

Rules kept here: the evidence is a picture that says nothing of anybody; the receipt is checked by the real command,
offline, with the policy of the agreement, and a changed letter must fail.
"""

import struct
import zlib
from datetime import datetime, timedelta
from pathlib import Path

import httpx

from saksama.agreement.quorum import policy_for
from saksama.agreement.terms import read_terms
from saksama.clocks.words import WITA
from saksama.tlog.note import Note, VerifierKey
from saksama_demo.launch import ANSWER_SECONDS, run_command
from saksama_demo.page import Page, StoryMistake
from saksama_demo.player import PATIENCE, Person, Upload, wait_until
from saksama_demo.scene import Scene
from saksama_demo.story import ReceiptTold

EVENT = {
    "kind": "report",
    "event": "CONTOH: pembagian paket bahan pokok dengan stiker peserta pemilu",
    "region": "52",
    "place": "CONTOH: lapangan desa, Kabupaten Lombok Barat",
    "account": (
        "CONTOH, bukan kejadian nyata. Pada siang hari sejumlah orang membagikan paket bahan pokok yang ditempeli "
        "stiker peserta pemilu. Foto diambil dari seberang jalan."
    ),
}
REPORTER = {
    "name": "Contoh Pelapor Satu",
    "address": "Jalan Contoh Nomor 1, Mataram",
    "phone": "0800-000-0000",
}
_SIDE = 240


def make_picture(place: Path) -> Path:
    """A small PNG with stripes: evidence that shows nobody."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(
        b"\0" + b"".join(bytes((x * 255 // _SIDE, 110, y * 255 // _SIDE)) for x in range(_SIDE)) for y in range(_SIDE)
    )
    head = struct.pack(">IIBBBBB", _SIDE, _SIDE, 8, 2, 0, 0, 0)
    png = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b"")
    place.write_bytes(png)
    return place


def file_report(scene: Scene) -> None:
    """Fill in the four steps, send, keep code, receipt, openings and picture."""
    picture = make_picture(scene.papers / "foto-contoh.png")
    day = datetime.now(WITA).date()
    with Person(scene.bawaslu.url, "warga") as citizen:
        page = citizen.open("/lapor/")
        page = citizen.send(page, page.form("go", action="/lapor/isi/"), {})
        dates = {"happened_on": str(day - timedelta(days=1)), "known_on": str(day)}
        page = _go(citizen, page, "next", {**EVENT, **dates})
        page = _go(citizen, page, "next", {"reported_1_name": "Contoh Terlapor", "testifier_1_name": "Contoh Saksi"})
        page = _go(citizen, page, "next", REPORTER)
        form = page.form("declaration", action="/lapor/isi/")
        upload = Upload(picture, "image/png")
        page = citizen.send(page, form, {"declaration": "on", "go": "send"}, {form.files[0]: upload})
        keep_papers(scene, citizen, page)


def _go(citizen: Person, page: Page, where: str, values: dict[str, str]) -> Page:
    return citizen.send(page, page.form("step", *values, action="/lapor/isi/"), {**values, "go": where})


def keep_papers(scene: Scene, citizen: Person, page: Page) -> None:
    """Download receipt, openings and paper as the page offers them, keep the code, and check all of it offline."""
    code = page.form("code", "what", action="/ikuti/berkas/").fields["code"][0]
    scene.notes["code"] = code
    (scene.papers / "kode-tindak-lanjut.txt").write_text(f"{code}\n")
    policy = write_policy(scene)
    openings = _download(citizen, page, "openings", scene.papers / "pembuka.json")
    _download(citizen, page, "paper", scene.papers / "tanda-bukti.pdf")
    picture = scene.papers / "foto-contoh.png"

    def checked() -> Path | None:
        # The partner's cosignature may come a moment after the witness's; a later download bears both.
        receipt = _download(citizen, page, "receipt", scene.papers / "tanda-bukti.tlog-proof")
        return receipt if check(receipt, openings, picture, policy, accept=(0, 1)) == 0 else None

    receipt = wait_until(checked, seconds=PATIENCE, what="the receipt is fully witnessed")
    refuse_altered(scene, receipt, openings, picture, policy)
    kept: ReceiptTold = {
        "receipt": str(receipt),
        "openings": str(openings),
        "file": str(picture),
        "policy": str(policy),
    }
    scene.story.receipts = [kept]


def refuse_altered(scene: Scene, receipt: Path, openings: Path, picture: Path, policy: Path) -> None:
    """One changed bit in the picture, and one changed letter in the openings, must each fail."""
    altered = scene.papers / "foto-diubah.png"
    data = bytearray(picture.read_bytes())
    data[-20] ^= 1
    altered.write_bytes(data)
    if check(receipt, openings, altered, policy, accept=(0, 1)) != 1:
        raise StoryMistake("an altered picture passed for the one that was received")
    told = scene.papers / "pembuka-diubah.json"
    told.write_text(
        openings.read_text(encoding="utf-8").replace("Contoh Pelapor Satu", "Contoh Pelapor Dua", 1), encoding="utf-8"
    )
    if told.read_bytes() != openings.read_bytes() and check(receipt, told, picture, policy, accept=(0, 1)) != 1:
        raise StoryMistake("altered openings passed")
    for place in (altered, told):
        place.unlink()


def check(receipt: Path, openings: Path, picture: Path, policy: Path, *, accept: tuple[int, ...]) -> int:
    """`saksama proof verify` offline; its exit code."""
    words = ("--openings", str(openings), "--file", str(picture), "--policy", str(policy))
    return run_command("saksama", "proof", "verify", str(receipt), *words, accept=accept).returncode


def write_policy(scene: Scene) -> Path:
    """The C2SP policy for Bawaslu's log, from the public note and the keys that both nodes introduced."""
    ours, theirs = (node.about() for node in scene.nodes)
    note = Note.parse(httpx.get(str(ours["agreement"]), timeout=ANSWER_SECONDS).content)
    keys = theirs["keys"]
    witnesses = (
        [VerifierKey.parse(key["key"]) for key in keys if key["use"] == "witness"] if isinstance(keys, list) else []
    )
    policy = policy_for(read_terms(note.text), [VerifierKey.parse(str(ours["vkey"]))], witnesses)
    place = scene.papers / "policy.txt"
    place.write_bytes(policy.serialize())
    return place


def _download(citizen: Person, page: Page, what: str, place: Path) -> Path:
    for form in page.forms:
        if form.action.endswith("/ikuti/berkas/") and form.fields.get("what") == [what]:
            return citizen.download(page, form, {}, place)
    raise StoryMistake(f"the page offers no {what}")
