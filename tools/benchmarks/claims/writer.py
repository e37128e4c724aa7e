"""What a writer of posts gives: ways of writing, happenings, denials, other matters and everyday talk, as one value.

Rules kept here: machinery takes a writer and knows none by name; whatever else it does is the same for all of them.
Left to others: contents (`contents` of `unseen`, `third`, `fourth`), how posts are posed (`unseen.posing`).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from tools.benchmarks.claims.unseen.happenings import Stage
from tools.benchmarks.claims.unseen.pieces import Way


@dataclass(frozen=True, slots=True)
class Denials:
    """Sentences with gaps: {n} a name or two, {q} the claim whole, {c} what a checker found; {k} a number.

    `of_made` puts a denial of a made happening into a post: {t} the denial, {p} the person, {d} the place.
    """

    own_words: tuple[str, ...]
    quoting: tuple[str, ...]
    after_check: tuple[str, ...]
    of_made: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Everyday:
    """Sentences by topic, what opens and ends a post, and places; gaps: {tempat}, {ribu}, {rupiah}, {menit}, {jam}."""

    sentences: Mapping[str, tuple[str, ...]]
    greetings: tuple[str, ...]
    endings: tuple[str, ...]
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Writer:
    """One writer's contents.

    `seed` is what the dice begin with. A claim that nobody knows is told in one of `held_told` too, another claim of a
    made happening in two of `made_told`. `of_one` and `of_two` say other things of {a}, or of {a} and {b}.
    """

    seed: int
    ways: Mapping[str, Way]
    held_told: tuple[Way, ...]
    made_told: tuple[Way, ...]
    stage: Stage
    denials: Denials
    of_one: tuple[str, ...]
    of_two: tuple[str, ...]
    everyday: Everyday


def lines(text: str) -> tuple[str, ...]:
    """The sentences of a text that has one on each line; backslash and n within one are a new line of the post."""
    return tuple(line.strip().replace("\\n", "\n") for line in text.strip().splitlines())
