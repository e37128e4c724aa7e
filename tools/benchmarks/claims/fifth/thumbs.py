"""Typed by thumbs: letters slipped, capitals and cries, small words left out and clauses turned about.

Rules kept here: links, accounts and numbers stay as they are; a word that says no stays; what is turned are whole
clauses.
Left to others: where a claim may be parted (`phrases`), letters that are put in on purpose (`disguised`).
"""

import random
import re
from typing import Final

from tools.benchmarks.claims.fifth.phrases import grouped, in_parts
from tools.benchmarks.claims.unseen.pieces import Hosts, Written, bare, each_word, fixed, leans

_BESIDE: Final = {
    "q": "wa", "w": "qes", "e": "wrd", "r": "etf", "t": "ryg", "y": "tuh", "u": "yij", "i": "uok", "o": "ipl",
    "p": "ol", "a": "sqz", "s": "adw", "d": "sfe", "f": "dgr", "g": "fht", "h": "gjy", "j": "hku", "k": "jli",
    "l": "kop", "z": "xa", "x": "zc", "c": "xvd", "v": "cbf", "b": "vng", "n": "bmh", "m": "nk",
}  # fmt: skip
_NO: Final = frozenset(
    re.findall(r"\w+", "tidak bukan belum jangan tak tdk gak nggak ga tanpa bkn blm jgn ndak ndk tiada")
)
_CRIES: Final = (
    "WOI BANGUN", "YA ALLAH", "GILA INI", "SADAR KALIAN", "BACA INI", "JANGAN DIAM", "PARAH BENER", "TOLONG VIRALKAN",
    "KETERLALUAN", "ALLAHU AKBAR", "KOK BISA", "INI FAKTA", "DENGAR RAKYAT", "ASTAGA NAGA", "SEBARKAN", "NAH LHO",
)  # fmt: skip
_LOUD: Final = ("!!!", "!!", "!!!!!", "‼️", "‼️‼️", "!?!?", " 🔥🔥", " 😡😡", " 📢", "!!! 😤")


def typing_faults(claim: str, dice: random.Random, hosts: Hosts) -> Written:  # noqa: ARG001 - every way is asked alike
    """A third to a half of the longer words with a slip, some with two; a space lost or in the wrong place."""
    share, small, bare_of_marks = dice.uniform(0.3, 0.5), dice.random() < 0.4, dice.random() < 0.3

    def typed(word: str) -> str:
        if len(bare(word)) > 3 and dice.random() < share:
            word = _slip(word, dice)
            if len(word) > 8 and dice.random() < 0.35:
                word = _slip(word, dice)
        if bare_of_marks:
            word = word.strip('.,!?"“”:;') or word
        return word.lower() if small else word

    text = _spaces(each_word(claim, typed), dice)
    if text == claim:
        text = each_word(claim, lambda word: _slip(word, dice))
    return Written(text, claim)


def shouted(claim: str, dice: random.Random, hosts: Hosts) -> Written:  # noqa: ARG001 - every way is asked alike
    """All in capitals, the marks drawn out, a cry before or behind."""
    parts = [" ".join(part) for part in grouped(in_parts(claim), dice.choice((2, 3, 4)))]
    loud = [each_word(part, str.upper) for part in parts]
    ended = [
        part
        if fixed(part.split()[-1]) and "http" in part.split()[-1]
        else part.rstrip(" .,!;:") + dice.choice(_LOUD)
        if part[-1] in ".!,;:" or dice.random() < 0.3
        else part
        for part in loud
    ]
    cries = [cry + dice.choice(_LOUD) for cry in dice.sample(_CRIES, 2)]
    text = dice.choice((" ", " ", "\n")).join(ended)
    match dice.randrange(3):
        case 0:
            text = f"{cries[0]} {text}"
        case 1:
            text = f"{text} {cries[0]}"
        case _:
            text = f"{cries[0]} {text} {cries[1]}"
    return Written(text, claim)


def dropped_and_turned(
    claim: str,
    dice: random.Random,
    hosts: Hosts,  # noqa: ARG001 - every way is asked alike
) -> Written:
    """Small words left out, and what stood behind comes first."""
    parts = grouped(in_parts(claim), 4)
    at = dice.randrange(1, len(parts)) if len(parts) > 1 else 0
    turned = parts[at:] + parts[:at]
    if len(parts) > 2 and dice.random() < 0.4:
        turned = parts[::-1]
    share = dice.uniform(0.6, 1.0)
    kept = [
        left
        for part in turned
        if (left := [word for word in part if bare(word) in _NO or not leans(word) or dice.random() > share])
    ] or turned
    between = dice.choice((", ", " ", " - ", ". ", ",, "))
    text = between.join(" ".join(part).strip(" ,;:.-–|") for part in kept)
    return Written(text, " ".join(word for part in kept for word in part))


def _slip(word: str, dice: random.Random) -> str:
    """One slip at a letter, seldom at the first."""
    letters = [at for at, letter in enumerate(word) if letter.isascii() and letter.isalpha()]
    if len(letters) < 3:
        return word
    at = letters[dice.randrange(0 if dice.random() < 0.08 else 1, len(letters))]
    letter = word[at]
    near = dice.choice(_BESIDE[letter.lower()])
    near = near.upper() if letter.isupper() else near
    match dice.randrange(6):
        case 0:
            return word[:at] + word[at + 1 :]
        case 1:
            return word[:at] + letter + word[at:]
        case 2:
            return word[:at] + near + letter + word[at + 1 :]
        case 3 | 4 if at + 1 < len(word) and word[at + 1].isalpha() and word[at + 1] != letter:
            return word[:at] + word[at + 1] + letter + word[at + 2 :]
        case _:
            return word[:at] + near + word[at + 1 :]


def _spaces(text: str, dice: random.Random) -> str:
    """A space lost between two words, or one letter on the wrong side of it."""
    parts = re.split(r"( )", text)
    for at in range(1, len(parts) - 1, 2):
        before, after = parts[at - 1], parts[at + 1]
        if not before or not after or fixed(before) or fixed(after):
            continue
        chance = dice.random()
        if chance < 0.05:
            parts[at] = ""
        elif chance < 0.08 and len(before) > 3 and before[-1].isalpha():
            parts[at - 1], parts[at + 1] = before[:-1], before[-1] + after
    return "".join(parts)
