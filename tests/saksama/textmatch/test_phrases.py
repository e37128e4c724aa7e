"""Of listed phrases the longest that stands there is it."""

from hypothesis import given
from hypothesis import strategies as st

from saksama.textmatch.phrases import Phrases

PHRASES = st.lists(st.lists(st.sampled_from("abc"), max_size=4).map(tuple), max_size=8)


@given(PHRASES, st.lists(st.sampled_from("abcd"), min_size=1, max_size=12))
def test_the_longest_phrase_that_stands_there_is_it(listed: list[tuple[str, ...]], words: list[str]) -> None:
    phrases = Phrases({each: "".join(each) for each in listed})
    for at in range(len(words)):
        standing = [each for each in listed if each and tuple(words[at : at + len(each)]) == each]
        longest = max(standing, key=len, default=())
        assert phrases.at(words, at) == ((len(longest), "".join(longest)) if longest else None)
    firsts = {each[0] for each in listed if each}
    assert phrases.in_any(words) == bool(firsts & set(words))
    assert {word for word in words if word in phrases} == firsts & set(words)
