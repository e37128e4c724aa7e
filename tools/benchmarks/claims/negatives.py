"""Posts that must not be matched: another claim on the same, another of one event, a denial, an ordinary post.

Rules kept here:
  * Each says which claims it is nearest to (`named`), and who is so like it that nobody could say (`spared`). A match
    with any claim is false but with one that is spared: that is counted neither way.
  * A denial is no repetition: a request to take a post down must never reach who put the claim right. It stands as a
    hard negative, in two kinds, for they differ: in its own words, and with the claim quoted whole before it is denied.
    What only letters can tell apart, the second is not; a matcher that finds it has to read that it denies.
    "Hoax, they say, but it is true: ..." is no denial, and stands among the repetitions (`alterations.half_quoted`).
  * From the data where it has them: real claims beside others with which they share rare words, a quarter of them held
    out of what is known (a check of the same claim with it); pairs that somebody called different, the fact-checkers'
    corrections, posts of the time. The rest is made of `happenings` at real places, whose claims are known too.
  * `same_words_elsewhere` stands beside the bar and is not in it: the very words of a made claim with another place and
    number. They are another claim, and a desk would still like to be shown it.
  * Neither part has a place or an ordinary post of the other.
Left to others: repetitions (`alterations`), figures (`scoring`).
"""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from tools.benchmarks.claims.happenings import EVENTS, ORDINARY, QUOTING, TOPICS, Happening
from tools.benchmarks.claims.places import Place, places
from tools.benchmarks.claims.real import Claim
from tools.benchmarks.claims.split import Likeness, Part, likeness, spared, words

HARD: Final = ("other_claim", "same_event", "denial_in_own_words", "denial_that_quotes")
BESIDE: Final = "same_words_elsewhere"
PLAIN: Final = "ordinary"
_HELD = 0.25
_PLACES = 15
_MADE_ORDINARY = 600
_QUOTED = 400
_NEAR_IN_TIME = 30
_LONGEST = 80
_SHARED = 2
_TOO_MUCH = 0.35
"""Of a text's words: who shares so many rare ones may be of the same series, which no reader would call another."""


@dataclass(frozen=True, slots=True)
class Negative:
    """`named`: the claims it must above all not be matched with; `spared`: those that are counted neither way."""

    kind: str
    text: str
    named: frozenset[str]
    spared: frozenset[str]


@dataclass(frozen=True, slots=True)
class Made:
    """A made claim, with the happening, the place and the polling station that it is of."""

    ident: str
    text: str
    sentence: str
    happening: Happening
    place: Place
    station: int
    kind: str


@dataclass(frozen=True, slots=True)
class World:
    """What is known in one part: claims by id, real and made; which real ones were held out; which are made."""

    known: Mapping[str, str]
    held: frozenset[str]
    made: tuple[Made, ...]


def share_of_time(found: Sequence[str], part: Part) -> list[str]:
    """Of posts, the oldest first, the first two thirds for the open part, the last for the sealed one."""
    cut = len(found) * 2 // 3
    return list(found[:cut] if part.name == "open" else found[cut:])


def world(part: Part, dice: random.Random) -> World:
    """Real claims without a quarter of the usable ones (and every check of those), and the made ones."""
    drawn = dice.sample([claim.ident for claim in part.usable], round(len(part.usable) * _HELD))
    held = frozenset(fellow for ident in drawn for fellow in part.fellows[ident])
    told = [*((each, "same_event") for each in EVENTS), *((each, "other_claim") for each in TOPICS)]
    free = _own(places(), part, dice)
    found = []
    for count, (happening, kind) in enumerate(told):
        for at in range(_PLACES):
            place, station = free.pop(), dice.randint(1, 30)
            sentence = happening.claimed[at % len(happening.claimed)]
            text = place.fill(sentence, dice, station)
            found.append(Made(f"made-{count}-{at}", text, sentence, happening, place, station, kind))
    known = {claim.ident: claim.text for claim in (*part.before, *part.claims) if claim.ident not in held}
    return World(known | {each.ident: each.text for each in found}, held, tuple(found))


def negatives(part: Part, there: World, posts: Sequence[str], pairs: Sequence[tuple[str, str]], dice: random.Random
              ) -> list[Negative]:  # fmt: skip
    """All kinds; `posts` are this part's own ordinary ones."""
    known = [claim for claim in part.claims if claim.ident not in there.held]
    like = likeness([*part.before, *known])
    return [
        *_beside(part, like),
        *_called_different(part, there, pairs),
        *_besides(there, dice),
        *_corrections(known, there, dice),
        *_quoting(known, there, dice),
        *_elsewhere(part, there, dice),
        *(Negative(PLAIN, text, frozenset(), spared(like, text)) for text in posts),
        *(Negative(PLAIN, text, frozenset(), frozenset()) for text in ordinary(part, dice, _MADE_ORDINARY)),
    ]


def ordinary(part: Part, dice: random.Random, many: int) -> list[str]:
    """What people write on any day about places of this part."""
    of_part = _own(places(), part, dice)
    return [
        _said(dice.choice(of_part).fill(dice.choice(ORDINARY), dice, dice.randint(1, 30)), dice) for _ in range(many)
    ]


def _beside(part: Part, like: Likeness) -> list[Negative]:
    """Claims beside known ones that share rare words with them; who is known matches itself, which is spared."""
    when = {claim.ident: claim.place or 0 for claim in (*part.before, *part.claims)}
    found = []
    for claim in part.usable:
        doubtful = spared(like, claim.text) | spared(like, claim.title) | part.fellows[claim.ident]
        for text in dict.fromkeys((claim.text, claim.title)):
            sharing = {ident: rare for ident, rare in like.sharing(text).items() if len(rare) >= _SHARED}
            much = max(4, len(words(text))) * _TOO_MUCH
            unsure = doubtful.union(ident for ident, rare in sharing.items() if len(rare) >= much)
            named = frozenset(sharing) - unsure
            if named:
                near = any(
                    len(sharing[ident]) > _SHARED and abs(when[ident] - when[claim.ident]) <= _NEAR_IN_TIME
                    for ident in named
                )
                found.append(Negative("same_event" if near else "other_claim", text, named, unsure))
    return found


def _called_different(part: Part, there: World, pairs: Sequence[tuple[str, str]]) -> list[Negative]:
    titles = {claim.ident: claim.title for claim in part.claims}
    both = [pair for one, other in pairs for pair in ((one, other), (other, one))]
    return [
        Negative("other_claim", titles[asked], frozenset({known}), part.fellows[asked] - {known})
        for known, asked in both
        if known in there.known and asked in titles and known not in part.fellows[asked]
    ]


def _besides(there: World, dice: random.Random) -> list[Negative]:
    return [
        Negative(
            each.kind, _said(each.place.fill(sentence, dice, each.station), dice), frozenset({each.ident}), frozenset()
        )
        for each in there.made
        for sentence in each.happening.besides
    ]


def _corrections(known: Sequence[Claim], there: World, dice: random.Random) -> list[Negative]:
    """What the fact-checkers wrote, cut to what is posted; and what offices say of the made claims."""
    real = [
        Negative(
            "denial_in_own_words", " ".join(claim.correction.split()[:_LONGEST]), frozenset({claim.ident}), frozenset()
        )
        for claim in known
        if len(claim.correction.split()) > 15
    ]
    return real + [
        Negative(
            "denial_in_own_words", each.place.fill(sentence, dice, each.station), frozenset({each.ident}), frozenset()
        )
        for each in there.made
        for sentence in each.happening.denied
    ]


def _quoting(known: Sequence[Claim], there: World, dice: random.Random) -> list[Negative]:
    usable = [(claim.ident, claim.text.strip(" .")) for claim in known if claim.usable]
    usable += [(each.ident, each.text) for each in there.made]
    return [
        Negative("denial_that_quotes", dice.choice(QUOTING).format(claim=text), frozenset({ident}), frozenset())
        for ident, text in dice.sample(usable, min(_QUOTED, len(usable)))
    ]


def _elsewhere(part: Part, there: World, dice: random.Random) -> list[Negative]:
    """Each made claim's own sentence, twice, about a place of which nothing is known."""
    taken, known = {each.place for each in there.made}, {each.text for each in there.made}
    free = [place for place in _own(places(), part, dice) if place not in taken]
    said = [
        (each, dice.choice(free).fill(each.sentence, dice, each.station + 31)) for each in there.made for _ in range(2)
    ]
    return [
        Negative(
            BESIDE, text, frozenset(other.ident for other in there.made if other.sentence == each.sentence), frozenset()
        )
        for each, text in said
        # A sentence that names the regency alone may be known of another village there.
        if text not in known
    ]


def _own(found: Sequence[Place], part: Part, dice: random.Random) -> list[Place]:
    """Every second district is this part's, in an order of its own."""
    districts = sorted({place.kec for place in found})
    ours = {kec for at, kec in enumerate(districts) if at % 2 == (part.name == "sealed")}
    own = [place for place in found if place.kec in ours]
    return dice.sample(own, len(own))


def _said(text: str, dice: random.Random) -> str:
    """As it is posted: small letters, a word before, a tag behind, or as it stands."""
    return dice.choice(
        [
            text,
            text,
            text.lower(),
            f"Info: {text}",
            f"{text} 🙏",
            f"{text} mohon info",
            text.upper(),
            f"{text} #lombok #ntb",
        ]
    )
