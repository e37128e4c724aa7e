"""The recipes of CONTRIBUTING.md lead somewhere: each file is there, and holds what the recipe names."""

import re
from pathlib import Path

import pytest

from tools.steps import TOP

STEP = re.compile(r"^\d+\. `(?P<file>[^`]+)`: (?P<names>`[^`]+`(?:, `[^`]+`)*)\. (?P<rest>.*)", re.MULTILINE)
PLACE = re.compile(r"`((?:src|tests|docs|tools)/[\w./-]+)`")


def recipes() -> dict[str, str]:
    """Title to text."""
    _, section = (TOP / "CONTRIBUTING.md").read_text(encoding="utf-8").split("## Five recipes\n")
    _, *found = re.split(r"^### ", section, flags=re.MULTILINE)
    return {title: text for title, _, text in (each.partition("\n") for each in found)}


def lacking(text: str) -> list[str]:
    """Steps that are no step, and files and names of the others that are not there."""
    steps, counted = list(STEP.finditer(text)), len(re.findall(r"^\d+\. ", text, re.MULTILINE))
    found = [f"{counted - len(steps)} steps name no file and what stands there"] if counted != len(steps) else []
    for step in steps:
        place = TOP / step["file"]
        held = place.read_text(encoding="utf-8") if place.exists() else ""
        found += [f"{step['file']}: {name}" for name in re.findall(r"`([^`]+)`", step["names"]) if name not in held]
    return found + [each for each in PLACE.findall(text) if not Path(TOP / each).exists()]


def test_there_is_a_recipe_for_each_of_the_five() -> None:
    assert list(recipes()) == [
        "A kind of log entry",
        "A deadline",
        "A field of the report form",
        "A page or a button of the desk",
        "An act of two persons",
    ]


@pytest.mark.parametrize("title", recipes())
def test_a_recipe_names_files_that_are_there_and_hold_what_it_says(title: str) -> None:
    assert STEP.search(recipes()[title])
    assert lacking(recipes()[title]) == []


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("1. `src/saksama/gone.py`: `KIND`. Moved away.", "src/saksama/gone.py"),
        ("1. `src/saksama/errors.py`: `class NoSuchError(`. Renamed.", "NoSuchError"),
        ("1. Look around.", "no file"),
    ],
)
def test_a_recipe_that_leads_nowhere_is_caught(text: str, says: str) -> None:
    assert any(says in each for each in lacking(text))
