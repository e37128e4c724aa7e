"""How a claim is disguised by the third writer: signs in place of letters, marks within words, letters of elsewhere.

Rules kept here: a word that is a number, a link or an account stays as it is; a reader reads it all at the second look.
Left to others: faults that nobody means (`hands`).
"""

import random
import re
from collections.abc import Callable
from typing import Final

from tools.benchmarks.claims.unseen.pieces import Hosts, Written, each_word, says_something

_SIGNS: Final = {
    "a": "4@", "i": "1!", "e": "3", "o": "0", "s": "5$", "g": "96", "t": "7", "b": "8", "l": "1|", "u": "v", "z": "2",
}  # fmt: skip
_VOWELS, _OTHERS = "aieo", "sgtbluz"
_LOOKALIKES: Final = str.maketrans("aeopcyxiABEKMHOPCTX", "аеорсухіАВЕКМНОРСТХ")
_GREEK: Final = str.maketrans("aeiouvntpAEIOTHKMNBP", "αειουνητρΑΕΙΟΤΗΚΜΝΒΡ")
_BETWEEN: Final = (".", "-", "_", "·", " ", "*", "\u200b", "\u200c", "\u00ad", "/", "~", "'")
_STRUCK: Final = ("\u0336", "\u0332", "\u0307")
_ALPHABETS: Final = (0x1D400, 0x1D434, 0x1D5A0, 0x1D5D4, 0x1D608, 0x1D670)
_SMALL_CAPITALS: Final = str.maketrans("abcdefghijklmnoprstuvwyz", "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ")


def signs_for_letters(text: str, dice: random.Random, hosts: Hosts) -> Written:
    """Two to four vowels and up to two other letters are signs nearly everywhere; a word or two has a star in it."""
    del hosts
    letters = dice.sample(_VOWELS, dice.randint(2, 4)) + dice.sample(_OTHERS, dice.randint(0, 2))
    signs = {letter: dice.choice(_SIGNS[letter]) for letter in letters}
    sure, starred = dice.uniform(0.75, 1.0), dice.choice((0.0, 0.05, 0.15))

    def masked(word: str) -> str:
        if len(word) >= 5 and dice.random() < starred and (inner := re.search(r"(?<=\w{2})[aiueo](?=\w)", word)):
            return word[: inner.start()] + "*" + word[inner.end() :]
        return "".join(
            signs[letter] if (letter := each.lower()) in signs and dice.random() < sure else each for each in word
        )

    return Written(each_word(text, masked), text)


def marks_and_scripts(text: str, dice: random.Random, hosts: Hosts) -> Written:
    """One or two habits of one sender, on most words that say something or on all."""
    del hosts
    habits = dice.sample((_parted(dice), _drawn_out(dice), _of_elsewhere(dice), _fancy(dice)), dice.choice((1, 1, 2)))
    share, all_words = dice.uniform(0.55, 1.0), dice.random() < 0.35

    def masked(word: str) -> str:
        if (all_words or says_something(word)) and dice.random() < share:
            for habit in habits:
                word = habit(word)
        return word

    return Written(each_word(text, masked), text)


def _parted(dice: random.Random) -> Callable[[str], str]:
    """A sign between all letters, or once or twice within the word."""
    between, whole = dice.choice(_BETWEEN), dice.random() < 0.4

    def parted(word: str) -> str:
        if whole:
            # A word whose letters stand apart is set off from the next by more than they are.
            apart = re.sub(r"(?<=[^\W\d_])(?=[^\W\d_])", between, word)
            return f" {apart} " if between == " " else apart
        inner = [at for at in range(2, len(word) - 1) if word[at - 1 : at + 1].isalpha()]
        for at in sorted(dice.sample(inner, min(len(inner), 1 + (len(word) > 7))), reverse=True):
            word = word[:at] + between + word[at:]
        return word

    return parted


def _drawn_out(dice: random.Random) -> Callable[[str], str]:
    """The last vowel for long, or the last letter, or each vowel a little."""
    how, most = dice.randrange(3), dice.randint(3, 7)

    def drawn(word: str) -> str:
        if how == 0:
            return re.sub(
                r"([aiueo])(?=[^aiueo]*$)", lambda at: at[1] * dice.randint(3, most), word, flags=re.IGNORECASE
            )
        if how == 1:
            return re.sub(r"([^\W\d_])(?=\W*$)", lambda at: at[1] * dice.randint(3, most), word)
        return re.sub(r"[aiueo]", lambda at: at[0] * dice.randint(2, 3), word, flags=re.IGNORECASE)

    return drawn


def _of_elsewhere(dice: random.Random) -> Callable[[str], str]:
    """Letters of Cyrillic or Greek that look alike."""
    table, sure = dice.choice((_LOOKALIKES, _LOOKALIKES, _GREEK)), dice.uniform(0.5, 1.0)
    return lambda word: "".join(each.translate(table) if dice.random() < sure else each for each in word)


def _fancy(dice: random.Random) -> Callable[[str], str]:
    """Bold, slanted or wide letters as apps offer them, small capitals, or a stroke through each."""
    how = dice.randrange(5)
    if how == 0:
        stroke = dice.choice(_STRUCK)
        return lambda word: "".join(each + stroke if each.isalpha() else each for each in word)
    if how == 1:
        return lambda word: word.lower().translate(_SMALL_CAPITALS)
    if how == 2:
        return lambda word: "".join(chr(ord(each) + 0xFEE0) if "!" <= each <= "~" else each for each in word)
    start = dice.choice(_ALPHABETS)
    return lambda word: "".join(_styled(each, start) for each in word)


def _styled(letter: str, start: int) -> str:
    if "A" <= letter <= "Z":
        return chr(start + ord(letter) - ord("A"))
    # The slanted h has its own old place.
    if "a" <= letter <= "z":
        return "ℎ" if start == 0x1D434 and letter == "h" else chr(start + 26 + ord(letter) - ord("a"))
    return letter
