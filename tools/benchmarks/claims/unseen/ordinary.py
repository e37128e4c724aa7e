"""Posts that repeat no claim: real ones of the part's own time, and everyday ones that were written here.

Rules kept here: the later third of the real posts belongs to the sealed part, what is before it to the open one; what
others quote into is not asked about as well; a real post that may be a repetition is spared.
Left to others: sentences (the writer).
"""

import random

from tools.benchmarks.claims.negatives import PLAIN, Negative
from tools.benchmarks.claims.real import posts
from tools.benchmarks.claims.split import Likeness, Part, spared
from tools.benchmarks.claims.writer import Everyday

_LATER = 1 / 3
_HOSTED = 1 / 4
_REAL, _OWN, _OWN_HOSTS = 1000, 700, 300
_TRIES = 20


def hosts_and_posts(
    part: Part, like: Likeness, talk: Everyday, dice: random.Random
) -> tuple[list[str], list[Negative]]:
    """What halves are quoted into, and the ordinary posts."""
    found = posts()
    cut = round(len(found) * (1 - _LATER))
    real = found[cut:] if part.name == "sealed" else found[:cut]
    dice.shuffle(real)
    many = round(len(real) * _HOSTED)
    own = _everyday(_OWN + _OWN_HOSTS, talk, dice)
    asked = [*real[many : many + _REAL], *own[_OWN_HOSTS:]]
    return real[:many] + own[:_OWN_HOSTS], [Negative(PLAIN, text, frozenset(), spared(like, text)) for text in asked]


def _everyday(many: int, talk: Everyday, dice: random.Random) -> list[str]:
    found: dict[str, None] = {}
    for _ in range(many * _TRIES):
        if len(found) == many:
            break
        found[everyday_post(talk, dice)] = None
    return list(found)


def everyday_post(talk: Everyday, dice: random.Random) -> str:
    """One to three sentences of a topic."""
    said = dice.sample(talk.sentences[dice.choice(sorted(talk.sentences))], dice.choice((1, 1, 2, 2, 3)))
    text = (
        dice.choice(talk.greetings)
        + dice.choice((". ", ", ", "\n", " … ", "! ")).join(said)
        + dice.choice(talk.endings)
    )
    text = text.format(
        tempat=dice.choice(talk.places),
        ribu=dice.randint(5, 95),
        rupiah=dice.randint(2, 19) * 100,
        menit=dice.randint(5, 90),
        jam=f"{dice.randint(6, 21)}.{dice.choice(('00', '30'))}",
    )
    match dice.randrange(6):
        case 0:
            return text.lower()
        case 1:
            return text.upper()
        case _:
            return text
