"""Findings: what the verifier says, in codes.

Rules kept here:
  * A code never changes once released. Each is either *wrong* or *unchecked*; nothing is silently skipped.
  * A finding names the log and, where there is one, the first entry that is wrong; its evidence is public data.
Left to others: words in two languages (cli.words), exit codes on the command line (cli).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Verdict(StrEnum):
    """What a finding means for the whole: something is wrong, or something could not be checked."""

    WRONG = "wrong"
    UNCHECKED = "unchecked"


class Code(StrEnum):
    """What was found."""

    CHECKPOINT_MALFORMED = "checkpoint.malformed"
    CHECKPOINT_UNSIGNED = "checkpoint.unsigned"
    CHECKPOINT_QUORUM = "checkpoint.quorum"
    CHECKPOINT_COSIGNATURE = "checkpoint.cosignature"
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
    OBSERVED_FALSE = "observed.false"
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
    TASK_UNLAWFUL = "task.unlawful"
    TASK_LATE = "task.late"
    INCIDENT_UNLAWFUL = "incident.unlawful"
    INCIDENT_DUE = "incident.due"
    INCIDENT_LATE = "incident.late"
    NOTICE_LATE = "notice.late"
    CONTENT_UNLAWFUL = "content.unlawful"
    DISPATCH_NUMBER = "dispatch.number"
    DISPATCH_NOT_PERMITTED = "dispatch.not-permitted"
    DISPATCH_SEEN = "dispatch.seen"
    DISPATCH_REPLAYED = "dispatch.replayed"
    DISPATCH_UNRECEIPTED = "dispatch.unreceipted"
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
    NOT_YET_WITNESSED = "log.not-yet-witnessed"
    WITNESS_UNKNOWN = "witness.unknown"

    @property
    def verdict(self) -> Verdict:
        """Whether this is wrong or could not be checked."""
        return Verdict.UNCHECKED if self in _UNCHECKED else Verdict.WRONG


_UNCHECKED = frozenset(
    {
        Code.UNREACHABLE,
        Code.POLICY_UNKNOWN,
        Code.KEY_OWNER_UNKNOWN,
        Code.KEY_BRANCH_SEEN,
        Code.KEY_OLD_ABSENT,
        Code.ENTRY_NEWER,
        Code.CASE_EDITION_UNKNOWN,
        Code.CASE_EDITION_OTHER,
        Code.CASE_RULES_OTHER,
        Code.CASE_UNCONFIRMED,
        Code.PLENARY_QUORUM,
        Code.PLENARY_SEATS,
        Code.SHEET_DEFINITION_UNKNOWN,
        Code.NOT_YET_WITNESSED,
        Code.WITNESS_UNKNOWN,
    }
)


@dataclass(frozen=True, slots=True)
class Finding:
    """`log`: origin (or address, before it is known); `index`: the first wrong entry, None for the log as a whole.

    `evidence`: public values by name, among them signed notes as text.
    """

    code: Code
    log: str
    index: int | None = None
    evidence: Mapping[str, str | int] = field(default_factory=dict)


class Findings:
    """Collects findings: one for each code, log and cause; further ones of the same are counted."""

    def __init__(self) -> None:
        """Nothing found yet."""
        self._found: dict[tuple[Code, str], list[Finding]] = {}

    def add(self, code: Code, log: str, index: int | None = None, **evidence: str | int) -> None:
        """Keep one finding."""
        self._found.setdefault((code, log), []).append(Finding(code, log, index, evidence))

    def has(self, *codes: Code, log: str | None = None) -> bool:
        """Whether any of these was found."""
        return any(code in codes and log in (None, where) for code, where in self._found)

    def ordered(self, limit: int = 100) -> tuple[Finding, ...]:
        """What is wrong first, by index; then what could not be checked. At most `limit` of one code and log."""
        kept = [
            finding
            for found in self._found.values()
            for finding in sorted(found, key=lambda one: -1 if one.index is None else one.index)[:limit]
        ]
        return tuple(sorted(kept, key=_rank))

    def total(self) -> int:
        """How many findings there are, the counted ones too."""
        return sum(len(found) for found in self._found.values())


def _rank(finding: Finding) -> tuple[bool, int, str, str]:
    index = 2**63 if finding.index is None else finding.index
    return finding.code.verdict is Verdict.UNCHECKED, index, finding.log, finding.code


def exit_code(findings: tuple[Finding, ...]) -> int:
    """0 good, 1 something is wrong, 2 nothing is wrong but something could not be checked."""
    verdicts = {finding.code.verdict for finding in findings}
    if Verdict.WRONG in verdicts:
        return 1
    return 2 if verdicts else 0
