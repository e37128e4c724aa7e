"""Whether a post that tells a claim says that it is not so.

Rules kept here:
  * Read are words that stand in the post and not in the claim: a claim that speaks of a hoax is no denial of itself.
  * It is said (`tables/denial.toml`)
      by a plain word of denial;
      by a weaker one at an end of the post, beside a word that points or right beside what is told;
      by a no to the truth ("not at all true");
      by two that say it half, the name of an office among them;
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
Left to others: folding (`fold`), which claim is told (`claim`), what is shown of it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import IntEnum
from functools import cache
from typing import Final, NamedTuple

from saksama.textmatch.fold import fold
from saksama.textmatch.table_files import common, denial
from saksama.textmatch.weight import stem

_ENOUGH: Final = 2
_NEAR: Final = 2
_BEFORE: Final = 3
_WHO: Final = "yang"
_THERE: Final = "ada"
_ANEW: Final = frozenset({"ada", "itu", "ini"})
"""With these another sentence begins, or one ends."""
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


class _Kind(IntEnum):
    """What a phrase does; where two are written alike the higher one is meant."""

    NOTHING = 0
    OFFICE = 1
    HALF = 2
    WRONG = 3
    PLAIN = 4
    TURNS = 5
    BUT = 6


class _Said(NamedTuple):
    """A phrase of the post that may deny: `worth` of `_ENOUGH`.

    `hearsay`: where the word stands that makes it what others say, unless it belongs to the claim before it.
    """

    phrase: tuple[str, ...]
    kind: _Kind
    worth: int
    at: int
    hearsay: int | None = None


class Denial:
    """What of a post may say that what it tells is not so; made once, asked for each claim that it tells."""

    def __init__(self, words: Sequence[str]) -> None:
        """`words`: of the post, folded."""
        words = tuple(words[:_HEARD])
        self._words = words
        self._said: list[_Said] = []
        self._alone: list[int] = []
        """Where a no stands that is part of none of these."""
        self._not_so = tuple(_behind_a_no(words))
        """Where a no stands, and the stem of what is right behind it."""
        self._noes = sum(map(denial().no.__contains__, words))
        self._listen()

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
        if said >= _ENOUGH:
            return True
        alone = [at for at in self._alone if self._is_bare(at, claimed)]
        beside = whole and not taken_back and self._is_a_no_beside(*run, alone)
        if no := claimed & denial().no:
            # Such a claim is denied by one no more than it has, beside all of it.
            return beside and self._noes > sum(map(no.__contains__, claim))
        if beside or (said and any(map(speaks_of_it, alone))):
            return True
        denied = {each for at, each in self._not_so if speaks_of_it(at)}
        return not denied.isdisjoint(map(stem, claimed))

    def _weighed(
        self, claimed: frozenset[str], run: tuple[int, int], speaks_of_it: Callable[[int], bool]
    ) -> tuple[int, bool]:
        """How much is said against a claim, of `_ENOUGH`, and whether a "but" took back what was said before it."""
        said = office = 0
        taken_back = False
        sure = self._sure_before(run[0])
        heard: set[tuple[str, ...]] = set()
        for phrase, kind, worth, at, hearsay in self._said:
            if claimed.issuperset(phrase) or phrase in heard or not speaks_of_it(at) or at + len(phrase) <= sure:
                continue
            if hearsay not in (None, run[1]):
                continue
            heard.add(phrase)
            if kind is _Kind.BUT or (kind is _Kind.TURNS and at < run[1]):
                said, taken_back = 0, True
                heard.clear()
            elif kind is _Kind.OFFICE:
                office = 1
            elif kind is _Kind.WRONG and (at == run[1] or at + len(phrase) == run[0]):
                # Right beside what is told a weaker word is enough.
                said += _ENOUGH
            else:
                said += worth
        return said + office if said else 0, taken_back

    def _sure_before(self, begin: int) -> int:
        """Where, right before what is told, stands that it is so; else 0. What was said before that is of others."""
        words = self._words[:begin]
        if not denial().no.isdisjoint(words[-_BEFORE:]):
            return 0
        return next((at for at in range(max(0, begin - _NEAR), len(words))[::-1] if words[at] in denial().sure), 0)

    def _is_bare(self, at: int, claimed: frozenset[str]) -> bool:
        """Whether a no says no to what is told, and not to a word of the teller's behind it."""
        if at and self._words[at - 1] in denial().said:
            return True
        begin = at + 1
        behind = self._words[begin : begin + (_NEAR if self._words[begin : begin + 1] == (_THERE,) else 1)]
        return _WHO not in behind and all(word in claimed or word in common() or word in denial().no for word in behind)

    def _is_a_no_beside(self, begin: int, end: int, alone: Sequence[int]) -> bool:
        """Whether a no stands a few words before what is told, right behind it, or ends the post."""
        words = self._words
        last = len(words) - (2 if words[-1] == _THERE else 1)
        return any(
            (at == last and (at <= end or words[at - 1] in common() or words[at - 1] in _firsts()))
            or (end <= at < end + _NEAR and common().issuperset(words[end:at]))
            # With a word of its own behind it a no speaks of the claim where it is the teller's: "we never sent ...".
            or (
                begin - _BEFORE <= at < begin
                and (words[max(0, at - 1)] in denial().me or common().issuperset(words[at + 1 : begin]))
            )
            for at in alone
        )

    def _listen(self) -> None:
        words, phrases, table = self._words, _phrases(), denial()
        firsts = _firsts()
        alone: set[int] = set()
        after = 0
        for at in [at for at, word in enumerate(words) if word in firsts]:
            word = words[at]
            if at < after or _is_offered(words, at):
                continue
            if word in table.no and (found := _no_to_truth(words, at)):
                after = at + len(found)
                if not (at and words[at - 1] in table.turned):
                    self._said.append(_Said(found, _Kind.PLAIN, _ENOUGH, at))
                continue
            phrase, kind = next(
                (each for each in phrases.get(word, ()) if tuple(words[at : at + len(each[0])]) == each[0]), ((), None)
            )
            if kind is None:
                # "Who does not share": that is said of people, not of what is told; "who said no": by others.
                said_of_others = (at and words[at - 1] == _WHO) or _is_of_its_own(words, at)
                if (
                    word in table.alone
                    and not _asks(words, at)
                    and not said_of_others
                    and not _turned(words, at, after)
                ):
                    alone.add(at)
                continue
            asked = at > after and words[at - 1] in table.asked
            turned = asked or (kind is not _Kind.HALF and _turned(words, at, after))
            if turned and (no := alone & {at - 1, at - _NEAR}) and kind in (_Kind.PLAIN, _Kind.WRONG):
                # "No hoax": that is so.
                alone -= no
                kind = _Kind.BUT
            after = at + len(phrase)
            hearsay = at - 1 if turned and words[at - 1] in table.hearsay else None
            if kind >= _Kind.TURNS or not turned or hearsay:
                self._said.append(_Said(phrase, kind, _worth(words, at, after, kind), at, hearsay))
        self._alone = sorted(alone)


def _behind_a_no(words: Sequence[str]) -> Iterator[tuple[int, str]]:
    noes = _noes()
    for at in [at for at, word in enumerate(words) if word in noes]:
        for phrase in noes[words[at]]:
            end = at + len(phrase)
            if tuple(words[at:end]) == phrase and not (
                _turned(words, at, 0) or _is_of_its_own(words, at) or _asks(words, at)
            ):
                yield from [(at, stem(each)) for each in words[end : end + _NEAR] if each not in common()][:1]
                break


def _no_to_truth(words: Sequence[str], at: int) -> tuple[str, ...]:
    """The words from a no to the truth that it denies; none where it denies none."""
    for end in range(at + 1, min(at + 1 + _NEAR, len(words))):
        # "Nobody rescued, like that": the last word but ends what is told.
        if words[end] in denial().truth and (words[end] not in denial().so or common().issuperset(words[at + 1 : end])):
            return tuple(words[at : end + 1])
    return ()


def _is_of_its_own(words: Sequence[str], at: int) -> bool:
    """Whether a no belongs to a verb of the teller's own."""
    return at + 1 < len(words) and (words[at + 1] in denial().own or words[at + 1] in denial().me)


def _asks(words: Sequence[str], at: int) -> bool:
    """Whether a no but ends a question: "true or not?"."""
    return at > 0 and words[at - 1] in denial().yes


def _is_offered(words: Sequence[str], at: int) -> bool:
    """Whether it is one of the answers to choose from: a yes before it, and nothing but their numbers between."""
    table, before = denial(), at
    while before and (len(words[before - 1]) == 1 or words[before - 1].isdigit() or words[before - 1] in table.between):
        before -= 1
    return 0 < before < at and words[before - 1] in table.yes


def _turned(words: Sequence[str], at: int, after: int) -> bool:
    """Whether what stands before takes it back; what was read before (`after`) says its own."""
    table = denial()
    before = words[max(0, at - _NEAR) : at]
    # "No. We have asked there": a no before what only begins so is none to it.
    no = table.no if words[at] not in common() else frozenset[str]()
    if before and at > after and (before[-1] in table.turned or before[-1] in no):
        # "I say that it is a hoax" is nobody else's word, and "it was said already that it is" is what the teller says.
        return not (before[-1] in table.say and (before[0] in table.me or before[0] in table.already))
    if at - _NEAR < after or len(before) < _NEAR:
        return False
    # "There is none: a hoax" and "no, that is a hoax" are no "no hoax".
    return before[0] in table.maybe or (before[0] in no and before[1] in common() and before[1] not in _ANEW)


def _worth(words: Sequence[str], at: int, end: int, kind: _Kind) -> int:
    if kind is not _Kind.WRONG:
        return {_Kind.PLAIN: _ENOUGH, _Kind.HALF: 1, _Kind.TURNS: 1}.get(kind, 0)
    said = denial().said
    alone = at == 0 or end == len(words) or words[at - 1] in said or words[end] in said
    return _ENOUGH if alone else 1


@cache
def _phrases() -> Mapping[str, tuple[tuple[tuple[str, ...], _Kind], ...]]:
    """Phrases and what they do by their first word, the longest first."""
    table = denial()
    listed = {
        _Kind.NOTHING: table.nothing,
        _Kind.OFFICE: table.office,
        _Kind.HALF: table.half,
        _Kind.WRONG: table.wrong,
        _Kind.PLAIN: table.plain,
        _Kind.TURNS: table.turns,
        _Kind.BUT: table.but,
    }
    found: dict[str, dict[tuple[str, ...], _Kind]] = {}
    for kind, each in listed.items():
        for written in each:
            if phrase := fold(written):
                found.setdefault(phrase[0], {})[phrase] = kind
    return {first: tuple(sorted(each.items(), key=lambda pair: -len(pair[0]))) for first, each in found.items()}


@cache
def _firsts() -> frozenset[str]:
    """The words with which anything begins that is listened for."""
    return frozenset((*_phrases(), *denial().no, *denial().alone))


@cache
def _noes() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """How it is said that there is none, by the first word."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in map(fold, denial().none):
        found[phrase[0]] = tuple(sorted((*found.get(phrase[0], ()), phrase), key=len, reverse=True))
    return found
