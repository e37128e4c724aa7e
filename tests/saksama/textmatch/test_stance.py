"""What a post says beside a claim is read as people write it, and weighed."""

from collections.abc import Set as AbstractSet
from functools import partial
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksama.textmatch.claim import Claims
from saksama.textmatch.fold import DISGUISED, MARKS, fold
from saksama.textmatch.stance import AROUND, ENDS, TOLD, Stance, either_denies
from saksama.textmatch.weight import stem
from tests.saksama.textmatch.examples import CLAIMS

CLAIM = "kapal pengangkut surat suara tenggelam di selat"


def signs(post: str, claim: str = CLAIM) -> AbstractSet[str]:
    """What a post says beside a claim that stands in it word for word."""
    words, told = fold(post), fold(claim)
    at = next(at for at in range(len(words)) if words[at : at + len(told)] == told)
    return Stance(words, partial(fold.marked, post)).beside(map(stem, told), (at, at + len(told))).signs


@pytest.mark.parametrize(
    ("post", "said"),
    [
        (f"Bohong! {CLAIM}", {"bohong", "<begin> bohong", "! <told>", "[bohong]", "<plain>", "[<plain>]"}),
        (f"{CLAIM}? Tidak.", {"<told> ?", "? tidak", "[tidak]"}),
        # who asks and answers is not who asks alone
        (f"Buat yang tanya {CLAIM} benar atau tidak: tidak.", {": tidak", "tidak :", "[tidak]"}),
        # a small picture speaks, the first of a row; where one ends a sentence the end counts too
        (f"{CLAIM} 🤥🤥🤥", {"<told> 🤥", "🤥"}),
        (f"{CLAIM} ❌❌ salah", {"❌ salah", "[salah]"}),
        # a claim that ends in an exclamation
        (f"{CLAIM}!!! kata siapa", {"<told> .", "[kata siapa]"}),
        (f"ada 12 orang bilang {CLAIM}", {"<number> orang", "bilang <told>"}),
    ],
)
def test_signs_are_words_neighbours_and_short_sentences(post: str, said: set[str]) -> None:
    assert said <= signs(post)


def test_what_stands_far_from_the_claim_and_from_the_ends_is_not_read() -> None:
    far = " ".join(f"kata{chr(97 + at)}" for at in range(AROUND + ENDS + 4))
    found = signs(f"{CLAIM} {far} bohong {far}")
    assert "bohong" not in found
    assert any("<gap>" in sign for sign in found)
    assert "bohong" in signs(f"{CLAIM} {far} bohong")
    assert "bohong" in signs(f"{CLAIM} bohong {far} {far}")


def test_words_of_the_claim_are_not_the_tellers_but_a_no_and_a_listed_word_of_its_own() -> None:
    claim = "berita palsu soal kapal tenggelam tidak dicabut"
    plain = signs(claim, claim)
    assert {"<begin> <told>", "<told> <end>"} == {sign for sign in plain if " " in sign}
    assert "palsu" in signs(f"{claim}. Ternyata palsu, saya menyesal", claim)
    assert "tidak" in signs(f"{claim}? tidak", claim)


def test_what_is_thrown_in_is_not_read_but_a_denial_between_two_tellings_is() -> None:
    half, rest = "kapal pengangkut surat suara", "tenggelam di selat"
    told = fold(CLAIM)
    for post, read in (
        (f"{half}. Siapa bilang? {rest}", False),
        (f"{CLAIM}\nsiapa bilang?\n{CLAIM}", True),
        (f"{CLAIM}? siapa bilang. kapal suara selamat", True),
    ):
        words = fold(post)
        last = max(at for at, word in enumerate(words) if word in told)
        found = Stance(words, partial(fold.marked, post)).beside(map(stem, told), (0, last + 1)).signs
        assert ("siapa bilang" in found) == read, post


def test_heads_of_chat_lines_and_words_cut_at_a_line_s_end_are_read_as_in_the_whole() -> None:
    assert "hoax" not in signs(f"12/03/24, 10:00 - Stop Hoax: {CLAIM}")
    assert "[tidak]" in signs(f"{CLAIM} kata pe-\nnumpang? Tidak.")


def test_what_is_said_beside_one_run_is_said_of_all_claims_that_it_tells() -> None:
    words, told = fold(f"{CLAIM} itu hoaks"), fold(CLAIM)
    stance = Stance(words)
    best = stance.beside(map(stem, told), (0, len(told)))
    assert best.denies
    assert stance.beside(map(stem, (*told[:4], "itu", "hoaks")), (0, len(told))) == best
    # Another run is asked anew.
    assert stance.beside(map(stem, words), (0, len(words))) != best


@pytest.mark.parametrize(
    ("post", "repeats"),
    [
        ("Kapal pengangkut surat suara tidak tenggelam di Selat Contoh karena kelebihan muatan", False),
        ("kapal pengangkut surat suara gak tenggelam di selat contoh", False),
        ("Bupati Contoh belum membagikan sapi kurban kepada ketua RT sebelum pencoblosan", False),
        # thrown in, or a claim's own in another place
        ("Kapal pengangkut surat suara [tidak jelas] tenggelam di Selat Contoh karena kelebihan muatan", True),
        ("kami tidak digaji, guru honorer desa contoh, sejak Maret kata bupati", True),
    ],
)
def test_a_no_between_two_neighbours_of_a_claim_makes_it_its_opposite(post: str, repeats: bool) -> None:
    known = Claims([*CLAIMS, ("gaji", "Sejak Maret guru honorer Desa Contoh tidak digaji kata bupati")])
    assert bool(known.matches(post)) == repeats
    assert known.matches(post, denials=True)


@pytest.mark.parametrize("between", [". ", "\n", "\n\n- ", ", "])
def test_what_tells_another_claim_is_not_said_beside_this_one(between: str) -> None:
    known, texts = Claims(CLAIMS), [text for _, text in CLAIMS]
    for one, other in pairwise([*texts, texts[0]]):
        assert [each.why.denies for each in known.matches(f"{one}{between}{other}", denials=True)] == [False, False]
    denied = known.matches(f"{texts[0]}. Semua itu hoaks. {texts[1]}. Hoaks juga.", denials=True)
    assert [each.why.denies for each in denied] == [True, True]


def test_the_very_words_of_a_claim_repeat_it_whatever_they_say() -> None:
    known = Claims([*CLAIMS, ("hoaks", "hoaks"), ("tidak", "tidak benar")])
    assert [match.claim for match in known.matches("hoaks")] == ["hoaks"]


def test_sentences_end_also_where_a_claim_is_nearly_told() -> None:
    known = Claims([*CLAIMS, ("perahu", "Jokowi menghibahkan perahu nelayan Lombok kemarin sore")])
    for name in ("Mulyono", "Raja Jawa"):
        (match,) = known.matches(f"{name} menghibahkan perahu nelayan Lombok kemarin sore? Tidak.", denials=True)
        assert match.why.denies, name


def test_a_picture_alone_may_decide() -> None:
    known = Claims(CLAIMS)
    assert known.matches(f"{CLAIMS[1][1]} ❌ hoaks 🤥") == ()
    assert known.matches(f"😱 {CLAIMS[1][1]} 😭🙏") != ()


def test_a_picture_before_the_first_word_is_read() -> None:
    assert fold.marked(f"🤥 {CLAIM}")[0] == "🤥"


def test_either_of_two_may_deny_the_other() -> None:
    told = fold(CLAIM)
    assert either_denies(told, fold(f"{CLAIM} itu hoaks, jangan percaya"))
    assert either_denies(fold(f"{CLAIM} itu hoaks, jangan percaya"), told)
    assert not either_denies(told, told)


def test_sentences_of_a_long_text_are_not_told_apart() -> None:
    assert fold.marked("a. " * DISGUISED) == ()
    assert fold.marked(CLAIM) == ()
    assert not Stance(fold(CLAIM)).beside(map(stem, fold(CLAIM)), (0, 7)).denies


PIECES = st.sampled_from(
    [*CLAIM.split(), "tidak", "bohong", "hoaks", "12", "?", "!", ".", ":", "\n", "🤥", "❌", "<told>", "gp"]
)
ENDING = frozenset("?!.:\n🤥❌")


@given(st.lists(PIECES, max_size=40).map(" ".join), st.integers(0, 40), st.integers(0, 40))
def test_any_text_is_read_and_the_same_each_time(post: str, one: int, other: int) -> None:
    words, marked = fold(post), fold.marked(post)
    assert [each for each in marked if each[0].isalnum()] or not words or ENDING.isdisjoint(post)
    begin, end = sorted((min(one, len(words)), min(other, len(words))))
    found = Stance(words, lambda: marked).beside(map(stem, fold(CLAIM)), (begin, end))
    assert found == Stance(words, lambda: marked).beside(map(stem, fold(CLAIM)), (begin, end))
    # What tells the claim is one sign, however long.
    assert f"{TOLD} {TOLD}" not in found.signs


@given(st.text(max_size=200))
def test_marks_stand_between_words_and_no_two_ends_in_a_row(text: str) -> None:
    marked = fold.marked(text)
    assert not marked or marked[0] not in MARKS
    assert not any(one in MARKS and other in MARKS for one, other in pairwise(marked))
