"""The table of outcomes: each in both languages, with a remedy wherever something is to be done."""

import ast
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

from saksama_node.condition.check import (
    Concern,
    Fact,
    Octets,
    State,
    found,
    from_json,
    outcomes,
    titles,
    to_json,
    told,
    worst,
)

_BRACES = re.compile(r"\{(\w+)\}")
SOURCES = Path(__file__).parents[3] / "src" / "saksama_node"


def test_every_finding_says_the_same_in_both_languages() -> None:
    for code, row in outcomes().items():
        assert set(_BRACES.findall(row.id)) == set(_BRACES.findall(row.en)), code
        assert set(_BRACES.findall(row.remedy_id)) == set(_BRACES.findall(row.remedy_en)), code
        assert titles("id")[code.partition(".")[0]], code
        assert titles("en")[code.partition(".")[0]], code


def test_what_is_not_well_has_a_remedy_and_what_is_well_is_nobody_s_alarm() -> None:
    for code, row in outcomes().items():
        if row.state is State.WELL:
            assert row.concern is Concern.NOBODY, code
        else:
            assert row.remedy_id, code
            assert row.remedy_en, code


def test_every_code_of_the_table_is_given_somewhere_and_none_beside_it() -> None:
    given: set[str] = set()
    for file in (
        *SOURCES.glob("condition/*.py"),
        *SOURCES.glob("flows/node/examine_*.py"),
        *SOURCES.glob("web/operations/**/*.py"),
    ):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value in outcomes():
                given.add(node.value)
    assert given == set(outcomes())


def test_facts_are_written_for_a_reader_and_come_back_from_a_table() -> None:
    facts: dict[str, Fact] = {
        "left": timedelta(days=3),
        "at": datetime(2026, 11, 24, 8, tzinfo=UTC),
        "free": Octets(3_000_000_000),
    }
    assert from_json(to_json(facts)) == facts
    assert told(found("certificate.ends-soon", "a.example", left=timedelta(days=3)), "id").words.endswith(
        "3 hari lagi."
    )
    assert "3.0 GB" in told(found("disk.well", "/", free=Octets(3_000_000_000)), "en").words
    since = told(found("partner.silent", "A", since=facts["at"], why="x"), "id").words
    assert "2026-11-24 16:00 WITA" in since


def test_another_machine_s_words_command_no_terminal_and_stand_in_no_letter() -> None:
    check = found("witness.silent", "w", failures=11, why="\x1b]0;x\x07klik http://jahat.example\nok")
    shown = told(check, "id").words
    assert "\x1b" not in shown
    assert "\n" not in shown
    assert "jahat" in shown
    assert "jahat" not in told(check, "id", ours_only=True).words


def test_unknown_is_not_well_and_the_worst_counts() -> None:
    well, unknown, fails = found("setting.well"), found("clock.unknown"), found("log.missing")
    assert worst([]) is State.UNKNOWN
    assert worst([well, unknown]) is State.UNKNOWN
    assert worst([well, fails, unknown]) is State.FAILS
