"""Words and names of a claim put by others, from a table.

Rules kept here: what stands in a link, an account or a tag stays, and so does what has a number; the longer name is
looked for first; what was written large stays large.
Left to others: the tables (`other_names`, `through_a_machine`).
"""

import random
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tools.benchmarks.claims.unseen.pieces import Written, fixed

type Choices = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """What is put for what, in small letters; `finds` finds any of it."""

    put: Mapping[str, Choices]
    finds: re.Pattern[str]


def table(told: str) -> Table:
    """Of lines `this, or this: that, or that`."""
    put: dict[str, Choices] = {}
    for line in told.strip().splitlines():
        these, those = line.split(":", 1)
        put |= {
            each.strip(): tuple(other.strip() for other in those.split(","))
            for each in these.split(",")
            if each.strip()
        }
    longest = sorted(put, key=len, reverse=True)
    return Table(put, re.compile(r"(?<![\w@#/])(?:" + "|".join(map(re.escape, longest)) + r")(?!\w)", re.IGNORECASE))


def swapped(text: str, by: Table, dice: random.Random, rate: float) -> Written:
    """Each of the table at that rate, one for one name all through; `kept` are the words that were left."""
    chosen: dict[str, str] = {}
    gone: set[int] = set()

    def put(found: re.Match[str]) -> str:
        name = found[0].casefold()
        if name not in chosen:
            chosen[name] = dice.choice(by.put[name]) if dice.random() < rate else ""
        if not chosen[name] or fixed(_around(text, found)):
            return found[0]
        gone.update(range(*found.span()))
        return _as_large(found[0], chosen[name])

    told = by.finds.sub(put, text)
    kept = " ".join(word[0] for word in re.finditer(r"\S+", text) if not gone & {*range(*word.span())})
    return Written(told, kept if gone else text)


def _around(text: str, found: re.Match[str]) -> str:
    """The words as they stand between spaces."""
    first = max(text.rfind(space, 0, found.start()) for space in " \n\t") + 1
    ends = [at for space in " \n\t" if (at := text.find(space, found.end())) >= 0]
    return text[first : min(ends, default=len(text))]


def _as_large(was: str, put: str) -> str:
    change: Callable[[str], str] = str
    if was.isupper() and len(was) > 3:
        change = str.upper
    elif was[:1].isupper() and put.islower() and " " in was:
        change = str.title
    return change(put)
