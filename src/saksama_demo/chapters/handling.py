"""Handling the report on the desk, to the public page; a joint task over and back; an incident to its public note.

Rules kept here: each act by who may do it, and what two persons answer for by two; the outcome of an example asserts
nothing about anybody; the imitation account is invented, its address ends in .example.
"""

from datetime import datetime, timedelta

from saksama.clocks.words import WITA
from saksama_demo.chapters.meeting import hold
from saksama_demo.page import Page, StoryMistake
from saksama_demo.player import PATIENCE, wait_until
from saksama_demo.scene import Scene


def review_and_register(scene: Scene) -> None:
    """From the list to the next number."""
    review(scene)
    register(scene)


def decide_and_publish(scene: Scene) -> None:
    """From the plenary to the public page."""
    decide(scene)
    published(scene)


def review(scene: Scene) -> None:
    """The officer finds the report in the list; a plenary decides that it is complete, and the review says so."""
    officer = scene.person(scene.bawaslu, "contoh.petugas")
    inbox = officer.open("/meja/perkara/")
    address = inbox.link(href="/meja/perkara/masuk/")
    scene.notes["masuk"] = address.strip("/").split("/")[-1]
    hold(scene, "52", {scene.notes["masuk"]: "case.reviewed:register"})
    page = officer.open(address)
    form = page.form("outcome", "procedure")
    words = "CONTOH: syarat formal dan materiel lengkap."
    page = officer.send(page, form, {"outcome": "register", "types": "administrative", "party": "none", "words": words})
    scene.notes["case"] = page.part(r"/meja/perkara/([0-9a-f]{32})/")


def register(scene: Scene) -> None:
    """The next number, without a gap, as what the review found."""
    _act(scene, "contoh.petugas", "registrasi")


def assign(scene: Scene) -> None:
    """The commissioner hands the case to the officer."""
    person = scene.person(scene.bawaslu, "contoh.anggota")
    page = person.open(_address(scene))
    form = page.form("officer", action="/serahkan/")
    person.send(page, form, {"officer": form.choice("officer", "Petugas Penanganan")})


def decide(scene: Scene) -> None:
    """The study is laid before the plenary, which decides; the reporter is notified, the case is closed."""
    _act(scene, "contoh.petugas", "kajian", words="CONTOH: isi kajian.")
    hold(scene, "52", {scene.notes["masuk"]: "case.decided:no-violation"})
    words = "CONTOH: keterangan dan foto tidak menunjukkan peserta pemilu tertentu. Ini contoh, bukan putusan nyata."
    _act(scene, "contoh.anggota", "putus", outcome="no-violation", words=words)
    _confirm(scene, "contoh.anggota2")
    _act(scene, "contoh.petugas", "beritahu", means="portal", words="CONTOH: laporan Anda sudah diputus.")
    _act(scene, "contoh.petugas", "tutup", outcome="decided")
    _confirm(scene, "contoh.anggota")


def published(scene: Scene) -> None:
    """Anyone sees the case without personal data; the reporter sees the outcome with the code."""
    from_outside = scene.visitor(scene.bawaslu)
    page = from_outside.look("/perkara/", "bukan pelanggaran", seconds=PATIENCE)
    if page.has("Contoh Pelapor") or page.has("Contoh Terlapor"):
        raise StoryMistake("a name stands on the public page of cases")
    form = from_outside.open("/ikuti/").form("code", action="/ikuti/")
    page = from_outside.send(from_outside.open("/ikuti/"), form, {"code": scene.notes["code"]})
    page.holding("sudah diputus")


def _address(scene: Scene) -> str:
    return f"/meja/perkara/{scene.notes['case']}/"


def _act(scene: Scene, username: str, slug: str, **values: str) -> Page:
    person = scene.person(scene.bawaslu, username)
    page = person.open(_address(scene))
    return person.send(page, page.form(*values, action=f"/{slug}/"), values)


def _confirm(scene: Scene, username: str) -> None:
    scene.person(scene.bawaslu, username).confirm("Tepat inilah yang akan masuk log")


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
    scene.notes["task"] = page.part(r"/meja/tugas/([0-9a-f]{32})/")


def do_task(scene: Scene) -> None:
    """Diskominfotik accepts, does and reports it; Bawaslu confirms."""
    worker = scene.person(scene.diskominfotik, "contoh.konten")
    address = f"/meja/tugas/{scene.notes['task']}/"
    _look_for(scene, "/meja/tugas/", TASK)
    worker.submit(worker.look(address, "Terima tugas", seconds=PATIENCE), action="/terima/").holding("Tugas diterima")
    report = "CONTOH. Salinan disimpan dan diberi sidik. Isinya tidak kami nilai."
    page = worker.look(address, "Kirim laporan", seconds=PATIENCE)
    worker.submit(page, action="/lapor/", text=report).holding("Laporan dikirim")
    officer = scene.person(scene.bawaslu, "contoh.petugas")
    page = officer.look(address, "Konfirmasi selesai", seconds=PATIENCE)
    officer.submit(page, action="/konfirmasi/").holding("dikonfirmasi")


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
    scene.notes["incident"] = page.part(r"/meja/insiden/([0-9a-f]{32})/")
    security = scene.person(scene.diskominfotik, "contoh.keamanan")
    address = f"/meja/insiden/{scene.notes['incident']}/"
    _look_for(scene, "/meja/insiden/", INCIDENT, username="contoh.keamanan")
    page = security.look(address, "Tangani sekarang", seconds=PATIENCE)
    security.submit(page, action="/tangani/").holding("Anda tangani")


def close_incident(scene: Scene) -> None:
    """Worked as a joint task, confirmed, and closed with a note for the public."""
    security = scene.person(scene.diskominfotik, "contoh.keamanan")
    duty = scene.person(scene.bawaslu, "contoh.piket")
    address = f"/meja/insiden/{scene.notes['incident']}/"
    task = security.open(address).part(r"(/meja/tugas/[0-9a-f]{32}/)")
    page = security.look(task, "Kirim laporan", seconds=PATIENCE)
    words = "CONTOH. Akun itu dilaporkan kepada penyedia layanan dan tidak dapat dibuka lagi."
    security.submit(page, action="/lapor/", text=words).holding("Laporan dikirim")
    page = duty.look(task, "Konfirmasi selesai", seconds=PATIENCE)
    duty.submit(page, action="/konfirmasi/").holding("dikonfirmasi")
    page = security.look(address, "Keterangan untuk umum", seconds=PATIENCE)
    note = "CONTOH. Sebuah akun tiruan Bawaslu NTB dilaporkan, dan sekarang tidak dapat dibuka lagi."
    security.submit(page, action="/tutup/", note=note).holding("Insiden ditutup")


def _look_for(scene: Scene, address: str, title: str, *, username: str = "contoh.konten") -> None:
    person = scene.person(scene.diskominfotik, username)
    wait_until(
        lambda: person.open(address).has(title), seconds=PATIENCE, what=f"{title!r} arrives at {person.base}{address}"
    )


def _moment(*, days: int) -> str:
    """On the office's wall clock (WITA, UTC+8)."""
    return (datetime.now(WITA) + timedelta(days=days)).strftime("%Y-%m-%dT%H:%M")
