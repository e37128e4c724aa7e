"""The leak check's false-refusal rate: how often ordinary Indonesian text is refused though it names no reporter.

    python -m tools.benchmarks.leak_rate TEXTS.csv COLUMN [--reporters 1000] [--seed 1] [--single 0.1]

It invents reporters (names from common Indonesian and Sasak parts, addresses at real villages' names, numbers at
random), keeps their digests as a node does, and checks every text. Whatever it finds is false: nobody was invented
after the texts. One JSON object on standard output.

Rules kept here: the same seed gives the same figure; only counts leave, no text and no name.
Left to others: keeping the figure (docs/reference), the check itself (`saksama.envelope.leakcheck`).
"""

import argparse
import csv
import json
import random
import sys
from collections import Counter
from pathlib import Path

from saksama.envelope.leakcheck import Identity, KeyedDigest, Known, check_text, digests_of, refuses
from saksama_node.places.regions import in_force

FIRST = [
    "Muhammad",
    "Ahmad",
    "Abdul",
    "Siti",
    "Nur",
    "Sri",
    "Lalu",
    "Baiq",
    "Dewi",
    "Agus",
    "Eko",
    "Budi",
    "Andi",
    "Rina",
    "Sari",
    "Ani",
    "Yuni",
    "Dian",
    "Wahyu",
    "Hendra",
    "Rudi",
    "Arif",
    "Rahmat",
    "Hadi",
    "Joko",
    "Bambang",
    "Slamet",
    "Sutrisno",
    "Suharto",
    "Made",
    "Putu",
    "Ketut",
    "Wayan",
    "Nyoman",
    "Nurul",
    "Fitri",
    "Indah",
    "Ratna",
    "Maya",
    "Yanti",
    "Zainal",
    "Syamsul",
    "Saiful",
    "Hasan",
    "Husen",
    "Ali",
    "Umar",
    "Usman",
    "Ibrahim",
    "Ismail",
    "Yusuf",
    "Mustafa",
    "Hidayat",
    "Iwan",
    "Dedi",
    "Asep",
    "Ujang",
    "Kurnia",
]
SECOND = [
    "Saputra",
    "Setiawan",
    "Wijaya",
    "Hidayat",
    "Rahman",
    "Rahmawati",
    "Lestari",
    "Wati",
    "Aminah",
    "Fatimah",
    "Khadijah",
    "Aisyah",
    "Hakim",
    "Ramadhan",
    "Kurniawan",
    "Santoso",
    "Susanto",
    "Prasetyo",
    "Nugroho",
    "Utami",
    "Handayani",
    "Maulana",
    "Firmansyah",
    "Syahputra",
    "Pratama",
    "Permata",
    "Anggraini",
    "Safitri",
    "Hasanah",
    "Mahfud",
    "Ridwan",
    "Fauzi",
    "Akbar",
    "Zulkarnain",
    "Suryadi",
    "Supriadi",
    "Mulyadi",
    "Gunawan",
    "Halim",
    "Salim",
    "Basri",
    "Kamaruddin",
]
THIRD = [
    "Zohri",
    "Mandala",
    "Wirasena",
    "Jelantik",
    "Suhardi",
    "Satriawan",
    "Kertanegara",
    "Zaini",
    "Effendi",
    "Harun",
    "Jayadi",
    "Mahsun",
]


def reporters(count: int, single: float, seed: int) -> list[Identity]:
    """Invented persons; a share of `single` has a name of one word."""
    chance = random.Random(seed)  # noqa: S311 - the same persons each time
    places = [place.name for place in in_force("52")]
    return [_reporter(chance, places, single) for _ in range(count)]


def _reporter(chance: random.Random, places: list[str], single: float) -> Identity:
    parts = [chance.choice(FIRST)]
    if chance.random() >= single:
        parts.append(chance.choice(SECOND))
        if chance.random() < 1 / 3:
            parts.append(chance.choice(THIRD))
    place = chance.choice(places)
    street = f"Jl. {chance.choice(THIRD)} No. {chance.randint(1, 99)} RT {chance.randint(1, 9)} {place}"
    number = "".join(str(chance.randint(0, 9)) for _ in range(9))
    return Identity(
        full_name=" ".join(parts),
        nik="5271" + "".join(str(chance.randint(0, 9)) for _ in range(12)),
        phones=(f"081{number}",),
        emails=(f"{parts[0].lower()}{number[:4]}@example.org",),
        address_lines=(street, place) if chance.random() < 1 / 4 else (street,),
    )


def measure(texts: list[str], persons: list[Identity]) -> dict[str, object]:
    """How many texts are refused, how many only warned about, and by which part."""
    key = b"\0" * 32
    digests: list[KeyedDigest] = [each for person in persons for each in digests_of(key, person)]
    known = Known.of(digests)
    parts: Counter[str] = Counter()
    refused = warned = 0
    for text in texts:
        findings = check_text(key, text, known, "payload")
        parts.update(str(finding.part) for finding in findings)
        if refuses(findings):
            refused += 1
        elif findings:
            warned += 1
    return {
        "texts": len(texts),
        "words": sum(len(text.split()) for text in texts),
        "reporters": len(persons),
        "digests": len(digests),
        "refused": refused,
        "refusal_rate": round(refused / len(texts), 5) if texts else None,
        "warned": warned,
        "warning_rate": round(warned / len(texts), 5) if texts else None,
        "found_by_part": dict(sorted(parts.items())),
    }


def main(arguments: list[str]) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tools.benchmarks.leak_rate")
    parser.add_argument("texts", type=Path, help="a CSV file")
    parser.add_argument("column", help="its column that holds the text")
    parser.add_argument("--reporters", type=int, default=1000)
    parser.add_argument("--single", type=float, default=0.1, help="share of reporters with a name of one word")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    with options.texts.open(encoding="utf-8", newline="") as source:
        texts = [row[options.column] for row in csv.DictReader(source) if row[options.column]]
    told = measure(texts, reporters(options.reporters, options.single, options.seed))
    print(json.dumps({"file": options.texts.name, **told}, indent=2))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
