"""Fingers in a hurry or in anger: slips of keys, large letters all through, and slips put right by a starred word.

Rules kept here: a slip is of a key beside the right one, of order, of a letter too many or too few; numbers and links
stay; a slip that is put right is put right by the word itself.
Left to others: letters changed on purpose (`veiled`).
"""

import random
import re
from typing import Final

from tools.benchmarks.claims.tenth.joints import pieces
from tools.benchmarks.claims.unseen.pieces import Hosts, Written, bare, each_word, fixed
from tools.benchmarks.claims.writer import lines

_BESIDE: Final = {
    "q": "wa", "w": "qes", "e": "wrd", "r": "etf", "t": "ryg", "y": "tuh", "u": "yij", "i": "uok", "o": "ipl",
    "p": "ol", "a": "sqz", "s": "adw", "d": "sfe", "f": "dgr", "g": "fht", "h": "gjy", "j": "hku", "k": "jli",
    "l": "ko", "z": "xa", "x": "zcs", "c": "xvd", "v": "cbf", "b": "vng", "n": "bmh", "m": "nj",
}  # fmt: skip
_CRIES: Final = lines("""
    ASTAGHFIRULLAH
    YA ALLAH YA RABB
    WOYYY
    PERHATIKAN INI
    GILA GILA GILA
    BANGUN RAKYATKU
    APA-APAAN INI
    SUDAH KELEWATAN
    TOLONG BACA
    INNALILLAHI
    MERINDING
    WARGA NTB HARUS TAU
    GAK HABIS PIKIR
""")
_CLOSING: Final = lines("""
    SEBARKAN
    KEMANA APARAT
    JANGAN DIAM
    MALU DONG
    RAKYAT YANG RUGI
    MASIH PERCAYA MEREKA
    CAMKAN
    BAGIKAN SEBELUM DIHAPUS
""")
_PUT_RIGHT: Final = ("*{}", "*{}", "*{}", "{}*", "{} maksudnya", "eh {}", "*{} (typo)", "* {}", "maaf, {}", "**{}")
_TOO_SOON: Final = ("kepencet", "eh kekirim", "blm selesai ngetik", "maaf lanjut", "sambungannya:", "anu, sinyal")
_LEAST: Final = 4


def typing_faults(text: str, dice: random.Random, hosts: Hosts) -> Written:
    """Two or three words in ten slipped in, some of the post in small letters all through."""
    del hosts
    share = dice.uniform(0.25, 0.5)

    def typed(word: str) -> str:
        if len(bare(word)) < _LEAST or dice.random() > share:
            return word
        once = _slip(word, dice)
        return _slip(once, dice) if len(word) > 8 and dice.random() < 0.3 else once

    told = each_word(text, typed)
    if dice.random() < 0.35:
        told = told.lower()
    if dice.random() < 0.3:
        told = re.sub(r"(?<=[a-z])[,.] ", dice.choice((" ", " ,", ",")), told)
    return Written(told, text)


def shouted(text: str, dice: random.Random, hosts: Hosts) -> Written:
    """All large, with cries before and after and marks in heaps."""
    del hosts
    told = []
    for each in pieces(text):
        loud = " ".join(word if "://" in word else word.upper() for word in each.split())
        heap = "://" not in loud.split()[-1] and dice.random() < 0.6
        told.append(re.sub(r"[,.;:!]+$", "", loud) + _heap(dice) if heap else loud)
    parts = [" ".join(told).rstrip(".! ") + _heap(dice)]
    if dice.random() < 0.7:
        parts.insert(0, dice.choice(_CRIES) + _heap(dice))
    if dice.random() < 0.6:
        parts.append(dice.choice(_CLOSING) + _heap(dice))
    return Written(dice.choice((" ", " ", "\n")).join(parts), text)


def starred_corrections(text: str, dice: random.Random, hosts: Hosts) -> Written:
    """Sent with some words slipped in, which the next messages put right; at times it went off before its end."""
    del hosts
    words = text.split()
    able = [at for at, word in enumerate(words) if len(bare(word)) >= _LEAST and not fixed(word)]
    least = min(3, max(1, len(able) // 5))
    slipped = sorted(dice.sample(able, min(len(able), dice.randint(least, least + 2))))
    right = [re.sub(r"^\W+|\W+$", "", words[at]) for at in slipped]
    for at in slipped:
        once = _slip(words[at], dice)
        words[at] = _slip(once, dice) if once == words[at] or dice.random() < 0.35 else once
    told = [" ".join(words)]
    if len(words) > 8 and dice.random() < 0.4:
        at = dice.randint(len(words) // 2, len(words) - 3)
        told = [" ".join(words[:at]), f"{dice.choice(_TOO_SOON)}\n{' '.join(words[at:])}"]
    # Nobody puts everything right.
    noted = [each for each in right if dice.random() < 0.8] or right[:1]
    how = dice.choice(_PUT_RIGHT)
    if dice.random() < 0.3:
        noted = [", ".join(noted)]
    return Written("\n".join([*told, *(how.format(each.lower()) for each in noted)]), text)


def _heap(dice: random.Random) -> str:
    return dice.choice(("!", "!!", "!!!", "!!!!!", "!1!!", "‼️", "❗❗", "?!!", "...!!", " 🔥🔥", " 😡", "‼‼"))


def _slip(word: str, dice: random.Random) -> str:
    """One slip, past the first letter in most cases."""
    at = [here for here in range(len(word)) if word[here].isascii() and word[here].isalpha()]
    if len(at) < _LEAST:
        return word
    here = dice.choice(at[1:] if dice.random() < 0.9 else at)
    letter = word[here]
    match dice.randrange(6):
        case 0 | 1:
            near = dice.choice(_BESIDE[letter.lower()])
            return word[:here] + (near.upper() if letter.isupper() else near) + word[here + 1 :]
        case 2 if here + 1 < len(word) and word[here + 1].isalpha():
            return word[:here] + word[here + 1] + letter + word[here + 2 :]
        case 3:
            return word[:here] + letter + word[here:]
        case 4:
            near = dice.choice(_BESIDE[letter.lower()])
            return word[: here + 1] + (near.upper() if letter.isupper() else near) + word[here + 1 :]
        case _:
            return word[:here] + word[here + 1 :]
