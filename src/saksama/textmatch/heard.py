"""What a post says against whatever it tells: the phrases of `tables/denial.toml` that stand in it, and its noes.

Rules kept here:
  * A phrase is what stands there, the longest first; the words of one are read once.
  * It says nothing where others are said to say it, where it is asked for or offered to choose from, and behind a no:
    "no hoax" takes back what was said before it.
  * A no that belongs to a truth denies it; one that belongs to a verb of the teller's own, or ends a question, nothing.
Left to others: which of it speaks of a claim (`denial`), the lists (`table_files`).
"""

from collections.abc import Iterator, Mapping, Sequence
from enum import IntEnum
from functools import cache
from typing import Final, NamedTuple

from saksama.textmatch.fold import fold
from saksama.textmatch.table_files import common, denial
from saksama.textmatch.weight import stem

ENOUGH: Final = 2
NEAR: Final = 2
WHO: Final = "yang"
THERE: Final = "ada"
_NOT_WHO: Final = "bukan"
_KNOWS: Final = "tahu"
_MERELY: Final = frozenset(
    {"cuma", "hanya", "lagi", "sebuah", "sekadar", "semata", "suatu", "berita", "kabar", "pesan"}
)
"""What may stand between in "no mere hoax"; with other words another sentence begins."""


class Kind(IntEnum):
    """What a phrase does; where two are written alike the higher one is meant."""

    NOTHING = 0
    TELLING = 1
    HALF = 2
    WRONG = 3
    PLAIN = 4
    TURNS = 5
    BUT = 6


class Said(NamedTuple):
    """A phrase of the post that may deny: `worth` of `ENOUGH`.

    `hearsay`: where the word stands that makes it what others say, unless it belongs to the claim before it.
    """

    phrase: tuple[str, ...]
    kind: Kind
    worth: int
    at: int
    hearsay: int | None = None


class Heard(NamedTuple):
    """What a post says.

    `alone`: where a no stands that is part of no phrase. `not_so`: where a no stands, and the stem of what is right
    behind it.
    """

    said: tuple[Said, ...]
    alone: tuple[int, ...]
    not_so: tuple[tuple[int, str], ...]


def heard(words: Sequence[str]) -> Heard:
    """What the folded words of a post say."""
    table, firsts = denial(), begins()
    said: list[Said] = []
    alone: set[int] = set()
    after = 0
    for at in [at for at, word in enumerate(words) if word in firsts]:
        word = words[at]
        if at < after or _is_offered(words, at):
            continue
        if word in table.no and (found := _no_to_truth(words, at)):
            after = at + len(found)
            if not (at and words[at - 1] in table.turned):
                said.append(Said(found, Kind.PLAIN, ENOUGH, at))
            continue
        phrase, kind = next(
            (each for each in _phrases().get(word, ()) if tuple(words[at : at + len(each[0])]) == each[0]), ((), None)
        )
        if kind is None:
            if word in table.alone and _is_alone(words, at, after):
                alone.add(at)
            continue
        asked = at > after and words[at - 1] in table.asked
        turned = asked or (kind > Kind.HALF and _turned(words, at, after))
        if turned and (no := alone & {at - 1, at - NEAR}) and kind in (Kind.PLAIN, Kind.WRONG):
            # "No hoax": that is so.
            alone -= no
            kind = Kind.BUT
        after = at + len(phrase)
        hearsay = at - 1 if turned and words[at - 1] in table.hearsay else None
        if kind >= Kind.TURNS or not turned or hearsay:
            said.append(Said(phrase, kind, _worth(words, at, after, kind), at, hearsay))
    return Heard(tuple(said), tuple(sorted(alone)), tuple(_behind_a_no(words)))


@cache
def begins() -> frozenset[str]:
    """The words with which anything begins that is listened for."""
    return frozenset((*_phrases(), *denial().no, *denial().alone))


def _is_alone(words: Sequence[str], at: int, after: int) -> bool:
    """Whether a no is nobody else's and no part of a question.

    "Who does not share": that is said of people, not of what is told; "who said no": by others.
    """
    of_others = (at > 0 and words[at - 1] == WHO) or _is_of_its_own(words, at) or _turned(words, at, after)
    return not of_others and not _asks(words, at)


def _behind_a_no(words: Sequence[str]) -> Iterator[tuple[int, str]]:
    noes = _noes()
    for at in [at for at, word in enumerate(words) if word in noes]:
        for phrase in noes[words[at]]:
            end = at + len(phrase)
            if tuple(words[at:end]) == phrase and not (
                _turned(words, at, 0) or _is_of_its_own(words, at) or _asks(words, at)
            ):
                yield from [(at, stem(each)) for each in words[end : end + NEAR] if each not in common()][:1]
                break


def _no_to_truth(words: Sequence[str], at: int) -> tuple[str, ...]:
    """The words from a no to the truth that it denies; none where it denies none, as "who knows whether it is true"."""
    if words[at + 1 : at + NEAR] == (_KNOWS,):
        return ()
    for end in range(at + 1, min(at + 1 + NEAR, len(words))):
        # "Nobody rescued, like that": the last word but ends what is told.
        if words[end] in denial().truth and (words[end] not in denial().so or common().issuperset(words[at + 1 : end])):
            return tuple(words[at : end + 1])
    return ()


def _is_of_its_own(words: Sequence[str], at: int) -> bool:
    """Whether a no belongs to a verb of the teller's own, or says that it is not the teller."""
    table = denial()
    return at + 1 < len(words) and (words[at + 1] in table.own or (words[at] == _NOT_WHO and words[at + 1] in table.me))


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
    before = words[max(0, at - NEAR) : at]
    # "No. We have asked there": a no before what only begins so is none to it.
    no = table.no if words[at] not in common() and words[at] not in table.fooled else frozenset[str]()
    if before and at > after and (before[-1] in table.turned or before[-1] in no):
        # "I say that it is a hoax" is nobody else's word, and "it was said already that it is" is what the teller says.
        return not (before[-1] in table.say and (before[0] in table.me or before[0] in table.already))
    if at - NEAR < after or len(before) < NEAR:
        return False
    if before[0] in table.maybe:
        # "I said if it is one" is "that it is".
        return at <= NEAR or words[at - NEAR - 1] not in table.that
    return before[0] in no and before[1] in _MERELY


def _worth(words: Sequence[str], at: int, end: int, kind: Kind) -> int:
    if kind is not Kind.WRONG:
        return {Kind.PLAIN: ENOUGH, Kind.HALF: 1, Kind.TURNS: 1}.get(kind, 0)
    said = denial().said
    alone = at == 0 or end == len(words) or words[at - 1] in said or words[end] in said
    return ENOUGH if alone else 1


@cache
def _phrases() -> Mapping[str, tuple[tuple[tuple[str, ...], Kind], ...]]:
    """Phrases and what they do by their first word, the longest first."""
    table = denial()
    listed = {
        Kind.NOTHING: table.nothing,
        Kind.TELLING: table.telling,
        Kind.HALF: table.half,
        Kind.WRONG: table.wrong,
        Kind.PLAIN: table.plain,
        Kind.TURNS: table.turns,
        Kind.BUT: table.but,
    }
    found: dict[str, dict[tuple[str, ...], Kind]] = {}
    for kind, each in listed.items():
        for written in each:
            if phrase := fold(written):
                found.setdefault(phrase[0], {})[phrase] = kind
    return {first: tuple(sorted(each.items(), key=lambda pair: -len(pair[0]))) for first, each in found.items()}


@cache
def _noes() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """How it is said that there is none, by the first word."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in map(fold, denial().none):
        found[phrase[0]] = tuple(sorted((*found.get(phrase[0], ()), phrase), key=len, reverse=True))
    return found
