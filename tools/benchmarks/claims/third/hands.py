"""What hands do to a claim, the third writer's: a thumb on a small screen, habits of the village, capital letters.

Rules kept here: no word has more than two faults and a short one none; every word is still there; numbers and links
stay.
Left to others: disguise that is meant (`masks`).
"""

import random
import re
from typing import Final

from tools.benchmarks.claims.unseen.pieces import Hosts, Written, bare, each_word, says_something

_NEAR: Final = {
    "q": "wa", "w": "qe", "e": "wr", "r": "et", "t": "ry", "y": "tu", "u": "yi", "i": "uo", "o": "ip", "p": "o",
    "a": "sq", "s": "ad", "d": "sf", "f": "dg", "g": "fh", "h": "gj", "j": "hk", "k": "jl", "l": "k",
    "z": "x", "x": "zc", "c": "xv", "v": "cb", "b": "vn", "n": "bm", "m": "n",
}  # fmt: skip
_SHORT: Final = {
    "yang": ("yg", "yng"), "dengan": ("dgn", "dg"), "untuk": ("utk", "tuk", "u/"), "tidak": ("tdk", "gak", "ga"),
    "sudah": ("sdh", "udh", "uda"), "karena": ("krn", "karna", "krna"), "dari": ("dr", "dri"), "pada": ("pd",),
    "dan": ("&", "n", "dn"), "akan": ("akn", "bakal"), "orang": ("org", "orng"), "juga": ("jg", "jga"),
    "saja": ("aja", "sj"), "bisa": ("bs", "bsa"), "dalam": ("dlm",), "kepada": ("kpd", "kpda"), "saya": ("sy", "sya"),
    "tahun": ("thn",), "bulan": ("bln",), "jalan": ("jln",), "rumah": ("rmh",), "oleh": ("olh",), "atau": ("ato",),
    "seperti": ("sprti", "kyk"), "banyak": ("bnyk",), "masih": ("msh",), "belum": ("blm",), "jangan": ("jgn",),
    "semua": ("smua",), "tersebut": ("tsb",), "sampai": ("smp", "sampe"), "lebih": ("lbh",), "hanya": ("cuma", "hny"),
    "menjadi": ("jd", "mnjadi"), "adalah": ("adlh",), "dapat": ("dpt",), "harus": ("hrs",), "kalau": ("klo", "kalo"),
    "telah": ("tlh",), "bahwa": ("bhw",), "sekarang": ("skrg", "skrng"), "masyarakat": ("masy", "msyrkt"),
    "terhadap": ("thd",), "antara": ("antr",), "kita": ("kt", "kta"), "mereka": ("mrk",),
}  # fmt: skip
_HEARD: Final = (
    (r"(?<=\w{3})nya(?=\W*$)", "x"), (r"(?<=\w)v", "p"), (r"(?<=\w)f", "p"), (r"(?<=\w)z", "j"), (r"sy", "s"),
    (r"(?<=\w)kh", "k"), (r"ai(?=\W*$)", "e"), (r"au(?=\W*$)", "o"), (r"(?<=\w)ks", "x"), (r"^V", "P"), (r"^v", "p"),
    (r"^F", "P"), (r"^f", "p"), (r"q", "k"), (r"(?<=\w{3})h(?=\W*$)", ""), (r"^h(?=[aiu])", ""),
)  # fmt: skip
_CRIES: Final = (
    "ASTAGA", "WOYYY", "YA ALLAH", "GILA", "BANGUN RAKYAT", "PARAH", "TOLONG DIBACA", "BUKA MATA", "NAH KAN",
    "DUH GUSTI", "MALU WOY", "VIRALKAN", "KETERLALUAN", "AWAS", "INALILLAHI", "HANCUR SUDAH", "LIHAT INI", "NGERI",
    "WALAH", "ADUH MAK", "CUKUP", "TERBONGKAR",
)  # fmt: skip
_FACES: Final = ("😡", "😱", "🔥", "🤬", "‼️", "😭", "💔", "🚨", "👊", "😤", "🙏", "🇮🇩")


def typing_faults(text: str, dice: random.Random, hosts: Hosts) -> Written:
    """Slips, shorthand and spelling by ear; some drop marks and capitals, some part or join prefixes."""
    del hosts
    often, short, by_ear = dice.uniform(0.15, 0.4), dice.uniform(0.2, 0.9), dice.choice((0.0, 0.1, 0.25))
    told = text.lower() if dice.random() < 0.5 and "http" not in text else text

    def faulty(word: str) -> str:
        plain = bare(word)
        if plain in _SHORT and dice.random() < short:
            return re.sub(re.escape(plain), lambda _: dice.choice(_SHORT[plain]), word, count=1, flags=re.IGNORECASE)
        if (twice := re.fullmatch(r"(\w{3,})-\1(\W*)", word, re.IGNORECASE)) and dice.random() < 0.6:
            return f"{twice[1]}2{twice[2]}"
        if dice.random() < by_ear:
            word = _heard(word, dice)
        if len(plain) >= 4 and dice.random() < often:
            word = _slip(word, dice)
        if len(plain) >= 10 and dice.random() < often / 2:
            word = _slip(word, dice)
        return word

    written = each_word(told, faulty)
    if dice.random() < 0.5:
        written = re.sub(r"(?<=[^\W\d])[,.;:]+(?=\s)", "", written)
    if dice.random() < 0.5:
        written = re.sub(r"\b(di|ke) (?=[^\W\d]{4})", r"\1", written)
    elif dice.random() < 0.5:
        written = re.sub(r"\bdi(?=[bcdfghjklmnpstrw][^\W\d]{4})", "di ", written)
    return Written(_run_together(written, dice), text)


def shouted(text: str, dice: random.Random, hosts: Hosts) -> Written:
    """All in capitals, with cries, faces and marks; some clap between words or say the last of it twice."""
    del hosts
    loud = [word if re.search(r"https?:|www\.|\.com|[@]", word) else word.upper() for word in text.split()]
    face, marks = dice.choice(_FACES), dice.choice(("!", "!!", "!!!!", "!!1", "?!?!", "‼️"))
    match dice.randrange(4):
        case 0:
            each = dice.choice((1, 2, 3))
            body = "".join(
                f"{word} {face} " if at % each == 0 else f"{word} " for at, word in enumerate(loud, 1)
            ).strip()
        case 1:
            body = re.sub(r"(?<=[^\W\d])([.!?]+)(?=\s|$)", marks, " ".join(loud))
        case 2:
            body = " ".join(word + marks if says_something(word) and dice.random() < 0.3 else word for word in loud)
        case _:
            again = " ".join(loud[-dice.randint(2, min(4, len(loud))) :])
            body = f"{' '.join(loud)}{marks} {again}{marks}"
    before = dice.sample(_CRIES, dice.choice((0, 1, 1, 2)))
    opening = "".join(cry + dice.choice((marks, f" {face * 3}", " ")) + " " for cry in before)
    ending = dice.choice(("", marks, f" {face * dice.randint(2, 6)}", f"{marks} {dice.choice(_CRIES)}{marks}"))
    return Written(f"{opening}{body}{ending}", text)


def _slip(word: str, dice: random.Random) -> str:
    """One letter left out, typed twice, turned with the next, or its neighbour on the board; never the first."""
    places = [at for at in range(1, len(word)) if word[at].isalpha() and word[at].isascii()]
    if len(places) < 3:
        return word
    at = dice.choice(places)
    letter = word[at]
    match dice.randrange(5):
        case 0:
            return word[:at] + word[at + 1 :]
        case 1:
            return word[:at] + letter + word[at:]
        case 2 if at + 1 < len(word) and word[at + 1].isalpha():
            return word[:at] + word[at + 1] + letter + word[at + 2 :]
        case 3:
            # Hurried people leave out vowels first.
            return word[:at] + word[at + 1 :] if letter.lower() in "aiueo" else word
        case _:
            near = dice.choice(_NEAR.get(letter.lower(), letter))
            return word[:at] + (near.upper() if letter.isupper() else near) + word[at + 1 :]


def _heard(word: str, dice: random.Random) -> str:
    fit = [(heard, written) for heard, written in _HEARD if re.search(heard, word)]
    if len(bare(word)) < 4 or not fit:
        return word
    heard, written = dice.choice(fit)
    return re.sub(heard, written, word, count=1)


def _run_together(text: str, dice: random.Random) -> str:
    """A space that the thumb missed, now and then; never beside a number or a link."""
    return re.sub(r"(?<=[a-z]) (?!http|www)(?=[a-z])", lambda _: "" if dice.random() < 0.04 else " ", text)
