"""Audit entries: the list that is drawn from, the public draw, what two people read, and what followed from it.

Rules kept here:
  * An audit has a subject of its own; all of its entries share it.
  * The list stands in the log before the seed. Whoever knows the seed before the list could choose the list.
  * The seed is of the outside witness that the list names; dice are mixed in where the list gives some. A list that
    names no witness has a seed of dice that two persons typed, which nobody outside can tell from made-up digits.
  * A later draw of the same audit keeps its seed and takes more tickets of it.
  * A reading is what two people read alike, each without seeing the other's.
Left to others: the mathematics (tally.audit), whether it was followed (verify.audits), the figures (sheet).
"""

from enum import StrEnum
from typing import Annotated, ClassVar

import msgspec
from msgspec import UNSET, UnsetType

from saksama.entries.body import Body, Code, Count, Digest, Office, PublicText, SubjectId, Typist
from saksama.entries.kinds.lot import Cosignature, WitnessName

MOST_DRAWS = 100_000

Share = Annotated[
    str,
    msgspec.Meta(pattern=r"^[1-9][0-9]{0,3}/[1-9][0-9]{0,3}\Z", description="share of the valid votes, such as 1/2"),
]
Dice = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{20,64}\Z", description="digits of dice, in the order thrown")]
Seed = Annotated[
    str,
    msgspec.Meta(
        pattern=r"^([0-9]{20,64}|[0-9a-f]{64})\Z",
        description="digits of dice in the order thrown, or 64 hex digits from the witness's signature",
    ),
]
Permille = Annotated[int, msgspec.Meta(ge=1, le=500, description="thousandths, from 1 to 500")]
PartsPerMillion = Annotated[int, msgspec.Meta(ge=0, le=1_000_000, description="millionths, rounded up")]
Draws = Annotated[int, msgspec.Meta(ge=1, le=MOST_DRAWS, description="draws, from 1")]
Further = Annotated[int, msgspec.Meta(ge=2, le=9_999, description="which one in order, from 2")]
StationCode = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{13}\Z", description="code of a polling station, 13 digits")]
Votes = Annotated[
    tuple[Annotated[int, msgspec.Meta(ge=0, le=9_999)], ...],
    msgspec.Meta(max_length=64, description="votes of each candidate, in the order of the list"),
]


class AuditOutcome(StrEnum):
    """How an audit ended: the risk limit was reached, it was given up below it, every form was read, or a bound broke.

    The words are those of `saksama tally audit risk`; `go-on` at the end of an audit says that nothing was confirmed.
    """

    CONFIRMED = "confirmed"
    GO_ON = "go-on"
    READ_IN_FULL_HOLDS = "read-in-full-holds"
    READ_IN_FULL_OTHER = "read-in-full-other"
    BOUND_BROKEN = "bound-broken"


class AuditCommitted(Body, frozen=True, kw_only=True):
    """What is audited, and the list that will be drawn from.

    `figures`: the version of the figures, a blob; `list`: stations with ballots at most, weight and votes, a blob;
    `sheet`: whose columns and limits those are, `definition`: the SHA-256 of what of it decides; `region`: whose
    stations. What is claimed: the leader is ahead of each other, or, with `candidate` and `share`, on which side of
    that share of the valid votes the candidate stands.
    `margin`: the smallest margin of the claim, in its own units; `limit`: the risk limit in thousandths.
    A further audit of the same figures of a contest at the same region says `number`, which of them it is, `first`, the
    subject of the first one, and the `reason`; the first one says none of the three.
    `witness`: the outside witness of `agreement` whose first signature over the list gives the seed; `dice`: thrown
    before, and mixed into it.
    """

    KIND: ClassVar[str] = "audit.committed"
    agreement: Digest | UnsetType = UNSET
    candidate: Code | UnsetType = UNSET
    contest: Code
    definition: Digest | UnsetType = UNSET
    dice: Dice | UnsetType = UNSET
    figures: Digest
    first: SubjectId | UnsetType = UNSET
    limit: Permille
    list: Digest
    margin: Count
    number: Further | UnsetType = UNSET
    reason: PublicText | UnsetType = UNSET
    region: Office
    share: Share | UnsetType = UNSET
    sheet: Code
    stations: Count
    witness: WitnessName | UnsetType = UNSET


class AuditDrawn(Body, frozen=True, kw_only=True):
    """A draw. `draws`: from the first one on; `tickets`: number, ticket and station of each as CSV, a blob.

    `size`: of the first checkpoint that the witness cosigned with the list in it; `cosignature`: its own there. Both in
    the first draw, and only where the list names a witness. Without one `second` typed the same dice as the actor, two
    equals: it confirmed nothing. A later draw takes more tickets of the seed that stands, and has none of the three.
    """

    KIND: ClassVar[str] = "audit.drawn"
    cosignature: Cosignature | UnsetType = UNSET
    draws: Draws
    second: Typist | UnsetType = UNSET
    seed: Seed
    size: Count | UnsetType = UNSET
    tickets: Digest


class AuditObserved(Body, frozen=True, kw_only=True):
    """What two people read from a station's form; no `votes`: it was looked for and cannot be read.

    `second`: who typed the same as the actor, two equals: it confirmed nothing.
    """

    KIND: ClassVar[str] = "audit.observed"
    second: Typist
    station: StationCode
    votes: Votes | UnsetType = UNSET


class AuditConcluded(Body, frozen=True, kw_only=True):
    """The end. `evaluated`: draws up to the first station that was not read; `risk`: what remains, in millionths."""

    KIND: ClassVar[str] = "audit.concluded"
    evaluated: Count
    outcome: AuditOutcome
    risk: PartsPerMillion


KINDS: tuple[type[Body], ...] = (AuditCommitted, AuditDrawn, AuditObserved, AuditConcluded)
