"""`saksama-node doctor`: is everything about this node well, and if not, what to do.

Rules kept here:
  * It answers also when settings are wrong, the database is down or the node is not running: what can be looked at
    without Django is looked at here, the rest by the command `examine`, which is run only when the settings are right.
  * All settings that are wrong are named at once.
  * Exit code 0: well (warnings too), 1: something fails, 2: a setting is wrong.
Left to others: the checks (`condition`, `flows.node.examine_node`), their words (`condition/findings.toml`).
"""

import argparse
import os
import sys
from collections.abc import Mapping

from django.core.management import execute_from_command_line

from saksama_node.condition import disk, files, ntp
from saksama_node.condition.check import Check, found
from saksama_node.settings.database import database
from saksama_node.settings.node import NodeSettings, judge
from saksama_node.settings.refused import SettingRefused
from saksama_node.web.operations.doctor_words import exit_code, printed, printed_json


def run(argv: list[str]) -> int:
    """Examine the node; return the exit code."""
    options = _parser().parse_args(argv)
    settings, refused = examine_settings(os.environ)
    if settings is not None:
        # Another process's start: only here is it certain that Django's settings can be read at all.
        execute_from_command_line(["saksama-node", "examine", *argv])
        return 0
    wrong = [found("setting.wrong", each.name, why=each.why, remedy=each.remedy) for each in refused]
    checks = [*wrong, *_without_django(os.environ)]
    sys.stdout.write(printed_json(checks) if options.json else printed(checks, options.lang))
    return exit_code(checks)


def examine_settings(environ: Mapping[str, str]) -> tuple[NodeSettings | None, tuple[SettingRefused, ...]]:
    """The settings, or every one that is wrong; the database's address and Django's secret too."""
    settings, refused = judge(environ)
    if settings is None:
        return None, refused
    try:
        database(settings.database_url, settings.data, settings.database_password_file)
        files.read_django_secret(settings.data)
    except SettingRefused as error:
        return None, (error,)
    return settings, ()


def _without_django(environ: Mapping[str, str]) -> list[Check]:
    """Folder, keys and disk, where the folder at least is there."""
    folder = environ.get("SAKSAMA_DATA", "")
    data = files.node_folder(folder)
    if data is None:
        return []
    checks = [*files.check_folder(data), *files.check_keys(data), *disk.check_disk(data)]
    return [*checks, found("clock.unsynchronised")] if ntp.synchronised() is False else checks


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="saksama-node doctor", description="Say what is not well, and what to do.")
    add_options(parser)
    return parser


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options, for this and for `examine`."""
    parser.add_argument("--json", action="store_true", help="one JSON object, for machines")
    parser.add_argument("--offline", action="store_true", help="ask nothing over the network")
    parser.add_argument("--lang", choices=("id", "en"), default="id", help="language of the words")
