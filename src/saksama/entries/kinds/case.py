"""Case entries: a receipt under its own subject, and the case under a second one.

Rules kept here:
  * `case.received` bears three commitments and nothing else, so that report and preliminary information look alike.
  * Only `case.reviewed` ties the two subjects, by a commitment whose opening the reporter and the vault hold.
Left to others: which move may follow which (procedure), deadlines of the law (clocks, a later issue).
"""

from enum import StrEnum
from typing import ClassVar

from saksama.entries.body import PAPERS, Body, Day, Office, Pseudonym, RegisterNumber


class ReviewOutcome(StrEnum):
    """What the initial review found."""

    REGISTER = "register"
    INCOMPLETE = "incomplete"
    PRELIMINARY = "preliminary"
    NOT_ACCEPTED = "not-accepted"


class DecisionOutcome(StrEnum):
    """What the plenary decided: kinds of violation (UU 7/2017), or none."""

    ADMINISTRATIVE = "administrative"
    CRIMINAL = "criminal"
    ETHICS = "ethics"
    OTHER_LAW = "other-law"
    ADMINISTRATIVE_TSM = "administrative-tsm"
    SEVERAL = "several"
    NO_VIOLATION = "no-violation"


class Destination(StrEnum):
    """To whom a case is forwarded."""

    KPU = "kpu"
    GAKKUMDU = "gakkumdu"
    DKPP = "dkpp"
    POLICE = "police"
    CIVIL_SERVICE = "civil-service"
    MILITARY = "military"
    REGIONAL_HEAD = "regional-head"
    COMMUNICATION = "communication"
    OTHER_OFFICE = "other-office"


class Means(StrEnum):
    """How a notice reached the reporter or the public."""

    PORTAL = "portal"
    LETTER = "letter"
    ANNOUNCEMENT = "announcement"
    IN_PERSON = "in-person"
    ELECTRONIC = "electronic"


class Closing(StrEnum):
    """Why a case is closed."""

    DECIDED = "decided"
    NOT_REGISTERED = "not-registered"
    FORWARDED = "forwarded"
    WITHDRAWN = "withdrawn"


class CaseReceived(Body, frozen=True, kw_only=True):
    """Something was handed in. Always the same three commitments; no office, type, source, party or place."""

    KIND: ClassVar[str] = "case.received"
    COMMITS: ClassVar[frozenset[str]] = frozenset({"content", "evidence", "identity"})


class CaseReviewed(Body, frozen=True, kw_only=True):
    """Initial review, under the second subject. `day`: the day of receipt; the receipt itself only as a commitment."""

    KIND: ClassVar[str] = "case.reviewed"
    COMMITS: ClassVar[frozenset[str]] = frozenset({"receipt"})
    MAY_COMMIT: ClassVar[frozenset[str]] = PAPERS
    day: Day
    office: Office
    outcome: ReviewOutcome


class CaseReturned(Body, frozen=True, kw_only=True):
    """Sent back to the reporter to be completed."""

    KIND: ClassVar[str] = "case.returned"
    MAY_COMMIT: ClassVar[frozenset[str]] = PAPERS


class CaseCompleted(Body, frozen=True, kw_only=True):
    """The reporter completed it; it is reviewed as complete."""

    KIND: ClassVar[str] = "case.completed"
    MAY_COMMIT: ClassVar[frozenset[str]] = PAPERS


class CaseRegistered(Body, frozen=True, kw_only=True):
    """Entered in the register under a number without gaps per office."""

    KIND: ClassVar[str] = "case.registered"
    MAY_COMMIT: ClassVar[frozenset[str]] = PAPERS
    number: RegisterNumber


class CaseAssigned(Body, frozen=True, kw_only=True):
    """Given to an officer, by that officer's pseudonym within this case."""

    KIND: ClassVar[str] = "case.assigned"
    MAY_COMMIT: ClassVar[frozenset[str]] = PAPERS
    assignee: Pseudonym


class CaseDecided(Body, frozen=True, kw_only=True):
    """Decided in plenary; the text stands in a commitment."""

    KIND: ClassVar[str] = "case.decided"
    MAY_COMMIT: ClassVar[frozenset[str]] = PAPERS
    outcome: DecisionOutcome


class CaseForwarded(Body, frozen=True, kw_only=True):
    """Forwarded to the body that has to act."""

    KIND: ClassVar[str] = "case.forwarded"
    MAY_COMMIT: ClassVar[frozenset[str]] = PAPERS
    to: Destination


class CaseNotified(Body, frozen=True, kw_only=True):
    """The outcome was made known."""

    KIND: ClassVar[str] = "case.notified"
    MAY_COMMIT: ClassVar[frozenset[str]] = PAPERS
    means: Means


class CaseClosed(Body, frozen=True, kw_only=True):
    """Closed; nothing may follow."""

    KIND: ClassVar[str] = "case.closed"
    MAY_COMMIT: ClassVar[frozenset[str]] = PAPERS
    outcome: Closing


class IdentityOpened(Body, frozen=True, kw_only=True):
    """A custodian opened an identity. Case and reason are commitments; the reporter gets the opening."""

    KIND: ClassVar[str] = "identity.opened"
    COMMITS: ClassVar[frozenset[str]] = frozenset({"case", "reason"})


KINDS: tuple[type[Body], ...] = (
    CaseReceived,
    CaseReviewed,
    CaseReturned,
    CaseCompleted,
    CaseRegistered,
    CaseAssigned,
    CaseDecided,
    CaseForwarded,
    CaseNotified,
    CaseClosed,
    IdentityOpened,
)
