"""What fingers do to a claim: wrong keys, letters left out and doubled, words shortened; and all of it shouted.

Rules kept here: links, accounts and numbers stay (`pieces.fixed`); a hand is as bad as it is for a whole post; every
word of the claim is still there.
Left to others: what is done on purpose to letters (`hidden`).
"""

import random
import re
from typing import Final

from tools.benchmarks.claims.unseen.pieces import Hosts, Written, each_word

_ROWS: Final = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_BESIDE: Final = {
    letter: "".join(row[max(0, at - 1) : at] + row[at + 1 : at + 2]) for row in _ROWS for at, letter in enumerate(row)
}
_SHORTENED: Final = {
    "yang": ("yg", "yng"),
    "dengan": ("dgn", "dg"),
    "untuk": ("utk", "untk"),
    "tidak": ("tdk", "gk", "tdak"),
    "sudah": ("sdh", "udh"),
    "karena": ("krn", "krna"),
    "dalam": ("dlm",),
    "pada": ("pd",),
    "orang": ("org",),
    "sampai": ("sampe", "smpai"),
    "saja": ("aja", "sja"),
    "juga": ("jg", "jga"),
    "akan": ("akn",),
    "bisa": ("bs", "bsa"),
    "dari": ("dr",),
    "saya": ("sy", "sya"),
    "kalau": ("klo", "kalo"),
    "tahun": ("thn",),
    "telah": ("tlh",),
}
_ALARMS: Final = ("🚨🚨", "‼️", "AWASSS!!", "WOIII", "ASTAGA ", "BACA!!", "🔥🔥🔥", "GILA!!!", "📢📢 ", "YA ALLAH!!", "")
_CRIES: Final = ("!!!", "!!!!!!", "!!1!", "‼️‼️", "!?!?", " 😡😡😡", "!!! SEBARKAN!!!", " 😭😭", "!! TOLONG!!", "...!!!")


def typing_faults(text: str, dice: random.Random, hosts: Hosts) -> Written:
    """By a hand that errs in every third to every sixth word, and shortens small ones or does not."""
    del hosts
    rate, shortens = dice.choice((0.12, 0.2, 0.28, 0.4)), dice.choice((0.0, 0.3, 0.7))

    def typed(word: str) -> str:
        short = _SHORTENED.get(word.casefold())
        if short and dice.random() < shortens:
            return dice.choice(short)
        letters = sum(map(str.isalpha, word))
        if letters < 3 or dice.random() > rate * (1.0 if letters < 6 else 1.5):
            return word
        return _slip(word, dice) if letters < 10 or dice.random() < 0.7 else _slip(_slip(word, dice), dice)

    told = each_word(text, typed)
    for _ in range(9):
        if told != text:
            break
        told = each_word(text, lambda word: _slip(word, dice) if len(word) > 3 and dice.random() < 0.4 else word)
    if dice.random() < 0.35:
        told = each_word(told, str.lower)
    if dice.random() < 0.3:
        told = re.sub(r"(?<=[a-z])([,.]) (?=[A-Za-z])", r"\1", told, count=2)
    return Written(told, text)


def _slip(word: str, dice: random.Random) -> str:
    """One fault, mostly past the first letter."""
    places = [at for at, letter in enumerate(word) if letter.isalpha()]
    if len(places) < 3:
        return word
    at = dice.choice(places[1:] if dice.random() < 0.9 else places)
    match dice.choices(("beside", "left out", "turned", "twice", "slid"), (5, 4, 3, 2, 2))[0]:
        case "beside":
            near = dice.choice(_BESIDE.get(word[at].casefold(), word[at].casefold()))
            return word[:at] + (near.upper() if word[at].isupper() else near) + word[at + 1 :]
        case "left out":
            return word[:at] + word[at + 1 :]
        case "turned" if at + 1 < len(word) and word[at + 1].isalpha():
            return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        case "slid":
            near = dice.choice(_BESIDE.get(word[at].casefold(), word[at].casefold()))
            return word[:at] + word[at] + (near.upper() if word[at].isupper() else near) + word[at + 1 :]
        case _:
            return word[:at] + word[at] + word[at:]


def shouted(text: str, dice: random.Random, hosts: Hosts) -> Written:
    """Capitals, cries at every mark, an alarm before it; by some only the words that hurt."""
    del hosts
    loud = 1.0 if text.upper() != text and dice.random() < 0.75 else dice.uniform(0.4, 0.7)

    def cried(word: str) -> str:
        said = word.upper() if dice.random() < loud else word
        if dice.random() < 0.12 and len(word) > 4 and said[-1] in "AIUEO":
            said += said[-1] * dice.randint(2, 5)
        return said

    told = each_word(text, cried)
    told = re.sub(r"(?<=[^\W\d])[.!]+(?=\s)", lambda _: dice.choice(_CRIES[:5]), told)
    before, after = dice.choice(_ALARMS), dice.choice(_CRIES)
    return Written(
        f"{before.strip()} {told}".lstrip() + (" " if told[-1:].isdigit() or "/" in told[-9:] else "") + after, text
    )
