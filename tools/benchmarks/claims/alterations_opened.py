"""Three further ways in which a claim comes again; sealed once, and opened when that part had been scored.

Their writer had not read the matcher, and read ten samples of each, of claims of the open part.

Rules kept here:
  * Different in nature from the seven of `alterations`: nobody disguises anything here. A telephone writes down what it
    heard, a machine reads a picture, somebody tells in other words what was read.
  * As there: `(text, dice, others) -> str`, one writer to a post; numbers, names and what they count stay true.
Left to others: which claims and how many (`posed`), figures (`scoring`).
"""

import random
import re
from collections.abc import Mapping, Sequence
from typing import Final

from tools.benchmarks.claims.alterations import Alteration
from tools.benchmarks.claims.retelling import FORMAL, SAME, TOLD
from tools.benchmarks.claims.writing import cased, counts, each_word, is_kept, often, pieces, sentences

_HEARD = [("kh", "k"), ("sy", "s"), ("dz", "j"), ("ph", "f"), ("v", "f"), ("f", "p"), ("z", "j"), ("x", "ks"),
          ("q", "k"), ("tj", "c"), ("oe", "u"), ("ll", "l"), ("ss", "s"), ("tt", "t"), ("nn", "n")]  # fmt: skip
_ENDS = {"b": "p", "d": "t", "g": "k", "h": ""}
_SPELLED = {
    "KPU": ["kpu", "kapeu"], "KPPS": ["kpps", "kapepes"], "DPR": ["dpr", "depeer"], "KPK": ["kpk", "kapeka"],
    "MK": ["mk", "emka"], "PDIP": ["pdip", "pdi p"], "TNI": ["tni", "teeni"], "BRI": ["bri", "beri"],
    "BNI": ["bni", "beni"], "PKS": ["pks", "peka es"], "PKB": ["pkb", "pekabe"], "PSI": ["psi", "pesi"],
    "IKN": ["ikn", "ika en"], "BPJS": ["bpjs", "bepejees"], "RI": ["ri", "eri"], "WNA": ["wna", "wena"],
    "BAWASLU": ["bawaslu", "bawas lu", "bawa slu"], "PEMILU": ["pemilu", "pemulu"], "DPT": ["dpt", "depete"],
}  # fmt: skip
_FILLERS = ["eee", "anu", "gitu ya", "apa namanya", "terus", "nah", "jadi gini", "kan", "ya", "itu"]
_DIGITS = ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas"]
_PREFIXES = ("di", "ke", "ter", "ber", "per", "meng", "men", "mem", "se")


def heard(text: str, dice: random.Random, others: Sequence[str]) -> str:
    """What a telephone wrote down of somebody who said the claim aloud.

    Met where voice notes are turned into text, where captions of a TikTok video are made by machine and copied, and
    from elderly people who dictate because they do not like to type. No capitals and no signs; foreign sounds written
    as they are heard, last letters hardened or lost, a beginning parted from its word ("di tangkap", "se kotong") or
    two words run together, initials spelled, fillers, a word said twice, one in fifteen lost. Numbers come as digits,
    small ones now and then as words.
    """
    del others
    careful = dice.uniform(0.2, 0.45)
    told: list[str] = (
        [dice.choice(["assalamualaikum", "halo", "jadi begini", "eh dengar ya"])] if often(dice, 0.3) else []
    )
    for piece in text.split():
        if is_kept(piece):
            told.append(_number(piece.strip('.,!?"“”()*'), dice))
            continue
        bare = " ".join(re.findall(r"[^\W\d_]+", piece))
        if not bare or (often(dice, 0.065) and not counts(bare)):
            continue
        told.append(" ".join(_as_heard(word, dice, careful) for word in bare.split()))
        if often(dice, 0.04):
            told.append(dice.choice(_FILLERS))
        if often(dice, 0.02):
            told.append(told[-1])
    return re.sub(r"\b(di|ke|ada|yang|itu) (\w{2,6})\b", lambda two: two[1] + two[2] if often(dice, 0.15) else two[0],
                  " ".join(told))  # fmt: skip


_MISREAD = [("rn", "m"), ("m", "rn"), ("cl", "d"), ("d", "cl"), ("l", "1"), ("l", "I"), ("i", "l"), ("I", "l"),
            ("O", "0"), ("o", "0"), ("S", "5"), ("B", "8"), ("G", "6"), ("e", "c"), ("h", "b"), ("a", "o"),
            ("u", "ii"), ("n", "ri"), ("t", "f"), ("w", "vv"), ("g", "q"), ("g", "9"), ("y", "v"), ("E", "F"),
            ("A", "4"), ("D", "O"), ("T", "1"), ("N", "IV"), ("k", "lc"), ("ti", "h")]  # fmt: skip
_FRAME_ABOVE = ["{h}.{m} 4G 67%\n", "Diteruskan berkali-kali\n",
                "< Grup Keluarga Besar\nketuk di sini untuk info grup\n",
                "Facebook\nTulis apa yang Anda pikirkan\n", "Mengikuti Untuk Anda\n", "@akun - Ikuti\n"]  # fmt: skip
_FRAME_BELOW = ["\n{h}.{m} vv", "\nBaca selengkapnya", "\n1,2 rb 348 Bagikan", "\nSuka Balas Bagikan", "\nKetik pesan",
                "\nLihat terjemahan"]  # fmt: skip


def read_off_picture(text: str, dice: random.Random, others: Sequence[str]) -> str:
    """What a machine read off a picture of the claim: a screenshot, a poster, a photograph of paper.

    Met in all pictures that are turned to text to be searched. Lines as narrow as a telephone, words broken at their
    ends, letters taken for others ("rn" for "m", "l" for "i"), spaces lost or put in, specks read as signs, what stands
    around on the screen; of a picture that was cut, the first or last line is missing. Two to seven letters in a
    hundred are wrong; numbers are read rightly, for what they say must stay true.
    """
    del others
    wrong = dice.uniform(0.02, 0.07)
    read = each_word(text, lambda word: _misread(word, dice, wrong))
    found, line, width = list[str](), "", dice.randint(22, 42)
    for word in read.split():
        if line and len(line) + len(word) > width:
            cut = dice.randint(3, len(word) - 3) if len(word) > 8 and not is_kept(word) and often(dice, 0.15) else 0
            found.append(f"{line} {word[:cut]}-" if cut else line)
            line = word[cut:]
            continue
        line += ("" if not line or often(dice, 0.03) else " ") + word
    found.append(line)
    if len(found) > 4 and often(dice, 0.25):
        found = found[1:] if often(dice, 0.5) else found[:-1]
    specks = [each + dice.choice([" |", " .", " ~", " '", " —"]) if often(dice, 0.08) else each for each in found]
    screen = {"h": f"{dice.randint(0, 23):02}", "m": dice.randint(10, 59)}
    above = dice.choice(_FRAME_ABOVE).format(**screen) if often(dice, 0.6) else ""
    return above + "\n".join(specks) + (dice.choice(_FRAME_BELOW).format(**screen) if often(dice, 0.6) else "")


def retold(text: str, dice: random.Random, others: Sequence[str]) -> str:
    """The claim in other words and another order, by somebody who read it and tells it on.

    Met where no forward is at hand: in comments, in the market's group, in a sermon that was written down. Words go
    where another says the same; sentences and clauses change places; small words fall away or come in; there is a
    beginning ("katanya", "denger-denger"). Names, places and numbers are what is remembered best, and stay.
    """
    del others
    parts = sentences(text)
    if len(parts) > 1:
        at = dice.randrange(1, len(parts))
        parts = [*parts[at:], *parts[:at]] if len(parts) < 4 or often(dice, 0.6) else dice.sample(parts, len(parts))
    share = dice.uniform(0.6, 0.95)
    turned = {word: dice.choice(others_of) for word, others_of in SAME.items() if often(dice, share)}

    def word(found: str) -> str:
        low = found.casefold()
        if low in turned:
            return cased(turned[low], found)
        return "" if low in FORMAL and often(dice, 0.45) else found

    told = each_word(" ".join(each.rstrip(",;:") + ("" if each[-1] in ".!?" else ",") for each in parts), word)
    told = re.sub(r"\s+([,.!?])", r"\1", re.sub(r" {2,}", " ", told)).strip(" ,")
    if told.isupper() or often(dice, 0.4):
        told = "".join(each if is_kept(each) else each.lower() for each in pieces(told))
    return f"{dice.choice(TOLD)} {told}" if often(dice, 0.8) else told


OPENED: Final[Mapping[str, Alteration]] = {"heard": heard, "read_off_picture": read_off_picture, "retold": retold}


def _number(piece: str, dice: random.Random) -> str:
    if piece.isdecimal() and int(piece) < len(_DIGITS) and piece == str(int(piece)) and often(dice, 0.5):
        return _DIGITS[int(piece)]
    return piece


def _as_heard(word: str, dice: random.Random, careful: float) -> str:
    if word.upper() in _SPELLED and (word.isupper() or len(word) > 5):
        return dice.choice(_SPELLED[word.upper()])
    low = word.casefold()
    for written, said in _HEARD:
        if written in low and often(dice, 0.45):
            low = low.replace(written, said)
            break
    if len(low) > 4 and low[-1] in _ENDS and often(dice, careful):
        low = low[:-1] + _ENDS[low[-1]]
    for prefix in _PREFIXES:
        if low.startswith(prefix) and len(low) > len(prefix) + 4 and often(dice, careful / 2):
            return f"{prefix} {low.removeprefix(prefix)}"
    return low


def _misread(word: str, dice: random.Random, wrong: float) -> str:
    """About `wrong` of the letters of a word taken for others."""
    for _ in word:
        if often(dice, wrong):
            fits = [(right, read) for right, read in _MISREAD if right in word]
            if fits:
                right, read = dice.choice(fits)
                at = dice.choice([found.start() for found in re.finditer(re.escape(right), word)])
                word = word[:at] + read + word[at + len(right) :]
    return word
