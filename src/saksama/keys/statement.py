"""Key statements: an institution says which key its node uses for what, and when one no longer counts.

Rules kept here:
  * A statement is a C2SP signed note under the owner's institution key; nothing of it is believed before that is
    verified.
  * Its text has one spelling; a reader accepts only what it would write itself.
  * Owner, use and key stand in the text, so that a statement cannot be moved to another node or another use.
Left to others: logging it (entries.kinds.key), which key counts at a moment (ring).

Text of an introduction. At a rotation two lines more: `replaces` (the old key) and `replaced-until` (the end of the
overlap in which both count). Of a revocation: `saksama-key-revoked/v1`, with `revoked` and, for a log key, `last-good`.

    saksama-key/v1
    owner bawaslu-ntb.contoh.saksama.example/log
    use transport
    key MCowBQYDK2VwAyEA...
    not-before 2026-11-24T08:00:00.000Z
    not-after 2027-11-24T08:00:00.000Z
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from saksama.errors import CallerError, EvidenceError
from saksama.tlog.note import Note, SigningKey, VerifierKey, open_note, sign
from saksama.vocabulary import BadMoment, KeyUse, format_moment, parse_moment

_INTRODUCED = "saksama-key/v1"
_REVOKED = "saksama-key-revoked/v1"
_WORD = re.compile(r"[!-~]{1,400}")
_LAST_GOOD = re.compile(r"(0|[1-9][0-9]{0,15}) ([0-9a-f]{64})")


class StatementMalformed(EvidenceError):
    """A signed text is no key statement."""

    code = "key-statement.malformed"
    advice = "Ask the institution for the statement again; do not use the key until it can be read."

    why: str


class StatementRefused(CallerError):
    """A statement that cannot be made: its dates or its words are wrong."""

    code = "key-statement.refused"
    advice = "Give an end after the beginning, and words without spaces."

    why: str


@dataclass(frozen=True, slots=True)
class Replaced:
    """The key that a rotation replaces, and the moment until which it still counts beside the new one."""

    key: str
    until: datetime


@dataclass(frozen=True, slots=True)
class KeyStatement:
    """`key` (as its own format writes it) counts for `owner` (a log origin) and `use` between two moments.

    `replaces`: at a rotation, the key whose place it takes; None at an introduction.
    """

    owner: str
    use: KeyUse
    key: str
    not_before: datetime
    not_after: datetime
    replaces: Replaced | None = None

    def __post_init__(self) -> None:
        """Refuse what could not be read back."""
        _check_words(self.owner, self.key)
        if self.not_after <= self.not_before:
            raise StatementRefused(why="it ends before it begins")
        if self.replaces is not None:
            _check_words(self.replaces.key)
            if self.replaces.key == self.key or self.replaces.until < self.not_before:
                raise StatementRefused(why="it replaces itself, or a key that ended before it begins")

    def text(self) -> str:
        """The note's text, ending in a newline."""
        head = (
            f"{_INTRODUCED}\nowner {self.owner}\nuse {self.use}\nkey {self.key}\n"
            f"not-before {format_moment(self.not_before)}\nnot-after {format_moment(self.not_after)}\n"
        )
        if self.replaces is None:
            return head
        return f"{head}replaces {self.replaces.key}\nreplaced-until {format_moment(self.replaces.until)}\n"


@dataclass(frozen=True, slots=True)
class KeyRevocation:
    """`key` no longer counts from `revoked` on.

    `last_good`: size and root (hex) up to which a log key is still believed.
    """

    owner: str
    use: KeyUse
    key: str
    revoked: datetime
    last_good: tuple[int, str] | None = None

    def __post_init__(self) -> None:
        """Refuse what could not be read back."""
        _check_words(self.owner, self.key)
        if self.last_good is not None and _LAST_GOOD.fullmatch("{} {}".format(*self.last_good)) is None:
            raise StatementRefused(why="the last good size or root is malformed")

    def text(self) -> str:
        """The note's text, ending in a newline."""
        head = (
            f"{_REVOKED}\nowner {self.owner}\nuse {self.use}\nkey {self.key}\nrevoked {format_moment(self.revoked)}\n"
        )
        return head if self.last_good is None else head + "last-good {} {}\n".format(*self.last_good)


def _check_words(*words: str) -> None:
    if any(_WORD.fullmatch(word) is None for word in words):
        raise StatementRefused(why="owner and key are printable ASCII without spaces")


def sign_statement(statement: KeyStatement | KeyRevocation, institution: SigningKey) -> Note:
    """The statement as a signed note under the institution key."""
    return sign(statement.text(), institution)


def open_statement(data: bytes, institution: VerifierKey) -> KeyStatement | KeyRevocation:
    """Verify a statement and read it.

    Raises the errors of `open_note`, and `StatementMalformed` where the signed text is no statement.
    """
    return parse_statement(open_note(data, [institution]).text)


def parse_statement(text: str) -> KeyStatement | KeyRevocation:
    """Read the text of a statement, which nobody need have signed yet. Raises `StatementMalformed`."""
    statement = _parse(text)
    if statement.text() != text:
        raise StatementMalformed(why="not in its one spelling")
    return statement


def _parse(text: str) -> KeyStatement | KeyRevocation:
    head, *lines = text.splitlines() or [""]
    pairs = [(name, value) for name, _, value in (line.partition(" ") for line in lines)]
    values = dict(pairs)
    try:
        use = KeyUse(values["use"])
        if head == _INTRODUCED:
            begins, ends = parse_moment(values["not-before"]), parse_moment(values["not-after"])
            return KeyStatement(values["owner"], use, values["key"], begins, ends, _parse_replaced(values))
        if head == _REVOKED:
            return KeyRevocation(
                values["owner"],
                use,
                values["key"],
                parse_moment(values["revoked"]),
                _parse_last_good(values.get("last-good")),
            )
    except (KeyError, ValueError, BadMoment, StatementRefused) as error:
        raise StatementMalformed(why=str(error)) from error
    raise StatementMalformed(why=f"begins with {head[:40]!r}")


def _parse_replaced(values: Mapping[str, str]) -> Replaced | None:
    if "replaces" not in values:
        return None
    return Replaced(values["replaces"], parse_moment(values["replaced-until"]))


def _parse_last_good(value: str | None) -> tuple[int, str] | None:
    if value is None:
        return None
    found = _LAST_GOOD.fullmatch(value)
    if found is None:
        raise StatementMalformed(why="last-good is not a size and a root")
    return int(found[1]), found[2]
