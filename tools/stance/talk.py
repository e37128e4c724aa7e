"""Sentences amid talk of other matters: what is said beside of a harvest or a wedding says nothing of a claim.

Rules kept here: the talk is the bench's writers', the last one's only once another is the last; a claim alone, a
sentence that passes it on and one that denies it stand in it equally often.
Left to others: the talk (`tools.benchmarks.claims`), sentences (`sentences`), weights (`learn`).
"""

import random
from collections.abc import Iterator, Mapping
from typing import Final

from tools.benchmarks.claims.unseen.ordinary import everyday_post
from tools.benchmarks.claims.writers import LAST, STRANGERS
from tools.stance.sentences import GAP, Taught, Voice, signs

EACH: Final = 450
COUNTS: Final = 0.5
_SIDES: Final = ((True, False), (False, True), (True, True))


def taught(voices: Mapping[str, Voice]) -> Iterator[Taught]:
    """What all of it teaches."""
    said = ((GAP,), *(sum((getattr(each, kind) for each in voices.values()), ()) for kind in ("repeats", "denies")))
    for name, writer in STRANGERS.items():
        if name == LAST:
            continue
        dice = random.Random(f"talk {name}")  # noqa: S311 - the same talk each time, no secret
        for at in range(EACH):
            before, behind = dice.choice(_SIDES)
            sentence = dice.choice(said[at % len(said)])
            parts = [
                everyday_post(writer.everyday, dice) if before else "",
                sentence,
                everyday_post(writer.everyday, dice) if behind else "",
            ]
            text = dice.choice((" ", "\n", ". ")).join(filter(None, parts))
            yield Taught(signs(text), at % len(said) == len(said) - 1, COUNTS)
