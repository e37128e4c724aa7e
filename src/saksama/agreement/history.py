"""Where an agreement stands, replayed from what both logs say.

Rules kept here (design: "The agreement is the root of authorisation"):
  * In force when both logs hold `.signed` (for an amendment: `.amended`) with the same digest, within its dates; an
    amendment that changes an institution key without saying so never is (`institutions`).
  * A party may take its signature back (`.withdrawn`) as long as the other has not signed. Where the two cross, the
    earlier `at` counts, and at the same moment the signature. Signing again signs anew, from then on. A text is in
    force from the first moment at which both signatures stood.
  * Either party alone may suspend or end. Resuming needs both: a suspension is lifted when its own party's log holds a
    later `.resumed` (later in that log) and the other's log holds one whose `at` is not before the suspension's.
  * An end is final; nothing after it signs, resumes or amends.
  * The two logs have no common order. Nothing here asks which of two entries in different logs came first, but for the
    other party's `.resumed` and for a withdrawal, where each entry's verified `at` decides.
Left to others: reading them in their order (`course`), that a resumption or an end was declared by the institution
(`counting`), that the entries are in the logs and their times true (the verifier, the follower).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from saksama.agreement.institutions import InForce
from saksama.agreement.terms import Terms


class EventKind(StrEnum):
    """The entry kinds an agreement's history is made of."""

    PROPOSED = "agreement.proposed"
    SIGNED = "agreement.signed"
    AMENDED = "agreement.amended"
    WITHDRAWN = "agreement.withdrawn"
    SUSPENDED = "agreement.suspended"
    RESUMED = "agreement.resumed"
    ENDED = "agreement.ended"


class Standing(StrEnum):
    """What an agreement allows at a moment."""

    PROPOSED = "proposed"
    NOT_YET = "not-yet"
    IN_FORCE = "in-force"
    SUSPENDED = "suspended"
    ENDED = "ended"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class AgreementEvent:
    """One `agreement.*` entry of one log. `digest` is of the text it speaks of.

    `at` is the entry's; of a resumption it is when the institution declared it, which is not later.
    """

    log_origin: str
    index: int
    kind: EventKind
    at: datetime
    digest: str


@dataclass(frozen=True, slots=True)
class State:
    """Where the agreement stands by the entries replayed. Sets hold log origins.

    `terms` are those in force or last in force; None while no text was signed by both.
    `waiting` are texts that one party signed and the other did not: digest to who signed. `line`: every text that was
    in force, the first one first. `signed`: who stands by which text, withdrawals counted.
    """

    terms: Terms | None
    waiting: Mapping[str, frozenset[str]]
    suspended_by: frozenset[str]
    resumed_by: frozenset[str]
    ended_by: frozenset[str]
    line: tuple[InForce, ...] = ()
    signed: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def standing(self, at: datetime) -> Standing:
        """The standing at this moment. An end goes before a suspension, and both before the dates."""
        if self.terms is None:
            return Standing.PROPOSED
        if self.ended_by:
            return Standing.ENDED
        if self.suspended_by:
            return Standing.SUSPENDED
        if at < self.terms.from_:
            return Standing.NOT_YET
        if at > self.terms.until:
            return Standing.EXPIRED
        return Standing.IN_FORCE
