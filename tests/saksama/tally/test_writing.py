"""Readable lines are no wider than a terminal and lose no word."""

from hypothesis import given
from hypothesis import strategies as st

from saksama.cli.tally.writing import WIDTH, wrapped

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=50)


@given(st.integers(0, 8), st.lists(WORDS, min_size=1, max_size=40), st.sampled_from([" ", "  "]))
def test_a_line_keeps_its_words_in_80_columns(deep: int, words: list[str], between: str) -> None:
    line = " " * deep + words[0] + between + " ".join(words[1:])
    told = wrapped(line)
    assert all(len(each) <= WIDTH for each in told.splitlines())
    assert told.split() == line.split()
    assert wrapped(told.splitlines()[0]) == told.splitlines()[0]


def test_further_lines_stand_under_the_second_column_and_a_digest_stays_whole() -> None:
    first, *others = wrapped(f"  E1           16.243 TPS; tidak ada: {', '.join(['suara_paslon_1_turus'] * 5)}").split(
        "\n"
    )
    assert first.startswith("  E1           16.243")
    assert others
    assert all(each.startswith(" " * 15) and each[15] != " " for each in others)
    digest = "a" * 64
    assert digest in wrapped(f"Sumber: sebuah-berkas-yang-namanya-panjang.csv, SHA-256 {digest}").split()


def test_a_short_line_stays_as_it_is() -> None:
    assert wrapped("  H5     604    5,2 %") == "  H5     604    5,2 %"
