"""What a command says after an error: each code that it can tell has its Indonesian remedy, and the English one.

Left to others: what a form says of a mistake (`tests/node/web/test_explained.py`), why a setting is refused
(`test_settings.py`), how a command ends with it (`test_init.py`, `tests/saksama/test_remedies.py`).
"""

import re
from collections.abc import Mapping
from typing import Final

import pytest

from saksama.cli.refusals import REFUSALS
from saksama.errors import BugError, SaksamaError, WorldError
from saksama.remedies import remedies
from saksama_node.settings.refused import SettingRefused
from tools.references import every_error

OFFICERS: Final = (
    *("cases", "contentwatch", "deadlines", "incidents", "norms", "observation", "papers", "related", "sigap", "tasks"),
    *(f"flows.{story}" for story in ("cases", "content", "handling", "joint", "observation", "reports")),
    *(f"results.{part}" for part in ("audits", "copies", "findings")),
    *("web.desk", "web.reporting"),
)
"""Rooms of the node whose mistakes only a form can make; the world's faults and our own a command meets there too."""
ELSEWHERE: Final[Mapping[str, set[str]]] = {"saksama": set(REFUSALS), "saksama_node": {SettingRefused.code}}
"""Codes whose words stand with those of their own command, in both languages."""
_NAMED: Final = re.compile(
    r"`([^`]+)`"  # what is typed
    r"|(--[a-zA-Z-]+|SAKSAMA_\w+|\b[a-z]+_[a-z_]+\b)"  # options, settings
    r"|(\b[\w.-]+(?:/[\w.-]+)*/[\w-]+(?:\.[a-z]+)?\b|\b[\w-]+\.(?:toml|md)\b|\bsaksama(?:\.\w+)+|\bsaksama-node [a-z]+)"
)


def told(package: str) -> dict[str, type[SaksamaError]]:
    """Each error of a package that a command can tell, by its code."""
    kept = tuple(f"saksama_node.{room}." for room in OFFICERS)
    return {
        each.code: each
        for each in every_error(SaksamaError)
        if each.__module__.partition(".")[0] == package
        and each.advice
        and not (each.__module__.startswith(kept) and not issubclass(each, WorldError | BugError))
    }


def named(text: str) -> set[str]:
    return {next(filter(None, found)).rstrip(".") for found in _NAMED.findall(text)}


@pytest.mark.parametrize("package", ["saksama", "saksama_node"])
def test_each_error_that_a_command_tells_has_its_remedy_in_indonesian(package: str) -> None:
    assert set(remedies(package)) == set(told(package)) - ELSEWHERE[package]


@pytest.mark.parametrize("package", ["saksama", "saksama_node"])
def test_a_remedy_names_what_the_english_one_names(package: str) -> None:
    english = {code: each.advice for code, each in told(package).items()}
    told_twice = {code for code, words in remedies(package).items() if words == english[code]}
    apart = {code: named(words) ^ named(english[code]) for code, words in remedies(package).items()}
    assert (told_twice, {code: names for code, names in apart.items() if names}) == (set(), {})


@pytest.mark.parametrize("package", ["saksama", "saksama_node"])
def test_a_remedy_is_one_line_of_whole_sentences(package: str) -> None:
    strange = {
        code
        for code, words in remedies(package).items()
        if not words.isprintable() or not words[0].isupper() or "  " in words or words.count(". ") == 0
    }
    assert strange == set()
