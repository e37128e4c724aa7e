"""A claim as a caption full of tags: half of its phrases joined into one word each, the rest plain between them.

Rules kept here: a tag holds letters and digits only; what has a point or a comma between its digits, a link or an
account stays outside; every word of the claim is in the post, joined or not.
Left to others: other captions (`captions`, `pictured`).
"""

import random
import re
from typing import Final

from tools.benchmarks.claims.unseen.pieces import Hosts, Written, bare, leans, says_something

_ALSO: Final = (
    "#fyp",
    "#fypシ",
    "#xyzbca",
    "#viral",
    "#infontb",
    "#mataramhits",
    "#bimakepo",
    "#sumbawabesar",
    "#4you",
    "#beritaterkini",
    "#lombokupdate",
    "#storywa",
    "#masukberanda",
    "#ojolntb",
    "#anakkosmataram",
    "#dompuviral",
    "#kuybeginner",
    "#netizen62",
    "#moots",
    "#zonauang",
)
_HEADS: Final = (
    "",
    "",
    "",
    "",
    "gaes ",
    "fix sih ",
    "mood: ",
    "part 1. ",
    "CUY ",
    "spill ya, ",
    "reupload krn ditakedown 😤 ",
    "kata timeline ",
)
_ITEM: Final = re.compile(r"[\d>•*-]+[.)]?$")
"""What begins an item of a list, or counts what follows."""
_NO_TAG: Final = re.compile(r"https?:|www\.|@|\.com|\.id\b|\d[.,:/]\d")


def tagged(claim: str, dice: random.Random, _hosts: Hosts) -> Written:
    """About half of the phrases in tags, in small letters or mixed capitals, and one to four tags of the time."""
    look = dice.randrange(4)
    found = _phrases(claim.split(), dice)
    able = [at for at, phrase in enumerate(found) if any(map(says_something, phrase)) and _fits(phrase)]
    many = max(1, round(len(found) * dice.uniform(0.42, 0.58)))
    joined = set(dice.sample(able, min(many, len(able))))
    told = [_tag(phrase, look) if at in joined else " ".join(phrase) for at, phrase in enumerate(found)]
    also = dice.sample(_ALSO, dice.randint(1, 4))
    gap = dice.choice((" ", " ", " ", "\n"))
    return Written(f"{dice.choice(_HEADS)}{' '.join(told)}{gap}{' '.join(also)}", claim)


def _phrases(words: list[str], dice: random.Random) -> list[list[str]]:
    """Runs of one to four words; one ends at a mark, before and mostly after a word that leans, or at a link."""
    found: list[list[str]] = []
    most = 0
    for at, word in enumerate(words):
        before = words[at - 1] if at else ""
        ended = (
            re.search(r"[.,!?;:|…]$", before)
            or leans(word)
            or _ITEM.match(word)
            or (before and leans(before) and dice.random() < 0.75)
            or _NO_TAG.search(word)
            or _NO_TAG.search(before)
        )
        # A number that counts something, or numbers something, stays with its neighbour.
        if not found or ended or (len(found[-1]) >= most and not (bare(before).isdecimal() and len(found[-1]) < 4)):
            found.append([])
            most = dice.randint(2, 4)
        found[-1].append(word)
    return found


def _fits(phrase: list[str]) -> bool:
    """No year or small word alone, nothing that a tag cannot hold."""
    whole = "".join(map(bare, phrase))
    return not any(map(_NO_TAG.search, phrase)) and len(whole) > 3 and not whole.isdecimal()


def _tag(phrase: list[str], look: int) -> str:
    """Small, each word with a capital, each as it was, or large."""
    words = [re.sub(r"[\W_]", "", word) for word in phrase]
    match look:
        case 0 | 1:
            words = [word.lower() for word in words]
        case 2:
            words = [
                word if word.isupper() and len(word) < 5 else word[:1].upper() + word[1:].lower() for word in words
            ]
        case _:
            pass
    return "#" + "".join(words)
