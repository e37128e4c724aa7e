"""Findings: what the verifier says, in codes.

Rules kept here:
  * A code never changes once released. Each has a reason, and by it a class; nothing is silently skipped.
  * A finding names the log and, where there is one, the first entry that is wrong; its evidence is public data.
Left to others: classes and reasons (classes), words in two languages (cli.words, cli.class_words).
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from saksama.verify.classes import Class, Why, exit_of


class Code(StrEnum):
    """What was found."""

    CHECKPOINT_MALFORMED = "checkpoint.malformed"
    CHECKPOINT_UNSIGNED = "checkpoint.unsigned"
    CHECKPOINT_QUORUM = "checkpoint.quorum"
    CHECKPOINT_COSIGNATURE = "checkpoint.cosignature"
    COSIGNATURE_AHEAD = "cosignature.ahead"
    COSIGNATURE_BACK = "cosignature.back"
    KEYS_UNANNOUNCED = "keys.unannounced"
    KEY_STATEMENT = "key.statement"
    KEY_NOT_VALID = "key.not-valid"
    KEY_CUT_OFF = "key.cut-off"
    KEY_LAST_GOOD = "key.last-good"
    ENTRY_ALTERED = "entry.altered"
    ENTRY_DROPPED = "entry.dropped"
    ENTRY_ADDED = "entry.added"
    ENTRY_REORDERED = "entry.reordered"
    ENTRY_NOT_SERVED = "entry.not-served"
    ENTRY_MALFORMED = "entry.malformed"
    ENTRY_FOREIGN = "entry.foreign"
    ENTRY_BACK_DATED = "entry.back-dated"
    ENTRY_AHEAD = "entry.ahead"
    TILE_ALTERED = "tile.altered"
    TILE_NOT_SERVED = "tile.not-served"
    LOG_REWRITTEN = "log.rewritten"
    LOG_FORK = "log.fork"
    LOG_ROLLED_BACK = "log.rolled-back"
    COPY_OLDER = "copy.older"
    LOG_STALE = "log.stale"
    LOG_SILENT = "log.silent"
    OBSERVED_FALSE = "observed.false"
    OBSERVED_MISSING = "observed.missing"
    OBSERVED_LATE = "observed.late"
    CHECKPOINT_HIDDEN = "checkpoint.hidden"
    CHECKPOINT_UNLISTED = "checkpoint.unlisted"
    OVERRIDE_FALSE = "override.false"
    LOG_OVERRIDDEN = "log.overridden"
    PSEUDONYM_REUSED = "pseudonym.reused"
    OFFICE_OUTSIDE = "office.outside"
    ACTOR_UNGRANTED = "actor.ungranted"
    CASE_UNLAWFUL = "case.unlawful"
    CASE_DAY = "case.day"
    CASE_RULE = "case.rule"
    CASE_LATE = "case.late"
    CASE_EARLY = "case.early"
    CASE_PROCEDURE = "case.procedure"
    CASE_NUMBER = "case.number"
    CASE_EDITION_UNNAMED = "case.edition-unnamed"
    PLENARY_UNLAWFUL = "plenary.unlawful"
    INTEREST_UNLAWFUL = "interest.unlawful"
    ACCOUNT_UNLAWFUL = "account.unlawful"
    DATA_UNLAWFUL = "data.unlawful"
    RULING_UNLAWFUL = "ruling.unlawful"
    NORM_UNLAWFUL = "norm.unlawful"
    TRACE_UNLAWFUL = "trace.unlawful"
    PERIOD_UNLAWFUL = "period.unlawful"
    LHP_UNLAWFUL = "lhp.unlawful"
    ADVICE_UNLAWFUL = "advice.unlawful"
    LOT_UNCOMMITTED = "lot.uncommitted"
    LOT_WRONG = "lot.wrong"
    LOT_SKIPPED = "lot.skipped"
    SHEET_UNLAWFUL = "sheet.unlawful"
    SHEET_WRONG = "sheet.wrong"
    AUDIT_UNCOMMITTED = "audit.uncommitted"
    AUDIT_UNLAWFUL = "audit.unlawful"
    AUDIT_WRONG = "audit.wrong"
    AUDIT_SKIPPED = "audit.skipped"
    TASK_UNLAWFUL = "task.unlawful"
    TASK_NOT_PERMITTED = "task.not-permitted"
    TASK_LATE = "task.late"
    INCIDENT_UNLAWFUL = "incident.unlawful"
    INCIDENT_NOT_PERMITTED = "incident.not-permitted"
    INCIDENT_DUE = "incident.due"
    INCIDENT_LATE = "incident.late"
    NOTICE_LATE = "notice.late"
    CONTENT_UNLAWFUL = "content.unlawful"
    DISPATCH_NUMBER = "dispatch.number"
    DISPATCH_NOT_PERMITTED = "dispatch.not-permitted"
    DISPATCH_SEEN = "dispatch.seen"
    DISPATCH_REPLAYED = "dispatch.replayed"
    DISPATCH_UNRECEIPTED = "dispatch.unreceipted"
    DISPATCH_ANSWERS = "dispatch.answers"
    RECEIPT_FALSE = "receipt.false"
    AGREEMENT_NOTE = "agreement.note"
    AGREEMENT_SIGNATURE = "agreement.signature"
    AGREEMENT_DECLARATION = "agreement.declaration"
    BLOB_WRONG = "blob.wrong"
    STATISTICS_DIFFER = "statistics.differ"
    SUPERVISION_DIFFER = "supervision.differ"

    UNREACHABLE = "unreachable"
    POLICY_UNKNOWN = "policy.unknown"
    KEY_OWNER_UNKNOWN = "key.owner-unknown"
    KEY_BRANCH_SEEN = "key.branch-seen"
    KEY_OLD_ABSENT = "key.old-absent"
    ENTRY_NEWER = "entry.newer"
    CASE_EDITION_UNKNOWN = "case.edition-unknown"
    CASE_EDITION_OTHER = "case.edition-other"
    CASE_RULES_OTHER = "case.rules-other"
    CASE_UNCONFIRMED = "case.unconfirmed"
    PLENARY_QUORUM = "plenary.quorum"
    PLENARY_SEATS = "plenary.seats"
    SHEET_DEFINITION_UNKNOWN = "sheet.definition-unknown"
    AUDIT_TYPED = "audit.typed"
    NOT_YET_WITNESSED = "log.not-yet-witnessed"
    LOG_UNSEEN_SINCE = "log.unseen-since"
    WITNESS_UNKNOWN = "witness.unknown"
    RUN_SPENT = "run.spent"

    @property
    def why(self) -> Why:
        """Why this code has its class."""
        return _WHY[self]

    @property
    def class_(self) -> Class:
        """Integrity, conduct or unchecked."""
        return self.why.class_


_CODES: Mapping[Why, tuple[Code, ...]] = {
    Why.SIGNED_BYTES: (
        Code.CHECKPOINT_MALFORMED,
        Code.ENTRY_ALTERED,
        Code.ENTRY_DROPPED,
        Code.ENTRY_ADDED,
        Code.ENTRY_REORDERED,
        Code.ENTRY_NOT_SERVED,
        Code.TILE_ALTERED,
        Code.TILE_NOT_SERVED,
        Code.BLOB_WRONG,
        Code.CHECKPOINT_HIDDEN,
    ),
    Why.ONE_HISTORY: (Code.LOG_REWRITTEN, Code.LOG_FORK, Code.LOG_ROLLED_BACK),
    Why.STATED_KEYS: (
        Code.CHECKPOINT_UNSIGNED,
        Code.CHECKPOINT_COSIGNATURE,
        Code.KEYS_UNANNOUNCED,
        Code.KEY_STATEMENT,
        Code.KEY_NOT_VALID,
        Code.KEY_CUT_OFF,
        Code.KEY_LAST_GOOD,
        Code.AGREEMENT_NOTE,
        Code.AGREEMENT_SIGNATURE,
        Code.AGREEMENT_DECLARATION,
    ),
    Why.POLICY_UNMET: (Code.CHECKPOINT_QUORUM,),
    Why.OWN_CLOCK: (Code.ENTRY_BACK_DATED, Code.ENTRY_AHEAD),
    Why.WITNESS_CLOCK: (Code.COSIGNATURE_BACK,),
    Why.OWN_FORM: (Code.ENTRY_MALFORMED, Code.ENTRY_FOREIGN),
    Why.REFUSED_ACT: (
        Code.CASE_UNLAWFUL,
        Code.CASE_DAY,
        Code.CASE_RULE,
        Code.CASE_EARLY,
        Code.CASE_PROCEDURE,
        Code.CASE_NUMBER,
        Code.CASE_EDITION_UNNAMED,
        Code.PLENARY_UNLAWFUL,
        Code.INTEREST_UNLAWFUL,
        Code.ACCOUNT_UNLAWFUL,
        Code.DATA_UNLAWFUL,
        Code.RULING_UNLAWFUL,
        Code.NORM_UNLAWFUL,
        Code.TRACE_UNLAWFUL,
        Code.PERIOD_UNLAWFUL,
        Code.LHP_UNLAWFUL,
        Code.ADVICE_UNLAWFUL,
        Code.SHEET_UNLAWFUL,
        Code.AUDIT_UNLAWFUL,
        Code.TASK_UNLAWFUL,
        Code.INCIDENT_UNLAWFUL,
        Code.INCIDENT_DUE,
        Code.CONTENT_UNLAWFUL,
        Code.DISPATCH_NUMBER,
        Code.DISPATCH_NOT_PERMITTED,
        Code.DISPATCH_REPLAYED,
        Code.TASK_NOT_PERMITTED,
        Code.INCIDENT_NOT_PERMITTED,
        Code.PSEUDONYM_REUSED,
        Code.OFFICE_OUTSIDE,
        Code.ACTOR_UNGRANTED,
    ),
    Why.SAID_TRULY: (
        Code.OBSERVED_FALSE,
        Code.OVERRIDE_FALSE,
        Code.DISPATCH_SEEN,
        Code.DISPATCH_ANSWERS,
        Code.RECEIPT_FALSE,
    ),
    Why.SAME_RESULT: (
        Code.LOT_WRONG,
        Code.SHEET_WRONG,
        Code.AUDIT_WRONG,
        Code.STATISTICS_DIFFER,
        Code.SUPERVISION_DIFFER,
    ),
    Why.BEFORE_CHANCE: (Code.LOT_UNCOMMITTED, Code.LOT_SKIPPED, Code.AUDIT_UNCOMMITTED, Code.AUDIT_SKIPPED),
    Why.PEOPLE_LATE: (Code.CASE_LATE, Code.TASK_LATE, Code.INCIDENT_LATE, Code.NOTICE_LATE),
    Why.UNANSWERED: (Code.DISPATCH_UNRECEIPTED,),
    Why.SILENT: (Code.LOG_STALE,),
    Why.ROOM: (Code.LOG_SILENT, Code.OBSERVED_LATE),
    Why.LEFT_OUT: (Code.OBSERVED_MISSING, Code.CHECKPOINT_UNLISTED),
    Why.OVERRIDDEN: (Code.LOG_OVERRIDDEN,),
    Why.NO_ANSWER: (Code.UNREACHABLE, Code.WITNESS_UNKNOWN),
    Why.NOT_KNOWN_HERE: (
        Code.POLICY_UNKNOWN,
        Code.KEY_OWNER_UNKNOWN,
        Code.ENTRY_NEWER,
        Code.CASE_EDITION_UNKNOWN,
        Code.CASE_EDITION_OTHER,
        Code.CASE_RULES_OTHER,
        Code.SHEET_DEFINITION_UNKNOWN,
    ),
    Why.NO_TEXT: (Code.CASE_UNCONFIRMED, Code.PLENARY_QUORUM, Code.PLENARY_SEATS),
    Why.NOT_PROVABLE: (Code.KEY_BRANCH_SEEN, Code.KEY_OLD_ABSENT, Code.AUDIT_TYPED),
    Why.TWO_CLOCKS: (Code.COSIGNATURE_AHEAD,),
    Why.WITNESS_AWAITED: (Code.NOT_YET_WITNESSED,),
    Why.NOTHING_NEWER: (Code.LOG_UNSEEN_SINCE, Code.COPY_OLDER),
    Why.BOUND_REACHED: (Code.RUN_SPENT,),
}

_WHY: Mapping[Code, Why] = {code: why for why, codes in _CODES.items() for code in codes}


type Place = tuple[str, int | None, Code]
"""What a person acknowledges: the log, the entry (None for the log as a whole), the code."""


@dataclass(frozen=True, slots=True)
class Finding:
    """`log`: origin (or address, before it is known); `index`: the first wrong entry, None for the log as a whole.

    `evidence`: public values by name, among them signed notes as text.
    """

    code: Code
    log: str
    index: int | None = None
    evidence: Mapping[str, str | int] = field(default_factory=dict)

    @property
    def place(self) -> Place:
        """By what it is acknowledged."""
        return self.log, self.index, self.code


class Findings:
    """Collects findings: one for each code, log and cause; further ones of the same are counted."""

    def __init__(self, seen: Collection[Place] = ()) -> None:
        """Nothing found yet. `seen`: what was acknowledged; it is found and listed, and not counted."""
        self._seen = seen
        self._found: dict[tuple[Code, str], list[Finding]] = {}

    def add(self, code: Code, log: str, index: int | None = None, **evidence: str | int) -> None:
        """Keep one finding."""
        self._found.setdefault((code, log), []).append(Finding(code, log, index, evidence))

    def keep(self, finding: Finding) -> None:
        """Keep one that was found elsewhere."""
        self._found.setdefault((finding.code, finding.log), []).append(finding)

    def all(self) -> tuple[Finding, ...]:
        """Every finding, in no order."""
        return tuple(finding for found in self._found.values() for finding in found)

    def has(self, *codes: Code, log: str | None = None) -> bool:
        """Whether any of these was found."""
        return any(code in codes and log in (None, where) for code, where in self._found)

    def of(self, log: str, *codes: Code) -> list[Finding]:
        """All of these that were found of this log."""
        return [one for code in codes for one in self._found.get((code, log), ())]

    def ordered(self, limit: int = 100) -> tuple[Finding, ...]:
        """Integrity, then conduct, then what could not be checked; by index. At most `limit` of one code and log.

        Of integrity what is said of a log as a whole goes first, its keys above all: on them rests all the rest.

        Where there are more, those that nobody acknowledged are listed first: none of them may hide behind the others.
        """
        kept = [
            finding
            for found in self._found.values()
            for finding in sorted(found, key=lambda one: (one.place in self._seen, _index(one)))[:limit]
        ]
        return tuple(sorted(kept, key=_rank))

    def counts(self) -> Mapping[Class, int]:
        """How many findings of each class nobody acknowledged, those beyond a limit too."""
        counts = dict.fromkeys(Class, 0)
        for (code, _), found in self._found.items():
            counts[code.class_] += sum(one.place not in self._seen for one in found)
        return counts


_ORDER = tuple(Class)


def _index(finding: Finding) -> int:
    return -1 if finding.index is None else finding.index


def _rank(finding: Finding) -> tuple[int, bool, bool, int, str, str]:
    last = finding.code.class_ is not Class.INTEGRITY
    index = finding.index if finding.index is not None else 2**63 if last else -1
    below = last or finding.index is not None
    other = below or finding.code is not Code.KEYS_UNANNOUNCED
    return _ORDER.index(finding.code.class_), other, below, index, finding.log, finding.code


def exit_code(findings: Iterable[Finding]) -> int:
    """0 for nothing; 1 integrity; else 2 something could not be checked; else 3 conduct."""
    return exit_of(finding.code.class_ for finding in findings)
