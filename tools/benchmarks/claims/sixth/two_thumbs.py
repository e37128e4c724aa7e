"""A claim typed on a telephone: faults of two thumbs, and words that the keyboard has put by itself.

Rules kept here: numbers, links and accounts stay; a word has one fault, a long one two at the most; of a claim two to
four words become others, never more than a third of those that say something, and of names one.
Left to others: which words a keyboard puts (`keyboard_words`), what is disguised on purpose (`past_filters`).
"""

import random
import re
from typing import Final

from tools.benchmarks.claims.sixth.keyboard_words import NAMES, PUT_FOR
from tools.benchmarks.claims.unseen.pieces import Hosts, Written, bare, each_word, fixed, leans, weight

_ROWS: Final = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_BESIDE: Final = {
    letter: "".join(row[max(0, at - 1) : at] + row[at + 1 : at + 2]) for row in _ROWS for at, letter in enumerate(row)
}
_SHORT: Final = {
    "yang": "yg", "dengan": "dg", "karena": "krn", "tidak": "tdk", "untuk": "utk", "sudah": "sdh", "dalam": "dlm",
    "orang": "org", "dari": "dr", "pada": "pd", "juga": "jg", "akan": "akn", "bisa": "bs", "dan": "dn", "saya": "sy",
    "kepada": "kpd", "tersebut": "tsb", "seperti": "spt", "oleh": "olh", "banyak": "bnyk", "adalah": "adlh",
    "belum": "blm", "semua": "smua", "sampai": "smpe", "tapi": "tp", "lagi": "lg", "masyarakat": "masy", "bukan": "bkn",
}  # fmt: skip
_SORRY: Final = (
    "", "", "", "", "", " maaf ngetik sambil jalan", " (jempol besar)", " mf typo", " layar hp retak",
    " 🙏 maaf typo", " sory salah ketik", " sambil gendong cucu", " ngetik buru2", " kacamata ketinggalan",
)  # fmt: skip
_OPENS: Final = ("", "", "", "", "", "pak ", "bu ", "eh ", "kak ", "ass. ", "mas ", "de ", "ini ya ", "oh ya ", "td ")
_TELEPHONES: Final = (
    "", "", "", "", "", "", " hp baru belum biasa", " keyboardnya suka ganti sendiri", " ✌️", " 🙏",
    " maaf ya bu", ". Begitu pak.", " tolong dicek",
)  # fmt: skip


def typing_faults(text: str, dice: random.Random, _hosts: Hosts) -> Written:
    """Neighbours on the keys, letters left out, doubled or turned, words run together or torn, short forms."""
    often, short = dice.uniform(0.3, 0.55), dice.random() < 0.6
    told = each_word(text, lambda word: _typed(word, often, dice, short=short))
    parts = told.split(" ")
    for at in range(len(parts) - 1, 0, -1):
        # The space bar was missed.
        if dice.random() < 0.05 and not fixed(parts[at]) and not fixed(parts[at - 1]):
            parts[at - 1 : at + 1] = [parts[at - 1] + parts[at]]
    told = " ".join(parts)
    if dice.random() < 0.35:
        told = each_word(told, str.lower)
    return Written(f"{dice.choice(_OPENS)}{told}{dice.choice(_SORRY)}", text)


def autocorrected(text: str, dice: random.Random, _hosts: Hosts) -> Written:
    """Two to four words are others now, one of them at times put right behind a star; unchanged where few can be."""
    words = text.split()
    fit = [at for at, word in enumerate(words) if bare(word) in PUT_FOR and not fixed(word)]
    dice.shuffle(fit)
    # Words that say something before small ones, so that it is seen that something is amiss.
    fit.sort(key=lambda at: leans(words[at]))
    most = min(4, max(2, weight(words) // 3), 2 + len(words) // 9)
    chosen: list[int] = []
    for at in fit:
        named = bare(words[at]) in NAMES
        small = leans(words[at])
        if (named and any(bare(words[other]) in NAMES for other in chosen)) or (
            small and any(leans(words[other]) for other in chosen)
        ):
            continue
        chosen.append(at)
        if len(chosen) == dice.randint(2, most):
            break
    chosen = chosen[:most]
    if len(chosen) < 2:
        return Written(text, text)
    told = [_put(word) if at in chosen else word for at, word in enumerate(words)]
    starred = min(chosen, key=lambda at: leans(words[at])) if dice.random() < 0.45 else None
    behind = ""
    if starred is not None:
        right = re.sub(r"^\W+|\W+$", "", words[starred])
        behind = dice.choice((" *{w}", "\n*{w}", "\n{w}*", " {w}* maksudnya", "\n*{w} maaf")).format(w=right)
    kept = " ".join(word for at, word in enumerate(words) if at not in chosen or at == starred)
    return Written(f"{dice.choice(_OPENS)}{' '.join(told)}{behind}{dice.choice(_TELEPHONES)}", kept)


def _put(word: str) -> str:
    plain = bare(word)
    now = PUT_FOR[plain]
    core = re.sub(r"^\W+|\W+$", "", word)
    shown = now.upper() if core.isupper() else now.capitalize() if core[:1].isupper() else now
    return word.replace(core, shown)


def _typed(word: str, often: float, dice: random.Random, *, short: bool) -> str:
    if short and (brief := _SHORT.get(word.lower())):
        return brief
    if len(word) < 4 or not re.search(r"[a-zA-Z]{4}", word) or dice.random() > often:
        return word
    told = _fault(word, dice)
    return _fault(told, dice) if len(word) > 8 and dice.random() < 0.35 else told


def _fault(word: str, dice: random.Random) -> str:
    at = dice.randint(1, len(word) - 2)
    letter, before, after = word[at], word[:at], word[at + 1 :]
    if not letter.isalpha():
        return word
    match dice.randrange(10):
        case 0 | 1 | 2:
            hit = dice.choice(_BESIDE.get(letter.lower(), letter))
            told = before + (hit.upper() if letter.isupper() else hit) + after
        case 3 | 4:
            told = before + after
        case 5 | 6:
            told = before + after[0] + letter + after[1:]
        case 7 | 8:
            vowels = [place for place in range(1, len(word) - 1) if word[place].lower() in "aiueo"]
            gone = dice.choice(vowels) if vowels else at
            told = word[:gone] + word[gone + 1 :]
        case _:
            told = f"{before} {letter}{after}" if len(word) > 6 else before + letter * 2 + after
    return told
