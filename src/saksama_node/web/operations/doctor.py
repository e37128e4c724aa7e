"""`saksama-node doctor`: is everything about this node well, and if not, what to do.

Rules kept here:
  * It answers also when settings are wrong, the database is down or the node is not running: what can be looked at
    without Django is looked at here, the rest by the command `examine`, which is run only when the settings are right.
  * All settings that are wrong are named at once.
  * Where the database is not this node's, or not of this version, that is what is said; nothing is made there.
  * Exit code 0: well (warnings too), 1: something fails, 2: a setting is wrong.
  * For a person the worst stands first; each finding has a mark, a name, its words, its remedy and its code; a colour
    is nowhere needed. For a machine it is one JSON object.
Left to others: the checks (`condition`, `flows.node.examine_node`), their words (`condition/outcomes.toml`).
"""

import argparse
import json
import os
import sys
import textwrap
from collections.abc import Mapping, Sequence
from typing import Final, cast

from django.core.management import execute_from_command_line

from saksama_node.condition import files, network
from saksama_node.condition.check import Check, Fact, State, found, told, worst
from saksama_node.settings import keyfiles
from saksama_node.settings.node import NodeSettings, judge
from saksama_node.settings.refused import SettingRefused
from saksama_node.web.operations.database_server import NotOurDatabase, check_database

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


def run(argv: list[str]) -> int:
    """Examine the node; return the exit code."""
    parser = argparse.ArgumentParser(prog="saksama-node doctor", description="Say what is not well, and what to do.")
    add_options(parser)
    options = parser.parse_args(argv)
    settings, refused = examine_settings(os.environ)
    wrong = [found("setting.wrong", each.name, why=each.why, remedy=each.remedy) for each in refused]
    if settings is not None:
        try:
            check_database(settings)
        except NotOurDatabase as error:
            wrong = [Check(error.code, facts=cast("dict[str, Fact]", error.fields))]
        else:
            # Another process's start: only here is it certain that Django's settings can be read at all.
            execute_from_command_line(["saksama-node", "examine", *argv])
            return 0
    checks = [*wrong, *_without_django(os.environ)]
    sys.stdout.write(printed_json(checks) if options.json else printed(checks, options.lang))
    return exit_code(checks)


def examine_settings(environ: Mapping[str, str]) -> tuple[NodeSettings | None, tuple[SettingRefused, ...]]:
    """The settings, or every one that is wrong; Django's secret too."""
    settings, refused = judge(environ)
    if settings is None:
        return None, refused
    try:
        keyfiles.read_django_secret(settings.data)
    except SettingRefused as error:
        return None, (error,)
    return settings, ()


def _without_django(environ: Mapping[str, str]) -> list[Check]:
    """Folder, keys and disk, where the folder at least is there."""
    folder = environ.get("SAKSAMA_DATA", "")
    data = files.node_folder(folder)
    if data is None:
        return []
    checks = [*files.check_folder(data), *files.check_keys(data), *files.check_disk(data)]
    return [*checks, found("clock.unsynchronised")] if network.synchronised() is False else checks


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options, for this and for `examine`."""
    parser.add_argument("--json", action="store_true", help="one JSON object, for machines")
    parser.add_argument("--offline", action="store_true", help="ask nothing over the network")
    parser.add_argument("--lang", choices=("id", "en"), default="id", help="language of the words")
