"""The error tree: one code each, drawn in the docstring, under one of four branches."""

import copy

import pytest

from saksama import errors
from saksama.errors import BugError, CallerError, EvidenceError, NoteMalformed, SaksamaError, WorldError

BRANCHES = (CallerError, WorldError, EvidenceError, BugError)
EVERY = [value for value in vars(errors).values() if isinstance(value, type) and issubclass(value, SaksamaError)]
LEAVES = [cls for cls in EVERY if cls not in (SaksamaError, *BRANCHES)]


def test_each_code_names_one_class() -> None:
    codes = [cls.code for cls in EVERY]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("cls", LEAVES, ids=lambda cls: cls.__name__)
def test_each_leaf_is_drawn_under_one_branch_and_gives_advice(cls: type[SaksamaError]) -> None:
    assert sum(issubclass(cls, branch) for branch in BRANCHES) == 1
    assert cls.advice
    drawn = [line.split() for line in (errors.__doc__ or "").splitlines()]
    assert any(words[-2:] == [cls.__name__, cls.code] for words in drawn)


def test_an_error_says_its_code_and_fields_and_can_be_copied() -> None:
    error = NoteMalformed(why="not UTF-8")
    assert str(error) == "note.malformed: why='not UTF-8'"
    assert error.fields == {"why": "not UTF-8"}
    again = copy.copy(error)
    assert str(again) == str(error)
