"""Groups of copies whose texts repeat one another are one, by the formula by which a known claim is found.

Rules kept here:
  * Each group is led by the post that is most like the others of it: its words are those that most of them have, so
    that what one of them put around the text weighs nothing. Rare is what few leaders have: a text that is passed on a
    thousand times does not make its own words common.
  * Twice: first all is held against the groups of two and more, whose words are surely meant so, and a word that none
    of them has may be one of theirs mistyped; then what is left against each other, where it is `LEADERS` or less.
  * A group joins one that leads it: one of more posts, then of fewer words. So a post that quotes two texts joins one
    of them, and they do not join each other by it. No more than `LEADERS` lead, the largest.
  * Neither of the two denies the other (`stance`).
  * Equal input in equal order gives equal output; no group is taken apart.
Left to others: copies (`near`), the formula (`claim`).
"""

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import batched
from typing import Final

from saksama.textmatch.claim import Claims
from saksama.textmatch.fold import Folding
from saksama.textmatch.near import Group, How, Join
from saksama.textmatch.stance import either_denies

LEADERS: Final = 20_000
_SEEN: Final = 64
"""Posts of a group among which its leader is looked for."""
_TOP: Final = 5
_AT_ONCE: Final = 500


def gathered(
    posts: Sequence[tuple[str, str]],
    copies: Sequence[Group],
    folding: Folding,
    *,
    told: Callable[[int], None] = lambda _: None,
) -> tuple[Group, ...]:
    """Groups of two and more, the largest first. `told` hears how many of the groups and single posts were read.

    `posts`: public id, each once, and text. `copies`, `folding`: what `near.groups` made of them, and by which words.
    """
    there = _Posts(posts, folding)
    inside = {post for group in copies for post in group.posts}
    found = [*copies, *(Group((ident,), ()) for ident, _ in posts if ident not in inside)]
    found = there.led(found, len(copies), told)
    if len(found) <= LEADERS:
        found = there.led(found, len(found), told)
    return tuple(group for group in found if len(group.posts) > 1)


class _Posts:
    def __init__(self, posts: Sequence[tuple[str, str]], folding: Folding) -> None:
        self._texts = dict(posts)
        self._came = {ident: at for at, (ident, _) in enumerate(posts)}
        self._folding = folding

    def led(self, groups: Sequence[Group], leading: int, told: Callable[[int], None]) -> list[Group]:
        """The groups, the largest first, once each has joined the one that leads it. The first `leading` may lead."""
        leaders = sorted(((group, self._leader(group)) for group in groups[: min(leading, LEADERS)]), key=self._place)
        claims = Claims((str(at), self._texts[leader]) for at, (_, leader) in enumerate(leaders))
        every = [*leaders, *((group, group.posts[0]) for group in groups[len(leaders) :])]
        roots = list(range(len(every)))
        joins: dict[int, list[Join]] = {}
        for some in batched(enumerate(every), _AT_ONCE, strict=False):
            found = claims.matches_of([self._texts[asking] for _, (_, asking) in some], top=_TOP)
            for (at, (_, asking)), matches in zip(some, found, strict=True):
                for place, score in ((int(match.claim), match.score) for match in matches):
                    if place < at and not self._denies(leaders[place][1], asking):
                        roots[at] = roots[place]
                        joins.setdefault(roots[at], []).append(Join(leaders[place][1], asking, How.REPEATS, score))
                        break
            told(some[-1][0] + 1)
        return self._united(every, roots, joins)

    def _leader(self, group: Group) -> str:
        some = [(post, frozenset(self._folding(self._texts[post]))) for post in group.posts[:_SEEN]]
        often = Counter(word for _, words in some for word in words)

        def fit(each: tuple[str, frozenset[str]]) -> tuple[int, int, int, int, str]:
            ident, words = each
            text = self._texts[ident]
            plain = text.casefold()
            # Of equal words the plainest writing: what is disguised teaches no word. Whoever came first is not asked.
            written = sum(word in plain for word in words)
            return sum(2 * often[word] - len(some) for word in words), -len(words), written, -len(text), text

        return max(some, key=fit)[0]

    def _place(self, led: tuple[Group, str]) -> tuple[int, int, str]:
        group, leader = led
        text = self._texts[leader]
        return -len(group.posts), len(self._folding(text)), text

    def _denies(self, one: str, other: str) -> bool:
        return either_denies(self._folding(self._texts[one]), self._folding(self._texts[other]))

    def _united(
        self, every: Sequence[tuple[Group, str]], roots: Sequence[int], joins: dict[int, list[Join]]
    ) -> list[Group]:
        members: dict[int, list[Group]] = {}
        for (group, _), root in zip(every, roots, strict=True):
            members.setdefault(root, []).append(group)
        united = [
            parts[0]
            if len(parts) == 1
            else Group(
                tuple(sorted((post for group in parts for post in group.posts), key=self._came.__getitem__)),
                (*(join for group in parts for join in group.joins), *joins[root]),
            )
            for root, parts in members.items()
        ]
        return sorted(united, key=lambda group: (-len(group.posts), self._came[group.posts[0]]))
