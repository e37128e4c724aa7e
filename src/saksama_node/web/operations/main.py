"""The command `saksama-node`: what the person who runs a node types.

Rules kept here:
  * A passphrase is never an argument: it is asked for, or read from a file or file descriptor that is named.
  * A wrong setting is told in a line of each language, with what to write instead; exit code 2. Other failures exit 1,
    and say what to do in both languages too (`saksama.remedies`).
  * A disk or a database that fails a command is told in words, without a trace; so is one that a person stops (Ctrl-C).
  * Whatever writes does so for this user alone, in a folder that is this user's alone: one that lies open is closed,
    and that is said (`settings.private`). The doctor closes nothing: it says what it finds.
Left to others: each command's work (`init.py`, `serve.py`, and Django's commands in `management/`).
"""

import os
import sys
from collections.abc import Callable, Mapping

from django.core.management import BaseCommand, ManagementUtility, execute_from_command_line
from django.db import OperationalError

from saksama.errors import SaksamaError
from saksama.remedies import remedies_of
from saksama_node.condition.why import why
from saksama_node.settings import private
from saksama_node.settings.node import load
from saksama_node.settings.refused import SettingRefused
from saksama_node.web.operations import backup, doctor, init, restore, serve, settings
from saksama_node.web.operations.database_server import DatabaseBehind, check_database
from saksama_node.web.operations.folder import close_folder

USAGE = """Usage: saksama-node COMMAND [--help]

  init        make a node's folder: keys, database, first administrator, log (once)
  settings    show what is set, and where; --write puts what the environment sets into node.toml
  serve       run the node: web server and worker under one supervisor
  work        run the worker alone
  account     create a person, grant and end roles
  agreement   propose, show, fetch, review, sign, suspend, resume, amend, end
  key         list, rotate, revoke; carry statements out to be signed, and back
  pair        read a partner's address and show its fingerprints to compare by telephone
  export-age  write the key that opens sealed dispatches with the standard `age` program
  backup      make a backup while the node runs, check one, let old ones go
  restore     make a node from a backup, then heal its log
  heal        take the tail of the log that this database lacks from the partner's mirror
  sign-on     let the log go on though nobody answers, with a reason
  trace       check the trace of what staff did against the log, or carry a day out for an auditor
  status      how the node, its log and its partners are
  doctor      what is not well and what to do; works also when the node does not
  alarms      one round of watching: keep the alarms, write the letters that are due
  mail-test   hand one letter to the mail server, and say what became of it
  migrate-database
              move the node, stopped, to another database, and prove it by reading the log again
  import-results
              import a file of results: judged whole, published as versions, all faults told at once
  manage      any of Django's own commands, as: saksama-node manage migrate

The folder is named by SAKSAMA_DATA; its node.toml holds the settings: docs/reference/settings.md."""

NO_NODE = "The options of each command: docs/reference/commands.md, or this again with SAKSAMA_DATA set."

STOPPED = 130
"""Exit code of what a person stopped: 128 and the number of the signal."""

_WITHOUT_DJANGO: Mapping[str, Callable[[list[str]], int]] = {
    "init": init.run,
    "settings": settings.run,
    "serve": serve.run,
    "doctor": doctor.run,
    "backup": backup.run_backup,
    "restore": restore.run_restore,
}
"""What runs before, or beside, a node whose settings may be wrong."""

_DJANGO_COMMANDS = frozenset(
    {
        "work",
        "account",
        "agreement",
        "pair",
        "export-age",
        "heal",
        "sign-on",
        "status",
        "trace",
        "alarms",
        "key",
        "mail-test",
        "migrate-database",
        "import-results",
    }
)


def main(argv: list[str] | None = None) -> int:
    """Run one command; return the exit code."""
    words = sys.argv[1:] if argv is None else argv
    os.umask(private.UMASK)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "saksama_node.settings.django")
    try:
        return _run(words)
    except SettingRefused as refused:
        if {"--help", "-h"} & set(words):
            sys.stdout.write(f"{USAGE}\n\n{NO_NODE}\n")
            return 0
        sys.stderr.write(f"{refused}\n")
        return 2
    except SaksamaError as error:
        sys.stderr.write("".join(f"{line}\n" for line in (str(error), *remedies_of(error))))
        return 1
    except (OSError, OperationalError) as error:
        _tell_of_the_world(error)
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("\nDihentikan.\nStopped.\n")
        return STOPPED


def _tell_of_the_world(error: OSError | OperationalError) -> None:
    """A disk, a file, an address or a database that failed the command: which, and why, in both languages."""
    reason = why(error)
    at = f"{error.filename}: " if isinstance(error, OSError) and error.filename else ""
    of = ("Basis data ", "The database: ") if isinstance(error, OperationalError) else ("", "")
    for begins, language in zip(of, ("id", "en"), strict=True):
        sys.stderr.write(f"{at}{begins}{reason.in_language(language)}.\n")
    sys.stderr.write("-> saksama-node doctor\n")


def _run(words: list[str]) -> int:
    match words:
        case [command, *rest] if command in _WITHOUT_DJANGO:
            if command == "serve":
                _check_start(rest)
            return _WITHOUT_DJANGO[command](rest)
        case ["manage", *rest]:
            _manage(rest)
        case [command, *_] if command in _DJANGO_COMMANDS:
            _check_start(words)
            _Named(["saksama-node", *words]).execute()
        case [] | ["help" | "--help" | "-h"]:
            sys.stdout.write(USAGE + "\n")
        case [command, *_]:
            sys.stderr.write(f"saksama-node: no command {command!r}\n\n{USAGE}\n")
            return 2
    return 0


class _Named(ManagementUtility):
    """A command is called as it is typed, in its own usage too; its module has no hyphen."""

    def fetch_command(self, subcommand: str) -> BaseCommand:
        """The command."""
        return super().fetch_command(subcommand.replace("-", "_"))


def _manage(words: list[str]) -> None:
    shaping = words[:1] == ["migrate"]
    found = load(os.environ)
    close_folder(found)
    behind = False
    try:
        check_database(found)
    except DatabaseBehind:
        if not shaping:
            raise
        behind = True
    # The trace's own tables may be what the change is about: then its line comes after.
    steps = [["saksama-node manage", *words], *([["saksama-node", "note_command", words[0]]] if words else [])]
    for each in steps if behind else reversed(steps):
        execute_from_command_line(each)


def _check_start(words: list[str]) -> None:
    if not {"--help", "-h"} & set(words):
        found = load(os.environ)
        close_folder(found)
        check_database(found)
