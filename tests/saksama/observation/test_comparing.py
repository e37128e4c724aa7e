"""Two versions beside each other: what is told makes the one and the other again, and what is the same is not told."""

import time
from collections.abc import Mapping
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from saksama.observation.answers import tidied
from saksama.observation.comparing import differences, pieces

TEXT = st.text(st.sampled_from("ab .\n"), max_size=12)
ROW = st.dictionaries(st.sampled_from(("name", "post")), TEXT, max_size=2)
ANSWERS = st.fixed_dictionaries({}, optional={"account": TEXT, "place": TEXT, "team": st.lists(ROW, max_size=4)})


@given(TEXT, TEXT)
def test_the_pieces_make_both_texts_again(before: str, after: str) -> None:
    found = list(pieces(before, after))
    assert "".join(each.words for each in found if each.before) == before
    assert "".join(each.words for each in found if each.after) == after
    assert all(each.words for each in found)


@given(ANSWERS, ANSWERS)
def test_what_is_told_is_where_they_differ(before: Mapping[str, Any], after: Mapping[str, Any]) -> None:
    found = differences(before, after)
    assert (found == []) is (tidied(before) == tidied(after))
    assert all(each.before != each.after for each in found)
    assert differences(after, after) == []
    texts = {each.at: each for each in found if "." not in each.at}
    for name in ("account", "place"):
        one, other = (tidied(each).get(name, "") for each in (before, after))
        assert (name in texts) is (one != other)


@given(st.lists(ROW.filter(lambda row: any(each.strip() for each in row.values())), max_size=4), st.integers(0, 4))
@example([{"name": "a"}] * 3, 1)
def test_a_row_that_was_put_in_between_is_told_alone(rows: list[dict[str, str]], place: int) -> None:
    added = [*rows[:place], {"name": "CONTOH"}, *rows[place:]]
    assert [(each.before, each.after) for each in differences({"team": rows}, {"team": added})] == [("", "CONTOH")]


def test_the_longest_texts_are_held_against_each_other_at_once() -> None:
    one, other = "ya " * 6_600, "ya " * 6_599 + "no "
    begun = time.process_time()
    found = list(pieces(one, other))
    assert time.process_time() - begun < 5
    assert "".join(each.words for each in found if each.after) == other
