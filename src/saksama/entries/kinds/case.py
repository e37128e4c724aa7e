"""Case entries: a receipt under its own subject, and the case under a second one.

Rules kept here:
  * `case.received` bears three commitments and nothing else, so that report and preliminary information look alike.
  * Only `case.reviewed` ties the two subjects, by a commitment whose opening the reporter and the vault hold.
  * A case names the procedure of the law that it follows; what one edition alone needs is optional here.
Left to others: acts while a case is handled (handling), lots (lot), which move may follow which (procedure), deadlines
of the law (clocks).
"""

from enum import StrEnum
from typing import Annotated, ClassVar

import msgspec
from msgspec import UNSET, UnsetType

from saksama.entries.body import (
    Body,
    Code,
    Confirmer,
    Count,
    Day,
    Digest,
    Office,
    OnPaper,
    Pseudonym,
    RegisterNumber,
    SubjectId,
)


class ReviewOutcome(StrEnum):
    """What the initial review found."""

    REGISTER = "register"
    INCOMPLETE = "incomplete"
    PRELIMINARY = "preliminary"
    NOT_ACCEPTED = "not-accepted"
    OTHER_LAW = "other-law"


class Ground(StrEnum):
    """Why something was not accepted for registration."""

    LATE = "late"
    INCOMPLETE = "incomplete"
    NOT_ENTITLED = "not-entitled"
    NO_VIOLATION = "no-violation"
    CONSTITUTIONAL_COURT = "constitutional-court"
    SETTLED = "settled"
    WITHDRAWN = "withdrawn"


class Origination(StrEnum):
    """Where a case comes from: laporan, temuan, informasi awal."""

    REPORT = "report"
    FINDING = "finding"
    INFORMATION = "information"


class Violation(StrEnum):
    """Kinds of violation (UU 7/2017 art. 455, 460, 463): PID, ETIK, LAIN, ADM, TSM."""

    ADMINISTRATIVE = "administrative"
    CRIMINAL = "criminal"
    ETHICS = "ethics"
    OTHER_LAW = "other-law"
    ADMINISTRATIVE_TSM = "administrative-tsm"


def each_once(codes: type[StrEnum], words: str) -> msgspec.Meta:
    """Of a list that has one of these codes or more, none twice; `words`: what they are."""
    told = ", ".join(f"`{each}`" for each in codes)
    return msgspec.Meta(min_length=1, max_length=len(codes), description=f"{words}, each once: {told}")


Violations = Annotated[tuple[Violation, ...], each_once(Violation, "kinds of violation")]


class Organizer(StrEnum):
    """Which class of organizer a breach of ethics concerns, never which body or person (Perbawaslu 7/2022 art. 44, 45).

    `permanent`: KPU and Bawaslu at RI, province, regency; `kpu-ad-hoc`: PPK, PPS, KPPS; `bawaslu-ad-hoc`: Panwaslu
    Kecamatan, Panwaslu Kelurahan/Desa, Pengawas TPS.
    """

    PERMANENT = "permanent"
    KPU_AD_HOC = "kpu-ad-hoc"
    BAWASLU_AD_HOC = "bawaslu-ad-hoc"


Organizers = Annotated[tuple[Organizer, ...], each_once(Organizer, "classes of organizer")]


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
    BAWASLU_REGENCY = "bawaslu-regency"
    GAKKUMDU = "gakkumdu"
    DKPP = "dkpp"
    POLICE = "police"
    CIVIL_SERVICE = "civil-service"
    MILITARY = "military"
    REGIONAL_HEAD = "regional-head"
    COMMUNICATION = "communication"
    OTHER_OFFICE = "other-office"
    CONSTITUTIONAL_COURT = "constitutional-court"


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


class CaseReviewed(OnPaper, frozen=True, kw_only=True):
    """Initial review, under the second subject. `day`: the day of receipt; the receipt itself only as a commitment.

    `procedure`: the edition that the case follows; `edition`: its digest, `rules`: that of the clock rules by which its
    periods are counted from `day` on, both in the first review; `party`: of the reported, `none` for nobody's;
    `second`: who confirmed a refusal; `organizers`: whom a breach of ethics concerns;
    `substantial`: whether what is refused on form is complete in substance, or what was withdrawn holds an alleged
    violation, and so becomes preliminary information (Perbawaslu 7/2022 art. 14(4), 24(8)); `plenary`: which decided.
    `relayed`: the day on which a village or polling-station supervisor received the report, to pass it on (art. 9).
    `written`: of what becomes a finding, the day on which its supervision report (LHP) was made (art. 5(1)b).
    """

    KIND: ClassVar[str] = "case.reviewed"
    COMMITS: ClassVar[frozenset[str]] = frozenset({"receipt"})
    day: Day
    edition: Digest | UnsetType = UNSET
    ground: Ground | UnsetType = UNSET
    office: Office
    organizers: Organizers | UnsetType = UNSET
    outcome: ReviewOutcome
    party: Code | UnsetType = UNSET
    plenary: SubjectId | UnsetType = UNSET
    procedure: Code
    relayed: Day | UnsetType = UNSET
    rules: Digest | UnsetType = UNSET
    second: Confirmer | UnsetType = UNSET
    source: Origination | UnsetType = UNSET
    substantial: bool | UnsetType = UNSET
    types: Violations | UnsetType = UNSET
    written: Day | UnsetType = UNSET


class CaseReturned(OnPaper, frozen=True, kw_only=True):
    """Sent back to the reporter to be completed."""

    KIND: ClassVar[str] = "case.returned"


class CaseCompleted(OnPaper, frozen=True, kw_only=True):
    """The reporter completed it; it is reviewed as complete."""

    KIND: ClassVar[str] = "case.completed"


class CaseWithdrawn(OnPaper, frozen=True, kw_only=True):
    """The reporter withdrew the report before its registration (Perbawaslu 7/2022 art. 14).

    `violation`: whether it holds an alleged violation all the same, and so becomes preliminary information.
    """

    KIND: ClassVar[str] = "case.withdrawn"
    violation: bool


class CaseRegistered(OnPaper, frozen=True, kw_only=True):
    """Entered in the register under a number without gaps per office.

    `types`: what it is registered as; `organizers`: whom a breach of ethics concerns.
    """

    KIND: ClassVar[str] = "case.registered"
    number: RegisterNumber
    organizers: Organizers | UnsetType = UNSET
    types: Violations | UnsetType = UNSET


class CaseAssigned(OnPaper, frozen=True, kw_only=True):
    """Given to an officer, by that officer's pseudonym within this case. `draw`: by which lot of the case."""

    KIND: ClassVar[str] = "case.assigned"
    assignee: Pseudonym
    draw: Count | UnsetType = UNSET


class CaseDecided(OnPaper, frozen=True, kw_only=True):
    """Decided in plenary, as the actor proposed and `second` confirmed; the text stands in a commitment.

    `types`: which, where the outcome is several; `organizers`: who broke the code of ethics; `plenary`: in which.
    """

    KIND: ClassVar[str] = "case.decided"
    organizers: Organizers | UnsetType = UNSET
    outcome: DecisionOutcome
    plenary: SubjectId | UnsetType = UNSET
    second: Confirmer | UnsetType = UNSET
    types: Violations | UnsetType = UNSET


class CaseForwarded(OnPaper, frozen=True, kw_only=True):
    """Forwarded to the body that has to act. `via`: through whose system, as `sbt` to the civil service agency."""

    KIND: ClassVar[str] = "case.forwarded"
    to: Destination
    via: Code | UnsetType = UNSET


class CaseNotified(OnPaper, frozen=True, kw_only=True):
    """The outcome was made known. `reached` is false where the reporter could not be reached by these means."""

    KIND: ClassVar[str] = "case.notified"
    means: Means
    reached: bool | UnsetType = UNSET


class CaseClosed(OnPaper, frozen=True, kw_only=True):
    """Closed, as the actor proposed and `second` confirmed.

    No further step of the office may follow, only a notice and what others answer.
    """

    KIND: ClassVar[str] = "case.closed"
    outcome: Closing
    second: Confirmer | UnsetType = UNSET


class IdentityOpened(Body, frozen=True, kw_only=True):
    """A custodian opened an identity. Case and reason are commitments; the reporter gets the opening."""

    KIND: ClassVar[str] = "identity.opened"
    COMMITS: ClassVar[frozenset[str]] = frozenset({"case", "reason"})


KINDS: tuple[type[Body], ...] = (
    CaseReceived,
    CaseReviewed,
    CaseReturned,
    CaseCompleted,
    CaseWithdrawn,
    CaseRegistered,
    CaseAssigned,
    CaseDecided,
    CaseForwarded,
    CaseNotified,
    CaseClosed,
    IdentityOpened,
)
