"""What follows from a report of supervision: advice to KPU and its late answer, a finding, a task of the partner.

Rules kept here: each begins at the report itself, by its own button; what became of it is read there again.
Left to others: the reports (supervising), the case after its registration (casework).
"""

from datetime import date, datetime, timedelta
from typing import Final

from saksama.clocks.words import WITA
from saksama_demo.chapters import cases, casework
from saksama_demo.chapters.supervising import BROKEN_SCREEN, LIST, SUSPECTED, WRONG_LIST, examiner
from saksama_demo.page import Page, StoryMistake
from saksama_demo.player import PATIENCE, Person, wait_until
from saksama_demo.scene import Scene

DUE: Final = date(2026, 12, 18)
ANSWERED: Final = date(2026, 12, 22)
PARTNER: Final = "contoh.konten"
FINDING: Final = "temuan pengawasan"
_ADVICE: Final = "CONTOH: 14 pemilih tercatat dua kali"


def advise(scene: Scene) -> None:
    """The regency asks KPU to mend its list by a day that it sets itself."""
    person = _examiner(scene, WRONG_LIST)
    page = person.open(person.open(_following(scene, WRONG_LIST)).link(href="/meja/saran-perbaikan/baru/"))
    form = page.form("addressee", "due")
    values = {
        "to": form.choice("to", "KPU", "kabupaten"),
        "addressee": "Ketua KPU Kabupaten Lombok Timur (CONTOH)",
        "number": "001/PM.00.02/K.NB-03/12/2026",
        "day": "2026-12-14",
        "title": _ADVICE,
        "words": "CONTOH: perbaiki pencatatan ganda itu dan beri tahu kami hasilnya.",
        "due": DUE.isoformat(),
    }
    page = person.send(page, form, values)
    scene.notes["advice"] = page.part(r"/meja/saran-perbaikan/([0-9a-f]{32})/")


def answer_late(scene: Scene) -> None:
    """The day passes; the desk says so; KPU's answer comes four days late, and is entered as it came."""
    scene.move_to(datetime(ANSWERED.year, ANSWERED.month, ANSWERED.day, 10, tzinfo=WITA))
    person = _examiner(scene, WRONG_LIST)
    person.open("/meja/").holding("belum dijawab", _ADVICE)
    page = person.open(f"/meja/saran-perbaikan/{scene.notes['advice']}/")
    form = page.form("answer", "day", action="/jawab/")
    values = {
        "answer": form.choice("answer", "ditindaklanjuti sebagian"),
        "day": ANSWERED.isoformat(),
        "number": "077/PL.02/CONTOH/2026",
        "words": "CONTOH: 11 dari 14 diperbaiki; tiga menunggu dokumen.",
    }
    person.send(page, form, values).holding("Jawaban dicatat")


def propose_finding(scene: Scene) -> None:
    """Part IV becomes a proposal; the regency's plenary makes it a finding, and a case begins."""
    person = _examiner(scene, SUSPECTED)
    address = _following(scene, SUSPECTED)
    page = person.open(address)
    form = page.form("area", action="/temuan/")
    page = person.send(page, form, {"area": form.choice("area", "Kota Mataram")})
    scene.notes[f"masuk {FINDING}"] = page.part(r"/meja/perkara/masuk/(\d+)/")
    scene.notes[f"kantor {FINDING}"] = "52.71"
    casework.play(
        scene,
        (casework.reviewed(FINDING, cases.PEMILU, "register", "other-law"), casework.registered(FINDING, "other-law")),
    )
    person.open(address).holding("perkara")


def ask_partner(scene: Scene) -> None:
    """A broken screen becomes a task of Diskominfotik; it is done, confirmed, and read beside the report."""
    asks = scene.person(scene.bawaslu, casework.OFFICER)
    page = asks.open(asks.open(_following(scene, BROKEN_SCREEN)).link(href="jenis=layar"))
    form = page.form("description", "due")
    due = scene.now().astimezone(WITA) + timedelta(days=2)
    page = asks.send(page, form, {"clause": form.choice("clause", "3"), "due": f"{due:%Y-%m-%dT%H:%M}"})
    task = page.link("layar", href="/meja/tugas/")
    does = scene.person(scene.diskominfotik, PARTNER)
    _act(does, task, "/terima/")
    _act(does, task, "/lapor/", text="CONTOH: layar diganti dan menyala lagi.")
    _act(asks, task, "/konfirmasi/")
    asks.open(f"{LIST}laporan/{scene.notes[BROKEN_SCREEN]}/").holding("CONTOH: layar diganti dan menyala lagi.")


def _act(person: Person, address: str, action: str, **values: str) -> Page:
    """Do one act as soon as the page offers it."""

    def offered() -> Page | None:
        try:
            found = person.open(address)
        except StoryMistake:
            # Its words have not arrived yet.
            return None
        return found if any(form.action.endswith(action) for form in found.forms) else None

    page = wait_until(offered, seconds=PATIENCE, what=f"{address} offers {action}")
    return person.send(page, page.form(*values, action=action), values)


def _following(scene: Scene, report: str) -> str:
    return f"{LIST}laporan/{scene.notes[report]}/tindak-lanjut/"


def _examiner(scene: Scene, report: str) -> Person:
    return scene.person(scene.bawaslu, examiner(report.partition(".")[0]))
