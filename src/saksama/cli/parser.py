"""The words of a command line that are Python's own, as this house says them: in Indonesian, with English behind.

Rules kept here: what no sentence here fits is told as it came; exit code and place are as argparse has them.
Left to others: what a command takes, and its own words (each command).
"""

import argparse
import re
from collections.abc import Iterable
from typing import Any, Final, NoReturn

from saksama.cli.door import complain
from saksama.words import Words

_FAULTS: Final[tuple[tuple[str, Words], ...]] = (
    (r"the following arguments are required: (?P<a>.*)", Words("belum disebut: {a}", "not given")),
    (r"one of the arguments (?P<a>.*) is required", Words("sebut salah satu: {a}", "give one of them")),
    (r"unrecognized arguments: (?P<a>.*)", Words("tidak dikenal: {a}", "not known")),
    (r"ambiguous option: (?P<a>.*) could match (?P<b>.*)", Words("{a} dapat berarti {b}", "it may mean any of them")),
    (r"(?:argument (?P<w>.*?): )?expected (?:one|at least one) argument", Words("{w} perlu isi", "it needs a value")),
    (r"(?:argument (?P<w>.*?): )?expected (?P<n>\d+) arguments?", Words("{w} perlu {n} isi", "it needs {n} values")),
    (r"argument (?P<w>.*?): ignored explicit argument (?P<a>.*)", Words("{w} tidak diberi isi", "it takes no value")),
    (
        r"argument (?P<w>.*?): not allowed with argument (?P<a>.*)",
        Words("{w} tidak dapat bersama {a}", "not with the other"),
    ),
    (
        r"argument (?P<w>.*?): invalid choice: (?P<a>.*) \(choose from (?P<b>.*)\)",
        Words("{w}: {a} bukan pilihan; pilih {b}", "no such choice"),
    ),
    (r"argument (?P<w>.*?): invalid \w+ value: (?P<a>.*)", Words("{w}: {a} tidak dapat dibaca", "it cannot be read")),
    (r"argument (?P<w>.*?): (?P<a>.*)", Words("{w}: {a}", "")),
)
"""What argparse says, the longer first, and what is said; its English is left of what both name."""


class Parser(argparse.ArgumentParser):
    """An `argparse.ArgumentParser` whose own words are the house's; commands below it are the same."""

    def __init__(self, **given: Any) -> None:  # noqa: ANN401 - the parent's signature
        """Take what the parent takes, by name."""
        super().__init__(formatter_class=_Formatter, add_help=False, **given)
        self._positionals.title = "yang disebut (arguments)"
        self._optionals.title = "pilihan (options)"
        self.add_argument("-h", "--help", action="help", help="tunjukkan bantuan ini (show this help)")

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the words, and how they are to be; exit code 2."""
        complain(*self.format_usage().splitlines(), f"{self.prog}: {_told(message)}")
        self.exit(2)


class _Formatter(argparse.HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "pemakaian (usage): " if prefix is None else prefix)


def _told(message: str) -> str:
    for pattern, words in _FAULTS:
        if found := re.fullmatch(pattern, message, re.DOTALL):
            parts = {name: part or "" for name, part in found.groupdict().items()}
            english = words.say("en", parts)
            return words.say("id", parts) + (f" ({english})" if english else "")
    return message
