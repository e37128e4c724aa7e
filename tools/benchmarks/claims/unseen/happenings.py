"""Happenings that were made up (`happenings.toml` of a writer), and what is drawn into their gaps.

Rules kept here: villages that are on no map, names that many have and none is known by; a number is drawn once for a
happening, so that its claims agree on it.
Left to others: posts about them (`negatives_made`).
"""

import random
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

_VILLAGES: Final = tuple(
    f"{kind} {name}"
    for kind in ("Desa", "Dusun")
    for name in (
        "Montong Nangka", "Embung Lolat", "Gunung Paok", "Labuan Kesambi", "Orong Tereng", "Lendang Re",
        "Doro Mbawi", "Oi Kalate", "Brang Sekokat", "Tepal Ode", "Karang Bajur", "Batu Ringgit Lauk",
        "Muara Tengkel", "Kebun Ajan", "Nanga Wera Toi", "Jelenga Dalam", "Bile Tepong", "Sori Monca",
        "Ai Jati Rea", "Pondok Perasi Timuk",
    )
)  # fmt: skip
_PEOPLE: Final = (
    "Amaq Sahnun", "Inaq Kertini", "Haji Mukminin", "Bu Rohaniah", "Pak Suhirman", "Lalu Tresna", "Baiq Minarni",
    "Dae Jafar", "Uba Hamidu", "Dea Malela", "Papuq Nurisah", "Pak Wirame", "Ibu Salamiah", "Guru Kalsum",
    "Mamiq Rinjana", "Om Ismun", "Pak Gede Sarwa", "Tuan Badri", "Kak Halimun", "Ina Rafiah", "Bapak Sudirah",
    "Nyonya Melati Contoh", "Ustaz Karnaen", "Pak Mustiarep",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Happening:
    """One event: the claim that is known, others of it that are not, and denials of the first; each with gaps."""

    place: str
    person: str
    known: str
    others: tuple[str, ...]
    denials: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stage:
    """Where made happenings take place: the file that tells them, villages, people; their ids begin with `name`."""

    name: str
    source: Path
    villages: tuple[str, ...]
    people: tuple[str, ...]


UNSEEN: Final = Stage("unseen", Path(__file__).with_suffix(".toml"), _VILLAGES, _PEOPLE)


def happened(stage: Stage, dice: random.Random) -> Mapping[str, Happening]:
    """Each happening once, at a place and with a person of its own, under the id of its claim that is known."""
    read = tomllib.loads(stage.source.read_text(encoding="utf-8"))["happening"]
    places, people = dice.sample(stage.villages, len(read)), dice.sample(stage.people, len(read))
    return {
        f"{stage.name}-{count}": _filled(each, {**_numbers(dice), "desa": place, "orang": person})
        for count, (each, place, person) in enumerate(zip(read, places, people, strict=True))
    }


def _numbers(dice: random.Random) -> Mapping[str, str]:
    return {
        "n": str(dice.randint(4, 48)),
        "m": str(dice.randint(51, 280)),
        "k": str(dice.randint(1, 3)),
        "rp": str(dice.choice((15, 25, 40, 50, 75, 100, 150, 200, 350))),
        "jam": f"{dice.randint(4, 23)}.{dice.choice(('00', '15', '30', '45'))}",
    }


def _filled(each: Mapping[str, Any], gaps: Mapping[str, str]) -> Happening:
    return Happening(
        gaps["desa"],
        gaps["orang"],
        each["known"].format(**gaps),
        tuple(other.format(**gaps) for other in each["others"]),
        tuple(denial.format(**gaps) for denial in each["denials"]),
    )
