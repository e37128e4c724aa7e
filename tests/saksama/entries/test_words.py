"""Words of our own people: what is read is all that stands there."""

import copy
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksama.entries.encoding import decode, encode
from saksama.entries.words import MOST_IN_REASON, WhyWords, WordsRefused, reasoned, shown, unprinted, unseen, worded

TURNING = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
UNSEEN = TURNING + "\u200b\u2060\ufeff\u00ad\u180e\u3164\u2800\u115f\U000e0041\x00\x07\x1b"
IGNORABLE = (
    *((0x00AD, 0x00AD), (0x034F, 0x034F), (0x061C, 0x061C), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180D)),
    *((0x180E, 0x180E), (0x180F, 0x180F), (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x2064), (0x2065, 0x2065)),
    *((0x2066, 0x206F), (0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0), (0xFFF0, 0xFFF8)),
    *((0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A), (0xE0000, 0xE0000), (0xE0001, 0xE0001), (0xE0002, 0xE001F)),
    *((0xE0020, 0xE007F), (0xE0080, 0xE00FF), (0xE0100, 0xE01EF), (0xE01F0, 0xE0FFF)),
)
"""Default_Ignorable_Code_Point as the lines of Unicode 16.0's DerivedCoreProperties.txt have it."""
BLANK = "\u2800\U00013441\U00013442\U00016fe4\U0001d159"
LETTERS = "abz\u00e9\u0416\u4e2d09.,-"
"""Beside these no joiner and no selector shapes anything."""


@given(st.text())
def test_what_passes_is_in_one_spelling_all_of_it_seen_and_passes_again(text: str) -> None:
    try:
        found = worded(text)
    except WordsRefused:
        return
    assert worded(found) == found == found.strip()
    assert unicodedata.is_normalized("NFC", found)
    assert unprinted(found) is None
    assert found.splitlines() == found.split("\n")
    assert decode(encode({"text": found})) == {"text": found}


@given(st.text("abc ", min_size=1), st.sampled_from(UNSEEN), st.text("abc "))
def test_a_sign_that_is_not_seen_is_refused_wherever_it_stands(before: str, sign: str, after: str) -> None:
    with pytest.raises(WordsRefused) as refused:
        worded(f"a{before}{sign}{after}b")
    assert refused.value.why is WhyWords.SIGN
    assert refused.value.sign == f"U+{ord(sign):04X}"


@given(
    st.text(LETTERS, min_size=1),
    st.one_of(st.sampled_from(BLANK), *(st.integers(first, last).map(chr) for first, last in IGNORABLE)),
    st.text(LETTERS, min_size=1),
    st.integers(1, 3),
)
def test_nothing_that_a_screen_leaves_out_passes_between_letters(before: str, sign: str, after: str, many: int) -> None:
    with pytest.raises(WordsRefused) as refused:
        worded(f"{before}{sign * many}{after}")
    assert refused.value.sign == f"U+{ord(sign):04X}"
    assert f"U+{ord(sign):04X}" in [told for _run, told in shown(f"{before}{sign}{after}")]
    with pytest.raises(WordsRefused):
        worded(sign)


@pytest.mark.parametrize(
    "text",
    [
        "\u0645\u200d",
        "\u0645\u200c\u200d\u0645",
        "a\u200d\u263a",
        "\u263a\u200d",
        "\u263a\ufe0f\ufe0f",
        "\u263a\ufe0e\u200c\u263a",
        "9\ufe0f",
        "\ufe0f\u20e3",
        "\U0001f468\u200d\u200d\U0001f469",
    ],
)
def test_a_joiner_or_a_selector_that_shapes_nothing_is_refused(text: str) -> None:
    with pytest.raises(WordsRefused):
        worded(f"Laporan {text} palsu")


@given(st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1))
def test_letters_of_every_script_pass(text: str) -> None:
    if list(unseen(text)):
        return
    assert worded(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    "text",
    [
        "لالو محمد حسن",
        "می\u200cخواهم",
        "\U0001f468\u200d\U0001f469\u200d\U0001f467 ikut",
        "\u0915\u094d\u200d\u0937 \ua98f\ua9c0\u200c\ua98f",
        "\u2764\ufe0f\u200d\U0001f525 1\ufe0f\u20e3 \u2139\ufe0f \U0001f469\U0001f3fd\u200d\u2695\ufe0f",
        "Inaq Sa\u2019diyah",
        "Rp 1.000.000 (½)",
        "\u06dd١",
    ],
)
def test_names_in_arabic_writing_joiners_and_pictures_pass(text: str) -> None:
    assert worded(text) == text


def test_a_refused_sign_is_named_with_what_stands_before_it_and_no_field_tells_words() -> None:
    with pytest.raises(WordsRefused) as refused:
        worded("laporan \u202eitkubret kadit\u202c")
    error = refused.value
    assert (error.sign, error.at, error.before) == ("U+202E", 8, "laporan")
    assert "laporan" not in str(error)
    assert "before" not in error.fields
    assert copy.copy(error).fields == error.fields


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", WhyWords.EMPTY),
        (" \n\t ", WhyWords.EMPTY),
        ("\u0301 \u200d", WhyWords.NOT_SEEN),
        ("a" * (MOST_IN_REASON + 1), WhyWords.LONG),
    ],
)
def test_a_reason_is_words_and_not_too_long(text: str, why: WhyWords) -> None:
    with pytest.raises(WordsRefused) as refused:
        reasoned(text)
    assert refused.value.why is why


def test_a_reason_of_the_full_length_is_kept_to_the_last_letter() -> None:
    assert reasoned("a" * MOST_IN_REASON) == "a" * MOST_IN_REASON


def test_ends_of_lines_and_tabs_have_one_spelling() -> None:
    assert worded("satu\r\ndua\rtiga\tempat ") == "satu\ndua\ntiga empat"
    with pytest.raises(WordsRefused):
        worded("satu\ndua", lines=False)


def test_what_is_not_needed_may_be_empty_but_no_sign_hides_in_it() -> None:
    assert worded("  ", needed=False) == ""
    with pytest.raises(WordsRefused):
        worded("\u200b", needed=False)


@given(st.text(st.sampled_from("ab \n\t\u0645" + UNSEEN)))
def test_a_stranger_s_text_is_shown_whole_and_each_unseen_sign_by_its_number(text: str) -> None:
    pieces = list(shown(text))
    assert all(bool(run) is not bool(sign) for run, sign in pieces)
    assert "".join(run or sign for run, sign in pieces) == "".join(
        f"U+{ord(sign):04X}" if sign in UNSEEN else sign for sign in text
    )


@given(st.text(st.characters()))
def test_a_text_is_judged_as_each_of_its_signs_is_but_for_joiners_and_selectors(text: str) -> None:
    shaping = "\u200c\u200d\ufe0e\ufe0f"
    alone = [at for at, sign in enumerate(text) if sign not in shaping and list(unseen(sign))]
    assert [at for at in unseen(text) if text[at] not in shaping] == alone
