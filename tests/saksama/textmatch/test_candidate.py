from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from saksama.textmatch.candidate import MOST, Bound, Shares
from saksama.textmatch.claim import Claims, _Post
from saksama.textmatch.fold import fold
from saksama.textmatch.vocabulary import UNKNOWN
from tests.saksama.textmatch.examples import CLAIMS

WORDS = sorted({word for _, text in CLAIMS for word in fold(text)} | {"yang", "dan", "untuk", "entah", "belut", "2024"})
TEXTS = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)


def reaching(known: Claims, text: str, threshold: float) -> set[int]:
    """Every claim that reaches the threshold, by comparing each."""
    words = fold(text)
    numbers = known._vocabulary.numbers(words)
    post = _Post(words, numbers, frozenset(numbers))
    whole = known._sum(post.known - {UNKNOWN}) + numbers.count(UNKNOWN)
    return {
        place
        for place, claim in enumerate(known._claims)
        if claim.known & post.known
        and known._compare(post, Shares(place, 0.0, min(claim.weight, whole))).score >= threshold
    }


@given(st.lists(TEXTS, max_size=30), st.lists(TEXTS, max_size=8), st.floats(0.01, 0.99))
def test_no_claim_that_reaches_the_threshold_is_left_out(claims: list[str], posts: list[str], threshold: float) -> None:
    known = Claims((str(place), text) for place, text in enumerate(claims))
    # A claim inside a longer post is found by what the post has of it late, too.
    for text in [*posts, *claims, *map(" ".join, product(claims[:4], posts))]:
        found = {int(match.claim) for match in known.matches(text, top=len(claims) + 1, threshold=threshold)}
        assert found == reaching(known, text, threshold)


@given(st.lists(TEXTS, max_size=12), st.lists(TEXTS, max_size=12))
def test_many_posts_at_once_are_told_as_each_alone(claims: list[str], posts: list[str]) -> None:
    known = Claims((str(place), text) for place, text in enumerate(claims))
    assert known.matches_of(posts) == [known.matches(text) for text in posts]


def test_a_claim_of_one_word_and_a_post_of_one_word_are_found() -> None:
    known = Claims([("satu", "belut"), ("lain", "kapal tenggelam di selat")])
    assert [match.claim for match in known.matches("katanya ada belut di kapal itu")] == ["satu"]
    assert [match.claim for match in known.matches("belut")] == ["satu"]


def test_of_very_many_alike_the_likeliest_are_given() -> None:
    alike = [(f"c{place}", f"{CLAIMS[0][1]} nomor {place + 10}") for place in range(3 * MOST)]
    found = Claims(alike).matches(alike[-1][1], top=3 * MOST)
    assert len(found) == MOST
    assert found[0].claim == alike[-1][0]


@given(st.floats(0.01, 0.99), st.floats(0.0, 60.0), st.floats(0.001, 60.0))
def test_what_cannot_reach_is_what_scores_too_little_at_most(threshold: float, gained: float, shorter: float) -> None:
    bound = Bound(threshold)
    gained = min(gained, shorter)
    if bound.most(gained, shorter) >= threshold:
        assert bound.reach(gained) >= shorter
    if bound.reach(gained) < shorter * (1 - 1e-6):
        assert bound.most(gained, shorter) < threshold
