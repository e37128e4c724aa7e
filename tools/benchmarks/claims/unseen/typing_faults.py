"""Typed in haste or in a rage: slips of two thumbs, short forms, capitals, pictures, letters that are drawn out.

Rules kept here: a word has one slip at the most and can still be read; numbers and links are left alone; how much is
altered is drawn anew for each post.
Left to others: letters that are replaced on purpose (`disguise`).
"""

import random
import re
from typing import Final

from tools.benchmarks.claims.unseen.pieces import Hosts, Written, bare, each_word

_ROWS: Final = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_SHORT: Final = {
    "yang": "yg", "dengan": "dgn", "tidak": "tdk", "untuk": "utk", "sudah": "sdh", "karena": "krna", "orang": "org",
    "dari": "dri", "dan": "n", "sampai": "smpe", "kalau": "klo", "semua": "smua", "banyak": "bnyk", "dalam": "dlm",
    "pada": "pd", "jangan": "jgn", "tahun": "thn", "akan": "akn", "saja": "aja", "juga": "jg", "bisa": "bs",
    "sekarang": "skrg", "terus": "trs", "kepada": "kpd", "anak": "ank", "belum": "blm", "langsung": "lgsg",
    "bapak": "bpk", "malam": "mlm", "jalan": "jln", "mereka": "mrk", "tempat": "tmpt", "lagi": "lg", "saya": "sy",
    "seperti": "sprti", "hari": "hr", "masyarakat": "masy", "pemerintah": "pmrinth", "bersama": "brsma",
    "menjadi": "mnjd", "rumah": "rmh", "besar": "bsr", "setelah": "stlh", "kembali": "kmbli", "terjadi": "trjd",
}  # fmt: skip


def typing_faults(text: str, dice: random.Random, hosts: Hosts) -> Written:
    """Slips in a quarter to a half of the longer words; in two posts of five short forms too; spaces lost or added."""
    del hosts
    often, short = dice.uniform(0.25, 0.55), dice.random() < 0.4

    def change(word: str) -> str:
        if short and bare(word) in _SHORT and dice.random() < 0.8:
            return _SHORT[bare(word)]
        letters = sum(map(str.isalpha, word))
        return _slip(word, dice) if letters > 3 and dice.random() < often else word

    typed = each_word(text, change)
    if dice.random() < 0.35:
        typed = re.sub(r"(?<=[a-z])([,.]) ", lambda mark: dice.choice((mark[1], f" {mark[1]}", mark[0])), typed)
    if dice.random() < 0.3:
        gaps = [found.start() for found in re.finditer(r"(?<=[^\W\d]) (?=[^\W\d])", typed)]
        for at in sorted(dice.sample(gaps, min(len(gaps), dice.randint(1, 2))), reverse=True):
            typed = typed[:at] + typed[at + 1 :]
    return Written(typed.lower() if dice.random() < 0.3 else typed, text)


def _slip(word: str, dice: random.Random) -> str:
    places = [at for at in range(1, len(word)) if word[at].isalpha() and word[at - 1].isalpha()]
    if not places:
        return word
    at = dice.choice(places)
    match dice.randrange(6):
        case 0:
            return word[:at] + word[at + 1 :]
        case 1:
            return word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :]
        case 2:
            return word[:at] + word[at] + word[at:]
        case 3:
            return word[:at] + _neighbour(word[at], dice) + word[at:]
        case _:
            return word[:at] + _neighbour(word[at], dice) + word[at + 1 :]


def _neighbour(letter: str, dice: random.Random) -> str:
    for row in _ROWS:
        if (at := row.find(letter.lower())) >= 0:
            beside = dice.choice(row[max(0, at - 1) : at] + row[at + 1 : at + 2])
            return beside.upper() if letter.isupper() else beside
    return letter


_FACES: Final = re.findall(
    r"\S+",
    "😡 🤬 🔥 😱 ‼️ ❗ 🚨 😭 🙏 💥 ⚠️ 📢 😤 👊 🤯 ✊ 🥲 😂 🤣 👀 💔 🇮🇩 🔴 🤦‍♂️ 🤲 ⛔ 💣 👎",
)
_CRIES: Final = (
    "WOYYY", "ASTAGAAA", "YA ALLAHHH", "GILAAA", "anjirrr", "Parahhh", "WADUHHH", "Innalillahiii", "Sumpahhh",
    "NAH KAN", "oiii", "Beh beh behh", "AOK PELENG", "Iye wah", "MASYA ALLAHHH", "hadehhh", "ckckckck", "LAWANNN",
    "TOBATTT", "Tolonggg", "PANTESANNN", "Kacauuu", "siyapp", "DUHHH GUSTI", "Merdekaaa",
)  # fmt: skip


def shouted(text: str, dice: random.Random, hosts: Hosts) -> Written:
    """Capitals all over, on some words or on every other letter; vowels drawn out; faces between words; many marks."""
    del hosts
    case, drawn, faced = dice.randrange(4), dice.uniform(0.08, 0.4), dice.uniform(0.05, 0.35)
    faces = dice.sample(_FACES, dice.randint(1, 4))

    def change(word: str) -> str:
        if case == 0 or (case == 1 and dice.random() < 0.5):
            word = word.upper()
        elif case == 2:
            word = "".join(letter.upper() if at % 2 else letter.lower() for at, letter in enumerate(word))
        if len(word) > 3 and dice.random() < drawn:
            word = _drawn_out(word, dice)
        return word + " " + "".join(dice.choices(faces, k=dice.randint(1, 3))) if dice.random() < faced else word

    cries = [dice.choice(_CRIES) + dice.choice((" ", "!! ", "… ", f" {dice.choice(faces)} ")) for _ in range(2)]
    begins, ends = (cry if dice.random() < 0.6 else "" for cry in cries)
    marks = dice.choice(("!!!", "!!1!", "!?!?", "…!!!", "!!!!!!!!", "🔥🔥🔥", "😭😭😭", "‼️‼️", "?!", "."))
    return Written(f"{begins}{each_word(text, change)}{marks} {ends}".strip(), text)


def _drawn_out(word: str, dice: random.Random) -> str:
    vowels = [at for at, letter in enumerate(word) if letter.lower() in "aiueo"]
    if not vowels:
        return word
    at = vowels[-1] if dice.random() < 0.7 else dice.choice(vowels)
    return word[:at] + word[at] * dice.randint(3, 7) + word[at + 1 :]
