"""How the doctor speaks: for a person, the worst first, or for a machine.

Rules kept here:
  * Each finding has a mark, a name, its words, its remedy and its code; a colour is nowhere needed.
Left to others: the words themselves (`condition/findings.toml`).
"""

import json
import textwrap
from collections.abc import Sequence
from typing import Final

from saksama_node.condition.check import Check, State, told, worst

_MARKS: Final = {
    "id": {State.FAILS: "GAGAL", State.WARNS: "AWAS", State.UNKNOWN: "TAK TAHU", State.WELL: "baik"},
    "en": {State.FAILS: "FAILS", State.WARNS: "WARNS", State.UNKNOWN: "UNKNOWN", State.WELL: "well"},
}
_WIDTH: Final = 100
_INDENT: Final = 10


def exit_code(checks: Sequence[Check]) -> int:
    """0: nothing fails, 1: something fails, 2: a setting is wrong."""
    if any(each.code == "setting.wrong" for each in checks):
        return 2
    return int(any(each.state is State.FAILS for each in checks))


def printed(checks: Sequence[Check], language: str) -> str:
    """For a person: what fails first, each with its remedy; the sum at the end."""
    order = list(State)
    ranked = sorted(checks, key=lambda each: -order.index(each.state))
    lines = [line for each in ranked for line in _lines(each, language)]
    return "\n".join([*lines, "", _sum(checks, language), ""])


def printed_json(checks: Sequence[Check]) -> str:
    """For a machine: one object with the state of all, and of each."""
    each = [
        {
            "code": check.code,
            "about": check.about,
            "state": check.state,
            "words": {language: told(check, language).words for language in _MARKS},
            "remedy": {language: told(check, language).remedy for language in _MARKS},
        }
        for check in checks
    ]
    return json.dumps({"state": worst(checks), "checks": each}, ensure_ascii=False) + "\n"


def _lines(check: Check, language: str) -> list[str]:
    words = told(check, language)
    head = f"{_MARKS[language][check.state]:<{_INDENT}}{words.title}: {words.words}"
    lines = textwrap.wrap(head, _WIDTH, break_on_hyphens=False, subsequent_indent=" " * _INDENT)
    if words.remedy:
        lines += textwrap.wrap(
            f"-> {words.remedy} [{check.code}]",
            _WIDTH,
            break_on_hyphens=False,
            initial_indent=" " * _INDENT,
            subsequent_indent=" " * (_INDENT + 3),
        )
    return lines


def _sum(checks: Sequence[Check], language: str) -> str:
    count = {state: sum(each.state is state for each in checks) for state in State}
    if language == "en":
        return (
            f"{count[State.FAILS]} fail, {count[State.WARNS]} warn, {count[State.UNKNOWN]} unknown, "
            f"{count[State.WELL]} well."
        )
    return (
        f"{count[State.FAILS]} gagal, {count[State.WARNS]} perlu diperhatikan, {count[State.UNKNOWN]} tidak diketahui, "
        f"{count[State.WELL]} baik."
    )
