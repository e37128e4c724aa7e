"""Late, in time, or in time by its own word: one rule for cases, tasks, incidents, notices and receipts.

Rules kept here (design, "Time"):
  * A duty is due at the latest lawful reading. It is late where the act's own `at` is past that, or the cosignature of
    the newest checkpoint before the act, beyond the tolerance of clocks: then nobody can have entered it in time.
  * It is in time where somebody cosigned the act before it was due. Between the two it is in time by its log's own
    word: no finding, and the report says how often.
  * An open duty is late where somebody cosigned the log of who owes it after it was due.
Left to others: when something is due (procedure, clocks, agreement), whether `at` fits its interval (times).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from saksama.verify.checkpoints import TOLERANCE, Standing
from saksama.verify.contents import Item
from saksama.verify.findings import Code, Findings


class Timely(StrEnum):
    """How an act that was done stands to its due moment."""

    IN_TIME = "in-time"
    OWN_WORD = "own-word"
    LATE = "late"


@dataclass(slots=True)
class Lateness:
    """Judges by the cosignatures of each log, by origin; `own_word`: log and entry of what only its log says."""

    standings: Mapping[str, Standing]
    found: Findings
    own_word: set[tuple[str, int]] = field(default_factory=set)

    def judge(self, log: str, item: Item, due: datetime) -> Timely:
        """Whether the act `item` of `log` was in time; what is so by its own word is noted."""
        standing = self.standings[log]
        if self.done(log, item) > due:
            return Timely.LATE
        seen = standing.first_over(item.index)
        if seen is not None and seen <= due:
            return Timely.IN_TIME
        self.own_word.add((log, item.index))
        return Timely.OWN_WORD

    def done(self, log: str, item: Item) -> datetime:
        """The moment before which the act cannot have been entered: its `at`, or what was cosigned before it."""
        before = self.standings[log].last_before(item.index)
        return item.at if before is None else max(item.at, before - TOLERANCE)

    def now(self, log: str) -> datetime | None:
        """The moment that an open duty of this log is held to; None where nobody ever cosigned it."""
        latest = self.standings[log].latest if log in self.standings else None
        return None if latest is None else latest - TOLERANCE

    def check(
        self, code: Code, asked: tuple[str, Item], due: datetime, done: tuple[str, Item] | None, owed_by: str
    ) -> None:
        """Name the act that `asked` for something (its log, its entry) where that came late, or is still owed.

        `owed_by`: the log whose duty it was, which need not be the one that asked.
        """
        log, first = asked
        told = {"subject": first.wire.subject, "due": due.isoformat(), "owed_by": owed_by}
        now = self.now(owed_by)
        if done is None:
            if now is not None and now > due:
                self.found.add(code, log, first.index, **told, done="", now=now.isoformat())
        elif self.judge(*done, due) is Timely.LATE:
            self.found.add(code, log, first.index, **told, done=self.done(*done).isoformat())
