"""Two parts by date: what may be looked at while the matcher is worked on, and the last third, which may not.

Rules kept here:
  * The later third is sealed: it is scored once, at the end, and none of it is read before. The file has no dates; the
    numbers of publication order it (`real`). A claim without a place in time is in neither part, for it could be of
    either; it is known to the matcher all the same.
  * A claim that was checked again is one claim. Where the first check lies in the open part, the later one is drawn
    there too, and what is like that one after it: none lies in both. Better a few drawn over than one left behind: the
    bar of likeness is low, and judged on words alone, by no code that is measured.
  * What is scored knows the claims of its part and of the time before it, as a node does; it is asked about its part.
    `fellows` are the checks of one claim within a part, and any of them is a right answer.
Left to others: reading claims (`real`), posts (`alterations`, `negatives`), figures (`scoring`).
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tools.benchmarks.claims.real import Claim

_SEALED = 1 / 3
_SAME = {"even": 0.6, "within": 0.85}
"""Two checks of one claim: any of them is a right answer. Strict, for what it lets in makes recall look better."""
_APART = {"even": 0.45, "within": 0.7}
"""May not lie in both parts. Lower: a claim too many in the open part costs nothing."""
_DOUBTFUL = {"even": 0.3, "within": 0.5}
"""May be the same claim: a match with it is counted neither way."""
_COMMON = 0.12
_RARE = 0.02


@dataclass(frozen=True, slots=True)
class Part:
    """Claims of one part, the oldest first, and of each the numbers of those that say the same (itself among them).

    `before` are the claims of the part before it.
    """

    name: str
    claims: tuple[Claim, ...]
    before: tuple[Claim, ...]
    fellows: Mapping[str, frozenset[str]]

    @property
    def usable(self) -> list[Claim]:
        """Those that posts are made of."""
        return [claim for claim in self.claims if claim.usable]


@dataclass(frozen=True, slots=True)
class Split:
    """Both parts; how many stood past the cut and were drawn into the open one; who has no place in time."""

    open: Part
    sealed: Part
    drawn_over: int
    without_place: tuple[Claim, ...]


class Likeness:
    """How alike texts are, by the words that they share; a word weighs by how few texts have it, a common one nothing.

    Two readings: `even` is the shared weight of the mean of both (Dice), `within` of the lighter one (0 to 1).
    """

    def __init__(self, found: Mapping[str, Sequence[str]]) -> None:
        """`found`: of each name the texts that it goes by (what was said, and its title)."""
        self._names = {ident: words(" ".join(forms)) for ident, forms in found.items()}
        self._in = Counter(word for each in self._names.values() for word in each)
        self._forms = [(ident, words(form)) for ident, forms in found.items() for form in dict.fromkeys(forms)]
        self._weights = [self._weight_of(form) for _, form in self._forms]
        self._by_word: dict[str, list[int]] = defaultdict(list)
        for at, (_, form) in enumerate(self._forms):
            for word in form:
                self._by_word[word].append(at)

    def weight(self, word: str) -> float:
        """More for a rare word, nothing for a common one."""
        many = self._in[word]
        return 0.0 if many > _COMMON * len(self._names) else math.log((1 + len(self._names)) / (1 + many))

    def to(self, text: str, *, even: float, within: float) -> frozenset[str]:
        """Who is at least so much like `text` in one of the two readings; three words must be shared."""
        asked = words(text)
        ours, shared, many = self._weight_of(asked), defaultdict[int, float](float), Counter[int]()
        for word in sorted(asked):
            if weight := self.weight(word):
                for at in self._by_word.get(word, ()):
                    shared[at] += weight
                    many[at] += 1
        return frozenset(
            self._forms[at][0]
            for at, weight in shared.items()
            if many[at] >= 3
            and (2 * weight >= even * (ours + self._weights[at]) or weight >= within * min(ours, self._weights[at]))
        )

    def sharing(self, text: str) -> dict[str, frozenset[str]]:
        """Who shares words with `text` that few have, and which."""
        few = max(3, _RARE * len(self._names))
        rare = frozenset(word for word in words(text) if 1 <= self._in[word] <= few)
        found = {ident for word in rare for ident in (self._forms[at][0] for at in self._by_word[word])}
        return {ident: rare & self._names[ident] for ident in found}

    def _weight_of(self, form: frozenset[str]) -> float:
        return math.fsum(map(self.weight, form))  # in no order, so that no run differs from another


def words(text: str) -> frozenset[str]:
    """Words and numbers of a text, in small letters; links are none."""
    bare = re.sub(r"https?://\S+|www\.\S+", " ", text.casefold())
    return frozenset(word for word in re.findall(r"\w+", bare) if len(word) > 2 or word.isdecimal())


def likeness(claims: Iterable[Claim]) -> Likeness:
    """Among claims, each by what was said and by its title."""
    return Likeness({claim.ident: (claim.text, claim.title) for claim in claims})


def spared(like: Likeness, text: str) -> frozenset[str]:
    """Who is so much like `text` that it may be the same claim: a match with those is counted neither way."""
    return like.to(text, **_DOUBTFUL)


def split(found: Sequence[Claim]) -> Split:
    """The two parts of all claims."""
    placed = sorted((claim for claim in found if claim.place is not None), key=lambda claim: claim.place or 0)
    cut = round(len(placed) * (1 - _SEALED))
    like = likeness(placed)
    early, late = {claim.ident for claim in placed[:cut]}, placed[cut:]
    alike = {claim.ident: _like(like, claim, _APART) for claim in late}
    drawn = _drawn(early, alike)
    first = [claim for claim in placed if claim.ident in early | drawn]
    return Split(
        _part("open", first, [], like),
        _part("sealed", [claim for claim in late if claim.ident not in drawn], first, like),
        len(drawn),
        tuple(claim for claim in found if claim.place is None),
    )


def _drawn(early: set[str], alike: Mapping[str, frozenset[str]]) -> set[str]:
    """Late ones that are like an early one, or like one that was drawn before."""
    drawn: set[str] = set()
    while more := {ident for ident, others in alike.items() if ident not in drawn and others & (early | drawn)}:
        drawn |= more
    return drawn


def _like(like: Likeness, claim: Claim, least: Mapping[str, float]) -> frozenset[str]:
    return like.to(claim.text, **least) | like.to(claim.title, **least)


def _part(name: str, claims: Sequence[Claim], before: Sequence[Claim], like: Likeness) -> Part:
    within = {claim.ident for claim in claims}
    fellows = {ident: {ident} for ident in within}
    for claim in claims:
        for other in _like(like, claim, _SAME) & within:
            fellows[claim.ident].add(other)
            fellows[other].add(claim.ident)
    return Part(name, tuple(claims), tuple(before), {ident: frozenset(each) for ident, each in fellows.items()})
