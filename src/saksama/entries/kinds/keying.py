"""Keying entries: a supervisor's copy of a sheet typed twice, put together; a finding set aside or followed up.

Rules kept here:
  * A copy of one sheet has a subject of its own; both keyings and the reconciliation stand under it.
  * What was typed stays behind a commitment until both are there: the second person cannot read the first one's.
  * Digests of photos stand inside a commitment alone: photos show names and signatures.
  * A finding leaves the queue by two persons: the actor who proposed it, and `second`, who confirmed it.
Left to others: what the figures open to (entries.reconciliation), whether the persons differ (verify).
"""

from enum import StrEnum
from typing import Annotated, ClassVar

import msgspec
from msgspec import UNSET, UnsetType

from saksama.entries.body import Body, Code, Confirmer, Day, Digest, Typist

StationCode = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{13}\Z", description="polling station, 13 digits")]
PlaceDigits = Annotated[
    str, msgspec.Meta(pattern=r"^[0-9]{2,13}\Z", description="polling station (13 digits) or area (2 to 10)")
]
RuleCode = Annotated[
    str, msgspec.Meta(pattern=r"^[A-Za-z][A-Za-z0-9_.-]{0,31}\Z", description="rule of the sheet's definition")
]
Turn = Annotated[int, msgspec.Meta(ge=1, le=2, description="1 or 2")]


class Ground(StrEnum):
    """Why a finding leaves the queue: what was found to lie behind it. None of them accuses anybody.

    `misread`: the source read the paper wrongly; `mistyped`: somebody typed it wrongly; `on-paper`: the paper itself
    does not fit; `corrected`: put right at a recapitulation since; `explained`: in order, for a reason that is written;
    `no-paper`: no legible copy was to be had.
    """

    MISREAD = "misread"
    MISTYPED = "mistyped"
    ON_PAPER = "on-paper"
    CORRECTED = "corrected"
    EXPLAINED = "explained"
    NO_PAPER = "no-paper"


class FollowUp(StrEnum):
    """What follows: `none`, a correction asked for, a case, a joint task, a recount, a re-vote."""

    NONE = "none"
    CORRECTION = "correction"
    CASE = "case"
    TASK = "task"
    RECOUNT = "recount"
    REVOTE = "revote"


class SheetKeyed(Body, frozen=True, kw_only=True):
    """One person typed a copy of a sheet. `turn`: whether as the first or as the second."""

    KIND: ClassVar[str] = "sheet.keyed"
    COMMITS: ClassVar[frozenset[str]] = frozenset({"figures", "photos"})
    contest: Code
    station: StationCode
    turn: Turn


class SheetReconciled(Body, frozen=True, kw_only=True):
    """Both keyings are put together and opened.

    `document`: the reconciliation, a blob; `decided`: fields that differed, which the actor decided; where there are
    none, the actor is the second. `first`, `second`: who typed it, two equals: `second` confirmed nothing.
    """

    KIND: ClassVar[str] = "sheet.reconciled"
    contest: Code
    decided: tuple[Code, ...] = ()
    document: Digest
    first: Typist
    second: Typist
    station: StationCode


class SheetResolved(Body, frozen=True, kw_only=True):
    """A finding left the queue. `finding`: its key in the list of findings; `due`: the last day of what follows.

    The words of the person who looked into it are committed.
    """

    KIND: ClassVar[str] = "sheet.resolved"
    COMMITS: ClassVar[frozenset[str]] = frozenset({"text"})
    contest: Code
    due: Day | UnsetType = UNSET
    finding: Digest
    follow_up: FollowUp
    ground: Ground
    place: PlaceDigits
    rule: RuleCode
    second: Confirmer


KINDS: tuple[type[Body], ...] = (SheetKeyed, SheetReconciled, SheetResolved)
