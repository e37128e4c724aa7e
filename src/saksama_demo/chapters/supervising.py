"""Supervision in ten regencies: a period opened, reports (LHP) written at the desk, examined level by level, sent anew.

Rules kept here:
  * Every report is invented and says CONTOH; each act is done by the real form, by whom it is.
  * Who wrote a report examines none of it.
Left to others: reports by telephone (telephoning), what follows from one (advising), plants (misreporting).
"""

from collections.abc import Mapping
from typing import Final

from saksama_demo.page import Page, StoryMistake
from saksama_demo.player import Person
from saksama_demo.scene import Scene

PLANNER: Final = "contoh.petugas"
PROVINCE: Final = "contoh.anggota"
LIST: Final = "/meja/pengawasan/"
PERIODS: Final = "/meja/pengawasan/masa/"
PERIOD: Final = "CONTOH Triwulan IV 2026"
REGENCIES: Final[Mapping[str, str]] = {
    "01": "Lombok Barat",
    "02": "Lombok Tengah",
    "03": "Lombok Timur",
    "04": "Sumbawa",
    "05": "Dompu",
    "06": "Bima",
    "07": "Sumbawa Barat",
    "08": "Lombok Utara",
    "71": "Kota Mataram",
    "72": "Kota Bima",
}
BY_TELEPHONE: Final = "01"
"""Whose supervisor writes all three in the field."""
EACH: Final = 3
APPROVED: Final = ("02", "03", "04", "71")
"""Whose reports go through both levels in this story; the others wait where they stand."""
PEOPLE: Final = (
    *(
        (f"contoh.awas{code}", f"Contoh Pengawas {name}", "supervisor", f"52.{code}")
        for code, name in REGENCIES.items()
    ),
    *((f"contoh.periksa{code}", f"Contoh Pemeriksa {REGENCIES[code]}", "officer", f"52.{code}") for code in APPROVED),
    ("contoh.mataram1", "Contoh Anggota Kota Mataram", "commissioner", "52.71"),
    ("contoh.mataram2", "Contoh Anggota Kedua Kota Mataram", "commissioner", "52.71"),
)
"""Who supervises in each regency, who examines in these, and who sits in the plenary that makes the finding."""
TO_MEND: Final = "02.1"
SUSPECTED: Final = "71.2"
BROKEN_SCREEN: Final = "04.3"
WRONG_LIST: Final = "03.1"

_WATCHED: Final = (
    (
        "Memastikan pemilih baru yang berumur 17 tahun tercatat",
        "KPU {name} dan dinas kependudukan",
        "CONTOH: 40 nama diuji petik; 37 tercatat, 3 disampaikan kepada KPU.",
    ),
    (
        "Memastikan pemilih yang meninggal dicoret dengan bukti",
        "PPS di tiga desa di {name}",
        "CONTOH: 12 akta kematian dicocokkan; semuanya sudah dicoret.",
    ),
    (
        "Memastikan rapat pleno rekapitulasi terbuka dan salinannya diberikan",
        "Rapat pleno KPU {name}",
        "CONTOH: rapat terbuka; salinan berita acara diterima pengawas hari itu juga.",
    ),
)
_SUSPICION: Final[Mapping[str, str]] = {
    "suspected": "yes",
    "event": "CONTOH: seorang aparatur membagikan ajakan memilih di grup dinas.",
    "event_place": "Kantor contoh, Kota Mataram",
    "event_day": "2026-12-12",
    "suspect": "CONTOH aparatur",
    "witnesses.1.name": "CONTOH saksi",
    "evidence.1.what": "CONTOH tangkapan layar",
    "suspicion": "CONTOH: netralitas aparatur sipil negara.",
}
_MORE: Final[Mapping[str, Mapping[str, str]]] = {
    SUSPECTED: _SUSPICION,
    BROKEN_SCREEN: {"account": "CONTOH: layar pengumuman daftar pemilih di balai kota padam sejak pagi."},
    WRONG_LIST: {"account": "CONTOH: 14 pemilih tercatat dua kali; KPU belum memperbaikinya."},
}


def writer(code: str) -> str:
    """Who supervises in this regency."""
    return f"contoh.awas{code}"


def examiner(code: str) -> str:
    """Who examines there."""
    return f"contoh.periksa{code}"


def words_of(code: str, turn: int) -> dict[str, str]:
    """The answers of a regency's report (1 to 3), by the names that the form gives its fields."""
    name = REGENCIES[code]
    aim, target, account = _WATCHED[turn - 1]
    return {
        "number": f"{turn:03}/LHP/PM.00.02/K.NB-{code}/12/2026",
        "stage": "Pemutakhiran data pemilih berkelanjutan",
        "team.1.name": f"CONTOH Pengawas {name}",
        "team.1.post": "Staf pengawasan",
        "assignment": f"{turn:03}/ST/K.NB-{code}/12/2026",
        "address": f"Sekretariat contoh, {name}",
        "activities.1.way": "direct",
        "activities.1.aim": aim,
        "activities.1.target": target.format(name=name),
        "activities.1.day": f"2026-12-{10 + turn}",
        "activities.1.place": f"Kantor contoh, {name}",
        "account": account,
        "suspected": "none",
        "disputed": "none",
        **_MORE.get(f"{code}.{turn}", {}),
    }


def open_period(scene: Scene) -> None:
    """The province opens the quarter: three reports of each regency, examined by two levels."""
    planner = scene.person(scene.bawaslu, PLANNER)
    page = planner.open(f"{PERIODS}buka/")
    form = page.form("asked_of", "reports")
    values = {
        "name": PERIOD,
        "begins": "2026-10-01",
        "ends": "2026-12-31",
        "chain": form.choice("chain", "tanpa"),
        "asked_of": form.choice("asked_of", "setiap kabupaten/kota"),
        "reports": str(EACH),
    }
    page = planner.send(page, form, values)
    scene.notes["period"] = page.part(r"/meja/pengawasan/masa/([0-9a-f]{32})/")
    page.holding("10 dari 10 kantor belum melapor")


def write_all(scene: Scene) -> None:
    """Nine regencies write their three reports at the desk, and send them."""
    for code in REGENCIES:
        if code == BY_TELEPHONE:
            continue
        person = scene.person(scene.bawaslu, writer(code))
        for turn in range(1, EACH + 1):
            scene.notes[f"{code}.{turn}"] = write(person, PERIOD, words_of(code, turn))


def write(person: Person, period: str, words: Mapping[str, str]) -> str:
    """Write a report of this period and send it; its subject."""
    page = person.open(f"{LIST}laporan/baru/")
    form = page.form("of")
    page = person.send(page, form, {"of": form.choice("of", period)})
    return send(person, page, words)


def send(person: Person, page: Page, words: Mapping[str, str]) -> str:
    """Fill the writing page with these words and send it; the report's subject."""
    page = person.send(page, page.form("stage", "edits"), {**words, "act": "send"})
    subject = page.holding("Laporan terkirim").part(r"/meja/pengawasan/laporan/([0-9a-f]{32})/")
    return str(subject)


def send_back(scene: Scene) -> None:
    """One report comes back with a note at a field; its writer answers it and sends a second version."""
    code = TO_MEND.partition(".")[0]
    reader = scene.person(scene.bawaslu, examiner(code))
    address = f"{LIST}laporan/{scene.notes[TO_MEND]}/"
    page = reader.submit(reader.open(address), action="/periksa/")
    form = page.form("at", "words")
    page = reader.send(
        page, form, {"at": form.choice("at", "Uraian singkat"), "words": "CONTOH: sebutkan desa yang diuji petik."}
    )
    reader.submit(page, action="/kembalikan/").holding("dikembalikan")
    person = scene.person(scene.bawaslu, writer(code))
    page = person.open(f"{address}tulis/").holding("sebutkan desa yang diuji petik")
    form = page.form("stage", "edits")
    answer = next(name for name in form.names if name.startswith("answer."))
    account = "CONTOH: 40 nama di Desa Contoh Satu dan Contoh Dua diuji petik; 37 tercatat."
    send(person, page, {"account": account, answer: "CONTOH: dua desa disebut."})


def approve_all(scene: Scene) -> None:
    """Some reports go through both levels; their regency first, then the province."""
    for code in APPROVED:
        for turn in range(1, EACH + 1):
            for username in (examiner(code), PROVINCE):
                approve(scene.person(scene.bawaslu, username), scene.notes[f"{code}.{turn}"])


def approve(person: Person, subject: str) -> None:
    """Take a report up and approve it at this person's level."""
    page = person.submit(person.open(f"{LIST}laporan/{subject}/"), action="/periksa/")
    person.submit(page, action="/setujui/").holding("disetujui pada tingkat ini")


def print_both(scene: Scene) -> None:
    """The mended report as PDF and Word, and its first version, which keeps its old words."""
    code = TO_MEND.partition(".")[0]
    person = scene.person(scene.bawaslu, examiner(code))
    page = person.open(f"{LIST}laporan/{scene.notes[TO_MEND]}/")
    for words, name in (("PDF", "lhp.pdf"), ("Word", "lhp.docx")):
        (scene.papers / name).write_bytes(person.fetch(page.link(words)).content)
    first = person.open(f"{LIST}laporan/{scene.notes[TO_MEND]}/versi/1/")
    (scene.papers / "lhp-versi-1.pdf").write_bytes(person.fetch(first.link("PDF")).content)
    if not first.has(_WATCHED[0][2]):
        raise StoryMistake("the first version does not say its old words")
