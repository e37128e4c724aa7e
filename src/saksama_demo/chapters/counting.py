"""NTB's figures of 2024 come in as versions, what does not fit is seen by everyone, and one such thing becomes a case.

Rules kept here:
  * The files are KPU's own figures; the numbers that the pages must show are those that were counted of the same file
    before (results-verification, D8), and of the eleven local races of 27 November 2024 what `saksama tally compare`
    says of it.
  * The pages of a supervisor's copy are drawn from known figures and say CONTOH. Two persons who do not see each other
    type what stands there, on the real pages; what stands in the end is what was drawn, or the story stops.
  * The finding that leaves the queue is the first of the district's, whatever it is; its words are an example and
    accuse nobody; it leaves by two persons, on the real pages.
Left to others: the files of earlier days (revisions), audits (auditing), drawing (saksama_demo.sheets), what becomes of
a case (casework), when it is played (hasil).
"""

from datetime import datetime
from pathlib import Path
from typing import Final

from saksama.clocks.words import WITA
from saksama_demo.material import STATIONS
from saksama_demo.page import StoryMistake
from saksama_demo.player import PATIENCE, Upload
from saksama_demo.revisions import tables
from saksama_demo.scene import Scene
from saksama_demo.sheets import Example, examples, pages, photographed
from saksama_demo.story import say

CONTEST: Final = "ppwp-2024"
ANALYST: Final = "contoh.petugas"
READER: Final = "contoh.petugas"
SECOND: Final = "contoh.anggota"
PAGE: Final = f"/hasil/{CONTEST}/"
BROKEN: Final = {"H5": 604, "H6": 148, "H7": 740}
"""Of the stations with complete figures in the table of 20 March, where the sum does not hold."""
ANALYSIS: Final = f"/meja/hasil/kontes/{CONTEST}/analisis/"
WHOLE_PERCENTS: Final = ("1.914", "1.924,1", "-10,1", "-0,26")
"""Observed, expected, excess and z, as `saksama tally screen integer` says of KPU's own file of 20 March."""
SHOWN: Final = ("177 TPS ditunjukkan", "147 TPS ditunjukkan")
"""By the neighbour screen, and by that of turnout and invalid votes (docs/reference/screens-measured.md)."""


def import_week(scene: Scene) -> None:
    """Five versions of KPU's table, from 13 to 20 March, as the operator imports them."""
    for day, file in reversed(list(tables(scene.papers))):
        said = scene.bawaslu.command(
            *("import-results", str(file), "--contest", CONTEST, "--source", "kpu-tabel"),
            *("--said-at", f"{day}T00:00:00+08:00"),
        )
        say(f"     {day}: {' '.join(said.split())[:120]}")


def see_sums(scene: Scene) -> None:
    """The public page shows coverage first, and how often each sum does not hold."""
    visitor = scene.visitor(scene.bawaslu)
    page = visitor.look(PAGE, "Jumlah formulir yang tidak klop", seconds=PATIENCE)
    for rule, count in BROKEN.items():
        page.holding(rule, str(count))
    page.holding("Belum ada data suara dari", "versi 5")


def see_screens(scene: Scene) -> None:
    """The analyst's page: what each screen says of the newest version, beside how often it calls for nothing."""
    analyst = scene.person(scene.bawaslu, ANALYST)
    page = analyst.look(ANALYSIS, "Gambar pemilihan", seconds=PATIENCE)
    page.holding(*WHOLE_PERCENTS, *SHOWN, "1,3 dari 100 TPS", "bukan bukti pelanggaran")
    public = scene.visitor(scene.bawaslu).open(PAGE)
    if any(words in public.text for words in SHOWN):
        raise StoryMistake(f"what only statistics name stands in public at {public.url}")


SNAPSHOTS: Final = STATIONS.parents[1] / "ntb_pilkada2024" / "ntb_snapshots.csv"
GOVERNOR: Final = "pilkada-gubernur-52-2024"
_KABUPATEN: Final = tuple(f"pilkada-bupati-52{n:02}-2024" for n in range(1, 9))
_KOTA: Final = tuple(f"pilkada-walikota-52{n}-2024" for n in (71, 72))
RACES: Final = (GOVERNOR, *_KABUPATEN, *_KOTA)
TIERS_PAGE: Final = f"/hasil/{GOVERNOR}/tingkat/"
_ADDS_UP: Final = "Setiap wilayah sama dengan jumlah wilayah di bawahnya"
EVENING: Final = datetime(2024, 11, 28, 18, tzinfo=WITA)


def import_races(scene: Scene) -> None:
    """On the evening after the vote: both moments of the screen, all races with one command."""
    scene.move_to(EVENING)
    said = scene.bawaslu.command("import-results", str(SNAPSHOTS), "--source", "tayangan-wilayah", "--contest", *RACES)
    for line in said.splitlines():
        if "rows" in line:
            say(f"     {line[:120]}")


def see_tiers(scene: Scene) -> None:
    """The public page of each race says that its tiers add up, and of how many stations there is nothing."""
    visitor = scene.visitor(scene.bawaslu)
    for race in RACES:
        visitor.look(f"/hasil/{race}/", _ADDS_UP, seconds=PATIENCE).holding("Liputan")
    visitor.look(TIERS_PAGE, "10 dari 10 wilayah klop", seconds=PATIENCE).holding("117 di bawahnya")


COPIES: Final = "/meja/hasil/salinan/"
TYPIST: Final = "contoh.petugas2"
ROSTER: Final = ((TYPIST, "Contoh Petugas Kedua", "officer", "52"),)
_UPSIDE_DOWN: Final = 3
"""The page that was photographed upside down."""


def bring(scene: Scene) -> None:
    """An officer hands in one photo a page; the third is upside down, and its marks tell so."""
    (example,) = examples(1)
    officer = scene.person(scene.bawaslu, READER)
    numbers = range(1, pages(example.sheet) + 1)
    files = {f"page_{page}": Upload(_photo(scene.papers, example, page), "image/jpeg") for page in numbers}
    page = officer.open(f"{COPIES}baru/")
    asked = {"contest": CONTEST, "station": example.station}
    shown = officer.send(page, page.form(*asked), asked, files)
    scene.notes["copy"] = shown.part(r"(/meja/hasil/salinan/[0-9a-f]{32}/)")
    if shown.html.count("Diluruskan menurut tanda sudutnya") != len(numbers):
        raise StoryMistake(f"not every page was put straight at {shown.url}: {shown.text[:300]}")


def type_twice(scene: Scene) -> None:
    """Two officers type what stands in the cuts of the three pages; both say the same, and it is put together."""
    (example,) = examples(1)
    for name in (READER, TYPIST):
        person = scene.person(scene.bawaslu, name)
        page = person.open(f"{scene.notes['copy']}ketik/")
        if page.html.count("keying__crop") != len(example.sheet.fields):
            raise StoryMistake(f"not every figure is cut out at {page.url}")
        asked = {field.id: str(example.figures[field.id]) for field in example.sheet.fields}
        person.send(page, page.form(*asked), asked)
    page = scene.person(scene.bawaslu, READER).open(scene.notes["copy"])
    page.holding("selesai dipadukan", str(example.figures["suara_sah"]))


def _photo(folder: Path, example: Example, page: int) -> Path:
    place = folder / f"contoh-{example.station}-halaman-{page}.jpg"
    place.write_bytes(photographed(example, page, page, upside_down=page == _UPSIDE_DOWN))
    return place


DISTRICT: Final = "52.01.01"
QUEUE: Final = f"/meja/hasil/antrean/{CONTEST}/{DISTRICT}/"
WORDS: Final = (
    "CONTOH: pada foto formulir TPS ini jumlah suara pasangan memang tidak sama dengan suara sah. Mohon ditelusuri."
)


def open_case(scene: Scene) -> None:
    """An officer proposes that the first finding of Gerung be handled as a case; a commissioner agrees."""
    officer, commissioner = (scene.person(scene.bawaslu, name) for name in (READER, SECOND))
    page = officer.look(QUEUE, "Angka tidak klop", seconds=PATIENCE)
    scene.notes["finding"] = found = page.part(r"(/meja/hasil/temuan/[0-9]+/)")
    page = officer.open(found)
    asked = {"ground": "on-paper", "follow_up": "case", "words": WORDS}
    officer.send(page, page.form(*asked), asked)
    page = commissioner.open(commissioner.open(found).link("Periksa, lalu", href="/meja/usulan/"))
    commissioner.send(page, page.form(action="/setujui/"), {})


def come_back(scene: Scene) -> None:
    """The finding is out of the queue and leads to its case; the case says what was seen, and where."""
    officer = scene.person(scene.bawaslu, READER)
    page = officer.open(scene.notes["finding"]).holding("Tidak lagi di antrean", WORDS)
    case = officer.open(page.link("Buka yang dimulai dari ini")).holding(WORDS)
    scene.notes["finding_case"] = case.url
    if scene.notes["finding"] in officer.open(QUEUE).html:
        raise StoryMistake("the finding still stands in its district's queue")
