"""The mutation tool plants what it says, and its table of controls fits the code and the threat table."""

import ast
from itertools import groupby
from pathlib import Path

import pytest

from tools.mutants.alter import function_at, mutants
from tools.mutants.plant import Ran, Reach, copied
from tools.mutants.run import controls, place_of, targets, threats

TOP = Path(__file__).resolve().parents[2]
SOURCE = '''"""A module."""
LIMIT: int = 5


def check(size: int, held: int = 0) -> bool:
    """Say whether it fits."""
    if size < held and not held:
        raise ValueError("é: smaller")
    note(size)
    return size + 1 in (held, LIMIT)
'''


def test_mutants_alter_what_runs_and_nothing_else() -> None:
    found = {(each.was.strip(), each.put.strip()) for each in mutants(SOURCE)}
    assert found == {
        ("5", "6"),
        ("0", "1"),
        ("size < held and not held", "not (size < held and not held)"),
        ("and", "or"),
        ("<", "<="),
        ("not held", "bool(held)"),
        ('raise ValueError("é: smaller")', "pass"),
        ("note(size)", "pass"),
        ("size + 1 in (held, LIMIT)", "None"),
        ("in", "not in"),
        ("+", "-"),
        ("1", "2"),
    }


def test_a_function_begins_with_its_decorators_and_the_innermost_counts() -> None:
    source = "A = 1\n\n@cache\ndef outer():\n    def inner():\n        return 1\n    return inner\n"
    assert [function_at(source, line) for line in (1, 4, 6, 7)] == [None, 3, 5, 3]


def test_tests_that_ran_what_is_altered_go_first_and_the_fast_ones_before_the_slow() -> None:
    near = frozenset({"src/a.py:3"})
    reach = Reach({"far": (0.1, frozenset()), "slow": (9.0, near), "fast": (1.0, near)})
    assert reach.first("src/a.py", 3) == ["fast", "slow", "far"]
    assert reach.first("src/b.py", 3) == ["far", "fast", "slow"]


TRIED = """
import time
from saksama.errors import BugError

def test_good():
    assert BugError(what="x").what == "x"

def test_bad():
    assert False

def test_late():
    time.sleep(600)
"""


def test_a_copy_tells_what_fails_from_what_does_not_start_and_what_hangs() -> None:
    with copied() as copy:
        place = copy.place / "tests" / "test_tried.py"
        place.write_text(TRIED, encoding="utf-8")
        names = [f"tests/test_tried.py::test_{each}" for each in ("good", "bad", "late", "gone")]
        limits = (300, 300, 10, 300)
        ran = [copy.ran([name], limit) for name, limit in zip(names, limits, strict=True)]
        assert ran == [Ran.PASSED, Ran.FAILED, Ran.HUNG, Ran.BROKEN]
        with copy.altered("src/saksama/errors.py", "def"):
            assert copy.ran(names[:1], 300) is Ran.BROKEN
        reach = copy.reach(names[:1])
        assert reach is not None
        [(name, (_, functions))] = reach.tests.items()
        assert name == names[0]
        assert any(each.startswith("src/saksama/errors.py:") for each in functions)
        both = copy.reach(names[:2])
        assert both is not None
        assert (set(both.tests), both.left_out) == ({names[0]}, (names[1],))
        assert copy.reach(names[1:2]) is None


@pytest.mark.parametrize("module", sorted({m for each in targets() for m in each.modules}))
def test_every_mutant_is_a_program(module: str) -> None:
    files = [file for file in TOP.glob(module) if "migrations" not in file.parts]
    assert files, module
    for file in files:
        source = file.read_text(encoding="utf-8")
        for mutant in mutants(source):
            ast.parse(mutant.apply(source))


def test_every_control_stands_once_where_the_table_says_and_names_tests_that_exist() -> None:
    for row in controls():
        assert (TOP / row.file).read_text(encoding="utf-8").count(row.find) == 1, row.control
        assert row.tests, row.control
        for test in row.tests:
            assert place_of(test), row.control


def test_without_a_control_there_is_still_a_program() -> None:
    """One that does not even start would fail every test, and show nothing."""
    for row in controls():
        source = (TOP / row.file).read_text(encoding="utf-8")
        if row.file.endswith(".py"):
            ast.parse(source.replace(row.find, row.put), row.control)


def test_every_threat_has_a_control_that_can_be_taken_away() -> None:
    answered = {row.threat for row in controls()}
    # The tests of the house's own guards plant a breach each: they take away by themselves.
    bare = [row.name for row in threats() if not any("planted" in test for test in row.shown)]
    assert [name for name in bare if name not in answered] == []
    assert answered <= {row.name for row in threats()}


def test_every_threat_is_told_whole_and_once() -> None:
    rows = threats()
    names = [row.name for row in rows]
    assert sorted(set(names)) == sorted(names)
    assert [who for who, _ in groupby(row.who for row in rows)] == list(dict.fromkeys(row.who for row in rows))
    for row in rows:
        assert row.who, row.name
        assert row.tries, row.name
        assert row.answer, row.name
        for test in row.shown:
            assert test not in {each for one in controls() if one.threat == row.name for each in one.tests}, test
