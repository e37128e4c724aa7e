"""The eleven local races of NTB of 27 November 2024 come in from KPU's screen, and each adds up tier by tier.

Rules kept here: the file is KPU's own; the page must say what `saksama tally compare` says of the same file.
Left to others: the presidential figures (counting), when it is played (hasil).
"""

from datetime import datetime, timedelta, timezone
from typing import Final

from saksama_demo.page import StoryMistake
from saksama_demo.player import PATIENCE
from saksama_demo.material import STATIONS
from saksama_demo.scene import Scene
from saksama_demo.story import say

FILE: Final = STATIONS.parents[1] / "ntb_pilkada2024" / "ntb_snapshots.csv"
GOVERNOR: Final = "pilkada-gubernur-52-2024"
_KABUPATEN: Final = tuple(f"pilkada-bupati-52{n:02}-2024" for n in range(1, 9))
_KOTA: Final = tuple(f"pilkada-walikota-52{n}-2024" for n in (71, 72))
RACES: Final = (GOVERNOR, *_KABUPATEN, *_KOTA)
PAGE: Final = f"/hasil/{GOVERNOR}/tingkat/"
EVENING: Final = datetime(2024, 11, 28, 18, tzinfo=timezone(timedelta(hours=8)))


def import_races(scene: Scene) -> None:
    """On the evening after the vote: both moments of the screen, all races with one command."""
    scene.move_to(EVENING)
    said = scene.bawaslu.command("import-results", str(FILE), "--source", "tayangan-wilayah", "--contest", *RACES)
    for line in said.splitlines():
        if "rows" in line:
            say(f"     {line[:120]}")


def see_tiers(scene: Scene) -> None:
    """The public page of each race says that its tiers add up, and of how many stations there is nothing."""
    visitor = scene.visitor(scene.bawaslu)
    for race in RACES:
        page = visitor.look(
            f"/hasil/{race}/", "Setiap wilayah sama dengan jumlah wilayah di bawahnya", seconds=PATIENCE
        )
        if not page.has("Liputan"):
            raise StoryMistake(f"coverage is not told at {page.url}")
    page = visitor.look(PAGE, "10 dari 10 wilayah klop", seconds=PATIENCE)
    if not page.has("117 di bawahnya"):
        raise StoryMistake(f"the 117 kecamatan are not told at {page.url}")
