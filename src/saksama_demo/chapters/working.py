"""A joint task over and back, and an incident from report to the note for the public.

Rules kept here: the imitation account is invented, its address ends in .example.
"""

import re
from datetime import UTC, datetime, timedelta

from saksama_demo.page import Page, StoryMistake
from saksama_demo.player import PATIENCE, wait_until
from saksama_demo.scene import Scene

TASK = "CONTOH: salin dan simpan bukti unggahan publik"
INCIDENT = "CONTOH: akun tiruan Bawaslu NTB"


def offer(scene: Scene) -> None:
    """Bawaslu offers a task that the case needs."""
    person = scene.person(scene.bawaslu, "contoh.petugas")
    page = person.open(f"/meja/tugas/baru/?perkara={scene.notes['case']}")
    page = person.submit(
        page,
        title=TASK,
        description="CONTOH. Mohon simpan salinan unggahan publik tentang pembagian paket itu, beserta sidiknya.",
        due=_moment(days=2),
        clause="pasal-3",
        classification="restricted",
    )
    scene.notes["task"] = _subject(page, "tugas")


def do_task(scene: Scene) -> None:
    """Diskominfotik accepts, does and reports it; Bawaslu confirms."""
    worker = scene.person(scene.diskominfotik, "contoh.konten")
    address = f"/meja/tugas/{scene.notes['task']}/"
    _look_for(scene, "/meja/tugas/", TASK)
    _done(worker.submit(worker.look(address, "Terima tugas", seconds=PATIENCE), action="/terima/"), "Tugas diterima")
    report = "CONTOH. Salinan disimpan dan diberi sidik. Isinya tidak kami nilai."
    page = worker.look(address, "Kirim laporan", seconds=PATIENCE)
    _done(worker.submit(page, action="/lapor/", text=report), "Laporan dikirim")
    officer = scene.person(scene.bawaslu, "contoh.petugas")
    page = officer.look(address, "Konfirmasi selesai", seconds=PATIENCE)
    _done(officer.submit(page, action="/konfirmasi/"), "dikonfirmasi")


def report_incident(scene: Scene) -> None:
    """Bawaslu's duty officer reports an imitation account; Diskominfotik's security officer takes it."""
    duty = scene.person(scene.bawaslu, "contoh.piket")
    page = duty.open("/meja/insiden/lapor/")
    form = page.form("type", "title", "description", "work_due")
    page = duty.send(
        page,
        form,
        {
            "type": "imitation",
            "title": INCIDENT,
            "description": "CONTOH. Sebuah akun memakai nama dan lambang Bawaslu NTB dan meminta data warga.",
            "address": "https://akun-tiruan.contoh.example/bawaslu-ntb",
            "work_due": _moment(days=1),
        },
    )
    scene.notes["incident"] = _subject(page, "insiden")
    security = scene.person(scene.diskominfotik, "contoh.keamanan")
    address = f"/meja/insiden/{scene.notes['incident']}/"
    _look_for(scene, "/meja/insiden/", INCIDENT, username="contoh.keamanan")
    page = security.look(address, "Tangani sekarang", seconds=PATIENCE)
    _done(security.submit(page, action="/tangani/"), "Anda tangani")


def close_incident(scene: Scene) -> None:
    """Worked as a joint task, confirmed, and closed with a note for the public."""
    security = scene.person(scene.diskominfotik, "contoh.keamanan")
    duty = scene.person(scene.bawaslu, "contoh.piket")
    address = f"/meja/insiden/{scene.notes['incident']}/"
    task = _task_of(security.open(address))
    page = security.look(task, "Kirim laporan", seconds=PATIENCE)
    words = "CONTOH. Akun itu dilaporkan kepada penyedia layanan dan tidak dapat dibuka lagi."
    _done(security.submit(page, action="/lapor/", text=words), "Laporan dikirim")
    page = duty.look(task, "Konfirmasi selesai", seconds=PATIENCE)
    _done(duty.submit(page, action="/konfirmasi/"), "dikonfirmasi")
    page = security.look(address, "Keterangan untuk umum", seconds=PATIENCE)
    note = "CONTOH. Sebuah akun tiruan Bawaslu NTB dilaporkan, dan sekarang tidak dapat dibuka lagi."
    _done(security.submit(page, action="/tutup/", note=note), "Insiden ditutup")


def _task_of(page: Page) -> str:
    found = [href for href, _ in page.links if re.search(r"/meja/tugas/[0-9a-f]{32}/", href)]
    if not found:
        raise StoryMistake(f"{page.url} names no joint task")
    return found[0]


def _look_for(scene: Scene, address: str, title: str, *, username: str = "contoh.konten") -> None:
    person = scene.person(scene.diskominfotik, username)
    wait_until(
        lambda: person.open(address).has(title), seconds=PATIENCE, what=f"{title!r} arrives at {person.base}{address}"
    )


def _moment(*, days: int) -> str:
    """On the office's wall clock (WITA, UTC+8)."""
    return (datetime.now(UTC) + timedelta(hours=8, days=days)).strftime("%Y-%m-%dT%H:%M")


def _subject(page: Page, room: str) -> str:
    found = re.search(rf"/meja/{room}/([0-9a-f]{{32}})/", page.url)
    if not found:
        raise StoryMistake(f"{page.url} is not the page of one: {page.errors} {page.text[:400]}")
    return found[1]


def _done(page: Page, words: str) -> None:
    if not page.has(words):
        raise StoryMistake(f"expected {words!r} at {page.url}: {page.text[:500]}")
