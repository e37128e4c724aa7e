"""Whether a post that tells a claim says that it is not so.

Rules kept here:
  * Read are words that stand in the post and not in the claim: a claim that speaks of a hoax is no denial of itself.
  * It is said (`tables/denial.toml`)
      by a plain word of denial;
      by a weaker one at an end of the post, beside a word that points or right beside what is told;
      by a no to the truth ("not at all true");
      by two that say it half;
      and where the claim has no no itself, by a no right before what it tells ("there was no ..."), and by one that
      stands bare, with no word of the teller's own behind it, beside what says it half, right beside a claim that is
      told whole, or as the last word; of a claim with a no by one no more beside all of it.
  * No denial is what others are said to deny, what is asked, the answers of a poll, "no hoax", what a "but" takes back
    before what is told, and whatever was said before a word that vouches for it ("..., but in truth ...").
  * Where a part of a claim is told it is said near that part or at an end of the post: between, a post of much else
    speaks of that.
  * Better one too many: who put a claim right must not be met for it, and who repeats it is told all the same where
    denials are asked for.
  * It counts for every claim that the post tells: whom it means, sentences would say, and folding keeps none.
Left to others: folding (`fold`), what the post says against anything (`heard`), which claim is told (`claim`), what is
shown of it.
"""

from collections.abc import Callable, Sequence
from typing import Final

from saksama.textmatch.heard import ENOUGH, NEAR, THERE, WHO, Kind, begins, heard
from saksama.textmatch.table_files import common, denial
from saksama.textmatch.weight import stem

_BEFORE: Final = 3
_ABOUT: Final = 12
"""So many words before and behind a part of a claim may speak of it."""
_END: Final = 8
"""So many words at an end of a post may speak of all that stands in it."""
_HEARD: Final = 4_000
"""Words of a post in which a denial is looked for."""


def either_denies(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether one of two texts, folded, tells what the other tells and says that it is not so."""
    first, second = (0, len(one)), (0, len(other))
    return Denial(one).of(other, first, whole=False) or Denial(other).of(one, second, whole=False)


class Denial:
    """What of a post may say that what it tells is not so; made once, asked for each claim that it tells."""

    def __init__(self, words: Sequence[str]) -> None:
        """`words`: of the post, folded."""
        self._words = tuple(words[:_HEARD])
        self._heard = heard(self._words)
        self._noes = sum(map(denial().no.__contains__, self._words))

    def of(self, claim: Sequence[str], run: tuple[int, int], *, whole: bool) -> bool:
        """Whether it denies a claim of these words, folded.

        `run`: from which word to which it tells the claim. `whole`: all of it, and not a part.
        """
        claimed = frozenset(claim)
        last = len(self._words)
        begin, end = (0, last) if whole else (run[0] - _ABOUT, run[1] + _ABOUT)

        def speaks_of_it(at: int) -> bool:
            return begin <= at < end or not _END <= at < last - _END

        said, taken_back = self._weighed(claimed, run, speaks_of_it)
        if said >= ENOUGH:
            return True
        alone = [at for at in self._heard.alone if self._is_bare(at, claimed)]
        beside = whole and not taken_back and self._is_a_no_beside(*run, alone)
        if no := claimed & denial().no:
            # Such a claim is denied by one no more than it has, beside all of it.
            return beside and self._noes > sum(map(no.__contains__, claim))
        if beside or (said and any(map(speaks_of_it, alone))):
            return True
        denied = {each for at, each in self._heard.not_so if speaks_of_it(at)}
        return not denied.isdisjoint(map(stem, claimed))

    def _weighed(
        self, claimed: frozenset[str], run: tuple[int, int], speaks_of_it: Callable[[int], bool]
    ) -> tuple[int, bool]:
        """How much is said against a claim, of `ENOUGH`, and whether a "but" took back what was said before it."""
        said = told_of = 0
        taken_back = False
        sure = self._sure_before(run[0])
        counted: set[tuple[str, ...]] = set()
        for phrase, kind, worth, at, hearsay in self._heard.said:
            if claimed.issuperset(phrase) or phrase in counted or not speaks_of_it(at) or at + len(phrase) <= sure:
                continue
            if hearsay not in (None, run[1]):
                continue
            counted.add(phrase)
            if kind is Kind.BUT or (kind is Kind.TURNS and at < run[1]):
                said = told_of = 0
                taken_back = True
                counted.clear()
            elif kind is Kind.TELLING:
                told_of = 1
            elif kind is Kind.WRONG and (at == run[1] or at + len(phrase) == run[0]):
                # Right beside what is told a weaker word is enough.
                said += ENOUGH
            else:
                said += worth
        return said + told_of, taken_back

    def _sure_before(self, begin: int) -> int:
        """Where, right before what is told, stands that it is so; else 0. What was said before that is of others."""
        words = self._words[:begin]
        if not denial().no.isdisjoint(words[-_BEFORE:]):
            return 0
        return next((at for at in range(max(0, begin - NEAR), len(words))[::-1] if words[at] in denial().sure), 0)

    def _is_bare(self, at: int, claimed: frozenset[str]) -> bool:
        """Whether a no says no to what is told, and not to a word of the teller's behind it."""
        if at and self._words[at - 1] in denial().said:
            return True
        begin = at + 1
        behind = self._words[begin : begin + (NEAR if self._words[begin : begin + 1] == (THERE,) else 1)]
        return WHO not in behind and all(word in claimed or word in common() or word in denial().no for word in behind)

    def _is_a_no_beside(self, begin: int, end: int, alone: Sequence[int]) -> bool:
        """Whether a no stands a few words before what is told, right behind it, or ends the post."""
        words = self._words
        last = len(words) - (2 if words[-1] == THERE else 1)
        return any(
            (at == last and (at <= end or words[at - 1] in common() or words[at - 1] in begins()))
            or (end <= at < end + NEAR and common().issuperset(words[end:at]))
            # With a word of its own behind it a no speaks of the claim where it is the teller's: "we never sent ...".
            or (
                begin - _BEFORE <= at < begin
                and (words[max(0, at - 1)] in denial().me or common().issuperset(words[at + 1 : begin]))
            )
            for at in alone
        )
