"""Words that a second person reads: what is seen is all that stands there."""

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from saksama_node.web.desk.frame.prose import Prose

TURNING = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
UNSEEN = " \u00a0\u200b\u200c\u200d\u2060\ufeff\u3164\u2800\u115f\u0301\ufe0f\n"


@given(st.text(UNSEEN))
def test_signs_that_nobody_sees_are_no_words(words: str) -> None:
    with pytest.raises(ValidationError):
        Prose(rows=3).clean(words)


@given(st.text(" \u00a0\u3000\n"), st.sampled_from("aZ7\u0645\u5b57!\U0001f5f3"))
def test_one_sign_that_is_seen_is_a_word(before: str, sign: str) -> None:
    assert Prose(rows=3).clean(before + sign).endswith(sign)


@given(st.text("abc ", min_size=1), st.sampled_from(TURNING), st.text("abc "))
def test_what_turns_the_order_of_letters_is_refused(before: str, sign: str, after: str) -> None:
    with pytest.raises(ValidationError):
        Prose(rows=3).clean(f"a{before}{sign}{after}b")


def test_a_field_that_may_stay_empty_stays_empty() -> None:
    assert Prose(rows=1, required=False).clean("") == ""


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("kata\u202eb", "(U+202E) sesudah “kata”"),
        ("\u200eWarga", "Di awal ada tanda"),
        ("a b\x07", "(U+0007) sesudah “a b”"),
    ],
)
def test_a_sign_that_nobody_sees_is_named_with_what_stands_before_it(words: str, told: str) -> None:
    with pytest.raises(ValidationError) as refused:
        Prose(rows=3).clean(words)
    assert told in refused.value.messages[0]


def test_a_tab_of_a_pasted_table_is_a_blank() -> None:
    assert Prose(rows=1).clean("Surat\tsuara") == "Surat suara"
