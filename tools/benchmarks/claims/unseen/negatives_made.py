"""Posts of happenings that were made up: another claim of the event of a known one, and denials of the known one.

Rules kept here: of each happening its first claim is known and no other; places, people and numbers are drawn for each
part anew.
Left to others: the sentences (`happenings`, the writer), real claims (`negatives_real`).
"""

import random
from collections.abc import Iterator, Mapping

from tools.benchmarks.claims.negatives import HARD, Negative
from tools.benchmarks.claims.split import Likeness, spared
from tools.benchmarks.claims.unseen.happenings import Happening
from tools.benchmarks.claims.writer import Writer

_, _EVENT, _DENIED, _QUOTED = HARD


def negatives_made(
    there: Mapping[str, Happening], like: Likeness, writer: Writer, dice: random.Random
) -> Iterator[Negative]:
    """Three posts of each other claim, one of each denial in own words, one that quotes."""
    for ident, each in there.items():
        named = frozenset({ident})
        for other in each.others:
            for text in (other, *(way(other, dice, ()).text for way in dice.sample(writer.made_told, 2))):
                yield Negative(_EVENT, text, named, spared(like, text))
        for denial in each.denials:
            text = dice.choice(writer.denials.of_made).format(t=denial, p=each.person, d=each.place)
            yield Negative(_DENIED, text, named, spared(like, text))
        quoting = dice.choice(writer.denials.quoting).format(q=each.known, k=dice.randint(1, 9))
        yield Negative(_QUOTED, quoting, named, spared(like, quoting))
