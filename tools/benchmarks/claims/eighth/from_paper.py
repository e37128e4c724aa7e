"""A claim copied out of a printed column: a leaflet, a bulletin, a scanned page, as a telephone pastes it.

Rules kept here: words break where a syllable ends, at the end of a narrow line; numbers, links and accounts are never
broken; no letter is misread, for it was copied and not looked at.
Left to others: text read off a picture, and the claim's words themselves.
"""

import random
import re
from typing import Final

from tools.benchmarks.claims.unseen.pieces import Hosts, Written, fixed

_SYLLABLE: Final = re.compile(
    r"(?<=[aiueo])(?=(?:ng|ny|sy|kh|[bcdfghjklmnpqrstvwxyz])[aiueo])|"
    r"(?<=[aiueo][a-z])(?=[bcdfghjklmnpqrstvwxz][aiueo])",
    re.IGNORECASE,
)
_HEADS: Final = (
    "", "", "", "BULETIN DESA EDISI MINGGU INI", "Selebaran", "KABAR JUMAT", "Lembar Warta", "Halaman depan",
    "tertempel di papan pengumuman:", "hasil copas dari pdf", "Warta Kampung", "(dari brosur yang dibagi di pasar)",
    "SURAT EDARAN", "dari dokumen yang dikirim Pak Kades", "Rubrik Sekilas",
)  # fmt: skip
_BREAKS: Final = ("\n- kolom kedua -\n", "\n(sambungan)\n", "\n* * *\n", "\n\n\n", "\nbersambung di bawah\n", "\n|\n")
_FEET: Final = ("", "", "", "", "\n\nhal. depan", "\n-- halaman berikut --", "\n© warta", "\ndicetak sendiri", "\n***")


def pasted_from_paper(text: str, dice: random.Random, _: Hosts) -> Written:
    """Narrow lines with broken words; the telephone keeps the lines, or makes spaces of them, or nothing."""
    wide = dice.randint(14, 28)
    rows = _column(text.split(), wide, dice.choice((0.7, 0.9, 1.0)))
    match dice.randrange(5):
        case 0 | 1:
            told = "\n".join(rows)
            if len(rows) > 5 and dice.random() < 0.4:
                at = dice.randint(2, len(rows) - 2)
                told = "\n".join(rows[:at]) + dice.choice(_BREAKS) + "\n".join(rows[at:])
        case 2:
            told = " ".join(rows)
        case 3:
            told = " ".join(rows).replace("- ", dice.choice((" ", "\u00ad", "-")))
        case _:
            told = _run_together(rows)
    head, foot = dice.choice(_HEADS), dice.choice(_FEET)
    if told == text and not head + foot:
        head = "Selebaran"
    return Written(f"{head}\n{told}{foot}" if head else f"{told}{foot}", text)


def _column(words: list[str], wide: int, sure: float) -> list[str]:
    """Lines of at most so many letters, where a word can be broken; a long link stands out."""
    rows, row = [], ""
    for word in words:
        room = wide - len(row) - bool(row)
        if len(word) <= room or (not row and fixed(word)):
            row = f"{row} {word}".strip()
            continue
        front = "" if fixed(word) else _front(word, room - 1)
        if front and room >= wide * (1 - sure) / 2:
            rows.append(f"{row} {front}-".strip())
            row = word[len(front) :]
        else:
            rows.append(row)
            row = word
    return [each for each in (*rows, row) if each]


def _front(word: str, room: int) -> str:
    """As many of its syllables as there is room for, two letters at the least on either side."""
    ends = [found.start() for found in _SYLLABLE.finditer(word)]
    fit = [at for at in ends if 2 <= at <= room and len(word) - at > 1]
    return word[: fit[-1]] if fit else ""


def _run_together(rows: list[str]) -> str:
    """Lines put behind each other with nothing between, but beside a number or a link."""
    told = rows[0]
    for row in rows[1:]:
        apart = " " if fixed(told.split()[-1]) or fixed(row.split()[0]) else ""
        told = told[:-1] + row if told.endswith("-") and not apart else f"{told}{apart}{row}"
    return told
