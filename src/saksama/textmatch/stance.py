"""Whether a post that tells a claim says that it is not so.

Rules kept here:
  * Read is what stands around the claim that is told: so many words before and behind it (`AROUND`), and at each end of
    the post (`ENDS`); between, a post of much else speaks of that, and a sentence that stands within the claim and
    tells nothing of it is what somebody throws in. Words of the claim are no words of the teller's: a claim that
    speaks of a hoax is no denial of itself.
  * Each sign of it - a word by its stem, two neighbours, a short sentence - weighs for or against: so much as was
    learnt (`tables/stance.toml`) from sentences written to deny claims and to pass them on. The sum decides; its
    weights are whole numbers, so equal input gives equal output.
  * Where sentences end counts where the text reads sentence by sentence as it reads whole; else no ends are known.
  * It counts for every claim that the post tells. Claims that the same words of the post tell are denied or repeated
    together: of all, the one that is told best says which words are the teller's. What another claim is told with is
    not said beside this one.
  * A no that is put between two neighbours of a claim makes it its opposite (`turned`).
Left to others: folding (`fold`), which claim is told (`claim`), weights (`tools.stance`), what is shown of it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache, cached_property
from itertools import pairwise, repeat
from typing import Final, NamedTuple

from saksama.textmatch.phrases import Phrases
from saksama.textmatch.table_files import common, denial, stance, weights
from saksama.textmatch.weight import stem

AROUND: Final = 12
ENDS: Final = 8
SHORT: Final = 3
"""A sentence of so many words at most, or what stands alone beside the claim, weighs as a whole too."""
TOLD: Final = "<told>"
_GAP: Final = "<gap>"
_BEGIN: Final = "<begin>"
_END: Final = "<end>"
_NUMBER: Final = "<number>"
_FULL_STOP: Final = "."
_EXCLAMATION: Final = "!"
_LISTS: Final = ("telling", "half", "wrong", "plain")
"""Lists of `denial.toml`."""
_CLASSES: Final = frozenset(f"<{name}>" for name in _LISTS)
_WORDS: Final = _CLASSES | {_NUMBER}
"""Signs that stand for words."""


def either_denies(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether one of two texts, folded, tells what the other tells and says that it is not so."""
    return any(
        Stance(post).beside(map(stem, claim), (0, len(post))).denies for post, claim in ((one, other), (other, one))
    )


def denies(signs: Iterable[str]) -> bool:
    """Whether these signs say that what is told is not so."""
    return weighed(signs, stance().bias, weights()) > 0


def weighed(signs: Iterable[str], bias: int, told: Mapping[str, int]) -> int:
    """What these signs weigh for a denial, in hundredths; `told`: what each does."""
    return bias + sum(map(told.get, signs, repeat(0)))


def turned(words: Sequence[str], numbers: Sequence[int], claim: Sequence[int], run: tuple[int, int]) -> bool:
    """Whether a post puts a no between two neighbours of a claim.

    `words` and `numbers`: the post's. `claim`: the numbers of its words. `run`: where the post tells it.
    """
    no = denial().no
    said = [at for at in range(run[0] + 1, run[1] - 1) if words[at] in no]
    if not said:
        return False
    # A no of the claim's own, elsewhere, is but moved.
    told = numbers[slice(*run)]
    put = {number for number in {numbers[at] for at in said} if told.count(number) > claim.count(number)}
    neighbours = set(pairwise(claim)) if put else ()
    return any(numbers[at] in put and (numbers[at - 1], numbers[at + 1]) in neighbours for at in said)


class Beside(NamedTuple):
    """What is said beside a claim: what of it weighs for or against it, and whether that says that it is not so."""

    signs: AbstractSet[str]
    denies: bool


class Stance:
    """What a post says beside the claims that it tells; made once, asked for each of them."""

    def __init__(self, words: Sequence[str], marked: Callable[[], Sequence[str]] = tuple) -> None:
        """`words`: of the post, folded. `marked`: reads the same with ends of sentences (`Folding.marked`)."""
        self._plain = words
        self._marked = marked
        self._beside: dict[tuple[int, int], Beside] = {}
        self.runs: Sequence[tuple[int, int]] = ()
        """From which word to which the post tells claims, where it tells several."""

    @cached_property
    def _read(self) -> tuple[Sequence[str], Sequence[int], AbstractSet[int]]:
        """What is read, with ends of sentences where they are known; where the post's words stand, and where none."""
        marked = self._marked()
        places = _found_in(self._plain, marked)
        if len(places) < len(self._plain):
            return self._plain, range(len(self._plain)), frozenset()
        return marked, places, frozenset(at for at, each in enumerate(marked) if _is_apart(each))

    def beside(self, claim: Iterable[str], run: tuple[int, int]) -> Beside:
        """What is said beside a claim of words of these stems.

        `run`: from which word to which the post tells the claim. Of claims that one run tells the best is asked for
        first: what is said beside that is said beside all.
        """
        if run not in self._beside:
            signs = _signs_of([_BEGIN, *self._said(frozenset(claim), *run), _END])
            self._beside[run] = Beside(signs, denies(signs))
        return self._beside[run]

    def _said(self, claim: AbstractSet[str], begin: int, end: int) -> Iterator[str]:
        """What is read of the post, in its order; in the place of what is told one sign."""
        words, _, apart = self._read
        others = {at for run in self.runs if _is_another(run, (begin, end)) for at in self._span(*run)}
        run = self._span(begin, end) or range(begin, end)
        others.difference_update(run)
        first, final = max(0, run.start - AROUND), min(len(words), run.stop + AROUND)
        read = [*range(min(ENDS, first)), *range(first, final), *range(max(len(words) - ENDS, final), len(words))]
        if others:
            read = [at for at in read if at not in others]
        told = self._told(read, claim, run)
        if remarks := self._remarks(told, run):
            read = [at for at in read if at not in remarks]
        put = False
        previous = -1
        for at, behind in pairwise([*read, -1]):
            if at != previous + 1 and at - 1 not in remarks:
                put = False
                yield _GAP
            previous = at
            if at in told:
                if not put:
                    yield TOLD
                put = True
            elif not (put and at in apart and behind in told):
                # A claim that ends in an exclamation is nobody's surprise.
                word = _FULL_STOP if put and words[at] == _EXCLAMATION else words[at]
                put = False
                yield _NUMBER if word.isdigit() else word

    def _span(self, begin: int, end: int) -> range:
        places = self._read[1]
        return range(places[begin], places[end - 1] + 1) if begin < end else range(0)

    def _remarks(self, told: AbstractSet[int], run: range) -> AbstractSet[int]:
        """Sentences within the run that tell nothing of the claim: what somebody throws in while it is told."""
        words, _, apart = self._read
        if apart.isdisjoint(run):
            return frozenset()
        first = {words[at]: at for at in reversed(run) if at in told}
        # Behind it words must be told that were not before: who tells the claim over again is no more told in between.
        last = max(first.values(), default=-1)
        found, sentence = set[int](), set[int]()
        for at in run:
            sentence.add(at)
            if at in apart:
                found |= sentence if told.isdisjoint(sentence) and at < last else set()
                sentence = set()
        return found

    def _told(self, read: Iterable[int], claim: AbstractSet[str], run: range) -> AbstractSet[int]:
        """Where words of the claim stand that tell it, by their stems: in its run, and beside each other elsewhere.

        A no tells it in its run alone, before another of its words, and a listed word beside another: else it is the
        teller's, whatever the claim has.
        """
        words, no, listed = self._read[0], denial().no, _listed()
        there = {at for at in read if stem(words[at]) in claim}
        there -= {at for at in there if words[at] in no and (at not in run or at + 1 not in there)}
        inside = {at for at in there.intersection(run) if words[at] not in listed}
        return inside | {at for at in there if at - 1 in there or at + 1 in there}


def _is_another(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether less than half of the shorter stretch is of both."""
    shorter = min(one[1] - one[0], other[1] - other[0])
    return 2 * (min(one[1], other[1]) - max(one[0], other[0])) < shorter


def _found_in(words: Sequence[str], marked: Sequence[str]) -> Sequence[int]:
    """Where each of the words stands in the other row, as far as they stand there in this order."""
    places, left = list[int](), iter(words)
    wanted = next(left, None)
    for at, each in enumerate(marked):
        if each == wanted:
            places.append(at)
            wanted = next(left, None)
    return places


def _signs_of(said: Sequence[str]) -> AbstractSet[str]:
    """The signs of what is read."""
    # Alone a word that stands in every text says nothing, and a long post has many: it weighs beside another.
    alone = {each for each in said if each.isalpha() or not each.isascii()} - _everywhere()
    found = set(map(stem, alone))
    found.update(_together(said))
    classed = _classed(said)
    if classed is not said:
        found.update(_CLASSES.intersection(classed), _together(classed))
    return found


def _together(said: Sequence[str]) -> Iterator[str]:
    """The signs that are two neighbours, or a short sentence."""
    yield from [f"{one} {other}" for one, other in pairwise(said)]
    begin = 0
    for at, each in enumerate(said):
        if _is_apart(each):
            if 0 < at - begin <= SHORT:
                yield f"[{' '.join(said[begin:at])}]"
            begin = at + 1


def _is_apart(sign: str) -> bool:
    """Whether it is no word: the end of a sentence, a picture, or the claim."""
    return not (sign[0].isalnum() or sign in _WORDS)


def _classed(said: Sequence[str]) -> Sequence[str]:
    """The same with each listed phrase as the one word of its class, the longest phrase first."""
    listed, found, end = _listed(), list[str](), 0
    for at in [at for at, each in enumerate(said) if each in listed]:
        if at >= end and (phrase := listed.at(said, at)):
            found += said[end:at]
            found.append(phrase[1])
            end = at + phrase[0]
    return [*found, *said[end:]] if end else said


@cache
def _everywhere() -> frozenset[str]:
    """Words that stand in every text, but for those that say no."""
    return common() - denial().no


@cache
def _listed() -> Phrases[str]:
    """Listed phrases, and the class of each."""
    return Phrases({tuple(phrase.split()): f"<{name}>" for name in _LISTS for phrase in getattr(denial(), name)})
