"""A post read with a claim beside it: what no claim's word is may be one of this claim's, mistyped or made short.

Rules kept here:
  * Read so are words that no claim has, where they stand between words that the post and the claim share, in the order
    of the claim: what stands there in the claim is what they may be.
  * All that stands between is held against all that stands there in the claim, spaces aside; else word by word, two
    of one for one of the other, those that begin or end alike. So alike (`ALIKE` of their letters, in one order) they
    are the same. Digits are never read as others: another number is another claim.
  * Read word by word, a known word stays what it is. What is read keeps its place.
  * What the claim calls by another name of the same (`tables/called.toml`) is that, be it a known word or not, where
    `SHARED` words are shared; but for words that the claim has itself, and names that are part of a longer one.
  * The work is bounded: nothing is read where both are long (`_MOST`), and word by word no more than `_PAIRS` words are
    held against words.
Left to others: which claims are held beside a post, and what comes of it (`claim`).
"""

from collections.abc import Collection, Iterator, Sequence
from collections.abc import Set as AbstractSet
from difflib import SequenceMatcher
from functools import cache
from typing import Final, NamedTuple

from saksama.textmatch.fold import fold, plainly
from saksama.textmatch.phrases import Phrases
from saksama.textmatch.table_files import called
from saksama.textmatch.vocabulary import UNKNOWN

ALIKE: Final = 0.7
SHARED: Final = 3
"""So many words must be shared before a name is read as another: of two, any mayor is somebody's."""
_MOST: Final = 10_000
"""Words of the post times words of the claim: two that repeat two words by turns take the cube of it."""
_LETTERS: Final = 200
"""What stands between two shared words is held against all of the claim's as a whole where it is no longer."""
_PAIRS: Final = 400


class Read(NamedTuple):
    """Words and their numbers as they are read, and at which word of the post each begins."""

    words: list[str]
    numbers: list[int]
    places: list[int]


def meant_beside(
    words: Sequence[str], numbers: Sequence[int], claim: Sequence[str], claimed: Sequence[int]
) -> Read | None:
    """The words of a post, those of the claim where they may be meant; None where none may be.

    `claim`: its words, `claimed`: their numbers.
    """
    if len(words) * len(claim) > _MOST:
        return None
    steps = SequenceMatcher(None, numbers, claimed, autojunk=False).get_opcodes()
    named = sum(end - begin for tag, begin, end, _, _ in steps if tag == "equal") >= SHARED
    own = frozenset(claimed)
    read = Read([], [], [])
    for tag, begin, end, first, last in steps:
        here = words[begin:end], numbers[begin:end]
        there = claim[first:last], claimed[first:last]
        meant = tag == "replace" and may_be_meant(*here)
        for written, number, at in _between(*here, *there, own if named else None) if meant else _as_it_is(*here):
            read.words.append(written)
            read.numbers.append(number)
            read.places.append(begin + at)
    return None if read.numbers == list(numbers) else read


def may_be_meant(words: Sequence[str], numbers: Collection[int]) -> bool:
    """Whether something among these may be a claim's: a word that no claim has, or one that names begin with."""
    return UNKNOWN in numbers or _names().in_any(words)


def _as_it_is(words: Sequence[str], numbers: Sequence[int]) -> Iterator[tuple[str, int, int]]:
    yield from zip(words, numbers, range(len(words)), strict=True)


def _between(
    words: Sequence[str],
    numbers: Sequence[int],
    claim: Sequence[str],
    claimed: Sequence[int],
    own: AbstractSet[int] | None,
) -> Iterator[tuple[str, int, int]]:
    """What stands between two shared words, as it is read, and where. `own`: all of the claim's; None: no names."""
    whole = " ".join(words)
    if UNKNOWN in numbers and len(whole) <= _LETTERS and _alike("".join(words), "".join(claim)):
        if len(words) == len(claim):
            yield from zip(words, claimed, range(len(words)), strict=True)
        else:
            yield from ((whole, number, 0) for number in claimed)
        return
    few = len(words) * len(claim) <= _PAIRS
    at = behind = 0
    while at < len(words):
        found = _meant(words, numbers, at, claim, behind) if few and numbers[at] == UNKNOWN else None
        if found is None and few and own is not None and numbers[at] not in own:
            found = _called(words, at, claim, behind)
        if found is None:
            yield words[at], numbers[at], at
            at += 1
            continue
        taken, begin, behind = found
        written = " ".join(words[at : at + taken])
        yield from ((written, number, at) for number in claimed[begin:behind])
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
    """How many words from one on name what the claim calls otherwise, and which of its words do.

    A name within a longer one is none: who holds the vice of an office does not hold it.
    """
    name = _names().at(words, at)
    begin = 0
    while name and begin < len(claim):
        length, rows = _names().at(claim, begin) or (1, frozenset())
        if begin >= behind and not name[1].isdisjoint(rows):
            return name[0], begin, begin + length
        begin += length
    return None


@cache
def _names() -> Phrases[AbstractSet[int]]:
    """All names, and the rows that have them."""
    rows: dict[tuple[str, ...], set[int]] = {}
    for row, names in enumerate(called()):
        # As they are written, and as a text is folded where few words are known.
        for name in {read(each) for each in names for read in (fold, plainly)}:
            rows.setdefault(name, set()).add(row)
    return Phrases(rows)


def _alike(written: str, meant: str) -> bool:
    # The cheap questions first: most words are alike to none.
    if written[0] != meant[0] and written[-1] != meant[-1]:
        return False
    if min(len(written), len(meant)) < ALIKE / (2 - ALIKE) * max(len(written), len(meant)):
        return False
    if [each for each in written if each.isdigit()] != [each for each in meant if each.isdigit()]:
        return False
    return SequenceMatcher(None, written, meant, autojunk=False).ratio() >= ALIKE
