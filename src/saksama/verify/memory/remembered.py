"""What a run leaves for the next one: of each log how far it was verified and what still counts, and what goes on.

Rules kept here:
  * It is true only together: for these logs, under these keys, by this version of the rules. Any other reads all anew.
  * Findings about what has ended stand as they were; all else is judged again from what is held here.
Left to others: files (cli.memory), what is looked up for ever (index), making it (keeping).
"""

from collections.abc import Iterable, Mapping
from datetime import datetime

import msgspec

from saksama.verify.findings import Code, Finding
from saksama.verify.meaning.registers import Days
from saksama.verify.memory.cosigned import Cosigned, Listed

VERSION = 3

type OwnWord = tuple[str, str, int]
"""The subject, log and entry of an act that was in time by its log's own word."""


class Stands(msgspec.Struct, frozen=True, array_like=True):
    """A finding that stands; `subject`: what it is about, empty where it is about the entry itself."""

    code: str
    log: str
    index: int
    evidence: dict[str, str | int]
    subject: str = ""

    @classmethod
    def of(cls, finding: Finding, subject: str = "") -> "Stands":
        """A finding about an entry."""
        return cls(finding.code.value, finding.log, finding.index or 0, dict(finding.evidence), subject)

    def finding(self) -> Finding:
        """As it was found."""
        return Finding(Code(self.code), self.log, self.index, self.evidence)


class Running(msgspec.Struct):
    """What is counted as the entries of a log come."""

    days: Days = msgspec.field(default_factory=Days)
    seats: dict[str, int] = msgspec.field(default_factory=dict)
    greatest: datetime | None = None
    """The greatest moment of an entry that was in its time (times)."""


class LogMemory(msgspec.Struct, frozen=True, kw_only=True):
    """One log up to `size`. `entries`: those of families that are held whole. `number`: of the log in records.

    `listed`: by witness; `unwatched`: hours in which it did not look at its partner's log; `findings`: of entries.
    """

    origin: str
    number: int
    keys: tuple[str, ...]
    policy: str
    size: int
    root: bytes
    edge: tuple[bytes, ...]
    counts: dict[str, int]
    newest: datetime | None
    last: datetime | None
    entries: tuple[tuple[int, bytes], ...]
    running: Running
    checkpoints: tuple[Cosigned, ...]
    listed: dict[str, Listed]
    unwatched: tuple[Stands, ...]
    findings: tuple[Stands, ...]


class Going(msgspec.Struct, frozen=True, array_like=True):
    """A subject that goes on: its entries (packed), and from when time alone may change what is said of it."""

    subject: str
    wake: datetime | None
    packed: bytes


class Remembered(msgspec.Struct, frozen=True, kw_only=True):
    """What a run leaves. `rules`: the version of the verifier and digests of the law's rules; `clock`: as of when."""

    version: int
    rules: str
    url: str
    clock: datetime | None
    logs: tuple[LogMemory, ...]
    going: tuple[Going, ...]
    findings: tuple[Stands, ...]
    own_word: tuple[OwnWord, ...]
    periods_unchecked: bool

    def of(self, origin: str) -> LogMemory | None:
        """What is remembered of a log."""
        return next((log for log in self.logs if log.origin == origin), None)


def by_subject(findings: Iterable[Stands]) -> Mapping[str, list[Stands]]:
    """Findings by what they are about."""
    found: dict[str, list[Stands]] = {}
    for each in findings:
        found.setdefault(each.subject, []).append(each)
    return found
