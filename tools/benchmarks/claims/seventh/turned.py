"""Claims told on in a hurry: small words are gone, and what stood last comes first.

Rules kept here: words that say something stay, and stay as they were; clauses are turned, not words within them.
Left to others: where clauses end (`clauses`).
"""

import random
from typing import Final

from tools.benchmarks.claims.seventh.clauses import clauses_of
from tools.benchmarks.claims.unseen.pieces import Hosts, Written, bare, leans, says_something

_JOINTS: Final = (", ", ", ", " - ", ".. ", "\n", " // ", ", trs ", " … ", " + ", "; ")
_FRONT: Final = (
    "",
    "",
    "",
    "",
    "katanya ",
    "jadi gini, ",
    "denger2 ",
    "singkatnya: ",
    "eh, ",
    "fyi ",
    "yg rame tuh ",
    "kata anak2 ",
)
_BACK: Final = ("", "", "", "", " gitu", " cuy", " katanya", " ya kan", " sih", " geng", ". dah", " 🫠")
_LEADING: Final = frozenset(
    [
        "yang",
        "yg",
        "dan",
        "di",
        "ke",
        "dari",
        "untuk",
        "utk",
        "dengan",
        "dgn",
        "oleh",
        "pada",
        "dalam",
        "akan",
        "atau",
        "karena",
        "telah",
    ]
)
_KEPT_SMALL: Final = frozenset(("tidak", "bukan", "tak", "belum", "jangan", "salah"))


def dropped_and_turned(claim: str, dice: random.Random, _hosts: Hosts) -> Written:
    """Most small words left out, two clauses or more in another order."""
    found = clauses_of(claim)
    if len(found) == 1 or (len(found) == 2 and dice.random() < 0.3):
        found = clauses_of(claim, finer=True)
    often = dice.uniform(0.6, 1.0)
    said = [short for clause in found if (short := _thinned(clause, often, dice))] or [claim.split()]
    order = _turned(said, dice)
    told = [" ".join(clause) for clause in order]
    joint = dice.choice(_JOINTS)
    text = joint.join(part.strip(" ,.;:|-") or part for part in told)
    if dice.random() < 0.55:
        text = text.lower()
    text = f"{dice.choice(_FRONT)}{text}{dice.choice(_BACK)}"
    return Written(text if text != claim else f"{text} gitu", " ".join(told))


def _thinned(clause: str, often: float, dice: random.Random) -> list[str]:
    """Without its small words; a "not" is none, nor is the last word, but where it led to what stands elsewhere now."""
    words = clause.split()
    while len(words) > 1 and bare(words[-1]) in _LEADING:
        words.pop()
    kept = [
        word
        for at, word in enumerate(words)
        if not leans(word) or bare(word) in _KEPT_SMALL or at == len(words) - 1 or dice.random() > often
    ]
    return kept if any(map(says_something, kept)) else words


def _turned(said: list[list[str]], dice: random.Random) -> list[list[str]]:
    """The last first, or from a clause in the middle on, or two neighbours changed."""
    if len(said) < 2:
        return said
    match dice.randrange(3):
        case 0:
            return [said[-1], *said[:-1]]
        case 1:
            cut = dice.randrange(1, len(said))
            return said[cut:] + said[:cut]
        case _:
            at = dice.randrange(len(said) - 1)
            return [*said[:at], said[at + 1], said[at], *said[at + 2 :]]
