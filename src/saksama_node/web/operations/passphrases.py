"""How a command gets a secret from the person who runs it.

Rules kept here:
  * Never from the command line or the environment: other users of the machine can read both.
  * From a file or an open file descriptor that is named, one line, or asked for twice at the terminal.
Left to others: how long it must be (`saksama.keys.locked`, Django's validators).
"""

import argparse
import getpass
import os
import sys
from pathlib import Path

from saksama.errors import CallerError


class NoSecret(CallerError):
    """A secret was neither given nor could it be asked for, or the two typed ones differ."""

    code = "operations.no-secret"
    advice = (
        "Run the command again, at a terminal, and type the same twice; or name a file: --NAME-file FILE, or a "
        "descriptor: --NAME-fd N."
    )

    name: str
    why: str


class WeakSecret(CallerError):
    """A passphrase or password is easily guessed, or is one that was given for another use."""

    code = "operations.weak-secret"
    advice = "Choose another, of several words; nothing was made yet."

    name: str
    why: str


def add_secret(parser: argparse.ArgumentParser, name: str, meaning: str) -> None:
    """Add `--NAME-file` and `--NAME-fd`."""
    group = parser.add_mutually_exclusive_group()
    group.add_argument(f"--{name}-file", metavar="FILE", help=f"file with {meaning}, one line")
    group.add_argument(f"--{name}-fd", type=int, metavar="N", help=f"open file descriptor with {meaning}")


def secret(options: dict[str, object], name: str, question: str, *, twice: bool = False) -> str:
    """Return the secret named `name`; raises `NoSecret`."""
    dest = name.replace("-", "_")
    file, descriptor = options.get(f"{dest}_file"), options.get(f"{dest}_fd")
    if isinstance(file, str):
        return _line(name, _read(name, Path(file)))
    if isinstance(descriptor, int):
        with os.fdopen(descriptor, encoding="utf-8") as source:
            return _line(name, source.read())
    if not sys.stdin.isatty():
        raise NoSecret(name, "not given, and there is no terminal to ask at")
    typed = getpass.getpass(f"{question}: ")
    if twice and getpass.getpass(f"{question} (sekali lagi / again): ") != typed:
        raise NoSecret(name, "the two differ")
    return _line(name, typed)


def _read(name: str, file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise NoSecret(name, f"{file} cannot be read: {type(error).__name__}") from error


def _line(name: str, text: str) -> str:
    line = text.removesuffix("\n").removesuffix("\r")
    if not line or "\n" in line:
        raise NoSecret(name, "empty, or more than one line")
    return line
