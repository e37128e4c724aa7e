"""Why each finding has its class: a reason for every code, and for what is condemned a test that shows it."""

from pathlib import Path

import pytest

from saksama.cli.class_words import FOUND, NOTHING, REASONS, TITLES
from saksama.verify.classes import Class, Why, exit_of
from saksama.verify.findings import Code, Finding, Findings, exit_code
from saksama.words import Words

TESTS = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def texts() -> str:
    """Every test but this one."""
    return "\n".join(file.read_text() for file in TESTS.rglob("*.py") if file != Path(__file__))


@pytest.mark.parametrize("code", Code)
def test_a_code_has_its_class_by_one_reason_that_is_said_in_both_languages(code: Code) -> None:
    reason = REASONS[code.why]
    assert reason.id
    assert reason.en
    assert code.class_ is code.why.class_


@pytest.mark.parametrize("code", [code for code in Code if code.class_ is not Class.UNCHECKED])
def test_what_is_condemned_is_shown_by_a_test(code: Code, texts: str) -> None:
    assert f"Code.{code.name}" in texts or f'"{code.value}"' in texts, f"no test shows {code.value}"


def test_every_reason_is_some_code_s_and_every_class_has_its_words() -> None:
    assert {code.why for code in Code} == set(Why) == set(REASONS)
    for words in (TITLES, NOTHING, FOUND):
        assert set(words) == set(Class)
        assert all(isinstance(each, Words) and each.id != each.en for each in words.values())


@pytest.mark.parametrize(
    ("codes", "exit_"),
    [
        ((), 0),
        ((Code.TASK_LATE,), 3),
        ((Code.TASK_LATE, Code.UNREACHABLE), 2),
        ((Code.TASK_LATE, Code.UNREACHABLE, Code.LOG_FORK), 1),
        ((Code.LOG_FORK,), 1),
        ((Code.UNREACHABLE,), 2),
    ],
)
def test_integrity_goes_before_unchecked_and_unchecked_before_conduct(codes: tuple[Code, ...], exit_: int) -> None:
    assert exit_code(Finding(code, "a/log") for code in codes) == exit_
    assert exit_of(code.class_ for code in codes) == exit_


def test_findings_are_counted_by_class_beyond_what_is_listed() -> None:
    found = Findings()
    for index in range(130):
        found.add(Code.TASK_LATE, "a/log", index)
    found.add(Code.UNREACHABLE, "a/log")
    found.add(Code.LOG_FORK, "a/log", 500)
    assert found.counts() == {Class.INTEGRITY: 1, Class.CONDUCT: 130, Class.UNCHECKED: 1}
    listed = [one.code for one in found.ordered()]
    assert listed == [Code.LOG_FORK, *[Code.TASK_LATE] * 100, Code.UNREACHABLE]
