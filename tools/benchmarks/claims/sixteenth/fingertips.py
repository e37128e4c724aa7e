"""Four ways of hands in a hurry, the sixteenth writer's: slips, shouting, small words gone and clauses turned.

Rules kept here: links, accounts and numbers stay as they are; a word keeps most of its letters and its first one
nearly always.
Left to others: where a claim has its ends (`breaks`), faults that are meant (`past_the_filter`).
"""

import random
from typing import Final

from tools.benchmarks.claims.sixteenth.breaks import parts
from tools.benchmarks.claims.unseen.pieces import Hosts, Written, bare, each_word, leans

_NEAR: Final = {
    "a": "sqz", "b": "vn", "c": "xv", "d": "sf", "e": "wr", "f": "dg", "g": "fh", "h": "gj", "i": "uo", "j": "hk",
    "k": "jl", "l": "k", "m": "n", "n": "bm", "o": "ip", "p": "o", "q": "wa", "r": "et", "s": "ad", "t": "ry",
    "u": "yi", "v": "cb", "w": "qe", "x": "zc", "y": "tu", "z": "xa",
}  # fmt: skip
_ALARM: Final = (
    "🚨🚨 ",
    "WOOYY!!! ",
    "AWASSS!! ",
    "‼️‼️ ",
    "TOLONG BACA!!! ",
    "🔥🔥🔥 ",
    "YA ALLAH!!! ",
    "",
    "",
    "DENGAR YA!! ",
)
_LOUD: Final = ("!!!", "!!!!!", "‼️", "!!1!!", " !!!", "!?!?")
_CRY: Final = (
    " 😡😡😡",
    " GILA!!!",
    " SEBARKAN!!!",
    " 🔥🔥",
    " BANGUN RAKYAT!!!",
    "",
    "",
    " PARAHHH!!!",
    " 😱😱",
    " ASTAGHFIRULLAH!!",
)


_NOTS: Final = frozenset({"tidak", "tdk", "tak", "ga", "bukan", "belum", "jangan", "tanpa", "salah", "video"})
_SMALL: Final = frozenset(
    {"di", "ke", "yg", "ya", "dr", "pd", "tu", "ni", "ga", "lg", "sy", "si", "nya", "by", "is", "in"}
)


def typing_faults(claim: str, dice: random.Random, _hosts: Hosts) -> Written:
    """Two thumbs on glass: a key beside, one too many, one too few, two turned; more in some hands than in others."""
    often = dice.uniform(0.25, 0.55)

    def slip(word: str) -> str:
        inner = [at for at in range(1, len(word)) if word[at].isalpha() and word[at].isascii()]
        if len(word) < 4 or len(inner) < 2 or dice.random() > often:
            return word
        word = _slipped(word, dice.choice(inner), dice)
        longer = len(word) > 9 and dice.random() < 0.3
        return _slipped(word, len(word) - 3, dice) if longer and word[-3].isalpha() else word

    text = each_word(claim, slip)
    if text == claim:
        often = 1.0
        text = each_word(claim, slip)
    if dice.random() < 0.35:
        text = each_word(text, str.lower)
    if dice.random() < 0.3:
        text = text.replace(". ", " . ").replace(", ", ",")  # a space on the wrong side of its mark
    return Written(text, claim)


def _slipped(word: str, at: int, dice: random.Random) -> str:
    letter = word[at]
    match dice.randrange(10):
        case 0 | 1 | 2 | 3:
            beside = dice.choice(_NEAR.get(letter.lower(), letter))
            return word[:at] + (beside.upper() if letter.isupper() else beside) + word[at + 1 :]
        case 4 | 5:
            return word[:at] + word[at + 1 :]
        case 6:
            return word[:at] + letter + word[at:]
        case 7:
            return word[:at] + letter + dice.choice(_NEAR.get(letter.lower(), letter)) + word[at + 1 :]
        case _:
            return word[: at - 1] + letter + word[at - 1] + word[at + 1 :] if at > 1 else word[:at] + word[at + 1 :]


def shouted(claim: str, dice: random.Random, _hosts: Hosts) -> Written:
    """Capitals, and marks that shout where pieces end; some shout only some words and draw those out."""
    loud, some = dice.choice(_LOUD), dice.random() < 0.25

    def shout(word: str) -> str:
        if some and (leans(word) or dice.random() < 0.25):
            return word
        drawn = word.isalpha() and word[-1:].lower() in "aiueohk" and len(word) > 4 and dice.random() < 0.1
        return word.upper() + (word[-1].upper() * dice.randint(2, 4) if drawn else "")

    said = []
    for piece in parts(claim):
        line = each_word(" ".join(piece), shout)
        open_end = line[-1:].isalnum() or line[-1:] in ".!?,"
        said.append((line.rstrip(".!?,") if open_end else line) + (loud if open_end and dice.random() < 0.75 else ""))
    text = (" " if dice.random() < 0.7 else "\n").join(said)
    return Written(dice.choice(_ALARM) + text + dice.choice(("", loud)) + dice.choice(_CRY), claim)


def dropped_and_turned(claim: str, dice: random.Random, _hosts: Hosts) -> Written:
    """Most small words are gone, and what came last comes first or two neighbours have changed places."""
    kept = []
    for piece in parts(claim):
        left = [word for word in piece if not _goes(word) or dice.random() < 0.2]
        kept.append(left or piece)
    if len(kept) < 3 or dice.random() < 0.5:
        at = dice.randint(1, max(1, len(kept) - 1))
        turned = kept[at:] + kept[:at]
    else:
        turned = [*kept]
        for at in range(0, len(turned) - 1, 2):
            turned[at], turned[at + 1] = turned[at + 1], turned[at]
    mark = dice.choice((", ", ", ", " .. ", " - ", "; ", "\n", ". "))
    text = mark.join(" ".join(piece).strip(" ,.;:|–-") for piece in turned)
    if dice.random() < 0.3:
        text += dice.choice((" gitu", " katanya", " lho", " nih", " ya"))
    return Written(text, " ".join(word for piece in kept for word in piece))


def _goes(word: str) -> bool:
    """A small word, but one that denies, and but a short name or a unit that is written large."""
    plain = bare(word)
    named = len(plain) < 3 and any(map(str.isupper, word)) and plain not in _SMALL
    return leans(word) and plain not in _NOTS and not named
