"""What hands do in haste or in anger: wrong keys, capital letters, and spaces that stand where they do not belong.

Rules kept here: numbers, links and accounts stay; every word of the claim is there, at least three of four letters of
it where they belong.
Left to others: what is done on purpose (`filters`).
"""

import random
import re
from itertools import pairwise
from typing import Final

from tools.benchmarks.claims.unseen.pieces import Hosts, Written, each_word, fixed

_ROWS: Final = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_BESIDE: Final = {key: row[max(0, at - 1) : at] + row[at + 1 : at + 2] for row in _ROWS for at, key in enumerate(row)}
_FEW: Final = 4
_CALLS: Final = (
    "WOIII ", "TOLONG DENGARKAN!!! ", "INI SERIUS!! ", "YA ALLAH!!! ", "KALIAN HARUS TAU!!! ",
    "BANGUN WOY!! ", "🔴🔴🔴 ",
    "GAWAT!!! ", "‼️‼️ ", "SEBARKAN!!! ", "ASTAGA NAGA!!! ", "", "", "", "WARGA NTB!!! ", "🚨 ", "🔥🔥 ",
    "LIHAT INI SEMUA!! ",
)  # fmt: skip
_CRIES: Final = (
    "!!!", "!!!!!!", "!! 😡😡", "!!! 🔥", "!!1!", "!?!?", "!!! GILA!!!", "!!! MANA KEADILAN!!!", " 😱😱😱",
    "!!!\n\nVIRALKAN!!!",
    "!!! MASIH DIAM JUGA???", "!! 🤬", "!!! KETERLALUAN!!!", "!!! RAKYAT HARUS TAU!!!", "!!!!", "!!! ‼️",
)  # fmt: skip
_APART: Final = re.compile(r"^(di)([bcdfghjklmnprstwy][aiueo]\w{2,}.*)$", re.IGNORECASE)
_TAIL: Final = re.compile(r"^(\w{4,}?)(nya|kan|lah)(\W*)$", re.IGNORECASE)
_HEAD: Final = re.compile(r"^(ter|ber|per|men|mem|meng)(\w{4,}\W*)$", re.IGNORECASE)


def typing_faults(text: str, dice: random.Random, _hosts: Hosts) -> Written:
    """Thumbs on a small screen: a key beside the right one, a letter lost, doubled or before its turn."""
    share = dice.choice((0.25, 0.35, 0.45))

    def fault(word: str) -> str:
        if len(re.sub(r"\W", "", word)) < _FEW or dice.random() > share:
            return word
        at = dice.choice([place for place, letter in enumerate(word) if letter.isalnum()][1:])
        match dice.randrange(5):
            case 0:
                near = _BESIDE.get(word[at].lower(), "")
                slip = dice.choice(near) if near else ""
                return word[:at] + (slip.upper() if word.isupper() else slip) + word[at + 1 :]
            case 1:
                return word[:at] + word[at + 1 :]
            case 2:
                return word[:at] + word[at] + word[at:]
            case 3:
                return word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :]
            case _:
                near = _BESIDE.get(word[at].lower(), "")
                return word[:at] + (dice.choice(near) if near else "") + word[at:]

    typed = each_word(text, fault)
    return Written(typed.lower() if dice.random() < 0.3 else typed, text)


def shouted(text: str, dice: random.Random, _hosts: Hosts) -> Written:
    """All in capitals with marks by the handful, a cry before it and one after it."""
    many = "!" * dice.randint(1, 5)

    def loud(word: str) -> str:
        return re.sub(r"[.,;:…]+$", lambda _: many, word.upper()) if dice.random() < 0.7 else word.upper()

    cry = dice.choice(_CALLS) + each_word(text, loud).rstrip(" .!,") + dice.choice(_CRIES)
    return Written(cry, text)


def spaces_astray(text: str, dice: random.Random, _hosts: Hosts) -> Written:
    """Spaces as many put them: after a prefix, not after a preposition, before a comma, and lost by a worn key."""
    worn = dice.choice((0.08, 0.15, 0.3))
    words = [_apart(word, dice) for word in text.split()]
    told = words[:1]
    for before, word in pairwise(words):
        leans = re.fullmatch(r"di|ke|yg|yang|ini|itu", before, re.IGNORECASE)
        links = re.search(r"https?:|www\.|[@#]", before + word)
        numbers = fixed(before) and fixed(word)
        joined = not links and not numbers and dice.random() < (0.5 if leans else worn)
        told += [word] if joined else [" ", word]
    found = "".join(told)
    if dice.random() < 0.4:
        found = re.sub(r"(?<=[^\W\d]), ", " ,", found)
    if dice.random() < 0.3:
        found = re.sub(r"(?<=[^\W\d])([.!?]) (?=[^\W\d])", r"\1", found)
    return Written(found, text)


def _apart(word: str, dice: random.Random) -> str:
    """A word with a space in it where some put one."""
    if fixed(word):
        return word
    for parts, share in ((_APART, 0.7), (_TAIL, 0.4), (_HEAD, 0.2)):
        if dice.random() < share and (found := parts.match(word)):
            return f"{found[1]} {''.join(found.groups()[1:])}"
    return word
