"""The mutation tool plants what it says, and its table of controls fits the code and the threat table."""

import ast
import re
from pathlib import Path

import pytest

from tools.mutants.alter import mutants
from tools.mutants.run import controls, place_of, targets

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


def test_every_row_of_the_threat_table_has_a_control_that_can_be_taken_away() -> None:
    taken = {test for row in controls() for test in row.tests}
    rows = [line for line in (TOP / "SECURITY.md").read_text(encoding="utf-8").splitlines() if "`test_" in line]
    # The tests of the house's own guards plant a breach each: they take away by themselves.
    bare = [
        row
        for row in rows
        if row.startswith("|")
        and not any(test in taken or "planted" in test for test in re.findall(r"`(test_\w+)`", row))
    ]
    assert bare == []
