"""Remembered, not copied: words are left out, clauses and neighbours change places.

Rules kept here: at least three quarters of what says something stays; small words go first; no word comes to the end of
another clause than its own, but clauses may turn round.
Left to others: synonyms and other tongues (`told_on`).
"""

import random

from tools.benchmarks.claims.unseen.pieces import Hosts, Written, clauses, leans

_BOTH_FROM = 10
_JOINS = (" ", ", ", ". ", " … ", "\n", " - ", "; ", " lalu ", ", yaitu ", " | ")


def thinned_and_turned(text: str, dice: random.Random, hosts: Hosts) -> Written:
    """Leaves out, changes places, or both."""
    del hosts
    words = text.split()
    # A short claim does not bear both.
    manner = dice.randrange(3 if len(words) >= _BOTH_FROM else 2)
    left = words if manner == 1 else _thinned(words, dice)
    kept = " ".join(left)
    if manner == 0:
        return Written(kept, kept)
    parts = clauses(kept)
    if dice.random() < 0.7:
        parts = parts[1:] + parts[:1]
    else:
        dice.shuffle(parts)
    swapped = [_neighbours_swapped(part.split(), dice) if dice.random() < 0.6 else part for part in parts]
    return Written(dice.choice(_JOINS).join(part.strip(" ,.") for part in swapped), kept)


def _thinned(words: list[str], dice: random.Random) -> list[str]:
    """Small words with a chance of about a half, of the others one of six at the most."""
    heavy = [at for at, word in enumerate(words) if not leans(word)]
    gone = set(dice.sample(heavy, dice.randint(0, len(heavy) // 6)))
    small = dice.uniform(0.3, 0.8)
    gone |= {at for at, word in enumerate(words) if at not in heavy and dice.random() < small}
    if not gone:
        gone = {dice.choice([at for at in range(len(words)) if at not in heavy] or heavy)}
    return [word for at, word in enumerate(words) if at not in gone]


def _neighbours_swapped(words: list[str], dice: random.Random) -> str:
    at = 0
    while at < len(words) - 1:
        if dice.random() < 0.3:
            words[at], words[at + 1] = words[at + 1], words[at]
            at += 1
        at += 1
    return " ".join(words)
