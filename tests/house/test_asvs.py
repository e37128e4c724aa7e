"""The page of the ASVS: every number stands there once, and every file that it names is there."""

import re
from collections import Counter

import pytest

from tools.steps import TOP

PAGE = TOP / "docs/reference/asvs.md"
STATES = {"met", "not met", "not met yet", "not ours"}
_ROW = re.compile(r"^\| (\d+\.\d+\.\d+) \| ([12]) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)
# "section:how many", parsed below: a table of pairs would be forty lines.
_COUNTED = """
1.1:2 1.2:9 1.3:11 1.4:3 1.5:2 2.1:3 2.2:3 2.3:4 2.4:1 3.2:2 3.3:4 3.4:6 3.5:5 3.7:2
4.1:3 4.2:1 4.3:2 4.4:4 5.1:1 5.2:3 5.3:2 5.4:3 9.1:3 9.2:4 10.1:2 10.2:2 10.3:4 10.4:11 10.5:5 10.6:2 10.7:3
12.1:3 12.2:2 12.3:4 13.1:1 13.2:5 13.3:2 13.4:5 15.1:3 15.2:3 15.3:7 17.1:1 17.2:4 17.3:2
6.1:3 6.2:12 6.3:4 6.4:4 6.5:5 6.6:3 6.8:4 7.1:3 7.2:4 7.3:2 7.4:5 7.5:2 7.6:2 8.1:2 8.2:3 8.3:1 8.4:1
11.1:2 11.2:3 11.3:3 11.4:4 11.5:1 11.6:1 14.1:2 14.2:4 14.3:3 16.1:1 16.2:5 16.3:4 16.4:3 16.5:3
"""
SECTIONS = {section: int(count) for section, count in re.findall(r"([\d.]+):(\d+)", _COUNTED)}
"""How many requirements of levels 1 and 2 each section of ASVS 5.0.0 has; they are numbered from 1."""
WRITTEN = [
    ("docs/reference/limits.md", ("one sender in fifteen minutes", "all together", "judged together")),
    ("docs/reference/limits.md", ("a new lock within", "3 days", "14 days", "60 days", "180 days")),
    ("docs/reference/connections.md", ("`database_url`", "`mail_url`", "`inner_networks`", "`metrics_token_file`")),
    ("docs/reference/connections.md", ("whoever captures", "the partner's node", "witnesses", "`chromium`", "`url`")),
    ("docs/reference/limits.md", ("What costs much", "bounded by", "a slow hash", "the worker, one after another")),
]
"""Pages that the standard asks for (2.1.2, 2.1.3, 13.1.1, 15.1.1, 15.1.3), and what they must say."""


def test_every_requirement_stands_there_once_with_a_state() -> None:
    rows = _ROW.findall(PAGE.read_text(encoding="utf-8"))
    wanted = Counter(f"{section}.{number}" for section, count in SECTIONS.items() for number in range(1, count + 1))
    assert Counter(number for number, *_ in rows) == wanted
    assert {state.strip() for *_, state, _where in rows} <= STATES


def test_what_is_met_names_what_holds_it_and_every_file_named_is_there() -> None:
    text = PAGE.read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:tests|src)/[\w/.]+)`", text))
    assert {file for file in named if not (TOP / file).is_file()} == set()
    bare = [
        number
        for number, _level, _asks, state, where in _ROW.findall(text)
        if state.strip() == "met" and not re.search(r"`(?:tests|src)/", where)
    ]
    assert bare == []


@pytest.mark.parametrize(("page", "says"), WRITTEN)
def test_what_is_to_be_written_is_written(page: str, says: tuple[str, ...]) -> None:
    text = (TOP / page).read_text(encoding="utf-8")
    assert [words for words in says if words not in text] == []
