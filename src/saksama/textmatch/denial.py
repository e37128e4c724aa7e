"""Whether a post that tells a claim says that it is not so.

Rules kept here:
  * Read are words that stand in the post and not in the claim: a claim that speaks of a hoax is no denial of itself.
  * One plain word of denial says it, or two that say it half, the name of an office among them (`tables/denial.toml`).
    What others are said to deny, what is asked and what a "but" takes back is no denial.
  * It counts for every claim that the post tells: whom it means, sentences would say, and folding keeps none.
Left to others: folding (`fold`), which claim is told (`claim`), what is shown of it.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from saksama.textmatch.fold import fold
from saksama.textmatch.table_files import denial

_ENOUGH: Final = 2
_BUT: Final = -1
_OFFICE: Final = 0


class Denial:
    """What of a post may say that what it tells is not so; made once, asked for each claim that it tells."""

    def __init__(self, words: Sequence[str]) -> None:
        """`words`: of the post, folded."""
        self._said: list[tuple[tuple[str, ...], int]] = []
        phrases, turned = _phrases(), denial().turned
        if phrases.keys().isdisjoint(words):
            return
        after = 0
        for at, word in enumerate(words):
            if at < after or word not in phrases:
                continue
            for phrase, worth in phrases[word]:
                if tuple(words[at : at + len(phrase)]) == phrase:
                    if worth == _BUT or not (at and words[at - 1] in turned):
                        self._said.append((phrase, worth))
                    after = at + len(phrase)
                    break

    def of(self, claim: Sequence[str]) -> bool:
        """Whether it denies a claim of these words, folded."""
        if not self._said:
            return False
        said = office = 0
        claimed = frozenset(claim)
        for phrase, worth in self._said:
            if claimed.issuperset(phrase):
                continue
            if worth == _BUT:
                said = 0
            elif worth == _OFFICE:
                office = 1
            else:
                said += worth
        return said > 0 and said + office >= _ENOUGH


@cache
def _phrases() -> Mapping[str, tuple[tuple[tuple[str, ...], int], ...]]:
    """Phrases and what they are worth by their first word, the longest first."""
    table = denial()
    found: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    for listed, worth in ((table.plain, _ENOUGH), (table.half, 1), (table.office, _OFFICE), (table.but, _BUT)):
        for each in listed:
            if phrase := fold(each):
                found.setdefault(phrase[0], []).append((phrase, worth))
    return {first: tuple(sorted(each, key=lambda pair: -len(pair[0]))) for first, each in found.items()}
