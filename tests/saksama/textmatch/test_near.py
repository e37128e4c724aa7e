import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksama.textmatch.fold import fold
from saksama.textmatch.near import NEAR, PART, WINDOW, How, bands, groups, judged, marks, shingles
from saksama.textmatch.words import differences
from tests.saksama.textmatch.connected import is_connected
from tests.saksama.textmatch.examples import CLAIMS

SAID = CLAIMS[1][1] + ", kata seorang petugas yang tidak mau disebut namanya, Senin malam"


def test_equal_texts_near_texts_and_pieces_are_one_group_with_a_reason_for_each() -> None:
    found = groups(
        [
            ("asli", SAID),
            ("lain", CLAIMS[2][1]),
            ("sama", f"*Diteruskan*\n{SAID.upper()} 🔥"),
            ("dekat", SAID.replace("seorang petugas", "seorang kapten")),
            ("potong", "  ".join(SAID.split()[3:11])),
        ],
        fold,
    )
    assert [group.posts for group in found] == [("asli", "sama", "dekat", "potong")]
    assert [(join.other, join.how) for join in found[0].joins] == [
        ("sama", How.SAME),
        ("dekat", How.NEAR),
        ("potong", How.PART),
    ]
    assert found[0].joins[0].likeness == 1.0
    assert NEAR <= found[0].joins[1].likeness < 1.0
    assert PART <= found[0].joins[2].likeness <= 1.0


def test_other_claims_on_the_same_matter_are_no_copies() -> None:
    assert groups(CLAIMS, fold) == ()
    assert groups([], fold) == ()
    assert groups([("a", "🔥"), ("b", "🔥"), ("c", "")], fold) == ()


def test_a_quotation_is_found_by_a_run_of_words_it_shares() -> None:
    inside = (
        "Saya dengar dari tetangga yang baru pulang dari pasar ikan pagi tadi: " + SAID + " Apa betul begitu kawan?"
    )
    assert [group.posts for group in groups([("asli", SAID), ("kutip", inside)], fold)] == [("asli", "kutip")]
    assert marks(shingles(fold(SAID))) & marks(shingles(fold(inside)))


def test_the_judgement_is_exact_at_its_edges() -> None:
    assert judged(0, 0, 0) is None
    assert judged(4, 7, 7) == (How.NEAR, 0.4)
    assert judged(39, 70, 67) is None
    assert judged(5, 6, 60) == (How.PART, 5 / 6)
    assert judged(4, 6, 60) is None
    assert judged(5, 5, 60) is None


def test_a_text_copied_many_times_stays_one_group_and_costs_no_more_joins_than_copies() -> None:
    posts = [(f"p{at}", f"{SAID} {at // 50}") for at in range(400)]
    (group,) = groups(posts, fold)
    assert len(group.posts) == 400
    assert len(group.joins) == 399


def test_progress_is_told_post_by_post() -> None:
    told: list[int] = []
    groups(CLAIMS, fold, told=told.append)
    assert told == list(range(1, len(CLAIMS) + 1))


@given(st.lists(st.sampled_from(["ikan", "kapal", "laut", "pasar", "suara", "hari", "malam", "kartu"]), max_size=40))
def test_each_group_is_connected_by_its_joins_and_every_join_holds(words: list[str]) -> None:
    posts = [(f"p{at}", " ".join(words[at : at + 9])) for at in range(0, len(words), 2)]
    texts = dict(posts)
    found = groups(posts, fold)
    assert found == groups(posts, fold)
    for group in found:
        assert is_connected(group)
        for join in group.joins:
            one, other = (frozenset(shingles(fold(texts[post]))) for post in (join.one, join.other))
            same = fold(texts[join.one]) == fold(texts[join.other])
            judgement = (How.SAME, 1.0) if same else judged(len(one & other), len(one), len(other))
            assert judgement == (join.how, join.likeness)
            assert differences(fold(texts[join.one]), fold(texts[join.other]), join.how, join.likeness, "en")


@given(st.lists(st.integers(0, 2**61 - 1), min_size=1, max_size=60))
def test_bands_and_marks_are_few_and_always_the_same(found: list[int]) -> None:
    assert bands(frozenset(found)) == bands(frozenset(reversed(found)))
    assert marks(found) <= set(found)
    assert marks(found)
    inside = found[3 : 3 + WINDOW]
    if len(inside) == WINDOW:
        assert min(inside) in marks(found)


def test_numbers_are_the_same_on_every_machine() -> None:
    # Groups of two institutions are compared: what a process hashes for itself would differ.
    assert shingles(("surat", "suara")) == pytest.approx([shingles(("surat", "suara"))[0]])
    assert bands(frozenset()) == []
    assert marks([]) == set()
    assert shingles(()) == []
    assert len(shingles(("suara",))) == 1
