"""What a page lists as open in the results of a contest, as the lists of a log and its decisions have it.

Rules kept here:
  * A list of a source ends whatever was said of that source before, by whichever list; what it holds stands from then.
  * A finding is told from another by its contest, place, rule, sources, fields and figures (`key_of`), whichever of two
    sources is named first. One that two persons decided on is open no more, in every later list too.
  * Lines are those of the lists, octet for octet. One form: keys in order, no space, a line's end.
Left to others: what is in a list (`saksama.tally.published`), the order of the log (`verify.meaning.open_findings`).
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

import msgspec

from saksama.errors import EvidenceError
from saksama.json_documents import read_json

CELLS: Final = 11
_PLACE, _RULE, _LEFT, _RIGHT, _LEFT_FIELDS, _RIGHT_FIELDS, _SOURCES = 0, 1, 4, 5, 6, 7, 8
_SHOWN_AT_MOST: Final = 4


class ListMalformed(EvidenceError):
    """Octets that are no list of what does not fit."""

    code = "sheet.list-malformed"
    advice = "Ask the institution for the list that its log names."

    line: int


class OpenShown(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is open in a contest. `lists`: how many lists of it had been entered; `decided`: keys of what would be open
    if two persons had not decided on it; `open`: lines of lists. Both rise.
    """

    decided: tuple[str, ...]
    lists: int
    open: tuple[str, ...]


@dataclass(slots=True)
class Standing:
    """The findings of one contest that stand, by their key; `lists` entered so far."""

    contest: str
    lists: int = 0
    lines: dict[str, str] = field(default_factory=dict)
    by: dict[str, set[str]] = field(default_factory=dict)
    """By source, the keys of lines that speak of it."""

    def settle(self, source: str, data: bytes) -> None:
        """A list of a version of `source` is entered. Raises `ListMalformed`; then nothing has changed."""
        fresh = list(_parse_lines(data))
        self.lists += 1
        for key in self.by.pop(source, ()):
            # Of a line that another source ended before, nothing is left.
            self.lines.pop(key, None)
        for line, cells in fresh:
            key = key_of(self.contest, cells)
            self.lines[key] = line
            for each in cells[_SOURCES].split(" "):
                self.by.setdefault(each.partition(":")[0], set()).add(key)

    def shown(self, decided: Iterable[str]) -> OpenShown:
        """What a page lists, where these keys were decided on."""
        ended = self.lines.keys() & set(decided)
        return shown_of(self.lists, ended, (line for key, line in self.lines.items() if key not in ended))


def path_of(contest: str) -> str:
    """Where a node serves it."""
    return f"hasil/{contest}/beda.json"


def key_of(contest: str, cells: Sequence[str]) -> str:
    """By what a finding is told from another: a SHA-256; `cells`: of its line in a list.

    Two sources may list the same difference, each beginning with itself.
    """
    sources = cells[_SOURCES].split(" ")
    sides = [(cells[_LEFT_FIELDS], cells[_LEFT]), (cells[_RIGHT_FIELDS], cells[_RIGHT])]
    if sources != sorted(sources):
        sides.reverse()
    (left_fields, left), (right_fields, right) = sides
    parts = (
        contest,
        cells[_PLACE],
        cells[_RULE],
        " ".join(sorted(sources)),
        left_fields,
        right_fields,
        left,
        right,
    )
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def shown_of(lists: int, decided: Iterable[str], lines: Iterable[str]) -> OpenShown:
    """It with both in their order."""
    return OpenShown(decided=tuple(sorted(decided)), lists=lists, open=tuple(sorted(lines)))


def write_open(shown: OpenShown) -> bytes:
    """It as JSON."""
    return msgspec.json.encode(shown, order="sorted") + b"\n"


def read_open(data: bytes) -> OpenShown | None:
    """What is served; None where it cannot be read."""
    try:
        return read_json(data, OpenShown)
    except msgspec.DecodeError:
        return None


def shown_differs(theirs: OpenShown, ours: OpenShown) -> str:
    """Where what is served is not `ours`, of as many lists and the same decisions; empty where all is the same."""
    missing = sorted({*ours.open} - {*theirs.open})
    more = sorted({*theirs.open} - {*ours.open})
    if missing or more:
        told = [f"{len(missing)} of the lists are not shown", *missing[:_SHOWN_AT_MOST]] if missing else []
        told += [f"{len(more)} shown are in no list", *more[:_SHOWN_AT_MOST]] if more else []
        return "; ".join(told)
    return "" if theirs.open == ours.open else "shown in another order, or more than once"


def _parse_lines(data: bytes) -> Iterator[tuple[str, list[str]]]:
    try:
        _head, *lines = data.decode("ascii").splitlines()
    except ValueError as error:
        raise ListMalformed(0) from error
    for at, line in enumerate(lines, 2):
        cells = line.split(",")
        if len(cells) != CELLS or not (cells[_PLACE] and cells[_RULE] and cells[_SOURCES]):
            raise ListMalformed(at)
        yield line, cells
