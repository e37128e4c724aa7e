"""Everything that the sealed part is asked, in place of what the open one is asked.

Rules kept here:
  * Each kind of posts has dice of its own: the same posts each time, and a change to one leaves the others.
  * What is known are the claims of the part and before it that are not held out, and one of each happening.
  * A claim of which a post keeps only some words is asked for where those words say which claim it is: who else has all
    of them is a right answer too, and where more than a few have, the piece is drawn again, in the end left out.
  * Half of a claim is asked of ten words and more.
Left to others: how posts are written (the writer), posts without a claim (`negatives_real` and its fellows).
"""

import random
from collections.abc import Sequence
from typing import Final

from tools.benchmarks.claims.negatives import Negative
from tools.benchmarks.claims.posed import Posed, Repetition
from tools.benchmarks.claims.real import Claim
from tools.benchmarks.claims.split import Part, likeness
from tools.benchmarks.claims.split import words as words_of
from tools.benchmarks.claims.unseen.happenings import happened
from tools.benchmarks.claims.unseen.negatives_made import negatives_made
from tools.benchmarks.claims.unseen.negatives_real import World, held_out, negatives_real
from tools.benchmarks.claims.unseen.ordinary import hosts_and_posts
from tools.benchmarks.claims.unseen.pieces import Hosts, Way, says_something
from tools.benchmarks.claims.writer import Writer

_TRIES: Final = 6
_HALF_OF: Final = 10
_FEW: Final = 3


class Holders:
    """Which claims have all the words that say something of a piece."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self._by_word: dict[str, set[str]] = {}
        for claim in claims:
            for word in words_of(claim.text):
                self._by_word.setdefault(word, set()).add(claim.ident)

    def of(self, piece: str) -> frozenset[str]:
        """Nobody where the piece says nothing."""
        found = [self._by_word.get(word, set()) for word in sorted(words_of(piece)) if says_something(word)]
        return frozenset(set.intersection(*found)) if found else frozenset()


def pose(part: Part, writer: Writer) -> Posed:
    """All posts for a part, by ways and in situations that nothing was tuned on."""
    everyone = (*part.before, *part.claims)
    held = held_out(part, likeness(everyone), _dice(writer, part, "held"))
    known = tuple(claim for claim in everyone if claim.ident not in held)
    world = World(part, known, tuple(claim for claim in part.claims if claim.ident in held), likeness(known))
    there = happened(writer.stage, _dice(writer, part, "happened"))
    hosts, ordinary = hosts_and_posts(part, world.like, writer.everyday, _dice(writer, part, "ordinary"))
    holders = Holders(known)
    repeated = [
        found
        for kind, way in writer.ways.items()
        for dice in (_dice(writer, part, kind),)
        for claim in world.asked
        if (kind != "half_quoted" or len(claim.text.split()) >= _HALF_OF)
        and (found := _repeated(kind, way, claim, part.fellows[claim.ident], holders, hosts, dice)) is not None
    ]
    told = {claim.ident: claim.text for claim in known} | {ident: each.known for ident, each in there.items()}
    wrong = [
        *negatives_real(world, writer, _dice(writer, part, "real")),
        *negatives_made(there, world.like, writer, _dice(writer, part, "made")),
        *ordinary,
    ]
    return Posed(part.name, told, tuple(repeated), tuple(_each_once(wrong)))


def _dice(writer: Writer, part: Part, kind: str) -> random.Random:
    return random.Random(f"{writer.seed} {part.name} {kind}")  # noqa: S311 - the same posts each time, no secret


def _repeated(
    kind: str, way: Way, claim: Claim, fellows: frozenset[str], holders: Holders, hosts: Hosts, dice: random.Random
) -> Repetition | None:
    for _ in range(_TRIES):
        written = way(claim.text, dice, hosts)
        if written.text == claim.text:
            continue
        also = holders.of(written.kept) if written.kept != claim.text else frozenset[str]()
        if len(also - fellows) <= _FEW:
            return Repetition(kind, written.text, fellows | also)
    return None


def _each_once(found: Sequence[Negative]) -> list[Negative]:
    return list({(each.kind, each.text): each for each in found}.values())
