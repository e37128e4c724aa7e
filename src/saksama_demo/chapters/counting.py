"""NTB's figures of 2024 come in as versions, and what does not fit in them is seen by everyone.

Rules kept here: the files are KPU's own figures; the numbers that the pages must show are those that were counted of
the same file before (results-verification, D8).
Left to others: the files of earlier days (revisions), audits (auditing).
"""

from typing import Final

from saksama_demo.page import StoryMistake
from saksama_demo.player import PATIENCE
from saksama_demo.revisions import tables
from saksama_demo.scene import Scene
from saksama_demo.story import say

CONTEST: Final = "ppwp-2024"
ANALYST: Final = "contoh.petugas"
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
        if not page.has(rule, str(count)):
            raise StoryMistake(f"{rule} is not said to fail {count} times at {page.url}")
    if not page.has("Belum ada data suara dari"):
        raise StoryMistake(f"coverage is not told at {page.url}")
    if not page.has("versi 5"):
        raise StoryMistake(f"five versions are not there at {page.url}")


def see_screens(scene: Scene) -> None:
    """The analyst's page: what each screen says of the newest version, beside how often it calls for nothing."""
    analyst = scene.person(scene.bawaslu, ANALYST)
    page = analyst.look(ANALYSIS, "Gambar pemilihan", seconds=PATIENCE)
    for words in (*WHOLE_PERCENTS, *SHOWN, "1,3 dari 100 TPS", "bukan bukti pelanggaran"):
        if not page.has(words):
            raise StoryMistake(f"{words!r} does not stand at {page.url}")
    public = scene.visitor(scene.bawaslu).open(PAGE)
    if any(words in public.text for words in SHOWN):
        raise StoryMistake(f"what only statistics name stands in public at {public.url}")
