"""The chain of a day's trace: what is altered, swapped, left out or put elsewhere makes another head."""

from datetime import date

import pytest

from saksama.entries.trace import FIRST, BadDayHead, begin, follow, head_of, parse_day_head

DAY, NEXT = date(2026, 11, 24), date(2026, 11, 25)
LINES = [b"satu", b"dua", b"tiga"]
WHOLE = head_of(FIRST, DAY, LINES)


def test_the_head_of_a_known_day_never_changes() -> None:
    assert begin(FIRST, DAY).hex() == "0b4ea85aa2ed0e3d9a574c024f896156b5d94ac127efc978f9f9d799543df4c2"
    assert WHOLE.head.hex() == "a357d6b1a10751e4ec8407bb371e0f07eca37eaa77c2941d2eb8f3440796da09"
    assert (WHOLE.before, WHOLE.day, WHOLE.lines) == (FIRST, DAY, 3)


@pytest.mark.parametrize(
    "lines",
    [LINES[:2], LINES[1:], [LINES[1], LINES[0], LINES[2]], [LINES[0], b"dua.", LINES[2]], [*LINES, b"empat"], []],
    ids=["the last is gone", "the first is gone", "two swapped", "one altered", "one added", "all are gone"],
)
def test_other_lines_make_another_head(lines: list[bytes]) -> None:
    assert head_of(FIRST, DAY, lines).head != WHOLE.head


def test_a_day_follows_the_one_before_it_and_a_line_its_day_and_number() -> None:
    assert begin(WHOLE.head, NEXT) != begin(FIRST, NEXT)
    assert follow(WHOLE.head, DAY, 4, b"x") != follow(WHOLE.head, NEXT, 4, b"x")
    assert follow(WHOLE.head, DAY, 4, b"x") != follow(WHOLE.head, DAY, 5, b"x")


def test_the_committed_bytes_are_read_in_one_spelling_alone() -> None:
    assert parse_day_head(WHOLE.encode()) == WHOLE
    for wrong in (b"", b"{}", WHOLE.encode() + b" ", WHOLE.encode().replace(b"2026-11-24", b"2026-02-31")):
        with pytest.raises(BadDayHead):
            parse_day_head(wrong)
