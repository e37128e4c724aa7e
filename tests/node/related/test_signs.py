"""What makes two reports alike: near texts, names, files, place and day; no database."""

from hypothesis import given
from hypothesis import strategies as st

from saksama_node.related.signs import NEAR, Sign, Told, folded_name, likeness, packed, shingles, signs_of, unpacked
from tests.node.related.accounts import ACCOUNT, OTHER, edited


def test_a_copy_with_every_tenth_word_changed_is_near_and_another_report_is_not() -> None:
    mine = shingles(ACCOUNT)
    near = sum(likeness(mine, shingles(edited(ACCOUNT, 0.1, seed))) >= NEAR for seed in range(200))
    assert near >= 180
    assert likeness(mine, shingles(OTHER)) < 0.05
    assert likeness(mine, shingles(ACCOUNT.upper().replace(",", " ;"))) == 1.0


def test_a_near_text_shares_part_of_its_sketch() -> None:
    mine = signs_of(Told(ACCOUNT, (), (), "", "")).values
    for seed in range(200):
        text = edited(ACCOUNT, 0.1, seed)
        if likeness(shingles(ACCOUNT), shingles(text)) >= NEAR:
            assert mine & signs_of(Told(text, (), (), "", "")).values


def test_a_text_that_says_too_little_is_near_to_nothing() -> None:
    assert shingles("saya melihat hal itu") == frozenset()
    assert likeness(frozenset(), frozenset()) == 0.0


def test_titles_case_and_accents_do_not_make_another_person_and_nobody_is_no_name() -> None:
    assert folded_name("H. Lalu Contoh, S.H., M.Si.") == folded_name("LALU  CONTOH") == "lalu contoh"
    assert folded_name("Lalu Contoh Dua") != folded_name("Lalu Contoh")
    assert [folded_name(name) for name in ("Tidak diketahui", "oknum", "---")] == [""] * 3


def test_place_counts_only_with_its_day() -> None:
    kinds = [
        {sign for sign, _ in signs_of(Told("", (), (), place, day)).values}
        for place, day in (("52.01.01", "2026-11-22"), ("52.01.01", ""), ("", "2026-11-22"))
    ]
    assert kinds == [{Sign.PLACE}, set(), set()]


@given(st.text(max_size=300), st.text(max_size=300))
def test_likeness_is_symmetric_and_one_for_itself(one: str, other: str) -> None:
    a, b = shingles(one), shingles(other)
    assert likeness(a, b) == likeness(b, a)
    assert 0.0 <= likeness(a, b) <= 1.0
    assert likeness(a, a) == (1.0 if a else 0.0)
    assert unpacked(packed(a)) == a
