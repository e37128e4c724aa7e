"""Recaps of NTB as they would be if every station's known votes were carried up, with differences that a test plants.

Rules kept here: a recap fits itself: its valid votes are the sum of its pairs. A planted difference is carried up to the
tiers above, as a wrong sum would be.
"""

import csv
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

NTB: Final = Path(__file__).parents[3] / "data" / "results" / "ntb_pilpres2024" / "tps_20240320.csv"
PAIRS: Final = ("suara_paslon_1", "suara_paslon_2", "suara_paslon_3")
TIERS: Final = (10, 6, 4, 2)
HEAD: Final = ",".join(("kode", *PAIRS, "suara_sah"))

type Planted = Mapping[str, tuple[int, int, int]]
type Sums = dict[str, Counter[str]]


def stations() -> list[dict[str, str]]:
    """The rows of the table of 20 March 2024."""
    with NTB.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def sums(planted: Planted) -> Sums:
    """By area of every tier, its votes; `planted`: by area, what is written there beyond the sum below it."""
    found: Sums = defaultdict(Counter)
    for row in stations():
        for digits in TIERS:
            found[row["kode_tps"][:digits]].update({name: int(row[name] or 0) for name in PAIRS})
    for code, changes in planted.items():
        for digits in TIERS:
            if digits <= len(code):
                found[code[:digits]].update(dict(zip(PAIRS, changes, strict=True)))
    return found


def recap(found: Sums, levels: Iterable[int]) -> bytes:
    """The recap of these tiers as a CSV."""
    wanted = set(levels)
    rows = [
        ",".join((code, *(str(votes[name]) for name in PAIRS), str(sum(votes[name] for name in PAIRS))))
        for code, votes in sorted(found.items())
        if len(code) in wanted
    ]
    return "\n".join((HEAD, *rows, "")).encode()
