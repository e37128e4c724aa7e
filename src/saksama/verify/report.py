"""The report: what was read, what was found, and what was not checked.

Rules kept here: the report ends with what it does not show; nothing in it is a judgement about persons.
Left to others: words and layout (cli.words), keeping keys and evidence (cli.state).
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from saksama.verify.classes import Class, exit_of
from saksama.verify.findings import Finding, Place
from saksama.verify.meaning.dispatches import Tally
from saksama.verify.memory.anew import Why
from saksama.verify.rules import RulesUsed
from saksama.verify.trust import Kept, Source


class NotChecked(StrEnum):
    """What no run, or this run, can show."""

    NEVER_ENTERED = "never-entered"
    SEALED_CONTENT = "sealed-content"
    EXCLUDED_SUBJECTS = "excluded-subjects"
    PSEUDONYMS = "pseudonyms"
    COMMITMENTS = "commitments"
    COLLUSION = "collusion"
    OFFICERS = "officers"
    RECUSALS = "recusals"
    REJECTIONS = "rejections"
    SILENCE = "silence"
    UNSEEN_CHECKPOINTS = "unseen-checkpoints"
    TIME_WITHIN = "time-within"
    CASE_DEADLINES = "case-deadlines"
    CASE_PERIODS = "case-periods"
    OFFICES = "offices"
    LOT_SIZES = "lot-sizes"
    SIGNED_SIZES = "signed-sizes"
    SHEETS = "sheets"
    AUDITS = "audits"
    CONTENT_NUMBERS = "content-numbers"
    NOTICE_CERTAINTY = "notice-certainty"
    INSTITUTION_KEYS = "institution-keys"
    OLD_KEY = "old-key"
    CONTENTS = "contents"
    UNWITNESSED = "unwitnessed"
    GROWN_SINCE = "grown-since"
    SIMULATED = "simulated"


ALWAYS = (
    NotChecked.NEVER_ENTERED,
    NotChecked.SEALED_CONTENT,
    NotChecked.EXCLUDED_SUBJECTS,
    NotChecked.PSEUDONYMS,
    NotChecked.COMMITMENTS,
    NotChecked.COLLUSION,
    NotChecked.OFFICERS,
    NotChecked.RECUSALS,
    NotChecked.REJECTIONS,
    NotChecked.SILENCE,
    NotChecked.UNSEEN_CHECKPOINTS,
    NotChecked.TIME_WITHIN,
    NotChecked.CASE_DEADLINES,
    NotChecked.NOTICE_CERTAINTY,
)


UNCHECKED_STANDING = "unchecked"
"""The standing of an agreement that the node says is in force, where the partner's log could not be read."""


@dataclass(frozen=True, slots=True)
class LogSummary:
    """One log that was read. `name`: its institution by the signed agreement, or empty; `node`: its pages' address.

    `witnessed` is the size up to which the quorum is reached; `keys` its log keys.

    `complete`: all entries lead to the signed root; `is_read`: all of them came.

    `age`: how long before this run the newest cosignature was given, None without a clock; `widest`: the longest time
    between two cosigned checkpoints, within which times of entries are unsure.
    """

    origin: str
    name: str
    node: str
    url: str
    size: int
    root: str
    witnessed: int
    asks_witnesses: bool
    checkpoints: int
    latest_cosignature: datetime | None
    age: timedelta | None
    widest: timedelta | None
    kinds: Mapping[str, int]
    keys: tuple[str, ...]
    complete: bool
    is_read: bool = True
    begun: int = 0
    """Entries below were judged by an earlier check, and not read again."""


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of one run.

    `agreement`: digest of the text both signed last, and where it stands; empty without one. `dispatches`: None where
    not both logs were judged. `counts`: findings by
    class, also those that `findings` leaves out because there are too many of a kind. `seen`: what a person
    acknowledged; it stays among the findings, and counts neither there nor for the exit code. `at`: as of when this
    was judged, None where no clock counted; `named`: whether a person named that moment. `anew`: why nothing of an
    earlier check was used, None where it was. `own_word`: log and entry of acts that were in time by their log's own
    word, because nobody cosigned them before they were due. `rules`: by which it was judged. `unjudged`: logs that
    belong to this check and of whose entries nothing was judged, by origin; nor what lies between both logs.
    """

    url: str
    origin: str
    name: str
    source: Source
    logs: tuple[LogSummary, ...] = ()
    agreement: str = ""
    standing: str = ""
    dispatches: Tally | None = None
    findings: tuple[Finding, ...] = ()
    counts: Mapping[Class, int] = field(default_factory=lambda: dict.fromkeys(Class, 0))
    not_checked: tuple[NotChecked, ...] = ()
    institutions: Mapping[str, str] = field(default_factory=dict)
    keep: Kept | None = None
    seen: Collection[Place] = ()
    at: datetime | None = None
    named: bool = False
    anew: Why | None = None
    own_word: tuple[tuple[str, int], ...] = ()
    rules: RulesUsed = field(default_factory=RulesUsed)
    unjudged: tuple[str, ...] = ()

    @property
    def exit_code(self) -> int:
        """0 good; 1 integrity; else 2 something could not be checked; else 3 conduct."""
        found = [finding.code.class_ for finding in self.findings if finding.place not in self.seen]
        # To have seen why a log was not judged judges nothing in it.
        return exit_of([*found, *([Class.UNCHECKED] if self.unjudged else [])])

    @property
    def first_use(self) -> bool:
        """Whether the keys came from the node itself."""
        return self.source is Source.FIRST_USE
