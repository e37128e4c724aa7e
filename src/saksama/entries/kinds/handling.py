"""Handling entries: what happens to a case between its registration and its end.

Rules kept here:
  * A person is named by the pseudonym within the case alone; a hearing names the role and a number, never the person.
  * `second` confirmed what the actor proposed: who saw what changes, and answers for it too.
Left to others: the acts that every case has (case), which move may follow which (procedure).
"""

from enum import StrEnum
from typing import Annotated, ClassVar

import msgspec
from msgspec import UNSET, UnsetType

from saksama.entries.body import Body, Confirmer, Day, Office, OnPaper, Pseudonym, RegisterNumber, SubjectId
from saksama.entries.kinds.case import Destination, each_once


class Heard(StrEnum):
    """In what role somebody is heard."""

    REPORTER = "reporter"
    REPORTED = "reported"
    TESTIFIER = "testifier"
    EXPERT = "expert"


class Direction(StrEnum):
    """Delegation (pelimpahan) goes down or to the place of the event, take-over (pengambilalihan) goes up."""

    DOWN = "down"
    ACROSS = "across"
    UP = "up"


class TakeOver(StrEnum):
    """Why a report is taken over from the office one level below (Perbawaslu 7/2022 art. 40(3)a to e; 20(3))."""

    SEVERAL_REGIONS = "several-regions"
    MEMBERS_SUSPENDED = "members-suspended"
    OFFICE_UNABLE = "office-unable"
    MEANS_LACKING = "means-lacking"
    MEMBERS_REPORTED = "members-reported"
    AD_HOC_ETHICS = "ad-hoc-ethics"


class Sanction(StrEnum):
    """What Bawaslu Kabupaten/Kota decided of a person of an ad hoc supervisor (Perbawaslu 7/2022 art. 45(3), (4))."""

    WARNING = "warning"
    DISMISSAL = "dismissal"
    REHABILITATION = "rehabilitation"


class Oath(StrEnum):
    """Whether who was heard took the oath (B.10, B.11); without it the hearing goes on (art. 30(3), 31(3))."""

    TAKEN = "taken"
    REFUSED = "refused"


class Requester(StrEnum):
    """Who asks for the correction of a recommendation (Perbawaslu 7/2022 art. 52)."""

    REPORTER = "reporter"
    REPORTED = "reported"


class Examiner(StrEnum):
    """Who examines a request for correction (Perbawaslu 7/2022 art. 55, 56)."""

    RI = "ri"
    PROVINCE = "province"


class Correction(StrEnum):
    """What became of the recommendation (Perbawaslu 7/2022 art. 57(1))."""

    UPHELD = "upheld"
    CORRECTED = "corrected"


class Discussion(StrEnum):
    """The three discussions of Sentra Gakkumdu: after the registration, before the plenary, after the investigation."""

    FIRST = "first"
    SECOND = "second"
    THIRD = "third"


class Institution(StrEnum):
    """The three institutions of Sentra Gakkumdu."""

    BAWASLU = "bawaslu"
    POLICE = "police"
    PROSECUTOR = "prosecutor"


Institutions = Annotated[tuple[Institution, ...], each_once(Institution, "institutions")]
_MOST_OF_A_TEAM = 20
Team = Annotated[
    tuple[Pseudonym, ...], msgspec.Meta(min_length=1, max_length=_MOST_OF_A_TEAM, description="members, by pseudonym")
]


class Answer(StrEnum):
    """What came back from a body to which a case was forwarded."""

    RECEIVED = "received"
    FOLLOWED = "followed"
    NOT_FOLLOWED = "not-followed"
    RETURNED = "returned"


class Interest(StrEnum):
    """What ties a person to a case: to the reported, the reporter, a party, a region; `other` is told in the words."""

    REPORTED = "reported"
    REPORTER = "reporter"
    PARTY = "party"
    REGION = "region"
    OTHER = "other"


_MOST_HEARD = 99
Nth = Annotated[
    int,
    msgspec.Meta(ge=1, le=_MOST_HEARD, description="which person in this role, in the order of the first invitations"),
]
"""A number within the case, that no other case knows: two persons in one role are told apart, and neither is named."""


class CaseTeamed(OnPaper, frozen=True, kw_only=True):
    """The team that hears, by the chair's decree (Perbawaslu 7/2022 art. 27(3), 35): its members within this case."""

    KIND: ClassVar[str] = "case.teamed"
    members: Team


class CaseInvited(OnPaper, frozen=True, kw_only=True):
    """Somebody was invited to be heard (undangan klarifikasi) on this day. `again`: for the second time.

    `nth`: which person in this role (Perbawaslu 7/2022 art. 29(5) counts invitations by person).
    """

    KIND: ClassVar[str] = "case.invited"
    again: bool | UnsetType = UNSET
    day: Day
    nth: Nth
    role: Heard


class CaseHeard(OnPaper, frozen=True, kw_only=True):
    """The minutes of a hearing (berita acara klarifikasi). `appeared` is false where the invited did not come.

    `online`: by audio-visual recording; `signed` is false where who was heard refused to sign.
    """

    KIND: ClassVar[str] = "case.heard"
    appeared: bool
    nth: Nth
    oath: Oath | UnsetType = UNSET
    online: bool | UnsetType = UNSET
    role: Heard
    signed: bool | UnsetType = UNSET


class CaseCopied(OnPaper, frozen=True, kw_only=True):
    """A copy of the minutes of a hearing was given to who was heard (Perbawaslu 7/2022 art. 33(5))."""

    KIND: ClassVar[str] = "case.copied"
    nth: Nth
    role: Heard


class CaseDiscussed(OnPaper, frozen=True, kw_only=True):
    """A discussion of Sentra Gakkumdu on this day: who took part, and whether they agreed."""

    KIND: ClassVar[str] = "case.discussed"
    agreed: bool
    day: Day
    discussion: Discussion
    present: Institutions


class CaseExtended(OnPaper, frozen=True, kw_only=True):
    """The time for handling was extended for further statements; the reason stands in a commitment."""

    KIND: ClassVar[str] = "case.extended"


class CaseStudied(OnPaper, frozen=True, kw_only=True):
    """The study (kajian) is finished and lies before the plenary."""

    KIND: ClassVar[str] = "case.studied"


class CaseTransferred(OnPaper, frozen=True, kw_only=True):
    """Delegated or taken over: from here on the office `to` handles it.

    `ground`: why it was taken over; `plenary`: which decided it.
    """

    KIND: ClassVar[str] = "case.transferred"
    direction: Direction
    ground: TakeOver | UnsetType = UNSET
    plenary: SubjectId | UnsetType = UNSET
    to: Office


class CaseSanctioned(OnPaper, frozen=True, kw_only=True):
    """A sanction against one person of an ad hoc supervisor, or the rehabilitation: the chair's decision.

    Who it is stands in no entry. The actor proposed it, `second` confirmed it; `plenary`: which decided it.
    """

    KIND: ClassVar[str] = "case.sanctioned"
    plenary: SubjectId | UnsetType = UNSET
    sanction: Sanction
    second: Confirmer | UnsetType = UNSET


class CaseAnswered(OnPaper, frozen=True, kw_only=True):
    """What the body `by` answered to a forwarding."""

    KIND: ClassVar[str] = "case.answered"
    answer: Answer
    by: Destination


class CaseContested(OnPaper, frozen=True, kw_only=True):
    """A request to correct the recommendation (koreksi, B.19) was received. `examiner`: to whom it was made."""

    KIND: ClassVar[str] = "case.contested"
    by: Requester
    examiner: Examiner


class CaseAdvised(OnPaper, frozen=True, kw_only=True):
    """Bawaslu's written opinion, which the province needs before it corrects (Perbawaslu 7/2022 art. 51(2), 56(2))."""

    KIND: ClassVar[str] = "case.advised"


class CaseCorrected(OnPaper, frozen=True, kw_only=True):
    """What became of a request for correction (B.20, B.21), as the actor proposed and `second` confirmed.

    `plenary`: of the provincial Bawaslu that examined it (Perbawaslu 7/2022 art. 57(2)); Bawaslu's own is not entered.
    """

    KIND: ClassVar[str] = "case.corrected"
    outcome: Correction
    plenary: SubjectId | UnsetType = UNSET
    second: Confirmer | UnsetType = UNSET


class CaseRenumbered(OnPaper, frozen=True, kw_only=True):
    """The register number `replaces` was wrong; the case has `number` from here on. `second` confirmed it."""

    KIND: ClassVar[str] = "case.renumbered"
    number: RegisterNumber
    replaces: RegisterNumber
    second: Confirmer | UnsetType = UNSET


class CaseRecused(OnPaper, frozen=True, kw_only=True):
    """`person` declared an interest: no further part in this case. `ground`: which; the words stand in a commitment.

    The actor is that person, or the node where a standing declaration (`interest.declared`) came to apply.
    """

    KIND: ClassVar[str] = "case.recused"
    ground: Interest | UnsetType = UNSET
    person: Pseudonym


class CaseReadmitted(OnPaper, frozen=True, kw_only=True):
    """Two commissioners lifted the recusal of `person`: the actor proposed it, `second` confirmed it."""

    KIND: ClassVar[str] = "case.readmitted"
    person: Pseudonym
    second: Confirmer | UnsetType = UNSET


KINDS: tuple[type[Body], ...] = (
    CaseTeamed,
    CaseInvited,
    CaseHeard,
    CaseCopied,
    CaseDiscussed,
    CaseExtended,
    CaseStudied,
    CaseTransferred,
    CaseSanctioned,
    CaseAnswered,
    CaseContested,
    CaseAdvised,
    CaseCorrected,
    CaseRenumbered,
    CaseRecused,
    CaseReadmitted,
)
