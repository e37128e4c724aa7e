"""Why each finding has its class: a reason for every code, and for what is condemned a test that shows it."""

from pathlib import Path

import pytest

from saksama.cli.class_words import FOUND, NOTHING, REASONS, TITLES
from saksama.cli.report_text import as_text, first_of
from saksama.verify.classes import Class, Why, exit_of
from saksama.verify.findings import Code, Finding, Findings, exit_code
from saksama.verify.report import Report
from saksama.verify.trust import Source
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


def test_of_integrity_keys_go_first_then_logs_as_a_whole_and_each_code_is_shown() -> None:
    found = Findings()
    for index in range(60):
        found.add(Code.ENTRY_MALFORMED, "a/log", index, why="x")
    found.add(Code.DISPATCH_NUMBER, "a/log", 90, number=1, expected=2)
    found.add(Code.CHECKPOINT_COSIGNATURE, "a/log", None, signer="x", size=3)
    found.add(Code.KEYS_UNANNOUNCED, "b/log", None, use="log", owner="b/log", kept="x", offered="y")
    found.add(Code.TASK_LATE, "a/log", 0)
    ordered = found.ordered()
    assert [one.code for one in ordered[:3]] == [
        Code.KEYS_UNANNOUNCED,
        Code.CHECKPOINT_COSIGNATURE,
        Code.ENTRY_MALFORMED,
    ]
    report = Report("https://a", "a/log", "", Source.KEPT, findings=ordered, counts=found.counts())
    shown = first_of(report, Class.INTEGRITY, 20)
    assert (len(shown), shown[-1][1].code) == (20, Code.DISPATCH_NUMBER)
    text = "\n".join(as_text(report, "en", {}))
    assert "1. [keys.unannounced]" in text
    assert "63. [dispatch.number]" in text
    assert "... and 43 more" in text
