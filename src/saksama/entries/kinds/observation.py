"""Supervision's entries: periods that an office opens, reports that come in and are examined, advice and its answer.

Rules kept here:
  * A report (LHP) has one subject from its first sending on. No name, no number of a report and no place finer than
    the district stand in the log: an office below it is one person.
  * A version is sent once and never changed; what is in it stands behind the commitment `report`.
  * The device and its running number stand inside the commitment of what came in, so that nobody joins one
    supervisor's reports.
  * Who examined is the actor within the report's subject: that nobody approved their own can be seen by anyone.
Left to others: the order of the acts (`saksama.observation.loop`), the forms, public counts (observation.counting).
"""

from enum import StrEnum
from typing import Annotated, ClassVar

import msgspec
from msgspec import UNSET, UnsetType

from saksama.entries.body import Body, Code, Day, Digest, Office, SubjectId

MOST_OFFICES = 200
"""A period's offices: NTB has 117 districts, ten regencies and a province."""

Version = Annotated[int, msgspec.Meta(ge=1, le=999, description="version of the report, from 1")]
Chain = Annotated[
    tuple[Code, ...],
    msgspec.Meta(min_length=1, max_length=5, description="levels that examine, from below: `kabupaten-kota`"),
]
Number = Annotated[int, msgspec.Meta(ge=0, le=99_999, description="how many")]


class Channel(StrEnum):
    """How a report came in.

    `field`: from a device of the field; `desk`: written at the desk; `dictated`: by telephone, keyed at the desk;
    `carried`: in a file that a device wrote and a person carried.
    """

    FIELD = "field"
    DESK = "desk"
    DICTATED = "dictated"
    CARRIED = "carried"


class Answer(StrEnum):
    """What became of advice: followed, followed in part, refused with a reason, said to be none's business there."""

    FOLLOWED = "followed"
    IN_PART = "in-part"
    REFUSED = "refused"
    NOT_THEIRS = "not-theirs"


class Asked(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, gc=False):
    """How many reports an office asks for in a period."""

    office: Office
    reports: Number


AskedOf = Annotated[
    tuple[Asked, ...],
    msgspec.Meta(min_length=1, max_length=MOST_OFFICES, description="objects of `office` and `reports`"),
]


class PeriodOpened(Body, frozen=True, kw_only=True):
    """An office opens a period of reports, of one form, from `begins` to `ends`; what comes later is late.

    `chain`: the levels that examine a report, from its writer's level up; `asked`: how many of which office.
    """

    KIND: ClassVar[str] = "period.opened"
    asked: AskedOf
    begins: Day
    chain: Chain
    ends: Day
    form: Code
    office: Office


class PeriodAsked(Body, frozen=True, kw_only=True):
    """The office asks for other numbers of reports in its period."""

    KIND: ClassVar[str] = "period.asked"
    COMMITS: ClassVar[frozenset[str]] = frozenset({"reason"})
    asked: AskedOf


class PeriodClosed(Body, frozen=True, kw_only=True):
    """The office closes its period: what comes in afterwards is taken, and late."""

    KIND: ClassVar[str] = "period.closed"


class ObservationReceived(Body, frozen=True, kw_only=True):
    """A report came in and is kept; `submission`: the device, its running number, and what came, committed."""

    KIND: ClassVar[str] = "observation.received"
    COMMITS: ClassVar[frozenset[str]] = frozenset({"submission"})
    channel: Channel
    day: Day
    form: Digest
    office: Office


class LhpSent(Body, frozen=True, kw_only=True):
    """A version of a report was handed in by somebody of an office of this `level`.

    `period`: the subject of the period it is for, where it is for one.
    """

    KIND: ClassVar[str] = "lhp.sent"
    COMMITS: ClassVar[frozenset[str]] = frozenset({"report"})
    form: Digest
    level: Code
    office: Office
    period: SubjectId | UnsetType = UNSET
    version: Version


class LhpReturned(Body, frozen=True, kw_only=True):
    """An examiner of a level of its chain gives a version back; `notes`: how many, each to a field or an annex."""

    KIND: ClassVar[str] = "lhp.returned"
    COMMITS: ClassVar[frozenset[str]] = frozenset({"notes"})
    level: Code
    notes: Annotated[int, msgspec.Meta(ge=1, le=999, description="how many notes")]
    version: Version


class LhpApproved(Body, frozen=True, kw_only=True):
    """An examiner of a level of its chain approves a version."""

    KIND: ClassVar[str] = "lhp.approved"
    level: Code
    version: Version


class LhpReopened(Body, frozen=True, kw_only=True):
    """An approved report is opened again, for a reason."""

    KIND: ClassVar[str] = "lhp.reopened"
    COMMITS: ClassVar[frozenset[str]] = frozenset({"reason"})
    version: Version


class AdviceSent(Body, frozen=True, kw_only=True):
    """Advice to put something right (saran perbaikan) went to a body on `day`; `due`: until when it may answer."""

    KIND: ClassVar[str] = "advice.sent"
    COMMITS: ClassVar[frozenset[str]] = frozenset({"paper"})
    day: Day
    due: Day
    office: Office
    to: Code


class AdviceAnswered(Body, frozen=True, kw_only=True):
    """The body answered on `day`, or said nothing until the office closed it."""

    KIND: ClassVar[str] = "advice.answered"
    MAY_COMMIT: ClassVar[frozenset[str]] = frozenset({"paper"})
    answer: Answer
    day: Day


KINDS: tuple[type[Body], ...] = (
    PeriodOpened,
    PeriodAsked,
    PeriodClosed,
    ObservationReceived,
    LhpSent,
    LhpReturned,
    LhpApproved,
    LhpReopened,
    AdviceSent,
    AdviceAnswered,
)
