"""Incident entries: a security incident reported by one side and taken by the other.

Rules kept here: the subject is the same in both logs; `notice_due` stands only on a leak of personal data.
Left to others: computing the due moments (agreement's clause, clocks), the joint task.
"""

from enum import StrEnum
from typing import ClassVar

from msgspec import UNSET, UnsetType

from saksama.entries.body import Body, ClauseId, Code, Digest, MomentText, OnPaper, Origin


class IncidentType(StrEnum):
    """What happened."""

    IMITATION = "imitation"
    ATTACK = "attack"
    LEAK = "leak"
    DISTURBANCE = "disturbance"


class IncidentReported(OnPaper, frozen=True, kw_only=True):
    """Reported to `to`, to be taken by `due`.

    `notice_due`: when the persons must have been told (UU 27/2022 art. 46).
    """

    KIND: ClassVar[str] = "incident.reported"
    agreement: Digest
    clause: ClauseId
    due: MomentText
    notice_due: MomentText | UnsetType = UNSET
    to: Origin
    type: IncidentType


class IncidentTaken(Body, frozen=True, kw_only=True):
    """Taken by the other side's duty officer."""

    KIND: ClassVar[str] = "incident.taken"
    reporter: Origin


class IncidentNotified(OnPaper, frozen=True, kw_only=True):
    """The persons whose data leaked and the authority were told."""

    KIND: ClassVar[str] = "incident.notified"
    to: Code


class IncidentClosed(OnPaper, frozen=True, kw_only=True):
    """Closed; `note`: a public note, a blob."""

    KIND: ClassVar[str] = "incident.closed"
    note: Digest | UnsetType = UNSET


KINDS: tuple[type[Body], ...] = (IncidentReported, IncidentTaken, IncidentNotified, IncidentClosed)
