"""Two versions of a report beside each other: which answers differ, and which words of them.

Rules kept here:
  * What is the same is not told; what is told, put together again, is the one version and the other.
  * Rows of a list are held against each other by what they say: one that was put in between moves no other.
Left to others: what a field is called (form), how it is shown.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

import msgspec

from saksama.observation.answers import Answer, Answers, Row, tidied

_WORDS: Final = re.compile(r"\s*\S+|\s+")
"""A word with what stands before it."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that both have, or only the one before, or only the one after."""

    words: str
    before: bool
    after: bool


@dataclass(frozen=True, slots=True)
class Difference:
    """Where two differ: `at` names the field as the later one has it, else as the earlier had it."""

    at: str
    before: str
    after: str

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The words of both, in order."""
        return tuple(pieces(self.before, self.after))


def differences(before: Answers, after: Answers) -> list[Difference]:
    """Every answer that differs, by the names of their fields."""
    one, other = tidied(before), tidied(after)
    return [each for name in sorted({*one, *other}) for each in _of(name, one.get(name, ""), other.get(name, ""))]


def pieces(before: str, after: str) -> Iterator[Piece]:
    """The words of two texts, those that both have once."""
    one, other = _WORDS.findall(before), _WORDS.findall(after)
    # Words that stand everywhere begin no match, by difflib's own rule: else a long text of few words takes minutes.
    for tag, begin, end, start, stop in SequenceMatcher(None, one, other).get_opcodes():
        if tag == "equal":
            yield Piece("".join(one[begin:end]), before=True, after=True)
            continue
        if begin < end:
            yield Piece("".join(one[begin:end]), before=True, after=False)
        if start < stop:
            yield Piece("".join(other[start:stop]), before=False, after=True)


def _of(name: str, before: Answer, after: Answer) -> Iterator[Difference]:
    if isinstance(before, str) and isinstance(after, str):
        if before != after:
            yield Difference(name, before, after)
        return
    for old, new in _aligned(_rows(before), _rows(after)):
        earlier, later = old[1] if old else {}, new[1] if new else {}
        number = new[0] if new else old[0] if old else 0
        for field in sorted({*earlier, *later}):
            if earlier.get(field, "") != later.get(field, ""):
                yield Difference(f"{name}.{number}.{field}", earlier.get(field, ""), later.get(field, ""))


def _rows(answer: Answer) -> Sequence[Row]:
    return [] if isinstance(answer, str) else answer


type _Numbered = tuple[int, Mapping[str, str]]


def _aligned(before: Sequence[Row], after: Sequence[Row]) -> Iterator[tuple[_Numbered | None, _Numbered | None]]:
    """Rows of the one with those of the other: the same ones together, what stands between them in order."""
    one, other = ([msgspec.json.encode(row, order="sorted") for row in rows] for rows in (before, after))
    # What begins and ends both alike is held together first: of rows that say the same, difflib may take others.
    head = _alike(one, other)
    one, other = one[head:], other[head:]
    tail = _alike(one[::-1], other[::-1])
    one, other = one[: len(one) - tail], other[: len(other) - tail]
    for _tag, *found in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        begin, end, start, stop = (head + each for each in found)
        for place in range(max(end - begin, stop - start)):
            old, new = begin + place, start + place
            yield (
                (old + 1, before[old]) if old < end else None,
                (new + 1, after[new]) if new < stop else None,
            )


def _alike(one: Sequence[bytes], other: Sequence[bytes]) -> int:
    """With how many same ones both begin."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (mine, yours) in enumerate(pairs) if mine != yours), min(len(one), len(other)))
