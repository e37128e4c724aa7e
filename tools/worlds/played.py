"""Honest worlds that real nodes play: the demo's chapters up to where they begin to cheat, and one regency's results.

Rules kept here: addresses are fixed (`PORT`); of a chapter everything is played that is honest; time is the chapter's.
Left to others: the chapters (saksama_demo), what is expected of a copy (keeping).
"""

import csv
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from saksama.cli.fetch import HttpReader
from saksama_demo.beats import Beat, Chapter, Step
from saksama_demo.chapters import counting, hasil, inti, kasus, konten, pengawasan, verifying
from saksama_demo.material import STATIONS
from saksama_demo.scene import Scene
from saksama_demo.story import Story
from tools.worlds.keeping import LARGEST_HONEST, PLAYED, WorldMistake, copied, expect

PORT: Final = 18801
_REGENCY, _RACE = "5272", "pilkada-walikota-5272-2024"
"""Kota Bima."""


def played() -> Mapping[str, Callable[[Path, Path], None]]:
    """Each chapter's world by its name: called with a folder to play in and the copy's folder."""
    return {name: _player(_CHAPTERS[name.rpartition("-")[2]]) for name in PLAYED}


def _player(chapter: Chapter) -> Callable[[Path, Path], None]:
    def play(place: Path, folder: Path) -> None:
        scene = Scene(place, PORT, Story(), begins=chapter.begins, more=chapter.more)
        try:
            scene.open()
            for step in chapter.steps:
                step.play(scene)
            verifying.verify_both(scene)
            with HttpReader() as reader:
                copied(scene.bawaslu.url, folder, reader, scene.now(), LARGEST_HONEST, waits=1)
        finally:
            scene.close()
        if found := expect(folder):
            raise WorldMistake(f"{folder.name}: {found}")

    return play


def _count_one_regency(scene: Scene) -> None:
    """KPU's table of its stations in March, its race for mayor in November."""
    file = scene.papers / "tps.csv"
    with STATIONS.open(encoding="utf-8", newline="") as stream, file.open("w", encoding="utf-8", newline="") as out:
        reader = csv.DictReader(stream)
        writer = csv.DictWriter(out, list(reader.fieldnames or ()), lineterminator="\n")
        writer.writeheader()
        writer.writerows(row for row in reader if row["kode_tps"].startswith(_REGENCY))
    said_at = ("--said-at", "2024-03-20T00:00:00+08:00")
    imported = ("--contest", counting.CONTEST, "--source", "kpu-tabel")
    scene.bawaslu.command("import-results", str(file), *imported, *said_at)
    scene.move_to(counting.EVENING)
    snapshots = str(counting.SNAPSHOTS)
    scene.bawaslu.command("import-results", snapshots, "--source", "tayangan-wilayah", "--contest", _RACE)


_RESULTS: Final = Step("Angka satu kota", (Beat("Tabel TPS dan tayangan satu kota masuk.", _count_one_regency),))
_CHAPTERS: Final[Mapping[str, Chapter]] = {
    "hasil": Chapter((hasil.SIGN, _RESULTS), hasil.CHAPTER.begins, hasil.CHAPTER.more),
    "inti": Chapter(inti.STEPS[:-1]),
    "kasus": Chapter(kasus.CHAPTER.steps[:-1], kasus.CHAPTER.begins, kasus.CHAPTER.more),
    "konten": konten.CHAPTER,
    "pengawasan": Chapter(pengawasan.CHAPTER.steps[:-1], pengawasan.CHAPTER.begins, pengawasan.CHAPTER.more),
}
