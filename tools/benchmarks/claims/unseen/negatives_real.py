"""Posts that lie close to real claims and repeat none that is known: others on the same names, and denials.

Rules kept here:
  * A claim that is held out is known to nobody, nor are its fellows; it shares rare words with one that is known.
  * Names are words that are hardly ever written small, by checkers and in posts too, and that some claims share.
  * Who may fairly be taken for the post's claim is spared; a post that leaves nobody who is named is left out. A denial
    that quotes is always asked about what it quotes; one in own words that came too close to it is left out.
  * A pair that somebody called different is asked as it stands.
Left to others: sentences (the writer), made happenings (`negatives_made`).
"""

import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from tools.benchmarks.claims.negatives import HARD, Negative
from tools.benchmarks.claims.real import Claim, labelled, posts
from tools.benchmarks.claims.split import Likeness, Part, spared, words
from tools.benchmarks.claims.unseen.pieces import bare, says_something
from tools.benchmarks.claims.writer import Writer

OTHER, EVENT, DENIED, QUOTED = HARD
_HELD: Final = 0.2
_HELD_MOST: Final = 120
_EACH: Final = 320
_SHARED_BY: Final = 2
_SMALL_AT_MOST: Final = 0.2
_LARGE: Final = re.compile(r"(?<=[a-z] )(?:[A-Z][a-z]{3,}|[A-Z]{3,5})\b")
_NO_NAME: Final = re.compile(
    r"(?:januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember|"
    r"senin|selasa|rabu|kamis|jumat|sabtu|minggu|facebook|tiktok|twitter|youtube|instagram|whatsapp|google)$"
)
_DENYING: Final = re.compile(
    r"\b(?:tidak|bukan|palsu|hoaks|keliru|salah|suntingan|sebenarnya|faktanya|editan|berbeda|membantah|lama|tanpa)\b"
)
_GRAM: Final = 5
_WRITTEN_ALIKE: Final = 0.5


@dataclass(frozen=True, slots=True)
class World:
    """Who is known (of the part and before it), who is held out, and how alike texts are to those who are known."""

    part: Part
    known: tuple[Claim, ...]
    held: tuple[Claim, ...]
    like: Likeness

    @property
    def asked(self) -> list[Claim]:
        """Claims of the part that are known and that posts are made of."""
        gone = {claim.ident for claim in self.held}
        return [claim for claim in self.part.usable if claim.ident not in gone]


def held_out(part: Part, alike: Likeness, dice: random.Random) -> frozenset[str]:
    """Up to a fifth of the part, with their fellows: those that share rare words with some other claim."""
    usable = part.usable
    dice.shuffle(usable)
    held: set[str] = set()
    for first, second in labelled():
        if {first, second} <= part.fellows.keys() and second not in part.fellows[first]:
            held |= part.fellows[first] - part.fellows[second]
    for claim in usable:
        if len(held) >= min(_HELD_MOST, _HELD * len(part.claims)):
            break
        if any(
            len(shared) > 1
            for ident, shared in alike.sharing(claim.text).items()
            if ident not in part.fellows[claim.ident]
        ):
            held |= part.fellows[claim.ident]
    return frozenset(held)


def negatives_real(world: World, writer: Writer, dice: random.Random) -> Iterator[Negative]:
    """All of them, in an order that dice of the same seed give again."""
    yield from _held_told(world, writer, dice)
    yield from _of_the_same_names(world, writer, dice)
    yield from _denied(world, writer, dice)
    yield from _quoted(world, writer, dice)


def _held_told(world: World, writer: Writer, dice: random.Random) -> Iterator[Negative]:
    """Claims that nobody knows, bare and in another way of writing."""
    known = {claim.ident for claim in world.known}
    paired = {first: second for first, second in labelled() if second in known}
    grams = {claim.ident: _grams(claim.text) for claim in world.known}
    for claim in world.held:
        near = frozenset(ident for ident, shared in world.like.sharing(claim.text).items() if len(shared) > 1)
        alike = spared(world.like, claim.text) | spared(world.like, claim.title)
        # The same claim may be spelled otherwise in every word.
        mine = _grams(claim.text)
        alike |= {ident for ident, other in grams.items() if _written_alike(mine, other)}
        if other := paired.get(claim.ident):
            near, alike = near | {other}, alike - {other}
        if not near - alike or not claim.usable:
            continue
        for text in (claim.text, dice.choice(writer.held_told)(claim.text, dice, ()).text):
            yield Negative(OTHER, text, near, alike)


def _grams(text: str) -> frozenset[str]:
    letters = "".join(letter for letter in text.casefold() if letter.isalnum())
    return frozenset(letters[at : at + _GRAM] for at in range(len(letters) - _GRAM + 1))


def _written_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= _WRITTEN_ALIKE * max(1, min(len(one), len(other)))


def _of_the_same_names(world: World, writer: Writer, dice: random.Random) -> Iterator[Negative]:
    """Something else about one or two names of a claim that is known."""
    named, many = _names(world.known), 0
    for claim in dice.sample(world.asked, len(world.asked)):
        mine = [name for name in dict.fromkeys(_capitals(claim.title)) if bare(name) in named]
        if not mine:
            continue
        two = dice.sample(mine, 2) if len(mine) > 1 else []
        frame = dice.choice(writer.of_two if two else writer.of_one)
        first, second = two or (mine[0], "")
        text = frame.strip().format(a=first, b=second, k=dice.randint(2, 9))
        near, alike = world.part.fellows[claim.ident], spared(world.like, text)
        if near - alike:
            yield Negative(OTHER, text, near, alike)
            many += 1
        if many == _EACH:
            return


def _denied(world: World, writer: Writer, dice: random.Random) -> Iterator[Negative]:
    """By a name or two of it; and in what the checkers wrote of it, past where they tell what was said."""
    named = _names(world.known)
    found = []
    for claim in world.asked:
        topics = {_topic(claim.title, named, dice): None for _ in range(2)}
        found += [(claim, dice.choice(writer.denials.own_words).format(n=topic)) for topic in topics if topic]
        if explained := _explained(claim.correction, dice):
            found.append((claim, dice.choice(writer.denials.after_check).format(c=explained)))
    dice.shuffle(found)
    own = [(claim, text) for claim, text in found if not world.part.fellows[claim.ident] & spared(world.like, text)]
    for claim, text in own[:_EACH]:
        yield Negative(DENIED, text, world.part.fellows[claim.ident], spared(world.like, text))


def _quoted(world: World, writer: Writer, dice: random.Random) -> Iterator[Negative]:
    """The claim whole, and that it is not so."""
    for claim in dice.sample(world.asked, min(_EACH, len(world.asked))):
        text = dice.choice(writer.denials.quoting).format(q=claim.text, k=dice.randint(1, 9))
        near = world.part.fellows[claim.ident]
        yield Negative(QUOTED, text, near, spared(world.like, text) - near)


def _names(claims: Sequence[Claim]) -> frozenset[str]:
    """Words that some claims share and that prose writes large after a small word, and hardly ever small."""
    within, large, small = Counter[str](), Counter[str](), Counter[str]()
    for claim in claims:
        within.update(words(f"{claim.title} {claim.text}"))
    # Titles write every word large, so they tell nothing.
    for told in (*(f"{claim.text} {claim.correction}" for claim in claims), *posts()):
        large.update(name.casefold() for name in _LARGE.findall(told))
        small.update(word for word in re.findall(r"[^\W\d_]+", told) if word.islower())
    return frozenset(
        word
        for word, many in within.items()
        if many >= _SHARED_BY
        and large[word] >= _SHARED_BY
        and small[word] <= _SMALL_AT_MOST * large[word]
        and says_something(word)
        and not _NO_NAME.match(word)
    )


def _topic(title: str, named: frozenset[str], dice: random.Random) -> str:
    """Two to five words of a title that stand side by side, a name among them: a reader knows what it is about."""
    told = [word.strip("\"“”‘’'.,:;!?()|") for word in title.split()]
    many = dice.randint(2, 5)
    runs = [told[at : at + many] for at in range(max(1, len(told) - many + 1))]
    fit = [run for run in runs if len(run) < len(told) and any(bare(word) in named for word in run)]
    if not fit:
        return ""
    run = dice.choice(fit)
    # A small word at an end leans on what is not there.
    while run and not says_something(run[-1]):
        run.pop()
    while run and not says_something(run[0]):
        run.pop(0)
    return " ".join(run if dice.random() < 0.6 else [word.lower() for word in run])


def _capitals(title: str) -> list[str]:
    """Words of a title without marks; one of four letters and less that is all capitals is kept so."""
    found = [word for word in re.findall(r"[^\W\d_]+", title) if word[:1].isupper()]
    return [word if len(word) < 5 or not word.isupper() else word.capitalize() for word in found]


def _explained(correction: str, dice: random.Random) -> str:
    """One to three sentences of a correction, past its first; links and references are none."""
    clean = re.sub(r"https?://\S+|\b(?:REFERENSI|Referensi)\b.*|=(?: =)+.*", " ", correction)
    told = [
        each for each in re.split(r"(?<=[.”])\s+(?=[A-Z“])", " ".join(clean.split())) if 6 <= len(each.split()) <= 45
    ]
    if len(told) < 2:
        return ""
    many = dice.randint(1, 3)
    first = dice.randint(1, max(1, len(told) - many))
    explained = " ".join(told[first : first + many])
    return explained if _DENYING.search(explained) else ""
