"""One source against itself, or two against each other, tier by tier.

Rules kept here:
  * Each source is first held against itself, from its finest tier up; the two meet at the finest tier that the upper
    one has, once. So a difference is told once, where it arose.
  * The net effect is measured against the margin at the top: the leader as the upper source has it.
Left to others: one step (`step`), the sentences (`words`), which files these are (`saksama.cli.tally.compare`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from saksama.tally.columns import Columns
from saksama.tally.tiers.step import End, Level, Step, by_level, identities, step


@dataclass(frozen=True, slots=True)
class Effect:
    """What all differences of a step do to the margin at the top, against the rival whom they bring nearest.

    `change` above 0: the upper tier has a wider margin than its children give.
    """

    leader: str
    rival: str
    margin: int
    change: int

    @property
    def decides(self) -> bool:
        """Whether without these differences another candidate would lead, or none."""
        return self.change >= self.margin


@dataclass(frozen=True, slots=True)
class Comparison:
    """`steps` from the bottom up; `totals`: of each candidate at the top, where all are known; `effects`: one a step.

    `levels`: how many areas each source has, by level; `digests`: SHA-256 of what each source was read from.
    """

    candidates: tuple[str, ...]
    steps: tuple[Step, ...]
    totals: tuple[int, ...] | None
    effects: tuple[Effect | None, ...]
    levels: Mapping[str, Mapping[Level, int]]
    digests: tuple[str, ...]

    @property
    def adds_up(self) -> bool:
        """Whether nothing differs and nothing is short; incomplete areas are neither."""
        return not any(each.different or each.short for each in self.steps)


def compare(sources: Sequence[Columns], candidates: Sequence[str], fields: Sequence[str]) -> Comparison:
    """Compare one source or two ("A", "B"). `fields`: figures that add up from tier to tier. Raises `CodeOfNoLevel`."""
    split = {name: by_level(table) for name, table in zip("AB", sources, strict=False)}
    rules = identities(candidates)
    steps = tuple(
        step((low, split[low.source][low.level]), (high, split[high.source][high.level]), fields, rules)
        for low, high in _pairs(split)
    )
    totals = _totals(split, candidates)
    return Comparison(
        candidates=tuple(candidates),
        steps=steps,
        totals=totals,
        effects=tuple(None if totals is None else _effect(each, candidates, totals) for each in steps),
        levels={name: {level: len(areas) for level, areas in levels.items()} for name, levels in split.items()},
        digests=tuple(table.digest for table in sources),
    )


def _pairs(split: Mapping[str, Mapping[Level, Columns]]) -> list[tuple[End, End]]:
    """The steps: the meeting of the two sources first, then each source up its own tiers."""
    found = []
    if len(split) == 2:
        # The one that reaches further down lies below; of two that reach alike, A.
        upper, lower = ("B", "A") if max(split["A"]) >= max(split["B"]) else ("A", "B")
        meeting = max(split[upper])
        found.append((End(lower, min(level for level in split[lower] if level >= meeting)), End(upper, meeting)))
    for name, levels in split.items():
        found += [(End(name, low), End(name, high)) for low, high in pairwise(sorted(levels, reverse=True))]
    return found


def _totals(split: Mapping[str, Mapping[Level, Columns]], candidates: Sequence[str]) -> tuple[int, ...] | None:
    # Of two sources that reach equally high, the second: it is the one that is held against the first.
    name = min(sorted(split, reverse=True), key=lambda each: min(split[each]))
    table = split[name][min(split[name])]
    if len(candidates) < 2 or not table.known(candidates).all():
        return None
    return tuple(int(np.sum(table.figure(each))) for each in candidates)


def _effect(found: Step, candidates: Sequence[str], totals: tuple[int, ...]) -> Effect:
    first = max(range(len(totals)), key=lambda place: totals[place])
    gain = found.net.get(candidates[first], 0)
    against = [
        Effect(candidates[first], name, totals[first] - totals[place], gain - found.net.get(name, 0))
        for place, name in enumerate(candidates)
        if place != first
    ]
    return min(against, key=lambda each: each.margin - each.change)
