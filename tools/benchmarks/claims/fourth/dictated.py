"""A claim spoken into a telephone that writes along: no marks, names as the machine hears them, small numbers in words.

Rules kept here: what cannot be spoken (links, tags, pictures) is not there and not kept; numbers up to ten are
words, as telephones write them, all others stay as they are; a word that is heard wrongly sounds as it did.
Left to others: what people change on purpose.
"""

import random
import re
import unicodedata
from typing import Final

from tools.benchmarks.claims.unseen.pieces import Hosts, Written, bare

_UNITS: Final = re.findall(r"\w+", "nol satu dua tiga empat lima enam tujuh delapan sembilan sepuluh")
_NUMBER: Final = re.compile(
    r"(?P<rp>\brp\.?\s?)?(?<![\d.,:/])\b(?P<number>\d+(?:[.,:/]\d+)*)\s?(?P<of>%|jt\b|rb\b|juta\b|ribu\b|m\b)?",
    re.IGNORECASE,
)
_OF: Final = {"%": "persen", "jt": "juta", "rb": "ribu", "m": "miliar"}
_HEARD: Final = {
    "facebook": "fesbuk", "whatsapp": "wasap", "youtube": "yutub", "google": "gugel", "twitter": "twiter",
    "instagram": "instagram", "tiktok": "tik tok", "hoax": "hoaks", "video": "video", "breaking": "breking",
    "news": "nyus", "update": "apdet", "live": "laif", "link": "lingk", "online": "onlen", "quick": "kuik",
    "count": "kaun", "yg": "yang", "dgn": "dengan", "utk": "untuk", "tdk": "tidak", "krn": "karena", "dr": "dari",
    "sdh": "sudah", "org": "orang", "tgl": "tanggal", "jl": "jalan", "bpk": "bapak", "thn": "tahun", "hrs": "harus",
    "pd": "pada", "dlm": "dalam", "no": "nomor", "rp": "rupiah", "gub": "gubernur", "tki": "te ka i", "wna": "we en a",
    "vs": "lawan", "dll": "dan lain lain", "bkn": "bukan", "jgn": "jangan", "klo": "kalau", "sy": "saya",
}  # fmt: skip
_SOUNDS: Final = (
    (r"(?<=\w)oo", "u"), (r"ee", "i"), (r"sh", "s"), (r"th", "t"), (r"ph", "f"), (r"ck", "k"), (r"kh", "h"),
    (r"dj", "j"), (r"oe", "u"), (r"x", "ks"), (r"^z|(?<=[aiueo])z", "s"), (r"v", "f"), (r"([bdfklmnprst])\1", r"\1"),
    (r"^ch(?=[aiueo])", "c"), (r"q", "k"),
)  # fmt: skip
_TORN: Final = re.compile(r"^(di|ber)(?=[bcdfghjklmnprstw][aiueo]\w{3})")
_WHOLE: Final = frozenset(
    re.findall(
        r"\w+",
        """direktur direksi dimensi dirinya disiplin divisi diploma direktorat digital dinasti diabetes berita beredar
        bersama beranda berikut berlian bersih berlin berbagai berdasarkan""",
    )
)
_OPENING: Final = (
    "halo assalamualaikum ini saya mau kasih tahu ", "bu ini ya dengar ya ", "ya halo jadi begini ", "", "",
    "saya bacakan ya ini bunyinya ", "pak tadi itu ada berita ", "oke jadi ", "ini rekam suara saja malas ngetik ",
    "ya ampun ini ya ", "coba dengar ini ",
)  # fmt: skip
_CLOSING: Final = (
    "", "", " ya begitu ya", " titik", " sudah itu saja", " nanti sambung lagi", " tolong sampaikan ke yang lain ya",
    " begitu bunyinya", " ya bu ya", " assalamualaikum",
)  # fmt: skip


def dictated(text: str, dice: random.Random, _hosts: Hosts) -> Written:
    """As the telephone wrote down what was spoken."""
    words = [word for word in text.split() if not re.search(r"https?:|www\.|\w\.com|[#@]|^\W+$", word)]
    if not any(bare(word) for word in words):
        return Written(text, text)
    said = _NUMBER.sub(_number, unicodedata.normalize("NFKC", " ".join(words)).lower())
    # The comma of a number that stays in digits is kept, all other marks go.
    said = re.sub(r"(?<!\d)[^\w\s](?!\d)|(?<=\d)[^\w\s](?!\d)|(?<!\d)[^\w\s](?=\d)|_", " ", said)
    told = [_heard(word, dice) for word in said.split()]
    if dice.random() < 0.4 and len(told) > 6:
        at = dice.randint(1, len(told) - 2)
        told.insert(at, told[at])
    return Written(f"{dice.choice(_OPENING)}{' '.join(told)}{dice.choice(_CLOSING)}", " ".join(words))


def _number(found: re.Match[str]) -> str:
    number, of = found["number"], (found["of"] or "").lower()
    small = number.isdecimal() and not (len(number) > 1 and number.startswith("0")) and int(number) < len(_UNITS)
    said = _UNITS[int(number)] if small else number
    return f" {said} {_OF.get(of, of)}{' rupiah' if found['rp'] else ''} "


def _heard(word: str, dice: random.Random) -> str:
    if heard := _HEARD.get(word):
        return heard
    if any(map(str.isdigit, word)):
        return word
    if not re.search(r"[aiueo]", word) or len(word) < 4:
        return word  # letters that are spoken one by one
    if word not in _WHOLE and dice.random() < 0.4:
        word = _TORN.sub(r"\1 ", word)
    if dice.random() < 0.75:
        for sound, written in _SOUNDS:
            word = re.sub(sound, written, word)
    return word
