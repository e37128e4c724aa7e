"""Real villages of the province with their district and regency, for what is made.

Rules kept here: the list is the node's own (`regions-52.csv`); towns are left out, whose heads are called otherwise;
the same order each time.
Left to others: what is said of a place (`happenings`).
"""

import csv
import random
from dataclasses import dataclass

from tools.steps import TOP

_LIST = TOP / "src/saksama_node/places/data/regions-52.csv"


@dataclass(frozen=True, slots=True)
class Place:
    """A village, the district and the regency that it is in, as people say them."""

    desa: str
    kec: str
    kab: str

    def fill(self, sentence: str, dice: random.Random, station: int) -> str:
        """The sentence about this place and polling station; other numbers are drawn."""
        return sentence.format(
            desa=self.desa,
            kec=self.kec,
            kab=self.kab,
            tps=f"{station:02}",
            n=dice.randint(2, 49),
            c=dice.randint(1, 3),
            jam=f"{dice.randint(7, 21):02}.{dice.choice([0, 15, 30, 45]):02}",
        )


def places() -> list[Place]:
    """Every village of the regencies whose name no other has."""
    with _LIST.open(encoding="utf-8", newline="") as file:
        rows = {row["kode_kemendagri"]: row for row in csv.DictReader(file)}
    names = {code: row["nama_kemendagri_2025"].removeprefix("Kabupaten ") for code, row in rows.items()}
    found = [
        Place(names[code], names[code[:8]], names[code[:5]])
        for code, row in sorted(rows.items())
        if row["tingkat"] == "desa" and not names[code[:5]].startswith("Kota ")
    ]
    often = [place.desa for place in found]
    return [place for place in found if often.count(place.desa) == 1]
