"""`./run soak siege`: every attack of the table on one served node a database; what became of each.

Rules kept here: an attack that succeeds is told and hides no other; all are played on one node that is started once.
Left to others: the attacks (`table`), the record (tools.soak).
"""

import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tools.databases import Database
from tools.on_databases import on_each, served
from tools.siege.fort import Fort, fort
from tools.siege.table import ATTACKS, Attack


@dataclass(frozen=True, slots=True)
class Besieged:
    """What became of one attack: how it was refused, or what is open."""

    attack: Attack
    refused: str = ""
    hole: str = ""


def besiege(folder: Path, database: str, tell: Callable[[Besieged], None] = lambda _found: None) -> list[Besieged]:
    """Play them all; `database`: the address of an empty one, or nothing for SQLite."""
    found = []
    with fort(folder, database) as held:
        for attack in ATTACKS:
            found.append(_played(attack, held))
            tell(found[-1])
    return found


def _played(attack: Attack, held: Fort) -> Besieged:
    try:
        return Besieged(attack, refused=attack.play(held))
    except Exception as hole:  # noqa: BLE001 - whatever went otherwise than it must is told, and hides no other
        return Besieged(attack, hole=f"{type(hole).__name__}: {hole}")


def run(words: Sequence[str]) -> tuple[dict[str, object], bool, bool]:
    """The result, whether every attack failed, and whether it was on both databases."""
    found, both = on_each("siege", "every known attack on a served node", words, _on)
    held = all(not each["holes"] for each in found.values())
    return {**found}, held, held and both


def _on(database: Database) -> dict[str, object]:
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="saksama-siege-") as folder, served(database) as url:
        found = besiege(Path(folder), url)
    return {
        "refused": {each.attack.name: each.refused for each in found if not each.hole},
        "holes": {each.attack.name: each.hole for each in found if each.hole},
        "seconds": round(time.monotonic() - began),
    }
