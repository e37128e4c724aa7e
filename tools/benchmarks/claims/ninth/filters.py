"""What people do so that no machine reads them: signs in place of letters, marks within words, other scripts.

Rules kept here: numbers, links and accounts stay; a reader makes out each word without a second look, for one letter
has one sign throughout a post.
Left to others: what hands do unasked (`hands`).
"""

import random
from collections.abc import Callable, Mapping
from typing import Final

from tools.benchmarks.claims.unseen.pieces import Hosts, Written, each_word, says_something

_SIGNS: Final[Mapping[str, tuple[str, ...]]] = {
    "a": ("4", "@", "4"), "i": ("1", "!", "1"), "e": ("3", "3", "€"), "o": ("0",), "s": ("5", "$"), "g": ("9", "6"),
    "t": ("7", "+"), "b": ("8",), "u": ("v", "ü"), "l": ("1", "|"), "z": ("2",),
}  # fmt: skip
_VOWELS: Final = "aieo"
_SCRIPTS: Final = (
    str.maketrans("aeopcxyikmtbhAEOPCXKMTBH", "аеорсхуікмтвнАЕОРСХКМТВН"),
    str.maketrans("aoueiknpAEHIKMNOTX", "αουεικηρΑΕΗΙΚΜΝΟΤΧ"),
    str.maketrans("aiueonsckgAIUEON", "áíúéóñšçķğÁÍÚÉÓÑ"),
    str.maketrans("aiueocns", "àìùèöćńś"),
    str.maketrans("abdeghijklmnoprstuw", "ᴀʙᴅᴇɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴡ"),
)
_FIRST_OF: Final = (("𝗔", "𝗮"), ("𝐀", "𝐚"), ("𝑨", "𝒂"), ("𝙰", "𝚊"), ("𝓐", "𝓪"), ("Ａ", "ａ"))
_BETWEEN: Final = (".", "-", "_", "·", "*", "'", "\u200b", " ")

type Change = Callable[[str], str]


def signs_for_letters(text: str, dice: random.Random, _hosts: Hosts) -> Written:
    """Four to seven letters of the alphabet, some vowels among them, are signs wherever they stand in a longer word."""
    chosen = [*dice.sample(_VOWELS, dice.randint(2, 4)), *dice.sample(sorted(set(_SIGNS) - {*_VOWELS}), 2)]
    signs = {letter: dice.choice(_SIGNS[letter]) for letter in chosen}
    if signs.get("i") == signs.get("l"):
        signs.pop("l", None)
    always = dice.uniform(0.75, 1)

    def changed(word: str) -> str:
        if len(word) < 3:
            return word
        return "".join(signs.get(letter.lower(), letter) if dice.random() < always else letter for letter in word)

    return Written(each_word(text, changed), text)


def marks_and_scripts(text: str, dice: random.Random, _hosts: Hosts) -> Written:
    """Marks within the words that tell, letters held long, letters of another script or face; at times two of these."""
    first, second = dice.sample((_marked, _held_long, _scripted, _faced), 2)
    found = each_word(text, first(dice))
    if second is not _faced and first is not _faced and dice.random() < 0.35:
        found = each_word(found, second(dice))
    return Written(found, text)


def _marked(dice: random.Random) -> Change:
    between, share = dice.choice(_BETWEEN), dice.uniform(0.35, 0.75)

    def change(word: str) -> str:
        if not says_something(word) or not word.isalpha() or dice.random() > share:
            return word
        if between == " " or dice.random() < 0.35:
            at = dice.randint(2, len(word) - 2) if len(word) > 4 else 2
            return word[:at] + (between if between != " " else ".") + word[at:]
        return between.join(word)

    return change


def _held_long(dice: random.Random) -> Change:
    share = dice.uniform(0.3, 0.6)

    def change(word: str) -> str:
        places = [at for at, letter in enumerate(word) if letter.lower() in "aiueo"]
        if not places or len(word) < 4 or dice.random() > share:
            return word
        at = dice.choice((places[-1], places[-1], dice.choice(places)))
        return word[:at] + word[at] * dice.randint(3, 7) + word[at + 1 :]

    return change


def _scripted(dice: random.Random) -> Change:
    letters, share = dice.choice(_SCRIPTS), dice.uniform(0.6, 1)
    return lambda word: word.translate(letters) if dice.random() < share else word


def _faced(dice: random.Random) -> Change:
    large, small = (ord(first) for first in dice.choice(_FIRST_OF))
    faces = {ord("A") + at: large + at for at in range(26)} | {ord("a") + at: small + at for at in range(26)}
    share = dice.choice((0.5, 1, 1))
    return lambda word: word.translate(faces) if dice.random() < share else word
