"""What is asked of a matcher: repetitions of known claims in each way of writing, and posts that repeat none.

Rules kept here: one seed for each part, and the same posts whatever is measured; a repetition is of a claim that is
known, and any check of it is a right answer; a way of writing that leaves a post as it was says nothing and is left
out; half of a claim is asked of ten words and more.
Left to others: ways (`alterations`, `alterations_opened`), posts without a claim (`negatives`), figures (`scoring`).
"""

import random
from collections.abc import Mapping
from dataclasses import dataclass

from tools.benchmarks.claims.alterations import Alteration
from tools.benchmarks.claims.negatives import Negative, negatives, ordinary, share_of_time, world
from tools.benchmarks.claims.real import labelled, posts
from tools.benchmarks.claims.split import Part

_SEED = 20261130
_TRIES = 4
_HOSTS = 400
_HALF_OF = 10


@dataclass(frozen=True, slots=True)
class Repetition:
    """A post that repeats a claim; each number in `right` is an answer to it."""

    kind: str
    text: str
    right: frozenset[str]


@dataclass(frozen=True, slots=True)
class Posed:
    """What the matcher is told (claims by id), and what it is asked."""

    part: str
    known: Mapping[str, str]
    repetitions: tuple[Repetition, ...]
    negatives: tuple[Negative, ...]

    def fewer(self, each: int) -> "Posed":
        """At most so many of every kind, drawn alike each time."""
        dice = random.Random(_SEED)  # noqa: S311 - the same posts each time, no secret
        return Posed(self.part, self.known, _some(self.repetitions, each, dice), _some(self.negatives, each, dice))


def pose(part: Part, ways: Mapping[str, Alteration]) -> Posed:
    """Everything for one part, by each of `ways`."""
    dice = random.Random(f"{_SEED} {part.name}")  # noqa: S311 - the same posts each time, no secret
    there = world(part, dice)
    own = share_of_time(posts(), part)
    # A third of the ordinary posts is quoted into, the rest stands for itself.
    dice.shuffle(own)
    hosts, plain = own[: len(own) // 3] + ordinary(part, dice, _HOSTS), own[len(own) // 3 :]
    asked = [claim for claim in part.usable if claim.ident not in there.held]
    repeated = []
    for kind, way in ways.items():
        # Each way has dice of its own: a change to one leaves the posts of the others as they are.
        throw = random.Random(f"{_SEED} {part.name} {kind}")  # noqa: S311 - as above
        for claim in asked:
            if kind == "half_quoted" and len(claim.text.split()) < _HALF_OF:
                continue
            written = (way(claim.text, throw, hosts) for _ in range(_TRIES))
            if (text := next((each for each in written if each != claim.text), None)) is not None:
                repeated.append(Repetition(kind, text, part.fellows[claim.ident]))
    return Posed(part.name, there.known, tuple(repeated), tuple(negatives(part, there, plain, labelled(), dice)))


def _some[T: (Repetition, Negative)](found: tuple[T, ...], each: int, dice: random.Random) -> tuple[T, ...]:
    kept: list[T] = []
    for kind in dict.fromkeys(one.kind for one in found):
        of_kind = [one for one in found if one.kind == kind]
        kept += dice.sample(of_kind, min(each, len(of_kind)))
    return tuple(kept)
