"""Claims that are to slip through a filter: digits and signs for letters, marks within words, letters of other scripts.

Rules kept here: numbers, links and accounts stay as they are; several letters are replaced at once, all through the
post; a person reads it aloud without stopping for long.
Left to others: faults that nobody meant (`slips`).
"""

import random
import re
import unicodedata
from typing import Final

from tools.benchmarks.claims.unseen.pieces import Hosts, Written, each_word

_SIGNS: Final = {
    "a": "4@",
    "i": "1!",
    "e": "3",
    "o": "0",
    "s": "5$",
    "g": "96",
    "t": "7+",
    "b": "8",
    "l": "1|",
    "z": "2",
    "u": "v",
    "c": "(",
}
_SURE: Final = "aieos"
_OTHERS: Final = "tgblzuc"
_CYRILLIC: Final = dict(zip("aeopcxykmthbABEKMHOPCTXiIsSjJ", "аеорсхукмтһьАВЕКМНОРСТХіІѕЅјЈ", strict=True))
_GREEK: Final = dict(zip("aeioukntvpABEHIKMNOPTXYZ", "αειουκητνρΑΒΕΗΙΚΜΝΟΡΤΧΥΖ", strict=True))
_SMALL: Final = dict(zip("abcdefghijklmnopqrstuvwyz", "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘǫʀꜱᴛᴜᴠᴡʏᴢ", strict=True))
_FANCY: Final = (0x1D400, 0x1D468, 0x1D4D0, 0x1D5D4, 0x1D63C, 0x1D670)
_LAID_OVER: Final = ("\u0336", "\u0332", "\u0323", "\u0337")
_BETWEEN: Final = (".", "-", "_", "*", "·", " ", "|", "~", "\u200b", "/")


def signs_for_letters(claim: str, dice: random.Random, _hosts: Hosts) -> Written:
    """The common letters for their signs all through, and two or three of the others; each sign drawn for the post."""
    table = {letter: dice.choice(_SIGNS[letter]) for letter in dice.sample(_SURE, dice.randint(3, 5))}
    table |= {letter: dice.choice(_SIGNS[letter]) for letter in dice.sample(_OTHERS, dice.randint(1, 3))}
    often = dice.uniform(0.7, 0.97)

    def disguised(word: str) -> str:
        return "".join(
            table[low] if (low := each.lower()) in table and dice.random() < often else each for each in word
        )

    text = each_word(claim, disguised)
    if dice.random() < 0.3:
        text = each_word(text, str.lower)
    return Written(f"{dice.choice(('', '', '', '🤫 ', 'ngerti lah ya: ', 'anti takedown, '))}{text}", claim)


def marks_and_scripts(claim: str, dice: random.Random, _hosts: Hosts) -> Written:
    """Two of: marks between letters, letters drawn out, letters of other scripts, fonts of a profile, lines through."""
    first, second = dice.sample((_marked, _drawn_out, _other_script, _fonts, _lined), 2)
    mark, often = dice.choice(_BETWEEN), dice.uniform(0.5, 0.85)
    look = dice.randrange(6)

    def changed(word: str) -> str:
        if sum(map(str.isalpha, word)) < 4 or dice.random() > often:
            return word
        return (first if dice.random() < 0.6 else second)(word, mark, look, dice)

    return Written(each_word(claim, changed), claim)


def _marked(word: str, mark: str, _look: int, dice: random.Random) -> str:
    """Between all letters, or once or twice where a filter would look."""
    if len(word) < 8 and dice.random() < 0.5:
        return mark.join(word)
    cuts = sorted(dice.sample(range(1, len(word)), min(2, len(word) - 1)))
    return mark.join(word[start:end] for start, end in zip((0, *cuts), (*cuts, len(word)), strict=True))


def _drawn_out(word: str, _mark: str, _look: int, dice: random.Random) -> str:
    found = [at for at, each in enumerate(word) if each.lower() in "aeioun"]
    for at in sorted(dice.sample(found, min(len(found), dice.choice((1, 1, 1, 2)))), reverse=True):
        word = word[:at] + word[at] * dice.randint(3, 6) + word[at + 1 :]
    return word


def _other_script(word: str, _mark: str, look: int, dice: random.Random) -> str:
    table = _CYRILLIC if look % 2 else _GREEK
    return "".join(table.get(each, each) if dice.random() < 0.8 else each for each in word)


def _fonts(word: str, _mark: str, look: int, dice: random.Random) -> str:
    if dice.random() < 0.25:
        return "".join(_SMALL.get(each, each) for each in word.lower())
    start = _FANCY[look]
    return "".join(
        chr(start + ord(each) - (65 if each.isupper() else 71)) if each.isascii() and each.isalpha() else each
        for each in word
    )


def _lined(word: str, _mark: str, look: int, _dice: random.Random) -> str:
    over = _LAID_OVER[look % len(_LAID_OVER)]
    return unicodedata.normalize("NFC", re.sub(r"[^\W\d_]", lambda each: each.group() + over, word))
