from itertools import accumulate, product

from hypothesis import given
from hypothesis import strategies as st

from saksama.textmatch.candidate import MOST, Bound, most
from saksama.textmatch.claim import Claims
from saksama.textmatch.fold import fold
from saksama.textmatch.run import places, run
from tests.saksama.textmatch.examples import CLAIMS

WORDS = sorted(
    {word for _, text in CLAIMS for word in fold(text)}
    | {"yang", "dan", "untuk", "entah", "belut", "2024"}
    # Mistyped: no claim has them, and one may be meant.
    | {"kpaall", "tengglaem", "pengangktt", "pencboloasn"}
)
TEXTS = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)


def reaching(known: Claims, text: str, threshold: float) -> set[str]:
    """Every claim that reaches the threshold, by comparing each, as it is written and beside it."""
    words = known._fold(text)
    numbers = known._vocabulary.numbers(words)
    post = known._post(words, numbers, known._asked(numbers).whole)
    shares = [
        known._share(post.known, post.weight, place)
        for place, claim in enumerate(known._claims)
        if claim.known & post.known
    ]
    told = known._told(post, known._stance(text, words), shares, len(known._claims) + 1, threshold, denials=True)
    return {known._claims[-each.before].id for each in told}


@given(st.lists(TEXTS, max_size=30), st.lists(TEXTS, max_size=8), st.floats(0.01, 0.99))
def test_no_claim_that_reaches_the_threshold_is_left_out(claims: list[str], posts: list[str], threshold: float) -> None:
    known = Claims((str(place), text) for place, text in enumerate(claims))
    # A claim inside a longer post is found by what the post has of it late, too.
    for text in [*posts, *claims, *map(" ".join, product(claims[:4], posts))]:
        told = known.matches(text, top=len(claims) + 1, threshold=threshold, denials=True)
        assert {match.claim for match in told} == reaching(known, text, threshold)


@given(st.lists(TEXTS, max_size=12), st.lists(TEXTS, max_size=12))
def test_many_posts_at_once_are_told_as_each_alone(claims: list[str], posts: list[str]) -> None:
    known = Claims((str(place), text) for place, text in enumerate(claims))
    assert known.matches_of(posts) == [known.matches(text) for text in posts]


@given(st.lists(st.integers(0, 9), max_size=40), st.frozensets(st.integers(0, 12)))
def test_the_run_is_the_same_where_the_places_of_words_are_looked_up(words: list[int], known: frozenset[int]) -> None:
    sums = list(accumulate((1 / (2 + word) for word in words), initial=0.0))
    assert run(words, sums, known, places(words)) == run(words, sums, known)


def test_a_claim_of_one_word_is_found_in_a_post_that_says_nothing_else() -> None:
    known = Claims([("satu", "belut"), ("lain", "kapal tenggelam di selat")])
    assert [match.claim for match in known.matches("belut!!")] == ["satu"]
    # One word that stands in it says nothing: posts would be matched with whoever wrote "merdeka".
    assert known.matches("katanya ada belut di kapal itu") == ()


def test_words_that_many_claims_have_find_none_together() -> None:
    common = " ".join(CLAIMS[0][1].split()[:6])
    known = Claims([(f"c{place}", f"{common} {place + 10} {chr(97 + place % 26) * 5}") for place in range(400)])
    assert known.matches(f"katanya {common} lagi ramai sekali hari ini") == ()


def test_of_very_many_alike_the_likeliest_are_given() -> None:
    names = [f"{one}{vowel}{other}xq" for one, vowel, other in product("bcdfghjklm", "aiueo", "bcdfghjklm")]
    alike = [(name, f"{CLAIMS[0][1]} nomor {name}") for name in names[: MOST + 10]]
    pairs = product(names[100:200], names[200:300])
    found = Claims([*alike, *((f"{one} {other}", f"{one} {other}") for one, other in pairs)]).matches(
        alike[-1][1], top=3 * MOST
    )
    assert len(found) == MOST
    assert found[0].claim == alike[-1][0]


def test_of_very_many_equal_ones_the_first_are_given() -> None:
    known = Claims((f"c{place}", CLAIMS[0][1]) for place in range(3 * MOST))
    assert [match.claim for match in known.matches(CLAIMS[0][1], top=3 * MOST)] == [f"c{at}" for at in range(MOST)]


@given(st.floats(0.01, 0.99), st.floats(0.0, 60.0), st.floats(0.001, 60.0), st.integers(0, 40))
def test_what_cannot_reach_is_what_scores_too_little_at_most(
    threshold: float, gained: float, shorter: float, words: int
) -> None:
    bound = Bound(threshold)
    gained = min(gained, shorter)
    if most(gained, shorter, words) >= threshold:
        assert bound.reach(gained) >= shorter
    if bound.reach(gained) < shorter * (1 - 1e-6):
        assert most(gained, shorter, words) < threshold
