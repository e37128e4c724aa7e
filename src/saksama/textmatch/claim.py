"""Which known claims a post repeats, with a score that explains itself.

Rules kept here:
  * What is known decides how a post is read: the words of the claims, as they are written plainly (`fold`, `disguise`).
  * To find: every claim that shares enough with the post to reach the threshold is compared in full (`candidate`).
  * Where a post tells none as it is written, every claim that it nearly tells (`NEAR`) is held beside it: what no claim
    has may be this one's words, mistyped, made short or disguised (`beside`). Then it is compared as any other.
  * To compare: the run of the post and the run of the claim that have most in common, so that a quotation inside a
    longer post and a piece of a longer claim both count whole; what they come to is `score`'s.
  * A post that tells a claim and says that it is not so repeats none: it is told only where denials are asked for.
  * A score below `THRESHOLD` is no match. A match is a suggestion: two claims on one matter differ by a word at times.
  * Equal input gives equal output; nothing is learnt from posts.
Left to others: folding (`fold`), words and weights (`vocabulary`), denials (`stance`), whom to compare (`candidate`),
where two have most in common (`run`), the formula (`score`), sentences (`words`).
"""

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import partial
from heapq import heappush, heappushpop, nlargest
from itertools import accumulate, pairwise
from operator import attrgetter, itemgetter
from typing import Final, NamedTuple

from saksama.textmatch.beside import may_be_meant, meant_beside
from saksama.textmatch.candidate import MOST, Asked, Candidates, Listed, Shares, covered, information, most, rare, worth
from saksama.textmatch.fold import folding_of
from saksama.textmatch.names import names
from saksama.textmatch.run import NOWHERE, SLIP, in_a_row, places, run, with_slips
from saksama.textmatch.score import Compared
from saksama.textmatch.stance import Stance, turned
from saksama.textmatch.vocabulary import UNKNOWN, Vocabulary
from saksama.textmatch.weight import COMMON

THRESHOLD: Final = 0.5
NEAR: Final = 0.2
"""What scores so much as it is written is read once more with the claim beside it."""
_AROUND: Final = 8
"""So many words around what a post tells are read so too."""
_BESIDE: Final = 10
"""Of more claims than that, those that it tells most nearly."""
_SEVERAL: Final = 5
"""Of more claims that a post tells, those that it tells best are no words of its own."""
_READY: Final = 8
_MOST: Final = attrgetter("most")
_LONG: Final = 500
"""Words of a post that are too many to go through for each claim."""
_TWO: Final = 2
_NAMED: Final = 0.75
"""What a name tells, of what another word of its weight does."""
_SAYS: Final = 1.0
"""A claim that says less than this without its names is found by them."""


class Shared(NamedTuple):
    """A word that both have: as the claim has it, as the post wrote it, and how much it says (0 to 1)."""

    word: str
    written: str
    weight: float


@dataclass(frozen=True, slots=True)
class Why:
    """Why a score is what it is. Shared words are listed by weight, the others in their order.

    `row`: how many words that are no names stand in one row in both.
    `names`: how much of what is shared is names.
    `instead`: how much the post says in the place of the claim's words, beside what both say.
    `denies`: the post tells the claim and seems to say that it is not so (`stance`).
    """

    cover: float
    row: int
    information: float
    order: float
    names: float
    instead: float
    shared: tuple[Shared, ...]
    only_claim: tuple[str, ...]
    only_post: tuple[str, ...]
    denies: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """A claim that a post may repeat, or tell and deny (`why.denies`). `score`: above 0, at most 1."""

    claim: str
    score: float
    why: Why


@dataclass(frozen=True, slots=True)
class _Claim:
    id: str
    words: tuple[str, ...]
    numbers: tuple[int, ...]
    sums: array[float]
    known: frozenset[int]
    weight: float
    names: tuple[int, ...]
    says: float
    """What its words weigh that are no names."""
    own: frozenset[int]
    """Where it is found by its names, what else says something, numbers too: who has none of it has not told it."""


class _Post(NamedTuple):
    words: Sequence[str]
    numbers: Sequence[int]
    sums: Sequence[float]
    """What the words before each weigh, and all of them."""
    known: frozenset[int]
    weight: float
    """What all its words weigh; one that no claim has counts each time it stands there."""
    places: Mapping[int, Sequence[int]]
    """Where each word stands in a long post; in another it is quicker to go through all."""


class _Found(NamedTuple):
    """A claim that a post tells: by its place, the earlier the more. `post`: as it was read."""

    repeats: bool
    score: float
    before: int
    how: Compared
    post: _Post
    signs: AbstractSet[str]
    """What it says beside the claim."""


_RANK: Final = itemgetter(0, 1, 2)


class Claims:
    """Known claims, ready to be asked. Reading is safe from several threads."""

    def __init__(self, claims: Iterable[tuple[str, str]]) -> None:
        """`claims`: public id and text of each. One without words is never matched."""
        texts = [(ident, text) for ident, text in claims]
        self._fold = folding_of(text for _, text in texts)
        told = [(ident, self._fold(text)) for ident, text in texts]
        self._vocabulary = Vocabulary([words for _, words in told])
        # A list: no other row is so quickly asked for one of its figures. At UNKNOWN, the last: a word no claim has.
        self._weights = [*self._vocabulary.weights, 1.0]
        self._rare = frozenset(rare(self._vocabulary.weights))
        self._figures = frozenset(number for number, each in enumerate(self._vocabulary.stems) if each.isdigit())
        """Numbers: they say how many and when, and who tells something else of an event says them too."""
        alone = (number for number, each in enumerate(self._vocabulary.stems) if len(each) == 1)
        self._aside = frozenset({*alone, UNKNOWN, SLIP})
        """What is weighed apart among the words of a post that stand in others' places, or not at all."""
        numbered = [tuple(self._vocabulary.numbers(words)) for _, words in told]
        named = names(
            [(text, frozenset(numbers)) for (_, text), numbers in zip(texts, numbered, strict=True)], self._read
        )
        self._claims = [self._made(*each) for each in zip(told, numbered, named, strict=True)]
        self._by_numbers: dict[tuple[int, ...], list[int]] = {}
        for place, claim in enumerate(self._claims):
            if claim.numbers:
                self._by_numbers.setdefault(claim.numbers, []).append(place)
        heaviest = sorted(range(len(self._vocabulary.stems)), key=lambda number: (-self._weights[number], number))
        self._ranks = {number: rank for rank, number in enumerate(heaviest)}
        self._ready: dict[float, Candidates] = {}

    def matches(
        self, text: str, *, top: int = 5, threshold: float = THRESHOLD, denials: bool = False
    ) -> tuple[Match, ...]:
        """The claims that a post may repeat, the best first; none where nothing is near enough.

        `top`: at most so many, 1 or more. `threshold`: above 0, at most 1.
        `denials`: those too that it tells and denies, marked as such and after the others.
        """
        return self.matches_of([text], top=top, threshold=threshold, denials=denials)[0]

    def matches_of(
        self, texts: Iterable[str], *, top: int = 5, threshold: float = THRESHOLD, denials: bool = False
    ) -> list[tuple[Match, ...]]:
        """`matches` of each text. Each step is done for all before the next: so what a step reads stays near."""
        return [self._matches(told) for told in self._told_in(list(texts), top, threshold, denials=denials)]

    def signs(self, text: str, *, top: int = 5) -> list[tuple[str, AbstractSet[str]]]:
        """What a post says beside each claim that it tells, repeated or denied: its id and the signs (`stance`)."""
        (told,) = self._told_in([text], top, THRESHOLD, denials=True)
        return [(self._claims[-each.before].id, each.signs) for each in told]

    def _told_in(self, texts: Sequence[str], top: int, threshold: float, *, denials: bool) -> list[list[_Found]]:
        told = [self._fold(text) for text in texts]
        numbered = [self._vocabulary.numbers(words) for words in told]
        asked = [self._asked(numbers) for numbers in numbered]
        candidates = self._candidates(min(threshold, NEAR))
        shares = [self._shares(*post, candidates) for post in zip(numbered, asked, strict=True)]
        return [
            self._told(
                self._post(words, numbers, whole), self._stance(text, words), found, top, threshold, denials=denials
            )
            if found
            else []
            for text, words, numbers, (_, whole, _), found in zip(texts, told, numbered, asked, shares, strict=True)
        ]

    def _read(self, text: str) -> set[int]:
        return set(self._vocabulary.numbers(self._fold(text))) - {UNKNOWN}

    def _made(self, told: tuple[str, tuple[str, ...]], numbers: tuple[int, ...], named: frozenset[int]) -> _Claim:
        # From a set, not from a row: a set whose size is known takes half the memory, and is the quicker to reach.
        known = frozenset(set(numbers))
        others, own = known - named, frozenset[int]()
        named |= known & self._figures
        whole, says = self._sum(known), self._sum(known - named)
        if says < _SAYS:
            own = frozenset({each for each in others if self._weights[each] > COMMON})
            named, says = frozenset(), whole
        # A few, of many claims: a tuple is a tenth of a set.
        return _Claim(*told, numbers, array("d", self._sums(numbers)), known, whole, tuple(named), says, own)

    def _post(self, words: Sequence[str], numbers: Sequence[int], whole: float) -> _Post:
        where = places(numbers) if len(numbers) > _LONG else NOWHERE
        return _Post(words, numbers, list(self._sums(numbers)), frozenset(numbers), whole, where)

    def _sums(self, numbers: Iterable[int]) -> Iterable[float]:
        return accumulate(map(self._weights.__getitem__, numbers), initial=0.0)

    def _sum(self, numbers: Iterable[int]) -> float:
        return sum(map(self._weights.__getitem__, numbers))

    def _shares(self, numbers: Sequence[int], asked: Asked, candidates: Candidates) -> list[Shares]:
        """What a post shares with each claim that it may reach."""
        shares = candidates.of(asked)
        if equal := self._by_numbers.get(tuple(numbers)):
            # All score 1: of very many the first stand for the others.
            equal = equal[:MOST]
            shares = [each for each in shares if each.place not in equal]
            shares += [self._share(asked.known, asked.whole, place) for place in equal]
        return shares

    def _asked(self, numbers: Sequence[int]) -> Asked:
        known = set(numbers)
        known.discard(UNKNOWN)
        shared = self._sum(known)
        # A word that no claim has counts each time it stands there.
        return Asked(known, shared + numbers.count(UNKNOWN), shared)

    def _share(self, known: AbstractSet[int], whole: float, place: int) -> Shares:
        """What a post of these words, which weigh `whole`, shares with one claim."""
        claim = self._claims[place]
        return Shares(place, self._sum(known & claim.known), min(claim.weight, whole))

    def _stance(self, text: str, words: Sequence[str]) -> Stance:
        return Stance(words, partial(self._fold.marked, text))

    def _told(
        self, post: _Post, stance: Stance, shares: Iterable[Shares], top: int, threshold: float, *, denials: bool
    ) -> list[_Found]:
        """The claims among those that share enough which reach the threshold, the best first."""
        told: dict[int, _Found] = {}

        def repeats(place: int, how: Compared) -> bool:
            found = told.get(place) or told.setdefault(place, self._found(post, place, how, stance))
            return found.repeats

        # The best alone are asked whether they are denied; where one is, others may take its place, and all are asked.
        found, near = self._as_written(post, shares, max(top, _SEVERAL), threshold, lambda *_: True)
        stance.runs = [how.run for score, _, how in nlargest(_SEVERAL, found) if score >= THRESHOLD]
        if not all(repeats(-before, how) for _, before, how in sorted(found, reverse=True)[:top]):
            _, near = self._as_written(post, shares, top, threshold, repeats)
        for _, before, how in sorted(near, reverse=True)[:_BESIDE]:
            if read := self._read_beside(post, stance, -before, how.run, threshold):
                told[-before] = read
        return [each for each in sorted(told.values(), key=_RANK, reverse=True)[:top] if denials or each.repeats]

    def _as_written(
        self, post: _Post, shares: Iterable[Shares], top: int, threshold: float, repeats: Callable[..., bool]
    ) -> tuple[list[tuple[float, int, Compared]], list[tuple[float, int, Compared]]]:
        """The claims that it tells; and where it tells none, those that it nearly tells.

        Of each: what it scores, its place, the earlier the more, and the figures.
        """
        found: list[tuple[float, int, Compared]] = []
        near: list[tuple[float, int, Compared]] = []
        repeated: list[float] = []
        settled = not may_be_meant(post.words, post.known)
        # In the order of what they may score at most: where `top` others score more already, the rest is not compared.
        for share in sorted(shares, key=_MOST, reverse=True):
            least = max(threshold, repeated[0]) if len(repeated) == top else threshold
            lowest = least if settled else min(least, NEAR)
            if share.most < lowest:
                break
            how = self._compare(post, share, lowest)
            if how is None:
                continue
            score, tells = how.score, self._tells(post, share.place, how)
            settled = settled or (tells and score >= THRESHOLD)
            if not settled and score >= NEAR:
                near.append((score, -share.place, how))
            if tells and score >= least:
                found.append((score, -share.place, how))
                if repeats(share.place, how):
                    (heappush if len(repeated) < top else heappushpop)(repeated, score)
        return found, [] if settled else near

    def _tells(self, post: _Post, place: int, how: Compared) -> bool:
        """Whether it has more than the names of a claim that is found by them."""
        own = self._claims[place].own
        return not own or not own.isdisjoint(post.numbers[slice(*how.run)])

    def _found(
        self, post: _Post, place: int, how: Compared, stance: Stance, run: tuple[int, int] | None = None
    ) -> _Found:
        """`run`: where the post as it was written tells it, where that was read beside the claim."""
        claim = self._claims[place]
        stems = map(self._vocabulary.stems.__getitem__, claim.known)
        signs, denies = stance.beside(stems, run or how.run)
        denies = denies or turned(post.words, post.numbers, claim.numbers, how.run)
        # The very words of a claim repeat it, whatever it says.
        repeats = not denies or tuple(post.numbers) == claim.numbers
        return _Found(repeats, how.score, -place, how, post, signs)

    def _read_beside(
        self, post: _Post, stance: Stance, place: int, run: tuple[int, int], threshold: float
    ) -> _Found | None:
        """A claim that it nearly tells, where it reaches the threshold with the post's words read beside that claim."""
        claim = self._claims[place]
        begin, end = max(0, run[0] - _AROUND), run[1] + _AROUND
        read = meant_beside(post.words[begin:end], post.numbers[begin:end], claim.words, claim.numbers)
        if read is None:
            return None
        words = [*post.words[:begin], *read.words, *post.words[end:]]
        numbers = [*post.numbers[:begin], *read.numbers, *post.numbers[end:]]
        other = self._post(words, numbers, self._asked(numbers).whole)
        how = self._compare(other, self._share(other.known, other.weight, place), threshold)
        if how is None or how.score < threshold or not self._tells(other, place, how):
            return None
        places = [*range(begin), *(begin + at for at in read.places), *range(end, len(post.words)), len(post.words)]
        first, last = how.run
        told = places[first], max(places[last], places[last - 1] + 1) if last else 0
        return self._found(other, place, how, stance, told)

    def _candidates(self, threshold: float) -> Candidates:
        found = self._ready.get(threshold)
        if found is None:
            claims = [Listed(each.known, len(each.numbers), each.weight, each.names) for each in self._claims]
            found = Candidates(claims, self._vocabulary.weights, threshold)
            # One who asks with ever other thresholds is served; no more than some are kept.
            if len(self._ready) >= _READY:
                self._ready.clear()
            self._ready[threshold] = found
        return found

    def _compare(  # noqa: PLR0911 - each figure may be the last
        self, post: _Post, share: Shares, threshold: float = 0.0
    ) -> Compared | None:
        """The figures; None where it is seen before all are made that they are too small for the threshold."""
        claim = self._claims[share.place]
        if len(post.numbers) == len(claim.numbers) and tuple(post.numbers) == claim.numbers:
            return Compared(1.0, len(claim.numbers), 1.0, 1.0, 0.0, 0.0, (0, len(claim.numbers)))
        first, last = run(post.numbers, post.sums, claim.known, post.places)
        here = post.numbers[first:last]
        shared = claim.known.intersection(here)
        told = shared.difference(claim.names)
        gained = self._sum(shared)
        again = len(claim.numbers) - len(claim.known)
        # What the claim's own run leaves out makes it less: where this is too little, that is not looked for.
        if most(gained, share.shorter, len(told) + again) < threshold:
            return None
        begin, end = run(claim.numbers, claim.sums, post.known)
        there = claim.numbers[begin:end]
        if len(both := shared.intersection(there)) < len(shared):
            shared, told = both, told & both
            gained = self._sum(shared)
        cover = covered(gained, share.shorter)
        if not cover or len(shared & self._rare) < _TWO:
            return None
        said = self._sum(told)
        # What of the post no claim's name is: its own words, and those that both say.
        lighter = min(claim.says, said + post.weight - share.gained)
        cover = min(cover, said / lighter) if lighter else 0.0
        informed = information(said + _NAMED * (gained - said))
        if worth(informed, cover, len(told) + again) < threshold:
            return None
        named = (gained - said) / gained
        if tuple(here) == there:
            row = sum(each not in claim.names for each in there)
            return Compared(cover, row, informed, 1.0, named, 0.0, (first, last))
        # Who repeats a claim leaves words out or adds some; who claims something else of the same has others in their
        # place. What may be the claim's own word, mistyped or disguised, is not held against the post.
        row = in_a_row(here, there, claim.names)
        if worth(informed, cover, row) < threshold:
            return None
        if UNKNOWN in here:
            left = [
                word for word, number in zip(claim.words[begin:end], there, strict=True) if number not in post.known
            ]
            here = with_slips(post.words[first:last], here, left)
        neighbours, others = set(pairwise(here)), set(pairwise(there))
        if SLIP in here:
            neighbours = {pair for pair in neighbours if SLIP not in pair}
        put = self._sum(set(here) - claim.known - self._aside) + here.count(UNKNOWN)
        instead = min(put, self._sum(claim.known - post.known)) if put else 0.0
        fewer = min(len(neighbours), len(others))
        return Compared(
            cover,
            row,
            informed,
            len(neighbours & others) / fewer if fewer else 1.0,
            named,
            instead / (instead + said) if instead else 0.0,
            (first, last),
        )

    def _matches(self, told: Sequence[_Found]) -> tuple[Match, ...]:
        # One post for nearly all: what was read beside a claim is another.
        posts = {id(each.post): each.post for each in told}
        written = {ident: _by_number(post.numbers, post.words) for ident, post in posts.items()}
        return tuple(self._match(each, written[id(each.post)]) for each in told)

    def _match(self, told: _Found, written: Mapping[int, str]) -> Match:
        """`written`: the words of the post by their numbers."""
        _, score, before, how, post, _ = told
        claim = self._claims[-before]
        as_claimed = _by_number(claim.numbers, claim.words)
        both = sorted(claim.known & post.known, key=self._ranks.__getitem__)
        columns = (map(each.__getitem__, both) for each in (as_claimed, written, self._weights))
        why = Why(
            how.cover,
            how.row,
            how.information,
            how.order,
            how.names,
            how.instead,
            tuple(map(Shared, *columns)),
            _left(claim.words, claim.numbers, post.known),
            _left(post.words, post.numbers, claim.known),
            not told.repeats,
        )
        return Match(claim.id, score, why)


def _by_number(numbers: Sequence[int], words: Sequence[str]) -> dict[int, str]:
    """The words by their numbers; of several the first."""
    return dict(zip(reversed(numbers), reversed(words), strict=True))


def _left(words: Sequence[str], numbers: Sequence[int], other: frozenset[int]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([word for word, number in zip(words, numbers, strict=True) if number not in other]))
