"""A post read with a claim beside it: what no claim's word is may be one of this claim's, mistyped or made short.

Rules kept here:
  * Read so are words that no claim has, where they stand between words that the post and the claim share, in the order
    of the claim: what stands there in the claim is what they may be.
  * All that stands between is held against all that stands there in the claim, spaces aside; else word by word, two
    of one for one of the other, those that begin or end alike. So alike (`ALIKE` of their letters, in one order) they
    are the same. Digits are never read as others: another number is another claim.
  * Read word by word, a known word stays what it is. What is read keeps its place.
  * What the claim calls by another name of the same (`tables/called.toml`) is that, be it a known word or not, but for
    words that the claim has itself.
  * The work is bounded: nothing is read where both are long (`_MOST`), and word by word no more than `_PAIRS` words are
    held against words.
Left to others: which claims are held beside a post, and what comes of it (`claim`).
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from difflib import SequenceMatcher
from functools import cache
from typing import Final

from saksama.textmatch.fold import fold
from saksama.textmatch.table_files import called
from saksama.textmatch.vocabulary import UNKNOWN

ALIKE: Final = 0.7
_MOST: Final = 10_000
"""Words of the post times words of the claim: two that repeat two words by turns take the cube of it."""
_LETTERS: Final = 200
"""What stands between two shared words is held against all of the claim's as a whole where it is no longer."""
_PAIRS: Final = 400


def meant_beside(
    words: Sequence[str], numbers: Sequence[int], claim: Sequence[str], claimed: Sequence[int]
) -> tuple[list[str], list[int]] | None:
    """The words of a post and their numbers, those of the claim where they may be meant; None where none may be.

    `claim`: its words, `claimed`: their numbers.
    """
    if len(words) * len(claim) > _MOST:
        return None
    own = frozenset(claimed)
    read_words: list[str] = []
    read_numbers: list[int] = []
    for tag, begin, end, first, last in SequenceMatcher(None, numbers, claimed, autojunk=False).get_opcodes():
        if tag != "replace" or not may_be_meant(words[begin:end], numbers[begin:end]):
            read_words += words[begin:end]
            read_numbers += numbers[begin:end]
            continue
        there = claim[first:last], claimed[first:last]
        for written, number in _between(words[begin:end], numbers[begin:end], *there, own):
            read_words.append(written)
            read_numbers.append(number)
    return None if read_numbers == list(numbers) else (read_words, read_numbers)


def may_be_meant(words: Sequence[str], numbers: Collection[int]) -> bool:
    """Whether something among these may be a claim's: a word that no claim has, or one that names begin with."""
    return UNKNOWN in numbers or not _names().keys().isdisjoint(words)


def _between(
    words: Sequence[str], numbers: Sequence[int], claim: Sequence[str], claimed: Sequence[int], own: AbstractSet[int]
) -> Iterator[tuple[str, int]]:
    """What stands between two shared words, as it is read. `own`: all words of the claim."""
    whole = " ".join(words)
    if UNKNOWN in numbers and len(whole) <= _LETTERS and _alike("".join(words), "".join(claim)):
        same = words if len(words) == len(claim) else [whole] * len(claim)
        yield from zip(same, claimed, strict=True)
        return
    few = len(words) * len(claim) <= _PAIRS
    at = behind = 0
    while at < len(words):
        found = _meant(words, numbers, at, claim, behind) if few and numbers[at] == UNKNOWN else None
        found = found or (_called(words, at, claim, behind) if few and numbers[at] not in own else None)
        if found is None:
            yield words[at], numbers[at]
            at += 1
            continue
        taken, begin, behind = found
        written = " ".join(words[at : at + taken])
        for number in claimed[begin:behind]:
            yield written, number
        at += taken


def _meant(
    words: Sequence[str], numbers: Sequence[int], at: int, claim: Sequence[str], behind: int
) -> tuple[int, int, int] | None:
    """How many words from one on are read, and as which of the claim's (from, to); the first that is alike."""
    two = at + 1 < len(words) and numbers[at + 1] == UNKNOWN
    for begin in range(behind, len(claim)):
        if _alike(words[at], claim[begin]):
            return 1, begin, begin + 1
        if begin + 1 < len(claim) and _alike(words[at], claim[begin] + claim[begin + 1]):
            return 1, begin, begin + 2
        # One word too many in front makes a word no other: it is read by itself.
        if two and _alike(words[at] + words[at + 1], claim[begin]) and not _alike(words[at + 1], claim[begin]):
            return 2, begin, begin + 1
    return None


def _called(words: Sequence[str], at: int, claim: Sequence[str], behind: int) -> tuple[int, int, int] | None:
    """How many words from one on name what the claim calls otherwise, and which of its words do."""
    for length, same in _names_at(words, at):
        for begin in range(behind, len(claim)):
            for other, there in _names_at(claim, begin):
                if not same.isdisjoint(there):
                    return length, begin, begin + other
    return None


def _names_at(words: Sequence[str], at: int) -> Iterator[tuple[int, frozenset[int]]]:
    """The names that begin there, the longest first: how many words, and of which rows."""
    for name, rows in _names().get(words[at], ()):
        if tuple(words[at : at + len(name)]) == name:
            yield len(name), rows


@cache
def _names() -> Mapping[str, tuple[tuple[tuple[str, ...], frozenset[int]], ...]]:
    """All names by their first word, the longest first, and the rows that have them."""
    rows: dict[tuple[str, ...], set[int]] = {}
    for row, names in enumerate(called()):
        for name in filter(None, map(fold, names)):
            rows.setdefault(name, set()).add(row)
    found: dict[str, list[tuple[tuple[str, ...], frozenset[int]]]] = {}
    for name in sorted(rows, key=lambda name: (-len(name), name)):
        found.setdefault(name[0], []).append((name, frozenset(rows[name])))
    return {first: tuple(each) for first, each in found.items()}


def _alike(written: str, meant: str) -> bool:
    # The cheap questions first: most words are alike to none.
    if written[0] != meant[0] and written[-1] != meant[-1]:
        return False
    if min(len(written), len(meant)) < ALIKE / (2 - ALIKE) * max(len(written), len(meant)):
        return False
    if [each for each in written if each.isdigit()] != [each for each in meant if each.isdigit()]:
        return False
    return SequenceMatcher(None, written, meant, autojunk=False).ratio() >= ALIKE
