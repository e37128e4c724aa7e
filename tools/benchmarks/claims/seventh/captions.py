"""A claim as the captions under a video show it: short lines, time codes, music, and what the machine heard.

Rules kept here: lines of three to six words; a word may be cut at a line's end, with a hyphen or without; numbers are
shown in digits and whole; a tenth to a fifth of the words are heard wrongly, and sound as they did.
Left to others: faults of fingers (`slips`).
"""

import random
import re
from typing import Final

from tools.benchmarks.claims.unseen.pieces import Hosts, Written, bare, fixed, says_something

_SOUNDS: Final = (
    ("f", "p"),
    ("v", "f"),
    ("z", "j"),
    ("sy", "s"),
    ("kh", "k"),
    ("ai", "e"),
    ("au", "o"),
    ("dh", "d"),
    ("x", "ks"),
    ("q", "k"),
    ("oe", "u"),
    ("y", "i"),
    ("ng", "n"),
    ("uk", "ok"),
    ("ik", "ek"),
    ("ih", "eh"),
    ("d", "t"),
    ("b", "p"),
    ("g", "k"),
    ("h", ""),
    ("m", "n"),
)
_PREFIXES: Final = ("meng", "meny", "men", "mem", "ber", "ter", "peng", "pen", "pem", "per", "di", "ke", "se", "me")
_NOISE: Final = (
    "[musik]",
    "[musik]",
    "[Musik]",
    "[tepuk tangan]",
    "[tertawa]",
    "(musik tegang)",
    "[suara motor]",
    "♪",
    "[tidak jelas]",
    "[sorak]",
)
_OPEN: Final = (
    "",
    "",
    "",
    "",
    "halo gaes balik lagi",
    "oke jadi guys",
    "nah teman-teman semua",
    "assalamualaikum bestie",
    "dengerin sampai habis ya",
    "gaes breaking gaes",
    "jadi gini ceritanya",
    "selamat malam warga tiktok",
    "yo what's up",
)
_CLOSE: Final = (
    "",
    "",
    "",
    "",
    "",
    "jangan lupa follow",
    "tap tap layarnya guys",
    "menurut kalian gimana",
    "komen di bawah ya",
    "lanjut part dua",
    "sekian dulu",
    "like dan subrek",
    "makasih giftnya kak",
)
_SYLLABLE: Final = re.compile(r"(?<=[aeiou])(?=[bcdfghjklmnpqrstvwyz][aeiou])", re.IGNORECASE)


def subtitled(claim: str, dice: random.Random, _hosts: Hosts) -> Written:
    """The whole claim, line by line."""
    wrong = dice.uniform(0.1, 0.2)
    plain = dice.random() < 0.7
    heard = []
    for word in claim.split():
        shown = word if fixed(word) else word.strip('.,!?;:|"“”()…') if plain else word
        if plain and not fixed(word):
            shown = shown.lower()
        if not shown:
            continue
        heard += _heard(shown, dice).split() if says_something(word) and dice.random() < wrong else [shown]
    lines = [line for line in (dice.choice(_OPEN), *_lines(heard, dice), dice.choice(_CLOSE)) if line]
    return Written(_timed(lines, dice), claim)


def _lines(words: list[str], dice: random.Random) -> list[str]:
    """Three to six words each; what is too long for its line goes on in the next."""
    left = list(reversed(words))
    found = []
    while left:
        # What is short is shown in two lines all the same.
        line = [left.pop() for _ in range(min(dice.randint(3, 3 if len(words) < 7 else 6), len(left)))]
        if dice.random() < 0.22 and (cut := _cut(line[-1], dice)) is not None:
            line[-1], after = cut
            left.append(after)
        found.append(" ".join(line))
    return found


def _cut(word: str, dice: random.Random) -> tuple[str, str] | None:
    """Between two syllables, with a hyphen or without; no number and no short word."""
    places = [] if fixed(word) else [each.start() for each in _SYLLABLE.finditer(word) if each.start() > 1]
    if len(word) < 6 or not places:
        return None
    at = dice.choice(places)
    return word[:at] + dice.choice(("-", "-", "")), word[at:]


def _heard(word: str, dice: random.Random) -> str:
    """One sound for another that is near it, a prefix as a word of its own, or a name in two."""
    if fixed(word):
        return word
    plain = bare(word)
    start = next((each for each in _PREFIXES if plain.startswith(each) and len(plain) > len(each) + 3), "")
    if start and dice.random() < 0.35:
        return f"{word[: len(start)]} {word[len(start) :]}"
    if dice.random() < 0.25 and (places := [each.start() for each in _SYLLABLE.finditer(word) if each.start() > 1]):
        at = dice.choice(places)
        return f"{word[:at]} {word[at:]}"
    able = [(said, heard) for said, heard in _SOUNDS if said in plain[1:]]
    if not able:
        return word
    said, heard = dice.choice(able[:4])
    at = plain.index(said, 1)
    changed = plain[:at] + heard + plain[at + len(said) :]
    return changed.upper() if word.isupper() else changed


def _timed(lines: list[str], dice: random.Random) -> str:
    """As a file of captions, as a transcript that was copied, or as lines alone; between them what else is heard."""
    style, clock, noise = dice.randrange(5), dice.randint(0, 95), dice.uniform(0.05, 0.25)
    found = []
    for count, line in enumerate(lines, start=1):
        lasts = dice.randint(1, 4)
        told = f"{dice.choice(_NOISE)}\n{line}" if dice.random() < noise else line
        minute, second = divmod(clock, 60)
        match style:
            case 0:
                until = divmod(clock + lasts, 60)
                span = f"00:{minute:02}:{second:02},{dice.randrange(10)}00 --> 00:{until[0]:02}:{until[1]:02},000"
                found.append(f"{count}\n{span}\n{told}\n")
            case 1:
                found.append(f"{minute}:{second:02}\n{told}")
            case 2:
                found.append(f"[{minute:02}:{second:02}] {told}")
            case 3:
                found.append(f"{minute}:{second:02} {told}")
            case _:
                found.append(told)
        clock += lasts
    return "\n".join(found).strip()
